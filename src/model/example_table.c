/* Examples as a table: a head that says what is given and what is expected, and a row for each example. */
#include "model/scope.h"

/* A table while its rows are read. */
typedef struct table {
  yst_model_builder *b;
  const yst_piece *piece, *head;
  size_t given_count, column_count; /* those that are given come first */
  size_t row_count;                 /* rows of lists that each example has */
  bool *sound;                      /* by column that is given: its name was found */
  yst_expr **expected;              /* by column that is expected; broken ones are silent */
  yst_example day;                  /* the day of all of them */
} table;

/* ---- the head ---- */

static yst_word column_word(const table *t, size_t column)
{
  if (column < t->given_count) return t->head->names.items[column];
  const yst_syntax *x = t->head->expr->args[column - t->given_count];
  return (yst_word){YST_NO_ATOM, x->span};
}

static bool is_same_list(yst_word a, yst_word b)
{
  return a.atom == b.atom && a.span.start == b.span.start;
}

/* Each time that a list is named, its columns after it are of one row. */
static size_t count_rows(const table *t)
{
  const yst_words *lists = &t->head->lists;
  size_t count = 0;
  for (size_t i = 0; i < t->given_count; i++)
    count += lists->items[i].atom && (!i || !is_same_list(lists->items[i], lists->items[i - 1]));
  return count;
}

static void find_repeated(const table *t)
{
  const yst_words *names = &t->head->names, *lists = &t->head->lists;
  for (size_t i = 0; i < t->given_count; i++) {
    for (size_t j = 0; j < i; j++) {
      if (names->items[i].atom != names->items[j].atom || !is_same_list(lists->items[i], lists->items[j]))
        continue;
      yst_diag *diag =
          yst_diags_add(t->b->diags, YST_TABLE_COLUMN, names->items[i].span,
                        "`%t` is a column of this table already", yst_name_text(t->b, names->items[i].atom));
      yst_diag_label(t->b->diags, diag, names->items[j].span, "it stands here first");
      break;
    }
  }
}

static const yst_list *list_of(const table *t, size_t column, size_t *index)
{
  yst_word word = t->head->lists.items[column];
  const yst_symbol *symbol = yst_symbol_named(t->b, word.atom);
  if (!symbol || symbol->kind != YST_SYMBOL_LIST) return NULL;
  *index = symbol->index;
  return &t->b->model->lists[symbol->index];
}

/* Whether something not known could be given under a column; what is wrong with its name is so said once. */
static bool is_sound(const table *t, size_t column)
{
  const yst_words *lists = &t->head->lists;
  yst_pair pair = {.name = t->head->names.items[column], .value = {.kind = YST_LITERAL_NOT_KNOWN}};
  yst_given given;
  if (!lists->items[column].atom) return yst_read_given(t->b, &pair, &given);
  size_t index;
  yst_cell cell;
  const yst_list *list = list_of(t, column, &index);
  if (list) return yst_literal_cell(t->b, list, &pair, &cell);
  if (!column || !is_same_list(lists->items[column], lists->items[column - 1]))
    yst_diags_add(t->b->diags, YST_NOT_A_LIST, lists->items[column].span, "no list is called `%t`",
                  yst_name_text(t->b, lists->items[column].atom));
  return false;
}

static void read_head(table *t)
{
  const yst_syntax *expected = t->head->expr;
  yst_scope scope = yst_scope_record(t->b);
  t->given_count = t->head->names.count;
  t->column_count = t->given_count + expected->arg_count;
  t->row_count = count_rows(t);
  t->expected = YST_NEW_ARRAY(t->b->arena, expected->arg_count, yst_expr *);
  for (size_t i = 0; i < expected->arg_count; i++)
    t->expected[i] = yst_resolve(&scope, expected->args[i], (yst_type){YST_KIND_NONE, NULL});
  t->sound = YST_NEW_ARRAY(t->b->arena, t->given_count + 1, bool);
  for (size_t i = 0; i < t->given_count; i++) t->sound[i] = is_sound(t, i);
  find_repeated(t);
}

/* ---- the width of a row ---- */

static bool has_label(const table *t, const yst_piece *row)
{
  const yst_pairs *cells = &row->pairs;
  return cells->count == t->column_count + 1 && !cells->items[t->column_count].is_set &&
         cells->items[t->column_count].value.kind == YST_LITERAL_TEXT;
}

static bool fits(const table *t, const yst_piece *row)
{
  size_t count = row->pairs.count;
  if (count == t->column_count || has_label(t, row)) return true;
  bool is_short = count < t->column_count;
  yst_text column = yst_span_text(t->b, column_word(t, is_short ? count : t->column_count - 1).span);
  yst_span place = is_short ? row->span : row->pairs.items[t->column_count].value.span;
  yst_diag *diag = is_short ? yst_diags_add(t->b->diags, YST_TABLE_WIDTH, place,
                                            "nothing stands in this row under `%t`", column)
                            : yst_diags_add(t->b->diags, YST_TABLE_WIDTH, place,
                                            "`%t` stands under no column: the last is `%t`",
                                            yst_span_text(t->b, place), column);
  yst_diag_label(t->b->diags, diag, t->head->span, "%z columns", t->column_count);
  if (is_short)
    yst_diag_help(t->b->diags, diag,
                  "A row has one cell for each column; what is not known is written `not known`.");
  return false;
}

/* ---- one row ---- */

/* `Words: £5,000, yes`, or with the row's own label. */
static yst_text words_of(const table *t, const yst_piece *row)
{
  yst_buffer words = yst_buffer_in(t->b->arena);
  yst_buffer_format(&words, "%t: ", t->piece->label);
  if (has_label(t, row)) {
    yst_buffer_add(&words, row->pairs.items[t->column_count].value.text);
    return yst_buffer_text(&words);
  }
  for (size_t i = 0; i < t->given_count; i++)
    yst_buffer_format(&words, "%s%t", i ? ", " : "", yst_span_text(t->b, row->pairs.items[i].value.span));
  return yst_buffer_text(&words);
}

static yst_pair cell_of(const table *t, const yst_piece *row, size_t column)
{
  yst_pair pair = row->pairs.items[column];
  pair.name = (yst_word){column_word(t, column).atom, pair.value.span};
  return pair;
}

/* Whether a column is the first of its list's whose name was found. */
static bool begins_row(const table *t, size_t column)
{
  const yst_words *lists = &t->head->lists;
  for (size_t i = column; i > 0 && is_same_list(lists->items[i - 1], lists->items[column]); i--) {
    if (t->sound[i - 1]) return false;
  }
  return true;
}

static void add_list_cell(const table *t, const yst_piece *row, size_t column, yst_example *example)
{
  size_t index = 0;
  const yst_list *list = list_of(t, column, &index);
  if (!list) return;
  if (begins_row(t, column)) {
    yst_given_row *fresh = &example->rows[example->row_count++];
    fresh->list = index;
    fresh->cells = yst_arena_array(t->b->arena, t->given_count, sizeof *fresh->cells);
  }
  yst_given_row *to = &example->rows[example->row_count - 1];
  yst_pair pair = cell_of(t, row, column);
  yst_cell cell;
  if (!yst_literal_cell(t->b, list, &pair, &cell)) return;
  to->cells[to->count].column = cell.column;
  to->cells[to->count].kind = cell.kind;
  to->cells[to->count].number = cell.number;
  to->cells[to->count].text = cell.text;
  to->cells[to->count].span = yst_pair_span(&pair);
  to->count++;
}

static void add_given_cell(const table *t, const yst_piece *row, size_t column, yst_example *example)
{
  yst_pair pair = cell_of(t, row, column);
  yst_given given = {0};
  if (yst_read_given(t->b, &pair, &given)) example->given[example->given_count++] = given;
}

/* `COLUMN is CELL`. */
static yst_expr *condition_of(const table *t, yst_expr *left, const yst_cell *cell, yst_span span)
{
  yst_expr *right = yst_expr_const(t->b, left->type, cell->number, span);
  bool is_text = cell->kind == YST_LITERAL_TEXT;
  if (is_text) {
    right->op = YST_OP_TEXT;
    right->text = cell->text;
  }
  return yst_expr_of(t->b, is_text ? YST_OP_TEXT_EQUAL : YST_OP_EQUAL, yst_type_of(YST_KIND_YES_NO), span,
                     left, right);
}

static void add_expected_cell(const table *t, const yst_piece *row, size_t column, yst_example *example)
{
  yst_expr *left = t->expected[column - t->given_count];
  yst_pair pair = cell_of(t, row, column);
  yst_cell cell = {.kind = YST_LITERAL_NOT_KNOWN};
  if (yst_is_broken(left) || !yst_literal_value(t->b, &pair, left->type, &cell)) return;
  yst_expectation *expect = &example->expects[example->expect_count++];
  *expect =
      (yst_expectation){.subject = left, .state = cell.kind, .span = row->span, .cell = pair.value.span};
  if (cell.kind == YST_LITERAL_NUMBER || cell.kind == YST_LITERAL_TEXT)
    expect->condition = condition_of(t, left, &cell, pair.value.span);
}

static void add_row(const table *t, const yst_piece *row)
{
  yst_model *model = t->b->model;
  if (row->broken || !fits(t, row)) return;
  yst_example *example = &model->examples[model->example_count++];
  *example = t->day;
  example->words = words_of(t, row);
  example->span = row->span;
  example->head = t->head->span;
  example->given = YST_NEW_ARRAY(t->b->arena, t->given_count, yst_given);
  example->rows = YST_NEW_ARRAY(t->b->arena, t->row_count, yst_given_row);
  example->expects = YST_NEW_ARRAY(t->b->arena, t->column_count - t->given_count, yst_expectation);
  for (size_t i = 0; i < t->column_count; i++) {
    if (i >= t->given_count)
      add_expected_cell(t, row, i, example);
    else if (t->sound[i] && t->head->lists.items[i].atom)
      add_list_cell(t, row, i, example);
    else if (t->sound[i])
      add_given_cell(t, row, i, example);
  }
}

/* ---- the table ---- */

static void fill_head(yst_model_builder *b, const yst_piece *piece, const yst_piece *head)
{
  table t = {.b = b, .piece = piece, .head = head};
  if (head->broken || !head->expr) return;
  yst_fill_example_day(b, piece, &t.day);
  read_head(&t);
  size_t rows = 0;
  for (const yst_piece *row = head->first; row; row = row->next) {
    if (row->kind != YST_PIECE_CASE) continue;
    add_row(&t, row);
    rows++;
  }
  if (!rows) yst_diags_add(b->diags, YST_MISSING_CLAUSE, head->span, "no rows stand under this head");
}

void yst_fill_example_table(yst_model_builder *builder, const yst_piece *piece)
{
  bool has_head = piece->broken;
  for (const yst_piece *head = piece->first; head; head = head->next) {
    if (head->kind != YST_PIECE_CASES && head->kind != YST_PIECE_CASES_OF) continue;
    has_head = true;
    fill_head(builder, piece, head);
  }
  if (has_head) return;
  yst_diag *diag = yst_diags_add(builder->diags, YST_MISSING_CLAUSE, piece->span,
                                 "nothing says what is given and what is expected");
  yst_diag_help(builder->diags, diag,
                "Write `given FIELD, FIELD | expect RESULT` under it, and a row for each example.");
}
