/* Conditions that stand twice where the second can make no difference: among those joined by `and` or `or`,
 * and in a value or score that depends on conditions, of which the first that holds decides. */
#include "check/checks.h"
#include "check/same.h"
#include "check/walk.h"
#include "check/witness.h"

/* Conditions side by side that are held against each other. */
#define BESIDE_MOST 300u

typedef struct repeat_look {
  const yst_model *model;
  yst_diags *diags;
} repeat_look;

static void report(const repeat_look *look, const yst_expr *again, const yst_expr *first, const char *help)
{
  yst_diag *diag =
      yst_diags_add(look->diags, YST_REPEATED_CONDITION, again->span, "this condition stands here already");
  yst_diag_label(look->diags, diag, first->span, "the first time");
  yst_diag_help(look->diags, diag, "%s", help);
  yst_witness_touches_nothing(look->diags, diag);
}

/* What stands at every `step`th place from `from` on. */
static void check_args(const repeat_look *look, const yst_expr *node, size_t from, size_t step,
                       const char *help)
{
  if (node->arg_count > step * BESIDE_MOST) return;
  for (size_t i = from; i < node->arg_count; i += step) {
    for (size_t k = from; k < i; k += step) {
      const yst_expr *again = node->args[i], *first = node->args[k];
      if (!again || !first) continue;
      bool elsewhere = again->span.start != first->span.start || again->span.source != first->span.source;
      if (!elsewhere || !yst_expr_same(again, first)) continue;
      report(look, again, first, help);
      break;
    }
  }
}

static void visit(void *context, const yst_expr *node)
{
  const repeat_look *look = context;
  if (node->op == YST_OP_AND || node->op == YST_OP_OR)
    check_args(look, node, 0, 1, "Leave one of them out, or see whether another one was meant.");
  if (node->op == YST_OP_CHOOSE)
    check_args(look, node, 1, 2,
               "The first that holds decides, so that what stands beside this one never comes up.");
}

static void visit_root(void *context, const yst_expr *root, yst_root_kind kind, const yst_about *owner)
{
  (void)owner;
  if (kind != YST_ROOT_EXAMPLE) yst_walk_nodes(root, visit, context);
}

void yst_check_repeated(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  (void)check;
  repeat_look look = {model, diags};
  yst_walk_roots(model, visit_root, &look);
}
