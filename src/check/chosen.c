#include "check/chosen.h"

#include "check/apart.h"
#include "check/made.h"
#include "check/same.h"
#include "check/walk.h"

/* Conditions of one value that are held against those before them. */
#define BESIDE_MOST 50u

typedef struct chosen_look {
  yst_case_room *room;
  const yst_model *model;
  yst_diags *diags;
} chosen_look;

/* A condition that stands there already is told of by itself. */
static bool stands_before(const yst_expr *choose, size_t place)
{
  for (size_t i = 1; i < place; i += 2) {
    if (yst_expr_same(choose->args[i], choose->args[place])) return true;
  }
  return false;
}

/* It holds, and none before it does. */
static yst_expr *reached_when(const chosen_look *look, const yst_expr *choose, size_t place)
{
  yst_arena *arena = look->diags->arena;
  yst_expr *all = yst_made_all(arena, place);
  for (size_t i = 1; i < place; i += 2)
    all->args[all->arg_count++] = yst_made_condition(arena, YST_OP_NOT, choose->args[i], NULL);
  all->args[all->arg_count++] = choose->args[place];
  return all;
}

/* The condition before that takes the cases away by itself; the first when it takes several. */
static const yst_expr *taker_of(const chosen_look *look, const yst_expr *choose, size_t place)
{
  yst_arena *arena = look->diags->arena;
  for (size_t i = 1; i < place; i += 2) {
    yst_expr *both = yst_made_both(arena, yst_made_condition(arena, YST_OP_NOT, choose->args[i], NULL),
                                   choose->args[place]);
    yst_outcomes found = yst_outcomes_of(look->room, both);
    if (!found.holds && !found.leaves_out && !found.stuck) return choose->args[i];
  }
  return choose->args[1];
}

/* What does not apply goes by: a condition that may not apply is passed over. */
static void check_place(const chosen_look *look, const yst_expr *choose, size_t place)
{
  const yst_expr *when = choose->args[place];
  if (stands_before(choose, place)) return;
  yst_outcomes alone = yst_outcomes_of(look->room, when);
  yst_outcomes reached = yst_outcomes_of(look->room, reached_when(look, choose, place));
  if (alone.stuck || reached.stuck || !alone.holds || reached.holds || reached.leaves_out) return;
  yst_diag *diag = yst_diags_add(look->diags, YST_UNREACHABLE, when->span, "nothing reaches this");
  yst_diag_label(look->diags, diag, taker_of(look, choose, place)->span, "this is taken first");
  yst_diag_help(look->diags, diag,
                "The first condition that holds decides; a narrower one stands before a wider one.");
}

static void visit(void *context, const yst_expr *node)
{
  const chosen_look *look = context;
  if (node->op != YST_OP_CHOOSE) return;
  for (size_t i = 3; i < node->arg_count && i < 2 * BESIDE_MOST; i += 2) check_place(look, node, i);
}

static void visit_root(void *context, const yst_expr *root, yst_root_kind kind, const yst_about *owner)
{
  (void)owner;
  if (kind != YST_ROOT_EXAMPLE && kind != YST_ROOT_TOLD) yst_walk_nodes(root, visit, context);
}

void yst_chosen_check(yst_case_room *room, const yst_model *model, yst_diags *diags)
{
  chosen_look look = {room, model, diags};
  yst_walk_roots(model, visit_root, &look);
}
