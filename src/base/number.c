#include "base/number.h"

#include "base/digits.h"

__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 unsigned_wide;

static uint64_t magnitude_of(int64_t a)
{
  return a < 0 ? 0 - (uint64_t)a : (uint64_t)a;
}

/* By halving and subtracting: a handful of steps, each of them shorter than one division. */
static uint64_t gcd(uint64_t a, uint64_t b)
{
  if (a == 1 || b == 1) return 1;
  if (a == 0 || b == 0) return a | b;
  int twos = __builtin_ctzll(a | b);
  a >>= __builtin_ctzll(a);
  while (b) {
    b >>= __builtin_ctzll(b);
    uint64_t lower = a < b ? a : b;
    b = (a < b ? b : a) - lower;
    a = lower;
  }
  return a << twos;
}

/* A ratio in lowest terms into its place, if it fits. */
static bool settle(bool negative, unsigned_wide num, unsigned_wide den, yst_number *result)
{
  if (num > INT64_MAX || den > INT64_MAX) return false;
  *result = (yst_number){negative ? -(int64_t)num : (int64_t)num, (int64_t)den};
  return true;
}

bool yst_number_ratio(int64_t num, int64_t den, yst_number *result)
{
  if (den == 0) return false;
  uint64_t over = magnitude_of(num), under = magnitude_of(den);
  uint64_t shared = gcd(over, under);
  return settle((num < 0) != (den < 0), over / shared, under / shared, result);
}

/* With both denominators freed of what they share, nothing but that shared part can still cancel. Products of
 * two 63-bit magnitudes and their sum fit in 127 bits. */
bool yst_number_add_slow(yst_number a, yst_number b, yst_number *result)
{
  uint64_t shared = gcd((uint64_t)a.den, (uint64_t)b.den);
  uint64_t a_rest = (uint64_t)a.den / shared, b_rest = (uint64_t)b.den / shared;
  wide sum = (wide)a.num * (wide)b_rest + (wide)b.num * (wide)a_rest;
  unsigned_wide over = sum < 0 ? (unsigned_wide)-sum : (unsigned_wide)sum;
  uint64_t cancel = gcd(shared, (uint64_t)(over % shared));
  return settle(sum < 0, over / cancel, (unsigned_wide)a_rest * ((uint64_t)b.den / cancel), result);
}

bool yst_number_subtract_slow(yst_number a, yst_number b, yst_number *result)
{
  return yst_number_add_slow(a, yst_number_negate(b), result);
}

bool yst_number_multiply_slow(yst_number a, yst_number b, yst_number *result)
{
  uint64_t a_num = magnitude_of(a.num), b_num = magnitude_of(b.num);
  uint64_t down = gcd(a_num, (uint64_t)b.den), up = gcd(b_num, (uint64_t)a.den);
  return settle((a.num < 0) != (b.num < 0), (unsigned_wide)(a_num / down) * (b_num / up),
                (unsigned_wide)((uint64_t)a.den / up) * ((uint64_t)b.den / down), result);
}

bool yst_number_divide(yst_number a, yst_number b, yst_number *result)
{
  if (b.num == 0) return false;
  if ((a.den | b.den) == 1) return yst_number_ratio(a.num, b.num, result);
  yst_number turned = b.num < 0 ? (yst_number){-b.den, -b.num} : (yst_number){b.den, b.num};
  return yst_number_multiply_slow(a, turned, result);
}

int yst_number_compare_slow(yst_number a, yst_number b)
{
  wide left = (wide)a.num * b.den, right = (wide)b.num * a.den;
  return (left > right) - (left < right);
}

yst_number yst_number_negate(yst_number a)
{
  return (yst_number){-a.num, a.den};
}

/* The quotient of two magnitudes, to the whole number that the mode chooses: modes treat both signs alike.
 * The rest is compared with what is missing to one more, as twice the rest might not fit. */
static unsigned_wide divide_rounded(unsigned_wide num, unsigned_wide den, yst_round_mode mode, bool *exact)
{
  unsigned_wide quotient, rest;
  if ((num | den) <= UINT64_MAX) { /* as a rule, and many times faster */
    quotient = (uint64_t)num / (uint64_t)den;
    rest = (uint64_t)num % (uint64_t)den;
  } else {
    quotient = num / den;
    rest = num % den;
  }
  *exact = rest == 0;
  if (*exact) return quotient;
  bool up = false;
  switch (mode) {
  case YST_ROUND_DOWN: break;
  case YST_ROUND_UP: up = true; break;
  case YST_ROUND_HALF_UP: up = rest >= den - rest; break;
  case YST_ROUND_HALF_EVEN: up = rest > den - rest || (rest == den - rest && (quotient & 1)); break;
  }
  return quotient + up;
}

bool yst_number_round(yst_number a, yst_round_mode mode, yst_number step, yst_number *result)
{
  if (step.num <= 0) return false;
  bool exact;
  unsigned_wide steps = divide_rounded((unsigned_wide)magnitude_of(a.num) * (uint64_t)step.den,
                                       (unsigned_wide)(uint64_t)a.den * (uint64_t)step.num, mode, &exact);
  if (exact) {
    *result = a;
    return true;
  }
  uint64_t rest =
      steps <= UINT64_MAX ? (uint64_t)steps % (uint64_t)step.den : (uint64_t)(steps % (uint64_t)step.den);
  uint64_t cancel = gcd((uint64_t)step.den, rest);
  unsigned_wide over;
  if (steps <= UINT64_MAX)
    steps = (uint64_t)steps / cancel;
  else
    steps /= cancel;
  if (__builtin_mul_overflow(steps, (unsigned_wide)(uint64_t)step.num, &over)) return false;
  return settle(a.num < 0, over, (uint64_t)step.den / cancel, result);
}

bool yst_number_is_multiple(yst_number a, yst_number step)
{
  if (step.num == 0) return a.num == 0;
  return (unsigned_wide)magnitude_of(a.num) * (uint64_t)step.den %
             ((unsigned_wide)(uint64_t)a.den * magnitude_of(step.num)) ==
         0;
}

/* What stands after the stroke of `1/6`: digits and nothing else. */
static bool read_ratio(bool negative, const yst_digits *over, yst_text text, size_t at, yst_number *result)
{
  yst_digits under;
  if (!yst_digits_read(text, &at, false, &under) || at != text.length) return false;
  if (over->has_point || under.has_point || under.too_large || under.thousands_wrong || under.whole == 0)
    return false;
  uint64_t shared = gcd(over->whole, under.whole);
  return settle(negative, over->whole / shared, under.whole / shared, result);
}

bool yst_number_read(yst_text text, yst_number *result)
{
  text = yst_text_trim(text);
  bool negative = text.length && text.bytes[0] == '-';
  size_t at = negative || (text.length && text.bytes[0] == '+');
  yst_digits digits;
  if (!yst_digits_read(text, &at, false, &digits) || digits.too_large || digits.thousands_wrong) return false;
  if (at < text.length && text.bytes[at] == '/') return read_ratio(negative, &digits, text, at + 1, result);
  if (at != text.length) return false;
  if (!digits.has_point) return settle(negative, digits.whole, 1, result);
  if (digits.places == 0 || digits.places >= YST_POWERS_OF_TEN) return false;
  uint64_t scale = yst_powers_of_ten[digits.places];
  uint64_t shared = gcd(scale, digits.decimals);
  unsigned_wide over = (unsigned_wide)digits.whole * (scale / shared) + digits.decimals / shared;
  return settle(negative, over, scale / shared, result);
}

#define MOST_PLACES 9

/* How many decimals a ratio with this denominator takes, or 0 when more than we write. */
static unsigned count_places(int64_t den)
{
  for (unsigned places = 1; places <= MOST_PLACES; places++)
    if (yst_powers_of_ten[places] % (uint64_t)den == 0) return places;
  return 0;
}

void yst_number_write(yst_buffer *buffer, yst_number a)
{
  if (a.den == 1) {
    yst_buffer_add_integer(buffer, a.num);
    return;
  }
  unsigned places = count_places(a.den);
  if (places)
    yst_number_write_places(buffer, a, places, YST_ROUND_DOWN);
  else
    yst_buffer_format(buffer, "%l/%l", a.num, a.den);
}

bool yst_number_write_places(yst_buffer *buffer, yst_number a, unsigned places, yst_round_mode mode)
{
  if (places > MOST_PLACES) places = MOST_PLACES;
  uint64_t scale = yst_powers_of_ten[places];
  bool exact;
  unsigned_wide parts =
      divide_rounded((unsigned_wide)magnitude_of(a.num) * scale, (uint64_t)a.den, mode, &exact);
  if (a.num < 0 && parts) yst_buffer_add_byte(buffer, '-');
  yst_buffer_add_unsigned(buffer, (uint64_t)(parts / scale));
  if (places == 0) return exact;
  char decimals[MOST_PLACES];
  uint64_t rest = (uint64_t)(parts % scale);
  for (unsigned i = places; i-- > 0; rest /= 10) decimals[i] = (char)('0' + rest % 10);
  yst_buffer_add_byte(buffer, '.');
  yst_buffer_add(buffer, yst_text_of(decimals, places));
  return exact;
}
