#include "syntax/token.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/money.h"
#include "base/number.h"

#include "syntax/parser.h"

/* The lexer's header knows the grammar's types under these names. */
#define YYSTYPE YST_YYSTYPE
#define YYLTYPE YST_YYLTYPE
#include "syntax/lexer.h"

/* ---- reading ---- */

/* Whether a token is the first of its line, kept while tokens come in order. */
static bool starts_line(const yst_source *source, uint32_t start, uint32_t *line, bool *any)
{
  bool first = !*any;
  *any = true;
  while (*line + 1 < source->line_count && source->line_starts[*line + 1] <= start) {
    (*line)++;
    first = true;
  }
  return first;
}

/* A fault at the end of a line has nothing to do with the first token of the next. */
static void settle_fault(yst_scan *scan, const yst_tokens *tokens, uint32_t line_start)
{
  if (scan->fault.start >= line_start) return;
  scan->faulty = false;
  if (!tokens->count) return;
  yst_token *before = &tokens->items[tokens->count - 1];
  const char *between = tokens->source->bytes.bytes + before->end;
  size_t length = scan->fault.start - before->end;
  if (!memchr(between, '\n', length) && !memchr(between, '\r', length)) before->faulty = true;
}

yst_tokens *yst_tokens_read(yst_arena *arena, const yst_source *source, yst_say *say, bool comments)
{
  yst_tokens *tokens = YST_NEW(arena, yst_tokens);
  tokens->source = source;
  yst_scan scan = {.arena = arena, .source = source, .say = comments ? NULL : say};
  yyscan_t lexer;
  if (yst_lex_lex_init_extra(&scan, &lexer)) return tokens;
  yst_lex__scan_bytes(source->bytes.bytes, (int)source->bytes.length, lexer);

  YST_YYSTYPE value = {0};
  yst_span place = {source->number, 0, 0};
  uint32_t line = 0;
  bool any = false;
  for (;;) {
    scan.faulty = false;
    int kind = yst_lex_lex(&value, &place, lexer);
    if (kind == YST_T_YYEOF) break;
    if (kind == YST_T_COMMENT && !comments) continue;
    bool first = starts_line(source, place.start, &line, &any);
    if (scan.faulty && first) settle_fault(&scan, tokens, source->line_starts[line]);
    yst_token token = {(uint16_t)kind, first, scan.faulty, place.start, place.end};
    YST_PUSH(arena, tokens->items, tokens->count, tokens->capacity, token);
  }
  yst_lex_lex_destroy(lexer);
  return tokens;
}

/* ---- memory for flex ---- */

typedef struct block {
  size_t size;
  _Alignas(max_align_t) char bytes[];
} block;

void *yst_scan_memory(yst_scan *scan, size_t size)
{
  block *made = yst_arena_alloc(scan->arena, sizeof(block) + size);
  made->size = size;
  return made->bytes;
}

void *yst_scan_more_memory(yst_scan *scan, void *old, size_t size)
{
  void *made = yst_scan_memory(scan, size);
  if (old) {
    const block *before = (const block *)(void *)((char *)old - offsetof(block, bytes));
    memcpy(made, old, before->size < size ? before->size : size);
  }
  return made;
}

/* Flex calls this when its own tables are broken or a buffer of memory asks for more input: neither can be.
 */
_Noreturn void yst_scan_impossible(const char *message)
{
  (void)message;
  abort();
}

/* ---- what is wrong with a word ---- */

static bool is_letter(char byte)
{
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_digit(char byte)
{
  return byte >= '0' && byte <= '9';
}

static const struct {
  yst_code code;
  const char *replacement;
  const char *message;
} faults[] = {
#define YST_FAULT(name, code, replacement, message) {YST_##code, replacement, message},
#include "syntax/faults.def"
#undef YST_FAULT
};

static yst_text text_of(const yst_scan *scan, yst_span span)
{
  return yst_text_of(scan->source->bytes.bytes + span.start, span.end - span.start);
}

/* A fault with a message of its own. NULL when nothing is to be said. */
static yst_diag *complain(yst_scan *scan, yst_code code, yst_span span, const char *message, yst_text word)
{
  scan->faulty = true;
  scan->fault = span;
  return scan->say ? yst_say_error(scan->say, code, span, message, word, word) : NULL;
}

static void fix(yst_scan *scan, yst_diag *diag, yst_span span, yst_text replacement)
{
  if (diag) yst_diag_fix(scan->say->diags, diag, span, false, replacement);
}

/* How a stray character is shown: itself when it can be seen, or else its bytes. */
static yst_text show_character(yst_scan *scan, yst_text bytes)
{
  unsigned char byte = (unsigned char)bytes.bytes[0];
  if (bytes.length > 1 || (byte > ' ' && byte < 0x7f)) return yst_format(scan->arena, "`%t`", bytes);
  static const char digits[] = "0123456789ABCDEF";
  return yst_format(scan->arena, "the byte %c%c", digits[byte >> 4], digits[byte & 15]);
}

void yst_scan_say(yst_scan *scan, yst_span span, yst_fault fault)
{
  yst_text word = text_of(scan, span);
  yst_text shown = fault == YST_FAULT_STRAY ? show_character(scan, word) : word;
  yst_diag *diag = complain(scan, faults[fault].code, span, faults[fault].message, shown);
  if (faults[fault].replacement)
    fix(scan, diag, span, yst_text_from(faults[fault].replacement));
  else if (yst_meant(scan->arena, fault, word).length)
    fix(scan, diag, span, yst_meant(scan->arena, fault, word));
}

void yst_scan_file_name(yst_scan *scan, yst_span span)
{
  yst_text words = text_of(scan, span), name = words;
  while (name.bytes[0] != ' ' && name.length > 1) name = yst_text_of(name.bytes + 1, name.length - 1);
  name = yst_text_trim(name);
  span.start += (uint32_t)(name.bytes - words.bytes);
  yst_diag *diag = complain(scan, YST_UNCLOSED_TEXT, span,
                            "the name of a file stands in quotation marks: `use \"%t\"`", name);
  fix(scan, diag, span, yst_format(scan->arena, "\"%t\"", name));
}

/* ---- texts ---- */

static bool starts_with(yst_text text, const char *bytes, size_t length)
{
  return text.length >= length && memcmp(text.bytes, bytes, length) == 0;
}

size_t yst_quote_bytes(yst_text text, bool at_end)
{
  if (text.length == 0) return 0;
  yst_text three = text;
  unsigned char one = (unsigned char)text.bytes[at_end ? text.length - 1 : 0];
  if (at_end && text.length >= 3) three = yst_text_of(text.bytes + text.length - 3, 3);
  if (starts_with(three, "\xe2\x80", 2) && three.length >= 3) {
    unsigned char last = (unsigned char)three.bytes[2];
    if (last >= 0x98 && last <= 0x9f) return 3;
  }
  return one == '"' || one == '\'' || one == 0x93 || one == 0x94 ? 1 : 0;
}

static void note_quote(yst_scan *scan, yst_span span, uint32_t start, size_t bytes)
{
  yst_span place = {span.source, start, start + (uint32_t)bytes};
  unsigned char first = (unsigned char)scan->source->bytes.bytes[start];
  if (first == '"' || !scan->say) return;
  /* A text with straight quotes inside has to keep its own. */
  const char *text = scan->source->bytes.bytes + span.start;
  if (span.end - span.start > 2 && memchr(text + 1, '"', span.end - span.start - 2)) return;
  yst_say_lookalike(scan->say, place, "\"", first == '\'' ? "single quotes" : "curly quotes");
}

/* Where a text that began with a straight quote and has no other ends: at the first curly closing quote. */
static uint32_t curly_end(yst_text text)
{
  for (size_t i = 1; i + 2 < text.length; i++) {
    if (memcmp(text.bytes + i, "\xe2\x80\x9d", 3) == 0) return (uint32_t)i + 3;
  }
  return (uint32_t)text.length;
}

/* Where a text ends that has no closing mark: before two blanks, as columns are parted, or with its line. */
static uint32_t likely_end(yst_text text)
{
  for (size_t i = 1; i + 2 < text.length; i++) {
    if (text.bytes[i] == ' ' && text.bytes[i + 1] == ' ') return (uint32_t)i;
  }
  return (uint32_t)yst_text_trim(text).length;
}

/* A mark that clings to what is before it closes a text that nothing opened. */
static void say_unclosed(yst_scan *scan, yst_span span, yst_text text)
{
  char before = span.start > 0 ? scan->source->bytes.bytes[span.start - 1] : ' ';
  if (is_letter(before) || is_digit(before) || before == '.' || before == ')') {
    span.end = span.start + 1;
    complain(scan, YST_UNCLOSED_TEXT, span,
             "this quotation mark closes a text, and none opens it: put one before its first word", text);
    return;
  }
  yst_diag *diag =
      complain(scan, YST_UNCLOSED_TEXT, span, "this text has no closing quotation mark on its line", text);
  uint32_t end = span.start + likely_end(text);
  fix(scan, diag, (yst_span){span.source, end, end}, YST_TEXT("\""));
}

uint32_t yst_scan_text(yst_scan *scan, yst_span span)
{
  yst_text text = text_of(scan, span);
  size_t open = yst_quote_bytes(text, false);
  uint32_t length = (uint32_t)text.length;
  if (text.bytes[0] == '"') length = curly_end(text);
  yst_text whole = yst_text_of(text.bytes, length);
  size_t close = length > open ? yst_quote_bytes(yst_text_of(whole.bytes + open, length - open), true) : 0;

  note_quote(scan, span, span.start, open);
  if (close) {
    note_quote(scan, span, span.start + length - (uint32_t)close, close);
  } else {
    say_unclosed(scan, span, text);
  }
  return length;
}

/* ---- dates ---- */

/* Takes `1 Avril 2012` apart: the ends of the day and of the word, and the word itself. */
static yst_text month_of(yst_text text, uint32_t *day_end, uint32_t *word_end)
{
  size_t at = 0;
  while (is_digit(text.bytes[at]) || is_letter(text.bytes[at])) at++;
  *day_end = (uint32_t)at;
  while (!is_letter(text.bytes[at])) at++;
  size_t start = at;
  while (is_letter(text.bytes[at])) at++;
  *word_end = (uint32_t)at;
  return yst_text_of(text.bytes + start, at - start);
}

static bool is_unit(yst_text word)
{
  static const char *const units[] = {"day", "days", "week", "weeks", "month", "months", "year", "years"};
  for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
    if (yst_text_equal(word, yst_text_from(units[i]))) return true;
  }
  return false;
}

static void say_date_fault(yst_scan *scan, yst_span span, yst_text month)
{
  yst_text text = text_of(scan, span);
  int near = yst_month_named(month) ? 0 : yst_month_near(month);
  if (!near) {
    complain(scan, YST_BAD_DATE, span, "there is no day `%t`", text);
    return;
  }
  yst_diag *diag = complain(scan, YST_BAD_DATE, span, "`%t` is no date: there is no such month", text);
  uint32_t start = span.start + (uint32_t)(month.bytes - text.bytes);
  fix(scan, diag, (yst_span){span.source, start, start + (uint32_t)month.length},
      yst_text_from(yst_month_name(near)));
}

int yst_scan_date(yst_scan *scan, yst_span span, uint32_t *length)
{
  yst_text text = text_of(scan, span);
  uint32_t day_end, word_end;
  yst_text month = month_of(text, &day_end, &word_end);
  *length = span.end - span.start;
  if (is_unit(month) && is_digit(text.bytes[day_end - 1])) {
    *length = word_end;
    return YST_T_PERIOD;
  }
  if (!yst_month_named(month) && !yst_month_near(month)) {
    *length = day_end;
    if (is_digit(text.bytes[day_end - 1])) return YST_T_NUMBER;
    span.end = span.start + day_end;
    yst_scan_say(scan, span, YST_FAULT_DIGIT_FIRST);
    return YST_T_NAME;
  }
  yst_day_span days;
  if (yst_date_read(text, &days) != YST_DATE_FINE) say_date_fault(scan, span, month);
  return YST_T_DATE;
}

void yst_scan_plain_date(yst_scan *scan, yst_span span)
{
  yst_text text = text_of(scan, span);
  yst_day_span days;
  bool read = yst_date_read(text, &days) == YST_DATE_FINE && days.first == days.last;
  bool iso = text.length == 10 && text.bytes[4] == '-' && text.bytes[7] == '-';
  if (read && iso) return;
  if (!read) {
    complain(scan, YST_BAD_DATE, span, "`%t` is no day; a date is written as in 28 July 2011 or 2011-07-28",
             text);
    return;
  }
  yst_buffer plain = yst_buffer_in(scan->arena);
  yst_day_write(&plain, days.first);
  yst_diag *diag = complain(scan, YST_BAD_DATE, span,
                            "a date is written as in 28 July 2011 or 2011-07-28, not `%t`", text);
  fix(scan, diag, span, yst_buffer_text(&plain));
}

void yst_scan_year(yst_scan *scan, yst_span span)
{
  int year;
  if (yst_year_read(text_of(scan, span), &year)) return;
  complain(scan, YST_BAD_DATE, span,
           "the years of a financial year follow each other, as in 2010/11; put blanks round `/` to divide",
           text_of(scan, span));
}

/* ---- numbers and money ---- */

void yst_scan_number(yst_scan *scan, yst_span span)
{
  yst_text text = text_of(scan, span);
  size_t digits = 0;
  while (digits < text.length && (is_digit(text.bytes[digits]) || strchr(",.", text.bytes[digits]))) digits++;
  yst_number number;
  if (yst_number_read(yst_text_of(text.bytes, digits), &number)) return;
  complain(scan, YST_NUMBER_TOO_LARGE, span, "`%t` has more digits than can be held exactly", text);
}

/* The digits of a sum with its commas set right, `£1,200` for `£12,00` and `£1 200`; empty when it has pence
 * or letters. */
static yst_text money_meant(yst_scan *scan, yst_text text)
{
  yst_buffer digits = yst_buffer_in(scan->arena);
  for (size_t i = 0; i < text.length; i++) {
    if (is_letter(text.bytes[i]) || text.bytes[i] == '.') return yst_text_of("", 0);
    if (is_digit(text.bytes[i])) yst_buffer_add_byte(&digits, text.bytes[i]);
  }
  yst_number pounds;
  yst_number pence;
  if (!yst_number_read(yst_buffer_text(&digits), &pounds)) return yst_text_of("", 0);
  if (!yst_number_multiply(pounds, yst_number_of(100), &pence)) return yst_text_of("", 0);
  yst_buffer written = yst_buffer_in(scan->arena);
  yst_money_write(&written, pence);
  return yst_buffer_text(&written);
}

/* `£2.50` for `£2.5`, and `£25,000` for `£25.000`, where the point was to part thousands. */
static yst_text pence_meant(yst_scan *scan, yst_text text)
{
  const char *point = memchr(text.bytes, '.', text.length);
  size_t whole = (size_t)(point - text.bytes), after = text.length - whole - 1;
  if (after == 3 && !memchr(text.bytes, ',', text.length))
    return yst_format(scan->arena, "%t,%t", yst_text_of(text.bytes, whole), yst_text_of(point + 1, after));
  if (after == 1) return yst_format(scan->arena, "%t0", text);
  return yst_text_of("", 0);
}

void yst_scan_money(yst_scan *scan, yst_span span)
{
  yst_text text = text_of(scan, span);
  size_t sign = (unsigned char)text.bytes[0] == 0xc2 ? 2 : 1;
  if (sign == 1 && scan->say)
    yst_say_lookalike(scan->say, (yst_span){span.source, span.start, span.start + 1}, "£", YST_NOT_UTF8);
  yst_text amount = yst_text_trim(yst_text_of(text.bytes + sign, text.length - sign));
  yst_number pence;
  yst_diag *diag;
  switch (yst_money_read_literal(yst_format(scan->arena, "£%t", amount), &pence)) {
  case YST_MONEY_FINE: return;
  case YST_MONEY_TOO_LARGE:
    complain(scan, YST_NUMBER_TOO_LARGE, span, "`%t` has more digits than can be held exactly", text);
    return;
  case YST_MONEY_PENCE:
    diag = complain(scan, YST_BAD_MONEY, span,
                    "`%t` is not well formed: pence have two digits after the point", text);
    if (pence_meant(scan, text).length) fix(scan, diag, span, pence_meant(scan, text));
    return;
  default: break;
  }
  if (is_letter(text.bytes[text.length - 1])) {
    diag = complain(scan, YST_BAD_MONEY, span, "`%t`: write the sum in figures, as in £1,500", text);
    yst_text figures = yst_meant(scan->arena, YST_FAULT_SHORT_NUMBER, amount);
    if (figures.length) fix(scan, diag, span, yst_format(scan->arena, "£%t", figures));
    return;
  }
  diag = complain(scan, YST_BAD_MONEY, span,
                  "`%t` is not well formed: thousands have three digits after a comma, as in £1,500", text);
  if (money_meant(scan, text).length) fix(scan, diag, span, money_meant(scan, text));
}
