#include "evaluate/possible.h"

yst_segment yst_segment_point(yst_number point)
{
  return (yst_segment){point, point, true, true, true, true, {0, 1}};
}

yst_segment yst_segment_all(void)
{
  return (yst_segment){{0, 1}, {0, 1}, false, false, false, false, {0, 1}};
}

bool yst_segment_is_point(yst_segment segment)
{
  return segment.has_low && segment.has_high && yst_number_equal(segment.low, segment.high);
}

int yst_segment_compare_low(yst_segment a, yst_segment b)
{
  if (!a.has_low || !b.has_low) return (int)a.has_low - (int)b.has_low;
  int order = yst_number_compare(a.low, b.low);
  return order ? order : (int)b.low_in - (int)a.low_in;
}

int yst_segment_compare_high(yst_segment a, yst_segment b)
{
  if (!a.has_high || !b.has_high) return (int)b.has_high - (int)a.has_high;
  int order = yst_number_compare(a.high, b.high);
  return order ? order : (int)a.high_in - (int)b.high_in;
}

bool yst_segment_is_stepped(yst_segment segment)
{
  return segment.step.num != 0 && !yst_segment_is_point(segment);
}

/* A number from which the steps of a stretch are counted. */
static yst_number anchor_of(yst_segment a)
{
  return a.has_low ? a.low : a.has_high ? a.high : (yst_number){0, 1};
}

bool yst_segment_is_on_steps(yst_segment a, yst_number number)
{
  yst_number apart;
  if (a.step.num == 0) return true;
  return yst_number_subtract(number, anchor_of(a), &apart) && yst_number_is_multiple(apart, a.step);
}

/* An end of a stretch, moved inwards onto the steps that are counted from the anchor. A number too large to
 * move stays. */
static yst_number move_end(yst_number end, bool in, bool upwards, yst_number anchor, yst_number step)
{
  yst_number apart, moved;
  if (!yst_number_subtract(end, anchor, &apart)) return end;
  if (!yst_number_is_multiple(apart, step)) {
    yst_round_mode mode = (apart.num > 0) == upwards ? YST_ROUND_UP : YST_ROUND_DOWN;
    if (!yst_number_round(apart, mode, step, &moved)) return end;
  } else if (in) {
    return end;
  } else if (!(upwards ? yst_number_add : yst_number_subtract)(apart, step, &moved)) {
    return end;
  }
  return yst_number_add(anchor, moved, &moved) ? moved : end;
}

/* Moves the ends of a stretch with a step onto its steps. false when none is left. */
static bool tighten(yst_segment *s, yst_number anchor)
{
  if (s->step.num == 0) return true;
  if (s->has_low) s->low = move_end(s->low, s->low_in, true, anchor, s->step);
  if (s->has_high) s->high = move_end(s->high, s->high_in, false, anchor, s->step);
  if (s->has_low) s->low_in = true;
  if (s->has_high) s->high_in = true;
  return !s->has_low || !s->has_high || yst_number_compare(s->low, s->high) <= 0;
}

bool yst_segment_meet(yst_segment a, yst_segment b, yst_segment *both)
{
  yst_segment meet = a;
  if (yst_segment_compare_low(b, a) > 0) {
    meet.low = b.low;
    meet.has_low = b.has_low;
    meet.low_in = b.low_in;
  }
  if (yst_segment_compare_high(b, a) < 0) {
    meet.high = b.high;
    meet.has_high = b.has_high;
    meet.high_in = b.high_in;
  }
  bool by_b = !yst_segment_is_stepped(a);
  meet.step = by_b ? b.step : a.step;
  if (!tighten(&meet, anchor_of(by_b ? b : a))) return false;
  if (meet.has_low && meet.has_high) {
    int order = yst_number_compare(meet.low, meet.high);
    if (order > 0 || (order == 0 && !(meet.low_in && meet.high_in))) return false;
    if (order == 0) meet.step = (yst_number){0, 1};
  }
  *both = meet;
  return true;
}

/* The step of a sum: that of the one that has steps, or of both. */
static yst_number step_of_sum(yst_segment a, yst_segment b)
{
  if (yst_segment_is_point(a)) return b.step;
  if (yst_segment_is_point(b)) return a.step;
  return yst_number_equal(a.step, b.step) ? a.step : (yst_number){0, 1};
}

/* The step of what is now of one, now of the other: steps that both stand on stay. */
static yst_number common_step(yst_segment a, yst_segment b)
{
  yst_segment stepped = yst_segment_is_point(a) ? b : a, other = yst_segment_is_point(a) ? a : b;
  bool same = yst_segment_is_point(other) || yst_number_equal(stepped.step, other.step);
  return same && yst_segment_is_on_steps(stepped, anchor_of(other)) ? stepped.step : (yst_number){0, 1};
}

bool yst_segment_is_all(yst_segment image, yst_segment a, yst_segment b)
{
  if (yst_segment_is_point(image) || image.step.num) return true;
  return !yst_segment_is_stepped(a) && !yst_segment_is_stepped(b);
}

size_t yst_segment_points(yst_segment segment, yst_number *points, size_t most)
{
  if (yst_segment_is_point(segment)) {
    points[0] = segment.low;
    return 1;
  }
  if (!yst_segment_is_stepped(segment) || !segment.has_low || !segment.has_high) return 0;
  yst_number at = segment.low;
  for (size_t i = 0; i < most; i++) {
    points[i] = at;
    if (!yst_number_add(at, segment.step, &at) || yst_number_compare(at, segment.high) > 0) return i + 1;
  }
  return 0;
}

bool yst_segment_add(yst_segment a, yst_segment b, yst_segment *result)
{
  yst_segment sum = {.has_low = a.has_low && b.has_low, .has_high = a.has_high && b.has_high};
  if (sum.has_low && !yst_number_add(a.low, b.low, &sum.low)) return false;
  if (sum.has_high && !yst_number_add(a.high, b.high, &sum.high)) return false;
  sum.low_in = a.low_in && b.low_in;
  sum.high_in = a.high_in && b.high_in;
  sum.step = step_of_sum(a, b);
  if (!sum.has_low) sum.low = (yst_number){0, 1};
  if (!sum.has_high) sum.high = (yst_number){0, 1};
  *result = sum;
  return true;
}

static yst_segment negate(yst_segment a)
{
  yst_segment n = {yst_number_negate(a.high),
                   yst_number_negate(a.low),
                   a.has_high,
                   a.has_low,
                   a.high_in,
                   a.low_in,
                   a.step};
  return n;
}

bool yst_segment_subtract(yst_segment a, yst_segment b, yst_segment *result)
{
  return yst_segment_add(a, negate(b), result);
}

/* One end of a stretch: a number, or beyond all numbers in the direction of `far`. */
typedef struct end {
  yst_number number;
  int far;
  bool in;
} end;

static int sign_of(end e)
{
  if (e.far) return e.far;
  return (e.number.num > 0) - (e.number.num < 0);
}

static int compare_ends(end a, end b)
{
  if (a.far || b.far) return a.far - b.far;
  return yst_number_compare(a.number, b.number);
}

static bool multiply_ends(end a, end b, end *product)
{
  int sign = sign_of(a) * sign_of(b);
  if ((a.far || b.far) && sign) {
    *product = (end){{0, 1}, sign, false};
    return true;
  }
  if (!sign) {
    /* Nothing times anything is nothing, and it is reached when the nought is. */
    bool in = (sign_of(a) == 0 && a.in) || (sign_of(b) == 0 && b.in);
    *product = (end){{0, 1}, 0, in};
    return true;
  }
  product->far = 0;
  product->in = a.in && b.in;
  return yst_number_multiply(a.number, b.number, &product->number);
}

bool yst_segment_multiply(yst_segment a, yst_segment b, yst_segment *result)
{
  end as[2] = {{a.low, a.has_low ? 0 : -1, a.low_in}, {a.high, a.has_high ? 0 : 1, a.high_in}};
  end bs[2] = {{b.low, b.has_low ? 0 : -1, b.low_in}, {b.high, b.has_high ? 0 : 1, b.high_in}};
  end lowest = {{0, 1}, 0, false}, highest = {{0, 1}, 0, false};
  for (int i = 0; i < 4; i++) {
    end product;
    if (!multiply_ends(as[i & 1], bs[i >> 1], &product)) return false;
    int low = i ? compare_ends(product, lowest) : -1;
    int high = i ? compare_ends(product, highest) : 1;
    if (low < 0 || (low == 0 && product.in)) lowest = product;
    if (high > 0 || (high == 0 && product.in)) highest = product;
  }
  *result =
      (yst_segment){lowest.number, highest.number, !lowest.far, !highest.far, lowest.in, highest.in, {0, 1}};
  if (yst_segment_is_point(a) && yst_segment_is_point(b)) return true;
  if (yst_segment_is_point(a) && b.step.num)
    return yst_number_multiply(a.low.num < 0 ? yst_number_negate(a.low) : a.low, b.step, &result->step);
  if (yst_segment_is_point(b) && a.step.num)
    return yst_number_multiply(b.low.num < 0 ? yst_number_negate(b.low) : b.low, a.step, &result->step);
  return true;
}

/* 1 over a stretch that does not hold 0. */
static bool invert(yst_segment b, yst_segment *result)
{
  static const yst_number ONE = {1, 1}, NOUGHT = {0, 1};
  yst_segment inverse = {NOUGHT, NOUGHT, true, true, false, false, NOUGHT};
  if (!b.has_low) {
    inverse.high = NOUGHT;
  } else if (b.low.num == 0) {
    inverse.has_high = false;
  } else if (!yst_number_divide(ONE, b.low, &inverse.high)) {
    return false;
  } else {
    inverse.high_in = b.low_in;
  }
  if (!b.has_high) {
    inverse.low = NOUGHT;
  } else if (b.high.num == 0) {
    inverse.has_low = false;
  } else if (!yst_number_divide(ONE, b.high, &inverse.low)) {
    return false;
  } else {
    inverse.low_in = b.high_in;
  }
  *result = inverse;
  return true;
}

bool yst_segment_divide(yst_segment a, yst_segment b, yst_segment *result)
{
  yst_segment inverse;
  if (!invert(b, &inverse)) return false;
  return yst_segment_multiply(a, inverse, result);
}

bool yst_segment_lower(yst_segment a, yst_segment b, yst_segment *result)
{
  yst_segment low = yst_segment_compare_low(a, b) <= 0 ? a : b;
  yst_segment high = yst_segment_compare_high(a, b) <= 0 ? a : b;
  *result = (yst_segment){low.low,    high.high,    low.has_low,      high.has_high,
                          low.low_in, high.high_in, common_step(a, b)};
  return true;
}

bool yst_segment_higher(yst_segment a, yst_segment b, yst_segment *result)
{
  yst_segment low = yst_segment_compare_low(a, b) >= 0 ? a : b;
  yst_segment high = yst_segment_compare_high(a, b) >= 0 ? a : b;
  *result = (yst_segment){low.low,    high.high,    low.has_low,      high.has_high,
                          low.low_in, high.high_in, common_step(a, b)};
  return true;
}

bool yst_segment_round(yst_segment a, yst_round_mode mode, yst_number step, yst_segment *result)
{
  yst_segment rounded = a;
  /* Unless the steps are finer than what is rounded to, not every multiple of that need be reached; nor is
   * nought when everything else is rounded away from it. */
  bool crosses = (!a.has_low || a.low.num < 0) && (!a.has_high || a.high.num > 0);
  bool coarse = yst_number_compare(a.step, step) >= 0 || (mode == YST_ROUND_UP && crosses);
  bool stays = yst_number_is_multiple(a.step, step) && yst_number_is_multiple(anchor_of(a), step);
  rounded.step = step;
  if (yst_segment_is_stepped(a) && coarse) rounded.step = stays ? a.step : (yst_number){0, 1};
  if (a.has_low && !yst_number_round(a.low, mode, step, &rounded.low)) return false;
  if (a.has_high && !yst_number_round(a.high, mode, step, &rounded.high)) return false;
  rounded.low_in = a.has_low;
  rounded.high_in = a.has_high;
  if (yst_segment_is_point(rounded)) rounded.step = (yst_number){0, 1};
  *result = rounded;
  return true;
}
