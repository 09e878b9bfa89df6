#include "check/scored.h"

#include <stdlib.h>

#include "check/band_lists.h"
#include "check/made.h"
#include "check/reach_inside.h"

static const yst_score_pair NOTHING = {{0, 1}, {0, 1}};

/* ---- one criterion ---- */

static const yst_given *given_of(const yst_example *example, size_t field)
{
  for (size_t i = 0; i < example->given_count; i++) {
    if (example->given[i].field == field) return &example->given[i];
  }
  return NULL;
}

static bool give(yst_reach *reach, yst_example *example, const yst_expr *subject, yst_number value)
{
  if (!yst_witness_can_give(reach->model, subject) || subject->op != YST_OP_FIELD) return false;
  const yst_given *already = given_of(example, subject->index);
  if (already) return yst_number_equal(already->number, value);
  yst_given given = {
      .field = subject->index, .answer = SIZE_MAX, .kind = YST_LITERAL_NUMBER, .number = value};
  size_t count = example->given_count;
  example->given = yst_arena_grow(reach->arena, example->given, count, count + 1, sizeof given);
  example->given[example->given_count++] = given;
  return true;
}

/* A value of the subject in an interval: the one that is given already, or any that is possible. */
static bool value_in(yst_reach *reach, const yst_example *example, const yst_expr *subject,
                     const yst_bands *bands, const yst_interval *interval, yst_number *value)
{
  const yst_given *already = given_of(example, subject->index);
  if (already) {
    *value = already->number;
    return yst_interval_has(interval, *value);
  }
  yst_options options = yst_reach_options(reach, subject);
  for (size_t i = 0; i < options.count; i++) {
    *value = options.items[i];
    if (yst_interval_has(interval, *value)) return true;
  }
  if (options.listed) return false;
  yst_interval range = yst_bounds_of(reach->bounds, subject), meet = yst_interval_meet(interval, &range);
  yst_band_list list = {.bands = bands, .subject = subject};
  yst_lattice lattice = yst_band_lattice(reach->model, &list);
  return yst_interval_value(&meet, &lattice, value);
}

/* Rows of which a limit ends are told by no one value. */
static bool give_by_bands(yst_reach *reach, yst_example *example, const yst_expr *rule, yst_number score)
{
  const yst_bands *bands = rule->bands;
  const yst_expr *subject = rule->args[0];
  yst_day *days;
  yst_interval *intervals = YST_NEW_ARRAY(reach->arena, bands->count, yst_interval);
  if (subject->op != YST_OP_FIELD || yst_band_days(reach->arena, reach->model, bands, &days) != 1 ||
      !yst_band_intervals(reach->model, bands, YST_DAY_FIRST, intervals))
    return false;
  for (size_t i = 0; i < bands->count; i++) {
    const yst_band *band = &bands->items[i];
    yst_number value;
    if (band->not_applicable || band->kind == YST_RANGE_OTHERWISE || band->mark_count != 1) continue;
    if (!yst_number_equal(band->marks[0], score)) continue;
    if (value_in(reach, example, subject, bands, &intervals[i], &value))
      return give(reach, example, subject, value);
  }
  return false;
}

static bool give_by_points(yst_reach *reach, yst_example *example, const yst_expr *subject, yst_number score)
{
  const yst_choices *choices = subject->type.choices;
  for (size_t i = 0; choices && i < choices->count; i++) {
    if (choices->items[i].has_points && yst_number_equal(choices->items[i].points, score))
      return give(reach, example, subject, yst_number_of((int64_t)i));
  }
  return false;
}

static bool is_plain(const yst_criterion *criterion)
{
  return !criterion->deduction_count && !criterion->has_cap && !criterion->has_floor &&
         !criterion->has_worth && !criterion->has_weight && criterion->override_field == SIZE_MAX &&
         criterion->assessor_count <= 1 && !criterion->about.applies;
}

bool yst_scored_give(yst_reach *reach, yst_example *example, const yst_criterion *criterion, yst_number score)
{
  const yst_expr *rule = criterion->assessed ? criterion->assessed : criterion->score;
  if (!rule || !is_plain(criterion)) return false;
  if (rule->op == YST_OP_FIELD) return give(reach, example, rule, score);
  if (!rule->arg_count || !rule->args[0]) return false;
  if (rule->op == YST_OP_BANDS && rule->bands) return give_by_bands(reach, example, rule, score);
  return rule->op == YST_OP_POINTS && give_by_points(reach, example, rule->args[0], score);
}

/* ---- a whole rubric ---- */

bool yst_rubric_is_plain_sum(const yst_rubric *rubric)
{
  bool plain = !rubric->best && !rubric->deduction_count && !rubric->has_cap && !rubric->has_floor &&
               !rubric->round_total && !rubric->weighted && rubric->cap_count == 0;
  for (size_t i = 0; i < rubric->section_count; i++) {
    const yst_section *section = &rubric->sections[i];
    plain &= !section->weight && !section->has_worth && !section->has_cap && !section->has_floor &&
             !section->best && !section->deduction_count && !section->round_total && !section->about.applies;
  }
  return plain;
}

static bool has_pair(const yst_score_pairs *pairs, yst_score_pair wanted)
{
  for (size_t i = 0; i < pairs->count; i++) {
    if (yst_number_equal(pairs->items[i].total, wanted.total) &&
        yst_number_equal(pairs->items[i].maximum, wanted.maximum))
      return true;
  }
  return false;
}

static bool take_away(yst_score_pair from, yst_score_pair part, yst_score_pair *rest)
{
  return yst_number_subtract(from.total, part.total, &rest->total) &&
         yst_number_subtract(from.maximum, part.maximum, &rest->maximum);
}

/* Backwards through the sums of all criteria before each: which score leaves a sum that they can come to. */
static bool give_scores(yst_reach *reach, yst_example *example, const yst_rubric *rubric,
                        const yst_score_pairs *scores, const yst_score_pairs *before, yst_score_pair wanted)
{
  for (size_t i = rubric->criterion_count; i-- > 0;) {
    bool found = false;
    for (size_t k = 0; k < scores[i].count && !found; k++) {
      yst_score_pair rest;
      if (scores[i].items[k].maximum.num == 0) continue;
      if (!take_away(wanted, scores[i].items[k], &rest) || !has_pair(&before[i], rest)) continue;
      found = yst_scored_give(reach, example, &rubric->criteria[i], scores[i].items[k].total);
      if (found) wanted = rest;
    }
    if (!found) return false;
  }
  return true;
}

/* In the order of the fields. */
static int compare_given(const void *left, const void *right)
{
  const yst_given *a = left, *b = right;
  return (a->field > b->field) - (a->field < b->field);
}

bool yst_scored_total(yst_reach *reach, yst_example *example, const yst_rubric *rubric, yst_score_pair wanted,
                      size_t fixed, yst_score_pair score)
{
  size_t count = rubric->criterion_count;
  *example = (yst_example){.given_count = 0};
  if (!yst_rubric_is_plain_sum(rubric) || rubric->about.applies) return false;
  yst_score_pairs *scores = YST_NEW_ARRAY(reach->arena, count, yst_score_pairs),
                  *before = YST_NEW_ARRAY(reach->arena, count + 1, yst_score_pairs);
  before[0] = (yst_score_pairs){true, 1, &NOTHING};
  for (size_t i = 0; i < count; i++) {
    scores[i] = yst_reach_criterion(reach, &rubric->criteria[i]);
    if (i == fixed) {
      yst_pairs_bag bag = yst_pairs_bag_in(reach->arena);
      yst_pairs_put(&bag, score);
      scores[i] = yst_pairs_take(&bag);
    }
    before[i + 1] = yst_score_pairs_add(reach->arena, before[i], scores[i]);
    if (!before[i + 1].listed) return false;
  }
  if (!give_scores(reach, example, rubric, scores, before, wanted)) return false;
  if (example->given_count)
    qsort(example->given, example->given_count, sizeof *example->given, compare_given);
  return true;
}

void yst_scored_show(yst_diags *diags, yst_diag *diag, const yst_result *result, yst_number number)
{
  yst_expr *is = yst_made_condition(diags->arena, YST_OP_EQUAL, yst_made_result(diags->arena, result),
                                    yst_made_constant(diags->arena, result->type, number));
  yst_witness_proof(diags, diag, is);
  yst_witness_shows(diags, diag, is);
}

const yst_rubric *yst_scored_rubric(const yst_model *model, const yst_expr *subject)
{
  const yst_result *result = subject->op == YST_OP_RESULT ? subject->result : NULL;
  for (size_t i = 0; result && i < model->rubric_count; i++) {
    if (result == model->rubrics[i].total || result == model->rubrics[i].percent) return &model->rubrics[i];
  }
  return NULL;
}

static bool is_part(yst_score_pair pair, bool of_percent, yst_number wanted)
{
  yst_number part = pair.total;
  if (pair.maximum.num == 0) return false;
  if (of_percent && !yst_number_divide(pair.total, pair.maximum, &part)) return false;
  return yst_number_equal(part, wanted);
}

bool yst_scored_result(yst_reach *reach, yst_example *example, const yst_expr *subject, yst_number wanted)
{
  const yst_rubric *rubric = yst_scored_rubric(reach->model, subject);
  bool of_percent = rubric && subject->result == rubric->percent;
  if (!rubric || (of_percent && rubric->round_percent)) return false;
  yst_score_pairs pairs = yst_reach_rubric(reach, rubric);
  for (size_t i = 0; i < pairs.count; i++) {
    if (is_part(pairs.items[i], of_percent, wanted))
      return yst_scored_total(reach, example, rubric, pairs.items[i], SIZE_MAX, pairs.items[i]);
  }
  return false;
}
