#include "evaluate/blanks.h"
#include "evaluate/evaluate.h"
#include "evaluate/explain.h"
#include "evaluate/prepare.h"
#include "evaluate/settle.h"

/* The toolkit's examples while they are run. */
typedef struct trial {
  yst_arena *arena, *record_arena;
  const yst_program *program;
  yst_reader *readers; /* of fields, then answers: what a blank may be */
  yst_reader **column_readers;
  yst_example_report *report;
  size_t failure_capacity, missed_capacity;
  bool *reached;
  size_t *reach_of, *table_reach_of;
} trial;

static void prepare_readers(trial *try)
{
  const yst_model *model = try->program->model;
  try->readers = YST_NEW_ARRAY(try->arena, model->field_count + model->answer_count + 1, yst_reader);
  for (size_t i = 0; i < model->field_count; i++)
    yst_reader_of_field(try->arena, model->atoms, &model->fields[i], &try->readers[i]);
  for (size_t i = 0; i < model->answer_count; i++)
    yst_reader_of_answer(try->arena, &try->readers[model->field_count + i]);
  try->column_readers = YST_NEW_ARRAY(try->arena, model->list_count + 1, yst_reader *);
  for (size_t i = 0; i < model->list_count; i++) {
    const yst_list *list = &model->lists[i];
    try->column_readers[i] = YST_NEW_ARRAY(try->arena, list->column_count + 1, yst_reader);
    for (size_t j = 0; j < list->column_count; j++)
      yst_reader_of_field(try->arena, model->atoms, &list->columns[j], &try->column_readers[i][j]);
  }
}

/* Places for every row of bands and every cell of tables, in one array. */
static size_t prepare_coverage(trial *try)
{
  const yst_program *program = try->program;
  const yst_model *model = program->model;
  size_t count = 0;
  try->reach_of = YST_NEW_ARRAY(try->arena, program->bands_count + 1, size_t);
  try->table_reach_of = YST_NEW_ARRAY(try->arena, model->table_count + 1, size_t);
  for (size_t i = 0; i < program->bands_count; i++) {
    try->reach_of[i] = count;
    count += program->bands[i]->count;
  }
  for (size_t i = 0; i < model->table_count; i++) {
    try->table_reach_of[i] = count;
    count += model->tables[i].rows.count * model->tables[i].columns.count;
  }
  try->reached = YST_NEW_ARRAY(try->arena, count + 1, bool);
  return count;
}

static bool given_value(yst_literal_kind kind, yst_number number, yst_text text, yst_value *value)
{
  if (kind == YST_LITERAL_NOT_KNOWN) return false;
  if (kind == YST_LITERAL_NOT_APPLICABLE)
    *value = yst_not_applicable();
  else if (kind == YST_LITERAL_TEXT)
    *value = yst_known_text(text);
  else
    *value = yst_known(number);
  return true;
}

/* A field that an example does not give is not known, whatever a blank of it means in a register. */
static void add_unknown(yst_blanks *blanks, yst_value *where, const yst_reader *reader, const yst_cuts *cuts)
{
  yst_reading_of reading = {.known = false};
  yst_blanks_add_cell(blanks, where, reader, &reading, cuts);
}

static void fill_fields(trial *try, const yst_example *example, yst_blanks *blanks, bool *absent)
{
  const yst_model *model = try->program->model;
  size_t count = model->field_count + model->answer_count;
  for (size_t i = 0; i < count; i++) {
    yst_value *where = i < model->field_count ? &blanks->record->fields[i]
                                              : &blanks->record->answers[i - model->field_count];
    bool given = false;
    if (i < model->field_count) absent[i] = true;
    for (size_t j = 0; j < example->given_count; j++) {
      const yst_given *pair = &example->given[j];
      size_t number = pair->field != SIZE_MAX ? pair->field : model->field_count + pair->answer;
      if (number != i) continue;
      if (i < model->field_count) absent[i] = false;
      given = given_value(pair->kind, pair->number, pair->text, where);
    }
    if (!given)
      add_unknown(blanks, where, &try->readers[i],
                  i < model->field_count ? &try->program->field_cuts[i] : NULL);
  }
}

static void fill_row(trial *try, const yst_given_row *row, size_t at, yst_blanks *blanks)
{
  const yst_list *list = &try->program->model->lists[row->list];
  yst_value *cells = &blanks->record->lists[row->list].cells[at * list->column_count];
  for (size_t column = 0; column < list->column_count; column++) {
    if (list->columns[column].formula) continue;
    bool given = false;
    for (size_t i = 0; i < row->count; i++)
      if (row->cells[i].column == column)
        given = given_value(row->cells[i].kind, row->cells[i].number, row->cells[i].text, &cells[column]);
    if (!given)
      add_unknown(blanks, &cells[column], &try->column_readers[row->list][column],
                  &try->program->column_cuts[row->list][column]);
  }
}

/* A list of which an example gives rows has these and no others; one of which it gives none is not known. */
static void fill_lists(trial *try, const yst_example *example, yst_blanks *blanks)
{
  const yst_model *model = try->program->model;
  for (size_t i = 0; i < model->list_count; i++) {
    yst_rows *rows = &blanks->record->lists[i];
    size_t count = 0, at = 0;
    for (size_t j = 0; j < example->row_count; j++) count += example->rows[j].list == i;
    rows->count = count;
    rows->more = yst_not_applicable();
    rows->lines = NULL;
    rows->cells = YST_NEW_ARRAY(blanks->arena, count * model->lists[i].column_count + 1, yst_value);
    for (size_t j = 0; j < example->row_count; j++)
      if (example->rows[j].list == i) fill_row(try, &example->rows[j], at++, blanks);
    if (!count) yst_blanks_add_unknown(blanks, &rows->more);
  }
}

static bool holds(const yst_expectation *expect, yst_value got)
{
  if (expect->condition) return yst_is_yes(got);
  if (expect->state == YST_LITERAL_NOT_KNOWN) return got.state == YST_OPEN;
  return got.state == YST_NOT_APPLICABLE;
}

static void judge(trial *try, yst_evaluator *evaluator, const yst_example *example, size_t index,
                  const yst_node *node)
{
  const yst_expectation *expect = &example->expects[index];
  yst_value got = yst_settle_node(evaluator, node, NULL);
  try->report->expectation_count++;
  if (holds(expect, got)) return;
  yst_findings findings = {.arena = try->arena, .wanted = true};
  yst_case at = {evaluator, NULL, &findings};
  yst_example_failure failure = {example, expect, got, node->type, yst_explain_node(&at, node)};
  yst_example_failure *failures = (yst_example_failure *)(uintptr_t)try->report->failures;
  YST_PUSH(try->arena, failures, try->report->failure_count, try->failure_capacity, failure);
  try->report->failures = failures;
}

static void run_example(trial *try, size_t index, yst_day as_at)
{
  const yst_model *model = try->program->model;
  const yst_example *example = &model->examples[index];
  yst_evaluator evaluator;
  yst_evaluator_prepare(try->arena, try->record_arena, try->program,
                        example->has_as_at ? example->as_at : as_at, &evaluator);
  evaluator.reached = try->reached;
  evaluator.reach_of = try->reach_of;
  evaluator.table_reach_of = try->table_reach_of;
  yst_evaluator_next(&evaluator);
  yst_blanks blanks = yst_blanks_of(try->record_arena, evaluator.record);
  bool *absent = YST_NEW_ARRAY(try->record_arena, model->field_count + 1, bool);
  fill_fields(try, example, &blanks, absent);
  evaluator.absent = absent;
  fill_lists(try, example, &blanks);
  yst_blanks_finish(&blanks, &evaluator.shop);
  bool *needed = YST_NEW_ARRAY(try->record_arena, try->program->slot_count + 1, bool);
  yst_program_needs(try->program, NULL, needed);
  uint32_t *slots = YST_NEW_ARRAY(try->record_arena, try->program->slot_count + 1, uint32_t);
  yst_settle_slots(&evaluator, slots, yst_slots_in_order(try->program, needed, slots));
  for (size_t i = 0; i < example->expect_count; i++)
    judge(try, &evaluator, example, i, try->program->expects[index][i]);
}

static void add_missed(trial *try, yst_span span)
{
  yst_span *missed = (yst_span *)(uintptr_t)try->report->missed;
  YST_PUSH(try->arena, missed, try->report->missed_count, try->missed_capacity, span);
  try->report->missed = missed;
}

static void report_coverage(trial *try)
{
  const yst_program *program = try->program;
  for (size_t i = 0; i < program->bands_count; i++)
    for (size_t j = 0; j < program->bands[i]->count; j++)
      if (!try->reached[try->reach_of[i] + j]) add_missed(try, program->bands[i]->items[j].span);
  for (size_t i = 0; i < program->model->table_count; i++) {
    const yst_table_rule *table = &program->model->tables[i];
    for (size_t j = 0; j < table->rows.count * table->columns.count; j++)
      if (!try->reached[try->table_reach_of[i] + j]) add_missed(try, table->cell_spans[j]);
  }
}

const yst_example_report *yst_run_examples(yst_arena *arena, const yst_program *program, yst_day as_at)
{
  trial try = {.arena = arena,
               .record_arena = yst_arena_below(arena),
               .program = program,
               .report = YST_NEW(arena, yst_example_report)};
  prepare_readers(&try);
  try.report->band_count = prepare_coverage(&try);
  try.report->example_count = program->model->example_count;
  /* What is told of a failure points into its record, which therefore stays. */
  for (size_t i = 0; i < program->model->example_count; i++) run_example(&try, i, as_at);
  report_coverage(&try);
  try.report->bands_reached = try.report->band_count - try.report->missed_count;
  return try.report;
}
