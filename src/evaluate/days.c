#include "evaluate/evaluator.h"

const yst_blank *yst_blank_of(const yst_evaluator *evaluator, const yst_node *node)
{
  const yst_record *record = evaluator->record;
  if (node->op == YST_NODE_APPLIES) node = node->args[0];
  for (size_t i = 0; node->op == YST_NODE_FIELD && i < record->blank_count; i++)
    if (record->blanks[i].where == &record->fields[node->index])
      return record->blanks[i].in_part ? NULL : &record->blanks[i];
  return NULL;
}

/* The day something was done; while nothing is filled in, the as-at date. Without a column nobody can tell
 * whether it was done: it may have been on any day up to the as-at date. */
yst_value yst_evaluate_done_by(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  yst_value as_at = yst_evaluate_node(evaluator, node->args[1], scope);
  const yst_blank *blank = yst_blank_of(evaluator, node->args[0]);
  yst_set set = yst_set_in(&evaluator->shop);
  if (blank) {
    if (!evaluator->absent || !evaluator->absent[blank->where - evaluator->record->fields]) return as_at;
    yst_segment up_to = yst_segment_point(as_at.as.number);
    up_to.has_low = false;
    yst_set_rest_on(&set, blank->as_read);
    yst_set_add(&set, up_to);
    return yst_set_finish(&set);
  }
  yst_value done = yst_evaluate_node(evaluator, node->args[0], scope);
  if (done.state == YST_NOT_APPLICABLE) return as_at;
  if (done.state != YST_OPEN || !done.as.possible->not_applicable) return done;
  yst_set_rest_on(&set, done);
  yst_set_add_value(&set, done);
  set.not_applicable = false;
  yst_set_add_value(&set, as_at);
  return yst_set_finish(&set);
}

/* Where a field or a cell of the row at hand stands. */
static const yst_value *place_of(const yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  const yst_record *record = evaluator->record;
  if (node->op == YST_NODE_FIELD) return &record->fields[node->index];
  while (scope && scope->list != node->list) scope = scope->outer;
  size_t columns = evaluator->program->model->lists[node->list].column_count;
  return scope ? &record->lists[node->list].cells[scope->row * columns + node->index] : NULL;
}

/* The first or last day of a date known in part, which is known where that end is. Of a day it is the day; of
 * a blank, whatever day that is. */
yst_value yst_evaluate_date_end(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  const yst_record *record = evaluator->record;
  const yst_value *place = place_of(evaluator, node->args[0], scope);
  for (size_t i = 0; place && i < record->blank_count; i++) {
    const yst_blank *blank = &record->blanks[i];
    if (blank->where != place || !blank->in_part) continue;
    yst_segment span = blank->as_read.as.possible->segments[0];
    if (node->op == YST_NODE_DATE_FIRST && span.has_low) return yst_known(span.low);
    if (node->op == YST_NODE_DATE_LAST && span.has_high) return yst_known(span.high);
  }
  return yst_evaluate_node(evaluator, node->args[0], scope);
}
