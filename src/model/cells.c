#include "base/date.h"
#include "model/build.h"

static bool read_set(yst_model_builder *b, const yst_pair *pair, yst_type type, yst_cell *cell)
{
  if (type.kind != YST_KIND_SET) {
    yst_diags_add(b->diags, YST_WRONG_AMOUNT, pair->name.span, "`%t` takes one value, not several: it is %t",
                  yst_name_text(b, pair->name.atom), yst_type_phrase(b, type));
    return false;
  }
  cell->kind = YST_LITERAL_NUMBER;
  return yst_words_mask(b, &pair->set, type, &cell->number);
}

/* "May 2006", as a register may have it: kept as it is written, for whoever reads the cell. */
static bool read_date(yst_model_builder *b, const yst_literal *value, yst_cell *cell)
{
  yst_day_span days;
  if (yst_date_read(value->text, &days) != YST_DATE_FINE) {
    yst_diag *diag = yst_diags_add(b->diags, YST_WRONG_AMOUNT, value->span, "\"%t\" is no date", value->text);
    yst_diag_help(b->diags, diag,
                  "Write a day, as in 28 July 2011, or what a register would have: \"July 2011\".");
    return false;
  }
  cell->kind = YST_LITERAL_TEXT;
  cell->text = value->text;
  return true;
}

bool yst_literal_value(yst_model_builder *builder, const yst_pair *pair, yst_type type, yst_cell *cell)
{
  if (type.kind == YST_KIND_NONE) return false;
  if (pair->is_set) return read_set(builder, pair, type, cell);
  const yst_literal *value = &pair->value;
  if (value->kind == YST_LITERAL_NOT_KNOWN || value->kind == YST_LITERAL_NOT_APPLICABLE) {
    cell->kind = value->kind;
    return true;
  }
  if (type.kind == YST_KIND_TEXT && value->kind == YST_LITERAL_TEXT) {
    cell->kind = YST_LITERAL_TEXT;
    cell->text = value->text;
    return true;
  }
  if (type.kind == YST_KIND_DATE && value->kind == YST_LITERAL_TEXT) return read_date(builder, value, cell);
  cell->kind = YST_LITERAL_NUMBER;
  return yst_literal_number(builder, value, type, &cell->number);
}

static void say_no_column(yst_model_builder *b, const yst_list *list, yst_word word)
{
  yst_text name = yst_name_text(b, word.atom);
  yst_diag *diag = yst_diags_add(b->diags, YST_UNKNOWN_NAME, word.span, "the list `%t` has no column `%t`",
                                 yst_name_text(b, list->about.name), name);
  size_t count = yst_may_suggest(b, list->column_count) ? list->column_count : 0;
  yst_text *names = YST_NEW_ARRAY(b->arena, count, yst_text);
  for (size_t i = 0; i < count; i++) names[i] = yst_name_text(b, list->columns[i].about.name);
  yst_suggest(b, diag, word.span, name, names, count);
}

bool yst_literal_cell(yst_model_builder *builder, const yst_list *list, const yst_pair *pair, yst_cell *cell)
{
  *cell = (yst_cell){.kind = YST_LITERAL_NOT_KNOWN};
  size_t column = 0;
  while (column < list->column_count && list->columns[column].about.name != pair->name.atom) column++;
  if (column == list->column_count) {
    say_no_column(builder, list, pair->name);
    return false;
  }
  cell->column = column;
  if (list->columns[column].formula) {
    yst_diags_add(builder->diags, YST_WRONG_SCOPE, pair->name.span,
                  "`%t` is worked out for each row and cannot be given",
                  yst_name_text(builder, pair->name.atom));
    return false;
  }
  return yst_literal_value(builder, pair, list->columns[column].type, cell);
}
