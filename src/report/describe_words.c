#include "report/describe.h"

#include "base/limits.h"
#include "report/words.h"

static bool is_name_byte(char byte)
{
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
         byte == '_';
}

/* Where the text in quotation marks that begins here ends. */
static size_t end_of_text(yst_text words, size_t at)
{
  size_t end = at + 1;
  while (end < words.length && words.bytes[end] != '"') end++;
  return end < words.length ? end + 1 : end;
}

/* Where the blanks and comments end that begin here. */
static size_t end_of_blanks(yst_text words, size_t at)
{
  for (;;) {
    size_t blank = yst_text_blank(words, at);
    if (!blank && (at >= words.length || words.bytes[at] != '#')) return at;
    at += blank;
    while (!blank && at < words.length && words.bytes[at] != '\n') at++;
  }
}

static size_t end_of_name(yst_text words, size_t at)
{
  size_t end = at;
  while (end < words.length && is_name_byte(words.bytes[end])) end++;
  return end;
}

static bool is_among(yst_text name, const char *const *words)
{
  for (; *words; words++)
    if (yst_text_equal(name, yst_text_from(*words))) return true;
  return false;
}

static bool ends_with(yst_text text, const char *end)
{
  yst_text last = yst_text_from(end);
  return text.length >= last.length &&
         memcmp(text.bytes + text.length - last.length, last.bytes, last.length) == 0;
}

/* Words of the language that are names as well: `is at least` is not about a limit called `least`. */
static bool is_word_of_language(yst_text name, yst_text before)
{
  static const char *const anywhere[] = {"best",   "worst",  "latest", "earliest", "lower",
                                         "higher", "better", "worse",  NULL};
  static const char *const after_at[] = {"least", "most", NULL};
  static const char *const after_in[] = {"days", "months", "years", NULL};
  static const char *const after_as[] = {"percent", "number", NULL};
  if (ends_with(before, "at ") && is_among(name, after_at)) return true;
  if (ends_with(before, " in ") && is_among(name, after_in)) return true;
  if (ends_with(before, " as ") && is_among(name, after_as)) return true;
  return is_among(name, anywhere);
}

/* A name stands for its label, unless that says no more than the name or the name goes on after a dot. */
static void add_name(yst_buffer *line, const yst_describing *d, yst_text words, size_t at, size_t end)
{
  yst_text name = yst_text_of(words.bytes + at, end - at);
  bool dotted = (at && words.bytes[at - 1] == '.') || (end < words.length && words.bytes[end] == '.');
  bool plain = dotted || is_word_of_language(name, yst_text_of(words.bytes, at));
  const yst_about *about = plain ? NULL : yst_described_named(d, name);
  if (about && about->label.length) {
    yst_buffer_format(line, "\u201c%t\u201d", about->label);
  } else {
    yst_buffer_add(line, name);
  }
}

yst_text yst_words_at(const yst_describing *d, yst_span span)
{
  yst_text words = yst_text_trim(yst_sources_text(d->model->texts, span));
  yst_buffer line = yst_buffer_in(d->page->scratch);
  for (size_t at = 0; at < words.length;) {
    size_t end = end_of_blanks(words, at);
    if (end > at) {
      at = end;
      yst_buffer_add_byte(&line, ' ');
    } else if (words.bytes[at] == '"') {
      end = end_of_text(words, at);
      yst_buffer_add(&line, yst_text_of(words.bytes + at, end - at));
      at = end;
    } else if ((end = end_of_name(words, at)) > at) {
      add_name(&line, d, words, at, end);
      at = end;
    } else {
      yst_buffer_add_byte(&line, words.bytes[at++]);
    }
  }
  return yst_buffer_text(&line);
}

static bool is_unless(const yst_expr *expr)
{
  return expr->op == YST_OP_NOT && expr->unless;
}

static bool lies_in(yst_span inner, yst_span outer)
{
  return inner.source == outer.source && inner.start >= outer.start && inner.end <= outer.end;
}

/* Two conditions from two lines: the words of the one hold nothing of the other. */
static bool is_of_two_lines(const yst_expr *expr)
{
  return expr->op == YST_OP_AND && expr->arg_count == 2 && !lies_in(expr->args[1]->span, expr->span);
}

static void add_expr(yst_buffer *line, const yst_describing *d, const yst_expr *expr, unsigned depth)
{
  if (depth > YST_LIMIT_DEPTH || !is_of_two_lines(expr)) {
    yst_buffer_add(line, yst_words_at(d, expr->span));
    return;
  }
  add_expr(line, d, expr->args[0], depth + 1);
  yst_buffer_add_string(line, is_unless(expr->args[1]) ? ", unless " : ", and ");
  add_expr(line, d, expr->args[1], depth + 1);
}

yst_text yst_expr_words(const yst_describing *d, const yst_expr *expr)
{
  if (!expr) return YST_TEXT("");
  yst_buffer line = yst_buffer_in(d->page->scratch);
  add_expr(&line, d, expr, 0);
  return yst_buffer_text(&line);
}

yst_text yst_applies_words(const yst_describing *d, const yst_expr *applies)
{
  const yst_expr *first = applies;
  while (is_of_two_lines(first)) first = first->args[0];
  yst_text words = yst_expr_words(d, applies), before = YST_TEXT("applies ");
  bool names = words.length > before.length && !memcmp(words.bytes, before.bytes, before.length);
  if (names) return yst_text_of(words.bytes + before.length, words.length - before.length);
  return yst_format(d->page->scratch, is_unless(first) ? "unless %t" : "when %t", words);
}
