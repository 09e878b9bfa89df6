#include "model/scope.h"

static const yst_type any_type = {YST_KIND_NONE, NULL};

/* Kinds of which there can be more or less, as against days of the calendar and words. */
static bool is_amount(yst_kind kind)
{
  return kind == YST_KIND_NUMBER || kind == YST_KIND_MONEY || kind == YST_KIND_PERCENT ||
         kind == YST_KIND_MONTHS || kind == YST_KIND_DAYS;
}

static bool is_plain(yst_kind kind)
{
  return kind == YST_KIND_NUMBER || kind == YST_KIND_PERCENT;
}

static yst_kind kind_of_product(yst_kind left, yst_kind right)
{
  if (!is_amount(left) || !is_amount(right)) return YST_KIND_NONE;
  if (left == YST_KIND_PERCENT && right == YST_KIND_PERCENT) return YST_KIND_PERCENT;
  if (is_plain(left)) return right == YST_KIND_PERCENT ? YST_KIND_NUMBER : right;
  return is_plain(right) ? left : YST_KIND_NONE;
}

static yst_kind kind_of_quotient(yst_kind left, yst_kind right)
{
  if (!is_amount(left) || !is_amount(right)) return YST_KIND_NONE;
  if (left == right) return YST_KIND_NUMBER;
  return is_plain(right) ? left : YST_KIND_NONE;
}

static yst_expr *add_dates(yst_model_builder *b, yst_expr *left, yst_expr *right, bool minus, yst_span span)
{
  yst_expr *moved = yst_shift_date(b, left, right, minus, span);
  if (!moved && !minus) moved = yst_shift_date(b, right, left, false, span);
  if (moved) return moved;
  if (minus && left->type.kind == YST_KIND_DATE && right->type.kind == YST_KIND_DATE)
    return yst_expr_of(b, YST_OP_DAYS_BETWEEN, yst_type_of(YST_KIND_DAYS), span, right, left);
  return NULL;
}

static yst_expr *add(yst_model_builder *b, yst_expr *left, yst_expr *right, bool minus, yst_span span)
{
  yst_op op = minus ? YST_OP_SUBTRACT : YST_OP_ADD;
  bool is_year = left->type.kind == YST_KIND_YEAR && right->type.kind == YST_KIND_NUMBER;
  if (is_year || (is_amount(left->type.kind) && left->type.kind == right->type.kind))
    return yst_expr_of(b, op, left->type, span, left, right);
  return add_dates(b, left, right, minus, span);
}

static yst_expr *combine(yst_model_builder *b, yst_syntax_op op, yst_expr *left, yst_expr *right,
                         yst_span span)
{
  yst_kind kind;
  switch (op) {
  case YST_X_ADD: return add(b, left, right, false, span);
  case YST_X_SUBTRACT: return add(b, left, right, true, span);
  case YST_X_DIVIDE:
    kind = kind_of_quotient(left->type.kind, right->type.kind);
    return kind ? yst_expr_of(b, YST_OP_DIVIDE, yst_type_of(kind), span, left, right) : NULL;
  default:
    kind = kind_of_product(left->type.kind, right->type.kind);
    return kind ? yst_expr_of(b, YST_OP_MULTIPLY, yst_type_of(kind), span, left, right) : NULL;
  }
}

static const char *verb_of(yst_syntax_op op)
{
  switch (op) {
  case YST_X_ADD: return "added";
  case YST_X_SUBTRACT: return "taken from each other";
  case YST_X_DIVIDE: return "divided";
  default: return "multiplied";
  }
}

static yst_expr *resolve_two(const yst_scope *scope, const yst_syntax *syntax)
{
  yst_model_builder *b = scope->builder;
  yst_syntax_op op = syntax->op == YST_X_PERCENT_OF ? YST_X_MULTIPLY : syntax->op;
  yst_expr *left = yst_expr_points(b, yst_resolve(scope, syntax->args[0], any_type));
  yst_expr *right = yst_expr_points(b, yst_resolve(scope, syntax->args[1], any_type));
  if (yst_is_broken(left) || yst_is_broken(right))
    return yst_expr_of(b, YST_OP_ADD, any_type, syntax->span, left, right);
  yst_expr *expr = combine(b, op, left, right, syntax->span);
  if (expr) return expr;
  yst_say_mismatch(b, syntax->span, left, right, verb_of(op));
  return yst_break(yst_expr_of(b, YST_OP_ADD, any_type, syntax->span, left, right));
}

static yst_expr *say_no_amount(yst_model_builder *b, const yst_syntax *syntax, const yst_expr *inner,
                               const char *verb)
{
  yst_diags_add(b->diags, YST_TYPE_MISMATCH, inner->span, "`%t` is %t and cannot be %s",
                yst_span_text(b, inner->span), yst_type_phrase(b, inner->type), verb);
  return yst_expr_broken(b, syntax->span);
}

static yst_expr *resolve_minus(const yst_scope *scope, const yst_syntax *syntax)
{
  yst_model_builder *b = scope->builder;
  yst_expr *inner = yst_expr_points(b, yst_resolve(scope, syntax->args[0], any_type));
  if (!yst_is_broken(inner) && !is_amount(inner->type.kind))
    return say_no_amount(b, syntax, inner, "made negative");
  if (inner->op == YST_OP_CONST)
    return yst_expr_const(b, inner->type, yst_number_negate(inner->number), syntax->span);
  return yst_expr_of(b, YST_OP_NEGATE, inner->type, syntax->span, inner, NULL);
}

static yst_expr *resolve_rounded(const yst_scope *scope, const yst_syntax *syntax, yst_type want)
{
  yst_model_builder *b = scope->builder;
  yst_expr *inner = yst_expr_points(b, yst_resolve(scope, syntax->args[0], want));
  if (yst_is_broken(inner)) return inner;
  if (!is_amount(inner->type.kind)) return say_no_amount(b, syntax, inner, "rounded");
  yst_expr *expr = yst_expr_of(b, YST_OP_ROUND, inner->type, syntax->span, inner, NULL);
  expr->rounding_mode = syntax->rounding.mode;
  if (!yst_rounding_step(b, &syntax->rounding, inner->type, &expr->number)) yst_break(expr);
  return expr;
}

/* `number behind SHARE out of WHOLE` */
static yst_expr *resolve_behind(const yst_scope *scope, const yst_syntax *syntax)
{
  yst_type number = yst_type_of(YST_KIND_NUMBER);
  yst_expr *share =
      yst_resolve_as(scope, syntax->args[0], yst_type_of(YST_KIND_PERCENT), "`number behind` looks at");
  yst_expr *whole = yst_resolve_as(scope, syntax->args[1], number, "a share is out of");
  return yst_expr_of(scope->builder, YST_OP_BEHIND, number, syntax->span, share, whole);
}

yst_expr *yst_resolve_arithmetic(const yst_scope *scope, const yst_syntax *syntax, yst_type want)
{
  if (syntax->op == YST_X_MINUS) return resolve_minus(scope, syntax);
  if (syntax->op == YST_X_ROUNDED) return resolve_rounded(scope, syntax, want);
  if (syntax->op == YST_X_BEHIND) return resolve_behind(scope, syntax);
  return resolve_two(scope, syntax);
}
