/* Messages about lines that stop too soon. */
#include "syntax/parser.h"
#include "syntax/trouble.h"

static const char *what_row_lacks(const yst_trouble *t)
{
  if (yst_trouble_before(t, 1) == YST_T_ALSO) return "a text in quotes";
  switch (t->b->line.kind) {
  case YST_PIECE_SCORE_ROW: return "what it scores";
  case YST_PIECE_GRADE: return "the name of the grade";
  case YST_PIECE_LABEL_ROW: return "its label in quotes";
  case YST_PIECE_GRID_ROW: return "its cells";
  default: return NULL;
  }
}

/* A band whose end is missing can still not be scored: what comes next is an amount. */
static bool waits_for_amount(int kind)
{
  return kind == YST_T_TO || kind == YST_T_OVER || kind == YST_T_UNDER || kind == YST_T_LEAST ||
         kind == YST_T_MOST || kind == YST_T_MINUS;
}

static bool unfinished_row(const yst_trouble *t)
{
  const char *what = what_row_lacks(t);
  if (t->b->line.lead || !what) return false;
  if (waits_for_amount(yst_trouble_before(t, 1))) what = "an amount";
  yst_trouble_say(t, YST_UNFINISHED_ROW, "this row is not finished: after `%t` comes %s",
                  yst_trouble_word_before(t, 1), what);
  return true;
}

static bool open_bracket(const yst_trouble *t)
{
  if (!yst_trouble_open_brackets(t) || !yst_trouble_expects(t, YST_T_CLOSE)) return false;
  yst_diag *diag = yst_trouble_say(t, YST_BRACKETS_MISSING, "a closing bracket is missing after `%t`",
                                   yst_trouble_word_before(t, 1));
  yst_trouble_fix(t, diag, t->span, ")");
  return true;
}

/* The next line begins with a lead word; perhaps a name was meant. */
static void explain_next_line(const yst_trouble *t, yst_diag *diag)
{
  const yst_tokens *tokens = t->b->tokens;
  if (t->at + 1 >= tokens->count || !yst_filter_leaves_open(yst_trouble_before(t, 1))) return;
  const yst_token *after = &tokens->items[t->at + 1];
  if (!after->first && (after->kind == YST_T_STRING || !yst_filter_carries_on(after->kind))) return;
  yst_text next = yst_token_text(tokens, &tokens->items[t->at]);
  if (!yst_filter_is_lead(next)) return;
  yst_diag_help(t->b->say->diags, diag,
                "`%t` begins the next line's piece. A name like it must not stand first on its line: put it "
                "on the line above.",
                next);
}

/* `= 50% when kitchen`, and no more. */
static bool otherwise_missing(const yst_trouble *t)
{
  if (!yst_trouble_expects(t, YST_T_OTHERWISE)) return false;
  for (size_t i = t->b->line.begin + t->b->line.lead; i < t->at; i++) {
    if (t->b->tokens->items[i].kind != YST_T_WHEN) continue;
    yst_trouble_say(t, YST_UNFINISHED_LINE,
                    "`otherwise` is missing after `%t`, and what it is where the condition does not hold",
                    yst_trouble_word_before(t, 1));
    return true;
  }
  return false;
}

/* `count offers`: the word before lacks its `of`. */
static bool of_missing(const yst_trouble *t)
{
  int before = yst_trouble_before(t, 2);
  bool adds = before == YST_T_COUNT || before == YST_T_SUM || before == YST_T_AVERAGE ||
              before == YST_T_HIGHEST || before == YST_T_LOWEST;
  if (!adds || !yst_trouble_expects(t, YST_T_OF)) return false;
  yst_trouble place = *t;
  place.at--;
  place.span = yst_trouble_span(&place, 0, 0);
  yst_diag *diag = yst_trouble_say(&place, YST_WORD_MISSING, "`of` is missing between `%t` and `%t`",
                                   yst_trouble_word_before(t, 2), yst_trouble_word_before(t, 1));
  yst_trouble_fix(t, diag, yst_trouble_gap(&place), "of ");
  return true;
}

static const char *what_is_missing(const yst_trouble *t, yst_code *code)
{
  *code = YST_UNFINISHED_LINE;
  if (yst_trouble_expects(t, YST_T_BAR)) return "`| expect` with what comes out";
  if (yst_trouble_expects(t, YST_T_EQ)) return "`=` and what it is";
  if (yst_trouble_expects(t, YST_T_YES_NO))
    return "the type (such as money, number, date, yes/no, text, a choice, or one of a, b, c)";
  if (yst_trouble_expects_value(t)) return "a value or condition";
  if (yst_trouble_expects(t, YST_T_PERIOD) && yst_trouble_expects(t, YST_T_DATE)) return "an amount";
  if (yst_trouble_expects(t, YST_T_PERIOD)) return "a period such as 12 months";
  if (yst_trouble_expects(t, YST_T_NUMBER) && yst_trouble_expects(t, YST_T_MONEY)) return "an amount";
  if (yst_trouble_expects(t, YST_T_NAME)) {
    *code = YST_NAME_MISSING;
    return "a name";
  }
  if (yst_trouble_expects(t, YST_T_STRING)) return "a text in quotes";
  if (yst_trouble_expects(t, YST_T_BEFORE) && yst_trouble_expects(t, YST_T_AFTER))
    return "`before` or `after` with a date";
  for (size_t i = 0; i < t->expected.count; i++) {
    const char *called = yst_trouble_called(t->expected.kinds[i]);
    if (called) return called;
  }
  return "something";
}

bool yst_trouble_at_end(const yst_trouble *t)
{
  if (unfinished_row(t) || open_bracket(t) || otherwise_missing(t) || of_missing(t)) return true;
  yst_code code;
  const char *what = what_is_missing(t, &code);
  yst_diag *diag = yst_trouble_say(t, code, "%s is missing after `%t`", what, yst_trouble_word_before(t, 1));
  explain_next_line(t, diag);
  return true;
}
