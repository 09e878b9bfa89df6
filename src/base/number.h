/* Exact numbers: whole numbers and ratios of them, nothing else. Money is a number of pence, a percentage a
 * ratio (50% is 1/2), a day the days since 1 January 1970. Whatever does not fit is reported, never bent. */
#ifndef YST_BASE_NUMBER_H
#define YST_BASE_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/text.h"

/* In lowest terms, `den` at least 1; `num` is never INT64_MIN. */
typedef struct yst_number {
  int64_t num;
  int64_t den;
} yst_number;

typedef enum yst_round_mode {
  YST_ROUND_DOWN,     /* towards zero */
  YST_ROUND_UP,       /* away from zero */
  YST_ROUND_HALF_UP,  /* to the nearest, a half away from zero */
  YST_ROUND_HALF_EVEN /* to the nearest, a half to the even neighbour */
} yst_round_mode;

static inline yst_number yst_number_of(int64_t whole)
{
  return (yst_number){whole, 1};
}

static inline bool yst_number_is_whole(yst_number a)
{
  return a.den == 1;
}

/* num/den in lowest terms. false when den is 0 or it does not fit. */
bool yst_number_ratio(int64_t num, int64_t den, yst_number *result);

/* Exact; false when the result does not fit in 64 bits over 64 bits. Division by zero is the caller's to
 * look for first: it also gives false. */
bool yst_number_add_slow(yst_number a, yst_number b, yst_number *result);
bool yst_number_subtract_slow(yst_number a, yst_number b, yst_number *result);
bool yst_number_multiply_slow(yst_number a, yst_number b, yst_number *result);
bool yst_number_divide(yst_number a, yst_number b, yst_number *result);
int yst_number_compare_slow(yst_number a, yst_number b);

/* Sums are put together in places of their own, so that a total that is added up can stay in registers. */
static inline bool yst_number_add(yst_number a, yst_number b, yst_number *result)
{
  if ((a.den | b.den) == 1) {
    int64_t whole;
    if (__builtin_add_overflow(a.num, b.num, &whole) || whole == INT64_MIN) return false;
    *result = yst_number_of(whole);
    return true;
  }
  yst_number ratio;
  if (!yst_number_add_slow(a, b, &ratio)) return false;
  *result = ratio;
  return true;
}

static inline bool yst_number_subtract(yst_number a, yst_number b, yst_number *result)
{
  if ((a.den | b.den) == 1) {
    result->den = 1;
    return !__builtin_sub_overflow(a.num, b.num, &result->num) && result->num != INT64_MIN;
  }
  return yst_number_subtract_slow(a, b, result);
}

static inline bool yst_number_multiply(yst_number a, yst_number b, yst_number *result)
{
  if ((a.den | b.den) == 1) {
    result->den = 1;
    return !__builtin_mul_overflow(a.num, b.num, &result->num) && result->num != INT64_MIN;
  }
  return yst_number_multiply_slow(a, b, result);
}

/* Less than, equal to or greater than 0. Exact and never out of range. */
static inline int yst_number_compare(yst_number a, yst_number b)
{
  if (a.den == b.den) return (a.num > b.num) - (a.num < b.num);
  return yst_number_compare_slow(a, b);
}

static inline bool yst_number_equal(yst_number a, yst_number b)
{
  return a.num == b.num && a.den == b.den;
}

yst_number yst_number_negate(yst_number a);
/* The multiple of `step` (above zero) that the mode chooses; false when it does not fit. */
bool yst_number_round(yst_number a, yst_round_mode mode, yst_number step, yst_number *result);
/* Whether a is a whole multiple of step. */
bool yst_number_is_multiple(yst_number a, yst_number step);

/* Reads `12`, `-3`, `1,200`, `2.75`, `1/6`: digits with an optional sign, thousands commas that are all right
 * or all absent, decimals. Blanks at the ends are allowed. false leaves *result alone. */
bool yst_number_read(yst_text text, yst_number *result);

/* Writes a whole number as `-12`, one with a finite decimal form of at most 9 places as `2.75`, any other as
 * `1/6`. */
void yst_number_write(yst_buffer *buffer, yst_number a);
/* Writes with exactly `places` decimals (0 to 9), rounded by mode: `33.33`. Returns false when digits were
 * lost. */
bool yst_number_write_places(yst_buffer *buffer, yst_number a, unsigned places, yst_round_mode mode);

#endif
