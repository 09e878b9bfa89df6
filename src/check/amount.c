#include "check/amount.h"

#include "base/money.h"

static void write_count(yst_buffer *buffer, yst_number count, const char *unit)
{
  yst_number_write(buffer, count);
  yst_buffer_format(buffer, " %s%s", unit, count.num == 1 && count.den == 1 ? "" : "s");
}

static void write_months(yst_buffer *buffer, yst_number months)
{
  bool years = months.den == 1 && months.num != 0 && months.num % 12 == 0;
  write_count(buffer, years ? yst_number_of(months.num / 12) : months, years ? "year" : "month");
}

/* Whether a number has an end when written in decimals. */
static bool is_decimal(yst_number a)
{
  int64_t rest = a.den;
  while (rest % 10 == 0) rest /= 10;
  while (rest % 2 == 0) rest /= 2;
  while (rest % 5 == 0) rest /= 5;
  return rest == 1;
}

/* A third is written as the share it is. */
static void write_percent(yst_buffer *buffer, yst_number ratio)
{
  yst_number hundred;
  if (is_decimal(ratio) && yst_number_multiply(ratio, yst_number_of(100), &hundred)) {
    yst_number_write(buffer, hundred);
    yst_buffer_add_byte(buffer, '%');
  } else {
    yst_number_write(buffer, ratio);
  }
}

static void write_day(yst_buffer *buffer, yst_number day)
{
  if (day.den == 1 && day.num >= YST_DAY_FIRST && day.num <= YST_DAY_LAST) {
    yst_day_write(buffer, (yst_day)day.num);
  } else {
    yst_buffer_add_string(buffer, "a day outside the calendar");
  }
}

static void write_choice(yst_buffer *buffer, const yst_atoms *atoms, const yst_choices *choices,
                         yst_number place)
{
  if (!choices || place.den != 1 || place.num < 0 || (uint64_t)place.num >= choices->count) {
    yst_number_write(buffer, place);
  } else {
    yst_buffer_format(buffer, "`%t`", yst_atom_text(atoms, choices->items[place.num].name));
  }
}

void yst_amount_write_plainly(yst_buffer *buffer, const yst_atoms *atoms, yst_type type, yst_number amount)
{
  yst_number hundred;
  if (type.kind != YST_KIND_PERCENT || is_decimal(amount) ||
      !yst_number_multiply(amount, yst_number_of(100), &hundred)) {
    yst_amount_write(buffer, atoms, type, amount);
    return;
  }
  yst_buffer_add_string(buffer, "≈");
  (void)yst_number_write_places(buffer, hundred, 2, YST_ROUND_HALF_UP);
  yst_buffer_add_byte(buffer, '%');
}

void yst_amount_write(yst_buffer *buffer, const yst_atoms *atoms, yst_type type, yst_number amount)
{
  switch (type.kind) {
  case YST_KIND_MONEY: yst_money_write(buffer, amount); return;
  case YST_KIND_PERCENT: write_percent(buffer, amount); return;
  case YST_KIND_DATE: write_day(buffer, amount); return;
  case YST_KIND_MONTHS: write_months(buffer, amount); return;
  case YST_KIND_DAYS: write_count(buffer, amount, "day"); return;
  case YST_KIND_YES_NO: yst_buffer_add_string(buffer, amount.num ? "`yes`" : "`no`"); return;
  case YST_KIND_CHOICE: write_choice(buffer, atoms, type.choices, amount); return;
  case YST_KIND_YEAR:
    if (amount.den == 1 && amount.num > 0 && amount.num < 9999) {
      yst_year_write(buffer, (int)amount.num);
      return;
    }
    break;
  case YST_KIND_NONE:
  case YST_KIND_NUMBER:
  case YST_KIND_SET:
  case YST_KIND_TEXT:
  case YST_KIND_NAMES: break;
  }
  yst_number_write(buffer, amount);
}

yst_text yst_amount_text(yst_arena *arena, const yst_atoms *atoms, yst_type type, yst_number amount)
{
  yst_buffer buffer = yst_buffer_in(arena);
  yst_amount_write(&buffer, atoms, type, amount);
  return yst_buffer_text(&buffer);
}

yst_text yst_amount_plain_text(yst_arena *arena, const yst_atoms *atoms, yst_type type, yst_number amount)
{
  yst_buffer buffer = yst_buffer_in(arena);
  yst_amount_write_plainly(&buffer, atoms, type, amount);
  return yst_buffer_text(&buffer);
}

yst_number yst_limit_amount(const yst_limit *limit, yst_day day)
{
  yst_number amount = limit->version_count ? limit->versions[0].amount : yst_number_of(0);
  for (size_t i = 1; i < limit->version_count && limit->versions[i].from <= day; i++) {
    amount = limit->versions[i].amount;
  }
  return amount;
}
