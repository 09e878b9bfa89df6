#include "model/scope.h"

/* Expressions are shared, and written out each time by what walks over them: a comparison for each member of
 * a list inside another such list would come to more than any walk could do. Past the limit it is said once,
 * and nothing more is put together. */
static bool is_too_many(yst_model_builder *b, yst_span span, size_t steps)
{
  b->expr_count += steps;
  if (b->expr_count <= b->expr_limit) return false;
  if (!b->expr_limit_said)
    yst_diags_add(b->diags, YST_TOO_MANY, span,
                  "expressions come to more than %z steps when their lists are written out", b->expr_limit);
  b->expr_limit_said = true;
  return true;
}

static void put_arg(yst_expr *expr, size_t place, yst_expr *arg, size_t *shared)
{
  expr->args[place] = arg;
  if (!arg) return;
  if (yst_is_broken(arg)) yst_break(expr);
  expr->steps += arg->steps;
  if (arg->used) *shared += arg->steps;
  arg->used = true;
}

yst_expr *yst_expr_list(yst_model_builder *builder, yst_op op, yst_type type, yst_span span,
                        yst_expr *const *args, size_t count)
{
  yst_expr *expr = YST_NEW(builder->arena, yst_expr);
  expr->op = op;
  expr->type = type;
  expr->span = span;
  expr->steps = 1;
  expr->args = YST_NEW_ARRAY(builder->arena, count, yst_expr *);
  expr->arg_count = count;
  size_t shared = 0;
  for (size_t i = 0; i < count; i++) put_arg(expr, i, args[i], &shared);
  if (!is_too_many(builder, span, 1 + shared)) return expr;
  expr->arg_count = 0;
  return yst_break(expr);
}

yst_expr *yst_expr_new(yst_model_builder *builder, yst_op op, yst_type type, yst_span span)
{
  return yst_expr_list(builder, op, type, span, NULL, 0);
}

yst_expr *yst_expr_of(yst_model_builder *builder, yst_op op, yst_type type, yst_span span, yst_expr *left,
                      yst_expr *right)
{
  yst_expr *const args[2] = {left, right};
  return yst_expr_list(builder, op, type, span, args, right ? 2 : 1);
}

yst_expr *yst_expr_const(yst_model_builder *builder, yst_type type, yst_number number, yst_span span)
{
  yst_expr *expr = yst_expr_new(builder, YST_OP_CONST, type, span);
  expr->number = number;
  return expr;
}

yst_expr *yst_expr_result(yst_model_builder *builder, const yst_result *result, yst_span span)
{
  yst_op op = result->part == YST_PART_FIGURE ? YST_OP_FIGURE : YST_OP_RESULT;
  yst_expr *expr = yst_expr_new(builder, op, result->type, span);
  expr->result = result;
  return expr;
}

yst_expr *yst_expr_broken(yst_model_builder *builder, yst_span span)
{
  return yst_expr_new(builder, YST_OP_BROKEN, yst_type_of(YST_KIND_NONE), span);
}

yst_expr *yst_expr_not(yst_model_builder *builder, yst_expr *expr)
{
  return yst_expr_of(builder, YST_OP_NOT, yst_type_of(YST_KIND_YES_NO), expr->span, expr, NULL);
}

yst_expr *yst_expr_retyped(yst_model_builder *builder, const yst_expr *expr, yst_type type)
{
  yst_expr *copy = YST_NEW(builder->arena, yst_expr);
  *copy = *expr;
  copy->type = type;
  return copy;
}

yst_expr *yst_expr_both(yst_model_builder *builder, yst_expr *left, yst_expr *right)
{
  if (!left || !right) return left ? left : right;
  return yst_expr_of(builder, YST_OP_AND, yst_type_of(YST_KIND_YES_NO), left->span, left, right);
}

yst_expr *yst_break(yst_expr *expr)
{
  expr->op = YST_OP_BROKEN;
  expr->type = yst_type_of(YST_KIND_NONE);
  return expr;
}

static bool carries_points(const yst_choices *choices)
{
  for (size_t i = 0; i < choices->count; i++) {
    if (!choices->items[i].has_points) return false;
  }
  return choices->count > 0;
}

yst_expr *yst_expr_points(yst_model_builder *builder, yst_expr *expr)
{
  if (expr->type.kind != YST_KIND_CHOICE || !carries_points(expr->type.choices)) return expr;
  return yst_expr_of(builder, YST_OP_POINTS, yst_type_of(YST_KIND_NUMBER), expr->span, expr, NULL);
}
