#include "evaluate/evaluator.h"

enum { MISSING = 0, PARTLY = 1, PRESENT = 2 };

/* Which answers a value may be: bits 0 to 2. A condition that holds is an item that is present. */
static unsigned answers_of(yst_value value, bool is_condition)
{
  yst_possible room;
  yst_segment segment;
  const yst_possible *possible = yst_possible_of(value, &room, &segment);
  unsigned answers = 0;
  for (size_t i = 0; i < possible->count; i++)
    for (int answer = MISSING; answer <= PRESENT; answer++) {
      yst_segment meet;
      if (!yst_segment_meet(possible->segments[i], yst_segment_point(yst_number_of(answer)), &meet)) continue;
      answers |= 1u << (is_condition && answer ? PRESENT : answer);
    }
  if (possible->fault) answers |= is_condition ? 5u : 7u;
  return answers;
}

static bool may_drop(yst_value value)
{
  return value.state == YST_NOT_APPLICABLE || (value.state == YST_OPEN && value.as.possible->not_applicable);
}

static yst_value answers_value(yst_set *set, unsigned answers, bool drops)
{
  for (int answer = MISSING; answer <= PRESENT; answer++)
    if (answers & 1u << answer) yst_set_add_point(set, yst_number_of(answer));
  set->not_applicable = drops;
  return yst_set_finish(set);
}

/* Present when all parts are, missing when all are, partly otherwise; parts that do not apply are left out.
 */
static yst_value from_parts(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  bool all_present = true, all_missing = true, all_drop = true, any_partly = false;
  unsigned may_present = 0, may_missing = 0, both_ways = 0, counted = 0;
  yst_set set = yst_set_in(&evaluator->shop);
  for (uint32_t i = 1; i < node->arg_count; i++) {
    yst_value part = yst_evaluate_node(evaluator, node->args[i], scope);
    if (part.state == YST_NOT_APPLICABLE) continue;
    unsigned answers = answers_of(part, false);
    bool drops = may_drop(part);
    counted++;
    all_drop &= drops;
    all_present &= (answers >> PRESENT & 1) || drops;
    all_missing &= (answers >> MISSING & 1) || drops;
    any_partly |= answers >> PARTLY & 1;
    may_present += answers >> PRESENT & 1;
    may_missing += answers >> MISSING & 1;
    both_ways += (answers >> PRESENT & 1) && (answers >> MISSING & 1);
    yst_set_rest_on(&set, part);
  }
  if (!counted) return yst_not_applicable();
  /* Partly comes of a part that is, or of one that is present beside another that is missing. */
  bool mixed = may_present && may_missing && !(may_present == 1 && may_missing == 1 && both_ways == 1);
  unsigned answers = (all_present && may_present ? 1u << PRESENT : 0) |
                     (all_missing && may_missing ? 1u << MISSING : 0) |
                     (any_partly || mixed ? 1u << PARTLY : 0);
  return answers_value(&set, answers, all_drop);
}

yst_value yst_evaluate_item(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  const yst_node *own = node->args[0];
  yst_value value = own ? yst_evaluate_node(evaluator, own, scope) : yst_not_applicable();
  bool is_condition = own && own->type.kind == YST_KIND_YES_NO;
  if (node->arg_count > 1 && value.state != YST_KNOWN) return from_parts(evaluator, node, scope);
  if (!own) return from_parts(evaluator, node, scope);
  if (!is_condition) return value;
  if (value.state == YST_KNOWN) return yst_known_whole(value.as.number.num ? PRESENT : MISSING);
  if (value.state != YST_OPEN) return value;
  yst_set set = yst_set_in(&evaluator->shop);
  yst_set_rest_on(&set, value);
  return answers_value(&set, answers_of(value, true), may_drop(value));
}

/* ---- the checklist as a whole ---- */

/* The items (not parts) of a checklist, each with what it may be. */
typedef struct standing {
  uint32_t sure, may; /* how many items are what is counted */
  uint64_t sure_mask, may_mask;
} standing;

static void note(standing *all, size_t place, bool may, bool sure)
{
  uint64_t bit = place < 62 ? (uint64_t)1 << place : 0;
  if (may) {
    all->may++;
    all->may_mask |= bit;
  }
  if (sure) {
    all->sure++;
    all->sure_mask |= bit;
  }
}

static yst_value count_value(yst_set *set, const standing *all)
{
  for (uint32_t i = all->sure; i <= all->may; i++) yst_set_add_point(set, yst_number_of(i));
  return yst_set_finish(set);
}

/* A set of names: those that are sure, with any of those that may be. Many of them are one stretch, which
 * only says where it begins and ends. */
static yst_value names_value(yst_set *set, const standing *all)
{
  enum { LISTED = 6 };
  yst_number low = yst_number_of((int64_t)all->sure_mask), high = yst_number_of((int64_t)all->may_mask);
  if (all->sure_mask == all->may_mask) return yst_known(low);
  uint64_t open = all->may_mask & ~all->sure_mask;
  if (__builtin_popcountll(open) <= LISTED) {
    for (uint64_t some = open;; some = (some - 1) & open) {
      yst_set_add_point(set, yst_number_of((int64_t)(all->sure_mask | some)));
      if (!some) return yst_set_finish(set);
    }
  }
  set->bounds_only = true;
  yst_set_add(set, (yst_segment){low, high, true, true, true, true, {1, 1}});
  return yst_set_finish(set);
}

static yst_truth counted_as(yst_result_part part, unsigned answers, bool drops, yst_truth explained)
{
  yst_truth is = {false, false, false};
  bool lacking = (answers & 3u) != 0;
  switch (part) {
  case YST_PART_COUNT:
    is.yes = answers != 0;
    is.no = drops;
    return is;
  case YST_PART_PRESENT:
    is.yes = answers >> PRESENT & 1;
    is.no = drops || lacking;
    return is;
  case YST_PART_PARTLY:
    is.yes = answers >> PARTLY & 1;
    is.no = drops || (answers & 5u);
    return is;
  case YST_PART_EXPLAINED:
    is.yes = lacking && explained.yes;
    is.no = drops || (answers >> PRESENT & 1) || explained.no;
    return is;
  default: /* missing: not explained away */
    is.yes = (answers >> MISSING & 1) && explained.no;
    is.no = drops || (answers & 6u) || explained.yes;
    return is;
  }
}

/* Met when every item that must be there is, or its omission is explained. */
static yst_value met_value(yst_evaluator *evaluator, const yst_program_checklist *checklist)
{
  bool may_fail = false, must_fail = false;
  yst_set set = yst_set_in(&evaluator->shop);
  for (size_t i = 0; i < checklist->item_count; i++) {
    const yst_program_item *item = &checklist->items[i];
    if (item->rule->parent != SIZE_MAX || item->rule->advisory) continue;
    yst_value value = yst_evaluate_node(evaluator, item->node, NULL);
    yst_truth explained = {false, true, false};
    if (item->explained) explained = yst_truth_of(yst_evaluate_node(evaluator, item->explained, NULL));
    unsigned answers = answers_of(value, false);
    bool lacks = (answers & 3u) && explained.no;
    may_fail |= lacks;
    must_fail |= lacks && !(answers >> PRESENT & 1) && !may_drop(value) && !explained.yes;
    yst_set_rest_on(&set, value);
  }
  return yst_truth_value(&set, (yst_truth){!must_fail, may_fail, false});
}

static yst_value part_value(yst_evaluator *evaluator, const yst_program_checklist *checklist,
                            yst_result_part part)
{
  if (part == YST_PART_MET) return met_value(evaluator, checklist);
  standing all = {0, 0, 0, 0};
  size_t place = 0; /* among the items: parts have no name of their own here */
  yst_set set = yst_set_in(&evaluator->shop);
  for (size_t i = 0; i < checklist->item_count; i++) {
    const yst_program_item *item = &checklist->items[i];
    if (item->rule->parent != SIZE_MAX) continue;
    yst_value value = yst_evaluate_node(evaluator, item->node, NULL);
    yst_truth explained = {false, true, false};
    if (item->explained) explained = yst_truth_of(yst_evaluate_node(evaluator, item->explained, NULL));
    yst_truth is = counted_as(part, answers_of(value, false), may_drop(value), explained);
    note(&all, place++, is.yes, is.yes && !is.no);
    yst_set_rest_on(&set, value);
  }
  bool names = part == YST_PART_MISSING || part == YST_PART_PARTLY || part == YST_PART_EXPLAINED;
  return names ? names_value(&set, &all) : count_value(&set, &all);
}

yst_value yst_evaluate_checklist(yst_evaluator *evaluator, const yst_node *node)
{
  const yst_program_checklist *checklist = &evaluator->program->checklists[node->index];
  yst_value applies =
      checklist->applies ? yst_evaluate_node(evaluator, checklist->applies, NULL) : yst_known_whole(1);
  yst_truth truth = yst_truth_of(applies);
  if (!truth.yes) return yst_not_applicable();
  yst_value value = part_value(evaluator, checklist, node->part);
  if (!truth.no && !truth.not_applicable) return value;
  yst_set set = yst_set_in(&evaluator->shop);
  yst_set_rest_on(&set, applies);
  yst_set_rest_on(&set, value);
  yst_set_add_value(&set, value);
  set.not_applicable = true;
  return yst_set_finish(&set);
}
