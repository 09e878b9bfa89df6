#include "evaluate/evaluator.h"

#include "base/limits.h"

static yst_value known_yes_no(bool yes)
{
  return yst_known_whole(yes);
}

/* What a node comes to with the record as it was read. While a case is looked at, its blanks are put back for
 * as long as that takes; the slots that the node rests on stand in the record's own memory by then. */
static yst_value as_read(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  if (evaluator->memo == &evaluator->own) return yst_evaluate_node(evaluator, node, scope);
  yst_record *record = evaluator->record;
  yst_value *in_case = YST_NEW_ARRAY(evaluator->shop.arena, record->blank_count + 1, yst_value);
  yst_memo *memo = evaluator->memo;
  for (size_t i = 0; i < record->blank_count; i++) {
    if (!record->blanks[i].where) continue;
    in_case[i] = *record->blanks[i].where;
    *record->blanks[i].where = record->blanks[i].as_read;
  }
  evaluator->memo = &evaluator->own;
  yst_value value = yst_evaluate_node(evaluator, node, scope);
  evaluator->memo = memo;
  for (size_t i = 0; i < record->blank_count; i++)
    if (record->blanks[i].where) *record->blanks[i].where = in_case[i];
  return value;
}

/* A date known in part is given, though it is not known. */
static bool is_given_in_part(const yst_evaluator *evaluator, const yst_possible *possible)
{
  const yst_record *record = evaluator->record;
  for (size_t i = 0; i < record->blank_count; i++)
    if (record->blanks[i].as_read.as.possible == possible) return record->blanks[i].in_part;
  return false;
}

/* `is given`, `is known`: about the register, so always yes or no. */
static yst_value is_given(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  const yst_node *subject = node->args[0];
  yst_value value = as_read(evaluator, subject, scope);
  if (value.state == YST_NOT_APPLICABLE) return known_yes_no(false);
  if (node->op == YST_NODE_KNOWN) return known_yes_no(value.state == YST_KNOWN);
  if (value.state == YST_OPEN) return known_yes_no(is_given_in_part(evaluator, value.as.possible));
  if (subject->type.kind == YST_KIND_TEXT) return known_yes_no(value.as.text.length > 0);
  return known_yes_no(true);
}

static yst_value is_applicable(yst_evaluator *evaluator, yst_value value)
{
  if (value.state != YST_OPEN) return known_yes_no(value.state != YST_NOT_APPLICABLE);
  const yst_possible *possible = value.as.possible;
  if (!possible->not_applicable) return known_yes_no(true);
  yst_set set = yst_set_in(&evaluator->shop);
  yst_set_rest_on(&set, value);
  return yst_truth_value(&set, (yst_truth){true, true, false});
}

static yst_value negate_truth(yst_evaluator *evaluator, yst_value value)
{
  if (value.state == YST_KNOWN) return known_yes_no(value.as.number.num == 0);
  if (value.state != YST_OPEN) return value;
  yst_truth truth = yst_truth_of(value);
  yst_set set = yst_set_in(&evaluator->shop);
  yst_set_rest_on(&set, value);
  return yst_truth_value(&set, (yst_truth){truth.no, truth.yes, truth.not_applicable});
}

/* `value` where `condition` holds, otherwise not applicable. */
static yst_value apply(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  yst_value condition = yst_evaluate_node(evaluator, node->args[1], scope);
  if (yst_is_yes(condition)) return yst_evaluate_node(evaluator, node->args[0], scope);
  if (condition.state != YST_OPEN) return yst_not_applicable();
  yst_truth truth = yst_truth_of(condition);
  if (!truth.yes) return yst_not_applicable();
  yst_value value = yst_evaluate_node(evaluator, node->args[0], scope);
  yst_set set = yst_set_in(&evaluator->shop);
  yst_set_rest_on(&set, condition);
  yst_set_rest_on(&set, value);
  if (value.state == YST_KNOWN && node->type.kind == YST_KIND_TEXT)
    set.any_text = true;
  else
    yst_set_add_value(&set, value);
  set.not_applicable = true;
  return yst_set_finish(&set);
}

/* The rule's value unless the field is filled in; a rule that does not apply is not overridden. */
static yst_value override(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  yst_value rule = yst_evaluate_node(evaluator, node->args[0], scope);
  if (rule.state == YST_NOT_APPLICABLE || yst_blank_of(evaluator, node->args[1])) return rule;
  yst_value field = yst_evaluate_node(evaluator, node->args[1], scope);
  if (field.state != YST_KNOWN) return rule;
  if (rule.state != YST_OPEN || !rule.as.possible->not_applicable) return field;
  yst_set set = yst_set_in(&evaluator->shop);
  yst_set_rest_on(&set, rule);
  yst_set_add_value(&set, field);
  set.not_applicable = true;
  return yst_set_finish(&set);
}

static yst_value instead(yst_evaluator *evaluator, yst_value value, yst_value replacement)
{
  if (value.state == YST_NOT_APPLICABLE) return replacement;
  if (value.state != YST_OPEN || !value.as.possible->not_applicable) return value;
  yst_set set = yst_set_in(&evaluator->shop);
  yst_set_rest_on(&set, value);
  yst_set_add_value(&set, value);
  set.not_applicable = false;
  yst_set_add_value(&set, replacement);
  return yst_set_finish(&set);
}

static yst_value extreme_of_args(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  yst_value best = yst_evaluate_node(evaluator, node->args[0], scope);
  for (uint32_t i = 1; i < node->arg_count; i++)
    best = yst_evaluate_extreme(evaluator, node->op == YST_NODE_HIGHER, best,
                                yst_evaluate_node(evaluator, node->args[i], scope));
  return best;
}

/* A bound is no value of its own: what may be not applicable is bounded where it applies. */
static yst_value clamp(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  yst_value value = yst_evaluate_node(evaluator, node->args[0], scope);
  if (value.state == YST_NOT_APPLICABLE || value.state == YST_FAULT) return value;
  bool drops = value.state == YST_OPEN && value.as.possible->not_applicable;
  yst_value clamped = value;
  if (drops) {
    yst_set applying = yst_set_in(&evaluator->shop);
    yst_set_rest_beside(&applying, value);
    yst_set_add_value(&applying, value);
    applying.not_applicable = false;
    clamped = yst_set_finish(&applying);
  }
  for (uint32_t i = 1; i < node->arg_count; i++)
    if (node->args[i])
      clamped = yst_evaluate_extreme(evaluator, i == 1, clamped,
                                     yst_evaluate_node(evaluator, node->args[i], scope));
  if (!drops) return clamped;
  yst_set set = yst_set_in(&evaluator->shop);
  yst_set_rest_on(&set, clamped);
  yst_set_rest_beside(&set, value);
  yst_set_add_value(&set, clamped);
  set.not_applicable = true;
  return yst_set_finish(&set);
}

/* A cell of the row at hand; a computed column is worked out. */
static yst_value column(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  while (scope && scope->list != node->list) scope = scope->outer;
  if (!scope) return yst_fault();
  const yst_node *formula = evaluator->program->lists[node->list].formulas[node->index];
  if (formula) return yst_evaluate_node(evaluator, formula, scope);
  const yst_list *list = &evaluator->program->model->lists[node->list];
  return evaluator->record->lists[node->list].cells[scope->row * list->column_count + node->index];
}

static yst_value points_of(yst_evaluator *evaluator, const yst_node *node, yst_value choice)
{
  const yst_choices *choices = node->args[0]->type.choices;
  if (choice.state == YST_KNOWN) {
    int64_t at = choice.as.number.num;
    if (at < 0 || (size_t)at >= choices->count || !choices->items[at].has_points) return yst_not_applicable();
    return yst_known(choices->items[at].points);
  }
  if (choice.state != YST_OPEN) return choice;
  yst_set set = yst_set_in(&evaluator->shop);
  yst_set_rest_on(&set, choice);
  const yst_possible *possible = choice.as.possible;
  set.not_applicable = possible->not_applicable;
  for (size_t i = 0; i < choices->count; i++) {
    yst_segment meet;
    bool may = false;
    for (size_t j = 0; j < possible->count; j++)
      may |= yst_segment_meet(possible->segments[j], yst_segment_point(yst_number_of((int64_t)i)), &meet);
    if (may && choices->items[i].has_points) yst_set_add_point(&set, choices->items[i].points);
  }
  return yst_set_finish(&set);
}

/* ---- what each op does: values that stand somewhere, and functions of the values of its args ---- */

static yst_value leaf(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  switch (node->op) {
  case YST_NODE_FIXED: return evaluator->fixed[node->index];
  case YST_NODE_CONST: return yst_known(node->number);
  case YST_NODE_TEXT: return yst_known_text(node->text);
  case YST_NODE_FIELD: return evaluator->record->fields[node->index];
  case YST_NODE_ANSWER: return evaluator->record->answers[node->index];
  case YST_NODE_COLUMN: return column(evaluator, node, scope);
  case YST_NODE_LIMIT: return evaluator->limits[node->index];
  case YST_NODE_AS_AT: return yst_known_whole(evaluator->as_at);
  case YST_NODE_SLOT: return *yst_slot_value(evaluator, node->index);
  case YST_NODE_FOLD: return evaluator->folds ? evaluator->folds[node->index] : yst_fault();
  case YST_NODE_FIGURE: return evaluator->figures ? evaluator->figures[node->index] : yst_fault();
  default: return yst_fault();
  }
}

static yst_value composite(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  (void)scope; /* a rule of many parts is of the record as a whole */
  return node->op == YST_NODE_CHECKLIST ? yst_evaluate_checklist(evaluator, node)
                                        : yst_evaluate_rubric(evaluator, node);
}

static yst_value of_one(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  yst_value a = yst_evaluate_node(evaluator, node->args[0], scope);
  switch (node->op) {
  case YST_NODE_NOT: return negate_truth(evaluator, a);
  case YST_NODE_APPLICABLE: return is_applicable(evaluator, a);
  case YST_NODE_NEGATE: return yst_evaluate_arithmetic(evaluator, node, yst_known_whole(0), a);
  case YST_NODE_ROUND: return yst_evaluate_round(evaluator, node, a);
  case YST_NODE_YEAR_FIRST:
  case YST_NODE_YEAR_LAST: return yst_evaluate_date(evaluator, node, a, yst_not_applicable());
  case YST_NODE_POINTS: return points_of(evaluator, node, a);
  case YST_NODE_INCLUDES: return yst_evaluate_includes(evaluator, node, a);
  default: return yst_fault();
  }
}

static yst_value of_two(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  yst_value a = yst_evaluate_node(evaluator, node->args[0], scope);
  yst_value b = yst_evaluate_node(evaluator, node->args[1], scope);
  switch (node->op) {
  case YST_NODE_TEXT_EQUAL:
  case YST_NODE_TEXT_CONTAINS: return yst_evaluate_text(evaluator, node->op, a, b);
  case YST_NODE_ADD:
  case YST_NODE_SUBTRACT:
  case YST_NODE_MULTIPLY:
  case YST_NODE_DIVIDE: return yst_evaluate_arithmetic(evaluator, node, a, b);
  case YST_NODE_INSTEAD: return instead(evaluator, a, b);
  case YST_NODE_BEHIND: return yst_evaluate_behind(evaluator, a, b);
  default: return yst_evaluate_date(evaluator, node, a, b);
  }
}

typedef yst_value (*operation)(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope);

/* clang-format off */
static const operation OPERATIONS[] = {
    [YST_NODE_FIXED] = leaf,
    [YST_NODE_CONST] = leaf,
    [YST_NODE_TEXT] = leaf,
    [YST_NODE_FIELD] = leaf,
    [YST_NODE_ANSWER] = leaf,
    [YST_NODE_COLUMN] = leaf,
    [YST_NODE_LIMIT] = leaf,
    [YST_NODE_AS_AT] = leaf,
    [YST_NODE_SLOT] = leaf,
    [YST_NODE_FOLD] = leaf,
    [YST_NODE_FIGURE] = leaf,
    [YST_NODE_AND] = yst_evaluate_join,
    [YST_NODE_OR] = yst_evaluate_join,
    [YST_NODE_NOT] = of_one,
    [YST_NODE_EQUAL] = yst_evaluate_comparison,
    [YST_NODE_NOT_EQUAL] = yst_evaluate_comparison,
    [YST_NODE_LESS] = yst_evaluate_comparison,
    [YST_NODE_AT_MOST] = yst_evaluate_comparison,
    [YST_NODE_MORE] = yst_evaluate_comparison,
    [YST_NODE_AT_LEAST] = yst_evaluate_comparison,
    [YST_NODE_TEXT_EQUAL] = of_two,
    [YST_NODE_TEXT_CONTAINS] = of_two,
    [YST_NODE_CALLED] = yst_evaluate_called,
    [YST_NODE_GIVEN] = is_given,
    [YST_NODE_KNOWN] = is_given,
    [YST_NODE_APPLICABLE] = of_one,
    [YST_NODE_QUANTITY] = yst_evaluate_quantity,
    [YST_NODE_ADD] = of_two,
    [YST_NODE_SUBTRACT] = of_two,
    [YST_NODE_MULTIPLY] = of_two,
    [YST_NODE_DIVIDE] = of_two,
    [YST_NODE_NEGATE] = of_one,
    [YST_NODE_BEHIND] = of_two,
    [YST_NODE_ROUND] = of_one,
    [YST_NODE_LOWER] = extreme_of_args,
    [YST_NODE_HIGHER] = extreme_of_args,
    [YST_NODE_ADD_MONTHS] = of_two,
    [YST_NODE_ADD_DAYS] = of_two,
    [YST_NODE_MONTHS_BETWEEN] = of_two,
    [YST_NODE_DAYS_BETWEEN] = of_two,
    [YST_NODE_IN_YEAR] = of_two,
    [YST_NODE_YEAR_FIRST] = of_one,
    [YST_NODE_YEAR_LAST] = of_one,
    [YST_NODE_DATE_FIRST] = yst_evaluate_date_end,
    [YST_NODE_DATE_LAST] = yst_evaluate_date_end,
    [YST_NODE_YEARLY_FROM] = yst_evaluate_yearly,
    [YST_NODE_YEARLY_AFTER] = yst_evaluate_yearly,
    [YST_NODE_DONE] = yst_evaluate_done,
    [YST_NODE_POINTS] = of_one,
    [YST_NODE_INCLUDES] = of_one,
    [YST_NODE_CHOOSE] = yst_evaluate_choose,
    [YST_NODE_BANDS] = yst_evaluate_bands,
    [YST_NODE_LOOKUP] = yst_evaluate_lookup,
    [YST_NODE_AGGREGATE] = yst_evaluate_aggregate,
    [YST_NODE_DONE_BY] = yst_evaluate_done_by,
    [YST_NODE_APPLIES] = apply,
    [YST_NODE_OVERRIDE] = override,
    [YST_NODE_CLAMP] = clamp,
    [YST_NODE_INSTEAD] = of_two,
    [YST_NODE_ITEM] = yst_evaluate_item,
    [YST_NODE_RUBRIC] = composite,
    [YST_NODE_SECTION] = composite,
    [YST_NODE_CHECKLIST] = composite,
};
/* clang-format on */

static inline yst_value operate(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  /* Computed columns may rest on each other; the depth of written expressions is limited by the parser. */
  if (evaluator->depth > 20 * YST_LIMIT_DEPTH) return yst_fault();
  evaluator->depth++;
  yst_value value = OPERATIONS[node->op](evaluator, node, scope);
  evaluator->depth--;
  return value;
}

yst_value yst_evaluate_deep(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  return operate(evaluator, node, scope);
}

void yst_work_out_slot(yst_evaluator *evaluator, uint32_t slot)
{
  yst_memo *memo = evaluator->memo;
  const yst_node *node = evaluator->program->slots[slot].node;
  memo->values[slot] = node ? operate(evaluator, node, NULL) : yst_not_applicable();
  memo->stamps[slot] = memo->generation;
}

yst_value yst_evaluate_slot(yst_evaluator *evaluator, uint32_t slot)
{
  return *yst_slot_value(evaluator, slot);
}
