/* What is worked out in a case of the values that are tried: sums, and the totals of rubrics that only add up
 * their criteria. */
#include "check/cases_inside.h"

static const yst_case_value NOT_APPLICABLE = {YST_CASE_NOT_APPLICABLE, {0, 1}};
static const yst_case_value UNCLEAR = {YST_CASE_UNCLEAR, {0, 1}};

static yst_case_value known(bool fits, yst_number number)
{
  return fits ? (yst_case_value){YST_CASE_KNOWN, number} : UNCLEAR;
}

/* ---- which of them ---- */

bool yst_case_is_sum(const yst_expr *expr)
{
  switch (expr->op) {
  case YST_OP_ADD:
  case YST_OP_SUBTRACT:
  case YST_OP_MULTIPLY:
  case YST_OP_DIVIDE: return expr->arg_count == 2;
  case YST_OP_NEGATE: return expr->arg_count == 1;
  default: return false;
  }
}

const yst_expr *yst_criterion_rule(const yst_criterion *criterion)
{
  return criterion->assessed ? criterion->assessed : criterion->score;
}

static bool is_constant(const yst_expr *expr)
{
  return expr && expr->op == YST_OP_CONST;
}

static bool is_plain_criterion(const yst_criterion *criterion)
{
  return yst_criterion_rule(criterion) && criterion->assessor_count <= 1 && !criterion->has_cap &&
         !criterion->has_floor && criterion->deduction_count == 0 && criterion->override_field == SIZE_MAX;
}

/* Only adds up: no section counts otherwise than by its criteria, nothing is taken off or left out. */
static bool is_plain_rubric(const yst_rubric *rubric)
{
  bool plain = rubric->criterion_count && !rubric->best && rubric->deduction_count == 0 &&
               !rubric->round_total && !rubric->round_percent && !rubric->about.applies;
  for (size_t i = 0; plain && i < rubric->section_count; i++) {
    const yst_section *section = &rubric->sections[i];
    plain = !section->weight && !section->has_worth && !section->has_cap && !section->has_floor &&
            !section->best && section->deduction_count == 0 && !section->round_total &&
            !section->about.applies;
  }
  for (size_t i = 0; plain && i < rubric->criterion_count; i++) {
    const yst_criterion *each = &rubric->criteria[i];
    plain =
        is_plain_criterion(each) && each->highest.num > 0 && (!each->has_weight || is_constant(each->weight));
  }
  return plain;
}

static const yst_result *own_result(const yst_model *model, const yst_expr *expr)
{
  const yst_result *result = expr->op == YST_OP_RESULT ? expr->result : NULL;
  return result && result->index < model->result_count && !yst_case_is_covered(model, result) ? result : NULL;
}

const yst_rubric *yst_case_rubric(const yst_model *model, const yst_expr *expr)
{
  const yst_result *result = own_result(model, expr);
  if (!result || result->rule_kind != YST_RULE_RUBRIC) return NULL;
  const yst_rubric *rubric = result->rule;
  bool summed = result == rubric->total || result == rubric->maximum || result == rubric->percent;
  return summed && is_plain_rubric(rubric) ? rubric : NULL;
}

const yst_criterion *yst_case_criterion(const yst_model *model, const yst_expr *expr)
{
  const yst_result *result = own_result(model, expr);
  if (!result || result->rule_kind != YST_RULE_CRITERION) return NULL;
  const yst_criterion *criterion = result->rule;
  return result == criterion->result && is_plain_criterion(criterion) ? criterion : NULL;
}

const yst_expr *yst_case_behind(const yst_model *model, const yst_expr *expr)
{
  const yst_expr *inside = yst_case_inside(model, expr);
  const yst_result *result = own_result(model, expr);
  if (inside || !result || result->rule_kind != YST_RULE_VALUE) return inside;
  const yst_value_rule *value = result->rule;
  bool plain = value->expr && value->override_field == SIZE_MAX && !value->about.applies;
  return plain ? value->expr : NULL;
}

/* ---- what they come to ---- */

static yst_case_value sum_value(yst_cases *cases, const yst_expr *expr)
{
  yst_case_value a = yst_cases_value(cases, expr->args[0]);
  if (a.state != YST_CASE_KNOWN) return a;
  if (expr->op == YST_OP_NEGATE) return known(true, yst_number_negate(a.number));
  yst_case_value b = yst_cases_value(cases, expr->args[1]);
  if (b.state != YST_CASE_KNOWN) return b;
  yst_number value = a.number;
  switch (expr->op) {
  case YST_OP_ADD: return known(yst_number_add(a.number, b.number, &value), value);
  case YST_OP_SUBTRACT: return known(yst_number_subtract(a.number, b.number, &value), value);
  case YST_OP_MULTIPLY: return known(yst_number_multiply(a.number, b.number, &value), value);
  default:
    if (b.number.num == 0) return NOT_APPLICABLE;
    return known(yst_number_divide(a.number, b.number, &value), value);
  }
}

static yst_case_value criterion_value(yst_cases *cases, const yst_criterion *criterion)
{
  yst_case_value value = NOT_APPLICABLE;
  const yst_expr *applies = criterion->about.applies;
  yst_case_value when = applies ? yst_cases_value(cases, applies) : known(true, yst_number_of(1));
  if (when.state != YST_CASE_KNOWN) return UNCLEAR;
  if (yst_case_is_yes(when)) value = yst_cases_value(cases, yst_criterion_rule(criterion));
  if (value.state == YST_CASE_NOT_APPLICABLE && criterion->scored_when_not_applicable)
    return known(true, criterion->not_applicable_score);
  return value;
}

/* A total and what it is out of. */
typedef struct score {
  yst_number total, maximum;
} score;

/* The total becomes its share of its maximum times this, out of this. */
static bool scale(score *of, yst_number out_of)
{
  yst_number factor;
  bool fits =
      yst_number_divide(out_of, of->maximum, &factor) && yst_number_multiply(of->total, factor, &of->total);
  of->maximum = out_of;
  return fits;
}

static bool add_score(score *sum, const yst_criterion *criterion, yst_number points)
{
  score own = {points, criterion->highest};
  if (criterion->has_weight && !scale(&own, criterion->weight->number)) return false;
  if (!criterion->has_weight && criterion->has_worth && !scale(&own, criterion->worth)) return false;
  return yst_number_add(sum->total, own.total, &sum->total) &&
         yst_number_add(sum->maximum, own.maximum, &sum->maximum);
}

static yst_case_value part_of_score(const yst_rubric *rubric, score sum, const yst_result *part)
{
  if (sum.maximum.num == 0) return NOT_APPLICABLE;
  if (rubric->weighted && !scale(&sum, yst_number_of(1))) return UNCLEAR;
  if (rubric->has_floor && yst_number_compare(sum.total, rubric->floor) < 0) sum.total = rubric->floor;
  if (rubric->has_cap && yst_number_compare(sum.total, rubric->cap) > 0) sum.total = rubric->cap;
  if (part == rubric->percent) return known(scale(&sum, yst_number_of(1)), sum.total);
  return known(true, part == rubric->maximum ? sum.maximum : sum.total);
}

/* What does not apply is left out of the total and of what it is out of. */
static yst_case_value rubric_value(yst_cases *cases, const yst_rubric *rubric, const yst_result *part)
{
  score sum = {yst_number_of(0), yst_number_of(0)};
  for (size_t i = 0; i < rubric->criterion_count; i++) {
    yst_case_value each = criterion_value(cases, &rubric->criteria[i]);
    if (each.state == YST_CASE_NOT_APPLICABLE) continue;
    if (each.state == YST_CASE_UNCLEAR || !add_score(&sum, &rubric->criteria[i], each.number)) return UNCLEAR;
  }
  return part_of_score(rubric, sum, part);
}

yst_case_value yst_case_worked(yst_cases *cases, const yst_expr *expr)
{
  if (!cases->closed) return UNCLEAR;
  if (yst_case_is_sum(expr)) return sum_value(cases, expr);
  const yst_rubric *rubric = yst_case_rubric(cases->model, expr);
  if (rubric) return rubric_value(cases, rubric, expr->result);
  const yst_criterion *criterion = yst_case_criterion(cases->model, expr);
  if (criterion) return criterion_value(cases, criterion);
  const yst_expr *behind = yst_case_behind(cases->model, expr);
  return behind ? yst_cases_value(cases, behind) : UNCLEAR;
}
