#include "register/cell_kinds.h"

/* As many digits as surely fit in 64 bits, also as pence. */
#define SAFE_DIGITS 15

static inline bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

/* Up to SAFE_DIGITS digits and nothing else, at least one. */
static inline bool read_digits(const char *at, size_t count, int64_t *number)
{
  int64_t sum = 0;
  if (count - 1 >= SAFE_DIGITS) return false;
  for (size_t i = 0; i < count; i++) {
    if (!is_digit(at[i])) return false;
    sum = 10 * sum + (at[i] - '0');
  }
  *number = sum;
  return true;
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

bool yst_cell_plain_number(yst_text cell, yst_number *number)
{
  int64_t whole;
  if (!read_digits(cell.bytes, cell.length, &whole)) return false;
  *number = yst_number_of(whole);
  return true;
}

void yst_cell_read_number(yst_text cell, yst_cell_value *value)
{
  if (yst_cell_plain_number(cell, &value->number)) return;
  if (yst_number_read(cell, &value->number)) return;
  yst_cell_unreadable(value, is_long_number(cell) ? YST_CELL_TOO_LARGE : YST_CELL_NOT_A_NUMBER);
}

/* `41300` and `41300.50` */
bool yst_cell_plain_money(yst_text cell, yst_number *number)
{
  int64_t pounds, pence = 0;
  size_t digits = cell.length;
  if (digits > 3 && cell.bytes[digits - 3] == '.') {
    if (!read_digits(cell.bytes + digits - 2, 2, &pence)) return false;
    digits -= 3;
  }
  if (!read_digits(cell.bytes, digits, &pounds)) return false;
  *number = yst_number_of(100 * pounds + pence);
  return true;
}

void yst_cell_read_money(yst_text cell, yst_cell_value *value)
{
  if (yst_cell_plain_money(cell, &value->number)) return;
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
