#include "syntax/bullet.h"

#include "syntax/filter.h"

#include "syntax/parser.h"

static bool on_line(const yst_tokens *tokens, size_t at)
{
  return at < tokens->count && !tokens->items[at].first;
}

/* How many tokens a bullet takes at the start of a line: `-`, `*`, `>`, `5.1`, `1)`, `a)`, `--`; 0 for none.
 */
static size_t bullet_at(const yst_tokens *tokens, size_t at)
{
  const yst_token *token = &tokens->items[at];
  switch (token->kind) {
  case YST_T_MINUS:
  case YST_T_DASH:
  case YST_T_TIMES:
  case YST_T_PLUS:
  case YST_T_GT: return 1;
  case YST_T_NUMBER:
  case YST_T_NAME:
    if (on_line(tokens, at + 1) && tokens->items[at + 1].kind == YST_T_CLOSE)
      return token->kind == YST_T_NUMBER || token->end - token->start == 1 ? 2 : 0;
    return token->kind == YST_T_NUMBER ? 1 : 0;
  default: return 0;
  }
}

/* Whether a whole piece stands there: a lead word, and behind it a name or a text. In a table `1  item` is a
 * row. */
static bool piece_at(const yst_tokens *tokens, size_t at, bool sure)
{
  if (!on_line(tokens, at) || !on_line(tokens, at + 1) || !yst_filter_leads(tokens, at)) return false;
  if (sure) return true;
  if (!on_line(tokens, at + 2)) return tokens->items[at + 1].kind == YST_T_STRING;
  return tokens->items[at + 1].kind == YST_T_STRING || tokens->items[at + 2].kind == YST_T_STRING;
}

/* `1.` */
static bool has_stop(const yst_tokens *tokens, size_t at)
{
  const yst_token *token = &tokens->items[at];
  return token->kind == YST_T_NUMBER && tokens->source->bytes.bytes[token->end - 1] == '.';
}

/* A number with a full stop that is no bullet. */
static void say_stop(yst_tokens *tokens, size_t at, yst_say *say)
{
  yst_token *token = &tokens->items[at];
  token->faulty = true;
  yst_span stop = {tokens->source->number, token->end - 1, token->end};
  yst_diag *diag = yst_say_error(say, YST_STRAY_BYTE, stop, "`.` means nothing here");
  yst_say_fix(say, diag, stop, false, "");
}

void yst_bullets_drop(yst_tokens *tokens, yst_say *say)
{
  size_t kept = 0;
  for (size_t at = 0; at < tokens->count; at++) {
    size_t length = tokens->items[at].first ? bullet_at(tokens, at) : 0;
    bool stop = has_stop(tokens, at), sure = stop || length == 2 || tokens->items[at].kind != YST_T_NUMBER;
    if (length && piece_at(tokens, at + length, sure)) {
      uint32_t start = tokens->items[at].start, end = tokens->items[at + length].start;
      yst_span span = {tokens->source->number, start, end};
      yst_text written = yst_text_trim(yst_text_of(tokens->source->bytes.bytes + start, end - start));
      yst_diag *diag = yst_say_error(say, YST_SIGN_NOT_NEEDED,
                                     (yst_span){span.source, start, start + (uint32_t)written.length},
                                     "`%t` is not needed: leave it out", written);
      yst_say_fix(say, diag, span, false, "");
      at += length;
      tokens->items[at].first = true;
    } else if (stop) {
      say_stop(tokens, at, say);
    }
    tokens->items[kept++] = tokens->items[at];
  }
  tokens->count = kept;
}
