/* What the best n of several criteria come to, exactly: the best n are those that score at least so much
 * while no other scores more, for some mark. So each mark is taken for the last that counts, and the criteria
 * go one by one to those that count or to those that do not. */
#include "check/reach_inside.h"

/* Marks that are tried; with more, any n of the criteria are taken for the best. */
#define MARKS_MOST 32u

typedef struct best_look {
  yst_arena *arena;
  size_t count, best;
  const yst_score_pairs *scores; /* by criterion */
} best_look;

/* The sums of so many that count: before and after one was passed over that scores just the last mark. Of
 * several with the same score the first ones count. */
typedef struct best_sums {
  yst_score_pairs free, passed;
} best_sums;

static const yst_score_pair NOTHING = {{0, 1}, {0, 1}};

static yst_score_pairs either(yst_arena *arena, yst_score_pairs a, yst_score_pairs b)
{
  yst_pairs_bag bag = yst_pairs_bag_in(arena);
  yst_pairs_put_all(&bag, &a);
  yst_pairs_put_all(&bag, &b);
  return yst_pairs_take(&bag);
}

static bool is_nothing(const yst_score_pair *pair)
{
  return pair->maximum.num == 0;
}

static yst_score_pairs scores_above(yst_arena *arena, const yst_score_pairs *own, yst_number mark, bool or_at)
{
  yst_pairs_bag bag = yst_pairs_bag_in(arena);
  for (size_t i = 0; i < own->count; i++) {
    int order = yst_number_compare(own->items[i].total, mark);
    if (!is_nothing(&own->items[i]) && (order > 0 || (or_at && order == 0)))
      yst_pairs_put(&bag, own->items[i]);
  }
  return yst_pairs_take(&bag);
}

/* Whether a criterion can be passed over for what it scores, or because it does not apply. */
static bool may_score_below(const yst_score_pairs *own, yst_number mark)
{
  for (size_t i = 0; i < own->count; i++) {
    if (is_nothing(&own->items[i]) || yst_number_compare(own->items[i].total, mark) < 0) return true;
  }
  return false;
}

static bool may_score(const yst_score_pairs *own, yst_number mark)
{
  for (size_t i = 0; i < own->count; i++) {
    if (!is_nothing(&own->items[i]) && yst_number_equal(own->items[i].total, mark)) return true;
  }
  return false;
}

static void take_criterion(const best_look *look, best_sums *sums, const yst_score_pairs *own,
                           yst_number mark)
{
  yst_arena *arena = look->arena;
  yst_score_pairs none = {.listed = true};
  bool below = may_score_below(own, mark), at = may_score(own, mark);
  yst_score_pairs above = scores_above(arena, own, mark, false), from = scores_above(arena, own, mark, true);
  for (size_t k = look->best + 1; k-- > 0;) {
    best_sums old = sums[k], more = {none, none};
    if (k) {
      more.free = yst_score_pairs_add(arena, sums[k - 1].free, from);
      more.passed = yst_score_pairs_add(arena, sums[k - 1].passed, above);
    }
    yst_score_pairs passed = below ? old.passed : at ? either(arena, old.free, old.passed) : none;
    sums[k].free = either(arena, below ? old.free : none, more.free);
    sums[k].passed = either(arena, passed, more.passed);
  }
}

static best_sums *start(const best_look *look)
{
  best_sums *sums = YST_NEW_ARRAY(look->arena, look->best + 1, best_sums);
  for (size_t k = 0; k <= look->best; k++) sums[k].free.listed = sums[k].passed.listed = true;
  sums[0].free = (yst_score_pairs){true, 1, &NOTHING};
  return sums;
}

static yst_score_pairs sums_with_last(const best_look *look, yst_number mark)
{
  best_sums *sums = start(look);
  for (size_t i = 0; i < look->count; i++) take_criterion(look, sums, &look->scores[i], mark);
  return either(look->arena, sums[look->best].free, sums[look->best].passed);
}

static yst_score_pairs applying_of(yst_arena *arena, const yst_score_pairs *own)
{
  yst_pairs_bag bag = yst_pairs_bag_in(arena);
  for (size_t i = 0; i < own->count; i++) {
    if (!is_nothing(&own->items[i])) yst_pairs_put(&bag, own->items[i]);
  }
  return yst_pairs_take(&bag);
}

/* The sums of any `best` of them, or of fewer where no more apply; with `only_all` those alone that leave out
 * nothing but what does not apply. */
static yst_score_pairs sums_of_any(const best_look *look, bool only_all)
{
  best_sums *sums = start(look);
  size_t least = 0;
  for (size_t i = 0; i < look->count; i++) {
    const yst_score_pairs *own = &look->scores[i];
    yst_score_pairs applying = applying_of(look->arena, own);
    bool may_drop = applying.count < own->count;
    least += !may_drop;
    for (size_t k = look->best + 1; k-- > 0;) {
      yst_score_pairs left = may_drop || !only_all ? sums[k].free : (yst_score_pairs){.listed = true};
      yst_score_pairs more = {.listed = true};
      if (k) more = yst_score_pairs_add(look->arena, sums[k - 1].free, applying);
      sums[k].free = either(look->arena, left, more);
    }
  }
  yst_score_pairs all = {.listed = true};
  size_t first = only_all ? 0 : least < look->best ? least : look->best;
  for (size_t k = first; k <= look->best; k++) all = either(look->arena, all, sums[k].free);
  return all;
}

static void put_marks(yst_options_bag *bag, const yst_score_pairs *own)
{
  for (size_t i = 0; i < own->count; i++) {
    if (!is_nothing(&own->items[i])) yst_options_put(bag, own->items[i].total);
  }
}

yst_score_pairs yst_reach_best(yst_reach *reach, const yst_criterion *criteria, size_t count, size_t best)
{
  yst_score_pairs *scores = YST_NEW_ARRAY(reach->arena, count, yst_score_pairs);
  best_look look = {reach->arena, count, best < count ? best : count, scores};
  yst_options_bag bag = yst_options_bag_in(reach->arena);
  for (size_t i = 0; i < count; i++) {
    scores[i] = yst_reach_criterion(reach, &criteria[i]);
    if (!scores[i].listed) return scores[i];
    put_marks(&bag, &scores[i]);
  }
  yst_options marks = yst_options_take(&bag);
  if (!marks.listed || marks.count > MARKS_MOST) return sums_of_any(&look, false);
  yst_score_pairs all = sums_of_any(&look, true);
  for (size_t i = 0; i < marks.count && all.listed; i++)
    all = either(reach->arena, all, sums_with_last(&look, marks.items[i]));
  return all;
}
