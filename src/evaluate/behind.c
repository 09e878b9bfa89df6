#include "evaluate/evaluator.h"

/* The last decimal place that a printed share has: of 33% a hundredth, of 33.5% a thousandth. false when it
 * has no end in decimals, as no printed one is. */
static bool place_of(yst_number share, yst_number *place)
{
  *place = (yst_number){1, 100};
  for (int places = 0; places < 8; places++) {
    if (yst_number_is_multiple(share, *place)) return true;
    if (!yst_number_divide(*place, yst_number_of(10), place)) return false;
  }
  return false;
}

/* The least whole number above one, the greatest below: neither is the number itself. */
static bool next_above(yst_number number, yst_number *whole)
{
  if (number.num < 0) {
    *whole = yst_number_of(0);
    return true;
  }
  return yst_number_round(number, YST_ROUND_DOWN, yst_number_of(1), whole) &&
         yst_number_add(*whole, yst_number_of(1), whole);
}

static bool next_below(yst_number number, yst_number *whole)
{
  return yst_number_round(number, YST_ROUND_UP, yst_number_of(1), whole) &&
         yst_number_subtract(*whole, yst_number_of(1), whole);
}

/* The whole numbers that are less than a place of the share away from it: rounded down, up or to the nearest,
 * they all come to it. `low` and `high` are shares of `least` and `most`. false: too large. */
static bool numbers_between(yst_number low, yst_number high, yst_number place, yst_number least,
                            yst_number most, yst_segment *between)
{
  yst_number from, to, all;
  if (!yst_number_subtract(low, place, &from) || !yst_number_multiply(from, least, &from) ||
      !yst_number_add(high, place, &to) || !yst_number_multiply(to, most, &to))
    return false;
  if (!next_above(from, &from) || !next_below(to, &to) ||
      !yst_number_round(most, YST_ROUND_DOWN, yst_number_of(1), &all))
    return false;
  if (yst_number_compare(to, all) > 0) to = all;
  *between = (yst_segment){from, to, true, true, true, true, {1, 1}};
  return true;
}

/* Of a share or a whole that is not known no more than bounds are kept. */
static void add_between(yst_set *set, yst_segment share, yst_segment whole)
{
  static const yst_number HUNDREDTH = {1, 100};
  yst_segment between;
  yst_number low = share.has_low ? share.low : yst_number_of(0);
  yst_number high = share.has_high ? share.high : yst_number_of(1);
  yst_number least = whole.has_low ? whole.low : yst_number_of(0);
  yst_number most = whole.has_high ? whole.high : least;
  set->bounds_only = true;
  if (!numbers_between(low, high, HUNDREDTH, least, most, &between)) {
    set->fault = true;
    return;
  }
  if (!whole.has_high) between.has_high = between.high_in = false;
  if (!whole.has_high || yst_number_compare(between.low, between.high) <= 0) yst_set_add(set, between);
  set->not_applicable = true;
}

static yst_value behind_open(yst_evaluator *evaluator, yst_value share, yst_value whole)
{
  yst_possible room_a, room_b;
  yst_segment segment_a, segment_b;
  const yst_possible *shares = yst_possible_of(share, &room_a, &segment_a),
                     *wholes = yst_possible_of(whole, &room_b, &segment_b);
  yst_set set = yst_set_in(&evaluator->shop);
  yst_set_rest_on(&set, share);
  yst_set_rest_on(&set, whole);
  for (size_t i = 0; i < shares->count; i++)
    for (size_t j = 0; j < wholes->count; j++) add_between(&set, shares->segments[i], wholes->segments[j]);
  set.not_applicable |= shares->not_applicable || wholes->not_applicable;
  set.fault |= shares->fault || wholes->fault;
  return yst_set_finish(&set);
}

/* Several numbers may lie behind one printed share. Which it was is no blank of the register, so that what
 * uses the number twice is told by bounds. */
yst_value yst_evaluate_behind(yst_evaluator *evaluator, yst_value share, yst_value whole)
{
  if (share.state == YST_NOT_APPLICABLE || whole.state == YST_NOT_APPLICABLE) return yst_not_applicable();
  if (share.state == YST_FAULT || whole.state == YST_FAULT) return yst_fault();
  if (share.state == YST_OPEN || whole.state == YST_OPEN) return behind_open(evaluator, share, whole);
  yst_number place;
  yst_segment between;
  yst_number printed = share.as.number, of = whole.as.number;
  if (!place_of(printed, &place) || of.num <= 0) return yst_not_applicable();
  if (!numbers_between(printed, printed, place, of, of, &between)) return yst_fault();
  int order = yst_number_compare(between.low, between.high);
  if (order > 0) return yst_not_applicable();
  if (order == 0) return yst_known(between.low);
  yst_set set = yst_set_in(&evaluator->shop);
  yst_set_add(&set, between);
  set.bounds_only = true;
  return yst_set_finish(&set);
}
