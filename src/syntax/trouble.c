#include "syntax/trouble.h"

#include "syntax/parser.h"

yst_trouble yst_trouble_at(yst_builder *b, int got, yst_expected expected)
{
  yst_trouble t = {.b = b, .got = got, .expected = expected};
  const yst_token *tokens = b->tokens->items;
  if (got == YST_T_YYEOF) {
    uint32_t end = tokens[b->line.end - 1].end;
    t.at = b->line.end;
    t.span = (yst_span){b->source->number, end, end};
    t.word = yst_text_of("", 0);
  } else {
    t.at = b->next - 1;
    t.span = yst_token_span(b->tokens, &tokens[t.at]);
    t.word = yst_token_text(b->tokens, &tokens[t.at]);
  }
  return t;
}

bool yst_trouble_expects(const yst_trouble *t, int kind)
{
  for (size_t i = 0; i < t->expected.count; i++) {
    if (t->expected.kinds[i] == kind) return true;
  }
  return false;
}

bool yst_trouble_expects_value(const yst_trouble *t)
{
  return yst_trouble_expects(t, YST_T_NUMBER) && yst_trouble_expects(t, YST_T_OPEN) &&
         yst_trouble_expects(t, YST_T_NAME);
}

bool yst_trouble_could_end(const yst_trouble *t)
{
  return yst_trouble_expects(t, YST_T_YYEOF);
}

bool yst_trouble_after_lead(const yst_trouble *t)
{
  return t->at == t->b->line.begin + t->b->line.lead;
}

bool yst_trouble_is_word(int kind)
{
  return kind == YST_T_NAME || (kind >= YST_T_ADVISORY && kind <= YST_T_WORST);
}

/* Connecting words lie between these two in the grammar's list of tokens. */
bool yst_trouble_is_reserved(int kind)
{
  return kind >= YST_T_AND && kind <= YST_T_THAN;
}

int yst_trouble_before(const yst_trouble *t, size_t back)
{
  return t->at >= t->b->line.begin + back ? t->b->tokens->items[t->at - back].kind : YST_T_YYEOF;
}

int yst_trouble_after(const yst_trouble *t, size_t forward)
{
  return t->at + forward < t->b->line.end ? t->b->tokens->items[t->at + forward].kind : YST_T_YYEOF;
}

yst_text yst_trouble_word_before(const yst_trouble *t, size_t back)
{
  if (t->at < t->b->line.begin + back) return yst_text_of("", 0);
  return yst_token_text(t->b->tokens, &t->b->tokens->items[t->at - back]);
}

yst_text yst_trouble_word_after(const yst_trouble *t, size_t forward)
{
  if (t->at + forward >= t->b->line.end) return yst_text_of("", 0);
  return yst_token_text(t->b->tokens, &t->b->tokens->items[t->at + forward]);
}

yst_span yst_trouble_span(const yst_trouble *t, size_t back, size_t forward)
{
  const yst_token *tokens = t->b->tokens->items;
  return (yst_span){t->span.source, tokens[t->at - back].start, tokens[t->at + forward].end};
}

yst_span yst_trouble_gap(const yst_trouble *t)
{
  return (yst_span){t->span.source, t->span.start, t->span.start};
}

size_t yst_trouble_open_brackets(const yst_trouble *t)
{
  size_t open = 0;
  for (size_t i = t->b->line.begin; i < t->at; i++) {
    int kind = t->b->tokens->items[i].kind;
    if (kind == YST_T_OPEN) open++;
    if (kind == YST_T_CLOSE && open > 0) open--;
  }
  return open;
}

yst_diag *yst_trouble_say(const yst_trouble *t, yst_code code, const char *format, ...)
{
  yst_buffer text = yst_buffer_in(t->b->arena);
  va_list list;
  va_start(list, format);
  yst_buffer_format_list(&text, format, list);
  va_end(list);
  return yst_say_error(t->b->say, code, t->span, "%t", yst_buffer_text(&text));
}

void yst_trouble_fix(const yst_trouble *t, yst_diag *diag, yst_span span, const char *format, ...)
{
  yst_buffer text = yst_buffer_in(t->b->arena);
  va_list list;
  va_start(list, format);
  yst_buffer_format_list(&text, format, list);
  va_end(list);
  yst_diag_fix(t->b->say->diags, diag, span, false, yst_buffer_text(&text));
}

/* ---- what tokens are called ---- */

static const struct {
  int kind;
  const char *spelling; /* NULL: it has many */
  const char *called;
} token_names[] = {
    {YST_T_NAME, NULL, "a name"},
    {YST_T_STRING, NULL, "a text in quotes"},
    {YST_T_NUMBER, NULL, "a number"},
    {YST_T_MONEY, NULL, "a sum of money"},
    {YST_T_PERCENT, NULL, "a percentage"},
    {YST_T_DATE, NULL, "a date, as in 28 July 2011"},
    {YST_T_PERIOD, NULL, "a period, as in 12 months"},
    {YST_T_YES_NO, NULL, "`yes/no`"},
    {YST_T_AND, "and", "`and`"},
    {YST_T_ALONG, "along", "`along`"},
    {YST_T_AS, "as", "`as`"},
    {YST_T_AT, "at", "`at`"},
    {YST_T_BAND, "band", "`band`"},
    {YST_T_BY, "by", "`by`"},
    {YST_T_CLOSE, ")", "`)`"},
    {YST_T_COMMA, ",", "a comma"},
    {YST_T_EXPECT, "expect", "`expect`"},
    {YST_T_END, "end", "`end`"},
    {YST_T_EQ, "=", "`=`"},
    {YST_T_EXPLAINED, "explained", "`explained`"},
    {YST_T_FIRST, "first", "`first`"},
    {YST_T_FROM, "from", "`from`"},
    {YST_T_IN, "in", "`in`"},
    {YST_T_IS, "is", "`is`"},
    {YST_T_MEANS, "means", "`means`"},
    {YST_T_OF, "of", "`of`"},
    {YST_T_OTHERWISE, "otherwise", "`otherwise`"},
    {YST_T_PER, "per", "`per`"},
    {YST_T_PLACES, "places", "`places`"},
    {YST_T_REQUIRES, "requires", "`requires`"},
    {YST_T_ROUNDED, "rounded", "`rounded`"},
    {YST_T_SCORE, "score", "`score`"},
    {YST_T_THAN, "than", "`than`"},
    {YST_T_TO, "to", "`to`"},
    {YST_T_WHEN, "when", "`when`"},
    {YST_T_LOWER, "lower", "`lower`"},
    {YST_T_UPPER, "upper", "`upper`"},
    {YST_T_BEFORE, "before", "`before`"},
    {YST_T_AFTER, "after", "`after`"},
    {YST_T_HIGHEST, "highest", "`highest`"},
    {YST_T_LOWEST, "lowest", "`lowest`"},
};
#define NAME_COUNT (sizeof token_names / sizeof token_names[0])

const char *yst_trouble_called(int kind)
{
  for (size_t i = 0; i < NAME_COUNT; i++) {
    if (token_names[i].kind == kind) return token_names[i].called;
  }
  return NULL;
}

const char *yst_trouble_spelling(int kind)
{
  for (size_t i = 0; i < NAME_COUNT; i++) {
    if (token_names[i].kind == kind) return token_names[i].spelling;
  }
  return NULL;
}
