#include "check/leaning.h"

#include "check/bounds.h"
#include "check/walk.h"

/* Rules behind one another that are looked through. */
#define DEPTH_MOST 20u

static void add(yst_leaning *leaning, const yst_expr *expr);

static void add_criterion(yst_leaning *leaning, const yst_criterion *criterion)
{
  add(leaning, criterion->assessed);
  for (size_t i = 0; i < criterion->assessor_count; i++) add(leaning, criterion->assessors[i]);
  add(leaning, criterion->evidence);
  add(leaning, criterion->score);
  add(leaning, criterion->about.applies);
  for (size_t i = 0; i < criterion->deduction_count; i++) add(leaning, criterion->deductions[i].when);
  if (criterion->override_field < leaning->model->field_count)
    leaning->fields[criterion->override_field] = true;
}

static void add_result(yst_leaning *leaning, const yst_result *result)
{
  if (leaning->depth >= DEPTH_MOST) {
    leaning->unclear = true;
    return;
  }
  leaning->depth++;
  const yst_rubric *rubric = result->rule_kind == YST_RULE_RUBRIC ? result->rule : NULL;
  for (size_t i = 0; rubric && i < rubric->criterion_count; i++) add_criterion(leaning, &rubric->criteria[i]);
  for (size_t i = 0; rubric && i < rubric->deduction_count; i++) add(leaning, rubric->deductions[i].when);
  if (result->rule_kind == YST_RULE_CRITERION) add_criterion(leaning, result->rule);
  if (result->rule_kind == YST_RULE_CONDITION) add(leaning, yst_condition_expr(result));
  const yst_value_rule *value = result->rule_kind == YST_RULE_VALUE ? result->rule : NULL;
  if (value) add(leaning, value->expr);
  if (value && value->override_field < leaning->model->field_count)
    leaning->fields[value->override_field] = true;
  leaning->unclear |=
      !rubric && !value && result->rule_kind != YST_RULE_CRITERION && result->rule_kind != YST_RULE_CONDITION;
  if (result->about) add(leaning, result->about->applies);
  leaning->depth--;
}

static void visit(void *context, const yst_expr *node)
{
  yst_leaning *leaning = context;
  if (node->op == YST_OP_FIELD && node->index < leaning->model->field_count)
    leaning->fields[node->index] = true;
  if (node->op == YST_OP_RESULT && node->result) add_result(leaning, node->result);
}

static void add(yst_leaning *leaning, const yst_expr *expr)
{
  if (expr) yst_walk_nodes(expr, visit, leaning);
}

yst_leaning yst_leaning_of(yst_arena *arena, const yst_model *model, const yst_expr *expr)
{
  yst_leaning leaning = {.model = model, .fields = YST_NEW_ARRAY(arena, model->field_count, bool)};
  add(&leaning, expr);
  return leaning;
}

bool yst_leaning_share(const yst_leaning *a, const yst_leaning *b)
{
  bool share = false;
  for (size_t i = 0; i < a->model->field_count && !share; i++) share = a->fields[i] && b->fields[i];
  return share;
}

bool yst_leaning_meet(const yst_leaning *a, const yst_leaning *b)
{
  return a->unclear || b->unclear || yst_leaning_share(a, b);
}
