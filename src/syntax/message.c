#include "syntax/message.h"

#include "syntax/parser.h"

void yst_message_syntax(yst_builder *b, int unexpected, yst_expected expected)
{
  (void)expected;
  size_t at = b->next - (unexpected == YST_T_YYEOF ? 0 : 1);
  yst_span span = unexpected == YST_T_YYEOF
                      ? (yst_span){b->source->number, b->tokens->items[b->line.end - 1].end,
                                   b->tokens->items[b->line.end - 1].end}
                      : yst_token_span(b->tokens, &b->tokens->items[at]);
  yst_say_error(b->say, YST_UNEXPECTED, span, "does not fit");
}

void yst_message_unknown_line(yst_builder *b)
{
  const yst_token *token = &b->tokens->items[b->line.begin];
  yst_say_error(b->say, YST_UNKNOWN_LEAD, yst_token_span(b->tokens, token), "`%t` begins no line",
                yst_token_text(b->tokens, token));
}

void yst_message_misspelt_lead(yst_builder *b)
{
  yst_message_unknown_line(b);
}
