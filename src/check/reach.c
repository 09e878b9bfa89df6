#include "check/reach_inside.h"

static const yst_number ALL = {1, 1};
static const yst_score_pair NOTHING = {{0, 1}, {0, 1}};

/* What is done to every total: a floor, a cap, a rounding, a scale. */
typedef struct change {
  bool has_floor, has_cap, rounds;
  yst_number floor, cap, step;
  yst_round_mode mode;
  const yst_number *out_of; /* the total becomes its share of its maximum times this, out of this */
} change;

static bool change_pair(const change *how, yst_score_pair *pair)
{
  if (pair->maximum.num == 0) return true;
  yst_number *total = &pair->total;
  if (how->has_floor && yst_number_compare(*total, how->floor) < 0) *total = how->floor;
  if (how->has_cap && yst_number_compare(*total, how->cap) > 0) *total = how->cap;
  if (how->rounds && !yst_number_round(*total, how->mode, how->step, total)) return false;
  if (!how->out_of) return true;
  yst_number factor;
  bool fits =
      yst_number_divide(*how->out_of, pair->maximum, &factor) && yst_number_multiply(*total, factor, total);
  pair->maximum = *how->out_of;
  return fits;
}

static yst_score_pairs change_pairs(yst_arena *arena, yst_score_pairs pairs, const change *how)
{
  yst_pairs_bag bag = yst_pairs_bag_in(arena);
  bag.listed = pairs.listed;
  for (size_t i = 0; bag.listed && i < pairs.count; i++) {
    yst_score_pair pair = pairs.items[i];
    bag.listed = change_pair(how, &pair);
    if (bag.listed) yst_pairs_put(&bag, pair);
  }
  return yst_pairs_take(&bag);
}

/* By every weight that there can be. */
static yst_score_pairs weigh(yst_reach *reach, yst_score_pairs pairs, const yst_expr *weight)
{
  yst_options weights = yst_reach_options(reach, weight);
  yst_pairs_bag bag = yst_pairs_bag_in(reach->arena);
  bag.listed = weights.listed && !weights.may_not_apply;
  for (size_t i = 0; bag.listed && i < weights.count; i++) {
    change how = {.out_of = &weights.items[i]};
    yst_score_pairs weighed = change_pairs(reach->arena, pairs, &how);
    yst_pairs_put_all(&bag, &weighed);
  }
  return yst_pairs_take(&bag);
}

/* ---- deductions ---- */

static bool less(yst_score_pair *pair, yst_number amount, bool of_maximum)
{
  if (of_maximum && !yst_number_multiply(amount, pair->maximum, &amount)) return false;
  return yst_number_subtract(pair->total, amount, &pair->total);
}

static yst_score_pairs deduct_one(yst_reach *reach, yst_score_pairs pairs, const yst_deduction *deduction)
{
  yst_options amounts = yst_reach_options(reach, deduction->amount);
  yst_pairs_bag bag = yst_pairs_bag_in(reach->arena);
  bag.listed = pairs.listed && amounts.listed;
  bool may_not = deduction->when || amounts.may_not_apply;
  for (size_t i = 0; bag.listed && i < pairs.count; i++) {
    bool nothing = pairs.items[i].maximum.num == 0;
    if (nothing || may_not) yst_pairs_put(&bag, pairs.items[i]);
    for (size_t k = 0; bag.listed && !nothing && k < amounts.count; k++) {
      yst_score_pair pair = pairs.items[i];
      bag.listed = less(&pair, amounts.items[k], deduction->of_maximum);
      if (bag.listed) yst_pairs_put(&bag, pair);
    }
  }
  return yst_pairs_take(&bag);
}

static yst_score_pairs deduct(yst_reach *reach, yst_score_pairs pairs, const yst_deduction *deductions,
                              size_t count)
{
  for (size_t i = 0; i < count && pairs.listed; i++) pairs = deduct_one(reach, pairs, &deductions[i]);
  return pairs;
}

/* ---- criteria ---- */

static yst_score_pairs pairs_out_of(yst_reach *reach, const yst_options *scores, yst_number maximum)
{
  yst_pairs_bag bag = yst_pairs_bag_in(reach->arena);
  bag.listed = scores->listed && maximum.num > 0;
  for (size_t i = 0; bag.listed && i < scores->count; i++)
    yst_pairs_put(&bag, (yst_score_pair){scores->items[i], maximum});
  return yst_pairs_take(&bag);
}

static void put_scores(yst_reach *reach, yst_pairs_bag *bag, const yst_options *scores, yst_number maximum)
{
  yst_score_pairs pairs = pairs_out_of(reach, scores, maximum);
  yst_pairs_put_all(bag, &pairs);
}

static void put_override(yst_reach *reach, yst_pairs_bag *bag, const yst_criterion *criterion)
{
  if (criterion->override_field >= reach->model->field_count) return;
  const yst_field *field = &reach->model->fields[criterion->override_field];
  yst_expr expr = {.op = YST_OP_FIELD, .type = field->type, .index = criterion->override_field};
  yst_options scores = yst_reach_options(reach, &expr);
  put_scores(reach, bag, &scores, criterion->highest);
}

static bool may_drop(yst_reach *reach, const yst_criterion *criterion, const yst_options *scores)
{
  bool drops = scores->may_not_apply || criterion->about.applies;
  for (size_t i = 0; i < criterion->deduction_count; i++) {
    drops |= yst_bounds_may_not_apply(reach->bounds, criterion->deductions[i].amount);
  }
  return drops;
}

/* What a criterion scores, before weight and worth. */
static yst_score_pairs scores_of(yst_reach *reach, const yst_criterion *criterion)
{
  const yst_expr *rule = criterion->assessed ? criterion->assessed : criterion->score;
  if (!rule || criterion->assessor_count > 1) return (yst_score_pairs){.listed = false};
  yst_options scores = yst_reach_options(reach, rule);
  yst_score_pairs pairs = pairs_out_of(reach, &scores, criterion->highest);
  pairs = deduct(reach, pairs, criterion->deductions, criterion->deduction_count);
  change how = {.has_floor = criterion->has_floor,
                .floor = criterion->floor,
                .has_cap = criterion->has_cap,
                .cap = criterion->cap};
  pairs = change_pairs(reach->arena, pairs, &how);
  yst_pairs_bag bag = yst_pairs_bag_in(reach->arena);
  yst_pairs_put_all(&bag, &pairs);
  put_override(reach, &bag, criterion);
  if (may_drop(reach, criterion, &scores)) {
    yst_score_pair instead = {criterion->not_applicable_score, criterion->highest};
    yst_pairs_put(&bag, criterion->scored_when_not_applicable ? instead : NOTHING);
  }
  return yst_pairs_take(&bag);
}

yst_score_pairs yst_reach_criterion(yst_reach *reach, const yst_criterion *criterion)
{
  yst_score_pairs pairs = scores_of(reach, criterion);
  if (criterion->has_weight) return weigh(reach, pairs, criterion->weight);
  change how = {.out_of = criterion->has_worth ? &criterion->worth : NULL};
  return change_pairs(reach->arena, pairs, &how);
}

/* ---- sums ---- */

static yst_score_pairs nothing(yst_arena *arena)
{
  yst_pairs_bag bag = yst_pairs_bag_in(arena);
  yst_pairs_put(&bag, NOTHING);
  return yst_pairs_take(&bag);
}

/* By halves, each again by halves, so that long sums are few. */
static yst_score_pairs sum_of_all(yst_reach *reach, const yst_criterion *criteria, size_t count)
{
  if (count == 0) return nothing(reach->arena);
  if (count == 1) return yst_reach_criterion(reach, criteria);
  size_t half = count / 2;
  yst_score_pairs sum = sum_of_all(reach, criteria, half);
  if (!sum.listed) return sum;
  return yst_score_pairs_add(reach->arena, sum, sum_of_all(reach, criteria + half, count - half));
}

static yst_score_pairs sum_of(yst_reach *reach, const yst_rubric *rubric, size_t first, size_t count,
                              size_t best)
{
  if (best) return yst_reach_best(reach, &rubric->criteria[first], count, best);
  return sum_of_all(reach, &rubric->criteria[first], count);
}

yst_score_pairs yst_reach_section(yst_reach *reach, const yst_rubric *rubric, const yst_section *section)
{
  yst_score_pairs pairs = sum_of(reach, rubric, section->first, section->count, section->best);
  pairs = deduct(reach, pairs, section->deductions, section->deduction_count);
  change how = {.has_floor = section->has_floor,
                .floor = section->floor,
                .has_cap = section->has_cap,
                .cap = section->cap,
                .rounds = section->round_total && section->round_step.num > 0,
                .step = section->round_step,
                .mode = section->round_mode};
  pairs = change_pairs(reach->arena, pairs, &how);
  if (!section->about.applies) return pairs;
  yst_pairs_bag bag = yst_pairs_bag_in(reach->arena);
  yst_pairs_put_all(&bag, &pairs);
  yst_pairs_put(&bag, NOTHING);
  return yst_pairs_take(&bag);
}

static yst_score_pairs section_share(yst_reach *reach, const yst_rubric *rubric, const yst_section *section)
{
  yst_score_pairs pairs = yst_reach_section(reach, rubric, section);
  if (section->weight) return weigh(reach, pairs, section->weight);
  change how = {.out_of = section->has_worth ? &section->worth : NULL};
  return change_pairs(reach->arena, pairs, &how);
}

static yst_score_pairs find_rubric(yst_reach *reach, const yst_rubric *rubric)
{
  yst_score_pairs pairs = nothing(reach->arena);
  if (rubric->best) {
    pairs = sum_of(reach, rubric, 0, rubric->criterion_count, rubric->best);
  } else {
    for (size_t i = 0; i < rubric->section_count && pairs.listed; i++) {
      yst_score_pairs section = section_share(reach, rubric, &rubric->sections[i]);
      pairs = yst_score_pairs_add(reach->arena, pairs, section);
    }
  }
  change whole = {.out_of = rubric->weighted ? &ALL : NULL};
  pairs = change_pairs(reach->arena, pairs, &whole);
  pairs = deduct(reach, pairs, rubric->deductions, rubric->deduction_count);
  change how = {.has_floor = rubric->has_floor,
                .floor = rubric->floor,
                .has_cap = rubric->has_cap,
                .cap = rubric->cap,
                .rounds = rubric->round_total && rubric->total_step.num > 0,
                .step = rubric->total_step,
                .mode = rubric->total_mode};
  return change_pairs(reach->arena, pairs, &how);
}

yst_score_pairs yst_reach_rubric(yst_reach *reach, const yst_rubric *rubric)
{
  size_t place = (size_t)(rubric - reach->model->rubrics);
  if (place >= reach->model->rubric_count) return (yst_score_pairs){.listed = false};
  if (!reach->rubric_known[place]) {
    reach->rubric_known[place] = true;
    reach->rubric_pairs[place] = (yst_score_pairs){.listed = false};
    reach->rubric_pairs[place] = find_rubric(reach, rubric);
  }
  return reach->rubric_pairs[place];
}
