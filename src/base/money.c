#include "base/money.h"

#include "base/digits.h"

__extension__ typedef unsigned __int128 unsigned_wide;

#define PENCE_IN_A_POUND 100u

/* What may stand around the digits of a sum, each at most once. */
typedef struct frame {
  bool negative;
  bool bracket, closed;
  bool currency_before, currency_after;
  bool foreign;
  uint64_t multiplier;
} frame;

typedef struct word {
  const char *letters; /* small ones; read case aside */
  uint64_t number;
} word;

/* 1 for the pound, 0 for another currency. A longer word stands before one that it begins with. */
static const word CURRENCIES[] = {
    {"£", 1},       {"gbp", 1},    {"$", 0}, {"us$", 0}, {"usd", 0},
    {"dollars", 0}, {"dollar", 0}, {"€", 0}, {"eur", 0}, {"¥", 0},
};

static const word MULTIPLIERS[] = {
    {"thousand", 1000},      {"k", 1000},        {"million", 1000000}, {"m", 1000000},
    {"billion", 1000000000}, {"bn", 1000000000},
};

static bool starts_with(yst_text text, size_t at, const char *letters)
{
  for (; *letters; letters++, at++) {
    if (at == text.length) return false;
    char byte = text.bytes[at];
    if (byte >= 'A' && byte <= 'Z') byte = (char)(byte + ('a' - 'A'));
    if (byte != *letters) return false;
  }
  return true;
}

static const word *take_word(const word *words, size_t count, yst_text text, size_t *at)
{
  for (size_t i = 0; i < count; i++) {
    if (!starts_with(text, *at, words[i].letters)) continue;
    *at += strlen(words[i].letters);
    return &words[i];
  }
  return NULL;
}

static bool take_currency(yst_text text, size_t *at, bool *taken, frame *around)
{
  if (*taken) return false;
  const word *currency = take_word(CURRENCIES, sizeof CURRENCIES / sizeof *CURRENCIES, text, at);
  if (!currency) return false;
  if (currency->number == 0) around->foreign = true;
  return *taken = true;
}

static bool take_byte(yst_text text, size_t *at, char byte)
{
  if (*at == text.length || text.bytes[*at] != byte) return false;
  ++*at;
  return true;
}

/* Blanks, a sign or an opening bracket, a currency, in any order. */
static void take_front(yst_text text, size_t *at, frame *around)
{
  bool signed_already = false;
  for (;;) {
    size_t blank = yst_text_blank(text, *at);
    *at += blank;
    if (blank || take_currency(text, at, &around->currency_before, around)) continue;
    if (signed_already) return;
    if (take_byte(text, at, '('))
      around->bracket = around->negative = true;
    else if (take_byte(text, at, '-'))
      around->negative = true;
    else if (!take_byte(text, at, '+'))
      return;
    signed_already = true;
  }
}

/* Blanks, a multiplier, then a currency and a closing bracket in any order. */
static void take_back(yst_text text, size_t *at, frame *around)
{
  *at += yst_text_blank(text, *at);
  const word *multiplier = take_word(MULTIPLIERS, sizeof MULTIPLIERS / sizeof *MULTIPLIERS, text, at);
  around->multiplier = multiplier ? multiplier->number : 1;
  for (;;) {
    size_t blank = yst_text_blank(text, *at);
    *at += blank;
    if (blank || take_currency(text, at, &around->currency_after, around)) continue;
    if (around->closed || !around->bracket || !take_byte(text, at, ')')) return;
    around->closed = true;
  }
}

/* The decimals as pence. A multiplied sum may have as many as give whole pence: `£1.2345k`. */
static yst_money_fault count_decimals(const yst_digits *digits, uint64_t multiplier, unsigned_wide *pence)
{
  *pence = digits->decimals;
  if (!digits->has_point) return YST_MONEY_FINE;
  if (multiplier == 1) return digits->places == 2 ? YST_MONEY_FINE : YST_MONEY_PENCE;
  if (digits->places == 0 || digits->places >= YST_POWERS_OF_TEN) return YST_MONEY_PENCE;
  unsigned_wide parts = *pence * (PENCE_IN_A_POUND * multiplier);
  uint64_t scale = yst_powers_of_ten[digits->places];
  *pence = parts / scale;
  return parts % scale ? YST_MONEY_PENCE : YST_MONEY_FINE;
}

static yst_money_fault count_pence(const yst_digits *digits, uint64_t multiplier, bool negative,
                                   yst_number *result)
{
  if (digits->thousands_wrong) return YST_MONEY_THOUSANDS;
  unsigned_wide pence;
  yst_money_fault fault = count_decimals(digits, multiplier, &pence);
  if (fault != YST_MONEY_FINE) return fault;
  pence += (unsigned_wide)digits->whole * (PENCE_IN_A_POUND * multiplier);
  if (digits->too_large || pence > INT64_MAX) return YST_MONEY_TOO_LARGE;
  *result = yst_number_of(negative ? -(int64_t)pence : (int64_t)pence);
  return YST_MONEY_FINE;
}

static yst_money_fault read_framed(yst_text text, yst_number *pence)
{
  frame around = {0};
  yst_digits digits;
  size_t at = 0;
  take_front(text, &at, &around);
  if (!yst_digits_read(text, &at, true, &digits)) return YST_MONEY_NOT_MONEY;
  take_back(text, &at, &around);
  if (at != text.length || around.bracket != around.closed) return YST_MONEY_NOT_MONEY;
  if (around.foreign) return YST_MONEY_CURRENCY;
  return count_pence(&digits, around.multiplier, around.negative, pence);
}

static bool has_pound_sign(yst_text text)
{
  return text.length >= 2 && memcmp(text.bytes, "£", 2) == 0;
}

yst_money_fault yst_money_read(yst_text text, yst_number *pence)
{
  /* Most cells are digits with or without a minus or a pound sign before them: one pass, and done. */
  bool negative = text.length && text.bytes[0] == '-';
  size_t at = has_pound_sign(text) ? 2 : negative;
  yst_digits digits;
  if (yst_digits_read(text, &at, false, &digits) && at == text.length)
    return count_pence(&digits, 1, negative, pence);
  return read_framed(text, pence);
}

yst_money_fault yst_money_read_literal(yst_text text, yst_number *pence)
{
  frame around = {0};
  size_t at = 0;
  if (!take_currency(text, &at, &around.currency_before, &around)) return YST_MONEY_NOT_MONEY;
  yst_digits digits;
  if (!yst_digits_read(text, &at, false, &digits) || at != text.length) return YST_MONEY_NOT_MONEY;
  if (around.foreign) return YST_MONEY_CURRENCY;
  if (!has_pound_sign(text)) return YST_MONEY_NOT_MONEY;
  return count_pence(&digits, 1, false, pence);
}

/* To whole pence, which always fits: a ratio that is not whole is at least half as small as what fits. */
static bool round_to_pence(yst_number pence, bool *negative, uint64_t *whole)
{
  yst_number rounded = pence;
  if (pence.den != 1) yst_number_round(pence, YST_ROUND_HALF_UP, yst_number_of(1), &rounded);
  *negative = rounded.num < 0;
  *whole = (uint64_t)(*negative ? -rounded.num : rounded.num);
  return pence.den == 1;
}

static void add_with_commas(yst_buffer *buffer, uint64_t pounds)
{
  char digits[32];
  char *end = digits + sizeof digits, *at = end;
  unsigned count = 0;
  do {
    if (count && count % 3 == 0) *--at = ',';
    *--at = (char)('0' + pounds % 10);
    count++;
  } while (pounds /= 10);
  yst_buffer_add(buffer, yst_text_of(at, (size_t)(end - at)));
}

static void add_pence(yst_buffer *buffer, uint64_t pence)
{
  char decimals[3] = {'.', (char)('0' + pence / 10), (char)('0' + pence % 10)};
  yst_buffer_add(buffer, yst_text_of(decimals, sizeof decimals));
}

void yst_money_write(yst_buffer *buffer, yst_number pence)
{
  bool negative;
  uint64_t whole;
  if (!round_to_pence(pence, &negative, &whole)) yst_buffer_add_string(buffer, "≈");
  if (negative) yst_buffer_add_byte(buffer, '-');
  yst_buffer_add_string(buffer, "£");
  add_with_commas(buffer, whole / PENCE_IN_A_POUND);
  if (whole % PENCE_IN_A_POUND) add_pence(buffer, whole % PENCE_IN_A_POUND);
}

bool yst_money_write_plain(yst_buffer *buffer, yst_number pence)
{
  bool negative;
  uint64_t whole;
  bool exact = round_to_pence(pence, &negative, &whole);
  if (negative) yst_buffer_add_byte(buffer, '-');
  yst_buffer_add_unsigned(buffer, whole / PENCE_IN_A_POUND);
  add_pence(buffer, whole % PENCE_IN_A_POUND);
  return exact;
}
