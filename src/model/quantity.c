#include "model/scope.h"

static const yst_type yes_no = {YST_KIND_YES_NO, NULL};

static yst_scope scope_of_member(const yst_scope *scope, yst_expr *member)
{
  yst_scope inner = *scope;
  inner.member = member;
  return inner;
}

/* What each member has to come to: the comparison after the quantity, or being yes, or, for an item, being
 * present. */
static yst_expr *condition_of(const yst_scope *scope, const yst_syntax *syntax, yst_expr *member)
{
  yst_model_builder *b = scope->builder;
  if (yst_is_broken(member)) return member;
  if (syntax->holds) {
    yst_scope inner = scope_of_member(scope, member);
    return yst_resolve_condition(&inner, syntax->holds);
  }
  if (member->type.kind == YST_KIND_YES_NO) return member;
  if (member->type.choices && member->type.choices == b->item_choices) {
    yst_expr *present = yst_expr_const(b, member->type, yst_number_of(2), member->span);
    return yst_expr_of(b, YST_OP_EQUAL, yes_no, member->span, member, present);
  }
  yst_diag *diag =
      yst_diags_add(b->diags, YST_NOT_A_CONDITION, member->span, "`%t` is %t: say what is asked of it",
                    yst_span_text(b, member->span), yst_type_phrase(b, member->type));
  yst_diag_help(b->diags, diag, "Write a comparison after the names: `at least 2 of a, b is over …`.");
  return yst_expr_broken(b, member->span);
}

static bool is_same_thing(const yst_expr *a, const yst_expr *b)
{
  return a->op == b->op && a->op != YST_OP_BROKEN && a->result == b->result && a->index == b->index &&
         a->list == b->list;
}

static void swap(yst_expr **items, size_t a, size_t b)
{
  yst_expr *item = items[a];
  items[a] = items[b];
  items[b] = item;
}

/* Moves those that must be among the members to the front. */
static size_t move_included(const yst_scope *scope, const yst_syntax *syntax, yst_members *m)
{
  yst_model_builder *b = scope->builder;
  size_t moved = 0;
  for (size_t i = 0; i < syntax->including_count; i++) {
    yst_expr *wanted = yst_resolve(scope, syntax->including[i], yes_no);
    if (yst_is_broken(wanted)) continue;
    size_t at = 0;
    while (at < m->count && !is_same_thing(m->items[at], wanted)) at++;
    if (at == m->count) {
      yst_diag *diag =
          yst_diags_add(b->diags, YST_WRONG_SCOPE, wanted->span, "`%t` is not among those that are counted",
                        yst_span_text(b, wanted->span));
      yst_diag_help(b->diags, diag, "What has to be included stands among the names before `including` too.");
    } else if (at >= moved) {
      swap(m->items, at, moved);
      swap(m->wheres, at, moved);
      moved++;
    }
  }
  return moved;
}

static yst_expr *quantify_fixed(const yst_scope *scope, const yst_syntax *syntax, yst_members *m)
{
  yst_model_builder *b = scope->builder;
  size_t included = move_included(scope, syntax, m);
  yst_expr **args = YST_NEW_ARRAY(b->arena, m->count, yst_expr *);
  bool said = false;
  for (size_t i = 0; i < m->count; i++) {
    yst_expr *where = m->wheres[i];
    if (said) { /* the members are alike: what is wrong with one is not said of each */
      args[i] = yst_expr_broken(b, m->span);
      continue;
    }
    yst_expr *holds = where && !syntax->holds ? where : condition_of(scope, syntax, m->items[i]);
    said = yst_is_broken(holds) && !yst_is_broken(m->items[i]);
    if (where && syntax->holds) {
      yst_expr *const pair[2] = {holds, where};
      holds = yst_expr_list(b, YST_OP_CHOOSE, yes_no, m->span, pair, 2); /* not picked out: left out */
    }
    args[i] = holds;
  }
  yst_expr *expr = yst_expr_list(b, YST_OP_QUANTITY, yes_no, syntax->span, args, m->count);
  expr->quantity = syntax->quantity;
  expr->count = syntax->count;
  expr->including = (uint32_t)included;
  return expr;
}

/* Without a comparison after it, `any of (risks where C)` asks C of each risk. */
static yst_expr *quantify_rows(const yst_syntax *syntax, const yst_members *m)
{
  yst_model_builder *b = m->inner.builder;
  yst_expr *where = syntax->holds ? m->where : NULL;
  yst_expr *measure = yst_resolve_measure(m, NULL);
  yst_expr *each = NULL;
  if (measure) {
    each = condition_of(&m->inner, syntax, measure);
    if (!syntax->holds) where = m->where;
  } else if (syntax->holds) {
    yst_text text = yst_span_text(b, syntax->args[0]->span);
    yst_diag *diag = yst_diags_add(b->diags, YST_NOT_A_LIST, syntax->span,
                                   "`%t` are rows, and a row has no value to compare", text);
    yst_diag_help(b->diags, diag,
                  "Say which column: `any of (COLUMN of %t) is …`, or `any of (%t where COLUMN is …)`.", text,
                  text);
    return yst_expr_broken(b, syntax->span);
  } else {
    each = m->where;
  }
  if (!each) {
    yst_text text = yst_span_text(b, syntax->args[0]->span);
    yst_diag *diag = yst_diags_add(b->diags, YST_NOT_A_CONDITION, syntax->span,
                                   "nothing says what is asked of each row of `%t`", text);
    yst_diag_help(b->diags, diag, "Write `(%t where …)`.", text);
    return yst_expr_broken(b, syntax->span);
  }
  yst_expr *const args[3] = {where, each, NULL};
  yst_expr *expr = yst_expr_list(b, m->kind == YST_MEMBERS_ROWS ? YST_OP_AGGREGATE : YST_OP_FOLD, yes_no,
                                 syntax->span, args, 3);
  expr->is_quantity = true;
  expr->quantity = syntax->quantity;
  expr->count = syntax->count;
  expr->list = m->list;
  return expr;
}

yst_expr *yst_resolve_quantity(const yst_scope *scope, const yst_syntax *syntax)
{
  yst_members m = yst_resolve_members(scope, syntax->args, syntax->arg_count, syntax->span);
  if (m.kind == YST_MEMBERS_BROKEN) return yst_expr_broken(scope->builder, syntax->span);
  if (m.kind == YST_MEMBERS_FIXED) return quantify_fixed(scope, syntax, &m);
  return quantify_rows(syntax, &m);
}
