#include <stdlib.h>

#include "check/amount.h"
#include "check/reach_inside.h"

/* Sums that are put together before twice the same are dropped. */
#define SUMS_MOST 4000000u
/* Options that are named one by one; of more than these the first and the last are. */
#define NAMED_MOST 8u
#define NAMED_FIRST 4u

/* ---- numbers ---- */

static int compare_numbers(const void *left, const void *right)
{
  return yst_number_compare(*(const yst_number *)left, *(const yst_number *)right);
}

yst_options_bag yst_options_bag_in(yst_arena *arena)
{
  return (yst_options_bag){.arena = arena, .listed = true};
}

void yst_options_put(yst_options_bag *bag, yst_number value)
{
  if (bag->count >= 4 * YST_OPTIONS_MOST) bag->listed = false;
  if (bag->listed) YST_PUSH(bag->arena, bag->items, bag->count, bag->capacity, value);
}

void yst_options_put_all(yst_options_bag *bag, const yst_options *options)
{
  bag->listed &= options->listed;
  bag->may_not_apply |= options->may_not_apply;
  for (size_t i = 0; i < options->count; i++) yst_options_put(bag, options->items[i]);
}

yst_options yst_options_none_listed(bool may_not_apply)
{
  return (yst_options){.listed = false, .may_not_apply = may_not_apply};
}

yst_options yst_options_take(yst_options_bag *bag)
{
  if (!bag->listed) return yst_options_none_listed(bag->may_not_apply);
  if (bag->count) qsort(bag->items, bag->count, sizeof *bag->items, compare_numbers);
  size_t kept = 0;
  for (size_t i = 0; i < bag->count; i++) {
    if (kept && yst_number_equal(bag->items[kept - 1], bag->items[i])) continue;
    bag->items[kept++] = bag->items[i];
  }
  if (kept > YST_OPTIONS_MOST) return yst_options_none_listed(bag->may_not_apply);
  return (yst_options){true, bag->may_not_apply, kept, bag->items};
}

yst_text yst_options_text(yst_arena *arena, const yst_atoms *atoms, yst_type type, const yst_options *options)
{
  yst_buffer buffer = yst_buffer_in(arena);
  bool all = options->count <= NAMED_MOST;
  for (size_t i = 0; i < options->count; i++) {
    bool last = i + 1 == options->count;
    if (!all && i >= NAMED_FIRST && !last) continue;
    if (i) yst_buffer_add_string(&buffer, !last ? ", " : all ? " and " : ", … and ");
    yst_amount_write_plainly(&buffer, atoms, type, options->items[i]);
  }
  return yst_buffer_text(&buffer);
}

/* ---- pairs ---- */

static int compare_pairs(const void *left, const void *right)
{
  const yst_score_pair *a = left, *b = right;
  int order = yst_number_compare(a->total, b->total);
  return order ? order : yst_number_compare(a->maximum, b->maximum);
}

yst_pairs_bag yst_pairs_bag_in(yst_arena *arena)
{
  return (yst_pairs_bag){.arena = arena, .listed = true};
}

void yst_pairs_put(yst_pairs_bag *bag, yst_score_pair pair)
{
  if (bag->count >= SUMS_MOST) bag->listed = false;
  if (bag->listed) YST_PUSH(bag->arena, bag->items, bag->count, bag->capacity, pair);
}

void yst_pairs_put_all(yst_pairs_bag *bag, const yst_score_pairs *pairs)
{
  bag->listed &= pairs->listed;
  for (size_t i = 0; i < pairs->count; i++) yst_pairs_put(bag, pairs->items[i]);
}

yst_score_pairs yst_pairs_take(yst_pairs_bag *bag)
{
  if (!bag->listed) return (yst_score_pairs){.listed = false};
  if (bag->count) qsort(bag->items, bag->count, sizeof *bag->items, compare_pairs);
  size_t kept = 0;
  for (size_t i = 0; i < bag->count; i++) {
    if (kept && compare_pairs(&bag->items[kept - 1], &bag->items[i]) == 0) continue;
    bag->items[kept++] = bag->items[i];
  }
  return kept > YST_PAIRS_MOST ? (yst_score_pairs){.listed = false}
                               : (yst_score_pairs){true, kept, bag->items};
}

yst_score_pairs yst_score_pairs_add(yst_arena *arena, yst_score_pairs a, yst_score_pairs b)
{
  yst_pairs_bag bag = yst_pairs_bag_in(arena);
  bag.listed = a.listed && b.listed && (!b.count || a.count <= SUMS_MOST / b.count);
  for (size_t i = 0; bag.listed && i < a.count; i++) {
    for (size_t k = 0; bag.listed && k < b.count; k++) {
      yst_score_pair sum;
      bag.listed = yst_number_add(a.items[i].total, b.items[k].total, &sum.total) &&
                   yst_number_add(a.items[i].maximum, b.items[k].maximum, &sum.maximum);
      if (bag.listed) yst_pairs_put(&bag, sum);
    }
  }
  return yst_pairs_take(&bag);
}
