#include "base/limits.h"
#include "check/amount.h"
#include "check/band_lists.h"
#include "check/reach_inside.h"

#define DEPTH_MOST (8u * YST_LIMIT_DEPTH)
#define NODES_MOST 1000000u
/* Days of limits that one list of bands is tried on. */
#define DAYS_MOST 100u

static yst_options options_of(yst_reach *reach, const yst_expr *expr);

/* ---- what needs no looking further ---- */

static yst_options one(yst_reach *reach, yst_number value)
{
  yst_options_bag bag = yst_options_bag_in(reach->arena);
  yst_options_put(&bag, value);
  return yst_options_take(&bag);
}

/* Every multiple of the step within a range that has two ends. */
static void put_steps(yst_options_bag *bag, const yst_interval *range, yst_number step)
{
  yst_lattice lattice = {true, step, step};
  yst_number value;
  if (!range->has_low || !range->has_high) bag->listed = false;
  if (!bag->listed || !yst_interval_value(range, &lattice, &value)) return;
  while (bag->listed && yst_interval_has(range, value)) {
    yst_options_put(bag, value);
    bag->listed &= yst_number_add(value, step, &value);
  }
}

static yst_options options_of_field(yst_reach *reach, const yst_expr *expr, const yst_field *field)
{
  yst_options_bag bag = yst_options_bag_in(reach->arena);
  yst_interval range = yst_bounds_of_field(field);
  yst_kind kind = field->type.kind;
  bool counted = kind == YST_KIND_YES_NO || kind == YST_KIND_CHOICE;
  bag.may_not_apply = yst_bounds_may_not_apply(reach->bounds, expr);
  bag.listed = counted || (field->has_step && field->step.num > 0);
  put_steps(&bag, &range, counted ? yst_number_of(1) : field->step);
  if (field->blank == YST_LITERAL_NUMBER) yst_options_put(&bag, field->blank_value);
  for (size_t i = 0; i < field->placeholder_count; i++) {
    yst_literal_kind as = field->placeholders[i].as;
    if (as != YST_LITERAL_NOT_KNOWN && as != YST_LITERAL_NOT_APPLICABLE)
      yst_options_put(&bag, field->placeholders[i].number);
  }
  return yst_options_take(&bag);
}

static yst_options options_of_limit(yst_reach *reach, const yst_limit *limit)
{
  yst_options_bag bag = yst_options_bag_in(reach->arena);
  for (size_t i = 0; i < limit->version_count; i++) yst_options_put(&bag, limit->versions[i].amount);
  return yst_options_take(&bag);
}

static yst_options options_of_cells(yst_reach *reach, const yst_expr *expr, const yst_table_rule *table)
{
  yst_options_bag bag = yst_options_bag_in(reach->arena);
  bag.may_not_apply = yst_bounds_may_not_apply(reach->bounds, expr);
  bag.listed = table->cells != NULL;
  for (size_t i = 0; bag.listed && i < table->columns.count * table->rows.count; i++)
    yst_options_put(&bag, table->cells[i]);
  return yst_options_take(&bag);
}

static yst_options options_of_points(yst_reach *reach, const yst_expr *choice)
{
  yst_options places = options_of(reach, choice);
  yst_options_bag bag = yst_options_bag_in(reach->arena);
  bag.listed = places.listed && choice->type.choices;
  bag.may_not_apply = places.may_not_apply;
  for (size_t i = 0; bag.listed && i < places.count; i++) {
    size_t place = (size_t)places.items[i].num;
    bag.listed = place < choice->type.choices->count && choice->type.choices->items[place].has_points;
    if (bag.listed) yst_options_put(&bag, choice->type.choices->items[place].points);
  }
  return yst_options_take(&bag);
}

/* ---- bands ---- */

typedef struct band_options {
  yst_options subject; /* what is looked at, when it can be listed … */
  yst_interval range;  /* … or between what ends it lies */
  yst_lattice lattice;
} band_options;

static bool some_value_in(const band_options *look, const yst_interval *interval)
{
  if (!look->subject.listed) {
    yst_number value;
    yst_interval meet = yst_interval_meet(interval, &look->range);
    return yst_interval_value(&meet, &look->lattice, &value);
  }
  for (size_t i = 0; i < look->subject.count; i++) {
    if (yst_interval_has(interval, look->subject.items[i])) return true;
  }
  return false;
}

static bool some_value_elsewhere(const band_options *look, const yst_interval *intervals, size_t count)
{
  for (size_t i = 0; i < look->subject.count; i++) {
    bool held = false;
    for (size_t k = 0; k < count && !held; k++)
      held = yst_interval_has(&intervals[k], look->subject.items[i]);
    if (!held) return true;
  }
  return !look->subject.listed;
}

static void put_marks(yst_options_bag *bag, const yst_band *band)
{
  for (size_t i = 0; i < band->mark_count; i++) yst_options_put(bag, band->marks[i]);
}

static void put_bands_on_day(yst_options_bag *bag, const yst_model *model, const yst_bands *bands,
                             const band_options *look, yst_day day, yst_interval *intervals)
{
  if (!yst_band_intervals(model, bands, day, intervals)) {
    bag->listed = false;
    return;
  }
  for (size_t i = 0; i < bands->count; i++) {
    const yst_band *band = &bands->items[i];
    bool may = band->not_applicable                ? look->subject.may_not_apply
               : band->kind == YST_RANGE_OTHERWISE ? some_value_elsewhere(look, intervals, bands->count)
                                                   : some_value_in(look, &intervals[i]);
    if (may) put_marks(bag, band);
  }
}

static yst_options options_of_bands(yst_reach *reach, const yst_expr *expr)
{
  const yst_bands *bands = expr->bands;
  if (!bands || !expr->arg_count) return yst_options_none_listed(true);
  band_options look = {.subject = options_of(reach, expr->args[0])};
  look.range = yst_bounds_of(reach->bounds, expr->args[0]);
  yst_band_list list = {.bands = bands, .subject = expr->args[0]};
  look.lattice = yst_band_lattice(reach->model, &list);
  yst_options_bag bag = yst_options_bag_in(reach->arena);
  bag.may_not_apply = yst_bounds_may_not_apply(reach->bounds, expr);
  yst_interval *intervals = YST_NEW_ARRAY(reach->arena, bands->count, yst_interval);
  yst_day *days;
  size_t count = yst_band_days(reach->arena, reach->model, bands, &days);
  bag.listed = count <= DAYS_MOST;
  for (size_t i = 0; bag.listed && i < count; i++)
    put_bands_on_day(&bag, reach->model, bands, &look, days[i], intervals);
  return yst_options_take(&bag);
}

/* ---- what is worked out ---- */

static bool combine(yst_op op, yst_number a, yst_number b, yst_number *value)
{
  switch (op) {
  case YST_OP_ADD: return yst_number_add(a, b, value);
  case YST_OP_SUBTRACT: return yst_number_subtract(a, b, value);
  case YST_OP_MULTIPLY: return yst_number_multiply(a, b, value);
  case YST_OP_DIVIDE: return yst_number_divide(a, b, value);
  case YST_OP_LOWER: *value = yst_number_compare(a, b) <= 0 ? a : b; return true;
  default: *value = yst_number_compare(a, b) >= 0 ? a : b; return true;
  }
}

static void put_combined(yst_options_bag *bag, yst_op op, const yst_options *a, const yst_options *b)
{
  bag->listed &= a->listed && b->listed && (!b->count || a->count <= 4 * YST_OPTIONS_MOST / b->count);
  for (size_t i = 0; bag->listed && i < a->count; i++) {
    for (size_t k = 0; bag->listed && k < b->count; k++) {
      yst_number value;
      if (op == YST_OP_DIVIDE && b->items[k].num == 0) continue;
      bag->listed = combine(op, a->items[i], b->items[k], &value);
      if (bag->listed) yst_options_put(bag, value);
    }
  }
}

/* One that does not apply leaves the lower and the higher to the others. */
static yst_options options_of_combined(yst_reach *reach, const yst_expr *expr)
{
  if (!expr->arg_count) return yst_options_none_listed(true);
  bool picks = expr->op == YST_OP_LOWER || expr->op == YST_OP_HIGHER;
  yst_options all = options_of(reach, expr->args[0]);
  for (size_t i = 1; i < expr->arg_count; i++) {
    yst_options other = options_of(reach, expr->args[i]);
    yst_options_bag bag = yst_options_bag_in(reach->arena);
    put_combined(&bag, expr->op, &all, &other);
    if (picks && all.may_not_apply) yst_options_put_all(&bag, &other);
    if (picks && other.may_not_apply) yst_options_put_all(&bag, &all);
    all = yst_options_take(&bag);
  }
  all.may_not_apply = yst_bounds_may_not_apply(reach->bounds, expr);
  return all;
}

static yst_options options_of_changed(yst_reach *reach, const yst_expr *expr)
{
  if (!expr->arg_count) return yst_options_none_listed(true);
  yst_options from = options_of(reach, expr->args[0]);
  yst_options_bag bag = yst_options_bag_in(reach->arena);
  bag.listed = from.listed && (expr->op == YST_OP_NEGATE || expr->number.num > 0);
  bag.may_not_apply = from.may_not_apply;
  for (size_t i = 0; bag.listed && i < from.count; i++) {
    yst_number value = yst_number_negate(from.items[i]);
    if (expr->op == YST_OP_ROUND)
      bag.listed = yst_number_round(from.items[i], expr->rounding_mode, expr->number, &value);
    if (bag.listed) yst_options_put(&bag, value);
  }
  return yst_options_take(&bag);
}

static yst_options options_of_choose(yst_reach *reach, const yst_expr *expr)
{
  yst_options_bag bag = yst_options_bag_in(reach->arena);
  for (size_t i = 0; bag.listed && i < expr->arg_count; i += 2) {
    yst_options value = options_of(reach, expr->args[i]);
    yst_options_put_all(&bag, &value);
  }
  bag.may_not_apply = yst_bounds_may_not_apply(reach->bounds, expr);
  return yst_options_take(&bag);
}

/* ---- results ---- */

static yst_options options_of_pairs(yst_reach *reach, const yst_score_pairs *pairs, yst_result_part part)
{
  yst_options_bag bag = yst_options_bag_in(reach->arena);
  bag.listed = pairs->listed;
  for (size_t i = 0; bag.listed && i < pairs->count; i++) {
    yst_number value = part == YST_PART_MAXIMUM ? pairs->items[i].maximum : pairs->items[i].total;
    if (pairs->items[i].maximum.num == 0) {
      bag.may_not_apply = true;
      continue;
    }
    if (part == YST_PART_PERCENT) bag.listed = yst_number_divide(value, pairs->items[i].maximum, &value);
    if (bag.listed) yst_options_put(&bag, value);
  }
  return yst_options_take(&bag);
}

static yst_options rounded_percents(yst_reach *reach, const yst_rubric *rubric, yst_options exact)
{
  if (!rubric->round_percent || rubric->percent_step.num <= 0 || !exact.listed) return exact;
  yst_options_bag bag = yst_options_bag_in(reach->arena);
  bag.may_not_apply = exact.may_not_apply;
  for (size_t i = 0; bag.listed && i < exact.count; i++) {
    yst_number value;
    bag.listed = yst_number_round(exact.items[i], rubric->percent_mode, rubric->percent_step, &value);
    if (bag.listed) yst_options_put(&bag, value);
  }
  return yst_options_take(&bag);
}

static yst_options options_of_rubric(yst_reach *reach, const yst_rubric *rubric, const yst_result *result)
{
  if (result->part == YST_PART_GRADE && rubric->cap_count == 0)
    return rubric->grades ? options_of(reach, rubric->grades) : yst_options_none_listed(true);
  if (result->part == YST_PART_GRADE) return yst_options_none_listed(true);
  yst_score_pairs pairs = yst_reach_rubric(reach, rubric);
  yst_options options = options_of_pairs(reach, &pairs, result->part);
  if (result->part == YST_PART_PERCENT) options = rounded_percents(reach, rubric, options);
  options.may_not_apply |= rubric->about.applies != NULL;
  return options;
}

static const yst_rubric *rubric_of_section(const yst_model *model, const yst_section *section)
{
  for (size_t i = 0; i < model->rubric_count; i++) {
    const yst_rubric *rubric = &model->rubrics[i];
    if (section >= rubric->sections && section < rubric->sections + rubric->section_count) return rubric;
  }
  return NULL;
}

static yst_options options_of_value(yst_reach *reach, const yst_value_rule *value)
{
  if (value->override_field != SIZE_MAX) return yst_options_none_listed(true);
  yst_options options = options_of(reach, value->expr);
  options.may_not_apply |= value->about.applies != NULL;
  return options;
}

static yst_options options_by_rule(yst_reach *reach, const yst_result *result)
{
  switch (result->rule_kind) {
  case YST_RULE_VALUE: return options_of_value(reach, result->rule);
  case YST_RULE_RUBRIC: return options_of_rubric(reach, result->rule, result);
  case YST_RULE_SECTION: {
    const yst_rubric *rubric = rubric_of_section(reach->model, result->rule);
    if (!rubric) break;
    yst_score_pairs pairs = yst_reach_section(reach, rubric, result->rule);
    return options_of_pairs(reach, &pairs, result->part);
  }
  default: break;
  }
  return yst_options_none_listed(true);
}

/* Kept once found. A result that is needed while it is being looked at stands in a circle, which others
 * report. */
static yst_options options_of_result(yst_reach *reach, const yst_result *result)
{
  if (!result || result->index >= reach->model->result_count) return yst_options_none_listed(true);
  if (reach->result_known[result->index]) return reach->result_options[result->index];
  reach->result_known[result->index] = true;
  reach->result_options[result->index] = yst_options_none_listed(true);
  yst_options options = options_by_rule(reach, result);
  reach->result_options[result->index] = options;
  return options;
}

/* ---- expressions ---- */

static yst_options options_by_op(yst_reach *reach, const yst_expr *expr)
{
  const yst_model *model = reach->model;
  switch (expr->op) {
  case YST_OP_CONST: return one(reach, expr->number);
  case YST_OP_FIELD:
    return expr->index < model->field_count ? options_of_field(reach, expr, &model->fields[expr->index])
                                            : yst_options_none_listed(true);
  case YST_OP_LIMIT:
    return expr->index < model->limit_count ? options_of_limit(reach, &model->limits[expr->index])
                                            : yst_options_none_listed(true);
  case YST_OP_RESULT: return options_of_result(reach, expr->result);
  case YST_OP_BANDS: return options_of_bands(reach, expr);
  case YST_OP_LOOKUP:
    return expr->table < model->table_count ? options_of_cells(reach, expr, &model->tables[expr->table])
                                            : yst_options_none_listed(true);
  case YST_OP_POINTS: return options_of_points(reach, expr->args[0]);
  case YST_OP_ADD:
  case YST_OP_SUBTRACT:
  case YST_OP_MULTIPLY:
  case YST_OP_DIVIDE:
  case YST_OP_LOWER:
  case YST_OP_HIGHER: return options_of_combined(reach, expr);
  case YST_OP_NEGATE:
  case YST_OP_ROUND: return options_of_changed(reach, expr);
  case YST_OP_CHOOSE: return options_of_choose(reach, expr);
  default: return yst_options_none_listed(true);
  }
}

static yst_options options_of(yst_reach *reach, const yst_expr *expr)
{
  if (!expr || reach->left == 0 || reach->depth >= DEPTH_MOST) return yst_options_none_listed(true);
  reach->left--;
  reach->depth++;
  yst_options options = options_by_op(reach, expr);
  reach->depth--;
  return options;
}

yst_options yst_reach_options(yst_reach *reach, const yst_expr *expr)
{
  return options_of(reach, expr);
}

yst_reach *yst_reach_new(yst_arena *arena, const yst_model *model, yst_bounds *bounds)
{
  yst_reach *reach = YST_NEW(arena, yst_reach);
  *reach = (yst_reach){.arena = arena, .model = model, .bounds = bounds, .left = NODES_MOST};
  reach->result_known = YST_NEW_ARRAY(arena, model->result_count, bool);
  reach->result_options = YST_NEW_ARRAY(arena, model->result_count, yst_options);
  reach->rubric_known = YST_NEW_ARRAY(arena, model->rubric_count, bool);
  reach->rubric_pairs = YST_NEW_ARRAY(arena, model->rubric_count, yst_score_pairs);
  return reach;
}
