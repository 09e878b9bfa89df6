#include "evaluate/evaluator.h"

#include "base/limits.h"
#include "base/seldom.h"

static bool apply_known(yst_node_op op, yst_number a, yst_number b, yst_number *result)
{
  switch (op) {
  case YST_NODE_ADD: return yst_number_add(a, b, result);
  case YST_NODE_SUBTRACT:
  case YST_NODE_NEGATE: return yst_number_subtract(a, b, result);
  case YST_NODE_MULTIPLY: return yst_number_multiply(a, b, result);
  default: return yst_number_divide(a, b, result);
  }
}

/* One stretch that holds all of a set's. */
static yst_segment hull(const yst_possible *possible)
{
  yst_segment first = possible->segments[0], last = possible->segments[possible->count - 1];
  if (possible->count == 1) return first;
  return (yst_segment){first.low,    last.high,    first.has_low, last.has_high,
                       first.low_in, last.high_in, {0, 1}};
}

/* Every stretch of a with every stretch of b; too many of them and only the ends are kept. */
static void map_segments(yst_set *set, const yst_possible *a, const yst_possible *b, yst_segment_op op)
{
  if (a->count && b->count && a->count * b->count > 16u * YST_LIMIT_POSSIBLE) {
    set->bounds_only = true;
    yst_segment result;
    if (op(hull(a), hull(b), &result))
      yst_set_add(set, result);
    else
      set->fault = true;
    return;
  }
  for (size_t i = 0; i < a->count; i++)
    for (size_t j = 0; j < b->count; j++) yst_set_add_image(set, a->segments[i], b->segments[j], op);
}

YST_SELDOM static yst_value map_open(yst_evaluator *evaluator, yst_value a, yst_value b, yst_segment_op op,
                                     bool leave_out)
{
  yst_possible room_a, room_b;
  yst_segment segment_a, segment_b;
  const yst_possible *left = yst_possible_of(a, &room_a, &segment_a),
                     *right = yst_possible_of(b, &room_b, &segment_b);
  yst_set set = yst_set_in(&evaluator->shop);
  yst_set_rest_on(&set, a);
  yst_set_rest_on(&set, b);
  map_segments(&set, left, right, op);
  set.fault |= left->fault || right->fault;
  if (leave_out) {
    set.not_applicable = left->not_applicable && right->not_applicable;
    for (size_t i = 0; right->not_applicable && i < left->count; i++) yst_set_add(&set, left->segments[i]);
    for (size_t i = 0; left->not_applicable && i < right->count; i++) yst_set_add(&set, right->segments[i]);
  } else {
    set.not_applicable = left->not_applicable || right->not_applicable;
  }
  return yst_set_finish(&set);
}

yst_value yst_evaluate_extreme(yst_evaluator *evaluator, bool higher, yst_value a, yst_value b)
{
  if (a.state == YST_NOT_APPLICABLE) return b;
  if (b.state == YST_NOT_APPLICABLE) return a;
  if (a.state == YST_KNOWN && b.state == YST_KNOWN) {
    int order = yst_number_compare(a.as.number, b.as.number);
    return (order < 0) == higher ? b : a;
  }
  if (a.state == YST_FAULT || b.state == YST_FAULT) return yst_fault();
  return map_open(evaluator, a, b, higher ? yst_segment_higher : yst_segment_lower, true);
}

yst_value yst_evaluate_add(yst_evaluator *evaluator, yst_value a, yst_value b)
{
  if (a.state == YST_KNOWN && b.state == YST_KNOWN) {
    yst_number sum;
    return yst_number_add(a.as.number, b.as.number, &sum) ? yst_known(sum) : yst_fault();
  }
  if (a.state == YST_FAULT || b.state == YST_FAULT) return yst_fault();
  if (a.state == YST_NOT_APPLICABLE || b.state == YST_NOT_APPLICABLE) return yst_not_applicable();
  return map_open(evaluator, a, b, yst_segment_add, false);
}

/* What a divisor may be apart from nought. */
static yst_value without_nought(yst_evaluator *evaluator, const yst_possible *possible, yst_value from,
                                bool *nought)
{
  static const yst_number NOUGHT = {0, 1};
  yst_segment below = {NOUGHT, NOUGHT, false, true, false, false, NOUGHT},
              above = {NOUGHT, NOUGHT, true, false, false, false, NOUGHT};
  yst_set set = yst_set_in(&evaluator->shop);
  yst_set_rest_on(&set, from);
  yst_segment meet;
  for (size_t i = 0; i < possible->count; i++) {
    if (yst_segment_meet(possible->segments[i], below, &meet)) yst_set_add(&set, meet);
    if (yst_segment_meet(possible->segments[i], above, &meet)) yst_set_add(&set, meet);
    *nought |= yst_segment_meet(possible->segments[i], yst_segment_point(NOUGHT), &meet);
  }
  set.not_applicable = possible->not_applicable;
  set.fault = possible->fault;
  return yst_set_finish(&set);
}

yst_value yst_evaluate_divide(yst_evaluator *evaluator, yst_value a, yst_value b)
{
  if (a.state == YST_NOT_APPLICABLE || b.state == YST_NOT_APPLICABLE) return yst_not_applicable();
  if (a.state == YST_FAULT || b.state == YST_FAULT) return yst_fault();
  if (b.state == YST_KNOWN && b.as.number.num == 0) {
    evaluator->divided_by_nothing = true;
    return yst_not_applicable();
  }
  if (a.state == YST_KNOWN && b.state == YST_KNOWN) {
    yst_number ratio;
    return yst_number_divide(a.as.number, b.as.number, &ratio) ? yst_known(ratio) : yst_fault();
  }
  bool nought = false;
  yst_value by = b;
  if (b.state == YST_OPEN) {
    by = without_nought(evaluator, b.as.possible, b, &nought);
    if (by.state == YST_FAULT) return nought ? yst_not_applicable() : yst_fault();
  }
  yst_value ratio = map_open(evaluator, a, by, yst_segment_divide, false);
  if (!nought) return ratio;
  /* What is left of the divisor may look known; whether it is nought rests on its blanks all the same. */
  yst_set set = yst_set_in(&evaluator->shop);
  yst_set_rest_on(&set, a);
  yst_set_rest_on(&set, b);
  yst_set_rest_beside(&set, ratio);
  yst_set_add_value(&set, ratio);
  set.not_applicable = true;
  return yst_set_finish(&set);
}

yst_value yst_evaluate_arithmetic(yst_evaluator *evaluator, const yst_node *node, yst_value a, yst_value b)
{
  if (node->op == YST_NODE_DIVIDE) return yst_evaluate_divide(evaluator, a, b);
  if (a.state == YST_KNOWN && b.state == YST_KNOWN) {
    yst_number result;
    return apply_known(node->op, a.as.number, b.as.number, &result) ? yst_known(result) : yst_fault();
  }
  if (a.state == YST_NOT_APPLICABLE || b.state == YST_NOT_APPLICABLE) return yst_not_applicable();
  if (a.state == YST_FAULT || b.state == YST_FAULT) return yst_fault();
  yst_segment_op op = node->op == YST_NODE_ADD        ? yst_segment_add
                      : node->op == YST_NODE_MULTIPLY ? yst_segment_multiply
                                                      : yst_segment_subtract;
  return map_open(evaluator, a, b, op, false);
}

static void add_rounded(yst_set *set, yst_segment stretch, yst_round_mode mode, yst_number step)
{
  yst_segment rounded;
  yst_number points[YST_FEW_POINTS];
  if (!yst_segment_round(stretch, mode, step, &rounded)) {
    set->fault = true;
    return;
  }
  if (yst_segment_is_all(rounded, stretch, stretch)) {
    yst_set_add(set, rounded);
    return;
  }
  size_t count = yst_segment_points(stretch, points, YST_FEW_POINTS);
  for (size_t i = 0; i < count; i++) {
    yst_number one;
    if (yst_number_round(points[i], mode, step, &one))
      yst_set_add_point(set, one);
    else
      set->fault = true;
  }
  if (count) return;
  yst_set_add(set, rounded);
  set->bounds_only = true;
}

YST_SELDOM static yst_value round_open(yst_evaluator *evaluator, const yst_node *node, yst_value a)
{
  const yst_possible *possible = a.as.possible;
  yst_set set = yst_set_in(&evaluator->shop);
  yst_set_rest_on(&set, a);
  for (size_t i = 0; i < possible->count; i++)
    add_rounded(&set, possible->segments[i], node->mode, node->number);
  /* An end that is not in may still round to the same number as its neighbours within, or not. */
  for (size_t i = 0; i < possible->count; i++) {
    yst_segment s = possible->segments[i];
    if ((s.has_low && !s.low_in) || (s.has_high && !s.high_in)) set.bounds_only = true;
  }
  set.not_applicable = possible->not_applicable;
  set.fault |= possible->fault;
  return yst_set_finish(&set);
}

yst_value yst_evaluate_round(yst_evaluator *evaluator, const yst_node *node, yst_value a)
{
  yst_number rounded;
  if (a.state == YST_OPEN) return round_open(evaluator, node, a);
  if (a.state != YST_KNOWN) return a;
  return yst_number_round(a.as.number, node->mode, node->number, &rounded) ? yst_known(rounded) : yst_fault();
}

/* ---- dates ---- */

static bool date_of(yst_node_op op, yst_number date, yst_number other, yst_number *result)
{
  yst_day day;
  switch (op) {
  case YST_NODE_ADD_MONTHS:
    if (other.den != 1 || !yst_day_add_months((yst_day)date.num, other.num, &day)) return false;
    *result = yst_number_of(day);
    return true;
  case YST_NODE_ADD_DAYS:
    if (!yst_number_add(date, other, result)) return false;
    return result->den == 1 && result->num >= YST_DAY_FIRST && result->num <= YST_DAY_LAST;
  case YST_NODE_MONTHS_BETWEEN:
    *result = yst_number_of(yst_months_between((yst_day)date.num, (yst_day)other.num));
    return true;
  case YST_NODE_DAYS_BETWEEN: return yst_number_subtract(other, date, result);
  case YST_NODE_IN_YEAR: {
    yst_day_span days = yst_year_days((int)other.num);
    *result = yst_number_of(date.num >= days.first && date.num <= days.last);
    return true;
  }
  case YST_NODE_YEAR_FIRST: *result = yst_number_of(yst_year_days((int)date.num).first); return true;
  default: *result = yst_number_of(yst_year_days((int)date.num).last); return true;
  }
}

static yst_segment date_ends(yst_segment segment)
{
  static const yst_number NOUGHT = {0, 1};
  if (!segment.has_low) segment.low = yst_number_of(YST_DAY_FIRST);
  if (!segment.has_high) segment.high = yst_number_of(YST_DAY_LAST);
  segment.has_low = segment.has_high = segment.low_in = segment.high_in = true;
  segment.step = NOUGHT;
  return segment;
}

/* A date function rises with its first arg, so ends go to ends. Longer stretches are only told by them. */
static void add_date_ends(yst_set *set, yst_node_op op, yst_segment first, yst_segment second)
{
  bool falls = op == YST_NODE_MONTHS_BETWEEN || op == YST_NODE_DAYS_BETWEEN;
  yst_segment x = date_ends(first), y = falls ? date_ends(second) : second;
  bool has_low = falls ? first.has_high && second.has_low : first.has_low;
  bool has_high = falls ? first.has_low && second.has_high : first.has_high;
  yst_number low = {0, 1}, high = {0, 1};
  bool fits = y.has_low && y.has_high;
  fits = fits && (!has_low || date_of(op, falls ? x.high : x.low, y.low, &low));
  fits = fits && (!has_high || date_of(op, falls ? x.low : x.high, y.high, &high));
  if (!fits) {
    yst_set_add(set, yst_segment_all());
    set->bounds_only = true;
    return;
  }
  bool point = has_low && has_high && yst_number_equal(low, high);
  yst_set_add(set, (yst_segment){low, high, has_low, has_high, has_low, has_high, {point ? 0 : 1, 1}});
}

/* Day by day where they are few: a month later there may be fewer days than there were. */
static void add_dates(yst_set *set, yst_node_op op, yst_segment first, yst_segment second)
{
  bool by_ends = op == YST_NODE_ADD_DAYS || op == YST_NODE_MONTHS_BETWEEN || op == YST_NODE_DAYS_BETWEEN;
  yst_number days[YST_FEW_POINTS], others[YST_FEW_POINTS];
  size_t count = by_ends ? 0 : yst_segment_points(first, days, YST_FEW_POINTS),
         other_count = by_ends ? 0 : yst_segment_points(second, others, YST_FEW_POINTS);
  if (!count || !other_count) {
    add_date_ends(set, op, first, second);
    return;
  }
  for (size_t i = 0; i < count; i++)
    for (size_t j = 0; j < other_count; j++) {
      yst_number result;
      if (date_of(op, days[i], others[j], &result))
        yst_set_add_point(set, result);
      else
        set->fault = true;
    }
}

YST_SELDOM static yst_value date_open(yst_evaluator *evaluator, const yst_node *node, yst_value a,
                                      yst_value b)
{
  yst_possible room_a, room_b;
  yst_segment segment_a, segment_b;
  const yst_possible *left = yst_possible_of(a, &room_a, &segment_a),
                     *right = yst_possible_of(b, &room_b, &segment_b);
  yst_set set = yst_set_in(&evaluator->shop);
  yst_set_rest_on(&set, a);
  yst_set_rest_on(&set, b);
  for (size_t i = 0; i < left->count; i++)
    for (size_t j = 0; j < right->count; j++)
      add_dates(&set, node->op, left->segments[i], right->segments[j]);
  set.not_applicable = left->not_applicable || right->not_applicable;
  set.fault |= left->fault || right->fault;
  yst_set_gather(&set);
  return yst_set_finish(&set);
}

YST_SELDOM static yst_value in_year_open(yst_evaluator *evaluator, yst_value date, yst_value year)
{
  yst_set set = yst_set_in(&evaluator->shop);
  yst_set_rest_on(&set, date);
  yst_set_rest_on(&set, year);
  yst_possible room;
  yst_segment segment;
  const yst_possible *days = yst_possible_of(date, &room, &segment);
  yst_truth truth = {false, false, days->not_applicable};
  if (year.state == YST_OPEN) {
    truth.yes = truth.no = true;
    truth.not_applicable |= year.as.possible->not_applicable;
    return yst_truth_value(&set, truth);
  }
  yst_day_span span = yst_year_days((int)year.as.number.num);
  yst_segment in = {yst_number_of(span.first), yst_number_of(span.last), true, true, true, true, {1, 1}};
  for (size_t i = 0; i < days->count; i++) {
    yst_segment meet, s = days->segments[i];
    truth.yes |= yst_segment_meet(s, in, &meet);
    truth.no |= yst_segment_compare_low(s, in) < 0 || yst_segment_compare_high(s, in) > 0;
  }
  return yst_truth_value(&set, truth);
}

yst_value yst_evaluate_date(yst_evaluator *evaluator, const yst_node *node, yst_value a, yst_value b)
{
  bool one = node->op == YST_NODE_YEAR_FIRST || node->op == YST_NODE_YEAR_LAST;
  if (a.state == YST_KNOWN && (one || b.state == YST_KNOWN)) {
    yst_number result;
    return date_of(node->op, a.as.number, b.as.number, &result) ? yst_known(result) : yst_fault();
  }
  if (a.state == YST_NOT_APPLICABLE || (!one && b.state == YST_NOT_APPLICABLE)) return yst_not_applicable();
  if (a.state == YST_FAULT || b.state == YST_FAULT) return yst_fault();
  if (node->op == YST_NODE_IN_YEAR) return in_year_open(evaluator, a, b);
  return date_open(evaluator, node, a, one ? yst_known_whole(0) : b);
}
