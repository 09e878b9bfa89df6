#include "check/same.h"

#include "base/limits.h"

#define DEPTH_MOST (8u * YST_LIMIT_DEPTH)
#define NODES_MOST 100000u

static bool heads_same(const yst_expr *a, const yst_expr *b)
{
  if (a->op == YST_OP_BROKEN) return false;
  return a->op == b->op && a->index == b->index && a->list == b->list && a->table == b->table &&
         a->result == b->result && a->bands == b->bands && yst_number_equal(a->number, b->number) &&
         yst_text_equal(a->text, b->text) && a->is_quantity == b->is_quantity &&
         a->aggregate == b->aggregate && a->quantity == b->quantity && a->count == b->count &&
         a->including == b->including && a->rounding_mode == b->rounding_mode && a->arg_count == b->arg_count;
}

static bool trees_same(const yst_expr *a, const yst_expr *b, unsigned depth, size_t *left)
{
  if (a == b) return true;
  if (!a || !b || depth > DEPTH_MOST || *left == 0 || !heads_same(a, b)) return false;
  (*left)--;
  for (size_t i = 0; i < a->arg_count; i++) {
    if (!trees_same(a->args[i], b->args[i], depth + 1, left)) return false;
  }
  return true;
}

bool yst_expr_same(const yst_expr *a, const yst_expr *b)
{
  size_t left = NODES_MOST;
  return trees_same(a, b, 0, &left);
}
