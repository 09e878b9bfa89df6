#include "base/utf8.h"
#include "evaluate/bind.h"

/* ---- places ---- */

yst_place yst_binding_field_place(const yst_binding *binding, size_t field)
{
  yst_place place = {.table = yst_table_name(binding->table)};
  uint32_t column = binding->column_of[field];
  if (column == YST_NO_COLUMN) {
    place.column =
        yst_atom_text(binding->program->model->atoms, binding->program->model->fields[field].about.name);
    return place;
  }
  place.line = binding->row ? binding->row->line : 0;
  place.column = yst_table_header(binding->table, column);
  if (binding->row) place.text = binding->row->cells[column];
  return place;
}

yst_place yst_binding_answer_place(const yst_binding *binding, size_t answer)
{
  const yst_model *model = binding->program->model;
  uint32_t column = binding->column_of[model->field_count + answer];
  if (column != YST_NO_COLUMN && binding->row)
    return (yst_place){yst_table_name(binding->table), binding->row->line,
                       yst_table_header(binding->table, column), binding->row->cells[column]};
  for (size_t i = 0; i < model->checklist_count; i++) {
    const yst_joined *joined = &binding->checklists[i];
    const yst_joined_row *row = binding->answer_rows[i];
    if (!row || joined->column_of[answer] == YST_NO_COLUMN) continue;
    column = joined->column_of[answer];
    return (yst_place){joined->table, row->line, joined->headers[column], row->cells[column]};
  }
  return (yst_place){.table = yst_table_name(binding->table), .column = model->answers[answer].item};
}

yst_place yst_binding_column_place(const yst_binding *binding, size_t list, size_t row, size_t column)
{
  const yst_joined *joined = &binding->lists[list];
  const yst_joined_row *line = &joined->rows[binding->list_rows[list][row]];
  yst_place place = {.table = joined->table, .line = line->line};
  uint32_t from = column == SIZE_MAX ? YST_NO_COLUMN : joined->column_of[column];
  if (from == YST_NO_COLUMN) return place;
  place.column = joined->headers[from];
  place.text = line->cells[from];
  return place;
}

/* ---- what is said once ---- */

static void add_name(yst_buffer *buffer, yst_text name)
{
  if (buffer->length) yst_buffer_add_string(buffer, ", ");
  yst_buffer_add(buffer, name);
}

static bool is_read(const yst_binding *binding, uint32_t column)
{
  if (column == binding->name_column) return true;
  for (size_t i = 0; i < binding->read_count; i++)
    if (binding->column_of[i] == column) return true;
  return false;
}

/* A field without a column and a column without a field that are nearly one: renamed or misspelt. */
static bool say_near(yst_binding *binding, yst_findings *findings, size_t field, yst_text header)
{
  const yst_model *model = binding->program->model;
  const yst_about *about = &model->fields[field].about;
  yst_text name = yst_atom_text(model->atoms, about->name), folded = yst_text_fold(findings->arena, header);
  yst_text candidates[2] = {yst_text_fold(findings->arena, name),
                            yst_text_fold(findings->arena, about->label)};
  if (yst_text_nearest(folded, candidates, about->label.length ? 2 : 1) < 0) return false;
  yst_finding *finding = yst_findings_add(findings, YST_MUST, about, YST_TEXT("register.column_renamed"),
                                          "The field %t (\"%t\") has no column; the column \"%t\", which "
                                          "nothing reads, may be it. The field counts as not known.",
                                          name, about->label, header);
  yst_finding_place(findings, finding,
                    (yst_place){.table = yst_table_name(binding->table), .line = 1, .column = header});
  return true;
}

static void say_columns(yst_binding *binding, yst_findings *findings)
{
  const yst_model *model = binding->program->model;
  uint32_t columns = yst_table_column_count(binding->table);
  yst_buffer unread = yst_buffer_in(findings->arena), missing = yst_buffer_in(findings->arena);
  bool *told = YST_NEW_ARRAY(findings->arena, model->field_count + 1, bool);
  for (uint32_t column = 0; column < columns; column++) {
    if (is_read(binding, column)) continue;
    yst_text header = yst_table_header(binding->table, column);
    bool near = false;
    for (size_t i = 0; !near && i < model->field_count; i++)
      if (binding->read[i] && binding->column_of[i] == YST_NO_COLUMN && !told[i])
        near = told[i] = say_near(binding, findings, i, header);
    if (!near) add_name(&unread, header);
  }
  for (size_t i = 0; i < model->field_count; i++)
    if (binding->program->field_used[i] && binding->column_of[i] == YST_NO_COLUMN && !told[i] &&
        i != model->identifying_field)
      add_name(&missing, yst_atom_text(model->atoms, model->fields[i].about.name));
  yst_place place = {.table = yst_table_name(binding->table)};
  if (unread.length)
    yst_finding_place(findings,
                      yst_findings_add(findings, YST_NOTE, NULL, YST_TEXT("register.unread_columns"),
                                       "No field of this toolkit reads these columns: %t.",
                                       yst_buffer_text(&unread)),
                      place);
  if (missing.length)
    yst_finding_place(findings,
                      yst_findings_add(findings, YST_NOTE, NULL, YST_TEXT("register.missing_columns"),
                                       "These fields have no column and count as not known: %t.",
                                       yst_buffer_text(&missing)),
                      place);
}

static void say_joined(const yst_joined *joined, yst_findings *findings)
{
  if (!joined->table.length) return;
  if (joined->name_column == YST_NO_COLUMN) {
    yst_finding *finding = yst_findings_add(
        findings, YST_MUST, NULL, YST_TEXT("register.no_name_column"),
        "%t has no column with the partnership's name, so none of its lines belongs to a partnership.",
        joined->table);
    yst_finding_place(findings, finding, (yst_place){.table = joined->table, .line = 1});
    return;
  }
  for (size_t i = 0; i < joined->group_count; i++) {
    const yst_joined_group *group = &joined->groups[i];
    if (group->taken) continue;
    yst_finding *finding =
        yst_findings_add(findings, YST_MUST, NULL, YST_TEXT("register.no_such_partnership"),
                         "%t has %u %s for \"%t\", which is no partnership of the register.", joined->table,
                         group->count, group->count == 1 ? "line" : "lines", group->name);
    yst_place place = {joined->table, joined->rows[group->first].line, joined->headers[joined->name_column],
                       group->name};
    yst_finding_place(findings, finding, place);
  }
}

static void say_no_names(const yst_binding *binding, yst_findings *findings)
{
  yst_finding *finding =
      yst_findings_add(findings, YST_MUST, NULL, YST_TEXT("register.no_name_column"),
                       "%t has no column with the name of the partnership: its lines have no names, and no "
                       "further table can be joined to them.",
                       yst_table_name(binding->table));
  yst_finding_place(findings, finding, (yst_place){.table = yst_table_name(binding->table), .line = 1});
}

void yst_binding_whole(yst_binding *binding, yst_findings *findings)
{
  const yst_model *model = binding->program->model;
  bool has_columns = yst_table_column_count(binding->table) > 0;
  if (has_columns && binding->name_column == YST_NO_COLUMN) say_no_names(binding, findings);
  if (yst_table_column_count(binding->table)) say_columns(binding, findings);
  for (size_t i = 0; i < model->list_count; i++) {
    say_joined(&binding->lists[i], findings);
    if (binding->lists_read[i] && !binding->lists[i].table.length && binding->program->list_used[i])
      (void)yst_findings_add(findings, YST_NOTE, &model->lists[i].about, YST_TEXT("register.missing_table"),
                             "There is no table %t.csv: nothing is known of that list's rows.",
                             yst_atom_text(model->atoms, model->lists[i].about.name));
  }
  for (size_t i = 0; i < model->checklist_count; i++) say_joined(&binding->checklists[i], findings);
}
