#include "evaluate/bind.h"
#include "evaluate/totals.h"

/* ---- places ---- */

yst_place yst_binding_field_place(const yst_binding *binding, size_t field)
{
  if (binding->program->model->fields[field].other) return yst_binding_other_place(binding, field);
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

static bool has_names(const yst_joined *joined, yst_findings *findings)
{
  if (joined->name_column != YST_NO_COLUMN) return true;
  if (!joined->column_count) return false; /* it is empty, which has been told */
  yst_finding *finding = yst_findings_add(
      findings, YST_MUST, NULL, YST_TEXT("register.no_name_column"),
      "%t has no column with the partnership's name, so none of its lines belongs to a partnership.",
      joined->table);
  yst_finding_place(findings, finding, (yst_place){.table = joined->table, .line = 1});
  return false;
}

/* Lines of a further table that no partnership has taken. */
static void say_left_out(const yst_joined *joined, const yst_joined_group *group, yst_findings *findings)
{
  bool one = group->count == 1;
  yst_finding *finding;
  if (yst_is_name_of_totals(group->name, findings->arena))
    finding =
        yst_findings_add(findings, YST_MUST, NULL, YST_TEXT("register.totals"),
                         "The %s named \"%t\" %s taken for %s of totals and left out; a partnership "
                         "needs another name.",
                         one ? "line" : "lines", group->name, one ? "was" : "were", one ? "a line" : "lines");
  else
    finding = yst_findings_add(
        findings, YST_MUST, NULL, YST_TEXT("register.no_such_partnership"),
        group->name.length ? "%t has %u %s for \"%t\", which is no partnership of the register; %s left out."
                           : "%t has %u %s without the name of a partnership%t; %s left out. A name merged "
                             "over several lines is saved in the first of them alone.",
        joined->table, group->count, one ? "line" : "lines", group->name, one ? "it was" : "they were");
  yst_place place = {joined->table, joined->rows[group->first].line, joined->headers[joined->name_column],
                     group->name};
  yst_finding_place(findings, finding, place);
}

static void say_joined(const yst_joined *joined, yst_findings *findings)
{
  if (!joined->table.length || !has_names(joined, findings)) return;
  for (size_t i = 0; i < joined->group_count; i++)
    if (!joined->groups[i].taken) say_left_out(joined, &joined->groups[i], findings);
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

static bool is_used(const yst_program *program, const yst_other *other)
{
  for (size_t i = other->first; i < other->first + other->count; i++)
    if (program->field_used[i]) return true;
  return false;
}

/* Of another register's lines that belong to no partnership nothing is said. */
static void say_other(const yst_binding *binding, size_t index, yst_findings *findings)
{
  const yst_other *other = &binding->program->model->others[index];
  const yst_joined *joined = &binding->others[index].joined;
  if (joined->table.length) {
    if (has_names(joined, findings)) yst_say_other_columns(binding, index, findings);
  } else if (is_used(binding->program, other)) {
    (void)yst_findings_add(findings, YST_NOTE, &other->about, YST_TEXT("register.missing_table"),
                           "There is no table %t.csv: nothing is known of that register.",
                           yst_atom_text(binding->program->model->atoms, other->about.name));
  }
}

/* Whether answers of a checklist are looked for, and no column of the main table has one. */
static bool stands_nowhere(const yst_binding *binding, const yst_about *about)
{
  const yst_model *model = binding->program->model;
  yst_text name = yst_atom_text(model->atoms, about->name);
  bool looked_for = false;
  for (size_t i = 0; i < model->answer_count; i++) {
    size_t number = model->field_count + i;
    if (!yst_text_equal(model->answers[i].checklist, name)) continue;
    if (binding->column_of[number] != YST_NO_COLUMN) return false;
    looked_for |= binding->read[number];
  }
  return looked_for;
}

/* Toolkits have many checklists, and registers answer some of them: one note names them all. */
static void say_unanswered(const yst_binding *binding, yst_findings *findings)
{
  const yst_model *model = binding->program->model;
  yst_buffer names = yst_buffer_in(findings->arena);
  for (size_t i = 0; i < model->checklist_count; i++) {
    const yst_about *about = &model->checklists[i].about;
    if (binding->checklists[i].table.length || !stands_nowhere(binding, about)) continue;
    yst_buffer_format(&names, "%s%t", names.length ? ", " : "", yst_atom_text(model->atoms, about->name));
  }
  if (!names.length) return;
  (void)yst_findings_add(findings, YST_NOTE, NULL, YST_TEXT("register.missing_table"),
                         "Nothing answers these checklists, neither a table CHECKLIST.csv nor a column "
                         "CHECKLIST.ITEM of %t: %t.",
                         yst_table_name(binding->table), yst_buffer_text(&names));
}

void yst_binding_whole(yst_binding *binding, yst_findings *findings)
{
  const yst_model *model = binding->program->model;
  bool has_columns = yst_table_column_count(binding->table) > 0;
  if (has_columns && binding->name_column == YST_NO_COLUMN) say_no_names(binding, findings);
  if (yst_table_column_count(binding->table)) yst_say_main_columns(binding, findings);
  for (size_t i = 0; i < model->list_count; i++) {
    say_joined(&binding->lists[i], findings);
    yst_say_list_columns(binding, i, findings);
    if (binding->lists_read[i] && !binding->lists[i].table.length && binding->program->list_used[i])
      (void)yst_findings_add(findings, YST_NOTE, &model->lists[i].about, YST_TEXT("register.missing_table"),
                             "There is no table %t.csv: nothing is known of that list's rows.",
                             yst_atom_text(model->atoms, model->lists[i].about.name));
  }
  for (size_t i = 0; i < model->checklist_count; i++) {
    say_joined(&binding->checklists[i], findings);
    yst_say_checklist_columns(binding, i, findings);
  }
  say_unanswered(binding, findings);
  for (size_t i = 0; i < model->other_count; i++) say_other(binding, i, findings);
}
