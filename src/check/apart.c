#include "check/apart.h"

#include "check/case_sets.h"
#include "check/cases_inside.h"
#include "check/made.h"

/* Parts of one condition; with more it is not taken apart. */
#define PARTS_MOST 2000u

static yst_outcomes outcomes_on(yst_case_room *room, const yst_expr *expr, yst_day day, unsigned depth);

/* ---- all cases at once ---- */

/* Whether some cases that surely come up show that it holds, and that it fails. */
static bool is_shown(yst_case_room *room, const yst_expr *expr, yst_day day)
{
  yst_cases *cases = yst_cases_new(room);
  yst_cases_add(cases, expr);
  yst_cases_sample(cases);
  if (!yst_cases_start(cases, day) || yst_cases_share(cases)) return false;
  yst_case_truth truth = yst_cases_truth(cases, expr);
  return !yst_case_set_is_empty(cases, truth.yes) && !yst_case_set_is_empty(cases, truth.no);
}

static yst_outcomes try_all(yst_cases *cases, const yst_expr *expr)
{
  yst_case_truth truth = yst_cases_truth(cases, expr);
  yst_outcomes found = {.stuck = NULL};
  found.holds = !yst_case_set_is_empty(cases, truth.yes);
  found.fails = !yst_case_set_is_empty(cases, truth.no);
  bool unclear = !yst_case_set_is_empty(cases, truth.unclear);
  uint64_t *every = yst_case_set_new(cases, true);
  for (size_t w = 0; w < yst_case_set_words(cases); w++)
    found.leaves_out |= (every[w] & ~truth.yes[w] & ~truth.no[w] & ~truth.unclear[w]) != 0;
  if (unclear || !yst_cases_complete(cases)) found.stuck = cases;
  found.may_be_less =
      found.holds && found.fails && yst_cases_share(cases) && !is_shown(cases->room, expr, cases->day);
  return found;
}

/* ---- what is joined, taken apart ---- */

typedef struct part {
  const yst_expr *expr;
  const yst_cases *cases; /* only for what it looks at */
  size_t group;           /* the place of the first part that it has something in common with */
} part;

typedef struct parts {
  yst_case_room *room;
  yst_op op; /* AND or OR */
  size_t count, capacity;
  part *items;
  bool too_many;
} parts;

/* What the parts of a part are joined by too is taken with them. */
static void add_parts(parts *all, const yst_expr *expr, unsigned depth)
{
  const yst_expr *inside = yst_case_inside(all->room->model, expr);
  if (inside) expr = inside;
  if (expr->op != all->op || depth >= YST_CASES_DEPTH) {
    yst_cases *cases = yst_cases_new(all->room);
    yst_cases_add(cases, expr);
    part one = {expr, cases, all->count};
    all->too_many |= all->count >= PARTS_MOST || all->room->left == 0;
    if (!all->too_many) YST_PUSH(all->room->arena, all->items, all->count, all->capacity, one);
    return;
  }
  for (size_t i = 0; i < expr->arg_count && !all->too_many; i++) add_parts(all, expr->args[i], depth + 1);
}

static bool share_subject(const yst_cases *a, const yst_cases *b)
{
  for (size_t i = 0; i < a->count; i++) {
    if (yst_case_subject(b, a->subjects[i].expr, a->subjects[i].other)) return true;
  }
  return false;
}

static void join_groups(parts *all, size_t from, size_t to)
{
  for (size_t i = 0; i < all->count; i++) {
    if (all->items[i].group == from) all->items[i].group = to;
  }
}

static size_t group_parts(parts *all)
{
  size_t groups = all->count;
  for (size_t i = 1; i < all->count; i++) {
    for (size_t k = 0; k < i; k++) {
      const part *one = &all->items[i], *other = &all->items[k];
      if (one->group == other->group || !share_subject(one->cases, other->cases)) continue;
      join_groups(all, one->group, other->group);
      groups--;
    }
  }
  return groups;
}

static const yst_expr *expr_of_group(const parts *all, size_t group)
{
  yst_arena *arena = all->room->arena;
  yst_expr *joined =
      all->op == YST_OP_AND ? yst_made_all(arena, all->count) : yst_made_any(arena, all->count);
  const yst_expr *last = joined;
  for (size_t i = group; i < all->count; i++) {
    if (all->items[i].group != group) continue;
    last = all->items[i].expr;
    joined->args[joined->arg_count++] = (yst_expr *)(uintptr_t)last;
  }
  return joined->arg_count == 1 ? last : joined;
}

/* Parts that are independent may come to whatever each of them may come to, all together. What is not
 * applicable is left out; one that settles it is enough. */
static void take_in(yst_outcomes *all, const yst_outcomes *own, bool is_and)
{
  bool settles = is_and ? own->fails : own->holds, other = is_and ? own->holds : own->fails;
  bool *settled = is_and ? &all->fails : &all->holds, *open = is_and ? &all->holds : &all->fails;
  *open = (*open && (other || own->leaves_out)) || (all->leaves_out && other);
  *settled |= settles;
  all->leaves_out &= own->leaves_out;
  all->may_be_less |= own->may_be_less;
  if (own->stuck) all->stuck = own->stuck;
}

static yst_outcomes take_apart(yst_case_room *room, const yst_expr *expr, yst_day day, unsigned depth,
                               const yst_cases *whole)
{
  parts all = {.room = room, .op = expr->op};
  add_parts(&all, expr, 0);
  if (all.too_many || group_parts(&all) < 2) return (yst_outcomes){.stuck = whole};
  yst_outcomes found = {.leaves_out = true};
  for (size_t i = 0; i < all.count && !found.stuck; i++) {
    if (all.items[i].group != i) continue;
    yst_outcomes own = outcomes_on(room, expr_of_group(&all, i), day, depth + 1);
    take_in(&found, &own, expr->op == YST_OP_AND);
  }
  return found;
}

static yst_outcomes turned(yst_outcomes inner)
{
  return (yst_outcomes){inner.fails, inner.holds, inner.leaves_out, inner.may_be_less, inner.stuck};
}

static yst_outcomes outcomes_on(yst_case_room *room, const yst_expr *expr, yst_day day, unsigned depth)
{
  yst_cases *cases = yst_cases_new(room);
  yst_cases_add(cases, expr);
  if (yst_cases_start(cases, day)) return try_all(cases, expr);
  const yst_expr *inside = yst_case_inside(room->model, expr);
  if (depth >= YST_CASES_DEPTH || room->left == 0) return (yst_outcomes){.stuck = cases};
  if (inside) return outcomes_on(room, inside, day, depth + 1);
  if (expr->op == YST_OP_NOT && expr->arg_count)
    return turned(outcomes_on(room, expr->args[0], day, depth + 1));
  if (expr->op == YST_OP_AND || expr->op == YST_OP_OR) return take_apart(room, expr, day, depth, cases);
  return (yst_outcomes){.stuck = cases};
}

/* Days beyond those that cases keep are told by the cases themselves. */
yst_outcomes yst_outcomes_of(yst_case_room *room, const yst_expr *condition)
{
  yst_cases *cases = yst_cases_new(room);
  yst_cases_add(cases, condition);
  yst_day *days;
  size_t count = yst_cases_days(cases, &days);
  yst_outcomes all = {.stuck = NULL};
  for (size_t i = 0; i < count && !all.stuck; i++) {
    yst_outcomes found = outcomes_on(room, condition, days[i], 0);
    all.holds |= found.holds;
    all.fails |= found.fails;
    all.leaves_out |= found.leaves_out;
    all.may_be_less |= found.may_be_less;
    all.stuck = found.stuck;
    if (all.holds && all.fails) break;
  }
  return all;
}
