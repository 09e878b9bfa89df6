#include "check/bounds_inside.h"

#include "base/limits.h"
#include "check/range.h"

#define DEPTH_MOST (8u * YST_LIMIT_DEPTH)
/* Shared parts are looked at once for each way to them. */
#define NODES_MOST 1000000u

static yst_interval range_of(yst_bounds *bounds, const yst_expr *expr);

yst_bounds *yst_bounds_new(yst_arena *arena, const yst_model *model)
{
  yst_bounds *bounds = YST_NEW(arena, yst_bounds);
  *bounds = (yst_bounds){.model = model, .left = NODES_MOST};
  bounds->range_found = YST_NEW_ARRAY(arena, model->result_count, yst_bounds_state);
  bounds->applies_found = YST_NEW_ARRAY(arena, model->result_count, yst_bounds_state);
  bounds->ranges = YST_NEW_ARRAY(arena, model->result_count, yst_interval);
  bounds->may_not_apply = YST_NEW_ARRAY(arena, model->result_count, bool);
  return bounds;
}

/* ---- what needs no looking further ---- */

yst_interval yst_bounds_whole(int64_t low, int64_t high)
{
  return yst_interval_between(yst_number_of(low), yst_number_of(high));
}

static yst_interval from_zero(void)
{
  yst_interval range = yst_bounds_whole(0, 0);
  range.has_high = range.high_in = false;
  return range;
}

void yst_bounds_take_in(yst_interval *range, bool *first, yst_number value)
{
  yst_interval point = yst_interval_between(value, value);
  *range = *first ? point : yst_interval_hull(range, &point);
  *first = false;
}

static yst_interval range_of_type(yst_type type)
{
  if (type.kind == YST_KIND_YES_NO) return yst_bounds_whole(0, 1);
  if (type.kind == YST_KIND_CHOICE && type.choices && type.choices->count) {
    return yst_bounds_whole(0, (int64_t)type.choices->count - 1);
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
  if (field->blank == YST_LITERAL_NUMBER) yst_bounds_take_in(&range, &first, field->blank_value);
  for (size_t i = 0; i < field->placeholder_count; i++) {
    const yst_placeholder *placeholder = &field->placeholders[i];
    bool is_state = placeholder->as == YST_LITERAL_NOT_KNOWN || placeholder->as == YST_LITERAL_NOT_APPLICABLE;
    if (!is_state) yst_bounds_take_in(&range, &first, placeholder->number);
  }
  return range;
}

const yst_field *yst_bounds_field(const yst_model *model, const yst_expr *expr)
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
  for (size_t i = 0; i < limit->version_count; i++)
    yst_bounds_take_in(&range, &first, limit->versions[i].amount);
  return range;
}

static yst_interval range_of_marks(const yst_bands *bands)
{
  yst_interval range = yst_interval_all();
  bool first = true;
  for (size_t i = 0; bands && i < bands->count; i++) {
    for (size_t k = 0; k < bands->items[i].mark_count; k++)
      yst_bounds_take_in(&range, &first, bands->items[i].marks[k]);
  }
  return range;
}

static yst_interval range_of_cells(const yst_table_rule *table)
{
  yst_interval range = yst_interval_all();
  bool first = true;
  for (size_t i = 0; i < table->columns.count * table->rows.count; i++)
    yst_bounds_take_in(&range, &first, table->cells[i]);
  return range;
}

static yst_interval range_of_points(yst_type type)
{
  yst_interval range = yst_interval_all();
  bool first = true;
  for (size_t i = 0; type.choices && i < type.choices->count; i++) {
    if (type.choices->items[i].has_points) yst_bounds_take_in(&range, &first, type.choices->items[i].points);
  }
  return range;
}

/* ---- results ---- */

yst_interval yst_bounds_with_field(yst_bounds *bounds, yst_interval range, size_t field)
{
  if (field >= bounds->model->field_count) return range;
  yst_interval other = yst_bounds_of_field(&bounds->model->fields[field]);
  return yst_interval_hull(&range, &other);
}

static yst_interval range_of_checklist(const yst_checklist *checklist, const yst_result *result)
{
  if (result->part == YST_PART_COUNT) return yst_bounds_whole(0, (int64_t)checklist->item_count);
  return range_of_type(result->type);
}

static yst_interval range_by_rule(yst_bounds *bounds, const yst_result *result)
{
  switch (result->rule_kind) {
  case YST_RULE_VALUE: {
    const yst_value_rule *value = result->rule;
    return yst_bounds_with_field(bounds, range_of(bounds, value->expr), value->override_field);
  }
  case YST_RULE_CRITERION:
    if (result->part == YST_PART_SCORE) return yst_bounds_of_score(bounds, result->rule);
    break;
  case YST_RULE_RUBRIC:
    if (result->part != YST_PART_GRADE) return yst_bounds_of_rubric(bounds, result->rule, result->part);
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
  yst_bounds_state *state = &bounds->range_found[result->index];
  if (*state == YST_BOUNDS_FOUND) return bounds->ranges[result->index];
  if (*state == YST_BOUNDS_UNDER_WAY) return yst_interval_all();
  *state = YST_BOUNDS_UNDER_WAY;
  yst_interval range = range_by_rule(bounds, result);
  bounds->ranges[result->index] = range;
  *state = YST_BOUNDS_FOUND;
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
  return yst_bounds_any_may_not_apply(bounds, expr) ? hull : range;
}

static yst_interval range_of_aggregate(yst_bounds *bounds, const yst_expr *expr)
{
  if (expr->is_quantity) return yst_bounds_whole(0, 1);
  yst_interval measure = range_of_arg(bounds, expr, 1);
  switch (expr->aggregate) {
  case YST_AGG_COUNT: return from_zero();
  case YST_AGG_SHARE: return yst_bounds_whole(0, 1);
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
  const yst_field *field = yst_bounds_field(model, expr);
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
  case YST_OP_ANSWER: return yst_bounds_whole(0, 2);
  default: return range_of_type(expr->type);
  }
}

bool yst_bounds_enter(yst_bounds *bounds)
{
  if (bounds->left == 0 || bounds->depth >= DEPTH_MOST) return false;
  bounds->left--;
  bounds->depth++;
  return true;
}

static yst_interval range_of(yst_bounds *bounds, const yst_expr *expr)
{
  if (!expr || expr->op == YST_OP_BROKEN || !yst_bounds_enter(bounds)) return yst_interval_all();
  yst_interval range = range_by_op(bounds, expr);
  bounds->depth--;
  return range;
}

yst_interval yst_bounds_of(yst_bounds *bounds, const yst_expr *expr)
{
  return range_of(bounds, expr);
}
