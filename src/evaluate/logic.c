#include "evaluate/scores.h"

#include "base/seldom.h"
#include "base/utf8.h"

yst_truth yst_truth_of(yst_value value)
{
  yst_truth truth = {false, false, false};
  if (value.state == YST_KNOWN) {
    truth.yes = value.as.number.num != 0;
    truth.no = !truth.yes;
  } else if (value.state == YST_NOT_APPLICABLE) {
    truth.not_applicable = true;
  } else if (value.state == YST_OPEN) {
    const yst_possible *possible = value.as.possible;
    truth.not_applicable = possible->not_applicable;
    for (size_t i = 0; i < possible->count; i++) {
      yst_segment meet;
      truth.no |= yst_segment_meet(possible->segments[i], yst_segment_point(yst_number_of(0)), &meet);
      truth.yes |= yst_segment_meet(possible->segments[i], yst_segment_point(yst_number_of(1)), &meet);
    }
    if (possible->fault) truth.yes = truth.no = true;
  } else {
    truth.yes = truth.no = true; /* cannot be computed: cannot tell */
  }
  return truth;
}

yst_value yst_truth_value(yst_set *set, yst_truth truth)
{
  if (truth.no) yst_set_add_point(set, yst_number_of(0));
  if (truth.yes) yst_set_add_point(set, yst_number_of(1));
  set->not_applicable = truth.not_applicable;
  return yst_set_finish(set);
}

/* `and` and `or`: what is not applicable is left out; one no (one yes) decides, whatever the others hold. */
yst_value yst_evaluate_join(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  bool is_and = node->op == YST_NODE_AND;
  bool all_may_pass = true, some_may_pass = false, all_may_drop = true, some_may_decide = false,
       any_open = false;
  yst_set set = yst_set_in(&evaluator->shop);
  for (uint32_t i = 0; i < node->arg_count; i++) {
    yst_value value = yst_evaluate_node(evaluator, node->args[i], scope);
    if (value.state == YST_KNOWN) {
      if ((value.as.number.num == 0) == is_and) return yst_known_whole(!is_and);
      some_may_pass = true;
      all_may_drop = false;
      continue;
    }
    if (value.state == YST_NOT_APPLICABLE) continue;
    yst_truth truth = yst_truth_of(value);
    bool decides = is_and ? truth.no : truth.yes, passes = is_and ? truth.yes : truth.no;
    any_open = true;
    some_may_decide |= decides;
    some_may_pass |= passes;
    if (!passes && !truth.not_applicable) all_may_pass = false;
    if (!truth.not_applicable) all_may_drop = false;
    yst_set_rest_on(&set, value);
  }
  if (!any_open) return some_may_pass ? yst_known_whole(is_and) : yst_not_applicable();
  yst_truth truth = {.not_applicable = all_may_drop};
  *(is_and ? &truth.no : &truth.yes) = some_may_decide;
  *(is_and ? &truth.yes : &truth.no) = all_may_pass && some_may_pass;
  return yst_truth_value(&set, truth);
}

static bool holds(yst_node_op op, int order)
{
  switch (op) {
  case YST_NODE_EQUAL: return order == 0;
  case YST_NODE_NOT_EQUAL: return order != 0;
  case YST_NODE_LESS: return order < 0;
  case YST_NODE_AT_MOST: return order <= 0;
  case YST_NODE_MORE: return order > 0;
  default: return order >= 0;
  }
}

/* Whether some number of a may be below (or, with `or_equal`, at) some number of b. */
static bool may_be_below(const yst_possible *a, const yst_possible *b, bool or_equal)
{
  if (!a->count || !b->count) return false;
  yst_segment low = a->segments[0], high = b->segments[b->count - 1];
  if (!low.has_low || !high.has_high) return true;
  int order = yst_number_compare(low.low, high.high);
  return order < 0 || (order == 0 && or_equal && low.low_in && high.high_in);
}

/* Two stretches whose steps do not agree are looked at number by number where they are few. */
static bool may_share(yst_segment a, yst_segment b, bool *loose)
{
  yst_segment meet;
  if (!yst_segment_meet(a, b, &meet)) return false;
  if (!yst_segment_is_stepped(a) || !yst_segment_is_stepped(b)) return true;
  yst_number points[YST_FEW_POINTS];
  size_t count = yst_segment_points(a, points, YST_FEW_POINTS);
  for (size_t i = 0; i < count; i++)
    if (yst_segment_meet(b, yst_segment_point(points[i]), &meet)) return true;
  *loose |= !count;
  return !count;
}

static bool may_be_equal(const yst_possible *a, const yst_possible *b, bool *loose)
{
  for (size_t i = 0; i < a->count; i++)
    for (size_t j = 0; j < b->count; j++)
      if (may_share(a->segments[i], b->segments[j], loose)) return true;
  return false;
}

static bool must_be_equal(const yst_possible *a, const yst_possible *b)
{
  return a->count == 1 && b->count == 1 && yst_segment_is_point(a->segments[0]) &&
         yst_segment_is_point(b->segments[0]) && yst_number_equal(a->segments[0].low, b->segments[0].low);
}

static yst_truth compare_possible(yst_node_op op, const yst_possible *a, const yst_possible *b, bool *loose)
{
  yst_truth truth = {false, false, a->not_applicable || b->not_applicable};
  switch (op) {
  case YST_NODE_EQUAL:
  case YST_NODE_NOT_EQUAL: {
    bool equal = may_be_equal(a, b, loose), different = a->count && b->count && !must_be_equal(a, b);
    truth.yes = op == YST_NODE_EQUAL ? equal : different;
    truth.no = op == YST_NODE_EQUAL ? different : equal;
    break;
  }
  case YST_NODE_LESS:
    truth.yes = may_be_below(a, b, false);
    truth.no = may_be_below(b, a, true);
    break;
  case YST_NODE_AT_MOST:
    truth.yes = may_be_below(a, b, true);
    truth.no = may_be_below(b, a, false);
    break;
  case YST_NODE_MORE:
    truth.yes = may_be_below(b, a, false);
    truth.no = may_be_below(a, b, true);
    break;
  default:
    truth.yes = may_be_below(b, a, true);
    truth.no = may_be_below(a, b, false);
    break;
  }
  if (a->fault || b->fault) truth.yes = truth.no = true;
  return truth;
}

YST_SELDOM static yst_value compare_open(yst_evaluator *evaluator, yst_node_op op, yst_value a, yst_value b)
{
  if (a.state == YST_NOT_APPLICABLE || b.state == YST_NOT_APPLICABLE) return yst_not_applicable();
  if (a.state == YST_FAULT || b.state == YST_FAULT) return yst_fault();
  yst_possible room_a, room_b;
  yst_segment segment_a, segment_b;
  yst_set set = yst_set_in(&evaluator->shop);
  yst_set_rest_on(&set, a);
  yst_set_rest_on(&set, b);
  yst_truth truth = compare_possible(op, yst_possible_of(a, &room_a, &segment_a),
                                     yst_possible_of(b, &room_b, &segment_b), &set.bounds_only);
  return yst_truth_value(&set, truth);
}

static inline yst_value compare(yst_evaluator *evaluator, yst_node_op op, const yst_value *a,
                                const yst_value *b)
{
  if (a->state != YST_KNOWN || b->state != YST_KNOWN) return compare_open(evaluator, op, *a, *b);
  return yst_known_whole(holds(op, yst_number_compare(a->as.number, b->as.number)));
}

yst_value yst_evaluate_compare(yst_evaluator *evaluator, yst_node_op op, yst_value a, yst_value b)
{
  return compare(evaluator, op, &a, &b);
}

yst_value yst_evaluate_comparison(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  yst_value rooms[2];
  const yst_value *a = yst_node_value(evaluator, node->args[0], scope, &rooms[0]),
                  *b = yst_node_value(evaluator, node->args[1], scope, &rooms[1]);
  return compare(evaluator, node->op, a, b);
}

static bool contains(yst_text text, yst_text part)
{
  for (size_t i = 0; i + part.length <= text.length; i++)
    if (memcmp(text.bytes + i, part.bytes, part.length) == 0) return true;
  return false;
}

/* Texts are compared with case, punctuation and blanks folded away; what one contains, with its blanks. */
yst_value yst_evaluate_text(yst_evaluator *evaluator, yst_node_op op, yst_value a, yst_value b)
{
  if (a.state == YST_NOT_APPLICABLE || b.state == YST_NOT_APPLICABLE) return yst_not_applicable();
  if (a.state == YST_KNOWN && b.state == YST_KNOWN) {
    yst_arena *arena = evaluator->shop.arena;
    if (op == YST_NODE_TEXT_EQUAL)
      return yst_known_whole(yst_text_equal(yst_text_key(arena, a.as.text), yst_text_key(arena, b.as.text)));
    return yst_known_whole(contains(yst_text_fold(arena, a.as.text), yst_text_fold(arena, b.as.text)));
  }
  yst_set set = yst_set_in(&evaluator->shop);
  yst_set_rest_on(&set, a);
  yst_set_rest_on(&set, b);
  bool drop = (a.state == YST_OPEN && a.as.possible->not_applicable) ||
              (b.state == YST_OPEN && b.as.possible->not_applicable);
  return yst_truth_value(&set, (yst_truth){true, true, drop});
}

/* The first value whose condition holds. An open condition leaves its value and those after it possible. */
yst_value yst_evaluate_choose(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  yst_set set = yst_set_in(&evaluator->shop);
  bool undecided = false;
  for (uint32_t i = 0; i < node->arg_count; i += 2) {
    bool last = i + 1 == node->arg_count;
    yst_value condition = last ? yst_known_whole(1) : yst_evaluate_node(evaluator, node->args[i + 1], scope);
    yst_truth truth = yst_truth_of(condition);
    if (!truth.yes) continue;
    bool certain = !truth.no && !truth.not_applicable;
    yst_value value = yst_evaluate_node(evaluator, node->args[i], scope);
    if (certain && !undecided) return value;
    if (value.state == YST_KNOWN && node->type.kind == YST_KIND_TEXT)
      set.any_text = true;
    else
      yst_set_add_value(&set, value);
    yst_set_rest_on(&set, condition);
    yst_set_rest_on(&set, value);
    undecided = true;
    if (certain) return yst_set_finish(&set);
  }
  if (!undecided) return yst_not_applicable();
  set.not_applicable = true;
  return yst_set_finish(&set);
}

yst_value yst_evaluate_quantity(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  yst_tally counted = {0, 0, false, false};
  bool included_may = true, included_sure = true;
  yst_set set = yst_set_in(&evaluator->shop);
  for (uint32_t i = 0; i < node->arg_count; i++) {
    yst_value value = yst_evaluate_node(evaluator, node->args[i], scope);
    yst_truth truth = yst_truth_of(value);
    if (i < node->including) {
      included_may &= truth.yes;
      included_sure &= truth.yes && !truth.no && !truth.not_applicable;
      truth = (yst_truth){.yes = true};
    }
    yst_tally_add(&counted, truth);
    yst_set_rest_on(&set, value);
  }
  /* Those that must be among them hold, or it is no in any case. */
  yst_truth truth = yst_tally_judge(node->quantity, node->count, &counted);
  truth.yes = truth.yes && included_may;
  truth.no = truth.no || !included_sure;
  return yst_truth_value(&set, truth);
}

static yst_truth includes_some(const yst_node *node, uint32_t found)
{
  uint32_t wanted = (uint32_t)__builtin_popcountll((unsigned long long)node->number.num);
  yst_tally counted = {found, found, found < wanted, found < wanted};
  return yst_tally_judge(node->quantity, node->count, &counted);
}

static yst_truth includes_mask(const yst_node *node, int64_t members)
{
  return includes_some(node,
                       (uint32_t)__builtin_popcountll((unsigned long long)(node->number.num & members)));
}

/* Of a stretch of sets: of each of them, or, when they are many, of any number of those that are asked for.
 */
static void includes_stretch(const yst_node *node, yst_segment stretch, yst_truth *truth)
{
  yst_number points[YST_FEW_POINTS];
  size_t few = yst_segment_points(stretch, points, YST_FEW_POINTS);
  uint32_t wanted = (uint32_t)__builtin_popcountll((unsigned long long)node->number.num);
  for (size_t i = 0; i < few || (!few && i <= wanted); i++) {
    yst_truth one = few ? includes_mask(node, points[i].num) : includes_some(node, (uint32_t)i);
    truth->yes |= one.yes;
    truth->no |= one.no;
  }
}

yst_value yst_evaluate_includes(yst_evaluator *evaluator, const yst_node *node, yst_value members)
{
  if (members.state == YST_KNOWN) return yst_known_whole(includes_mask(node, members.as.number.num).yes);
  if (members.state != YST_OPEN) return members;
  const yst_possible *possible = members.as.possible;
  yst_truth truth = {false, false, possible->not_applicable};
  for (size_t i = 0; i < possible->count; i++) includes_stretch(node, possible->segments[i], &truth);
  yst_set set = yst_set_in(&evaluator->shop);
  yst_set_rest_on(&set, members);
  return yst_truth_value(&set, truth);
}
