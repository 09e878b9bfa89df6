#include "register/cell_kinds.h"

/* As many digits as surely fit in 64 bits, also as pence. */
#define SAFE_DIGITS 15

static inline bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

/* Digits from the front; how many there were, at most `most`. */
static inline size_t read_digits(yst_text text, size_t most, int64_t *number)
{
  size_t at = 0;
  int64_t sum = 0;
  for (; at < text.length && at < most && is_digit(text.bytes[at]); at++)
    sum = 10 * sum + (text.bytes[at] - '0');
  *number = sum;
  return at;
}

/* Something that is a number as it is written, with more digits than can be held. */
static bool is_long_number(yst_text cell)
{
  size_t digits = 0, at = cell.bytes[0] == '-' || cell.bytes[0] == '+';
  for (; at < cell.length; at++) {
    if (is_digit(cell.bytes[at])) {
      digits++;
    } else if (cell.bytes[at] != ',' && cell.bytes[at] != '.' && cell.bytes[at] != '/') {
      return false;
    }
  }
  return digits > SAFE_DIGITS;
}

void yst_cell_read_number(yst_text cell, yst_cell_value *value)
{
  int64_t whole;
  if (read_digits(cell, SAFE_DIGITS, &whole) == cell.length) {
    value->number = yst_number_of(whole);
    return;
  }
  if (yst_number_read(cell, &value->number)) return;
  yst_cell_unreadable(value, is_long_number(cell) ? YST_CELL_TOO_LARGE : YST_CELL_NOT_A_NUMBER);
}

void yst_cell_read_money(yst_text cell, yst_cell_value *value)
{
  int64_t pounds, pence;
  size_t digits = read_digits(cell, SAFE_DIGITS, &pounds);
  if (digits > 0 && digits == cell.length) {
    value->number = yst_number_of(100 * pounds);
    return;
  }
  if (digits > 0 && digits + 3 == cell.length && cell.bytes[digits] == '.' &&
      read_digits(yst_text_of(cell.bytes + digits + 1, 2), 2, &pence) == 2) {
    value->number = yst_number_of(100 * pounds + pence);
    return;
  }
  value->money_fault = yst_money_read(cell, &value->number);
  if (value->money_fault != YST_MONEY_FINE) yst_cell_unreadable(value, YST_CELL_MONEY_FAULT);
}

void yst_cell_read_percent(yst_text cell, yst_cell_value *value)
{
  bool has_sign = cell.bytes[cell.length - 1] == '%';
  if (has_sign) cell = yst_text_trim(yst_text_of(cell.bytes, cell.length - 1));
  yst_number percent;
  if (cell.length == 0 || !yst_number_read(cell, &percent)) {
    bool too_large = cell.length > 0 && is_long_number(cell);
    yst_cell_unreadable(value, too_large ? YST_CELL_TOO_LARGE : YST_CELL_NOT_A_PERCENT);
    return;
  }
  if (!yst_number_divide(percent, yst_number_of(100), &value->number)) {
    yst_cell_unreadable(value, YST_CELL_TOO_LARGE);
    return;
  }
  if (!has_sign) value->fault = YST_CELL_PERCENT_WITHOUT_SIGN;
}
