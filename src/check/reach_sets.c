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

/* Every pair of `from` with `more` added to it; they stay in order. false when a sum does not fit. */
static bool shift(yst_score_pairs from, yst_score_pair more, yst_score_pair *to)
{
  for (size_t i = 0; i < from.count; i++) {
    if (!yst_number_add(from.items[i].total, more.total, &to[i].total) ||
        !yst_number_add(from.items[i].maximum, more.maximum, &to[i].maximum))
      return false;
  }
  return true;
}

/* Two lists in order into one, each pair once; gives how many there are. */
static size_t merge(const yst_score_pair *a, size_t a_count, const yst_score_pair *b, size_t b_count,
                    yst_score_pair *to)
{
  size_t count = 0, i = 0, k = 0;
  while (i < a_count && k < b_count) {
    int order = compare_pairs(&a[i], &b[k]);
    to[count++] = order <= 0 ? a[i] : b[k];
    i += order <= 0;
    k += order >= 0;
  }
  for (; i < a_count; i++) to[count++] = a[i];
  for (; k < b_count; k++) to[count++] = b[k];
  return count;
}

/* Sums while they are put together: two lists of which one is merged into the other. */
typedef struct sums {
  size_t count, capacity;
  yst_score_pair *items, *next, *shifted;
} sums;

static void make_room(yst_arena *arena, sums *all, size_t needed)
{
  if (needed <= all->capacity) return;
  all->capacity = needed + needed / 2;
  yst_score_pair *items = YST_NEW_ARRAY(arena, all->capacity, yst_score_pair);
  if (all->count) memcpy(items, all->items, all->count * sizeof *items);
  all->items = items;
  all->next = YST_NEW_ARRAY(arena, all->capacity, yst_score_pair);
}

/* The longer list shifted by each pair of the shorter one is in order already, so that nothing is sorted. */
yst_score_pairs yst_score_pairs_add(yst_arena *arena, yst_score_pairs a, yst_score_pairs b)
{
  yst_score_pairs few = a.count < b.count ? a : b, many = a.count < b.count ? b : a;
  if (!a.listed || !b.listed || (few.count && many.count > SUMS_MOST / few.count))
    return (yst_score_pairs){.listed = false};
  sums all = {.shifted = YST_NEW_ARRAY(arena, many.count, yst_score_pair)};
  make_room(arena, &all, few.count > 1 ? many.count + many.count / 2 : many.count);
  for (size_t i = 0; i < few.count; i++) {
    if (!shift(many, few.items[i], all.shifted)) return (yst_score_pairs){.listed = false};
    make_room(arena, &all, all.count + many.count);
    all.count = merge(all.items, all.count, all.shifted, many.count, all.next);
    yst_score_pair *swap = all.items;
    all.items = all.next;
    all.next = swap;
    if (all.count > YST_PAIRS_MOST) return (yst_score_pairs){.listed = false};
  }
  return (yst_score_pairs){true, all.count, all.items};
}
