#include "syntax/foreign.h"

#include "syntax/filter.h"

/* How files of other kinds begin. */
static const struct {
  const char *bytes;
  size_t length;
  const char *what;
} beginnings[] = {
    {"PK\x03\x04", 4, "a workbook or a document of a word processor"},
    {"\xd0\xcf\x11\xe0", 4, "a workbook or a document of a word processor"},
    {"%PDF-", 5, "a PDF"},
    {"{\\rtf", 5, "a document of a word processor (RTF)"},
    {"<!DOCTYPE", 9, "a web page"},
    {"<html", 5, "a web page"},
    {"\x89PNG", 4, "a picture"},
    {"\xff\xd8\xff", 3, "a picture"},
};

static bool begins_with(yst_text text, const char *bytes, size_t length)
{
  return text.length >= length && memcmp(text.bytes, bytes, length) == 0;
}

static yst_span first_bytes(const yst_source *source, size_t length)
{
  return (yst_span){source->number, 0, (uint32_t)length};
}

/* UTF-16 or UTF-32, as some programs save text: with a mark at its start, or with noughts between the
 * letters; NULL for neither. */
static const char *wide_encoding(yst_text bytes)
{
  if (begins_with(bytes, "\xff\xfe\0\0", 4) || begins_with(bytes, "\0\0\xfe\xff", 4)) return "UTF-32";
  if (begins_with(bytes, "\xff\xfe", 2) || begins_with(bytes, "\xfe\xff", 2)) return "UTF-16";
  if (bytes.length < 4) return NULL;
  unsigned noughts = 0; /* a bit for each of the first four bytes */
  for (unsigned i = 0; i < 4; i++) noughts = noughts << 1 | !bytes.bytes[i];
  if (noughts == 7 || noughts == 14) return "UTF-32";
  return noughts == 5 || noughts == 10 ? "UTF-16" : NULL;
}

/* Where the two versions begin that a program for keeping versions could not put together. */
static bool find_conflict(const yst_source *source, yst_span *span)
{
  for (uint32_t line = 1; line <= source->line_count; line++) {
    yst_text text = yst_source_line(source, line);
    if (!begins_with(text, "<<<<<<< ", 8)) continue;
    uint32_t start = (uint32_t)(text.bytes - source->bytes.bytes);
    *span = (yst_span){source->number, start, start + (uint32_t)text.length};
    return true;
  }
  return false;
}

bool yst_foreign_bytes(const yst_source *source, yst_say *say)
{
  for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++) {
    if (!begins_with(source->bytes, beginnings[i].bytes, beginnings[i].length)) continue;
    yst_say_error(say, YST_NOT_RULES, first_bytes(source, beginnings[i].length),
                  "this is %s and no rule file: save its text as plain text (UTF-8)", beginnings[i].what);
    return true;
  }
  const char *wide = wide_encoding(source->bytes);
  if (wide) {
    yst_say_error(say, YST_STRAY_BYTE, first_bytes(source, 2), "this file is saved as %s: save it as UTF-8",
                  wide);
    return true;
  }
  yst_span conflict;
  if (!find_conflict(source, &conflict)) return false;
  yst_say_error(
      say, YST_TWO_VERSIONS, conflict,
      "two versions of this file stand here one above the other: keep the lines of one, and take out "
      "the lines with `<<<<<<<`, `=======` and `>>>>>>>`");
  return true;
}

bool yst_foreign_words(const yst_tokens *tokens, yst_say *say)
{
  for (size_t i = 0; i < tokens->count; i++) {
    if (tokens->items[i].first && yst_filter_leads(tokens, i)) return false;
  }
  if (say->last) return false;
  if (!tokens->count) {
    yst_say_error(say, YST_NOT_RULES, first_bytes(tokens->source, 0), "this file holds no rules");
    return true;
  }
  yst_diag *diag =
      yst_say_error(say, YST_NOT_RULES, yst_token_span(tokens, &tokens->items[0]),
                    "no line of this file begins with a word of the language: is it a rule file?");
  yst_diag_help(say->diags, diag,
                "A rule file begins with a line like `toolkit halls \"Village halls\"`; a "
                "register is given to `yardstick evaluate`, after the rule file.");
  return true;
}
