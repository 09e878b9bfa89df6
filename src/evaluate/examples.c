#include "base/utf8.h"
#include "evaluate/coverage.h"
#include "evaluate/evaluate.h"
#include "evaluate/explain.h"
#include "evaluate/prepare.h"
#include "evaluate/settle.h"
#include "evaluate/terms.h"
#include "evaluate/trial.h"

/* The toolkit's examples while they are run. */
typedef struct testing {
  yst_arena *arena, *record_arena;
  const yst_program *program;
  yst_trial *trial;
  yst_evaluator *evaluator; /* the trial's */
  bool reasons;             /* are wanted */
  yst_example_report *report;
  size_t missed_capacity;
  yst_coverage *coverage; /* NULL: it is not wanted */
} testing;

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
static void explain_failure(testing *try, const yst_node *node, yst_example_failure *failure)
{
  yst_findings findings = {.arena = try->arena, .wanted = true};
  yst_case at = {try->evaluator, NULL, &findings};
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

static void judge(testing *try, yst_example_outcome *outcome, const yst_expectation *expect,
                  const yst_node *node)
{
  yst_value got = yst_settle_node(try->evaluator, node, NULL);
  try->report->expectation_count++;
  if (holds(expect, got)) return;
  const yst_node *asked = expect->cell.source && expect->condition ? node->args[0] : node;
  if (asked != node) got = yst_settle_node(try->evaluator, asked, NULL);
  yst_example_failure failure = {.expectation = expect, .got = got, .type = asked->type};
  if (try->reasons) {
    failure.term_count = yst_find_terms(try->evaluator, try->arena, node, expect, &failure.terms);
    explain_failure(try, node, &failure);
  }
  YST_PUSH(try->arena, outcome->failures, outcome->failure_count, outcome->failure_capacity, failure);
  try->report->failure_count++;
}

/* Settles what the expectations of an example rest on; most of a toolkit is none of one example's business.
 */
static void settle_named(testing *try, size_t index)
{
  const yst_program *program = try->program;
  bool *named = YST_NEW_ARRAY(try->record_arena, program->slot_count + 1, bool);
  bool *needed = YST_NEW_ARRAY(try->record_arena, program->slot_count + 1, bool);
  uint32_t *slots = YST_NEW_ARRAY(try->record_arena, program->slot_count + 1, uint32_t);
  for (size_t i = 0; i < program->model->examples[index].expect_count; i++)
    yst_node_slots(program, program->expects[index][i], named);
  yst_program_needs(program, named, needed);
  yst_settle_slots(try->evaluator, slots, yst_slots_in_order(program, needed, slots));
}

static bool all_hold(testing *try, size_t index)
{
  const yst_example *example = &try->program->model->examples[index];
  for (size_t i = 0; i < example->expect_count; i++)
    if (!holds(&example->expects[i], yst_settle_node(try->evaluator, try->program->expects[index][i], NULL)))
      return false;
  return true;
}

static void judge_all(testing *try, size_t index, yst_example_outcome *outcome)
{
  const yst_example *example = outcome->example;
  settle_named(try, index);
  /* Reasons look at more than was asked. */
  if (try->reasons && !all_hold(try, index)) {
    yst_evaluator_next(try->evaluator);
    yst_settle_slots(try->evaluator, try->trial->slots, try->trial->slot_count);
  }
  for (size_t i = 0; i < example->expect_count; i++)
    judge(try, outcome, &example->expects[i], try->program->expects[index][i]);
}

static void run_example(testing *try, size_t index, yst_day as_at)
{
  const yst_example *example = &try->program->model->examples[index];
  yst_example_outcome *outcome = &try->report->examples[try->report->example_count++];
  outcome->example = example;
  /* What is told of a failure points into its record, which therefore stays. */
  yst_arena_mark before = yst_arena_mark_here(try->record_arena);
  yst_trial_put(try->trial, example, as_at);
  judge_all(try, index, outcome);
  /* What is given reaches bands also where nothing is expected of them. */
  yst_trial_reach(try->trial);
  if (try->coverage) yst_coverage_look(try->coverage, try->evaluator, try->trial->reached);
  if (!outcome->failure_count) yst_arena_back_to(try->record_arena, before);
}

static void add_missed(testing *try, yst_span span)
{
  yst_span *missed = (yst_span *)(uintptr_t)try->report->missed;
  YST_PUSH(try->arena, missed, try->report->missed_count, try->missed_capacity, span);
  try->report->missed = missed;
}

static void report_coverage(testing *try)
{
  const yst_program *program = try->program;
  for (size_t i = 0; i < program->bands_count; i++)
    for (size_t j = 0; j < program->bands[i]->count; j++)
      if (!try->trial->reached[try->trial->reach_of[i] + j])
        add_missed(try, program->bands[i]->items[j].span);
  for (size_t i = 0; i < program->model->table_count; i++) {
    const yst_table_rule *table = &program->model->tables[i];
    for (size_t j = 0; j < table->rows.count * table->columns.count; j++)
      if (!try->trial->reached[try->trial->table_reach_of[i] + j]) add_missed(try, table->cell_spans[j]);
  }
}

static bool contains(yst_text text, yst_text part)
{
  for (size_t i = 0; i + part.length <= text.length; i++)
    if (memcmp(text.bytes + i, part.bytes, part.length) == 0) return true;
  return false;
}

static bool is_wanted(const testing *try, const yst_example *example, yst_text only)
{
  return !only.length || contains(yst_text_fold(try->arena, example->words), only);
}

const yst_example_report *yst_run_examples(yst_arena *arena, const yst_program *program,
                                           const yst_example_options *options)
{
  yst_trial *trial = yst_trial_open(arena, program);
  testing try = {.arena = arena,
                 .record_arena = trial->record_arena,
                 .program = program,
                 .trial = trial,
                 .evaluator = &trial->evaluator,
                 .reasons = options->reasons,
                 .report = YST_NEW(arena, yst_example_report)};
  size_t count = program->model->example_count;
  yst_text only = options->only.length ? yst_text_fold(arena, options->only) : options->only;
  try.report->band_count = trial->reach_count;
  if (options->coverage)
    try.coverage = yst_coverage_of(arena, program, trial->reach_of, trial->table_reach_of);
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
