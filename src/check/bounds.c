#include "check/bounds.h"

#include "base/limits.h"
#include "check/range.h"

#define DEPTH_MOST (8u * YST_LIMIT_DEPTH)
/* Shared parts are looked at once for each way to them. */
#define NODES_MOST 1000000u

typedef enum found { NOT_FOUND, UNDER_WAY, FOUND } found;

struct yst_bounds {
  const yst_model *model;
  size_t left; /* nodes that may still be looked at */
  unsigned depth;
  found *range_found, *applies_found; /* by place in model->results */
  yst_interval *ranges;
  bool *may_not_apply;
};

static yst_interval range_of(yst_bounds *bounds, const yst_expr *expr);
static bool may_not_apply(yst_bounds *bounds, const yst_expr *expr);
static bool any_arg_may_not_apply(yst_bounds *bounds, const yst_expr *expr);

yst_bounds *yst_bounds_new(yst_arena *arena, const yst_model *model)
{
  yst_bounds *bounds = YST_NEW(arena, yst_bounds);
  *bounds = (yst_bounds){.model = model, .left = NODES_MOST};
  bounds->range_found = YST_NEW_ARRAY(arena, model->result_count, found);
  bounds->applies_found = YST_NEW_ARRAY(arena, model->result_count, found);
  bounds->ranges = YST_NEW_ARRAY(arena, model->result_count, yst_interval);
  bounds->may_not_apply = YST_NEW_ARRAY(arena, model->result_count, bool);
  return bounds;
}

/* ---- what needs no looking further ---- */

static yst_interval whole_numbers(int64_t low, int64_t high)
{
  return yst_interval_between(yst_number_of(low), yst_number_of(high));
}

static yst_interval from_zero(void)
{
  yst_interval range = whole_numbers(0, 0);
  range.has_high = range.high_in = false;
  return range;
}

static void take_in(yst_interval *range, bool *first, yst_number value)
{
  yst_interval point = yst_interval_between(value, value);
  *range = *first ? point : yst_interval_hull(range, &point);
  *first = false;
}

static yst_interval range_of_type(yst_type type)
{
  if (type.kind == YST_KIND_YES_NO) return whole_numbers(0, 1);
  if (type.kind == YST_KIND_CHOICE && type.choices && type.choices->count) {
    return whole_numbers(0, (int64_t)type.choices->count - 1);
  }
  return yst_interval_all();
}

yst_interval yst_bounds_of_field(const yst_field *field)
{
  yst_interval range = range_of_type(field->type);
  if (field->has_low) {
    range.has_low = range.low_in = true;
    range.low = field->low;
  }
  if (field->has_high) {
    range.has_high = range.high_in = true;
    range.high = field->high;
  }
  if (yst_interval_is_reversed(&range)) return yst_interval_all();
  bool first = false;
  if (field->blank == YST_LITERAL_NUMBER) take_in(&range, &first, field->blank_value);
  for (size_t i = 0; i < field->placeholder_count; i++) {
    const yst_placeholder *placeholder = &field->placeholders[i];
    bool is_state = placeholder->as == YST_LITERAL_NOT_KNOWN || placeholder->as == YST_LITERAL_NOT_APPLICABLE;
    if (!is_state) take_in(&range, &first, placeholder->number);
  }
  return range;
}

static bool field_may_not_apply(const yst_field *field)
{
  if (field->about.applies || field->blank == YST_LITERAL_NOT_APPLICABLE) return true;
  for (size_t i = 0; i < field->placeholder_count; i++) {
    if (field->placeholders[i].as == YST_LITERAL_NOT_APPLICABLE) return true;
  }
  return false;
}

static const yst_field *field_of(const yst_model *model, const yst_expr *expr)
{
  if (expr->op == YST_OP_FIELD && expr->index < model->field_count) return &model->fields[expr->index];
  if (expr->op != YST_OP_COLUMN || expr->list >= model->list_count) return NULL;
  const yst_list *list = &model->lists[expr->list];
  return expr->index < list->column_count ? &list->columns[expr->index] : NULL;
}

static yst_interval range_of_limit(const yst_limit *limit)
{
  yst_interval range = yst_interval_all();
  bool first = true;
  for (size_t i = 0; i < limit->version_count; i++) take_in(&range, &first, limit->versions[i].amount);
  return range;
}

static yst_interval range_of_marks(const yst_bands *bands)
{
  yst_interval range = yst_interval_all();
  bool first = true;
  for (size_t i = 0; bands && i < bands->count; i++) {
    for (size_t k = 0; k < bands->items[i].mark_count; k++) take_in(&range, &first, bands->items[i].marks[k]);
  }
  return range;
}

static yst_interval range_of_cells(const yst_table_rule *table)
{
  yst_interval range = yst_interval_all();
  bool first = true;
  for (size_t i = 0; i < table->columns.count * table->rows.count; i++)
    take_in(&range, &first, table->cells[i]);
  return range;
}

static yst_interval range_of_points(yst_type type)
{
  yst_interval range = yst_interval_all();
  bool first = true;
  for (size_t i = 0; type.choices && i < type.choices->count; i++) {
    if (type.choices->items[i].has_points) take_in(&range, &first, type.choices->items[i].points);
  }
  return range;
}

/* ---- results ---- */

static yst_interval hull_with_field(yst_bounds *bounds, yst_interval range, size_t field)
{
  if (field >= bounds->model->field_count) return range;
  yst_interval other = yst_bounds_of_field(&bounds->model->fields[field]);
  return yst_interval_hull(&range, &other);
}

/* What deductions can take away together; without a low end when that cannot be told. */
static yst_interval less_deductions(yst_bounds *bounds, yst_interval range, const yst_deduction *deductions,
                                    size_t count, yst_number maximum)
{
  for (size_t i = 0; i < count; i++) {
    yst_interval amount = range_of(bounds, deductions[i].amount);
    if (deductions[i].of_maximum) amount = yst_range_multiply(amount, yst_interval_between(maximum, maximum));
    yst_interval left = yst_range_add(range, yst_range_negate(amount));
    range = yst_interval_hull(&range, &left);
  }
  return range;
}

static yst_interval within_ends(yst_interval range, bool has_floor, yst_number floor, bool has_cap,
                                yst_number cap)
{
  if (has_floor) range = yst_range_higher(range, yst_interval_between(floor, floor));
  if (has_cap) range = yst_range_lower(range, yst_interval_between(cap, cap));
  return range;
}

static yst_interval range_of_score(yst_bounds *bounds, const yst_criterion *criterion)
{
  yst_interval range = yst_interval_between(criterion->lowest, criterion->highest);
  if (yst_interval_is_reversed(&range)) return yst_interval_all();
  range =
      less_deductions(bounds, range, criterion->deductions, criterion->deduction_count, criterion->highest);
  range = within_ends(range, criterion->has_floor, criterion->floor, criterion->has_cap, criterion->cap);
  bool first = false;
  if (criterion->scored_when_not_applicable) take_in(&range, &first, criterion->not_applicable_score);
  return hull_with_field(bounds, range, criterion->override_field);
}

static bool criterion_may_not_apply(yst_bounds *bounds, const yst_criterion *criterion)
{
  if (criterion->scored_when_not_applicable) return false;
  return criterion->about.applies || may_not_apply(bounds, criterion->assessed) ||
         may_not_apply(bounds, criterion->score);
}

/* Deductions of plain amounts are in a rubric's own lowest already; those that are worked out are not. */
static bool any_worked_out(const yst_deduction *deductions, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    if (!deductions[i].amount || deductions[i].amount->op != YST_OP_CONST) return true;
  }
  return false;
}

static bool may_be_deducted_more(const yst_rubric *rubric)
{
  bool more = any_worked_out(rubric->deductions, rubric->deduction_count);
  for (size_t i = 0; i < rubric->section_count; i++) {
    more |= any_worked_out(rubric->sections[i].deductions, rubric->sections[i].deduction_count);
  }
  for (size_t i = 0; i < rubric->criterion_count; i++) {
    more |= rubric->criteria[i].deduction_count > 0 || rubric->criteria[i].override_field != SIZE_MAX;
  }
  return more;
}

static bool may_lose_criteria(yst_bounds *bounds, const yst_rubric *rubric)
{
  for (size_t i = 0; i < rubric->section_count; i++) {
    if (rubric->sections[i].about.applies) return true;
  }
  for (size_t i = 0; i < rubric->criterion_count; i++) {
    if (criterion_may_not_apply(bounds, &rubric->criteria[i])) return true;
  }
  return false;
}

/* The model's lowest and highest are of scores within their own; and what leaves a total of marks below
 * nothing may raise it. */
static bool may_go_beyond(yst_bounds *bounds, const yst_rubric *rubric)
{
  bool loses = may_lose_criteria(bounds, rubric);
  for (size_t i = 0; i < rubric->criterion_count; i++) {
    const yst_criterion *criterion = &rubric->criteria[i];
    yst_interval own = yst_interval_between(criterion->lowest, criterion->highest);
    if (loses && criterion->lowest.num < 0) return true;
    if (criterion->scored_when_not_applicable && !yst_interval_has(&own, criterion->not_applicable_score))
      return true;
  }
  return may_be_deducted_more(rubric);
}

/* What does not apply leaves the total. A total of weights is a share of the whole. */
static yst_interval range_of_total(yst_bounds *bounds, const yst_rubric *rubric)
{
  yst_interval range = yst_interval_between(rubric->lowest, rubric->highest);
  if (yst_interval_is_reversed(&range)) return yst_interval_all();
  bool first = false;
  if (rubric->weighted) {
    range = whole_numbers(0, 1);
    take_in(&range, &first, rubric->lowest);
  }
  if (may_lose_criteria(bounds, rubric)) take_in(&range, &first, yst_number_of(0));
  if (may_go_beyond(bounds, rubric)) range.has_low = range.low_in = range.has_high = range.high_in = false;
  return within_ends(range, rubric->has_floor, rubric->floor, rubric->has_cap, rubric->cap);
}

/* Whether a total may be more than what it is out of. */
static bool is_lifted(const yst_rubric *rubric)
{
  bool lifted = rubric->has_floor && rubric->floor.num > 0;
  for (size_t i = 0; i < rubric->section_count; i++) {
    lifted |= rubric->sections[i].has_floor && rubric->sections[i].floor.num > 0;
  }
  return lifted;
}

/* Whether a total is held below what it is out of, which is no less for that. */
static bool is_held_back(const yst_rubric *rubric)
{
  bool held = rubric->has_cap;
  for (size_t i = 0; i < rubric->section_count; i++) held |= rubric->sections[i].has_cap;
  return held;
}

/* Of the maximum that the record has: from the lowest share of any criterion, as any of them may be the only
 * one that applies. */
static yst_interval range_of_percent(yst_bounds *bounds, const yst_rubric *rubric)
{
  yst_interval total = range_of_total(bounds, rubric);
  yst_interval range = whole_numbers(0, 1);
  if (!total.has_low || total.low.num < 0) range.has_low = range.low_in = false;
  if (!total.has_high || rubric->highest.num <= 0 || is_lifted(rubric))
    range.has_high = range.high_in = false;
  bool plain = total.has_low && !rubric->weighted && !is_held_back(rubric) && !is_lifted(rubric) &&
               yst_number_equal(total.low, rubric->lowest) && rubric->deduction_count == 0 &&
               rubric->lowest.num >= 0 && rubric->highest.num > 0;
  if (plain && !yst_number_divide(rubric->lowest, rubric->highest, &range.low)) range.low = yst_number_of(0);
  if (rubric->round_percent && rubric->percent_step.num > 0)
    range = yst_range_round(range, rubric->percent_step);
  return range;
}

static yst_interval range_of_rubric(yst_bounds *bounds, const yst_rubric *rubric, yst_result_part part)
{
  if (part == YST_PART_TOTAL) {
    yst_interval range = range_of_total(bounds, rubric);
    return rubric->round_total && rubric->total_step.num > 0 ? yst_range_round(range, rubric->total_step)
                                                             : range;
  }
  if (part == YST_PART_PERCENT) return range_of_percent(bounds, rubric);
  if (part != YST_PART_MAXIMUM) return yst_interval_all();
  yst_interval range = yst_interval_between(yst_number_of(0), rubric->highest);
  return yst_interval_is_reversed(&range) ? yst_interval_all() : range;
}

static yst_interval range_of_checklist(const yst_checklist *checklist, const yst_result *result)
{
  if (result->part == YST_PART_COUNT) return whole_numbers(0, (int64_t)checklist->item_count);
  return range_of_type(result->type);
}

static yst_interval range_by_rule(yst_bounds *bounds, const yst_result *result)
{
  switch (result->rule_kind) {
  case YST_RULE_VALUE: {
    const yst_value_rule *value = result->rule;
    return hull_with_field(bounds, range_of(bounds, value->expr), value->override_field);
  }
  case YST_RULE_CRITERION:
    if (result->part == YST_PART_SCORE) return range_of_score(bounds, result->rule);
    break;
  case YST_RULE_RUBRIC:
    if (result->part != YST_PART_GRADE) return range_of_rubric(bounds, result->rule, result->part);
    break;
  case YST_RULE_CHECKLIST: return range_of_checklist(result->rule, result);
  case YST_RULE_LIST: return from_zero();
  default: break;
  }
  return range_of_type(result->type);
}

/* Kept once found. A result that is needed while it is being looked at stands in a circle, which others
 * report. */
static yst_interval range_of_result(yst_bounds *bounds, const yst_result *result)
{
  if (!result || result->index >= bounds->model->result_count) return yst_interval_all();
  found *state = &bounds->range_found[result->index];
  if (*state == FOUND) return bounds->ranges[result->index];
  if (*state == UNDER_WAY) return yst_interval_all();
  *state = UNDER_WAY;
  yst_interval range = range_by_rule(bounds, result);
  bounds->ranges[result->index] = range;
  *state = FOUND;
  return range;
}

/* ---- expressions ---- */

static yst_interval range_of_arg(yst_bounds *bounds, const yst_expr *expr, size_t place)
{
  return place < expr->arg_count ? range_of(bounds, expr->args[place]) : yst_interval_all();
}

static yst_interval range_of_choose(yst_bounds *bounds, const yst_expr *expr)
{
  yst_interval range = range_of_arg(bounds, expr, 0);
  for (size_t i = 2; i < expr->arg_count; i += 2) {
    yst_interval other = range_of(bounds, expr->args[i]);
    range = yst_interval_hull(&range, &other);
  }
  return range;
}

static yst_interval range_of_ends(yst_bounds *bounds, const yst_expr *expr)
{
  yst_interval range = range_of_arg(bounds, expr, 0), hull = range;
  for (size_t i = 1; i < expr->arg_count; i++) {
    yst_interval other = range_of(bounds, expr->args[i]);
    range = expr->op == YST_OP_LOWER ? yst_range_lower(range, other) : yst_range_higher(range, other);
    hull = yst_interval_hull(&hull, &other);
  }
  /* One that is not applicable is left out, and any of the others may be what remains. */
  return any_arg_may_not_apply(bounds, expr) ? hull : range;
}

static yst_interval range_of_aggregate(yst_bounds *bounds, const yst_expr *expr)
{
  if (expr->is_quantity) return whole_numbers(0, 1);
  yst_interval measure = range_of_arg(bounds, expr, 1);
  switch (expr->aggregate) {
  case YST_AGG_COUNT: return from_zero();
  case YST_AGG_SHARE: return whole_numbers(0, 1);
  case YST_AGG_SUM: return measure.has_low && measure.low.num >= 0 ? from_zero() : yst_interval_all();
  case YST_AGG_AVERAGE:
  case YST_AGG_HIGHEST:
  case YST_AGG_LOWEST:
  case YST_AGG_BEST:
  case YST_AGG_WORST:
  case YST_AGG_LATEST:
  case YST_AGG_EARLIEST: return measure;
  }
  return yst_interval_all();
}

static yst_interval range_of_sum(yst_bounds *bounds, const yst_expr *expr)
{
  yst_interval a = range_of_arg(bounds, expr, 0), b = range_of_arg(bounds, expr, 1);
  switch (expr->op) {
  case YST_OP_ADD: return yst_range_add(a, b);
  case YST_OP_SUBTRACT: return yst_range_add(a, yst_range_negate(b));
  case YST_OP_MULTIPLY: return yst_range_multiply(a, b);
  default: return yst_range_divide(a, b);
  }
}

static yst_interval range_by_op(yst_bounds *bounds, const yst_expr *expr)
{
  const yst_model *model = bounds->model;
  const yst_field *field = field_of(model, expr);
  switch (expr->op) {
  case YST_OP_CONST: return yst_interval_between(expr->number, expr->number);
  case YST_OP_FIELD: return field ? yst_bounds_of_field(field) : yst_interval_all();
  case YST_OP_COLUMN:
    if (!field) return yst_interval_all();
    return field->formula ? range_of(bounds, field->formula) : yst_bounds_of_field(field);
  case YST_OP_LIMIT:
    return expr->index < model->limit_count ? range_of_limit(&model->limits[expr->index])
                                            : yst_interval_all();
  case YST_OP_RESULT: return range_of_result(bounds, expr->result);
  case YST_OP_ADD:
  case YST_OP_SUBTRACT:
  case YST_OP_MULTIPLY:
  case YST_OP_DIVIDE: return range_of_sum(bounds, expr);
  case YST_OP_NEGATE: return yst_range_negate(range_of_arg(bounds, expr, 0));
  case YST_OP_ROUND:
    return expr->number.num > 0 ? yst_range_round(range_of_arg(bounds, expr, 0), expr->number)
                                : yst_interval_all();
  case YST_OP_LOWER:
  case YST_OP_HIGHER: return range_of_ends(bounds, expr);
  case YST_OP_CHOOSE: return range_of_choose(bounds, expr);
  case YST_OP_BANDS: return range_of_marks(expr->bands);
  case YST_OP_POINTS: return expr->arg_count ? range_of_points(expr->args[0]->type) : yst_interval_all();
  case YST_OP_LOOKUP:
    return expr->table < model->table_count ? range_of_cells(&model->tables[expr->table])
                                            : yst_interval_all();
  case YST_OP_AGGREGATE:
  case YST_OP_FOLD: return range_of_aggregate(bounds, expr);
  case YST_OP_ANSWER: return whole_numbers(0, 2);
  default: return range_of_type(expr->type);
  }
}

static bool enter(yst_bounds *bounds)
{
  if (bounds->left == 0 || bounds->depth >= DEPTH_MOST) return false;
  bounds->left--;
  bounds->depth++;
  return true;
}

static yst_interval range_of(yst_bounds *bounds, const yst_expr *expr)
{
  if (!expr || expr->op == YST_OP_BROKEN || !enter(bounds)) return yst_interval_all();
  yst_interval range = range_by_op(bounds, expr);
  bounds->depth--;
  return range;
}

yst_interval yst_bounds_of(yst_bounds *bounds, const yst_expr *expr)
{
  return range_of(bounds, expr);
}

/* ---- what may not apply ---- */

const yst_expr *yst_condition_expr(const yst_result *result)
{
  const yst_condition *condition = result->rule;
  return condition->result == result ? condition->expr : ((const yst_condition_part *)result->rule)->expr;
}

static bool rule_may_not_apply(yst_bounds *bounds, const yst_result *result)
{
  if (result->about && result->about->applies) return true;
  switch (result->rule_kind) {
  case YST_RULE_VALUE: return may_not_apply(bounds, ((const yst_value_rule *)result->rule)->expr);
  case YST_RULE_CRITERION:
    return result->part != YST_PART_SCORE || criterion_may_not_apply(bounds, result->rule);
  case YST_RULE_RUBRIC: {
    const yst_rubric *rubric = result->rule;
    for (size_t i = 0; i < rubric->criterion_count; i++) {
      if (!criterion_may_not_apply(bounds, &rubric->criteria[i]) && rubric->section_count <= 1) return false;
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
  found *state = &bounds->applies_found[result->index];
  if (*state == UNDER_WAY) return true;
  if (*state == NOT_FOUND) {
    *state = UNDER_WAY;
    bounds->may_not_apply[result->index] = rule_may_not_apply(bounds, result);
    *state = FOUND;
  }
  return bounds->may_not_apply[result->index];
}

static bool any_arg_may_not_apply(yst_bounds *bounds, const yst_expr *expr)
{
  for (size_t i = 0; i < expr->arg_count; i++) {
    if (expr->args[i] && may_not_apply(bounds, expr->args[i])) return true;
  }
  return false;
}

static bool may_not_apply_by_op(yst_bounds *bounds, const yst_expr *expr)
{
  const yst_field *field = field_of(bounds->model, expr);
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
  case YST_OP_CHOOSE: return expr->arg_count % 2 == 0 || any_arg_may_not_apply(bounds, expr);
  case YST_OP_AGGREGATE:
  case YST_OP_FOLD:
    return !expr->is_quantity && expr->aggregate != YST_AGG_COUNT && expr->aggregate != YST_AGG_SUM;
  default: return any_arg_may_not_apply(bounds, expr);
  }
}

static bool may_not_apply(yst_bounds *bounds, const yst_expr *expr)
{
  if (!expr) return false;
  if (!enter(bounds)) return true;
  bool answer = may_not_apply_by_op(bounds, expr);
  bounds->depth--;
  return answer;
}

bool yst_bounds_may_not_apply(yst_bounds *bounds, const yst_expr *expr)
{
  return may_not_apply(bounds, expr);
}
