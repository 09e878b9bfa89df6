#include "check/made.h"

#include "check/walk.h"

static const yst_type YES_NO = {YST_KIND_YES_NO, NULL};

/* Expressions are not changed by what is made of them. */
static yst_expr *as_part(const yst_expr *expr)
{
  return (yst_expr *)(uintptr_t)expr;
}

static yst_expr *make(yst_arena *arena, yst_op op, yst_type type, size_t arg_count)
{
  yst_expr *expr = YST_NEW(arena, yst_expr);
  expr->op = op;
  expr->type = type;
  expr->steps = 1;
  expr->arg_count = arg_count;
  expr->args = YST_NEW_ARRAY(arena, arg_count, yst_expr *);
  return expr;
}

yst_expr *yst_made_constant(yst_arena *arena, yst_type type, yst_number number)
{
  yst_expr *expr = make(arena, YST_OP_CONST, type, 0);
  expr->number = number;
  return expr;
}

yst_expr *yst_made_field(yst_arena *arena, const yst_model *model, size_t field)
{
  yst_expr *expr = make(arena, YST_OP_FIELD, model->fields[field].type, 0);
  expr->index = field;
  return expr;
}

yst_expr *yst_made_result(yst_arena *arena, const yst_result *result)
{
  yst_expr *expr = make(arena, YST_OP_RESULT, result->type, 0);
  expr->result = result;
  return expr;
}

yst_expr *yst_made_bands(yst_arena *arena, const yst_bands *bands, const yst_expr *subject)
{
  yst_expr *expr = make(arena, YST_OP_BANDS, bands->gives, 1);
  expr->bands = bands;
  expr->args[0] = as_part(subject);
  return expr;
}

yst_expr *yst_made_condition(yst_arena *arena, yst_op op, const yst_expr *left, const yst_expr *right)
{
  yst_expr *expr = make(arena, op, YES_NO, right ? 2 : 1);
  expr->args[0] = as_part(left);
  if (right) expr->args[1] = as_part(right);
  return expr;
}

yst_expr *yst_made_both(yst_arena *arena, yst_expr *left, yst_expr *right)
{
  if (!left || !right) return left ? left : right;
  return yst_made_condition(arena, YST_OP_AND, left, right);
}

static yst_expr *join(yst_arena *arena, yst_op op, size_t most)
{
  yst_expr *expr = make(arena, op, YES_NO, most);
  expr->arg_count = 0;
  return expr;
}

yst_expr *yst_made_all(yst_arena *arena, size_t most)
{
  return join(arena, YST_OP_AND, most);
}

yst_expr *yst_made_any(yst_arena *arena, size_t most)
{
  return join(arena, YST_OP_OR, most);
}

yst_expr *yst_made_inside(yst_arena *arena, const yst_expr *subject, const yst_interval *interval)
{
  yst_expr *low = NULL, *high = NULL;
  if (interval->has_low) {
    low = yst_made_condition(arena, interval->low_in ? YST_OP_AT_LEAST : YST_OP_MORE, subject,
                             yst_made_constant(arena, subject->type, interval->low));
  }
  if (interval->has_high) {
    high = yst_made_condition(arena, interval->high_in ? YST_OP_AT_MOST : YST_OP_LESS, subject,
                              yst_made_constant(arena, subject->type, interval->high));
  }
  if (!low && !high) return yst_made_condition(arena, YST_OP_KNOWN, subject, NULL);
  return yst_made_both(arena, low, high);
}

/* ---- from rows to records ---- */

typedef struct row_look {
  const yst_model *model;
  bool *read, *counted; /* by list */
  bool beyond;          /* looks at more than a record, or is broken */
} row_look;

static void look_at_lists(void *context, const yst_expr *node)
{
  row_look *look = context;
  look->beyond |= node->op == YST_OP_FOLD || node->op == YST_OP_FIGURE || node->op == YST_OP_BROKEN;
  if (node->list >= look->model->list_count) return;
  if (node->op == YST_OP_COLUMN) look->read[node->list] = true;
  if (node->op == YST_OP_AGGREGATE) look->counted[node->list] = true;
}

yst_expr *yst_made_of_record(yst_arena *arena, const yst_model *model, yst_expr *condition)
{
  row_look look = {model, YST_NEW_ARRAY(arena, model->list_count, bool),
                   YST_NEW_ARRAY(arena, model->list_count, bool), false};
  yst_walk_nodes(condition, look_at_lists, &look);
  if (look.beyond) return NULL;
  size_t found = SIZE_MAX;
  for (size_t i = 0; i < model->list_count; i++) {
    if (!look.read[i]) continue;
    if (found != SIZE_MAX || look.counted[i]) return NULL;
    found = i;
  }
  if (found == SIZE_MAX) return condition;
  yst_expr *any = make(arena, YST_OP_AGGREGATE, YES_NO, 3);
  any->is_quantity = true;
  any->quantity = YST_Q_ANY;
  any->list = found;
  any->args[1] = condition;
  return any;
}
