#include "evaluate/bind.h"
#include "evaluate/say_cell.h"

/* ---- opening ---- */

/* A line that gives a further name of its partnership. */
struct yst_giver {
  uint32_t row;
  uint32_t next; /* the next that gives the same, or YST_LOOKUP_NONE */
  uint32_t last; /* of those that give the same; kept in the first of them */
};

static const yst_lookup *headings_of(yst_arena *arena, const yst_model *model, const yst_other *other)
{
  yst_lookup *headings = yst_lookup_new(arena);
  for (size_t i = 0; i < other->count; i++) (void)yst_lookup_add(headings, other->names[i], (uint32_t)i);
  for (size_t i = 0; i < other->count; i++) {
    const yst_field *field = &model->fields[other->first + i];
    for (size_t j = 0; j < field->headed_count; j++)
      (void)yst_lookup_add(headings, field->headed[j], (uint32_t)i);
    if (other->labels[i].length) (void)yst_lookup_add(headings, other->labels[i], (uint32_t)i);
  }
  return headings;
}

static void add_giver(yst_arena *arena, yst_beside *beside, yst_text name, uint32_t row)
{
  uint32_t number = (uint32_t)beside->giver_count;
  yst_giver fresh = {row, YST_LOOKUP_NONE, number};
  uint32_t first = yst_lookup_add(beside->further, name, number);
  YST_PUSH(arena, beside->givers, beside->giver_count, beside->giver_capacity, fresh);
  if (first == number) return;
  beside->givers[beside->givers[first].last].next = number;
  beside->givers[first].last = number;
}

/* A spelling that is a line's own name is no further name of another line. */
static void read_further(yst_arena *arena, yst_beside *beside, uint32_t column)
{
  for (uint32_t row = 1; row < beside->joined.row_count; row++) {
    yst_text names = beside->joined.rows[row].cells[column];
    while (names.length) {
      yst_text one = yst_take_name(&names);
      if (one.length && !yst_joined_find(&beside->joined, one, arena)) add_giver(arena, beside, one, row);
    }
  }
}

void yst_open_other(yst_arena *arena, yst_binding *binding, size_t index, yst_table *table, yst_say_fault say,
                    yst_findings *findings)
{
  const yst_model *model = binding->program->model;
  const yst_other *other = &model->others[index];
  yst_beside *beside = &binding->others[index];
  yst_joined_columns columns = {headings_of(arena, model, other), other->count, NULL,
                                other->identifying - other->first};
  beside->further = yst_lookup_new(arena);
  yst_joined_read(arena, table, &columns, say, findings, &beside->joined);
  if (other->also_known == SIZE_MAX || beside->joined.name_column == YST_NO_COLUMN) return;
  uint32_t column = beside->joined.column_of[other->also_known - other->first];
  if (column != YST_NO_COLUMN) read_further(arena, beside, column);
}

/* ---- the line of a partnership ---- */

/* Whether a line is the partnership's can be told of one line; that it has so many is enough to know. */
enum { MOST_MATCHES = 100 };

/* The lines that a partnership may be found on: each once, in their order. */
typedef struct matches {
  size_t count;
  bool more; /* there may be others */
  uint32_t rows[MOST_MATCHES];
} matches;

static void add_row(matches *found, uint32_t row)
{
  size_t at = found->count;
  while (at > 0 && found->rows[at - 1] > row) at--;
  if (at > 0 && found->rows[at - 1] == row) return;
  found->more = found->more || found->count == MOST_MATCHES;
  if (found->more) return;
  memmove(found->rows + at + 1, found->rows + at, (found->count - at) * sizeof *found->rows);
  found->rows[at] = row;
  found->count++;
}

static void add_rows_of(yst_arena *scratch, const yst_beside *beside, yst_text name, matches *found)
{
  const yst_joined_group *group = yst_joined_find(&beside->joined, name, scratch);
  uint32_t row = group ? group->first : 0;
  for (; row && !found->more; row = beside->joined.rows[row].next) add_row(found, row);
  if (group) return;
  uint32_t giver = yst_lookup_find(beside->further, name, scratch);
  for (; giver != YST_LOOKUP_NONE && !found->more; giver = beside->givers[giver].next)
    add_row(found, beside->givers[giver].row);
}

static void say_several(const yst_binding *binding, size_t index, const matches *found,
                        yst_findings *findings)
{
  const yst_other *other = &binding->program->model->others[index];
  const yst_joined *joined = &binding->others[index].joined;
  if (!findings->wanted) return;
  yst_text name = yst_atom_text(binding->program->model->atoms, other->about.name);
  yst_finding *finding = yst_findings_add(
      findings, YST_MUST, &other->about, yst_dotted(findings->arena, name, "several_lines"),
      "%t has %s%z lines for \"%t\": which of them is meant cannot be told, so what they say "
      "counts as not known.",
      joined->table, found->more ? "more than " : "", found->count, findings->partnership);
  for (size_t i = 0; i < found->count && i < YST_MOST_PLACES; i++) {
    const yst_joined_row *row = &joined->rows[found->rows[i]];
    yst_finding_place(findings, finding,
                      (yst_place){joined->table, row->line, joined->headers[joined->name_column],
                                  row->cells[joined->name_column]});
  }
}

static void read_column(yst_binding *binding, size_t number, const yst_joined *joined, uint32_t row,
                        yst_blanks *blanks, yst_findings *findings)
{
  const yst_field *field = &binding->program->model->fields[number];
  const yst_reader *reader = &binding->readers[number];
  uint32_t column = joined->column_of[number - field->other->first];
  yst_value *where = &blanks->record->fields[number];
  yst_reading_of reading;
  if (column == YST_NO_COLUMN)
    yst_read_nothing(reader, &reading);
  else
    yst_read_cell(reader, joined->rows[row].cells[column], blanks->arena, &reading);
  if (reading.known)
    *where = reading.value;
  else
    yst_blanks_add_cell(blanks, where, reader, &reading, &binding->program->field_cuts[number]);
  if (findings->wanted && (reading.cell.fault != YST_CELL_FINE || reading.is_span))
    yst_say_cell(findings, &field->about, yst_atom_text(binding->program->model->atoms, field->about.name),
                 reader, &reading, yst_binding_field_place(binding, number));
}

static void bind_other(yst_binding *binding, size_t index, yst_blanks *blanks, yst_findings *findings)
{
  const yst_other *other = &binding->program->model->others[index];
  const yst_names *names = &binding->names;
  yst_beside *beside = &binding->others[index];
  matches found, unsure;
  found.count = unsure.count = 0;
  found.more = unsure.more = false;
  bool has_lines = beside->joined.table.length && beside->joined.name_column != YST_NO_COLUMN;
  for (size_t i = 0; has_lines && i < names->count; i++)
    add_rows_of(blanks->arena, beside, names->all[i], &found);
  for (size_t i = 0; has_lines && i < names->unsure_count; i++)
    add_rows_of(blanks->arena, beside, names->unsure[i], &unsure);
  beside->matches = found.count + unsure.count;
  beside->row = found.count == 1 ? found.rows[0] : 0;
  if (found.count > 1) say_several(binding, index, &found, findings);
  for (size_t number = other->first; number < other->first + other->count; number++) {
    yst_value *where = &blanks->record->fields[number];
    if (!binding->read[number]) continue;
    if (beside->row)
      read_column(binding, number, &beside->joined, beside->row, blanks, findings);
    else if (found.count || unsure.count || !has_lines)
      yst_blanks_add_unread(blanks, where, &binding->readers[number], &binding->program->field_cuts[number],
                            !found.count);
    else
      *where = yst_not_applicable();
  }
}

void yst_bind_others(yst_binding *binding, yst_blanks *blanks, yst_findings *findings)
{
  for (size_t i = 0; i < binding->program->model->other_count; i++) bind_other(binding, i, blanks, findings);
}

yst_place yst_binding_other_place(const yst_binding *binding, size_t number)
{
  const yst_model *model = binding->program->model;
  const yst_other *other = model->fields[number].other;
  const yst_beside *beside = &binding->others[other - model->others];
  const yst_joined *joined = &beside->joined;
  size_t at = number - other->first;
  if (!joined->table.length)
    return (yst_place){.table = yst_atom_text(model->atoms, other->about.name), .column = other->names[at]};
  yst_place place = {.table = joined->table, .column = other->names[at]};
  uint32_t column = joined->column_of[at];
  if (column == YST_NO_COLUMN) return place;
  place.column = joined->headers[column];
  if (!beside->row) return place;
  place.line = joined->rows[beside->row].line;
  place.text = joined->rows[beside->row].cells[column];
  return place;
}

yst_text yst_binding_other_lack(const yst_binding *binding, size_t number, yst_arena *arena)
{
  const yst_model *model = binding->program->model;
  const yst_other *other = model->fields[number].other;
  const yst_beside *beside = &binding->others[other - model->others];
  if (!beside->joined.table.length)
    return yst_format(arena, "there is no table %t.csv", yst_atom_text(model->atoms, other->about.name));
  if (beside->row) return (yst_text){"", 0};
  return beside->matches
             ? yst_format(arena, "several lines of %t may be this partnership's", beside->joined.table)
             : yst_format(arena, "%t has no line for this partnership", beside->joined.table);
}
