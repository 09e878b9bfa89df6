/* Words, texts, literals and ranges of the tree. */
#include "syntax/build.h"

#include "base/date.h"
#include "base/money.h"
#include "base/utf8.h"

static yst_text text_at(const yst_builder *b, yst_span span)
{
  return yst_text_of(b->source->bytes.bytes + span.start, span.end - span.start);
}

static bool has_other_letters(yst_text word)
{
  for (size_t i = 0; i < word.length; i++) {
    if ((unsigned char)word.bytes[i] >= 0x80) return true;
  }
  return false;
}

/* A name with a hyphen, which was told off, is read as the one with `_` that it should be, and one with
 * letters that look like ours as the one in ours. */
yst_word yst_build_word_at(yst_builder *b, yst_span span)
{
  yst_text word = text_at(b, span);
  if (memchr(word.bytes, '-', word.length)) word = yst_meant(b->arena, YST_FAULT_HYPHEN, word);
  if (has_other_letters(word)) {
    yst_text meant = yst_meant(b->arena, YST_FAULT_FOREIGN_LETTER, word);
    if (meant.length) word = meant;
  }
  return (yst_word){yst_atom_of(b->atoms, word), span};
}

yst_word yst_build_path(yst_builder *b, yst_word whole, yst_span member)
{
  yst_buffer path = yst_buffer_in(b->arena);
  yst_buffer_add(&path, yst_atom_text(b->atoms, whole.atom));
  yst_buffer_add(&path, text_at(b, member));
  whole.span.end = member.end;
  return (yst_word){yst_atom_of(b->atoms, yst_buffer_text(&path)), whole.span};
}

yst_words *yst_build_words(yst_builder *b, yst_words *words, yst_word word)
{
  if (!words) words = YST_NEW(b->arena, yst_words);
  YST_PUSH(b->arena, words->items, words->count, words->capacity, word);
  return words;
}

/* ---- texts ---- */

/* Bytes 80 to 9F of Windows-1252; 0 where it has no character. */
static const uint16_t windows_1252[32] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

/* A text that is no UTF-8 was saved by an older program: its stray bytes are read as Windows-1252. */
static yst_text mend(yst_builder *b, yst_text text, uint32_t start)
{
  yst_buffer mended = yst_buffer_in(b->arena);
  for (size_t at = 0; at < text.length;) {
    size_t before = at;
    unsigned char byte = (unsigned char)text.bytes[at];
    uint32_t character = yst_utf8_next(text, &at);
    if (character == 0xfffd && at == before + 1) {
      character = byte >= 0xa0 ? byte : windows_1252[byte - 0x80];
      if (!character) character = 0xfffd;
      uint32_t place = start + (uint32_t)before;
      yst_buffer plain = yst_buffer_in(b->arena);
      yst_utf8_add(&plain, character);
      yst_say_lookalike(b->say, (yst_span){b->source->number, place, place + 1},
                        yst_buffer_text(&plain).bytes, YST_NOT_UTF8);
    }
    yst_utf8_add(&mended, character);
  }
  return yst_buffer_text(&mended);
}

/* What stands between the quotation marks. */
static yst_text unquote(yst_builder *b, yst_span span)
{
  yst_text text = text_at(b, span);
  size_t open = yst_quote_bytes(text, false);
  text = yst_text_of(text.bytes + open, text.length - open);
  text.length -= yst_quote_bytes(text, true);
  return yst_utf8_valid(text) ? text : mend(b, text, span.start + (uint32_t)open);
}

yst_text yst_build_text(yst_builder *b, yst_span span)
{
  return yst_arena_copy(b->arena, unquote(b, span));
}

yst_text yst_build_longer_text(yst_builder *b, yst_text text, yst_span span)
{
  if (text.bytes != b->longer.bytes) { /* the first that is added to this one */
    b->longer = yst_buffer_in(b->arena);
    yst_buffer_add(&b->longer, text);
  }
  yst_buffer_add(&b->longer, unquote(b, span));
  return yst_buffer_text(&b->longer);
}

/* ---- literals ---- */

static yst_number number_at(yst_text text)
{
  size_t length = 0;
  while (length < text.length && text.bytes[length] && strchr("0123456789.,", text.bytes[length])) length++;
  yst_number number;
  return yst_number_read(yst_text_of(text.bytes, length), &number) ? number : yst_number_of(0);
}

static void too_large(yst_builder *b, yst_span span)
{
  b->failed = true;
  yst_say_error(b->say, YST_NUMBER_TOO_LARGE, span, "`%t` cannot be held exactly", text_at(b, span));
}

static yst_number percent_at(yst_builder *b, yst_span span)
{
  yst_number share = yst_number_of(0);
  if (!yst_number_divide(number_at(text_at(b, span)), yst_number_of(100), &share)) too_large(b, span);
  return share;
}

static yst_number money_at(yst_text text)
{
  size_t sign = text.length > 1 && (unsigned char)text.bytes[0] == 0xc2 ? 2 : 1;
  char digits[64] = "\xc2\xa3";
  yst_text amount = yst_text_trim(yst_text_of(text.bytes + sign, text.length - sign));
  yst_number pence = yst_number_of(0);
  if (amount.length > sizeof digits - 2) return pence;
  memcpy(digits + 2, amount.bytes, amount.length);
  if (yst_money_read_literal(yst_text_of(digits, amount.length + 2), &pence) != YST_MONEY_FINE)
    return yst_number_of(0);
  return pence;
}

static yst_number date_at(yst_text text)
{
  yst_day_span days;
  return yst_number_of(yst_date_read(text, &days) == YST_DATE_FINE ? days.first : 0);
}

static yst_number year_at(yst_text text)
{
  int year;
  return yst_number_of(yst_year_read(text, &year) ? year : 2000);
}

static bool contains(yst_text text, const char *word)
{
  size_t length = strlen(word);
  for (size_t i = 0; i + length <= text.length; i++) {
    if (memcmp(text.bytes + i, word, length) == 0) return true;
  }
  return false;
}

static yst_number period_at(yst_builder *b, yst_span span, yst_literal_kind *kind)
{
  yst_text text = text_at(b, span);
  bool days = contains(text, "day") || contains(text, "week");
  int64_t unit = contains(text, "week") ? 7 : contains(text, "year") ? 12 : 1;
  *kind = days ? YST_LITERAL_DAYS : YST_LITERAL_MONTHS;
  yst_number length = yst_number_of(0);
  if (!yst_number_multiply(number_at(text), yst_number_of(unit), &length)) too_large(b, span);
  return length;
}

yst_literal *yst_build_literal(yst_builder *b, yst_literal_kind kind, yst_span span)
{
  yst_literal *literal = YST_NEW(b->arena, yst_literal);
  yst_text text = text_at(b, span);
  *literal = (yst_literal){.kind = kind, .span = span, .number = yst_number_of(0)};
  switch (kind) {
  case YST_LITERAL_NUMBER: literal->number = number_at(text); break;
  case YST_LITERAL_MONEY: literal->number = money_at(text); break;
  case YST_LITERAL_PERCENT: literal->number = percent_at(b, span); break;
  case YST_LITERAL_DATE: literal->number = date_at(text); break;
  case YST_LITERAL_MONTHS:
  case YST_LITERAL_DAYS: literal->number = period_at(b, span, &literal->kind); break;
  case YST_LITERAL_YEAR: literal->number = year_at(text); break;
  case YST_LITERAL_YES_NO: literal->number = yst_number_of(text.bytes[0] == 'y'); break;
  case YST_LITERAL_TEXT: literal->text = yst_build_text(b, span); break;
  case YST_LITERAL_NOT_KNOWN:
  case YST_LITERAL_NOT_APPLICABLE:
  case YST_LITERAL_NAME: break;
  }
  return literal;
}

yst_literal *yst_build_name_literal(yst_builder *b, yst_word name)
{
  yst_literal *literal = YST_NEW(b->arena, yst_literal);
  *literal = (yst_literal){
      .kind = YST_LITERAL_NAME, .span = name.span, .number = yst_number_of(0), .name = name.atom};
  return literal;
}

yst_literal *yst_build_negative(yst_builder *b, yst_span span, yst_literal *literal)
{
  (void)b;
  literal->number = yst_number_negate(literal->number);
  literal->span = span;
  return literal;
}

yst_literal *yst_build_ratio(yst_builder *b, yst_span top, yst_span bottom)
{
  yst_literal *literal = yst_build_literal(b, YST_LITERAL_NUMBER, top);
  yst_number below = number_at(text_at(b, bottom));
  literal->span = yst_span_join(top, bottom);
  if (below.num == 0) {
    b->failed = true;
    yst_say_error(b->say, YST_BAD_NUMBER, literal->span, "`%t` divides by nothing",
                  text_at(b, literal->span));
  } else if (!yst_number_divide(literal->number, below, &literal->number)) {
    too_large(b, literal->span);
  }
  return literal;
}

/* ---- ranges ---- */

static yst_range *new_range(yst_builder *b, yst_range_kind kind, yst_span span)
{
  yst_range *range = YST_NEW(b->arena, yst_range);
  range->kind = kind;
  range->span = span;
  return range;
}

yst_range *yst_build_below(yst_builder *b, yst_span span, const yst_literal *high, bool in)
{
  yst_range *range = new_range(b, YST_RANGE_BETWEEN, span);
  range->has_high = true;
  range->high = *high;
  range->high_in = in;
  return range;
}

yst_range *yst_build_above(yst_builder *b, yst_span span, const yst_literal *low, bool in)
{
  yst_range *range = new_range(b, YST_RANGE_BETWEEN, span);
  range->has_low = true;
  range->low = *low;
  range->low_in = in;
  return range;
}

yst_range *yst_build_between(yst_builder *b, yst_span span, const yst_literal *low, bool low_in,
                             const yst_literal *high, bool high_in)
{
  yst_range *range = yst_build_above(b, span, low, low_in);
  range->has_high = true;
  range->high = *high;
  range->high_in = high_in;
  return range;
}

yst_range *yst_build_single(yst_builder *b, const yst_literal *value)
{
  yst_range *range = new_range(b, YST_RANGE_SINGLE, value->span);
  range->has_low = range->has_high = true;
  range->low_in = range->high_in = true;
  range->low = range->high = *value;
  return range;
}

yst_range *yst_build_otherwise(yst_builder *b, yst_span span)
{
  return new_range(b, YST_RANGE_OTHERWISE, span);
}

/* ---- rounding ---- */

yst_rounding yst_build_round(yst_builder *b, yst_round_mode mode, const yst_span *places,
                             const yst_literal *step)
{
  yst_rounding rounding = {.mode = mode};
  if (places) {
    yst_number number = number_at(text_at(b, *places));
    if (!yst_number_is_whole(number) || number.num > 9) {
      b->failed = true;
      yst_say_error(b->say, YST_BAD_NUMBER, *places, "the places after the point are 0 to 9");
      number = yst_number_of(0);
    }
    rounding.has_places = true;
    rounding.places = (unsigned)number.num;
  }
  if (step) {
    rounding.has_step = true;
    rounding.step = *step;
  }
  return rounding;
}
