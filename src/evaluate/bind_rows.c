#include "evaluate/bind.h"

#include "base/limits.h"
#include "evaluate/say_cell.h"

/* The groups of rows that carry a name of the partnership, each once; *more when others may be its too. */
static yst_joined_group **find_groups(const yst_binding *binding, size_t list, yst_arena *arena,
                                      size_t *group_count, bool *more)
{
  const yst_names *names = &binding->names;
  const yst_joined *joined = &binding->lists[list];
  yst_joined_group **groups = YST_NEW_ARRAY(arena, names->count + 1, yst_joined_group *);
  size_t count = 0;
  for (size_t i = 0; i < names->count; i++) {
    yst_joined_group *group = yst_joined_find(joined, names->all[i], arena);
    for (size_t j = 0; group && j < count; j++)
      if (groups[j] == group) group = NULL;
    if (!group) continue;
    group->taken = true;
    groups[count++] = group;
  }
  for (size_t i = 0; i < names->unsure_count; i++) {
    yst_joined_group *group = yst_joined_find(joined, names->unsure[i], arena);
    if (group) group->taken = *more = true;
  }
  *group_count = count;
  return groups;
}

/* Columns that the table lacks come from the fixed row's presets. */
static bool read_preset(const yst_list *list, yst_value row, size_t column, yst_value *value)
{
  if (!list->fixed_count || row.state != YST_KNOWN || (size_t)row.as.number.num >= list->fixed_count)
    return false;
  const yst_fixed_row *fixed = &list->fixed[row.as.number.num];
  for (size_t i = 0; i < fixed->preset_count; i++) {
    if (fixed->presets[i].column != column) continue;
    if (fixed->presets[i].kind == YST_LITERAL_TEXT)
      *value = yst_known_text(fixed->presets[i].text);
    else if (fixed->presets[i].kind == YST_LITERAL_NOT_APPLICABLE)
      *value = yst_not_applicable();
    else if (fixed->presets[i].kind == YST_LITERAL_NOT_KNOWN)
      return false;
    else
      *value = yst_known(fixed->presets[i].number);
    return true;
  }
  return false;
}

static void read_row(yst_binding *binding, size_t index, size_t at, const yst_joined_row *row,
                     yst_blanks *blanks, yst_findings *findings)
{
  const yst_list *list = &binding->program->model->lists[index];
  const yst_joined *joined = &binding->lists[index];
  yst_value *cells = &blanks->record->lists[index].cells[at * list->column_count];
  for (size_t column = 0; column < list->column_count; column++) {
    if (list->columns[column].formula) continue;
    const yst_reader *reader = &binding->list_readers[index][column];
    uint32_t from = joined->column_of[column];
    yst_reading_of reading;
    if (from == YST_NO_COLUMN) {
      if (column > 0 && read_preset(list, cells[0], column, &cells[column])) continue;
      yst_read_nothing(reader, &reading);
    } else {
      yst_read_cell(reader, row->cells[from], blanks->arena, &reading);
    }
    if (reading.known)
      cells[column] = reading.value;
    else
      yst_blanks_add_cell(blanks, &cells[column], reader, &reading,
                          &binding->program->column_cuts[index][column]);
    if (!findings->wanted || (reading.cell.fault == YST_CELL_FINE && !reading.is_span)) continue;
    const yst_model *model = binding->program->model;
    yst_text code = yst_format(findings->arena, "%t.%t", yst_atom_text(model->atoms, list->about.name),
                               yst_atom_text(model->atoms, list->columns[column].about.name));
    yst_say_cell(findings, &list->about, code, reader, &reading,
                 yst_binding_column_place(binding, index, at, column));
  }
}

void yst_bind_rows(yst_binding *binding, size_t index, yst_blanks *blanks, yst_findings *findings)
{
  const yst_list *list = &binding->program->model->lists[index];
  yst_joined *joined = &binding->lists[index];
  yst_rows *rows = &blanks->record->lists[index];
  bool more = list->may_be_incomplete;
  size_t group_count, count = 0;
  yst_joined_group **groups = find_groups(binding, index, blanks->arena, &group_count, &more);
  for (size_t i = 0; i < group_count; i++) count += groups[i]->count;
  if (count > YST_LIMIT_LIST_ROWS) count = YST_LIMIT_LIST_ROWS;
  uint32_t *lines = YST_NEW_ARRAY(blanks->arena, count + 1, uint32_t),
           *numbers = YST_NEW_ARRAY(blanks->arena, count + 1, uint32_t);
  rows->cells = YST_NEW_ARRAY(blanks->arena, count * list->column_count + 1, yst_value);
  rows->lines = lines;
  rows->count = count;
  rows->more = yst_not_applicable();
  binding->list_rows[index] = numbers;
  size_t at = 0;
  for (size_t i = 0; i < group_count; i++)
    for (uint32_t number = groups[i]->first; number && at < count; number = joined->rows[number].next) {
      lines[at] = joined->rows[number].line;
      numbers[at] = number;
      read_row(binding, index, at, &joined->rows[number], blanks, findings);
      at++;
    }
  /* Without its table, or without names in it, nothing is known of a list's rows. */
  if (more || !joined->table.length || joined->name_column == YST_NO_COLUMN)
    yst_blanks_add_unknown(blanks, &rows->more);
}
