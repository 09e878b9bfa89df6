#include "evaluate.h"
#include "dates.h"

bool applies(work *w, const expr *condition)
{
  return !condition || is_yes(evaluate(w, condition));
}

/* ---- cells ---- */

static value cell_value(const field *f, const cell *c)
{
  if (c->state == CELL_NOT_APPLICABLE) return not_applicable();
  if (c->state == CELL_KNOWN) return number_value(c->value);
  return f->blank == BLANK_VALUE ? number_value(f->blank_value) : not_applicable();
}

value field_value(work *w, int index)
{
  const field *f = &w->toolkit->fields[index];
  if (!applies(w, f->applies)) return not_applicable();
  return cell_value(f, &w->record.fields[index]);
}

static value column_value(work *w, const expr *e)
{
  const field *f = &w->toolkit->lists[e->list].columns[e->index];
  if (f->formula) return evaluate(w, f->formula);
  return cell_value(f, &w->record.rows[e->list][w->row[e->list]][e->index]);
}

/* ---- rows ---- */

/* The rows that `where` picks out, or all: their numbers. Where it is not applicable it picks nothing out. */
static int pick_rows(work *w, const expr *e, int *rows)
{
  int count = 0;
  for (int i = 0; i < w->record.row_count[e->list]; i++) {
    w->row[e->list] = i;
    if (!e->args[0] || is_yes(evaluate(w, e->args[0]))) rows[count++] = i;
  }
  return count;
}

static value rows_aggregate(work *w, const expr *e)
{
  value values[MAX_ROWS];
  int rows[MAX_ROWS], count = 0;
  if (e->aggregate == SHARE) {
    for (; count < w->record.row_count[e->list]; count++) {
      w->row[e->list] = count;
      values[count] = evaluate(w, e->args[0]);
    }
    return gather(SHARE, values, count);
  }
  count = pick_rows(w, e, rows);
  if (e->aggregate == COUNT) return number_value(whole(count));
  for (int i = 0; i < count; i++) {
    w->row[e->list] = rows[i];
    values[i] = evaluate(w, e->args[1]);
  }
  return gather(e->aggregate, values, count);
}

static value rows_quantity(work *w, const expr *e)
{
  value values[MAX_ROWS];
  int rows[MAX_ROWS], count = 0;
  if (!e->args[1]) { /* `any of (L where C)`: C is asked of each row */
    for (; count < w->record.row_count[e->list]; count++) {
      w->row[e->list] = count;
      values[count] = evaluate(w, e->args[0]);
    }
    return truth_quantity(e->quantity, e->count, 0, values, count);
  }
  count = pick_rows(w, e, rows);
  for (int i = 0; i < count; i++) {
    w->row[e->list] = rows[i];
    w->member = evaluate(w, e->args[1]);
    values[i] = evaluate(w, e->args[2]);
  }
  return truth_quantity(e->quantity, e->count, 0, values, count);
}

/* Of the row whose day is the last, or the first; of several the one that stands first. */
static value latest(work *w, const expr *e)
{
  int rows[MAX_ROWS], count = pick_rows(w, e, rows);
  value best = not_applicable(), found = not_applicable();
  for (int i = 0; i < count; i++) {
    w->row[e->list] = rows[i];
    value day = evaluate(w, e->args[2]);
    if (!day.applies) continue;
    if (best.applies && !is_yes(truth_compare(e->index ? UNDER : OVER, day, best))) continue;
    best = day;
    found = evaluate(w, e->args[1]);
  }
  return found;
}

/* ---- dates ---- */

static value shift(const expr *e, value day)
{
  if (!day.applies) return day;
  int from = (int)day.number.num;
  return number_value(whole(e->index ? from + e->count : add_months(from, e->count)));
}

static value apart(const expr *e, value later, value earlier)
{
  if (!later.applies || !earlier.applies) return not_applicable();
  int from = (int)earlier.number.num, to = (int)later.number.num;
  return number_value(whole(e->index ? months_between(from, to) : to - from));
}

/* Before a day: after the day so many months earlier, up to and with that day. After it: from that day up to
 * and with the day so many months later. */
static value window(const expr *e, value date, value day)
{
  if (!date.applies || !day.applies) return not_applicable();
  int at = (int)date.number.num, from = (int)day.number.num;
  bool before = at > add_months(from, -e->count) && at <= from;
  bool after = at >= from && at <= add_months(from, e->count);
  return yes_or_no(e->index == 0 ? before || after : e->index == 1 ? before : after);
}

static value in_year(const expr *e, value day)
{
  if (!day.applies) return day;
  int year = (int)e->number.num;
  int first = day_of((civil){year, 4, 1}), past = day_of((civil){year + 1, 4, 1});
  return yes_or_no(day.number.num >= first && day.number.num < past);
}

/* ---- criteria and items ---- */

enum { MAX_MEMBERS = 12 };

/* The scores of a rubric's criteria, or the answers of a checklist's items. */
static int list_members(const work *w, int rule_index, value *members)
{
  const rule *r = &w->toolkit->rules[rule_index];
  int count = 0;
  for (int s = 0; r->rubric && s < r->rubric->section_count; s++) {
    const section *one = &r->rubric->sections[s];
    for (int c = 0; !one->dropped && c < one->criterion_count; c++)
      if (!one->criteria[c].dropped) members[count++] = w->results[one->criteria[c].result];
  }
  for (int i = 0; r->checklist && i < r->checklist->item_count; i++) {
    const item *one = &r->checklist->items[i];
    if (!one->dropped && one->parent < 0) members[count++] = w->results[one->result];
  }
  return count;
}

static value members_quantity(work *w, const expr *e)
{
  value members[MAX_MEMBERS], values[MAX_MEMBERS];
  int count = list_members(w, e->index, members);
  for (int i = 0; i < count; i++) {
    w->member = members[i];
    /* An item by itself is asked whether it is present. */
    values[i] = e->args[0] ? evaluate(w, e->args[0]) : truth_compare(IS, members[i], number_value(whole(2)));
  }
  return truth_quantity(e->quantity, e->count, 0, values, count);
}

static value members_aggregate(const work *w, const expr *e)
{
  value members[MAX_MEMBERS];
  int count = list_members(w, e->index, members), left = 0;
  for (int i = 0; i < count; i++) left += members[i].applies;
  return e->aggregate == COUNT ? number_value(whole(left)) : gather(e->aggregate, members, count);
}

/* ---- one operation ---- */

static value arithmetic(op what, value a, value b)
{
  if (!a.applies || !b.applies) return not_applicable();
  switch (what) {
  case OP_ADD: return number_value(ratio_add(a.number, b.number));
  case OP_SUBTRACT: return number_value(ratio_subtract(a.number, b.number));
  case OP_MULTIPLY: return number_value(ratio_multiply(a.number, b.number));
  default: break;
  }
  if (b.number.num == 0) return not_applicable();
  return number_value(ratio_divide(a.number, b.number));
}

static value includes(const expr *e, value set)
{
  if (!set.applies) return set;
  value held[MAX_WORDS];
  int count = 0;
  for (int i = 0; i < MAX_WORDS; i++)
    if (e->number.num >> i & 1) held[count++] = yes_or_no(set.number.num >> i & 1);
  return truth_quantity(e->quantity, e->count, 0, held, count);
}

static value choose(work *w, const expr *e)
{
  int i = 0;
  for (; i + 1 < e->arg_count; i += 2)
    if (is_yes(evaluate(w, e->args[i + 1]))) return evaluate(w, e->args[i]);
  return i < e->arg_count ? evaluate(w, e->args[i]) : not_applicable();
}

static bool band_holds(const band *b, ratio number)
{
  if (b->kind == BAND_SINGLE) return ratio_equal(b->low, number);
  if (b->kind != BAND_RANGE) return false;
  int low = b->has_low ? ratio_compare(number, b->low) : 1;
  int high = b->has_high ? ratio_compare(number, b->high) : -1;
  return (low > 0 || (low == 0 && b->low_in)) && (high < 0 || (high == 0 && b->high_in));
}

/* Which of the bands holds a number: the first, but of two that share an end the one that is said to have it.
 * -1 when none does. */
static int band_at(const band *items, int count, shared whose, ratio number)
{
  int found = -1;
  for (int i = 0; i < count; i++) {
    if (!band_holds(&items[i], number)) continue;
    bool ends_here = items[i].kind == BAND_RANGE && items[i].has_high && ratio_equal(items[i].high, number);
    bool begins_here = items[i].kind == BAND_RANGE && items[i].has_low && ratio_equal(items[i].low, number);
    if (found < 0 || (whose == SHARED_LOWER && ends_here) || (whose == SHARED_UPPER && begins_here))
      found = i;
  }
  return found;
}

value evaluate_bands(const bands *b, value v)
{
  for (int i = 0; i < b->count && !v.applies; i++)
    if (b->items[i].kind == BAND_NOT_APPLICABLE) return number_value(b->items[i].mark);
  if (!v.applies) return v;
  int at = band_at(b->items, b->count, b->shared, v.number);
  for (int i = 0; i < b->count && at < 0; i++)
    if (b->items[i].kind == BAND_OTHERWISE) at = i;
  return at < 0 ? not_applicable() : number_value(b->items[at].mark);
}

static value look_up(work *w, const expr *e)
{
  const table *t = w->toolkit->rules[e->index].table;
  value column = evaluate(w, e->args[0]), row = evaluate(w, e->args[1]);
  if (!column.applies || !row.applies) return not_applicable();
  int c = band_at(t->columns, t->column_count, SHARED_NONE, column.number);
  int r = band_at(t->rows, t->row_count, SHARED_NONE, row.number);
  return c < 0 || r < 0 ? not_applicable() : number_value(t->cells[r][c]);
}

static value points_of(const expr *e, value v)
{
  if (!v.applies) return v;
  return number_value(whole(e->args[0]->type.words->points[(int)v.number.num]));
}

static value is_given(work *w, const expr *e)
{
  if (e->op == OP_GIVEN && e->args[0]->op == OP_FIELD) {
    const cell *c = &w->given->fields[e->args[0]->index];
    const field *f = &w->toolkit->fields[e->args[0]->index];
    return yes_or_no(c->state == CELL_KNOWN || c->state == CELL_PART ||
                     (c->state == CELL_BLANK && f->blank == BLANK_VALUE));
  }
  return yes_or_no(evaluate(w, e->args[0]).applies);
}

static value of_args(work *w, const expr *e)
{
  value values[MAX_ARGS];
  for (int i = 0; i < e->arg_count; i++) values[i] = evaluate(w, e->args[i]);
  switch (e->op) {
  case OP_AND: return truth_and(values, e->arg_count);
  case OP_OR: return truth_or(values, e->arg_count);
  case OP_QUANTITY: return truth_quantity(e->quantity, e->count, e->including, values, e->arg_count);
  case OP_LOWER: return gather(LOWEST, values, e->arg_count);
  case OP_HIGHER: return gather(HIGHEST, values, e->arg_count);
  case OP_GATHER: return gather(e->aggregate, values, e->arg_count);
  case OP_BETWEEN: {
    value both[2] = {truth_compare(AT_LEAST, values[0], values[1]),
                     truth_compare(AT_MOST, values[0], values[2])};
    return both[0].applies && both[1].applies ? truth_and(both, 2) : not_applicable();
  }
  default: { /* OP_ONE_OF */
    value same[MAX_ARGS];
    for (int i = 1; i < e->arg_count; i++) same[i - 1] = truth_compare(IS, values[0], values[i]);
    return truth_or(same, e->arg_count - 1);
  }
  }
}

value evaluate(work *w, const expr *e)
{
  switch (e->op) {
  case OP_CONST: return number_value(e->number);
  case OP_FIELD: return field_value(w, e->index);
  case OP_COLUMN: return column_value(w, e);
  case OP_RESULT: return w->results[e->index];
  case OP_MEMBER: return w->member;
  case OP_POINTS: return points_of(e, evaluate(w, e->args[0]));
  case OP_NOT: return truth_not(evaluate(w, e->args[0]));
  case OP_COMPARE: return truth_compare(e->relation, evaluate(w, e->args[0]), evaluate(w, e->args[1]));
  case OP_INCLUDES: return includes(e, evaluate(w, e->args[0]));
  case OP_APPLICABLE:
  case OP_GIVEN: return is_given(w, e);
  case OP_MEMBERS: return members_aggregate(w, e);
  case OP_MEMBERS_QUANTITY: return members_quantity(w, e);
  case OP_ROWS: return rows_aggregate(w, e);
  case OP_ROWS_QUANTITY: return rows_quantity(w, e);
  case OP_ADD:
  case OP_SUBTRACT:
  case OP_MULTIPLY:
  case OP_DIVIDE: return arithmetic(e->op, evaluate(w, e->args[0]), evaluate(w, e->args[1]));
  case OP_NEGATE: return arithmetic(OP_SUBTRACT, number_value(whole(0)), evaluate(w, e->args[0]));
  case OP_PERCENT_OF: return arithmetic(OP_MULTIPLY, number_value(e->number), evaluate(w, e->args[0]));
  case OP_AS_PERCENT: return evaluate(w, e->args[0]);
  case OP_ROUND: {
    value v = evaluate(w, e->args[0]);
    return v.applies ? number_value(ratio_round(v.number, e->mode, e->number)) : v;
  }
  case OP_CHOOSE: return choose(w, e);
  case OP_LOOKUP: return look_up(w, e);
  case OP_AS_AT: return number_value(whole(AS_AT));
  case OP_SHIFT: return shift(e, evaluate(w, e->args[0]));
  case OP_APART: return apart(e, evaluate(w, e->args[0]), evaluate(w, e->args[1]));
  case OP_WINDOW: return window(e, evaluate(w, e->args[0]), evaluate(w, e->args[1]));
  case OP_IN_YEAR: return in_year(e, evaluate(w, e->args[0]));
  case OP_LATEST: return latest(w, e);
  default: return of_args(w, e);
  }
}

/* ---- rules ---- */

/* `when` less `unless`: what follows `unless` is taken away from what stands before. */
static value less(work *w, value when, const expr *unless)
{
  if (!unless) return when;
  value pair[2] = {when, truth_not(evaluate(w, unless))};
  return truth_and(pair, 2);
}

static value condition(work *w, const rule *r)
{
  if (!r->part_count) return less(w, evaluate(w, r->expr), r->unless);
  value parts[4];
  for (int i = 0; i < r->part_count; i++) parts[i] = evaluate(w, r->parts[i].when);
  return less(w, truth_quantity(r->quantity, r->count, 0, parts, r->part_count), r->unless);
}

static value classify(work *w, const rule *r)
{
  if (r->grades) return evaluate_bands(r->grades, evaluate(w, r->grades->over));
  for (int i = 0; i < r->branch_count; i++) {
    const branch *b = &r->branches[i];
    if (!b->when || is_yes(less(w, evaluate(w, b->when), b->unless))) return number_value(whole(b->class));
  }
  return not_applicable();
}

static value overridden(work *w, value by_rule, int override_field)
{
  if (override_field < 0 || !by_rule.applies) return by_rule;
  const cell *c = &w->record.fields[override_field];
  return c->state == CELL_KNOWN ? number_value(c->value) : by_rule;
}

/* Overdue when the day that counts, that it was done or today, is past the day that it was due. */
static void evaluate_review(work *w, const rule *r)
{
  value due = evaluate(w, r->expr), today = number_value(whole(AS_AT));
  if (!applies(w, r->applies)) due = not_applicable();
  if (due.applies && r->months) due.number = whole(add_months((int)due.number.num, r->months));
  if (r->done_field >= 0 && w->record.fields[r->done_field].state == CELL_KNOWN)
    today.number = w->record.fields[r->done_field].value;
  w->results[r->result] = due;
  w->results[r->result + 1] = truth_compare(OVER, today, due);
}

static void evaluate_rule(work *w, const rule *r)
{
  value *to = &w->results[r->result];
  switch (r->kind) {
  case RULE_VALUE: *to = overridden(w, evaluate(w, r->expr), r->override_field); break;
  case RULE_CONDITION: *to = condition(w, r); break;
  case RULE_REQUIRE: *to = evaluate(w, r->expr); break;
  case RULE_CLASSIFY: *to = classify(w, r); break;
  case RULE_RUBRIC: evaluate_rubric(w, r); return;
  case RULE_CHECKLIST: evaluate_checklist(w, r); return;
  case RULE_TABLE: return;
  case RULE_REVIEW: evaluate_review(w, r); return;
  }
  if (!applies(w, r->applies)) *to = not_applicable();
}

void evaluate_all(work *w)
{
  for (int i = 0; i < w->toolkit->rule_count; i++)
    if (!w->toolkit->rules[i].dropped) evaluate_rule(w, &w->toolkit->rules[i]);
}
