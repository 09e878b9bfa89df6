#include "syntax/dash.h"

#include "syntax/parser.h"

static bool is_amount(int kind)
{
  return kind == YST_T_NUMBER || kind == YST_T_MONEY || kind == YST_T_PERCENT || kind == YST_T_NAME ||
         kind == YST_T_PERIOD || kind == YST_T_DATE;
}

/* `£5,000 – £10,000` and `5–10` at the head of a row are ranges; in `£1,000 or less  –5` the dash clings to
 * the number. */
static bool means_to(const yst_tokens *tokens, const yst_line *line, size_t at)
{
  yst_piece_kind kind = line->kind;
  bool banded = kind == YST_PIECE_SCORE_ROW || kind == YST_PIECE_GRADE || kind == YST_PIECE_GRID_ROW;
  if (!banded && kind != YST_PIECE_COLUMNS && kind != YST_PIECE_ALLOWED) return false;
  if (at == line->begin || at + 1 >= line->end || (banded && at - line->begin > 2)) return false;
  const yst_token *before = &tokens->items[at - 1], *dash = before + 1, *after = before + 2;
  if (!is_amount(before->kind) || !is_amount(after->kind)) return false;
  return (before->end < dash->start) == (dash->end < after->start);
}

void yst_dash_settle(yst_tokens *tokens, const yst_line *line, yst_say *say)
{
  for (size_t i = line->begin; i < line->end; i++) {
    yst_token *token = &tokens->items[i];
    if (token->kind != YST_T_DASH) continue;
    bool to = means_to(tokens, line, i);
    token->kind = to ? YST_T_TO : YST_T_MINUS;
    if (say) yst_say_lookalike(say, yst_token_span(tokens, token), to ? "to" : "-", "a dash");
  }
}
