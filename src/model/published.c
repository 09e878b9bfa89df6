#include "model/scope.h"

static const yst_type any_type = {YST_KIND_NONE, NULL};
static const yst_type yes_no = {YST_KIND_YES_NO, NULL};

/* Whether an expression speaks of the whole register: of partnerships, of a figure. As deep as the
 * expression. */
static bool speaks_of_register(const yst_model_builder *b, const yst_syntax *syntax)
{
  if (!syntax) return false;
  if (syntax->op == YST_X_NAME) {
    const yst_symbol *symbol = yst_symbol_named(b, syntax->name);
    if (symbol) return symbol->kind == YST_SYMBOL_FIGURE;
    return syntax->name == b->word.partnerships || (b->register_name && syntax->name == b->register_name);
  }
  for (size_t i = 0; i < syntax->arg_count; i++) {
    if (speaks_of_register(b, syntax->args[i])) return true;
  }
  return speaks_of_register(b, syntax->holds);
}

/* Whether amounts written out are all that an expression is made of: then nothing of a partnership or a
 * register matters to it. As deep as the expression. */
static bool is_written_out(const yst_syntax *syntax)
{
  if (!syntax) return false;
  switch (syntax->op) {
  case YST_X_LITERAL: return true;
  case YST_X_IS:
  case YST_X_ADD:
  case YST_X_SUBTRACT:
  case YST_X_MULTIPLY:
  case YST_X_DIVIDE:
  case YST_X_MINUS:
  case YST_X_ROUNDED:
  case YST_X_AS:
  case YST_X_PERCENT_OF: break;
  default: return false;
  }
  for (size_t i = 0; i < syntax->arg_count; i++)
    if (!is_written_out(syntax->args[i])) return false;
  return true;
}

static bool is_said_once(const yst_model_builder *b, const yst_syntax *syntax)
{
  return speaks_of_register(b, syntax) || yst_is_of_file(b, syntax) || is_written_out(syntax);
}

static yst_scope scope_of(yst_model_builder *b, bool over_register)
{
  yst_scope scope = yst_scope_record(b);
  scope.over_register = over_register;
  return scope;
}

/* ---- figures ---- */

void yst_type_figure(yst_model_builder *builder, size_t index)
{
  yst_figure *figure = &builder->model->figures[index];
  yst_scope scope = scope_of(builder, true);
  figure->expr = yst_resolve(&scope, builder->by_kind[YST_SYMBOL_FIGURE][index]->piece->expr, any_type);
  yst_set_result_type(builder, figure->result, &figure->about, figure->expr->type);
}

static bool can_group(yst_type type)
{
  return type.kind == YST_KIND_CHOICE || type.kind == YST_KIND_YES_NO;
}

static yst_expr *find_each(yst_model_builder *b, const yst_piece *piece)
{
  const yst_piece *clause = yst_clause(b, piece, YST_PIECE_EACH);
  if (!clause || clause->names.count == 0) return NULL;
  if (clause->names.count > 1) {
    yst_say_not_yet(b, clause->span, "a figure grouped by more than one thing");
    return yst_expr_broken(b, clause->span);
  }
  yst_word word = clause->names.items[0];
  yst_syntax name = {.op = YST_X_NAME, .span = word.span, .word = word.span, .name = word.atom};
  yst_scope scope = scope_of(b, false);
  yst_expr *each = yst_resolve(&scope, &name, any_type);
  if (yst_is_broken(each) || can_group(each->type)) return each;
  yst_diag *diag = yst_diags_add(b->diags, YST_TYPE_MISMATCH, word.span, "`%t` is %t and makes no groups",
                                 yst_name_text(b, word.atom), yst_type_phrase(b, each->type));
  yst_diag_help(b->diags, diag, "A figure is grouped by a choice, a scale, a class or yes/no.");
  return yst_expr_broken(b, word.span);
}

void yst_fill_figure(yst_model_builder *builder, size_t index)
{
  const yst_symbol *symbol = builder->by_kind[YST_SYMBOL_FIGURE][index];
  yst_figure *figure = &builder->model->figures[index];
  yst_settle(builder, symbol, 0);
  figure->each = find_each(builder, symbol->piece);
  yst_fill_readings(builder, symbol->piece, &figure->about, true);
}

/* ---- published figures ---- */

static bool is_printed(const yst_expr *expr)
{
  if (expr->op == YST_OP_NEGATE) return is_printed(expr->args[0]);
  return expr->op == YST_OP_FIELD || expr->op == YST_OP_CONST || expr->op == YST_OP_TEXT;
}

static void say_no_comparison(yst_model_builder *b, const yst_piece *says)
{
  yst_diag *diag = yst_diags_add(b->diags, YST_TYPE_MISMATCH, says->expr->span,
                                 "what is published says that one thing is another");
  yst_diag_help(b->diags, diag, "Write `says A is B`; a condition about many partnerships is a `claim`.");
}

/* The comparison is built as any other, and then taken apart. */
static void find_sides(const yst_scope *scope, const yst_piece *says, yst_published *p)
{
  yst_model_builder *b = scope->builder;
  p->printed = p->computed = yst_expr_broken(b, says->span);
  if (!says->expr || says->expr->op == YST_X_BROKEN) return;
  if (says->expr->op != YST_X_IS) {
    say_no_comparison(b, says);
    return;
  }
  yst_expr *equal = yst_resolve(scope, says->expr, yes_no);
  if (yst_is_broken(equal) || equal->arg_count != 2) return;
  bool may_be_right = is_printed(equal->args[1]) && !yst_is_of_file(b, says->expr->args[1]);
  bool right_printed = may_be_right || !is_printed(equal->args[0]);
  p->printed = equal->args[right_printed ? 1 : 0];
  p->computed = equal->args[right_printed ? 0 : 1];
}

/* What else would explain the printed figure. */
static void find_follows(const yst_scope *scope, const yst_piece *piece, yst_published *p)
{
  yst_model_builder *b = scope->builder;
  const yst_piece *follows = yst_clause(b, piece, YST_PIECE_FOLLOWS);
  if (!follows || !follows->expr || yst_is_broken(p->computed)) return;
  if (p->over_register) {
    yst_diags_add(b->diags, YST_WRONG_SCOPE, follows->span,
                  "this figure is about the whole register: `follows from` is told of each partnership");
    return;
  }
  p->follows = yst_resolve_as(scope, follows->expr, p->computed->type, "what was worked out is");
}

static void say_no_says(yst_model_builder *b, const yst_piece *piece)
{
  if (piece->broken) return;
  yst_diag *diag = yst_diags_add(b->diags, YST_MISSING_CLAUSE, piece->name.span,
                                 "nothing says what `%t` says", yst_name_text(b, piece->name.atom));
  yst_diag_help(b->diags, diag, "Write a line `says …` under it.");
}

void yst_fill_published(yst_model_builder *builder, size_t index)
{
  const yst_piece *piece = builder->by_kind[YST_SYMBOL_PUBLISHED][index]->piece;
  yst_published *p = &builder->model->published[index];
  const yst_piece *says = yst_clause(builder, piece, YST_PIECE_SAYS);
  p->printed = p->computed = yst_expr_broken(builder, piece->span);
  p->over_register = says && is_said_once(builder, says->expr);
  yst_scope scope = scope_of(builder, p->over_register);
  if (says) {
    find_sides(&scope, says, p);
  } else {
    say_no_says(builder, piece);
  }
  find_follows(&scope, piece, p);
  yst_scope record = scope_of(builder, false);
  p->about.applies = yst_resolve_applies(&record, piece, NULL);
}

/* ---- claims ---- */

/* The partnerships that a claim names. */
static void find_named(yst_model_builder *b, const yst_piece *piece, yst_claim *claim)
{
  const yst_piece *except = yst_clause(b, piece, YST_PIECE_EXCEPT);
  const yst_piece *exactly = yst_clause(b, piece, YST_PIECE_EXACTLY_FOR);
  const yst_piece *clause = exactly ? exactly : except;
  if (!clause) return;
  claim->exactly = clause == exactly;
  claim->named_count = clause->text_count;
  claim->named = clause->texts;
  if (except && exactly) {
    yst_diag *diag = yst_diags_add(b->diags, YST_REPEATED_CLAUSE, except->span,
                                   "a claim holds for all but some or for some exactly, not both");
    yst_diag_label(b->diags, diag, exactly->span, "for exactly these");
  }
  if (!claim->over_register) return;
  yst_diag *diag =
      yst_diags_add(b->diags, YST_WRONG_SCOPE, clause->span,
                    exactly ? "this claim is about the whole register, so nobody can be named"
                            : "this claim is about the whole register, so nothing can be excepted");
  yst_diag_help(b->diags, diag, "Write what holds of each partnership after `says`.");
}

void yst_fill_claim(yst_model_builder *builder, size_t index)
{
  const yst_piece *piece = builder->by_kind[YST_SYMBOL_CLAIM][index]->piece;
  yst_claim *claim = &builder->model->claims[index];
  const yst_piece *says = yst_clause(builder, piece, YST_PIECE_SAYS);
  claim->over_register = says && is_said_once(builder, says->expr);
  yst_scope scope = scope_of(builder, claim->over_register);
  claim->holds =
      says && says->expr ? yst_resolve_condition(&scope, says->expr) : yst_expr_broken(builder, piece->span);
  if (!says) say_no_says(builder, piece);
  yst_scope record = scope_of(builder, false);
  claim->about.applies = yst_resolve_applies(&record, piece, NULL);
  find_named(builder, piece, claim);
}
