#include "check/range.h"

/* Ends are treated as closed: a closed end in place of an open one only widens. */
static yst_interval close_ends(yst_interval a)
{
  a.low_in = a.has_low;
  a.high_in = a.has_high;
  return a;
}

static bool is_at_least_zero(yst_interval a)
{
  return a.has_low && a.low.num >= 0;
}

yst_interval yst_range_add(yst_interval a, yst_interval b)
{
  yst_interval sum = yst_interval_all();
  sum.has_low = a.has_low && b.has_low && yst_number_add(a.low, b.low, &sum.low);
  sum.has_high = a.has_high && b.has_high && yst_number_add(a.high, b.high, &sum.high);
  return close_ends(sum);
}

yst_interval yst_range_negate(yst_interval a)
{
  return (yst_interval){
      a.has_high, a.has_low, a.high_in, a.low_in, yst_number_negate(a.high), yst_number_negate(a.low)};
}

/* With four ends the product lies between the lowest and the highest of their products. */
static bool multiply_ends(yst_interval a, yst_interval b, yst_interval *product)
{
  const yst_number left[] = {a.low, a.high}, right[] = {b.low, b.high};
  for (size_t i = 0; i < 4; i++) {
    yst_number end;
    if (!yst_number_multiply(left[i / 2], right[i % 2], &end)) return false;
    yst_interval point = yst_interval_between(end, end);
    *product = i ? yst_interval_hull(product, &point) : point;
  }
  return true;
}

yst_interval yst_range_multiply(yst_interval a, yst_interval b)
{
  yst_interval product = yst_interval_all();
  if (a.has_low && a.has_high && b.has_low && b.has_high) {
    return multiply_ends(a, b, &product) ? product : yst_interval_all();
  }
  if (!is_at_least_zero(a) || !is_at_least_zero(b)) return product;
  product.has_low = yst_number_multiply(a.low, b.low, &product.low);
  return close_ends(product);
}

yst_interval yst_range_divide(yst_interval a, yst_interval b)
{
  if (!is_at_least_zero(b)) return yst_interval_all();
  yst_interval inverse = yst_interval_between(yst_number_of(0), yst_number_of(0));
  inverse.has_high = b.low.num > 0 && yst_number_divide(yst_number_of(1), b.low, &inverse.high);
  if (b.has_high && b.high.num > 0) {
    if (!yst_number_divide(yst_number_of(1), b.high, &inverse.low)) inverse.low = yst_number_of(0);
  }
  return yst_range_multiply(a, close_ends(inverse));
}

static bool widen(yst_number from, bool up, yst_number step, yst_number *end)
{
  bool away = (from.num >= 0) == up;
  return yst_number_round(from, away ? YST_ROUND_UP : YST_ROUND_DOWN, step, end);
}

yst_interval yst_range_round(yst_interval a, yst_number step)
{
  yst_interval rounded = yst_interval_all();
  rounded.has_low = a.has_low && widen(a.low, false, step, &rounded.low);
  rounded.has_high = a.has_high && widen(a.high, true, step, &rounded.high);
  return close_ends(rounded);
}

static yst_number choose_lower(yst_number a, yst_number b)
{
  return yst_number_compare(a, b) <= 0 ? a : b;
}

yst_interval yst_range_lower(yst_interval a, yst_interval b)
{
  yst_interval lower = yst_interval_all();
  lower.has_low = a.has_low && b.has_low;
  if (lower.has_low) lower.low = choose_lower(a.low, b.low);
  lower.has_high = a.has_high || b.has_high;
  if (a.has_high && b.has_high) {
    lower.high = choose_lower(a.high, b.high);
  } else if (lower.has_high) {
    lower.high = a.has_high ? a.high : b.high;
  }
  return close_ends(lower);
}

yst_interval yst_range_higher(yst_interval a, yst_interval b)
{
  return yst_range_negate(yst_range_lower(yst_range_negate(a), yst_range_negate(b)));
}
