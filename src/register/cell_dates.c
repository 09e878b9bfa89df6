#include "register/cell_kinds.h"

/* Enough for any contract; beyond, months no longer fit the calendar. */
#define MOST_MONTHS ((int64_t)12 * 9999)

static inline bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

/* `count` digits in a fixed place, or false. */
static inline bool read_fixed(const char *at, int count, int *number)
{
  int sum = 0;
  for (int i = 0; i < count; i++) {
    if (!is_digit(at[i])) return false;
    sum = 10 * sum + (at[i] - '0');
  }
  *number = sum;
  return true;
}

/* 2011-07-28 and 28/07/2011; all else is left to yst_date_read. */
static bool read_plain(yst_text cell, yst_day *day)
{
  const char *at = cell.bytes;
  yst_civil civil;
  if (cell.length != 10) return false;
  if (at[4] == '-' && at[7] == '-')
    return read_fixed(at, 4, &civil.year) && read_fixed(at + 5, 2, &civil.month) &&
           read_fixed(at + 8, 2, &civil.day) && yst_day_from_civil(civil, day);
  if (at[2] == '/' && at[5] == '/')
    return read_fixed(at, 2, &civil.day) && read_fixed(at + 3, 2, &civil.month) &&
           read_fixed(at + 6, 4, &civil.year) && yst_day_from_civil(civil, day);
  return false;
}

bool yst_cell_plain_date(yst_text cell, yst_number *number)
{
  yst_day day;
  if (!read_plain(cell, &day)) return false;
  *number = yst_number_of(day);
  return true;
}

void yst_cell_read_date(yst_text cell, yst_cell_value *value)
{
  yst_day_span span;
  if (yst_cell_plain_date(cell, &value->number)) return;
  value->date_fault = yst_date_read(cell, &span);
  if (value->date_fault != YST_DATE_FINE) {
    yst_cell_unreadable(value, YST_CELL_DATE_FAULT);
    return;
  }
  if (span.first != span.last) value->state = YST_CELL_SPAN;
  value->number = yst_number_of(span.first);
  value->number_last = yst_number_of(span.last);
}

static yst_text from(yst_text text, size_t at)
{
  return yst_text_of(text.bytes + at, text.length - at);
}

/* Blanks, commas and the word `and`, which may stand between years and months. */
static yst_text skip_joints(yst_text text)
{
  size_t at = 0;
  while (at < text.length && (text.bytes[at] == ' ' || text.bytes[at] == ',')) at++;
  text = from(text, at);
  if (text.length > 4 && yst_cell_is_word(yst_text_of(text.bytes, 3), "and") && text.bytes[3] == ' ')
    return yst_text_trim(from(text, 4));
  return text;
}

/* Takes a number and its unit off the front: the months that makes, and in *unit those of one. -1 when it is
 * none. */
static int64_t take_months(yst_text *text, int64_t *unit)
{
  static const char *const words[] = {"years", "year", "yrs", "yr", "months", "month", "mths", "mth"};
  int64_t number = 0;
  size_t at = 0, length = 0;
  for (; at < text->length && is_digit(text->bytes[at]); at++) {
    if (number <= MOST_MONTHS) number = 10 * number + (text->bytes[at] - '0');
  }
  if (at == 0) return -1;
  yst_text word = yst_text_trim(from(*text, at));
  while (length < word.length && word.bytes[length] != ' ' && word.bytes[length] != ',') length++;
  *text = from(word, length);
  word.length = length;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (!yst_cell_is_word(word, words[i])) continue;
    *unit = i < 4 ? 12 : 1;
    return number * *unit;
  }
  return -1;
}

void yst_cell_read_period(yst_text cell, yst_cell_value *value)
{
  int64_t unit = 0, smaller = 0, rest = 0;
  int64_t months = take_months(&cell, &unit);
  cell = skip_joints(cell);
  if (months >= 0 && cell.length > 0) rest = unit == 12 ? take_months(&cell, &smaller) : -1;
  if (months < 0 || rest < 0 || smaller == 12 || skip_joints(cell).length > 0) {
    yst_cell_unreadable(value, YST_CELL_NOT_A_PERIOD);
  } else if (months + rest > MOST_MONTHS) {
    yst_cell_unreadable(value, YST_CELL_TOO_LARGE);
  } else {
    value->number = yst_number_of(months + rest);
  }
}

void yst_cell_read_year(yst_text cell, yst_cell_value *value)
{
  int year;
  if (yst_year_read(cell, &year)) {
    value->number = yst_number_of(year);
  } else {
    yst_cell_unreadable(value, YST_CELL_NOT_A_YEAR);
  }
}
