#include "report/written.h"

#include "base/date.h"
#include "base/money.h"
#include "evaluate/show.h"
#include "model/type.h"

/* Whether the decimal form ends after at most nine places. */
static bool is_decimal(yst_number number)
{
  int64_t hundreds = 1000000000;
  return number.den > 0 && hundreds % number.den == 0;
}

static bool write_percent(yst_buffer *buffer, yst_number ratio)
{
  yst_number percent;
  if (!yst_number_multiply(ratio, yst_number_of(100), &percent) || !is_decimal(percent)) return false;
  yst_number_write(buffer, percent);
  yst_buffer_add_byte(buffer, '%');
  return true;
}

/* `1/6` is a number; a ratio below nothing is not. */
static bool write_number(yst_buffer *buffer, yst_number number)
{
  if (!is_decimal(number) && number.num < 0) return false;
  yst_number_write(buffer, number);
  return true;
}

static bool write_text(yst_buffer *buffer, yst_text text)
{
  for (size_t i = 0; i < text.length; i++)
    if (text.bytes[i] == '"' || (unsigned char)text.bytes[i] < ' ') return false;
  yst_buffer_format(buffer, "\"%t\"", text);
  return true;
}

static bool write_choice(yst_buffer *buffer, const yst_model *model, yst_type type, yst_number place)
{
  if (!type.choices || place.num < 0 || (size_t)place.num >= type.choices->count) return false;
  yst_buffer_add(buffer, yst_atom_text(model->atoms, type.choices->items[place.num].name));
  return true;
}

static bool write_set(yst_buffer *buffer, const yst_model *model, yst_type type, yst_number mask)
{
  if (!type.choices) return false;
  if (!mask.num) yst_buffer_add_string(buffer, "none");
  const char *before = "(";
  for (size_t i = 0; i < type.choices->count && mask.num; i++) {
    if (!((uint64_t)mask.num >> i & 1)) continue;
    yst_buffer_format(buffer, "%s%t", before, yst_atom_text(model->atoms, type.choices->items[i].name));
    before = ", ";
  }
  if (mask.num) yst_buffer_add_byte(buffer, ')');
  return true;
}

bool yst_written_value(yst_buffer *buffer, const yst_model *model, yst_type type, yst_value value)
{
  if (value.state != YST_KNOWN) return false;
  yst_number number = type.kind == YST_KIND_TEXT ? yst_number_of(0) : value.as.number;
  switch (type.kind) {
  case YST_KIND_TEXT: return write_text(buffer, value.as.text);
  case YST_KIND_NUMBER: return write_number(buffer, number);
  case YST_KIND_PERCENT: return write_percent(buffer, number);
  case YST_KIND_CHOICE: return write_choice(buffer, model, type, number);
  case YST_KIND_SET: return write_set(buffer, model, type, number);
  case YST_KIND_MONEY:
  case YST_KIND_DATE:
  case YST_KIND_YEAR:
  case YST_KIND_MONTHS:
  case YST_KIND_DAYS:
  case YST_KIND_YES_NO:
    if (number.den != 1) return false;
    yst_show_typed(buffer, model->atoms, type, value);
    return true;
  default: return false;
  }
}
