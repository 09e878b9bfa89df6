#include "register/cell.h"

#include "base/utf8.h"
#include "register/cell_kinds.h"

static inline bool is_plain_end(char c)
{
  return (signed char)c > ' '; /* also false for the bytes of a no-break space */
}

static inline yst_text trim(yst_text cell)
{
  if (cell.length > 0 && is_plain_end(cell.bytes[0]) && is_plain_end(cell.bytes[cell.length - 1]))
    return cell;
  return yst_text_trim(cell);
}

/* The small ASCII letter or digit, or 0 for any other byte. */
static inline char letter_of(char c)
{
  if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) return c;
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : 0;
}

/* Folding keeps a first letter, so that two texts which begin with different ones need not be folded. */
static bool may_be_same(yst_text a, yst_text b)
{
  if (b.length == 0) return false;
  char first = letter_of(a.bytes[0]), other = letter_of(b.bytes[0]);
  return first == 0 || other == 0 || first == other;
}

static bool is_same_folded(yst_text a, yst_text b, yst_arena *scratch)
{
  if (yst_text_equal(a, b)) return true;
  yst_arena_mark mark = yst_arena_mark_here(scratch);
  yst_text folded = yst_text_fold(scratch, a);
  bool same = folded.length > 0 && yst_text_equal(folded, yst_text_fold(scratch, b));
  yst_arena_back_to(scratch, mark);
  return same;
}

/* A text that the field says stands for something else. */
static bool read_placeholder(const yst_cell_type *type, yst_text cell, yst_arena *scratch,
                             yst_cell_value *value)
{
  for (size_t i = 0; i < type->reading_count; i++) {
    const yst_cell_reading *reading = &type->readings[i];
    if (!may_be_same(cell, reading->text) || !is_same_folded(cell, reading->text, scratch)) continue;
    value->state = reading->as;
    value->text = cell;
    if (reading->as == YST_CELL_KNOWN) value->number = reading->number;
    return true;
  }
  return false;
}

static bool read_value_placeholder(const yst_cell_type *type, yst_cell_value *value)
{
  for (size_t i = 0; i < type->value_reading_count; i++) {
    if (!yst_number_equal(value->number, type->value_readings[i])) continue;
    value->state = type->value_reading_states[i];
    value->fault = YST_CELL_FINE;
    return true;
  }
  return false;
}

/* Days that the field does not allow are not among those that a date may be. */
static void limit_span(const yst_cell_type *type, yst_cell_value *value)
{
  bool below = type->has_low && yst_number_compare(value->number_last, type->low) < 0;
  bool above = type->has_high && yst_number_compare(value->number, type->high) > 0;
  if (below || above) {
    yst_cell_unreadable(value, YST_CELL_OUT_OF_RANGE);
    return;
  }
  if (type->has_low && yst_number_compare(value->number, type->low) < 0) value->number = type->low;
  if (type->has_high && yst_number_compare(value->number_last, type->high) > 0)
    value->number_last = type->high;
  if (yst_number_equal(value->number, value->number_last)) value->state = YST_CELL_KNOWN;
}

static void limit_number(const yst_cell_type *type, yst_cell_value *value)
{
  if ((type->has_low && yst_number_compare(value->number, type->low) < 0) ||
      (type->has_high && yst_number_compare(value->number, type->high) > 0)) {
    yst_cell_unreadable(value, YST_CELL_OUT_OF_RANGE);
  } else if (type->has_step && !yst_number_is_multiple(value->number, type->step)) {
    value->fault = YST_CELL_OFF_STEP;
  }
}

/* Of 15/30 nobody can tell whether it is a half or 15 out of 30, but where the field comes in fractions. */
static void refuse_fraction(const yst_cell_type *type, yst_text cell, yst_cell_value *value)
{
  bool in_fractions = type->has_step && type->step.den != 1;
  if (value->state == YST_CELL_KNOWN && !in_fractions && memchr(cell.bytes, '/', cell.length))
    yst_cell_unreadable(value, YST_CELL_FRACTION);
}

static void read_kind(const yst_cell_type *type, yst_text cell, yst_arena *scratch, yst_cell_value *value)
{
  switch (type->kind) {
  case YST_CELL_YES_NO: yst_cell_read_yes_no(cell, value); return;
  case YST_CELL_CHOICE: yst_cell_read_choice(type->choices, cell, scratch, value); return;
  case YST_CELL_SET: yst_cell_read_set(type->choices, cell, scratch, value); return;
  case YST_CELL_TEXT: value->text = cell; return;
  case YST_CELL_NUMBER:
    yst_cell_read_number(cell, value);
    refuse_fraction(type, cell, value);
    break;
  case YST_CELL_MONEY: yst_cell_read_money(cell, value); break;
  case YST_CELL_PERCENT:
    yst_cell_read_percent(cell, value);
    if (value->fault == YST_CELL_PERCENT_WITHOUT_SIGN) refuse_fraction(type, cell, value);
    break;
  case YST_CELL_DATE: yst_cell_read_date(cell, value); break;
  case YST_CELL_PERIOD: yst_cell_read_period(cell, value); break;
  case YST_CELL_YEAR: yst_cell_read_year(cell, value); break;
  }
  if (value->state == YST_CELL_SPAN) {
    limit_span(type, value);
  } else if (value->state == YST_CELL_KNOWN && !read_value_placeholder(type, value)) {
    limit_number(type, value);
  }
}

/* The words of a gap that the document itself has, written into a copy of its register. */
static inline bool is_unstated(yst_text cell)
{
  return cell.length == 8 && yst_cell_is_word(cell, "unstated");
}

static inline bool read_plain(const yst_cell_type *type, yst_text cell, yst_number *number)
{
  uint32_t choice;
  switch (type->kind) {
  case YST_CELL_YES_NO: return yst_cell_plain_yes_no(cell, number);
  case YST_CELL_NUMBER: return yst_cell_plain_number(cell, number);
  case YST_CELL_MONEY: return yst_cell_plain_money(cell, number);
  case YST_CELL_DATE: return yst_cell_plain_date(cell, number);
  case YST_CELL_CHOICE:
    choice = yst_lookup_find_exact(type->choices, cell);
    if (choice == YST_LOOKUP_NONE) return false;
    *number = yst_number_of(choice);
    return true;
  default: return false;
  }
}

bool yst_cell_read_plain(const yst_cell_type *type, yst_text cell, yst_number *number)
{
  if (!read_plain(type, cell, number)) return false;
  return (!type->has_low || yst_number_compare(*number, type->low) >= 0) &&
         (!type->has_high || yst_number_compare(*number, type->high) <= 0);
}

void yst_cell_read(const yst_cell_type *type, yst_text cell, yst_arena *scratch, yst_cell_value *value)
{
  *value =
      (yst_cell_value){.near = YST_LOOKUP_NONE, .number = {0, 1}, .number_last = {0, 1}, .text = {"", 0}};
  cell = trim(cell);
  if (cell.length == 0) {
    value->state = YST_CELL_BLANK;
    return;
  }
  if (type->reading_count > 0 && read_placeholder(type, cell, scratch, value)) return;
  read_kind(type, cell, scratch, value);
  bool as_is = value->state == YST_CELL_UNREADABLE || type->kind == YST_CELL_TEXT;
  if (!as_is || !is_unstated(cell)) return;
  value->state = YST_CELL_NOT_KNOWN;
  value->fault = YST_CELL_UNSTATED;
}
