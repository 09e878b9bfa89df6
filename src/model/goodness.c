#include "model/scope.h"

yst_direction yst_direction_of_expr(const yst_model_builder *builder, const yst_expr *expr)
{
  const yst_model *m = builder->model;
  yst_direction direction = YST_NO_DIRECTION;
  if (expr->op == YST_OP_FIELD) direction = m->fields[expr->index].direction;
  if (expr->op == YST_OP_COLUMN) direction = m->lists[expr->list].columns[expr->index].direction;
  if (direction == YST_NO_DIRECTION && expr->type.kind == YST_KIND_CHOICE)
    direction = expr->type.choices->direction;
  if (direction == YST_NO_DIRECTION && expr->op == YST_OP_AGGREGATE && expr->arg_count > 1 && expr->args[1])
    direction = yst_direction_of_expr(builder, expr->args[1]);
  return direction;
}

void yst_say_no_good_end(yst_model_builder *builder, yst_span span, const yst_expr *expr)
{
  yst_diag *diag =
      yst_diags_add(builder->diags, YST_NO_GOOD_END, span, "nothing says which end of `%t` is the good one",
                    yst_span_text(builder, expr->span));
  if (expr->type.kind == YST_KIND_CHOICE && expr->type.choices->span.source)
    yst_diag_label(builder->diags, diag, expr->type.choices->span, "declared here");
  yst_diag_help(builder->diags, diag,
                "Write `lower is better` or `higher is better` under what declares it.");
}

yst_direction yst_direction_between(const yst_scope *scope, const yst_expr *left, const yst_expr *right)
{
  yst_direction direction = yst_direction_of_expr(scope->builder, left);
  if (direction == YST_NO_DIRECTION) direction = yst_direction_of_expr(scope->builder, right);
  return direction == YST_NO_DIRECTION ? yst_direction_of_rows(scope->builder, scope->list) : direction;
}

/* ---- rows that say for themselves ---- */

static yst_direction direction_said(const yst_piece *clause)
{
  return clause->word == YST_WORD_LOWER_BETTER ? YST_LOWER_IS_BETTER : YST_HIGHER_IS_BETTER;
}

yst_direction yst_direction_of_rows(const yst_model_builder *builder, size_t list)
{
  if (list == YST_NOWHERE) return YST_NO_DIRECTION;
  const yst_piece *piece = builder->by_kind[YST_SYMBOL_LIST][list]->piece;
  yst_direction of_all = YST_NO_DIRECTION;
  for (const yst_piece *p = piece->first; p; p = p->next) {
    if (p->kind == YST_PIECE_FIXED_ROW && yst_count_of(p, YST_PIECE_DIRECTION)) return YST_BETTER_BY_ROW;
    if (p->kind != YST_PIECE_DIRECTION) continue;
    if (p->when || p->broken) return YST_BETTER_BY_ROW;
    of_all = direction_said(p);
  }
  return of_all;
}

/* `row is one of` the fixed rows that say so; NULL when none does. */
static yst_expr *fixed_rows_with(const yst_scope *scope, const yst_piece *piece, yst_direction way)
{
  yst_model_builder *b = scope->builder;
  const yst_list *list = &b->model->lists[scope->list];
  yst_expr **is = YST_NEW_ARRAY(b->arena, yst_count_of(piece, YST_PIECE_FIXED_ROW), yst_expr *);
  size_t count = 0;
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_FIXED_ROW));) {
    const yst_piece *clause = yst_next_of(p, NULL, YST_PIECE_DIRECTION);
    size_t place = p->name.atom ? yst_choice_place(list->row_choices, p->name.atom) : YST_NOWHERE;
    if (!clause || direction_said(clause) != way || place == YST_NOWHERE) continue;
    yst_expr *row = yst_expr_new(b, YST_OP_COLUMN, list->columns[0].type, clause->span);
    row->list = scope->list;
    yst_expr *this_one =
        yst_expr_const(b, list->columns[0].type, yst_number_of((int64_t)place), p->name.span);
    is[count++] = yst_expr_of(b, YST_OP_EQUAL, yst_type_of(YST_KIND_YES_NO), clause->span, row, this_one);
  }
  if (count < 2) return count ? is[0] : NULL;
  return yst_expr_list(b, YST_OP_OR, yst_type_of(YST_KIND_YES_NO), is[0]->span, is, count);
}

static void add_way(yst_row_ways *ways, yst_expr *when, yst_direction way)
{
  if (!when) return;
  ways->whens[ways->count] = when;
  ways->ways[ways->count++] = way;
}

/* What the fixed rows say comes before what the list says of all its rows. */
static void find_ways(const yst_scope *scope, yst_row_ways *ways)
{
  yst_model_builder *b = scope->builder;
  const yst_piece *piece = b->by_kind[YST_SYMBOL_LIST][scope->list]->piece;
  size_t room = yst_count_of(piece, YST_PIECE_DIRECTION) + 2;
  ways->whens = YST_NEW_ARRAY(b->arena, room, yst_expr *);
  ways->ways = YST_NEW_ARRAY(b->arena, room, yst_direction);
  yst_scope row = yst_scope_record(b);
  row.list = scope->list;
  add_way(ways, fixed_rows_with(&row, piece, YST_HIGHER_IS_BETTER), YST_HIGHER_IS_BETTER);
  add_way(ways, fixed_rows_with(&row, piece, YST_LOWER_IS_BETTER), YST_LOWER_IS_BETTER);
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_DIRECTION));) {
    if (p->when) add_way(ways, yst_resolve_condition(&row, p->when), direction_said(p));
    if (p->broken) add_way(ways, yst_expr_broken(b, p->span), direction_said(p));
  }
}

/* The ways of the rows at hand; NULL, with a message, while they are being looked at themselves. */
static const yst_row_ways *ways_of(const yst_scope *scope, yst_span span)
{
  yst_row_ways *ways = &scope->builder->row_ways[scope->list];
  if (ways->progress == YST_UNDER_WAY) {
    yst_diags_add(scope->builder->diags, YST_CYCLE, span, "which way is better in a row depends on itself");
    return NULL;
  }
  if (ways->progress == YST_DONE) return ways;
  ways->progress = YST_UNDER_WAY;
  find_ways(scope, ways);
  ways->progress = YST_DONE;
  return ways;
}

/* What the list says of all rows of which nothing else is said. */
static yst_direction way_of_the_rest(const yst_scope *scope)
{
  const yst_piece *piece = scope->builder->by_kind[YST_SYMBOL_LIST][scope->list]->piece;
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_DIRECTION));)
    if (!p->when && !p->broken) return direction_said(p);
  return YST_NO_DIRECTION;
}

yst_expr *yst_choose_by_row(const yst_scope *scope, yst_span span, yst_expr *higher, yst_expr *lower)
{
  yst_model_builder *b = scope->builder;
  const yst_row_ways *ways = ways_of(scope, span);
  if (!ways) return yst_expr_broken(b, span);
  yst_expr **args = YST_NEW_ARRAY(b->arena, 2 * ways->count + 1, yst_expr *);
  size_t count = 0;
  for (size_t i = 0; i < ways->count; i++) {
    args[count++] = ways->ways[i] == YST_LOWER_IS_BETTER ? lower : higher;
    args[count++] = ways->whens[i];
  }
  yst_direction rest = way_of_the_rest(scope);
  if (rest != YST_NO_DIRECTION) args[count++] = rest == YST_LOWER_IS_BETTER ? lower : higher;
  return yst_expr_list(b, YST_OP_CHOOSE, higher->type, span, args, count);
}

void yst_fill_row_ways(const yst_scope *scope)
{
  yst_model_builder *b = scope->builder;
  const yst_piece *piece = b->by_kind[YST_SYMBOL_LIST][scope->list]->piece;
  const yst_piece *of_all = NULL;
  for (const yst_piece *p = piece->first; p; p = p->next) {
    if (p->kind == YST_PIECE_FIXED_ROW) (void)yst_direction_of(b, p);
    if (p->kind != YST_PIECE_DIRECTION || p->when || p->broken) continue;
    if (of_all) {
      yst_diag *diag = yst_diags_add(b->diags, YST_REPEATED_CLAUSE, p->span,
                                     "which way is better in all rows is said a second time");
      yst_diag_label(b->diags, diag, of_all->span, "it was said here before");
    }
    of_all = p;
  }
  if (yst_direction_of_rows(b, scope->list) == YST_BETTER_BY_ROW) (void)ways_of(scope, piece->span);
}
