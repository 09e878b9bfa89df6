#include "document/read.h"

/* Longer numbers are years and sums. */
#define MOST_DIGITS 3

static bool is_digit(char byte)
{
  return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_roman(yst_text text)
{
  for (size_t i = 0; i < text.length; i++) {
    if (!strchr("ivxIVX", text.bytes[i])) return false;
  }
  return text.length > 0 && text.length <= 4;
}

static yst_text after(yst_text text, size_t count)
{
  return yst_text_of(text.bytes + count, text.length - count);
}

static yst_text skip_blanks(yst_text text)
{
  size_t at = 0, blank;
  while ((blank = yst_text_blank(text, at))) at += blank;
  return after(text, at);
}

/* Emphasis around a number or a whole line. */
static yst_text skip_emphasis(yst_text text)
{
  while (text.length && (text.bytes[0] == '*' || text.bytes[0] == '_')) text = after(text, 1);
  return text;
}

/* The bullet at the beginning: how many bytes it takes, or 0. A dash, star or `o` needs a blank after it. */
static size_t bullet_length(yst_text text)
{
  if (text.length == 0) return 0;
  if (text.length > 1 && yst_text_blank(text, 1) && strchr("-*+o", text.bytes[0])) return 1;
  size_t next = 0;
  uint32_t character = yst_utf8_next(text, &next);
  bool dash = character == 0x2013 || character == 0x2014 || character == 0x2212;
  if (dash) return next < text.length && yst_text_blank(text, next) ? next : 0;
  bool dot = character == 0x2022 || character == 0x25AA || character == 0x25CF || character == 0x25E6 ||
             character == 0x00B7;
  bool private_use = character >= 0xE000 && character <= 0xF8FF;
  return dot || private_use ? next : 0;
}

/* `3`, `3.4`, `2a`, `a`, `iv` at the beginning: its length, or 0. */
static size_t label_length(yst_text text)
{
  size_t at = 0;
  while (at < text.length && is_digit(text.bytes[at])) at++;
  if (at > MOST_DIGITS) return 0;
  while (at && at + 1 < text.length && text.bytes[at] == '.' && is_digit(text.bytes[at + 1])) {
    at++;
    while (at < text.length && is_digit(text.bytes[at])) at++;
  }
  if (at) return at < text.length && is_letter(text.bytes[at]) ? at + 1 : at;
  while (at < text.length && is_letter(text.bytes[at]) && at < 5) at++;
  yst_text letters = yst_text_of(text.bytes, at);
  return at == 1 || is_roman(letters) ? at : 0;
}

static bool ends_label(yst_text text, size_t at)
{
  return at >= text.length || yst_text_blank(text, at) || text.bytes[at] == '*' ||
         text.bytes[at] == YST_BREAK;
}

static bool is_capital(yst_text text)
{
  text = skip_emphasis(skip_blanks(text));
  return text.length &&
         ((text.bytes[0] >= 'A' && text.bytes[0] <= 'Z') || (unsigned char)text.bytes[0] >= 0x80);
}

/* `to 5` and `or 2` after a number: it begins a range of the text, and is no label. */
static bool goes_on_to_another(yst_text text)
{
  static const char *const words[] = {"to ", "or "};
  text = skip_blanks(text);
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    yst_text word = yst_text_from(words[i]);
    if (text.length <= word.length || memcmp(text.bytes, word.bytes, word.length) != 0) continue;
    yst_text next = skip_blanks(after(text, word.length));
    if (next.length && is_digit(next.bytes[0])) return true;
  }
  return false;
}

/* A number without a point or bracket after it: with points inside where a capital follows or a bullet stands
 * before it, otherwise bare. A bare one after a bullet is an amount unless a capital follows. */
static void take_bare(yst_marker *marker, yst_text text, size_t length)
{
  yst_text label = yst_text_of(text.bytes, length);
  bool pointed = memchr(label.bytes, '.', length) != NULL;
  if (!is_digit(label.bytes[0]) || !ends_label(text, length)) return;
  if (pointed && !marker->bullet && !is_capital(after(text, length))) return;
  bool lettered = is_letter(label.bytes[length - 1]);
  if (lettered || goes_on_to_another(after(text, length))) return;
  if (!pointed && marker->bullet && !is_capital(after(text, length))) return;
  marker->label = label;
  marker->bare = !pointed;
  marker->rest = after(text, length);
}

yst_marker yst_marker_of(yst_text text)
{
  yst_marker marker = {.rest = skip_blanks(text)};
  size_t bullet = bullet_length(marker.rest);
  if (bullet) {
    marker.bullet = true;
    marker.rest = skip_blanks(after(marker.rest, bullet));
  }
  yst_text body = skip_emphasis(marker.rest);
  bool opened = body.length && body.bytes[0] == '(';
  if (opened) body = after(body, 1);
  size_t length = label_length(body);
  if (!length) return marker;
  bool closed = length < body.length && body.bytes[length] == ')';
  bool pointed = !opened && length < body.length && body.bytes[length] == '.';
  if ((closed || pointed) && ends_label(body, length + 1)) {
    marker.bracketed = opened;
    marker.label = yst_text_of(body.bytes, length);
    marker.rest = after(body, length + 1);
  } else if (!opened) {
    take_bare(&marker, body, length);
  }
  return marker;
}

/* What documents number by its name, `Appendix 2`, also with nothing after it. */
static bool is_division(yst_text what)
{
  static const char *const words[] = {"appendix", "annex",   "annexe", "schedule",
                                      "part",     "chapter", "section"};
  char small[12];
  for (size_t i = 0; i < what.length && i < sizeof small; i++) small[i] = (char)(what.bytes[i] | 0x20);
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    if (yst_text_equal(yst_text_of(small, what.length), yst_text_from(words[i]))) return true;
  }
  return false;
}

bool yst_labelled(yst_text text, yst_text *what, yst_text *label)
{
  yst_text body = skip_emphasis(skip_blanks(text));
  size_t at = 0;
  while (at < body.length && is_letter(body.bytes[at])) at++;
  if (at < 4 || at > 11 || !is_capital(body) || !yst_text_blank(body, at)) return false;
  *what = yst_text_of(body.bytes, at);
  body = skip_blanks(after(body, at));
  size_t length = label_length(body);
  if (!length) return false;
  *label = yst_text_of(body.bytes, length);
  bool small = label->length == 1 && *label->bytes >= 'a' && *label->bytes <= 'z';
  body = skip_emphasis(after(body, length));
  if (small) return false;
  yst_text rest = skip_blanks(body);
  if (rest.length && rest.bytes[0] == ':') return true;
  if (!is_division(*what)) return false;
  if (rest.length == 0 || rest.bytes[0] == '.') return true;
  size_t next = 0;
  uint32_t character = yst_utf8_next(rest, &next);
  return rest.length < body.length && (character == '-' || character == 0x2013 || character == 0x2014);
}
