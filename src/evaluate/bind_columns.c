#include "base/utf8.h"
#include "evaluate/bind.h"

/* A column that a table may have. */
typedef struct expected {
  const yst_about *about; /* for its citations */
  yst_text name, label;
  bool wanted, missed; /* something looks at it; it is to be said when it is not there */
} expected;

/* A table of the register beside the columns that the toolkit expects of it. */
typedef struct sheet {
  yst_text table;
  const char *holder; /* whose columns they are: `list`, `register`; NULL: fields of the main table */
  uint32_t column_count;
  const yst_text *headers;
  const yst_lookup *headings;
  uint32_t name_column; /* of the partnership */
  size_t count;
  const expected *expected;
  const uint32_t *column_of; /* by what is expected */
  bool *told;                /* by what is expected: said already to be renamed */
} sheet;

static bool is_read(const sheet *of, uint32_t column)
{
  if (column == of->name_column) return true;
  for (size_t i = 0; i < of->count; i++)
    if (of->column_of[i] == column) return true;
  return false;
}

static void add_name(yst_buffer *buffer, yst_text name)
{
  if (buffer->length) yst_buffer_add_string(buffer, ", ");
  yst_buffer_add(buffer, name);
}

static yst_place header_place(const sheet *of, uint32_t column)
{
  return (yst_place){.table = of->table, .line = 1, .column = of->headers[column]};
}

/* A second column of what has one already. Two headers of one spelling the table has told about itself. */
static bool is_second(const sheet *of, yst_findings *findings, uint32_t column)
{
  uint32_t number = yst_lookup_find(of->headings, of->headers[column], findings->arena);
  if (number >= of->count || of->column_of[number] == YST_NO_COLUMN) return false;
  uint32_t first = of->column_of[number];
  yst_text key = yst_text_key(findings->arena, of->headers[column]);
  if (yst_text_equal(key, yst_text_key(findings->arena, of->headers[first]))) return true;
  yst_finding *finding =
      yst_findings_add(findings, YST_MUST, of->expected[number].about, YST_TEXT("register.header_twice"),
                       "The columns \"%t\" and \"%t\" both belong to %t; the first counts.",
                       of->headers[first], of->headers[column], of->expected[number].name);
  yst_finding_place(findings, finding, header_place(of, column));
  yst_finding_place(findings, finding, header_place(of, first));
  return true;
}

/* Whether the words of one stand in the other, next to each other: `Annual budget` in `Annual budget 2011`.
 */
static bool has_words(yst_text text, yst_text words)
{
  enum { FEWEST_LETTERS = 4 };
  if (words.length < FEWEST_LETTERS) return false;
  for (size_t at = 0; at + words.length <= text.length; at++) {
    bool begins = at == 0 || text.bytes[at - 1] == ' ',
         ends = at + words.length == text.length || text.bytes[at + words.length] == ' ';
    if (begins && ends && memcmp(text.bytes + at, words.bytes, words.length) == 0) return true;
  }
  return false;
}

/* What has no column and is nearly called as a column is that nothing reads, or SIZE_MAX. */
static size_t find_near(const sheet *of, yst_arena *arena, yst_text header)
{
  yst_text folded = yst_text_fold(arena, header), *names = YST_NEW_ARRAY(arena, 2 * of->count + 1, yst_text);
  size_t *whose = YST_NEW_ARRAY(arena, 2 * of->count + 1, size_t), count = 0;
  for (size_t i = 0; i < of->count; i++) {
    const expected *one = &of->expected[i];
    if (!one->wanted || of->told[i] || of->column_of[i] != YST_NO_COLUMN) continue;
    for (unsigned pass = 0; pass < 2; pass++) {
      names[count] = yst_text_fold(arena, pass ? one->label : one->name);
      whose[count] = i;
      if (names[count].length) count++;
    }
  }
  long near = yst_text_nearest(folded, names, count);
  for (size_t i = 0; near < 0 && i < count; i++)
    if (has_words(folded, names[i]) || has_words(names[i], folded)) near = (long)i;
  return near < 0 ? SIZE_MAX : whose[near];
}

/* A column that nothing reads and a field without one that are nearly called the same: renamed or misspelt.
 */
static bool is_renamed(const sheet *of, yst_findings *findings, uint32_t column)
{
  size_t near = find_near(of, findings->arena, of->headers[column]);
  if (near == SIZE_MAX) return false;
  of->told[near] = true;
  const char *noun = of->holder ? "column" : "field";
  yst_finding *finding = yst_findings_add(
      findings, YST_MUST, of->expected[near].about, YST_TEXT("register.column_renamed"),
      "The %s %t (\"%t\") %s; the column \"%t\", which nothing reads, may be it. The %s counts "
      "as not known.",
      noun, of->expected[near].name, of->expected[near].label,
      of->holder ? "is not in the table" : "has no column", of->headers[column], noun);
  yst_finding_place(findings, finding, header_place(of, column));
  return true;
}

static void say_unread(const sheet *of, yst_findings *findings)
{
  yst_buffer unread = yst_buffer_in(findings->arena);
  for (uint32_t column = 0; column < of->column_count; column++) {
    if (is_read(of, column) || is_second(of, findings, column) || is_renamed(of, findings, column)) continue;
    if (of->headers[column].length) add_name(&unread, of->headers[column]);
  }
  if (!unread.length) return;
  yst_finding *finding =
      yst_findings_add(findings, YST_NOTE, NULL, YST_TEXT("register.unread_columns"),
                       "No %s of this %s reads these columns: %t.", of->holder ? "column" : "field",
                       of->holder ? of->holder : "toolkit", yst_buffer_text(&unread));
  yst_finding_place(findings, finding, (yst_place){.table = of->table});
}

static void say_missing(const sheet *of, yst_findings *findings)
{
  yst_buffer missing = yst_buffer_in(findings->arena);
  for (size_t i = 0; i < of->count; i++)
    if (of->expected[i].missed && of->column_of[i] == YST_NO_COLUMN && !of->told[i])
      add_name(&missing, of->expected[i].name);
  if (!missing.length) return;
  yst_finding *finding = yst_findings_add(
      findings, YST_NOTE, NULL, YST_TEXT("register.missing_columns"), "These %s and count as not known: %t.",
      of->holder ? "columns are not in the table" : "fields have no column", yst_buffer_text(&missing));
  yst_finding_place(findings, finding, (yst_place){.table = of->table});
}

static void say_sheet(sheet *of, yst_findings *findings)
{
  of->told = YST_NEW_ARRAY(findings->arena, of->count + 1, bool);
  say_unread(of, findings);
  say_missing(of, findings);
}

void yst_say_main_columns(const yst_binding *binding, yst_findings *findings)
{
  const yst_model *model = binding->program->model;
  expected *all = YST_NEW_ARRAY(findings->arena, binding->read_count + 1, expected);
  for (size_t i = 0; i < binding->read_count; i++) {
    if (i >= model->own_field_count) continue; /* what stands in a table of its own is told there */
    const yst_about *about = &model->fields[i].about;
    all[i] = (expected){about, yst_atom_text(model->atoms, about->name), about->label, binding->read[i],
                        binding->program->field_used[i] && i != model->identifying_field};
  }
  uint32_t count = yst_table_column_count(binding->table);
  yst_text *headers = YST_NEW_ARRAY(findings->arena, count + 1, yst_text);
  for (uint32_t i = 0; i < count; i++) headers[i] = yst_table_header(binding->table, i);
  sheet of = {yst_table_name(binding->table),
              NULL,
              count,
              headers,
              binding->headings,
              binding->name_column,
              binding->read_count,
              all,
              binding->column_of,
              NULL};
  say_sheet(&of, findings);
}

/* Whether every fixed row says what stands in a column. */
static bool is_preset(const yst_list *list, size_t column)
{
  for (size_t i = 0; i < list->fixed_count; i++) {
    bool found = false;
    for (size_t j = 0; j < list->fixed[i].preset_count; j++)
      if (list->fixed[i].presets[j].column == column) found = true;
    if (!found) return false;
  }
  return list->fixed_count > 0;
}

void yst_say_list_columns(const yst_binding *binding, size_t index, yst_findings *findings)
{
  const yst_model *model = binding->program->model;
  const yst_list *list = &model->lists[index];
  const yst_joined *joined = &binding->lists[index];
  if (!joined->table.length || joined->name_column == YST_NO_COLUMN) return;
  expected *all = YST_NEW_ARRAY(findings->arena, list->column_count + 1, expected);
  for (size_t i = 0; i < list->column_count; i++) {
    const yst_field *column = &list->columns[i];
    bool wanted = !column->formula && !is_preset(list, i);
    all[i] = (expected){&list->about, yst_atom_text(model->atoms, column->about.name), column->about.label,
                        wanted, wanted && binding->program->column_used[index][i]};
  }
  sheet of = {joined->table,        "list",
              joined->column_count, joined->headers,
              joined->headings,     joined->name_column,
              list->column_count,   all,
              joined->column_of,    NULL};
  say_sheet(&of, findings);
}

void yst_say_other_columns(const yst_binding *binding, size_t index, yst_findings *findings)
{
  const yst_other *other = &binding->program->model->others[index];
  const yst_joined *joined = &binding->others[index].joined;
  expected *all = YST_NEW_ARRAY(findings->arena, other->count + 1, expected);
  for (size_t i = 0; i < other->count; i++) {
    size_t number = other->first + i;
    bool missed = binding->program->field_used[number] && number != other->identifying;
    all[i] = (expected){&other->about, other->names[i], other->labels[i], binding->read[number], missed};
  }
  sheet of = {joined->table,        "register",
              joined->column_count, joined->headers,
              joined->headings,     joined->name_column,
              other->count,         all,
              joined->column_of,    NULL};
  say_sheet(&of, findings);
}

/* An answer may stand in the main table instead. */
static bool needs_column(const yst_binding *binding, size_t answer)
{
  const yst_model *model = binding->program->model;
  size_t number = model->field_count + answer;
  return binding->read[number] && binding->column_of[number] == YST_NO_COLUMN;
}

void yst_say_checklist_columns(const yst_binding *binding, size_t index, yst_findings *findings)
{
  const yst_model *model = binding->program->model;
  const yst_about *about = &model->checklists[index].about;
  const yst_joined *joined = &binding->checklists[index];
  if (!joined->table.length || joined->name_column == YST_NO_COLUMN) return;
  yst_text checklist = yst_atom_text(model->atoms, about->name);
  expected *all = YST_NEW_ARRAY(findings->arena, model->answer_count + 1, expected);
  for (size_t i = 0; i < model->answer_count; i++) {
    const yst_answer *answer = &model->answers[i];
    if (!yst_text_equal(answer->checklist, checklist)) continue;
    bool wanted = needs_column(binding, i);
    all[i] = (expected){about, answer->item, answer->label, wanted, wanted};
  }
  sheet of = {joined->table,        "checklist",
              joined->column_count, joined->headers,
              joined->headings,     joined->name_column,
              model->answer_count,  all,
              joined->column_of,    NULL};
  say_sheet(&of, findings);
}
