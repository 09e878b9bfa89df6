#include "evaluate/fault_words.h"

#include "base/utf8.h"

static bool has_digit(yst_text text)
{
  for (size_t i = 0; i < text.length; i++)
    if (text.bytes[i] >= '0' && text.bytes[i] <= '9') return true;
  return false;
}

static const char *money_words(yst_money_fault fault, yst_text text)
{
  switch (fault) {
  case YST_MONEY_THOUSANDS: return "a comma stands before other than three digits";
  case YST_MONEY_PENCE: return "pence have two digits after the point";
  case YST_MONEY_CURRENCY: return "it is in another currency than the pound";
  case YST_MONEY_TOO_LARGE: return "it is too large";
  default: break;
  }
  return has_digit(text) ? "there is more in the cell than one amount of money" : "it is no amount of money";
}

static const char *date_words(yst_date_fault fault)
{
  switch (fault) {
  case YST_DATE_NO_SUCH_DAY: return "there is no such day";
  case YST_DATE_NO_SUCH_MONTH: return "there is no such month";
  case YST_DATE_MONTH_FIRST: return "it looks like month first, and dates are read day first";
  case YST_DATE_FINANCIAL_YEAR: return "it looks like a financial year, which is no date";
  case YST_DATE_YEAR_MONTH:
    return "it looks like a year and a month; a month is written as in 02/2010 or February 2010";
  case YST_DATE_TWO_DATES: return "there are two dates in one cell";
  default: return "it is no date";
  }
}

static const char *number_words(yst_text text)
{
  bool parted = false;
  if (!has_digit(text)) return "it is no number; numbers are read in digits";
  for (size_t at = 0; at < text.length; at++) {
    size_t blank = yst_text_blank(text, at);
    bool belongs = memchr("0123456789,.", text.bytes[at], 12) != NULL;
    if (!belongs && !blank) return "there is more in the cell than one number";
    if (!blank) continue;
    parted = true;
    at += blank - 1;
  }
  return parted ? "thousands are parted by commas, not by blanks" : "it is no number";
}

static const char *plain_words(const yst_cell_value *cell, yst_text text)
{
  switch (cell->fault) {
  case YST_CELL_NOT_YES_NO: return "it is neither yes nor no";
  case YST_CELL_NOT_A_NUMBER: return number_words(text);
  case YST_CELL_FRACTION: return "it may be a fraction or so many out of so many; one number is read";
  case YST_CELL_MONEY_FAULT: return money_words(cell->money_fault, text);
  case YST_CELL_NOT_A_PERCENT: return "it is no percentage such as 93%";
  case YST_CELL_DATE_FAULT: return date_words(cell->date_fault);
  case YST_CELL_NOT_A_PERIOD: return "it is no period of time such as 12 months";
  case YST_CELL_NOT_A_YEAR: return "it is no financial year; the two years follow each other, as in 2012/13";
  case YST_CELL_NOT_A_CHOICE: return "it is none of the choices";
  case YST_CELL_TOO_LARGE: return "it is too large";
  case YST_CELL_OUT_OF_RANGE: return "it is outside what the field allows";
  default: return "it cannot be read";
  }
}

static bool is_among(yst_text text, const char *const *words, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (yst_text_equal(text, yst_text_from(words[i]))) return true;
  return false;
}

/* What people write where there is nothing to write; NULL when it is not that. */
static const char *left_open(yst_arena *arena, yst_text text)
{
  static const char *const NONE[] = {"na", "notapplicable"};
  static const char *const OPEN[] = {
      "tbc",          "tba",      "tbd",     "tobeconfirmed", "tobeagreed", "tobeadvised", "tobedetermined",
      "notavailable", "notknown", "unknown", "notyetknown",   "pending"};
  static const char *const MARKS[] = {"-", "--", "–", "—", "?", "??", "..", "...", "…", "*"};
  yst_text key = yst_text_key(arena, text);
  if (is_among(key, NONE, sizeof NONE / sizeof *NONE)) return "not applicable";
  bool open =
      is_among(key, OPEN, sizeof OPEN / sizeof *OPEN) || is_among(text, MARKS, sizeof MARKS / sizeof *MARKS);
  return open ? "not known" : NULL;
}

static yst_text near_choice(const yst_reader *reader, const yst_cell_value *cell)
{
  const yst_choices *choices = reader->kind.choices;
  if (cell->fault != YST_CELL_NOT_A_CHOICE || !choices || cell->near >= choices->count)
    return (yst_text){"", 0};
  return choices->items[cell->near].label;
}

/* The day that a spreadsheet's number stands for: the column has lost its form. */
static yst_text day_number_words(yst_arena *arena, yst_text text)
{
  yst_day day;
  if (!yst_day_of_number(text, &day)) return YST_TEXT("it is no date");
  yst_buffer words = yst_buffer_in(arena);
  yst_buffer_add_string(&words, "it looks like a spreadsheet's number of a day, which would be ");
  yst_day_write(&words, day);
  return yst_buffer_text(&words);
}

yst_text yst_fault_words(yst_arena *arena, const yst_reader *reader, const yst_cell_value *cell,
                         yst_text text)
{
  const char *open = left_open(arena, text);
  if (open)
    return yst_format(arena, "it seems to mean %s, which `read \"%t\" as %s` in the rules would say", open,
                      text, open);
  if (cell->fault == YST_CELL_DATE_FAULT && cell->date_fault == YST_DATE_DAY_NUMBER)
    return day_number_words(arena, text);
  const char *words = plain_words(cell, text);
  yst_text near = near_choice(reader, cell);
  return near.length ? yst_format(arena, "%s; did you mean \"%t\"?", words, near) : yst_text_from(words);
}
