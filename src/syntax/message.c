#include "syntax/message.h"

#include "syntax/parse.h"
#include "syntax/trouble.h"

#include "syntax/parser.h"

/* ---- a line that does not fit ---- */

/* What could have stood there, when that is little: `a name or a text in quotes`. */
static yst_text list_expected(const yst_trouble *t)
{
  yst_buffer text = yst_buffer_in(t->b->arena);
  if (yst_trouble_expects_value(t)) return YST_TEXT("a value");
  if (yst_trouble_could_end(t) || t->expected.count > 40) return yst_text_of("", 0);
  size_t told = 0;
  for (size_t i = 0; i < t->expected.count; i++) {
    const char *called = yst_trouble_called(t->expected.kinds[i]);
    bool any_name = yst_trouble_expects(t, YST_T_NAME) && t->expected.kinds[i] != YST_T_NAME;
    if (!called || (any_name && yst_trouble_spelling(t->expected.kinds[i]))) continue;
    if (told++ == 3) return yst_text_of("", 0);
    yst_buffer_format(&text, "%s%s", told > 1 ? " or " : "", called);
  }
  return yst_buffer_text(&text);
}

/* What is wrong with several rows, one below the other, in a way that nobody can guess is told of the first.
 */
static bool told_above(const yst_trouble *t)
{
  return !t->b->line.lead && t->b->failed_row == t->b->line.kind;
}

static void say_unexpected(const yst_trouble *t)
{
  if (told_above(t)) return;
  yst_text expected = list_expected(t);
  bool first = t->at == t->b->line.begin;
  yst_text before = first ? yst_text_of("", 0) : yst_trouble_word_before(t, 1);
  const char *then = expected.length ? "; expected " : "";
  if (first)
    yst_trouble_say(t, YST_UNEXPECTED, "`%t` does not fit here%s%t", t->word, then, expected);
  else
    yst_trouble_say(t, YST_UNEXPECTED, "`%t` does not fit here after `%t`%s%t", t->word, before, then,
                    expected);
}

/* Whether the token is where the line could have ended and a new line of the file begins. */
static bool could_be_next_line(const yst_trouble *t)
{
  return t->got != YST_T_YYEOF && t->at > t->b->line.begin && t->b->tokens->items[t->at].first &&
         yst_trouble_could_end(t);
}

void yst_message_syntax(yst_builder *b, int unexpected, yst_expected expected)
{
  yst_trouble t = yst_trouble_at(b, unexpected, expected);
  if (could_be_next_line(&t)) {
    b->breaks_at = t.at;
    return;
  }
  b->stopped = t.got == YST_T_YYEOF;
  if (yst_message_later(b)) return;
  if (t.got == YST_T_YYEOF
          ? yst_trouble_at_end(&t)
          : yst_trouble_with_quotes(&t) || yst_trouble_with_amounts(&t) || yst_trouble_with_wording(&t) ||
                yst_trouble_with_rows(&t) || yst_trouble_with_names(&t) || yst_trouble_with_gaps(&t))
    return;
  say_unexpected(&t);
}

/* ---- a line that begins with no lead word ---- */

static bool begins_like_row(int kind)
{
  switch (kind) {
  case YST_T_NUMBER:
  case YST_T_MONEY:
  case YST_T_PERCENT:
  case YST_T_PERIOD:
  case YST_T_DATE:
  case YST_T_UNDER:
  case YST_T_OVER:
  case YST_T_AT:
  case YST_T_YES:
  case YST_T_NO:
  case YST_T_MINUS: return true;
  default: return false;
  }
}

void yst_message_unknown_line(yst_builder *b)
{
  const yst_token *token = &b->tokens->items[b->line.begin];
  yst_span span = yst_token_span(b->tokens, token);
  yst_text word = yst_token_text(b->tokens, token);
  yst_diag *diag;
  if (yst_message_later(b)) return;
  if (b->line.guessed) {
    yst_text meant;
    yst_filter_meant(word, &meant);
    diag = yst_say_error(b->say, YST_UNKNOWN_LEAD, span, "`%t` is no word that begins a line; read as `%t`",
                         word, meant);
    yst_diag_fix(b->say->diags, diag, span, false, meant);
  } else if (begins_like_row(token->kind)) {
    diag = yst_say_error(b->say, YST_MISPLACED, span, "`%t` begins no line, unless this is a row", word);
    yst_diag_help(b->say->diags, diag,
                  "Rows stand under `score`, `evidence`, `grades`, `labels`, `rows`, `choice`, "
                  "`scale` or the head of `examples`.");
  } else if (token->kind == YST_T_STRING) {
    yst_say_error(b->say, YST_UNKNOWN_LEAD, span,
                  "a text begins no line: is `note` or another word missing before it?");
  } else {
    diag = yst_say_error(b->say, YST_UNKNOWN_LEAD, span, "`%t` is no word that begins a line", word);
    yst_diag_help(
        b->say->diags, diag,
        "A line begins with a word like `field`, `condition`, `criterion` or `cite`; above rows stands "
        "a line like `score`, `labels` or `choice`.");
  }
}
