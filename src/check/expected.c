/* Expectations that hold in every case that there can be, so that the example that has them shows nothing by
 * them. */
#include "check/case_sets.h"
#include "check/checks.h"
#include "check/witness.h"

static bool is_own(const yst_example *example)
{
  return example->span.source == YST_OWN_SOURCE;
}

static bool holds_on_day(yst_cases *cases, const yst_expr *condition)
{
  yst_case_truth truth = yst_cases_truth(cases, condition);
  uint64_t *all = yst_case_set_new(cases, true);
  bool holds = yst_cases_count(cases) > 0;
  for (size_t w = 0; w < yst_case_set_words(cases); w++) holds &= truth.yes[w] == all[w];
  yst_case_set_free(cases, all);
  yst_case_truth_free(cases, truth);
  return holds;
}

static bool holds_anyway(yst_case_room *room, const yst_expr *condition)
{
  yst_cases *cases = yst_cases_new(room);
  yst_cases_add(cases, condition);
  yst_day *days;
  size_t count = yst_cases_days(cases, &days);
  for (size_t i = 0; i < count; i++) {
    if (!yst_cases_start(cases, days[i]) || !holds_on_day(cases, condition)) return false;
  }
  return yst_cases_complete(cases);
}

/* A rule that always or never holds is told of itself, where that is not what it is for. */
static bool is_rule_alone(const yst_expr *condition)
{
  const yst_expr *asked = condition->op == YST_OP_NOT ? condition->args[0] : condition;
  return asked->op == YST_OP_RESULT;
}

/* An example that gives nothing, and an amount that is named exactly, show what the rule file comes to by
 * itself: the most that a rubric gives, say. */
static void check_anyway(yst_diags *diags, yst_case_room *room, const yst_example *example)
{
  if (example->head.source || (!example->given_count && !example->row_count)) return;
  for (size_t i = 0; i < example->expect_count; i++) {
    const yst_expectation *expected = &example->expects[i];
    const yst_expr *condition = expected->condition;
    if (!condition || condition->op == YST_OP_EQUAL || is_rule_alone(condition)) continue;
    if (!holds_anyway(room, condition)) continue;
    yst_diag *diag =
        yst_diags_add(diags, YST_HOLDS_ANYWAY, expected->span, "this expectation holds whatever is given");
    yst_diag_help(diags, diag, "Expect what comes out of these values, and would not of others.");
    yst_witness_touches_nothing(diags, diag);
  }
}

void yst_check_expected(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  (void)check;
  yst_case_room *room = yst_case_room_new(diags->arena, model);
  for (size_t i = 0; i < model->example_count; i++) {
    if (is_own(&model->examples[i])) check_anyway(diags, room, &model->examples[i]);
  }
}
