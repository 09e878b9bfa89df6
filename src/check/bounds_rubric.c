/* Between what ends scores, totals and percentages can lie. */
#include "check/bounds_inside.h"
#include "check/range.h"

/* What deductions can take away together; without a low end when that cannot be told. */
static yst_interval less_deductions(yst_bounds *bounds, yst_interval range, const yst_deduction *deductions,
                                    size_t count, yst_number maximum)
{
  for (size_t i = 0; i < count; i++) {
    yst_interval amount = yst_bounds_of(bounds, deductions[i].amount);
    if (deductions[i].of_maximum) amount = yst_range_multiply(amount, yst_interval_between(maximum, maximum));
    yst_interval left = yst_range_add(range, yst_range_negate(amount));
    range = yst_interval_hull(&range, &left);
  }
  return range;
}

static yst_interval within_ends(yst_interval range, bool has_floor, yst_number floor, bool has_cap,
                                yst_number cap)
{
  if (has_floor) range = yst_range_higher(range, yst_interval_between(floor, floor));
  if (has_cap) range = yst_range_lower(range, yst_interval_between(cap, cap));
  return range;
}

yst_interval yst_bounds_of_score(yst_bounds *bounds, const yst_criterion *criterion)
{
  yst_interval range = yst_interval_between(criterion->lowest, criterion->highest);
  if (yst_interval_is_reversed(&range)) return yst_interval_all();
  range =
      less_deductions(bounds, range, criterion->deductions, criterion->deduction_count, criterion->highest);
  range = within_ends(range, criterion->has_floor, criterion->floor, criterion->has_cap, criterion->cap);
  bool first = false;
  if (criterion->scored_when_not_applicable)
    yst_bounds_take_in(&range, &first, criterion->not_applicable_score);
  return yst_bounds_with_field(bounds, range, criterion->override_field);
}

/* Deductions of plain amounts are in a rubric's own lowest already; those that are worked out are not. */
static bool any_worked_out(const yst_deduction *deductions, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    if (!deductions[i].amount || deductions[i].amount->op != YST_OP_CONST) return true;
  }
  return false;
}

static bool may_be_deducted_more(const yst_rubric *rubric)
{
  bool more = any_worked_out(rubric->deductions, rubric->deduction_count);
  for (size_t i = 0; i < rubric->section_count; i++) {
    more |= any_worked_out(rubric->sections[i].deductions, rubric->sections[i].deduction_count);
  }
  for (size_t i = 0; i < rubric->criterion_count; i++) {
    more |= rubric->criteria[i].deduction_count > 0 || rubric->criteria[i].override_field != SIZE_MAX;
  }
  return more;
}

static bool may_lose_criteria(yst_bounds *bounds, const yst_rubric *rubric)
{
  for (size_t i = 0; i < rubric->section_count; i++) {
    if (rubric->sections[i].about.applies) return true;
  }
  for (size_t i = 0; i < rubric->criterion_count; i++) {
    if (yst_bounds_criterion_may_not_apply(bounds, &rubric->criteria[i])) return true;
  }
  return false;
}

/* The model's lowest and highest are of scores within their own; and what leaves a total of marks below
 * nothing may raise it. */
static bool may_go_beyond(yst_bounds *bounds, const yst_rubric *rubric)
{
  bool loses = may_lose_criteria(bounds, rubric);
  for (size_t i = 0; i < rubric->criterion_count; i++) {
    const yst_criterion *criterion = &rubric->criteria[i];
    yst_interval own = yst_interval_between(criterion->lowest, criterion->highest);
    if (loses && criterion->lowest.num < 0) return true;
    if (criterion->scored_when_not_applicable && !yst_interval_has(&own, criterion->not_applicable_score))
      return true;
  }
  return may_be_deducted_more(rubric);
}

/* What does not apply leaves the total. A total of weights is a share of the whole. */
static yst_interval range_of_total(yst_bounds *bounds, const yst_rubric *rubric)
{
  yst_interval range = yst_interval_between(rubric->lowest, rubric->highest);
  if (yst_interval_is_reversed(&range)) return yst_interval_all();
  bool first = false;
  if (rubric->weighted) {
    range = yst_bounds_whole(0, 1);
    yst_bounds_take_in(&range, &first, rubric->lowest);
  }
  if (may_lose_criteria(bounds, rubric)) yst_bounds_take_in(&range, &first, yst_number_of(0));
  if (may_go_beyond(bounds, rubric)) range.has_low = range.low_in = range.has_high = range.high_in = false;
  return within_ends(range, rubric->has_floor, rubric->floor, rubric->has_cap, rubric->cap);
}

/* Whether a total may be more than what it is out of. */
static bool is_lifted(const yst_rubric *rubric)
{
  bool lifted = rubric->has_floor && rubric->floor.num > 0;
  for (size_t i = 0; i < rubric->section_count; i++) {
    lifted |= rubric->sections[i].has_floor && rubric->sections[i].floor.num > 0;
  }
  return lifted;
}

/* Whether a total is held below what it is out of, which is no less for that. */
static bool is_held_back(const yst_rubric *rubric)
{
  bool held = rubric->has_cap;
  for (size_t i = 0; i < rubric->section_count; i++) held |= rubric->sections[i].has_cap;
  return held;
}

/* Of the maximum that the record has: from the lowest share of any criterion, as any of them may be the only
 * one that applies. */
static yst_interval range_of_percent(yst_bounds *bounds, const yst_rubric *rubric)
{
  yst_interval total = range_of_total(bounds, rubric);
  yst_interval range = yst_bounds_whole(0, 1);
  if (!total.has_low || total.low.num < 0) range.has_low = range.low_in = false;
  if (!total.has_high || rubric->highest.num <= 0 || is_lifted(rubric))
    range.has_high = range.high_in = false;
  bool plain = total.has_low && !rubric->weighted && !is_held_back(rubric) && !is_lifted(rubric) &&
               yst_number_equal(total.low, rubric->lowest) && rubric->deduction_count == 0 &&
               rubric->lowest.num >= 0 && rubric->highest.num > 0;
  if (plain && !yst_number_divide(rubric->lowest, rubric->highest, &range.low)) range.low = yst_number_of(0);
  if (rubric->round_percent && rubric->percent_step.num > 0)
    range = yst_range_round(range, rubric->percent_step);
  return range;
}

yst_interval yst_bounds_of_rubric(yst_bounds *bounds, const yst_rubric *rubric, yst_result_part part)
{
  if (part == YST_PART_TOTAL) {
    yst_interval range = range_of_total(bounds, rubric);
    return rubric->round_total && rubric->total_step.num > 0 ? yst_range_round(range, rubric->total_step)
                                                             : range;
  }
  if (part == YST_PART_PERCENT) return range_of_percent(bounds, rubric);
  if (part != YST_PART_MAXIMUM) return yst_interval_all();
  yst_interval range = yst_interval_between(yst_number_of(0), rubric->highest);
  return yst_interval_is_reversed(&range) ? yst_interval_all() : range;
}
