/* Messages about what is missing between two words, and about commas. */
#include "syntax/parser.h"
#include "syntax/trouble.h"

/* Words that follow `is`. */
static bool follows_is(int kind)
{
  switch (kind) {
  case YST_T_OVER:
  case YST_T_UNDER:
  case YST_T_AT:
  case YST_T_BEFORE:
  case YST_T_AFTER:
  case YST_T_BETWEEN:
  case YST_T_WITHIN:
  case YST_T_KNOWN:
  case YST_T_GIVEN:
  case YST_T_APPLICABLE:
  case YST_T_NOT:
  case YST_T_ONE:
  case YST_T_BETTER:
  case YST_T_WORSE: return true;
  default: return false;
  }
}

static bool is_missing(const yst_trouble *t)
{
  if (!follows_is(t->got) || !yst_trouble_expects(t, YST_T_IS)) return false;
  yst_diag *diag = yst_trouble_say(t, YST_WORD_MISSING, "`is` is missing before `%t`", t->word);
  yst_trouble_fix(t, diag, yst_trouble_gap(t), "is ");
  return true;
}

static bool is_value(int kind)
{
  switch (kind) {
  case YST_T_NUMBER:
  case YST_T_MONEY:
  case YST_T_PERCENT:
  case YST_T_DATE:
  case YST_T_PERIOD:
  case YST_T_YEAR:
  case YST_T_YES:
  case YST_T_NO: return true;
  default: return false;
  }
}

static bool say_missing(const yst_trouble *t, const char *word)
{
  yst_diag *diag = yst_trouble_say(t, YST_WORD_MISSING, "`%s` is missing before `%t`", word, t->word);
  yst_trouble_fix(t, diag, yst_trouble_gap(t), "%s ", word);
  return true;
}

/* Whether a word stands further on in the line. */
static bool follows(const yst_trouble *t, int kind)
{
  for (size_t i = t->at; i < t->b->line.end; i++) {
    if (t->b->tokens->items[i].kind == kind) return true;
  }
  return false;
}

/* What is missing before the word can be told from both: `risk 2`, `"Label" busy`, `2024 31 March 2026`. */
static bool likely_missing(const yst_trouble *t)
{
  int before = yst_trouble_before(t, 1);
  yst_piece_kind kind = t->b->line.kind;
  bool starts_value =
      is_value(t->got) || yst_trouble_is_word(t->got) || t->got == YST_T_OPEN || t->got == YST_T_NOT;
  if (is_value(t->got) && yst_trouble_expects(t, YST_T_IS) &&
      (yst_trouble_is_word(before) || before == YST_T_MEMBER || before == YST_T_CLOSE))
    return say_missing(t, "is");
  if (starts_value && yst_trouble_expects(t, YST_T_WHEN) &&
      (before == YST_T_STRING || follows(t, YST_T_OTHERWISE)))
    return say_missing(t, "when");
  if (t->got == YST_T_STRING && yst_trouble_expects(t, YST_T_OTHERWISE)) return say_missing(t, "otherwise");
  if (t->got == YST_T_DATE && kind == YST_PIECE_IN_FORCE && before == YST_T_DATE) return say_missing(t, "to");
  if (t->got == YST_T_NOT && kind == YST_PIECE_READ) return say_missing(t, "as");
  if (!starts_value || !yst_trouble_expects(t, YST_T_AND) || !follows(t, YST_T_IS)) return false;
  yst_diag *diag = yst_trouble_say(
      t, YST_WORD_MISSING, "two conditions side by side: is `and` or `or` missing before `%t`?", t->word);
  yst_trouble_fix(t, diag, yst_trouble_gap(t), "and ");
  return true;
}

/* ---- commas ---- */

/* `given seats 30 hire £20` */
static bool comma_missing_in_pairs(const yst_trouble *t)
{
  yst_piece_kind kind = t->b->line.kind;
  if (kind != YST_PIECE_GIVEN && kind != YST_PIECE_ROW_OF && kind != YST_PIECE_FIXED_ROW) return false;
  int before = yst_trouble_before(t, 1);
  if (t->got != YST_T_NAME || !yst_trouble_expects(t, YST_T_COMMA) ||
      (!is_value(before) && before != YST_T_STRING))
    return false;
  yst_text left = yst_trouble_word_before(t, 1);
  yst_diag *diag =
      yst_trouble_say(t, YST_WORD_MISSING, "a comma is missing between `%t` and `%t`", left, t->word);
  uint32_t end = t->b->tokens->items[t->at - 1].end;
  yst_trouble_fix(t, diag, (yst_span){t->span.source, end, end}, ",");
  return true;
}

/* `gas, oil or electric` where only commas part. */
static bool comma_instead(const yst_trouble *t)
{
  if ((t->got != YST_T_AND && t->got != YST_T_OR) || !yst_trouble_expects(t, YST_T_COMMA)) return false;
  yst_diag *diag = yst_trouble_say(t, YST_OTHER_WORDING,
                                   "what stands in a list is parted by commas: `,` instead of `%t`", t->word);
  yst_span span = yst_trouble_span(t, 1, 0);
  span.start = t->b->tokens->items[t->at - 1].end;
  yst_trouble_fix(t, diag, span, ",");
  return true;
}

static bool comma_too_many(const yst_trouble *t)
{
  if (t->got != YST_T_COMMA) return false;
  if (yst_trouble_before(t, 1) == YST_T_NUMBER && yst_trouble_after(t, 1) == YST_T_NUMBER &&
      yst_trouble_after(t, 2) == YST_T_NUMBER && !t->b->line.lead) {
    yst_diag *to =
        yst_trouble_say(t, YST_OTHER_WORDING, "write `to` instead of the comma between two ends of a band");
    yst_trouble_fix(t, to, t->span, " to");
    return true;
  }
  yst_diag *diag = yst_trouble_say(t, YST_UNEXPECTED, "no comma here, between `%t` and `%t`",
                                   yst_trouble_word_before(t, 1), yst_trouble_word_after(t, 1));
  yst_trouble_fix(t, diag, t->span, "");
  return true;
}

/* `given seats expect large` */
static bool bar_missing(const yst_trouble *t)
{
  if (t->got != YST_T_EXPECT || !yst_trouble_expects(t, YST_T_BAR)) return false;
  yst_diag *diag = yst_trouble_say(t, YST_WORD_MISSING, "`|` is missing before `expect`");
  yst_trouble_fix(t, diag, yst_trouble_gap(t), "| ");
  return true;
}

/* A bar between columns, where only examples have them. */
static bool bar_too_many(const yst_trouble *t)
{
  if (t->got != YST_T_BAR) return false;
  bool again = t->b->barred && t->b->failed_row == YST_PIECE_CASE && t->b->line.kind == YST_PIECE_CASE;
  if (!again) t->b->barred = yst_trouble_say(t, YST_SIGN_NOT_NEEDED, "`|` is not needed: leave it out");
  for (size_t i = t->at; i < t->b->line.end; i++) {
    const yst_token *token = &t->b->tokens->items[i];
    if (token->kind == YST_T_BAR) yst_trouble_fix(t, t->b->barred, yst_token_span(t->b->tokens, token), "");
  }
  return true;
}

static bool two_names(const yst_trouble *t)
{
  if (!yst_trouble_is_word(t->got) || !yst_trouble_is_word(yst_trouble_before(t, 1)) ||
      yst_trouble_after_lead(t))
    return false;
  if (!yst_trouble_expects(t, YST_T_COMMA) && !yst_trouble_expects(t, YST_T_IS)) return false;
  yst_text left = yst_trouble_word_before(t, 1);
  if (yst_trouble_expects(t, YST_T_IS)) {
    yst_trouble_say(t, YST_WORD_MISSING,
                    "two names side by side, `%t` and `%t`: is a comma, `and` or `is` missing between them?",
                    left, t->word);
    return true;
  }
  yst_diag *diag =
      yst_trouble_say(t, YST_WORD_MISSING, "a comma is missing between `%t` and `%t`", left, t->word);
  yst_span before = yst_trouble_span(t, 1, 0);
  before.start = before.end = before.start + (uint32_t)left.length;
  yst_trouble_fix(t, diag, before, ",");
  return true;
}

/* Only one word could have stood here. */
static bool one_word_missing(const yst_trouble *t)
{
  const char *word = NULL;
  for (size_t i = 0; i < t->expected.count; i++) {
    const char *spelling = yst_trouble_spelling(t->expected.kinds[i]);
    if (t->expected.kinds[i] == YST_T_STRING) continue; /* a label could have been longer */
    if (!spelling || word) return false;
    word = spelling;
  }
  if (!word) return false;
  yst_diag *diag = yst_trouble_say(t, YST_WORD_MISSING, "`%s` is missing before `%t`", word, t->word);
  if (t->got == YST_T_IS && strcmp(word, "=") == 0) { /* `value fee is seats * £2` */
    yst_trouble_fix(t, diag, t->span, "=");
    return true;
  }
  yst_trouble_fix(t, diag, yst_trouble_gap(t), "%s ", word);
  return true;
}

/* One of two words could have stood here, and nothing else. */
static bool one_of_two_missing(const yst_trouble *t)
{
  const char *words[2];
  if (t->expected.count != 2) return false;
  for (size_t i = 0; i < 2; i++) {
    words[i] = yst_trouble_called(t->expected.kinds[i]);
    if (!words[i] || !yst_trouble_spelling(t->expected.kinds[i])) return false;
  }
  yst_trouble_say(t, YST_WORD_MISSING, "%s or %s is missing before `%t`", words[0], words[1], t->word);
  return true;
}

static bool value_missing(const yst_trouble *t)
{
  if (!yst_trouble_expects_value(t) || t->at == t->b->line.begin) return false;
  yst_diag *diag = yst_trouble_say(t, YST_UNEXPECTED, "a value is missing between `%t` and `%t`",
                                   yst_trouble_word_before(t, 1), t->word);
  int before = yst_trouble_before(t, 1);
  yst_text word = yst_trouble_is_reserved(t->got) ? t->word : yst_trouble_word_before(t, 1);
  if (before == YST_T_BEFORE || before == YST_T_AFTER || before == YST_T_UNDER || before == YST_T_OVER)
    yst_diag_help(t->b->say->diags, diag, "`%t` is a connecting word of the language and cannot be a name.",
                  yst_trouble_is_reserved(before) ? yst_trouble_word_before(t, 1) : word);
  return true;
}

bool yst_trouble_with_gaps(const yst_trouble *t)
{
  if (bar_missing(t) || bar_too_many(t) || comma_missing_in_pairs(t) || comma_instead(t) ||
      comma_too_many(t) || is_missing(t) || likely_missing(t))
    return true;
  return two_names(t) || one_word_missing(t) || one_of_two_missing(t) || value_missing(t);
}
