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
