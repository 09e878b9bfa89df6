#include "evaluate/scores.h"

/* What is known of the rows of a list that count: their number and what was gathered of them. */
typedef struct gathered {
  yst_value value;    /* so far */
  uint32_t sure, may; /* rows that count, at least and at most */
  yst_set rests;      /* what the picking out rests on */
  yst_scores scores;  /* for average and share */
} gathered;

static yst_value measure_of(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  const yst_node *measure = node->arg_count > 1 ? node->args[1] : NULL;
  return measure ? yst_evaluate_node(evaluator, measure, scope) : yst_known_whole(1);
}

/* The measure of a row that perhaps counts: as it is, or `absent` when it does not. */
static yst_value perhaps(yst_evaluator *evaluator, yst_value where, yst_value measure, yst_value absent)
{
  bool open_measure = measure.state == YST_OPEN && measure.as.possible->not_applicable;
  if (where.state != YST_OPEN && !open_measure) return measure.state == YST_NOT_APPLICABLE ? absent : measure;
  yst_set set = yst_set_in(&evaluator->shop);
  yst_set_rest_on(&set, where);
  yst_set_rest_on(&set, measure);
  yst_set_add_value(&set, measure);
  if (set.not_applicable) {
    set.not_applicable = false;
    yst_set_add_value(&set, absent);
  }
  if (where.state == YST_OPEN) yst_set_add_value(&set, absent);
  return yst_set_finish(&set);
}

static bool wants_highest(const yst_node *node)
{
  if (node->aggregate == YST_AGG_HIGHEST) return true;
  if (node->aggregate == YST_AGG_LOWEST) return false;
  const yst_choices *choices = node->type.choices;
  bool lower_is_better = choices && choices->direction == YST_LOWER_IS_BETTER;
  return (node->aggregate == YST_AGG_BEST) != lower_is_better;
}

static void gather(yst_evaluator *evaluator, const yst_node *node, gathered *so_far, yst_value where,
                   const yst_scope *scope)
{
  switch (node->aggregate) {
  case YST_AGG_COUNT:
    so_far->may++;
    if (where.state == YST_KNOWN) so_far->sure++;
    yst_set_rest_on(&so_far->rests, where);
    break;
  case YST_AGG_SUM: {
    yst_value part = perhaps(evaluator, where, measure_of(evaluator, node, scope), yst_known_whole(0));
    so_far->value = yst_evaluate_add(evaluator, so_far->value, part);
    break;
  }
  case YST_AGG_AVERAGE:
    yst_scores_add(&so_far->scores,
                   perhaps(evaluator, where, measure_of(evaluator, node, scope), yst_not_applicable()),
                   yst_number_of(1));
    break;
  case YST_AGG_SHARE: break;
  default: {
    yst_value part = perhaps(evaluator, where, measure_of(evaluator, node, scope), yst_not_applicable());
    so_far->value = yst_evaluate_extreme(evaluator, wants_highest(node), so_far->value, part);
    break;
  }
  }
}

/* `share of (L where C)`: of the rows of which C can be said. */
static void gather_share(yst_evaluator *evaluator, gathered *so_far, yst_value where)
{
  (void)evaluator;
  yst_scores_add(&so_far->scores, where, yst_number_of(1));
}

static yst_value widen(yst_evaluator *evaluator, yst_value value, yst_value more, bool low, bool high,
                       bool drops)
{
  yst_possible room;
  yst_segment segment;
  const yst_possible *possible = yst_possible_of(value, &room, &segment);
  yst_set set = yst_set_in(&evaluator->shop);
  yst_set_rest_on(&set, value);
  yst_set_rest_on(&set, more);
  yst_segment wide = yst_segment_all();
  if (possible->count && low) {
    wide.low = possible->segments[0].low;
    wide.has_low = possible->segments[0].has_low;
    wide.low_in = possible->segments[0].low_in;
  }
  if (possible->count && high) {
    yst_segment last = possible->segments[possible->count - 1];
    wide.high = last.high;
    wide.has_high = last.has_high;
    wide.high_in = last.high_in;
  }
  yst_set_add(&set, wide);
  set.not_applicable = drops && (possible->not_applicable || !possible->count);
  return yst_set_finish(&set);
}

/* Whether no row can make a sum smaller: it adds up a column that is at least nothing. */
static bool only_grows(yst_evaluator *evaluator, const yst_node *node)
{
  const yst_node *measure = node->arg_count > 1 ? node->args[1] : NULL;
  if (!measure || measure->op != YST_NODE_COLUMN) return false;
  const yst_field *column = &evaluator->program->model->lists[measure->list].columns[measure->index];
  return !column->formula && column->has_low && column->low.num >= 0;
}

/* What further rows, of which nothing is known, may add. Counts are "at least", and so are the sums of what
 * is never below nothing. */
static yst_value with_more(yst_evaluator *evaluator, const yst_node *node, yst_value value, yst_value more)
{
  switch (node->aggregate) {
  case YST_AGG_COUNT: return widen(evaluator, value, more, true, false, false);
  case YST_AGG_SUM: return widen(evaluator, value, more, only_grows(evaluator, node), false, false);
  case YST_AGG_HIGHEST: return widen(evaluator, value, more, true, false, true);
  case YST_AGG_LOWEST: return widen(evaluator, value, more, false, true, true);
  case YST_AGG_BEST:
  case YST_AGG_WORST: return widen(evaluator, value, more, wants_highest(node), !wants_highest(node), true);
  default: return widen(evaluator, value, more, false, false, true);
  }
}

static yst_value finish(yst_evaluator *evaluator, const yst_node *node, gathered *so_far)
{
  if (node->aggregate == YST_AGG_COUNT) {
    if (so_far->sure == so_far->may) return yst_known_whole(so_far->sure);
    for (uint32_t i = so_far->sure; i <= so_far->may; i++)
      yst_set_add_point(&so_far->rests, yst_number_of(i));
    return yst_set_finish(&so_far->rests);
  }
  if (node->aggregate == YST_AGG_AVERAGE || node->aggregate == YST_AGG_SHARE)
    return yst_scores_ratio(evaluator, &so_far->scores);
  return so_far->value;
}

/* A text is no number that could be among others: which text it is stays open. */
static void add_found(yst_set *set, const yst_node *node, yst_value found)
{
  if (found.state == YST_KNOWN && node->type.kind == YST_KIND_TEXT)
    set->any_text = true;
  else
    yst_set_add_value(set, found);
}

/* `latest X by D`: of the row whose date is the last; which row that is may be open. */
static yst_value latest(yst_evaluator *evaluator, const yst_node *node, const yst_scope *outer)
{
  const yst_rows *rows = &evaluator->record->lists[node->list];
  yst_value day = yst_not_applicable(), found = yst_not_applicable();
  bool earliest = node->aggregate == YST_AGG_EARLIEST;
  for (uint32_t i = 0; i < rows->count; i++) {
    yst_scope scope = {node->list, i, outer};
    yst_value where =
        node->args[0] ? yst_evaluate_node(evaluator, node->args[0], &scope) : yst_known_whole(1);
    if (!yst_truth_of(where).yes) continue;
    yst_value by = yst_evaluate_node(evaluator, node->args[2], &scope);
    if (by.state == YST_NOT_APPLICABLE) continue;
    yst_value measure = measure_of(evaluator, node, &scope);
    yst_value comes =
        day.state == YST_NOT_APPLICABLE
            ? yst_known_whole(1)
            : yst_evaluate_compare(evaluator, earliest ? YST_NODE_LESS : YST_NODE_MORE, by, day);
    if (yst_is_no(comes)) continue;
    if (yst_is_yes(comes) && yst_is_yes(where)) {
      found = measure;
      day = by;
      continue;
    }
    yst_set set = yst_set_in(&evaluator->shop), days = yst_set_in(&evaluator->shop);
    yst_set_rest_doubly(&set, where);
    yst_set_rest_doubly(&set, comes);
    yst_set_rest_doubly(&set, found);
    yst_set_rest_doubly(&set, measure);
    add_found(&set, node, found);
    add_found(&set, node, measure);
    found = yst_set_finish(&set);
    yst_set_rest_on(&days, by);
    yst_set_rest_on(&days, day);
    yst_set_add_value(&days, by);
    yst_set_add_value(&days, day);
    day = yst_set_finish(&days);
  }
  return rows->more.state == YST_OPEN ? widen(evaluator, found, rows->more, false, false, true) : found;
}

/* How many rows hold, by quantity: `any of (L where C)`, `at least 2 of (L where C)`; arg 1 is the condition
 * of each row picked out by arg 0. */
static yst_value quantity_of_rows(yst_evaluator *evaluator, const yst_node *node, const yst_scope *outer)
{
  const yst_rows *rows = &evaluator->record->lists[node->list];
  yst_tally counted = {0, 0, false, false};
  yst_set set = yst_set_in(&evaluator->shop);
  for (uint32_t i = 0; i < rows->count; i++) {
    yst_scope scope = {node->list, i, outer};
    yst_value where =
        node->args[0] ? yst_evaluate_node(evaluator, node->args[0], &scope) : yst_known_whole(1);
    yst_truth picked = yst_truth_of(where);
    if (!picked.yes) continue;
    yst_value holds = node->arg_count > 1 && node->args[1]
                          ? yst_evaluate_node(evaluator, node->args[1], &scope)
                          : yst_known_whole(1);
    yst_truth truth = yst_truth_of(holds);
    if (picked.no || picked.not_applicable) truth.not_applicable = true;
    yst_tally_add(&counted, truth);
    yst_set_rest_on(&set, where);
    yst_set_rest_on(&set, holds);
  }
  if (rows->more.state == YST_OPEN) {
    counted.may = UINT32_MAX;
    counted.some_may_fail = true;
    yst_set_rest_on(&set, rows->more);
  }
  return yst_truth_value(&set, yst_tally_judge(node->quantity, node->count, &counted));
}

yst_value yst_evaluate_aggregate(yst_evaluator *evaluator, const yst_node *node, const yst_scope *outer)
{
  if (node->is_quantity) return quantity_of_rows(evaluator, node, outer);
  if (node->aggregate == YST_AGG_LATEST || node->aggregate == YST_AGG_EARLIEST)
    return latest(evaluator, node, outer);
  const yst_rows *rows = &evaluator->record->lists[node->list];
  const yst_node *picks = node->arg_count ? node->args[0] : NULL;
  gathered so_far = {.value = node->aggregate == YST_AGG_SUM ? yst_known_whole(0) : yst_not_applicable(),
                     .rests = yst_set_in(&evaluator->shop),
                     .scores = yst_scores_in(&evaluator->shop)};
  for (uint32_t i = 0; i < rows->count; i++) {
    yst_scope scope = {node->list, i, outer};
    yst_value where = picks ? yst_evaluate_node(evaluator, picks, &scope) : yst_known_whole(1);
    if (node->aggregate == YST_AGG_SHARE)
      gather_share(evaluator, &so_far, where);
    else if (yst_truth_of(where).yes)
      gather(evaluator, node, &so_far, where, &scope);
  }
  yst_value value = finish(evaluator, node, &so_far);
  return rows->more.state == YST_OPEN ? with_more(evaluator, node, value, rows->more) : value;
}
