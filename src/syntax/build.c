#include "syntax/build.h"

#include "base/date.h"

void yst_build_piece_name(yst_builder *b, yst_word name)
{
  b->piece->name = name;
}

void yst_build_label(yst_builder *b, yst_text text, yst_span span)
{
  b->piece->label = text;
  b->piece->label_span = span;
  b->piece->has_label = true;
}

void yst_build_said(yst_builder *b, yst_text text, yst_span span)
{
  b->piece->text = text;
  b->piece->text_span = span;
  b->piece->has_text = true;
}

void yst_build_one_text(yst_builder *b, yst_text text)
{
  yst_piece *piece = b->piece;
  YST_PUSH(b->arena, piece->texts, piece->text_count, piece->text_capacity, text);
}

void yst_build_main(yst_builder *b, yst_syntax *expr)
{
  b->piece->expr = expr;
}

void yst_build_when(yst_builder *b, yst_syntax *expr)
{
  b->piece->when = expr;
}

static bool is_named(const yst_builder *b, const yst_syntax *x, const char *name)
{
  return x->op == YST_X_NAME && yst_text_equal(yst_atom_text(b->atoms, x->name), yst_text_from(name));
}

void yst_build_deduction(yst_builder *b, yst_syntax *expr)
{
  b->piece->expr = expr;
  if (expr->op != YST_X_PERCENT_OF || !is_named(b, expr->args[1], "maximum")) return;
  b->piece->expr = expr->args[0];
  b->piece->word = YST_WORD_OF_MAXIMUM;
}

void yst_build_flag(yst_builder *b)
{
  b->piece->flag = true;
}

static void push_literal(yst_builder *b, yst_literals *list, const yst_literal *literal)
{
  YST_PUSH(b->arena, list->items, list->count, list->capacity, *literal);
}

void yst_build_amount(yst_builder *b, const yst_literal *literal)
{
  push_literal(b, &b->piece->literals, literal);
}

void yst_build_as(yst_builder *b, const yst_literal *literal)
{
  b->piece->as = *literal;
}

void yst_build_cell(yst_builder *b, const yst_literal *literal)
{
  push_literal(b, &b->piece->cells, literal);
}

void yst_build_range(yst_builder *b, const yst_range *range)
{
  yst_ranges *list = &b->piece->ranges;
  YST_PUSH(b->arena, list->items, list->count, list->capacity, *range);
}

static void push_word(yst_builder *b, yst_words *list, yst_word word)
{
  YST_PUSH(b->arena, list->items, list->count, list->capacity, word);
}

void yst_build_one_name(yst_builder *b, yst_word name)
{
  push_word(b, &b->piece->names, name);
}

void yst_build_names(yst_builder *b, const yst_words *names)
{
  b->piece->names = *names;
}

/* ---- words that a line chooses from ---- */

static const struct {
  const char *text;
  enum yst_piece_word word;
} piece_words[] = {
    {"total", YST_WORD_TOTAL},          {"percent", YST_WORD_PERCENT}, {"both", YST_WORD_RISE_BOTH},
    {"columns", YST_WORD_RISE_COLUMNS}, {"rows", YST_WORD_RISE_ROWS},
};

static bool is_rise(enum yst_piece_word word)
{
  return word == YST_WORD_RISE_BOTH || word == YST_WORD_RISE_COLUMNS || word == YST_WORD_RISE_ROWS;
}

void yst_build_word(yst_builder *b, yst_word word)
{
  bool rises = b->piece->kind == YST_PIECE_RISES;
  yst_text text = yst_atom_text(b->atoms, word.atom);
  for (size_t i = 0; i < sizeof piece_words / sizeof piece_words[0]; i++) {
    if (is_rise(piece_words[i].word) != rises || !yst_text_equal(text, yst_text_from(piece_words[i].text)))
      continue;
    b->piece->word = (int)piece_words[i].word;
    return;
  }
  b->failed = true;
  if (rises)
    yst_say_error(b->say, YST_UNEXPECTED, word.span,
                  "`%t` cannot stand here: `rises along` takes `both`, `columns` or `rows`", text);
  else
    yst_say_error(b->say, YST_UNEXPECTED, word.span, "`%t` cannot stand here: only `total` or `percent` can",
                  text);
}

void yst_build_word_is(yst_builder *b, enum yst_piece_word word)
{
  b->piece->word = (int)word;
}

void yst_build_yearly(yst_builder *b, yst_word word)
{
  b->piece->word = YST_WORD_EVERY_YEAR;
  if (yst_text_equal(yst_atom_text(b->atoms, word.atom), YST_TEXT("year"))) return;
  b->failed = true;
  yst_say_error(b->say, YST_UNEXPECTED, word.span,
                "`%t` cannot stand here: it is `every year by 31 January` or `every 12 months from DATE`",
                yst_atom_text(b->atoms, word.atom));
}

void yst_build_year_day(yst_builder *b, yst_span day, yst_word month)
{
  yst_literal *literal = yst_build_literal(b, YST_LITERAL_NUMBER, day);
  yst_text name = yst_atom_text(b->atoms, month.atom);
  int number = yst_month_named(name);
  yst_day any;
  int64_t of_month = literal->number.den == 1 ? literal->number.num : 0;
  literal->span = yst_span_join(day, month.span);
  if (number && of_month > 0 && of_month < 32 &&
      yst_day_from_civil((yst_civil){2000, number, (int)of_month},
                         &any)) { /* a leap year: any day there is */
    literal->number = yst_number_of(number * 100 + of_month);
    yst_build_amount(b, literal);
    return;
  }
  b->failed = true;
  yst_diag *diag = yst_say_error(b->say, YST_BAD_DATE, literal->span,
                                 number ? "there is no such day" : "`%t` is no month", name);
  int near = number ? 0 : yst_month_near(name);
  if (near) yst_diag_fix(b->say->diags, diag, month.span, false, yst_text_from(yst_month_name(near)));
}

void yst_build_rounding(yst_builder *b, yst_rounding rounding)
{
  b->piece->rounding = rounding;
}

/* ---- pairs and types ---- */

static void push_pair(yst_builder *b, yst_pair pair)
{
  yst_pairs *list = &b->piece->pairs;
  YST_PUSH(b->arena, list->items, list->count, list->capacity, pair);
}

void yst_build_pair(yst_builder *b, yst_word name, const yst_literal *value)
{
  push_pair(b, (yst_pair){.name = name, .value = *value});
}

void yst_build_set_pair(yst_builder *b, yst_word name, const yst_words *set)
{
  push_pair(b, (yst_pair){.name = name, .is_set = true, .set = *set});
}

void yst_build_given_column(yst_builder *b, yst_word name)
{
  push_word(b, &b->piece->names, name);
  push_word(b, &b->piece->lists, (yst_word){0});
}

void yst_build_list_column(yst_builder *b, yst_word name)
{
  push_word(b, &b->piece->names, name);
  push_word(b, &b->piece->lists, b->piece->name);
}

void yst_build_case_cell(yst_builder *b, yst_span span, const yst_literal *value)
{
  yst_pair pair = {.value = *value};
  pair.value.span = span;
  push_pair(b, pair);
}

void yst_build_case_set(yst_builder *b, yst_span span, const yst_words *set)
{
  push_pair(b, (yst_pair){.is_set = true, .set = *set, .value = {.span = span}});
}

void yst_build_named_type(yst_builder *b, yst_span span, yst_word name)
{
  b->piece->type = (yst_type_syntax){.kind = YST_TYPE_NAMED, .span = span};
  push_word(b, &b->piece->type.names, name);
}

void yst_build_type(yst_builder *b, yst_span span, yst_type_kind kind, const yst_words *names)
{
  b->piece->type = (yst_type_syntax){.kind = kind, .span = span};
  if (names) b->piece->type.names = *names;
}
