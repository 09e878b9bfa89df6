#include "base/digits.h"

const uint64_t yst_powers_of_ten[YST_POWERS_OF_TEN] = {
    1u,
    10u,
    100u,
    1000u,
    10000u,
    100000u,
    1000000u,
    10000000u,
    100000000u,
    1000000000u,
    10000000000u,
    100000000000u,
    1000000000000u,
    10000000000000u,
    100000000000000u,
    1000000000000000u,
    10000000000000000u,
    100000000000000000u,
    1000000000000000000u,
    10000000000000000000u,
};

/* How many digits there were, added to the value. */
static size_t read_run(yst_text text, size_t *at, uint64_t *sum, bool *over)
{
  size_t start = *at;
  uint64_t value = *sum;
  bool too_large = *over;
  for (; *at < text.length; ++*at) {
    unsigned digit = (unsigned)(unsigned char)text.bytes[*at] - '0';
    if (digit > 9) break;
    too_large |= __builtin_mul_overflow(value, 10u, &value);
    too_large |= __builtin_add_overflow(value, digit, &value);
  }
  *sum = value;
  *over = too_large;
  return *at - start;
}

static size_t count_digits(yst_text text, size_t at)
{
  size_t start = at;
  while (at < text.length && text.bytes[at] >= '0' && text.bytes[at] <= '9') at++;
  return at - start;
}

static void read_comma_groups(yst_text text, size_t *at, bool head_right, yst_digits *digits)
{
  digits->thousands_wrong = !head_right;
  while (*at < text.length && text.bytes[*at] == ',' && count_digits(text, *at + 1)) {
    ++*at;
    if (read_run(text, at, &digits->whole, &digits->too_large) != 3) digits->thousands_wrong = true;
  }
}

/* Blanks part words too, so a group that is not right is not ours. */
static void read_blank_groups(yst_text text, size_t *at, yst_digits *digits)
{
  size_t blank;
  while ((blank = yst_text_blank(text, *at)) && count_digits(text, *at + blank) == 3) {
    *at += blank;
    read_run(text, at, &digits->whole, &digits->too_large);
  }
}

bool yst_digits_read(yst_text text, size_t *at, bool blanks, yst_digits *digits)
{
  *digits = (yst_digits){0};
  size_t start = *at;
  size_t head = read_run(text, at, &digits->whole, &digits->too_large);
  if (head == 0) return false;
  if (*at == text.length) return true;
  bool head_right = head <= 3 && text.bytes[start] != '0';
  if (text.bytes[*at] == ',' && count_digits(text, *at + 1))
    read_comma_groups(text, at, head_right, digits);
  else if (blanks && head_right)
    read_blank_groups(text, at, digits);
  if (*at < text.length && text.bytes[*at] == '.') {
    ++*at;
    digits->has_point = true;
    digits->places = read_run(text, at, &digits->decimals, &digits->too_large);
  }
  return true;
}
