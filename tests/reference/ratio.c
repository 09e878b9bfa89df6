#include "ratio.h"

#include <stdio.h>
#include <stdlib.h>

static void give_up(void)
{
  fputs("reference: a number is too large to be worked out exactly\n", stderr);
  abort();
}

static wide times(wide a, wide b)
{
  wide product;
  if (__builtin_mul_overflow(a, b, &product)) give_up();
  return product;
}

static wide plus(wide a, wide b)
{
  wide sum;
  if (__builtin_add_overflow(a, b, &sum)) give_up();
  return sum;
}

static ratio lowest_terms(wide num, wide den)
{
  if (den < 0) {
    num = -num;
    den = -den;
  }
  wide a = num < 0 ? -num : num, b = den;
  while (b) {
    wide rest = a % b;
    a = b;
    b = rest;
  }
  return (ratio){num / a, den / a};
}

ratio ratio_of(int64_t num, int64_t den)
{
  return lowest_terms(num, den);
}

ratio whole(int64_t number)
{
  return (ratio){number, 1};
}

ratio ratio_add(ratio a, ratio b)
{
  if (a.den == 1 && b.den == 1) return (ratio){plus(a.num, b.num), 1};
  return lowest_terms(plus(times(a.num, b.den), times(b.num, a.den)), times(a.den, b.den));
}

ratio ratio_subtract(ratio a, ratio b)
{
  return ratio_add(a, (ratio){-b.num, b.den});
}

ratio ratio_multiply(ratio a, ratio b)
{
  if (a.den == 1 && b.den == 1) return (ratio){times(a.num, b.num), 1};
  return lowest_terms(times(a.num, b.num), times(a.den, b.den));
}

ratio ratio_divide(ratio a, ratio b)
{
  return lowest_terms(times(a.num, b.den), times(a.den, b.num));
}

int ratio_compare(ratio a, ratio b)
{
  wide left = times(a.num, b.den), right = times(b.num, a.den);
  return (left > right) - (left < right);
}

bool ratio_equal(ratio a, ratio b)
{
  return a.num == b.num && a.den == b.den;
}

ratio ratio_round(ratio a, mode how, ratio step)
{
  ratio steps = ratio_divide(a, step);
  bool negative = steps.num < 0;
  wide size = negative ? -steps.num : steps.num;
  wide down = size / steps.den, rest = size % steps.den;
  bool up = false;
  if (how == MODE_UP) up = rest > 0;
  if (how == MODE_HALF_UP) up = 2 * rest >= steps.den;
  if (how == MODE_HALF_EVEN) up = 2 * rest > steps.den || (2 * rest == steps.den && down % 2 == 1);
  wide count = down + (up ? 1 : 0);
  return ratio_multiply((ratio){negative ? -count : count, 1}, step);
}

bool ratio_read(const char *text, ratio *result)
{
  bool negative = *text == '-';
  if (negative) text++;
  if (*text < '0' || *text > '9') return false;
  wide num = 0, den = 1;
  for (; *text >= '0' && *text <= '9'; text++) num = plus(times(num, 10), *text - '0');
  if (*text == '.') {
    for (text++; *text >= '0' && *text <= '9'; text++) {
      num = plus(times(num, 10), *text - '0');
      den = times(den, 10);
    }
  } else if (*text == '/') {
    den = 0;
    for (text++; *text >= '0' && *text <= '9'; text++) den = plus(times(den, 10), *text - '0');
    if (den == 0) return false;
  }
  if (*text) return false;
  *result = lowest_terms(negative ? -num : num, den);
  return true;
}

static char *write_digits(wide number, char *text)
{
  char digits[48];
  int count = 0;
  do {
    digits[count++] = (char)('0' + (int)(number % 10));
    number /= 10;
  } while (number);
  while (count) *text++ = digits[--count];
  return text;
}

void ratio_write(ratio a, char *text)
{
  if (a.num < 0) *text++ = '-';
  text = write_digits(a.num < 0 ? -a.num : a.num, text);
  if (a.den != 1) {
    *text++ = '/';
    text = write_digits(a.den, text);
  }
  *text = 0;
}
