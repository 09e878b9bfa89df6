/* What words that are not well formed were meant to be. */
#include "base/money.h"
#include "base/number.h"
#include "base/utf8.h"
#include "syntax/token.h"

static bool is_digit(char byte)
{
  return byte >= '0' && byte <= '9';
}

static yst_text up_to(yst_text word, size_t length)
{
  return yst_text_of(word.bytes, length);
}

static yst_text from(yst_text word, size_t start)
{
  return yst_text_trim(yst_text_of(word.bytes + start, word.length - start));
}

static size_t count_digits(yst_text word)
{
  size_t digits = 0;
  while (digits < word.length && is_digit(word.bytes[digits])) digits++;
  return digits;
}

/* `least_hire` for `least-hire` */
static yst_text with_underscores(yst_arena *arena, yst_text word)
{
  yst_buffer name = yst_buffer_in(arena);
  for (size_t i = 0; i < word.length; i++)
    yst_buffer_add_byte(&name, word.bytes[i] == '-' ? '_' : word.bytes[i]);
  return yst_buffer_text(&name);
}

/* Letters of other alphabets that look like one of ours, and the soft hyphen, which does not show. */
static const struct {
  const char *bytes, *plain;
} lookalikes[] = {
    {"а", "a"}, {"е", "e"}, {"о", "o"}, {"р", "p"}, {"с", "c"}, {"у", "y"},       {"х", "x"},
    {"і", "i"}, {"ѕ", "s"}, {"ј", "j"}, {"ο", "o"}, {"ν", "v"}, {"\xc2\xad", ""},
};

static const char *plain_letter(yst_text two_bytes)
{
  for (size_t i = 0; i < sizeof lookalikes / sizeof lookalikes[0]; i++) {
    if (yst_text_equal(two_bytes, yst_text_from(lookalikes[i].bytes))) return lookalikes[i].plain;
  }
  return NULL;
}

/* A name in our letters; empty when it has others that look like none of them. */
static yst_text in_our_letters(yst_arena *arena, yst_text word)
{
  yst_buffer name = yst_buffer_in(arena);
  for (size_t at = 0; at < word.length;) {
    if ((unsigned char)word.bytes[at] < 0x80) {
      yst_buffer_add_byte(&name, word.bytes[at++]);
      continue;
    }
    const char *plain = at + 2 <= word.length ? plain_letter(yst_text_of(word.bytes + at, 2)) : NULL;
    if (!plain) return yst_text_of("", 0);
    yst_buffer_add_string(&name, plain);
    at += 2;
  }
  return yst_buffer_text(&name);
}

/* `"x"` for a text between marks of one character each */
static yst_text in_plain_quotes(yst_arena *arena, yst_text word)
{
  size_t start = 0, end = word.length - 1;
  (void)yst_utf8_next(word, &start);
  while (end > start && ((unsigned char)word.bytes[end] & 0xc0) == 0x80) end--;
  return yst_format(arena, "\"%t\"", yst_text_of(word.bytes + start, end - start));
}

/* `-£5` for `£-5` */
static yst_text minus_first(yst_arena *arena, yst_text word)
{
  const char *minus = memchr(word.bytes, '-', word.length);
  size_t before = (size_t)(minus - word.bytes);
  return yst_format(arena, "-%t%t", up_to(word, before), from(word, before + 1));
}

/* `2 years` for `2yrs` */
static yst_text whole_period(yst_arena *arena, yst_text word)
{
  size_t digits = count_digits(word);
  char first = from(word, digits).bytes[0];
  const char *unit = first == 'y' ? "year" : first == 'm' ? "month" : "week";
  bool one = digits == 1 && word.bytes[0] == '1';
  return yst_format(arena, "%t %s%s", up_to(word, digits), unit, one ? "" : "s");
}

/* `2,000` for `2k`, `1,500,000` for `1.5m` */
static yst_text in_figures(yst_arena *arena, yst_text word)
{
  char unit = word.bytes[word.length - 1];
  int64_t scale = unit == 'k' || unit == 'K' ? 1000 : unit == 'm' || unit == 'M' ? 1000000 : 0;
  yst_number number;
  if (!scale || !yst_number_read(up_to(word, word.length - 1), &number)) return yst_text_of("", 0);
  if (!yst_number_multiply(number, yst_number_of(100 * scale), &number)) return yst_text_of("", 0);
  yst_buffer written = yst_buffer_in(arena);
  yst_money_write(&written, number);
  return from(yst_buffer_text(&written), strlen("\xc2\xa3"));
}

/* `1 June 2024` for `1st of June 2024` */
static yst_text without_of(yst_arena *arena, yst_text word)
{
  yst_text rest = word;
  while (rest.length > 2 && memcmp(rest.bytes, "of", 2) != 0)
    rest = yst_text_of(rest.bytes + 1, rest.length - 1);
  return yst_format(arena, "%t %t", up_to(word, count_digits(word)), from(rest, 2));
}

/* `£1,500` for `1,500£` and for `GBP 1,500` */
static yst_text pound_first(yst_arena *arena, yst_text word)
{
  size_t start = 0, end = word.length;
  while (start < end && !is_digit(word.bytes[start])) start++;
  while (end > start && !is_digit(word.bytes[end - 1])) end--;
  return yst_format(arena, "£%t", yst_text_of(word.bytes + start, end - start));
}

yst_text yst_meant(yst_arena *arena, yst_fault fault, yst_text word)
{
  size_t digits = count_digits(word);
  switch (fault) {
  case YST_FAULT_HYPHEN: return with_underscores(arena, word);
  case YST_FAULT_SOFT_HYPHEN:
  case YST_FAULT_FOREIGN_LETTER: return in_our_letters(arena, word);
  case YST_FAULT_OTHER_QUOTES: return in_plain_quotes(arena, word);
  case YST_FAULT_NO_ZERO: return yst_format(arena, "0%t", word);
  case YST_FAULT_NO_BLANK: return yst_format(arena, "%t %t", up_to(word, digits), from(word, digits));
  case YST_FAULT_MINUS_INSIDE: return minus_first(arena, word);
  case YST_FAULT_SHORT_PERIOD: return whole_period(arena, word);
  case YST_FAULT_SHORT_NUMBER: return in_figures(arena, word);
  case YST_FAULT_DAY_OF: return without_of(arena, word);
  case YST_FAULT_POUND_BEHIND:
  case YST_FAULT_POUND_WORD: return pound_first(arena, word);
  case YST_FAULT_COMMENT: return yst_format(arena, "# %t", from(word, 2));
  default: return yst_text_of("", 0);
  }
}
