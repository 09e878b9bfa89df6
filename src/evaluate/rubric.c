#include "evaluate/scores.h"

#include "base/seldom.h"

static const yst_number HUNDRED_PERCENT = {1, 1};

/* What one deduction takes off: known, or open with its condition. `of` is the maximum it is a share of. */
static yst_value deduction_of(yst_evaluator *evaluator, const yst_program_deduction *deduction, yst_number of)
{
  yst_value when = deduction->when ? yst_evaluate_node(evaluator, deduction->when, NULL) : yst_known_whole(1);
  yst_truth truth = yst_truth_of(when);
  if (!truth.yes) return yst_known_whole(0);
  yst_value amount = yst_evaluate_node(evaluator, deduction->amount, NULL);
  if (amount.state == YST_NOT_APPLICABLE) return yst_known_whole(0);
  if (deduction->of_maximum && amount.state == YST_KNOWN &&
      !yst_number_multiply(amount.as.number, of, &amount.as.number))
    return yst_fault();
  if (!truth.no && !truth.not_applicable) return amount;
  yst_set set = yst_set_in(&evaluator->shop);
  yst_set_rest_on(&set, when);
  yst_set_rest_on(&set, amount);
  yst_set_add_value(&set, amount);
  yst_set_add_point(&set, yst_number_of(0));
  return yst_set_finish(&set);
}

/* Takes the deductions off every score; each by its own maximum. */
static void deduct(yst_evaluator *evaluator, yst_scores *scores, const yst_program_deduction *deductions,
                   size_t count)
{
  for (size_t d = 0; d < count; d++) {
    size_t before = scores->count;
    yst_scores all = *scores;
    bool rests = false;
    all.count = 0;
    for (size_t i = 0; i < before; i++) {
      yst_value off = deduction_of(evaluator, &deductions[d], scores->items[i].maximum);
      yst_possible room;
      yst_segment segment;
      const yst_possible *possible = yst_possible_of(off, &room, &segment);
      yst_scores one = {yst_set_in(&evaluator->shop), 0,
                        YST_NEW_ARRAY(evaluator->shop.arena, possible->count + all.count + 1, yst_score)};
      for (size_t j = 0; j < all.count; j++) one.items[one.count++] = all.items[j];
      for (size_t j = 0; j < possible->count; j++) {
        yst_score score = scores->items[i];
        if (score.maximum.num == 0 || yst_segment_subtract(score.total, possible->segments[j], &score.total))
          one.items[one.count++] = score;
        else
          all.rests.fault = true;
      }
      /* Of nothing it is nothing, which rests on no blank. */
      if (rests)
        yst_set_rest_beside(&all.rests, off);
      else
        yst_set_rest_on(&all.rests, off);
      rests |= off.state == YST_OPEN;
      all.items = one.items;
      all.count = one.count;
    }
    *scores = all;
  }
}

/* Puts a bound, a rounding or a scale on the total of every score. */
typedef struct change {
  bool has_floor, has_cap, rounds, scales;
  yst_number floor, cap, round_step, worth;
  yst_round_mode round_mode;
  const yst_number *weight; /* the total becomes its share of its maximum times this, out of this */
} change;

static bool change_score(const change *how, yst_score *score, bool *loose)
{
  if (score->maximum.num == 0) return true;
  yst_segment *total = &score->total, before = *total;
  if (how->has_floor && !yst_segment_higher(*total, yst_segment_point(how->floor), total)) return false;
  if (how->has_cap && !yst_segment_lower(*total, yst_segment_point(how->cap), total)) return false;
  if (how->rounds && !yst_segment_round(*total, how->round_mode, how->round_step, total)) return false;
  *loose |= !yst_segment_is_all(*total, before, before);
  const yst_number *scale = how->weight ? how->weight : how->scales ? &how->worth : NULL;
  if (!scale) return true;
  yst_number factor;
  if (!yst_number_divide(*scale, score->maximum, &factor)) return false;
  if (!yst_segment_multiply(*total, yst_segment_point(factor), total)) return false;
  score->maximum = *scale;
  return true;
}

static void change_scores(yst_scores *scores, const change *how)
{
  for (size_t i = 0; i < scores->count; i++)
    if (!change_score(how, &scores->items[i], &scores->rests.bounds_only)) scores->rests.fault = true;
}

/* Every score by every weight that is possible. A weight of which not that much is known leaves everything
 * open. */
static void weigh_openly(yst_evaluator *evaluator, yst_scores *scores, const yst_possible *weights)
{
  yst_scores all = {scores->rests, 0, NULL};
  size_t capacity = 0;
  bool listed = !weights->not_applicable && !weights->fault;
  for (size_t i = 0; i < weights->count; i++) listed &= yst_segment_is_point(weights->segments[i]);
  for (size_t i = 0; i < scores->count; i++)
    for (size_t j = 0; listed && j < weights->count; j++) {
      yst_score one = scores->items[i];
      change how = {.weight = &weights->segments[j].low};
      if (!change_score(&how, &one, &all.rests.bounds_only)) all.rests.fault = true;
      YST_PUSH(evaluator->shop.arena, all.items, all.count, capacity, one);
    }
  for (size_t i = 0; !listed && i < scores->count; i++)
    if (scores->items[i].maximum.num) scores->items[i] = (yst_score){yst_segment_all(), HUNDRED_PERCENT};
  all.rests.bounds_only |= !listed;
  if (listed)
    *scores = all;
  else
    scores->rests = all.rests;
}

static void weigh(yst_evaluator *evaluator, const yst_node *node, yst_scores *scores)
{
  yst_value weight = yst_evaluate_node(evaluator, node, NULL);
  if (weight.state == YST_KNOWN) {
    change_scores(scores, &(change){.weight = &weight.as.number});
    return;
  }
  yst_possible room;
  yst_segment segment;
  yst_set_rest_on(&scores->rests, weight);
  weigh_openly(evaluator, scores, yst_possible_of(weight, &room, &segment));
}

static yst_scores criterion_scores(yst_evaluator *evaluator, const yst_program_criterion *criterion)
{
  yst_scores scores = yst_scores_in(&evaluator->shop);
  yst_scores_add(&scores, yst_evaluate_slot(evaluator, criterion->slot), criterion->rule->highest);
  change worth = {.scales = true, .worth = criterion->rule->worth};
  if (criterion->weight)
    weigh(evaluator, criterion->weight, &scores);
  else if (criterion->rule->has_worth)
    change_scores(&scores, &worth);
  return scores;
}

/* ---- the best n ---- */

static int compare_totals(const yst_score *a, const yst_score *b)
{
  return yst_number_compare(b->total.low, a->total.low);
}

static void sort_best_first(yst_score *items, size_t count)
{
  for (size_t i = 1; i < count; i++)
    for (size_t j = i; j > 0 && compare_totals(&items[j - 1], &items[j]) > 0; j--) {
      yst_score swap = items[j];
      items[j] = items[j - 1];
      items[j - 1] = swap;
    }
}

/* The best n of criteria of which each has one score; fewer than n that apply: all of them. */
static void add_best(yst_scores *scores, yst_score *items, size_t count, size_t best)
{
  sort_best_first(items, count);
  for (size_t i = 0; i < count && i < best; i++)
    yst_scores_add(scores, yst_known(items[i].total.low), items[i].maximum);
}

/* Adds to the sums of one more maximum that each of fewer ones with it makes. */
static void add_maximum(yst_set *sums, size_t chosen, yst_number maximum)
{
  for (; chosen > 0; chosen--) {
    for (size_t i = 0; i < sums[chosen - 1].count; i++) {
      yst_number sum;
      if (yst_number_add(sums[chosen - 1].items[i].low, maximum, &sum))
        yst_set_add_point(&sums[chosen], sum);
      else
        sums[chosen].fault = true;
    }
    yst_set_tidy(&sums[chosen]);
  }
}

/* The total with every maximum that a choice of n may be out of: which n are the best is open, and how many
 * apply may be. */
static yst_scores any_maximum(yst_evaluator *evaluator, const yst_scores *parts, size_t count, size_t best,
                              yst_segment total)
{
  yst_set *sums = YST_NEW_ARRAY(evaluator->shop.arena, best + 1, yst_set);
  for (size_t i = 0; i <= best; i++) sums[i] = yst_set_in(&evaluator->shop);
  yst_set_add_point(&sums[0], yst_number_of(0));
  size_t sure = 0, may = 0;
  for (size_t i = 0; i < count; i++) {
    yst_number maximum = {0, 1};
    bool drops = false;
    for (size_t j = 0; j < parts[i].count; j++) {
      if (parts[i].items[j].maximum.num == 0)
        drops = true;
      else
        maximum = parts[i].items[j].maximum;
    }
    if (maximum.num == 0) continue;
    may++;
    if (!drops) sure++;
    add_maximum(sums, may < best ? may : best, maximum);
  }
  yst_scores any = {yst_set_in(&evaluator->shop), 0, NULL};
  size_t capacity = 0;
  for (size_t chosen = sure < best ? sure : best; chosen <= may && chosen <= best; chosen++)
    for (size_t i = 0; i < sums[chosen].count; i++) {
      yst_score one = {chosen ? total : yst_segment_point(yst_number_of(0)), sums[chosen].items[i].low};
      YST_PUSH(evaluator->shop.arena, any.items, any.count, capacity, one);
    }
  return any;
}

static yst_score score_of(yst_number total)
{
  return (yst_score){yst_segment_point(total), {1, 1}};
}

/* The least and the most that a criterion adds where it counts. false when there is no end to either. */
static bool ends_of(const yst_scores *part, yst_number *least, yst_number *most, bool *drops)
{
  bool any = false;
  for (size_t i = 0; i < part->count; i++) {
    yst_segment total = part->items[i].total;
    if (part->items[i].maximum.num == 0) {
      *drops = true;
      continue;
    }
    if (!total.has_low || !total.has_high) return false;
    if (!any || yst_number_compare(total.low, *least) < 0) *least = total.low;
    if (!any || yst_number_compare(total.high, *most) > 0) *most = total.high;
    any = true;
  }
  return true;
}

/* What the best n come to at least and at most. At least: the best n of the lowest of those that apply in any
 * case; where these are fewer, all of them, with what drags them down most. At most: the best n of the
 * highest, of which one that may not apply adds no less than nothing. */
static yst_segment hull_of_best(yst_evaluator *evaluator, const yst_scores *parts, size_t count, size_t best)
{
  static const yst_number NOUGHT = {0, 1};
  yst_score *sure = YST_NEW_ARRAY(evaluator->shop.arena, count + 1, yst_score);
  yst_score *perhaps = YST_NEW_ARRAY(evaluator->shop.arena, count + 1, yst_score);
  yst_score *high = YST_NEW_ARRAY(evaluator->shop.arena, count + 1, yst_score);
  size_t sures = 0, drags = 0;
  for (size_t i = 0; i < count; i++) {
    yst_number least = NOUGHT, most = NOUGHT;
    bool drops = false;
    if (!ends_of(&parts[i], &least, &most, &drops)) return yst_segment_all();
    if (drops && least.num > 0) least = NOUGHT;
    if (drops && most.num < 0) most = NOUGHT;
    high[i] = score_of(most);
    if (drops)
      perhaps[drags++] = score_of(least);
    else
      sure[sures++] = score_of(least);
  }
  yst_scores from = yst_scores_in(&evaluator->shop), to = yst_scores_in(&evaluator->shop);
  add_best(&to, high, count, best);
  add_best(&from, sure, sures, best);
  size_t room = best > sures ? best - sures : 0;
  sort_best_first(perhaps, drags);
  for (size_t i = drags > room ? drags - room : 0; i < drags; i++)
    yst_scores_add(&from, yst_known(perhaps[i].total.low), perhaps[i].maximum);
  yst_segment hull = to.items[0].total;
  hull.low = from.items[0].total.low;
  return hull;
}

/* With open scores: everything between the ends, to be looked at case by case. */
static void add_best_open(yst_evaluator *evaluator, yst_scores *scores, yst_scores *parts, size_t count,
                          size_t best)
{
  for (size_t i = 0; i < count; i++) {
    yst_possible shared = {.support = parts[i].rests.support, .shared = parts[i].rests.shared};
    yst_set_rest_doubly(&scores->rests, (yst_value){YST_OPEN, {.possible = &shared}});
  }
  yst_segment hull = hull_of_best(evaluator, parts, count, best);
  scores->rests.bounds_only = true;
  yst_scores any = any_maximum(evaluator, parts, count, best < count ? best : count, hull);
  any.rests = scores->rests;
  yst_scores_join(scores, &any);
}

static void add_criteria(yst_evaluator *evaluator, yst_scores *scores, const yst_program_rubric *rubric,
                         size_t first, size_t count, size_t best)
{
  if (!best) {
    for (size_t i = first; i < first + count; i++) {
      yst_scores one = criterion_scores(evaluator, &rubric->criteria[i]);
      yst_scores_join(scores, &one);
    }
    return;
  }
  yst_scores *parts = YST_NEW_ARRAY(evaluator->shop.arena, count + 1, yst_scores);
  yst_score *single = YST_NEW_ARRAY(evaluator->shop.arena, count + 1, yst_score);
  size_t known = 0;
  bool open = false;
  for (size_t i = 0; i < count; i++) {
    parts[i] = criterion_scores(evaluator, &rubric->criteria[first + i]);
    bool one = parts[i].count == 1 && yst_segment_is_point(parts[i].items[0].total);
    open |= !one;
    if (one && parts[i].items[0].maximum.num) single[known++] = parts[i].items[0];
  }
  if (open)
    add_best_open(evaluator, scores, parts, count, best);
  else
    add_best(scores, single, known, best);
}

/* ---- sections and the whole ---- */

static yst_pair_value values_of(yst_evaluator *evaluator, const yst_scores *scores)
{
  return (yst_pair_value){yst_scores_total(evaluator, scores), yst_scores_maximum(evaluator, scores),
                          yst_scores_ratio(evaluator, scores)};
}

static yst_scores section_scores(yst_evaluator *evaluator, const yst_program_rubric *rubric, size_t index,
                                 yst_pair_value *value)
{
  const yst_program_section *section = &rubric->sections[index];
  const yst_section *rule = section->rule;
  yst_scores scores = yst_scores_in(&evaluator->shop);
  add_criteria(evaluator, &scores, rubric, rule->first, rule->count, rule->best);
  deduct(evaluator, &scores, section->deductions, section->deduction_count);
  change how = {.has_floor = rule->has_floor,
                .floor = rule->floor,
                .has_cap = rule->has_cap,
                .cap = rule->cap,
                .rounds = rule->round_total,
                .round_mode = rule->round_mode,
                .round_step = rule->round_step};
  change_scores(&scores, &how);
  *value = values_of(evaluator, &scores);
  if (!section->weight && !rule->has_worth) return scores;
  /* A copy: what was shown of the section keeps its own scale. */
  yst_score *items = YST_NEW_ARRAY(evaluator->shop.arena, scores.count, yst_score);
  for (size_t i = 0; i < scores.count; i++) items[i] = scores.items[i];
  scores.items = items;
  if (section->weight)
    weigh(evaluator, section->weight, &scores);
  else
    change_scores(&scores, &(change){.scales = true, .worth = rule->worth});
  return scores;
}

static void round_percent(const yst_rubric *rule, yst_evaluator *evaluator, yst_pair_value *value)
{
  if (!rule->round_percent) return;
  yst_node node = {.op = YST_NODE_ROUND, .mode = rule->percent_mode, .number = rule->percent_step};
  value->percent = yst_evaluate_round(evaluator, &node, value->percent);
}

YST_SELDOM static void evaluate_rubric(yst_evaluator *evaluator, const yst_program_rubric *rubric,
                                       yst_pair_value *values)
{
  const yst_rubric *rule = rubric->rule;
  yst_scores scores = yst_scores_in(&evaluator->shop);
  for (size_t i = 0; i < rule->section_count; i++) {
    if (rule->best) {
      (void)section_scores(evaluator, rubric, i, &values[i]);
      continue;
    }
    yst_scores section = section_scores(evaluator, rubric, i, &values[i]);
    yst_scores_join(&scores, &section);
  }
  if (rule->best) add_criteria(evaluator, &scores, rubric, 0, rule->criterion_count, rule->best);
  /* What does not apply leaves its weight to the others: they come to 100% again. */
  if (rule->weighted) change_scores(&scores, &(change){.scales = true, .worth = HUNDRED_PERCENT});
  deduct(evaluator, &scores, rubric->deductions, rubric->deduction_count);
  change how = {.has_floor = rule->has_floor,
                .floor = rule->floor,
                .has_cap = rule->has_cap,
                .cap = rule->cap,
                .rounds = rule->round_total,
                .round_mode = rule->total_mode,
                .round_step = rule->total_step};
  change_scores(&scores, &how);
  values[rule->section_count] = values_of(evaluator, &scores);
  round_percent(rule, evaluator, &values[rule->section_count]);
}

/* A rubric without any of the extras whose criteria are all known: two additions a criterion. */
static bool evaluate_plain(yst_evaluator *evaluator, const yst_program_rubric *rubric, yst_pair_value *value)
{
  const yst_rubric *rule = rubric->rule;
  if (!rubric->plain) return false;
  yst_number total = {0, 1}, maximum = {0, 1};
  for (size_t i = 0; i < rule->criterion_count; i++) {
    const yst_value *score = yst_slot_value(evaluator, rubric->criteria[i].slot);
    if (score->state == YST_NOT_APPLICABLE) continue;
    if (score->state != YST_KNOWN) return false;
    if (!yst_number_add(total, score->as.number, &total) ||
        !yst_number_add(maximum, rubric->criteria[i].rule->highest, &maximum))
      return false;
  }
  if (maximum.num == 0) {
    *value = (yst_pair_value){yst_not_applicable(), yst_not_applicable(), yst_not_applicable()};
    return true;
  }
  yst_number percent;
  if (!yst_number_divide(total, maximum, &percent)) return false;
  *value = (yst_pair_value){yst_known(total), yst_known(maximum), yst_known(percent)};
  round_percent(rule, evaluator, value);
  return true;
}

yst_value yst_evaluate_rubric(yst_evaluator *evaluator, const yst_node *node)
{
  const yst_program_rubric *rubric = &evaluator->program->rubrics[node->index];
  size_t sections = rubric->rule->section_count;
  yst_memo *memo = evaluator->memo;
  yst_pair_value *values = memo->rubrics[node->index];
  if (memo->rubric_stamps[node->index] != memo->generation) {
    if (!evaluate_plain(evaluator, rubric, &values[sections])) evaluate_rubric(evaluator, rubric, values);
    memo->rubric_stamps[node->index] = memo->generation;
  }
  const yst_pair_value *value = node->op == YST_NODE_SECTION ? &values[node->list] : &values[sections];
  if (node->op == YST_NODE_RUBRIC && rubric->applies) {
    yst_value applies = yst_evaluate_node(evaluator, rubric->applies, NULL);
    if (!yst_truth_of(applies).yes) return yst_not_applicable();
  }
  switch (node->part) {
  case YST_PART_TOTAL: return value->total;
  case YST_PART_MAXIMUM: return value->maximum;
  default: return value->percent;
  }
}
