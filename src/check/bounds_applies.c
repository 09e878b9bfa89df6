/* Which values can be not applicable. */
#include "check/bounds_inside.h"

const yst_expr *yst_condition_expr(const yst_result *result)
{
  /* A part of a condition is hidden, and smaller than a condition. */
  return result->hidden ? ((const yst_condition_part *)result->rule)->expr
                        : ((const yst_condition *)result->rule)->expr;
}

static bool may_not_apply(yst_bounds *bounds, const yst_expr *expr);

static bool field_may_not_apply(const yst_field *field)
{
  if (field->about.applies || field->blank == YST_LITERAL_NOT_APPLICABLE) return true;
  for (size_t i = 0; i < field->placeholder_count; i++) {
    if (field->placeholders[i].as == YST_LITERAL_NOT_APPLICABLE) return true;
  }
  return false;
}

bool yst_bounds_criterion_may_not_apply(yst_bounds *bounds, const yst_criterion *criterion)
{
  if (criterion->scored_when_not_applicable) return false;
  return criterion->about.applies || may_not_apply(bounds, criterion->assessed) ||
         may_not_apply(bounds, criterion->score);
}

static bool rule_may_not_apply(yst_bounds *bounds, const yst_result *result)
{
  if (result->about && result->about->applies) return true;
  switch (result->rule_kind) {
  case YST_RULE_VALUE: return may_not_apply(bounds, ((const yst_value_rule *)result->rule)->expr);
  case YST_RULE_CRITERION:
    return result->part != YST_PART_SCORE || yst_bounds_criterion_may_not_apply(bounds, result->rule);
  case YST_RULE_RUBRIC: {
    const yst_rubric *rubric = result->rule;
    for (size_t i = 0; i < rubric->criterion_count; i++) {
      if (!yst_bounds_criterion_may_not_apply(bounds, &rubric->criteria[i]) && rubric->section_count <= 1)
        return false;
    }
    return true;
  }
  case YST_RULE_CONDITION: return may_not_apply(bounds, yst_condition_expr(result));
  case YST_RULE_LIST: return false;
  default: return true;
  }
}

static bool result_may_not_apply(yst_bounds *bounds, const yst_result *result)
{
  if (!result || result->index >= bounds->model->result_count) return true;
  yst_bounds_state *state = &bounds->applies_found[result->index];
  if (*state == YST_BOUNDS_UNDER_WAY) return true;
  if (*state == YST_BOUNDS_NOT_FOUND) {
    *state = YST_BOUNDS_UNDER_WAY;
    bounds->may_not_apply[result->index] = rule_may_not_apply(bounds, result);
    *state = YST_BOUNDS_FOUND;
  }
  return bounds->may_not_apply[result->index];
}

bool yst_bounds_any_may_not_apply(yst_bounds *bounds, const yst_expr *expr)
{
  for (size_t i = 0; i < expr->arg_count; i++) {
    if (expr->args[i] && may_not_apply(bounds, expr->args[i])) return true;
  }
  return false;
}

static bool may_not_apply_by_op(yst_bounds *bounds, const yst_expr *expr)
{
  const yst_field *field = yst_bounds_field(bounds->model, expr);
  switch (expr->op) {
  case YST_OP_FIELD:
  case YST_OP_COLUMN:
    if (!field) return true;
    return field_may_not_apply(field) || (field->formula && may_not_apply(bounds, field->formula));
  case YST_OP_RESULT: return result_may_not_apply(bounds, expr->result);
  case YST_OP_GIVEN:
  case YST_OP_KNOWN:
  case YST_OP_APPLICABLE: return false;
  case YST_OP_BEHIND:
  case YST_OP_DIVIDE: return true;
  case YST_OP_CHOOSE: return expr->arg_count % 2 == 0 || yst_bounds_any_may_not_apply(bounds, expr);
  case YST_OP_AGGREGATE:
  case YST_OP_FOLD:
    return !expr->is_quantity && expr->aggregate != YST_AGG_COUNT && expr->aggregate != YST_AGG_SUM;
  default: return yst_bounds_any_may_not_apply(bounds, expr);
  }
}

static bool may_not_apply(yst_bounds *bounds, const yst_expr *expr)
{
  if (!expr) return false;
  if (!yst_bounds_enter(bounds)) return true;
  bool answer = may_not_apply_by_op(bounds, expr);
  bounds->depth--;
  return answer;
}

bool yst_bounds_may_not_apply(yst_bounds *bounds, const yst_expr *expr)
{
  return may_not_apply(bounds, expr);
}
