#include "base/limits.h"
#include "base/utf8.h"
#include "evaluate/blanks.h"
#include "evaluate/coverage.h"
#include "evaluate/evaluate.h"
#include "evaluate/explain.h"
#include "evaluate/prepare.h"
#include "evaluate/settle.h"
#include "evaluate/terms.h"

/* The toolkit's examples while they are run. */
typedef struct trial {
  yst_arena *arena, *record_arena;
  const yst_program *program;
  yst_evaluator evaluator; /* made ready for the day of the last example */
  bool is_ready;
  bool reasons;    /* are wanted */
  bool *absent;    /* by field: the example does not give it */
  uint32_t *slots; /* all of them, in order */
  size_t slot_count;
  uint32_t *reaching; /* those that look into bands or tables themselves */
  size_t reaching_count;
  yst_reader *readers; /* of fields, then answers: what a blank may be */
  yst_reader **column_readers;
  yst_example_report *report;
  size_t missed_capacity;
  bool *reached;
  size_t *reach_of, *table_reach_of;
  yst_coverage *coverage; /* NULL: it is not wanted */
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

/* What stands for a field or cell: what an example gives of it. */
typedef struct given {
  yst_literal_kind kind; /* NOT_KNOWN when it gives nothing */
  yst_number number;
  yst_text text;
} given;

/* A field that an example does not give is not known, whatever a blank of it means in a register. A date in
 * words, "May 2006", is read like a cell of one. */
static void give(yst_blanks *blanks, yst_value *where, const yst_reader *reader, const yst_cuts *cuts,
                 given what)
{
  yst_reading_of reading = {.known = true};
  if (what.kind == YST_LITERAL_NOT_KNOWN)
    reading.known = false;
  else if (what.kind == YST_LITERAL_NOT_APPLICABLE)
    reading.value = yst_not_applicable();
  else if (what.kind != YST_LITERAL_TEXT)
    reading.value = yst_known(what.number);
  else if (reader->is_text)
    reading.value = yst_known_text(what.text);
  else
    yst_read_cell(reader, what.text, blanks->arena, &reading);
  if (reading.known)
    *where = reading.value;
  else
    yst_blanks_add_cell(blanks, where, reader, &reading, cuts);
}

/* Whether an example says what another register has, be it that it has nothing. */
static bool gives_line(const yst_example *example, const yst_other *other)
{
  for (size_t i = 0; i < example->given_count; i++) {
    size_t field = example->given[i].field;
    if (field != SIZE_MAX && field >= other->first && field < other->first + other->count) return true;
  }
  return false;
}

/* Whether an example leaves open if another register has a line at all. */
static bool leaves_line_open(const trial *try, const yst_example *example, size_t number)
{
  const yst_model *model = try->program->model;
  const yst_other *other = number < model->field_count ? model->fields[number].other : NULL;
  return other && !gives_line(example, other);
}

static void fill_fields(trial *try, const yst_example *example, yst_blanks *blanks, bool *absent)
{
  const yst_model *model = try->program->model;
  size_t count = model->field_count + model->answer_count;
  for (size_t i = 0; i < count; i++) {
    bool is_field = i < model->field_count;
    yst_value *where =
        is_field ? &blanks->record->fields[i] : &blanks->record->answers[i - model->field_count];
    given what = {.kind = YST_LITERAL_NOT_KNOWN};
    if (is_field) absent[i] = true;
    for (size_t j = 0; j < example->given_count; j++) {
      const yst_given *pair = &example->given[j];
      size_t number = pair->field != SIZE_MAX ? pair->field : model->field_count + pair->answer;
      if (number != i) continue;
      if (is_field) absent[i] = false;
      what = (given){pair->kind, pair->number, pair->text};
    }
    const yst_cuts *cuts = is_field ? &try->program->field_cuts[i] : NULL;
    if (leaves_line_open(try, example, i))
      yst_blanks_add_unread(blanks, where, &try->readers[i], cuts, true);
    else
      give(blanks, where, &try->readers[i], cuts, what);
  }
}

static void fill_row(trial *try, const yst_given_row *row, size_t at, yst_blanks *blanks)
{
  const yst_list *list = &try->program->model->lists[row->list];
  yst_value *cells = &blanks->record->lists[row->list].cells[at * list->column_count];
  for (size_t column = 0; column < list->column_count; column++) {
    if (list->columns[column].formula) continue;
    given what = {.kind = YST_LITERAL_NOT_KNOWN};
    for (size_t i = 0; i < row->count; i++)
      if (row->cells[i].column == column)
        what = (given){row->cells[i].kind, row->cells[i].number, row->cells[i].text};
    give(blanks, &cells[column], &try->column_readers[row->list][column],
         &try->program->column_cuts[row->list][column], what);
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

static bool is_among(const yst_reason *const *reasons, size_t count, yst_text name)
{
  for (size_t i = 0; i < count; i++)
    if (yst_text_equal(reasons[i]->name, name)) return true;
  return false;
}

/* Why each result that an expectation names is what it is; where it names none, why it does not hold. */
static void explain_failure(trial *try, const yst_node *node, yst_example_failure *failure)
{
  yst_findings findings = {.arena = try->arena, .wanted = true};
  yst_case at = {&try->evaluator, NULL, &findings};
  const yst_program *program = try->program;
  bool *named = YST_NEW_ARRAY(try->record_arena, program->slot_count + 1, bool);
  yst_node_slots(program, node, named);
  const yst_reason **reasons = NULL;
  size_t count = 0, capacity = 0;
  for (size_t i = 0; i < program->slot_count; i++) {
    if (!named[i]) continue;
    const yst_reason *reason = yst_explain_result(&at, program->model->results[i]);
    if (reason && !is_among(reasons, count, reason->name))
      YST_PUSH(try->arena, reasons, count, capacity, reason);
  }
  failure->reasons = reasons;
  failure->reason_count = count;
}

static void judge(trial *try, yst_example_outcome *outcome, const yst_expectation *expect,
                  const yst_node *node)
{
  yst_value got = yst_settle_node(&try->evaluator, node, NULL);
  try->report->expectation_count++;
  if (holds(expect, got)) return;
  const yst_node *asked = expect->cell.source && expect->condition ? node->args[0] : node;
  if (asked != node) got = yst_settle_node(&try->evaluator, asked, NULL);
  yst_example_failure failure = {.expectation = expect, .got = got, .type = asked->type};
  if (try->reasons) {
    failure.term_count = yst_find_terms(&try->evaluator, try->arena, node, expect, &failure.terms);
    explain_failure(try, node, &failure);
  }
  YST_PUSH(try->arena, outcome->failures, outcome->failure_count, outcome->failure_capacity, failure);
  try->report->failure_count++;
}

/* Examples of one day share an evaluator: limits and bands are the same. */
static void prepare_evaluator(trial *try, yst_day as_at)
{
  yst_evaluator *evaluator = &try->evaluator;
  if (!try->is_ready || evaluator->as_at != as_at) {
    yst_evaluator_prepare(try->arena, try->record_arena, try->program, as_at, evaluator);
    evaluator->reached = try->reached;
    evaluator->reach_of = try->reach_of;
    evaluator->table_reach_of = try->table_reach_of;
    evaluator->absent = try->absent;
    try->is_ready = true;
  }
  yst_evaluator_next(evaluator);
}

/* Settles what the expectations of an example rest on; most of a toolkit is none of one example's business.
 */
static void settle_named(trial *try, size_t index)
{
  const yst_program *program = try->program;
  bool *named = YST_NEW_ARRAY(try->record_arena, program->slot_count + 1, bool);
  bool *needed = YST_NEW_ARRAY(try->record_arena, program->slot_count + 1, bool);
  uint32_t *slots = YST_NEW_ARRAY(try->record_arena, program->slot_count + 1, uint32_t);
  for (size_t i = 0; i < program->model->examples[index].expect_count; i++)
    yst_node_slots(program, program->expects[index][i], named);
  yst_program_needs(program, named, needed);
  yst_settle_slots(&try->evaluator, slots, yst_slots_in_order(program, needed, slots));
}

static bool all_hold(trial *try, size_t index)
{
  const yst_example *example = &try->program->model->examples[index];
  for (size_t i = 0; i < example->expect_count; i++)
    if (!holds(&example->expects[i], yst_settle_node(&try->evaluator, try->program->expects[index][i], NULL)))
      return false;
  return true;
}

static void judge_all(trial *try, size_t index, yst_example_outcome *outcome)
{
  const yst_example *example = outcome->example;
  settle_named(try, index);
  /* Reasons look at more than was asked. */
  if (try->reasons && !all_hold(try, index)) {
    yst_evaluator_next(&try->evaluator);
    yst_settle_slots(&try->evaluator, try->slots, try->slot_count);
  }
  for (size_t i = 0; i < example->expect_count; i++)
    judge(try, outcome, &example->expects[i], try->program->expects[index][i]);
}

static void run_example(trial *try, size_t index, yst_day as_at)
{
  const yst_example *example = &try->program->model->examples[index];
  yst_example_outcome *outcome = &try->report->examples[try->report->example_count++];
  outcome->example = example;
  /* What is told of a failure points into its record, which therefore stays. */
  yst_arena_mark before = yst_arena_mark_here(try->record_arena);
  prepare_evaluator(try, example->has_as_at ? example->as_at : as_at);
  yst_evaluator *evaluator = &try->evaluator;
  yst_blanks blanks = yst_blanks_of(try->record_arena, evaluator->record);
  fill_fields(try, example, &blanks, try->absent);
  fill_lists(try, example, &blanks);
  yst_blanks_finish(&blanks, &evaluator->shop);
  judge_all(try, index, outcome);
  /* What is given reaches bands also where nothing is expected of them. */
  for (size_t i = 0; i < try->reaching_count; i++) (void)yst_slot_value(evaluator, try->reaching[i]);
  if (try->coverage) yst_coverage_look(try->coverage, evaluator, try->reached);
  if (!outcome->failure_count) yst_arena_back_to(try->record_arena, before);
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

/* Whether a node looks into bands or tables; the rows of a list may, in their columns. */
static bool reaches(const yst_node *node, unsigned depth)
{
  if (!node || depth > 4 * YST_LIMIT_DEPTH) return false;
  if (node->op == YST_NODE_BANDS || node->op == YST_NODE_LOOKUP || node->op == YST_NODE_AGGREGATE)
    return true;
  for (uint32_t i = 0; i < node->arg_count; i++)
    if (reaches(node->args[i], depth + 1)) return true;
  return false;
}

static void prepare_slots(trial *try)
{
  const yst_program *program = try->program;
  bool *needed = YST_NEW_ARRAY(try->arena, program->slot_count + 1, bool);
  yst_program_needs(program, NULL, needed);
  try->slots = YST_NEW_ARRAY(try->arena, program->slot_count + 1, uint32_t);
  try->slot_count = yst_slots_in_order(program, needed, try->slots);
  try->reaching = YST_NEW_ARRAY(try->arena, program->slot_count + 1, uint32_t);
  for (size_t i = 0; i < try->slot_count; i++)
    if (reaches(program->slots[try->slots[i]].node, 0)) try->reaching[try->reaching_count++] = try->slots[i];
  try->absent = YST_NEW_ARRAY(try->arena, program->model->field_count + 1, bool);
}

static bool contains(yst_text text, yst_text part)
{
  for (size_t i = 0; i + part.length <= text.length; i++)
    if (memcmp(text.bytes + i, part.bytes, part.length) == 0) return true;
  return false;
}

static bool is_wanted(const trial *try, const yst_example *example, yst_text only)
{
  return !only.length || contains(yst_text_fold(try->arena, example->words), only);
}

const yst_example_report *yst_run_examples(yst_arena *arena, const yst_program *program,
                                           const yst_example_options *options)
{
  trial try = {.arena = arena,
               .record_arena = yst_arena_below(arena),
               .program = program,
               .reasons = options->reasons,
               .report = YST_NEW(arena, yst_example_report)};
  size_t count = program->model->example_count;
  yst_text only = options->only.length ? yst_text_fold(arena, options->only) : options->only;
  prepare_readers(&try);
  prepare_slots(&try);
  try.report->band_count = prepare_coverage(&try);
  if (options->coverage) try.coverage = yst_coverage_of(arena, program, try.reach_of, try.table_reach_of);
  try.report->declared = count;
  try.report->examples = YST_NEW_ARRAY(arena, count + 1, yst_example_outcome);
  for (size_t i = 0; i < count; i++)
    if (is_wanted(&try, &program->model->examples[i], only)) run_example(&try, i, options->as_at);
  report_coverage(&try);
  if (try.coverage) {
    try.report->points = try.coverage->points;
    try.report->point_count = try.coverage->count;
  }
  try.report->bands_reached = try.report->band_count - try.report->missed_count;
  return try.report;
}
