#include "evaluate/scores.h"

#include <stdlib.h>

#include "base/limits.h"

yst_scores yst_scores_in(const yst_workshop *shop)
{
  static const yst_score NOTHING = {{{0, 1}, {0, 1}, true, true, true, true, {0, 1}}, {0, 1}};
  yst_scores scores = {yst_set_in(shop), 1, YST_NEW(shop->arena, yst_score)};
  scores.items[0] = NOTHING;
  return scores;
}

static int compare_scores(const void *a, const void *b)
{
  const yst_score *left = a, *right = b;
  int order = yst_number_compare(left->maximum, right->maximum);
  return order ? order : yst_segment_compare_low(left->total, right->total);
}

/* Whether two stretches of one maximum can be one: equal, or one within the other. */
static bool covers(yst_segment a, yst_segment b)
{
  bool within = yst_segment_compare_low(a, b) <= 0 && yst_segment_compare_high(b, a) <= 0;
  if (!within) return false;
  bool same = !yst_segment_is_stepped(a) || yst_segment_is_point(b) || yst_number_equal(a.step, b.step);
  return same && (!b.has_low || yst_segment_is_on_steps(a, b.low));
}

/* Drops what is there twice; beyond the limit keeps one stretch for each maximum. */
static void tidy(yst_scores *scores)
{
  qsort(scores->items, scores->count, sizeof *scores->items, compare_scores);
  size_t kept = 0;
  for (size_t i = 1; i < scores->count; i++) {
    yst_score *last = &scores->items[kept];
    const yst_score *next = &scores->items[i];
    if (yst_number_equal(last->maximum, next->maximum) && covers(last->total, next->total)) continue;
    scores->items[++kept] = *next;
  }
  scores->count = kept + 1;
  if (scores->count <= YST_LIMIT_POSSIBLE) return;
  scores->rests.bounds_only = true;
  kept = 0;
  for (size_t i = 1; i < scores->count; i++) {
    yst_score *last = &scores->items[kept];
    const yst_score *next = &scores->items[i];
    if (!yst_number_equal(last->maximum, next->maximum)) {
      scores->items[++kept] = *next;
      continue;
    }
    if (yst_segment_compare_high(next->total, last->total) > 0) {
      last->total.high = next->total.high;
      last->total.has_high = next->total.has_high;
      last->total.high_in = next->total.high_in;
    }
    last->total.step = (yst_number){0, 1};
  }
  scores->count = kept + 1;
}

static void cross(yst_scores *scores, const yst_score *with, size_t count)
{
  size_t total = scores->count * count, made = 0;
  yst_score *items = YST_NEW_ARRAY(scores->rests.shop->arena, total + 1, yst_score);
  for (size_t i = 0; i < scores->count; i++)
    for (size_t j = 0; j < count; j++) {
      yst_score *sum = &items[made];
      bool fits = yst_segment_add(scores->items[i].total, with[j].total, &sum->total) &&
                  yst_number_add(scores->items[i].maximum, with[j].maximum, &sum->maximum);
      if (!fits) {
        scores->rests.fault = true;
        continue;
      }
      scores->rests.bounds_only |= !yst_segment_is_all(sum->total, scores->items[i].total, with[j].total);
      made++;
    }
  if (!made) return;
  scores->items = items;
  scores->count = made;
  if (made > 1) tidy(scores);
}

void yst_scores_add(yst_scores *scores, yst_value score, yst_number maximum)
{
  yst_possible room;
  yst_segment segment;
  const yst_possible *possible = yst_possible_of(score, &room, &segment);
  yst_arena *arena = scores->rests.shop->arena;
  size_t count = 0, capacity = possible->count + 1;
  yst_score *with = YST_NEW_ARRAY(arena, capacity, yst_score);
  /* Number by number where they are few: sums of stretches of different steps would only bound. */
  for (size_t i = 0; i < possible->count; i++) {
    yst_number points[YST_FEW_POINTS];
    size_t few = yst_segment_points(possible->segments[i], points, YST_FEW_POINTS);
    for (size_t j = 0; j < few; j++) {
      yst_score one = {yst_segment_point(points[j]), maximum};
      YST_PUSH(arena, with, count, capacity, one);
    }
    yst_score all = {possible->segments[i], maximum};
    if (!few) YST_PUSH(arena, with, count, capacity, all);
  }
  yst_score nothing = {yst_segment_point(yst_number_of(0)), {0, 1}};
  if (possible->not_applicable) YST_PUSH(arena, with, count, capacity, nothing);
  yst_set_rest_on(&scores->rests, score);
  if (possible->fault) scores->rests.fault = true;
  if (count) cross(scores, with, count);
}

static void rest_on_set(yst_set *into, const yst_set *from)
{
  yst_possible possible = {
      .support = from->support, .shared = from->shared, .bounds_only = from->bounds_only};
  yst_set_rest_on(into, (yst_value){YST_OPEN, {.possible = &possible}});
}

void yst_scores_join(yst_scores *scores, const yst_scores *other)
{
  rest_on_set(&scores->rests, &other->rests);
  scores->rests.fault |= other->rests.fault;
  cross(scores, other->items, other->count);
}

static yst_set rests_of(yst_evaluator *evaluator, const yst_scores *scores)
{
  yst_set set = yst_set_in(&evaluator->shop);
  rest_on_set(&set, &scores->rests);
  set.fault = scores->rests.fault;
  return set;
}

/* Nothing out of nothing stands for "no criterion applies". */
yst_value yst_scores_total(yst_evaluator *evaluator, const yst_scores *scores)
{
  yst_set set = rests_of(evaluator, scores);
  for (size_t i = 0; i < scores->count; i++) {
    if (scores->items[i].maximum.num == 0)
      set.not_applicable = true;
    else
      yst_set_add(&set, scores->items[i].total);
  }
  yst_set_gather(&set);
  return yst_set_finish(&set);
}

yst_value yst_scores_maximum(yst_evaluator *evaluator, const yst_scores *scores)
{
  yst_set set = rests_of(evaluator, scores);
  for (size_t i = 0; i < scores->count; i++) {
    if (scores->items[i].maximum.num == 0)
      set.not_applicable = true;
    else
      yst_set_add_point(&set, scores->items[i].maximum);
  }
  return yst_set_finish(&set);
}

yst_value yst_scores_ratio(yst_evaluator *evaluator, const yst_scores *scores)
{
  yst_set set = rests_of(evaluator, scores);
  for (size_t i = 0; i < scores->count; i++) {
    yst_segment ratio;
    if (scores->items[i].maximum.num == 0)
      set.not_applicable = true;
    else if (yst_segment_divide(scores->items[i].total, yst_segment_point(scores->items[i].maximum), &ratio))
      yst_set_add(&set, ratio);
    else
      set.fault = true;
  }
  return yst_set_finish(&set);
}

void yst_tally_add(yst_tally *tally, yst_truth truth)
{
  if (truth.yes) tally->may++;
  if (truth.yes && !truth.no && !truth.not_applicable) tally->sure++;
  if (truth.no) tally->some_may_fail = true;
  if (truth.no && !truth.yes && !truth.not_applicable) tally->some_must_fail = true;
}

yst_truth yst_tally_judge(yst_quantity quantity, uint32_t count, const yst_tally *tally)
{
  yst_truth truth = {false, false, false};
  switch (quantity) {
  case YST_Q_ALL:
    truth.yes = !tally->some_must_fail;
    truth.no = tally->some_may_fail;
    break;
  case YST_Q_NONE:
    truth.yes = tally->sure == 0;
    truth.no = tally->may > 0;
    break;
  case YST_Q_ANY:
  case YST_Q_AT_LEAST:
    if (quantity == YST_Q_ANY) count = 1;
    truth.yes = tally->may >= count;
    truth.no = tally->sure < count;
    break;
  case YST_Q_AT_MOST:
    truth.yes = tally->sure <= count;
    truth.no = tally->may > count;
    break;
  case YST_Q_EXACTLY:
    truth.yes = tally->sure <= count && tally->may >= count;
    truth.no = tally->sure != count || tally->may != count;
    break;
  }
  return truth;
}
