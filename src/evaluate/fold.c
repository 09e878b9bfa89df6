#include "evaluate/fold.h"

#include "evaluate/scores.h"
#include "evaluate/settle.h"

void yst_fold_start(const yst_node *node, yst_fold_state *state)
{
  memset(state, 0, sizeof *state);
  state->running.stretch = yst_segment_point(yst_number_of(0));
  state->running.any = node->aggregate == YST_AGG_SUM;
}

static yst_segment hull_of(yst_value value)
{
  yst_possible room;
  yst_segment segment = yst_segment_point(yst_number_of(0));
  const yst_possible *possible = yst_possible_of(value, &room, &segment);
  if (!possible->count) return segment;
  yst_segment hull = possible->segments[0], last = possible->segments[possible->count - 1];
  hull.high = last.high;
  hull.has_high = last.has_high;
  hull.high_in = last.high_in;
  if (possible->count > 1) hull.step = (yst_number){0, 1};
  return hull;
}

static bool wants_highest(const yst_node *node)
{
  if (node->aggregate == YST_AGG_HIGHEST) return true;
  if (node->aggregate == YST_AGG_LOWEST) return false;
  const yst_choices *choices = node->type.choices;
  return (node->aggregate == YST_AGG_BEST) != (choices && choices->direction == YST_LOWER_IS_BETTER);
}

static void add_sum(yst_fold_state *state, yst_value measure, bool certain)
{
  yst_segment part = hull_of(measure), nothing = yst_segment_point(yst_number_of(0));
  if (!certain) {
    yst_segment low, high;
    (void)yst_segment_lower(part, nothing, &low);
    (void)yst_segment_higher(part, nothing, &high);
    part = (yst_segment){low.low, high.high, low.has_low, high.has_high, low.low_in, high.high_in, {0, 1}};
  }
  if (!yst_segment_add(state->running.stretch, part, &state->running.stretch)) state->running.fault = true;
}

static void add_end(yst_fold_state *state, const yst_node *node, yst_value measure, bool certain)
{
  yst_segment part = hull_of(measure), *running = &state->running.stretch;
  bool highest = wants_highest(node);
  if (!state->running.any) {
    *running = part;
    state->running.any = true;
    return;
  }
  yst_segment joined;
  if (highest)
    (void)yst_segment_higher(*running, part, &joined);
  else
    (void)yst_segment_lower(*running, part, &joined);
  if (!certain) {
    /* Without the record the end stays where it was. */
    yst_segment old = *running;
    if (yst_segment_compare_low(old, joined) < 0) {
      joined.low = old.low;
      joined.has_low = old.has_low;
      joined.low_in = old.low_in;
    }
    if (yst_segment_compare_high(old, joined) > 0) {
      joined.high = old.high;
      joined.has_high = old.has_high;
      joined.high_in = old.high_in;
    }
  }
  *running = joined;
}

static void add_quantity(yst_evaluator *evaluator, const yst_node *node, bool certain, yst_fold_state *state)
{
  yst_value holds = node->arg_count > 1 && node->args[1] ? yst_settle_node(evaluator, node->args[1], NULL)
                                                         : yst_known_whole(1);
  yst_truth truth = yst_truth_of(holds);
  if (!certain) truth.not_applicable = true;
  if (truth.yes) state->may++;
  if (truth.yes && !truth.no && !truth.not_applicable) state->sure++;
  state->some_may_fail |= truth.no;
  state->some_must_fail |= truth.no && !truth.yes && !truth.not_applicable;
}

void yst_fold_add(yst_evaluator *evaluator, const yst_node *node, yst_truth group, yst_fold_state *state)
{
  if (!group.yes) return;
  yst_value where =
      node->arg_count && node->args[0] ? yst_settle_node(evaluator, node->args[0], NULL) : yst_known_whole(1);
  yst_truth picked = yst_truth_of(where);
  bool in_group = !group.no && !group.not_applicable;
  bool certain = in_group && picked.yes && !picked.no && !picked.not_applicable;
  if (picked.yes || picked.no) state->counted_may++;
  if (in_group && !picked.not_applicable && (picked.yes || picked.no)) state->counted_sure++;
  if (!picked.yes) return;
  if (node->is_quantity) {
    add_quantity(evaluator, node, certain, state);
    return;
  }
  if (node->aggregate == YST_AGG_COUNT || node->aggregate == YST_AGG_SHARE) {
    state->may++;
    if (certain) state->sure++;
    return;
  }
  yst_value measure = node->arg_count > 1 && node->args[1] ? yst_settle_node(evaluator, node->args[1], NULL)
                                                           : yst_known_whole(1);
  if (measure.state == YST_NOT_APPLICABLE) return;
  if (measure.state == YST_FAULT) state->running.fault = true;
  certain = certain && !(measure.state == YST_OPEN && measure.as.possible->not_applicable);
  state->may++;
  if (certain) state->sure++;
  if (node->aggregate == YST_AGG_SUM || node->aggregate == YST_AGG_AVERAGE)
    add_sum(state, measure, certain);
  else
    add_end(state, node, measure, certain);
}

static yst_value quantity_value(yst_set *set, const yst_node *node, const yst_fold_state *state)
{
  yst_tally tally = {(uint32_t)state->sure, (uint32_t)state->may, state->some_may_fail,
                     state->some_must_fail};
  return yst_truth_value(set, yst_tally_judge(node->quantity, node->count, &tally));
}

static yst_segment counts(int64_t low, int64_t high)
{
  return (yst_segment){yst_number_of(low),      yst_number_of(high), true, true, true, true,
                       {low == high ? 0 : 1, 1}};
}

/* A sum or count over a count that may itself be open: from the least over the most to the most over the
 * least. */
static yst_value ratio_value(yst_set *set, yst_segment top, int64_t low, int64_t high, bool whole_share)
{
  yst_segment ratio;
  if (high == 0) return yst_not_applicable();
  if (low == 0) set->not_applicable = true;
  yst_segment bottom = counts(low ? low : 1, high);
  if (!yst_segment_divide(top, bottom, &ratio)) return yst_fault();
  yst_segment share = {{0, 1}, {1, 1}, true, true, true, true, {0, 1}};
  if (whole_share && !yst_segment_meet(ratio, share, &ratio)) ratio = share;
  ratio.step = (yst_number){0, 1};
  if (low != high) set->bounds_only = true;
  yst_set_add(set, ratio);
  return yst_set_finish(set);
}

yst_value yst_fold_value(const yst_workshop *shop, const yst_node *node, const yst_fold_state *state)
{
  yst_set set = yst_set_in(shop);
  if (state->running.fault) return yst_fault();
  if (node->is_quantity) return quantity_value(&set, node, state);
  switch (node->aggregate) {
  case YST_AGG_COUNT: yst_set_add(&set, counts(state->sure, state->may)); return yst_set_finish(&set);
  case YST_AGG_SHARE:
    return ratio_value(&set, counts(state->sure, state->may), state->counted_sure, state->counted_may, true);
  case YST_AGG_AVERAGE: return ratio_value(&set, state->running.stretch, state->sure, state->may, false);
  case YST_AGG_SUM: yst_set_add(&set, state->running.stretch); return yst_set_finish(&set);
  default:
    if (!state->running.any) return yst_not_applicable();
    set.not_applicable = state->sure == 0;
    yst_set_add(&set, state->running.stretch);
    return yst_set_finish(&set);
  }
}
