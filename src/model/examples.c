#include "model/scope.h"

/* ---- given ---- */

/* The checklist item that is meant by a name or by its path; `said` when it may be several. */
static const yst_item *item_named(yst_model_builder *b, yst_word name, bool *said)
{
  yst_scope scope = yst_scope_record(b);
  const yst_member *member = yst_member_named(&scope, name, said);
  const yst_result *result = yst_result_named(b, member ? member->path : yst_name_text(b, name.atom));
  return result && result->rule_kind == YST_RULE_ITEM ? result->rule : NULL;
}

/* An answer may be said as yes and no too. */
static bool read_answer(yst_model_builder *b, const yst_pair *pair, yst_cell *cell)
{
  if (!pair->is_set && pair->value.kind == YST_LITERAL_YES_NO) {
    cell->kind = YST_LITERAL_NUMBER;
    cell->number = yst_number_of(pair->value.number.num ? 2 : 0);
    return true;
  }
  return yst_literal_value(b, pair, yst_type_choice(b->model->answer_choices), cell);
}

static void say_unknown_given(yst_model_builder *b, yst_word word)
{
  const yst_symbol *symbol = yst_symbol_named(b, word.atom);
  yst_text name = yst_name_text(b, word.atom);
  if (symbol) {
    yst_diag *diag = yst_diags_add(b->diags, YST_WRONG_SCOPE, word.span,
                                   "`%t` is no field, and only what a register holds can be given", name);
    yst_diag_label(b->diags, diag, symbol->name.span, "declared here");
    if (symbol->kind == YST_SYMBOL_LIST)
      yst_diag_help(b->diags, diag, "Rows of a list are written `row of %t COLUMN value, …`.", name);
    return;
  }
  yst_diag *diag =
      yst_diags_add(b->diags, YST_UNKNOWN_NAME, word.span, "no field or checklist item is called `%t`", name);
  const yst_model *m = b->model;
  if (!yst_may_suggest(b, m->field_count + m->answer_count)) return;
  yst_text *names = YST_NEW_ARRAY(b->arena, m->field_count + m->answer_count, yst_text);
  size_t count = 0;
  for (size_t i = 0; i < m->field_count; i++) names[count++] = yst_name_text(b, m->fields[i].about.name);
  for (size_t i = 0; i < m->answer_count; i++) names[count++] = m->answers[i].item;
  yst_suggest(b, diag, word.span, name, names, count);
}

/* What is found out by itself cannot be given. */
static size_t answer_of(yst_model_builder *b, yst_word name)
{
  bool said = false;
  const yst_item *item = item_named(b, name, &said);
  if (item && item->answer != YST_NOWHERE) return item->answer;
  if (item) {
    yst_diag *diag = yst_diags_add(b->diags, YST_WRONG_SCOPE, name.span,
                                   "`%t` has no answer of its own to be given", yst_name_text(b, name.atom));
    yst_diag_label(b->diags, diag, item->about.name_span,
                   "it is answered by a field, a condition or its parts");
  } else if (!said) {
    say_unknown_given(b, name);
  }
  return YST_NOWHERE;
}

yst_span yst_pair_span(const yst_pair *pair)
{
  return pair->is_set ? pair->name.span : pair->value.span;
}

bool yst_read_given(yst_model_builder *b, const yst_pair *pair, yst_given *given)
{
  yst_cell cell = {.kind = YST_LITERAL_NOT_KNOWN};
  const yst_symbol *symbol = yst_symbol_named(b, pair->name.atom);
  given->field = given->answer = YST_NOWHERE;
  if (symbol && symbol->kind == YST_SYMBOL_FIELD) {
    given->field = symbol->index;
    if (!yst_literal_value(b, pair, b->model->fields[symbol->index].type, &cell)) return false;
  } else {
    given->answer = answer_of(b, pair->name);
    if (given->answer == YST_NOWHERE) return false;
    if (!read_answer(b, pair, &cell)) return false;
  }
  given->kind = cell.kind;
  given->number = cell.number;
  given->text = cell.text;
  given->span = yst_pair_span(pair);
  return true;
}

/* The other register of a name, or NULL. */
static const yst_other *other_of(const yst_model_builder *b, yst_word name)
{
  const yst_symbol *symbol = yst_symbol_named(b, name.atom);
  return symbol && symbol->kind == YST_SYMBOL_OTHER ? &b->model->others[symbol->index] : NULL;
}

/* As many as the pieces of an example can give. */
static size_t room_for_given(const yst_model_builder *b, const yst_piece *piece)
{
  size_t room = 0;
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_ROW_OF));) room += p->pairs.count;
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_GIVEN));) {
    room += p->pairs.count;
    for (size_t i = 0; i < p->pairs.count; i++) {
      const yst_other *other = other_of(b, p->pairs.items[i].name);
      if (other) room += other->count;
    }
  }
  return room;
}

/* `given city not applicable`: the partnership has no line there. */
static bool give_no_line(yst_model_builder *b, const yst_pair *pair, yst_example *example)
{
  const yst_other *other = other_of(b, pair->name);
  if (!other) return false;
  if (pair->is_set || pair->value.kind != YST_LITERAL_NOT_APPLICABLE) {
    yst_text name = yst_name_text(b, pair->name.atom);
    yst_diag *diag =
        yst_diags_add(b->diags, YST_WRONG_SCOPE, pair->name.span, "`%t` is another register", name);
    yst_diag_help(
        b->diags, diag,
        "Its line is written `row of %t COLUMN value, …`; where there is none, `given %t not applicable`.",
        name, name);
    return true;
  }
  for (size_t i = 0; i < other->count; i++)
    example->given[example->given_count++] =
        (yst_given){.field = other->first + i, .answer = YST_NOWHERE, .kind = YST_LITERAL_NOT_APPLICABLE};
  return true;
}

/* `row of city priority high`: what the partnership's line there says. */
static void give_line(yst_model_builder *b, const yst_piece *p, const yst_other *other, yst_example *example)
{
  for (size_t i = 0; i < p->pairs.count; i++) {
    const yst_pair *pair = &p->pairs.items[i];
    size_t field = yst_column_of_other(b, other, pair->name);
    yst_cell cell;
    if (field == YST_NOWHERE || !yst_literal_value(b, pair, b->model->fields[field].type, &cell)) continue;
    example->given[example->given_count++] =
        (yst_given){field, YST_NOWHERE, cell.kind, cell.number, cell.text, yst_pair_span(pair)};
  }
}

static void add_given(yst_model_builder *b, const yst_piece *piece, yst_example *example)
{
  example->given = YST_NEW_ARRAY(b->arena, room_for_given(b, piece), yst_given);
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_GIVEN));) {
    for (size_t i = 0; i < p->pairs.count; i++) {
      if (give_no_line(b, &p->pairs.items[i], example)) continue;
      yst_given given = {0};
      if (yst_read_given(b, &p->pairs.items[i], &given)) example->given[example->given_count++] = given;
    }
  }
}

/* ---- rows ---- */

static void add_row(yst_model_builder *b, const yst_piece *p, yst_example *example)
{
  const yst_symbol *symbol = yst_symbol_named(b, p->name.atom);
  if (symbol && symbol->kind == YST_SYMBOL_OTHER) {
    give_line(b, p, &b->model->others[symbol->index], example);
    return;
  }
  if (!symbol || symbol->kind != YST_SYMBOL_LIST) {
    if (p->name.atom)
      yst_diags_add(b->diags, YST_NOT_A_LIST, p->name.span, "no list is called `%t`",
                    yst_name_text(b, p->name.atom));
    return;
  }
  yst_given_row *row = &example->rows[example->row_count++];
  row->list = symbol->index;
  row->cells = yst_arena_array(b->arena, p->pairs.count, sizeof *row->cells);
  for (size_t i = 0; i < p->pairs.count; i++) {
    yst_cell cell;
    if (!yst_literal_cell(b, &b->model->lists[symbol->index], &p->pairs.items[i], &cell)) continue;
    row->cells[row->count].column = cell.column;
    row->cells[row->count].kind = cell.kind;
    row->cells[row->count].number = cell.number;
    row->cells[row->count].text = cell.text;
    row->cells[row->count].span = yst_pair_span(&p->pairs.items[i]);
    row->count++;
  }
}

/* ---- expect ---- */

static bool asks_for_state(const yst_syntax *syntax, yst_literal_kind *state)
{
  if (!syntax || syntax->op != YST_X_NOT || syntax->arg_count != 1) return false;
  yst_syntax_op op = syntax->args[0]->op;
  if (op != YST_X_IS_KNOWN && op != YST_X_IS_APPLICABLE) return false;
  *state = op == YST_X_IS_KNOWN ? YST_LITERAL_NOT_KNOWN : YST_LITERAL_NOT_APPLICABLE;
  return true;
}

static void add_expectations(yst_model_builder *b, const yst_piece *piece, yst_example *example)
{
  yst_scope scope = yst_scope_record(b);
  example->expects = YST_NEW_ARRAY(b->arena, yst_count_of(piece, YST_PIECE_EXPECT), yst_expectation);
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_EXPECT));) {
    if (!p->expr) continue;
    yst_expectation *expect = &example->expects[example->expect_count++];
    expect->span = p->span;
    if (asks_for_state(p->expr, &expect->state)) {
      expect->subject = yst_resolve(&scope, p->expr->args[0]->args[0], (yst_type){YST_KIND_NONE, NULL});
    } else {
      expect->condition = yst_resolve_condition(&scope, p->expr);
    }
  }
}

void yst_fill_example_day(yst_model_builder *builder, const yst_piece *piece, yst_example *example)
{
  const yst_piece *as_at = yst_clause(builder, piece, YST_PIECE_AS_AT);
  yst_number day;
  if (!yst_clause_number(builder, as_at, yst_type_of(YST_KIND_DATE), &day)) return;
  example->has_as_at = true;
  example->as_at = (yst_day)day.num;
}

static void fill_example(yst_model_builder *b, const yst_piece *piece)
{
  yst_example *example = &b->model->examples[b->model->example_count++];
  example->words = piece->label;
  example->span = piece->span;
  yst_fill_example_day(b, piece, example);
  add_given(b, piece, example);
  example->rows = YST_NEW_ARRAY(b->arena, yst_count_of(piece, YST_PIECE_ROW_OF), yst_given_row);
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_ROW_OF));) add_row(b, p, example);
  add_expectations(b, piece, example);
  if (piece->broken || yst_count_of(piece, YST_PIECE_EXPECT)) return;
  yst_diag *diag =
      yst_diags_add(b->diags, YST_MISSING_CLAUSE, piece->span, "nothing is expected of this example");
  yst_diag_help(b->diags, diag, "Write a line `expect CONDITION` under it: without one it cannot fail.");
}

/* ---- all of them ---- */

size_t yst_count_examples(const yst_model_builder *builder)
{
  size_t count = 0;
  for (size_t i = 0; i < builder->counts[YST_SYMBOL_EXAMPLE]; i++) {
    const yst_piece *piece = builder->by_kind[YST_SYMBOL_EXAMPLE][i]->piece;
    if (piece->kind == YST_PIECE_EXAMPLE) count++;
    for (const yst_piece *head = piece->first; head; head = head->next)
      count += yst_count_of(head, YST_PIECE_CASE);
  }
  return count;
}

void yst_fill_examples(yst_model_builder *builder)
{
  for (size_t i = 0; i < builder->counts[YST_SYMBOL_EXAMPLE]; i++) {
    const yst_piece *piece = builder->by_kind[YST_SYMBOL_EXAMPLE][i]->piece;
    if (piece->kind == YST_PIECE_EXAMPLES)
      yst_fill_example_table(builder, piece);
    else
      fill_example(builder, piece);
  }
}
