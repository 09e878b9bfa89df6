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

static bool has_column(const yst_evaluator *evaluator, const yst_blank *blank)
{
  return !evaluator->absent || !evaluator->absent[blank->where - evaluator->record->fields];
}

/* Whether a field says that something was done. Without a column nobody can tell. */
yst_value yst_evaluate_done(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  const yst_blank *blank = yst_blank_of(evaluator, node->args[0]);
  if (blank && has_column(evaluator, blank)) return yst_known_whole(false);
  yst_value done = blank ? blank->as_read : yst_evaluate_node(evaluator, node->args[0], scope);
  if (done.state == YST_NOT_APPLICABLE) return yst_known_whole(false);
  if (!blank && (done.state != YST_OPEN || !done.as.possible->not_applicable)) return yst_known_whole(true);
  yst_set set = yst_set_in(&evaluator->shop);
  yst_set_rest_on(&set, done);
  return yst_truth_value(&set, (yst_truth){true, true, false});
}

/* The day something was done; while nothing is filled in, the as-at date. Without a column nobody can tell
 * whether it was done: it may have been on any day up to the as-at date. */
yst_value yst_evaluate_done_by(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  yst_value as_at = yst_evaluate_node(evaluator, node->args[1], scope);
  const yst_blank *blank = yst_blank_of(evaluator, node->args[0]);
  yst_set set = yst_set_in(&evaluator->shop);
  if (blank) {
    if (has_column(evaluator, blank)) return as_at;
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

/* ---- a day of every year ---- */

/* 29 February is the 28th where a year has none. */
static bool day_of_year(int64_t year, int64_t month_and_day, yst_number *result)
{
  int month = (int)(month_and_day / 100), day = (int)(month_and_day % 100);
  yst_day found;
  if (year < 1 || year > 9999) return false;
  if (!yst_day_from_civil((yst_civil){(int)year, month, day}, &found) &&
      !yst_day_from_civil((yst_civil){(int)year, month, day - 1}, &found))
    return false;
  *result = yst_number_of(found);
  return true;
}

/* The year whose day it comes to; days of the calendar only. */
static int64_t year_due(const yst_node *node, yst_number date)
{
  int year = yst_day_to_civil((yst_day)date.num).year;
  yst_number same_year;
  if (node->op == YST_NODE_YEARLY_AFTER) return year + 1;
  bool still = day_of_year(year, node->number.num, &same_year) && same_year.num >= date.num;
  return still ? year : year + 1;
}

/* It rises with the date, year by year: every year between those of the ends is reached. */
static void add_years(yst_set *set, const yst_node *node, yst_segment days)
{
  yst_number day = {0, 1};
  int64_t first = days.has_low ? year_due(node, days.low) : 0,
          last = days.has_high ? year_due(node, days.high) : 0;
  if (days.has_low && days.has_high && last - first < YST_FEW_POINTS) {
    for (int64_t year = first; year <= last; year++) {
      if (day_of_year(year, node->number.num, &day))
        yst_set_add_point(set, day);
      else
        set->fault = true;
    }
    return;
  }
  yst_segment between = yst_segment_all();
  between.has_low = between.low_in = days.has_low && day_of_year(first, node->number.num, &between.low);
  between.has_high = between.high_in = days.has_high && day_of_year(last, node->number.num, &between.high);
  set->bounds_only = true;
  yst_set_add(set, between);
}

yst_value yst_evaluate_yearly(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  yst_value date = yst_evaluate_node(evaluator, node->args[0], scope);
  yst_number day;
  if (date.state == YST_KNOWN)
    return day_of_year(year_due(node, date.as.number), node->number.num, &day) ? yst_known(day) : yst_fault();
  if (date.state != YST_OPEN) return date;
  yst_set set = yst_set_in(&evaluator->shop);
  yst_set_rest_on(&set, date);
  const yst_possible *possible = date.as.possible;
  for (size_t i = 0; i < possible->count; i++) add_years(&set, node, possible->segments[i]);
  set.not_applicable = possible->not_applicable;
  set.fault |= possible->fault;
  return yst_set_finish(&set);
}
