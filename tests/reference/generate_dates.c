#include <stdio.h>

#include "generate.h"

static const type DATE = {KIND_DATE, NULL}, YES_NO = {KIND_YES_NO, NULL}, NUMBER = {KIND_NUMBER, NULL};

static expr *with_args(maker *m, op what, type of, expr *first, expr *second)
{
  expr *e = expr_new(m->toolkit, what, of);
  e->args[0] = first;
  e->args[1] = second;
  e->arg_count = second ? 2 : 1;
  return e;
}

static expr *some_day(maker *m)
{
  static const int days[] = {15398, 15399, 15033, 15034, 15368, 15431, 15340};
  if (percent_chance(&m->chance, 30)) return expr_new(m->toolkit, OP_AS_AT, DATE);
  return make_const(m, DATE, whole(days[pick(&m->chance, 7)]));
}

/* ---- of rows ---- */

static expr *find_column(maker *m, int list_index, kind of)
{
  const list *l = &m->toolkit->lists[list_index];
  for (int i = 0; i < l->column_count; i++) {
    if (l->columns[i].type.kind != of || l->columns[i].formula) continue;
    expr *e = expr_new(m->toolkit, OP_COLUMN, l->columns[i].type);
    e->index = i;
    e->list = list_index;
    return e;
  }
  return NULL;
}

static expr *where_of(maker *m, int list_index)
{
  maker inner = *m;
  if (!percent_chance(&m->chance, 40)) return NULL;
  inner.list = list_index;
  inner.columns = m->toolkit->lists[list_index].column_count;
  expr *made = make_condition(&inner, 0);
  m->chance = inner.chance;
  return made;
}

/* `latest X by D of L`, of a number or of the days themselves. */
static expr *make_latest(maker *m, kind of)
{
  toolkit *t = m->toolkit;
  if (!t->list_count || m->list >= 0) return NULL;
  int list_index = pick(&m->chance, t->list_count);
  expr *day = find_column(m, list_index, KIND_DATE), *measure = find_column(m, list_index, of);
  if (!day || !measure) return NULL;
  bool plain = of == KIND_DATE; /* the last day of all */
  expr *e = expr_new(t, plain ? OP_ROWS : OP_LATEST, measure->type);
  e->list = list_index;
  e->aggregate = percent_chance(&m->chance, 50) ? HIGHEST : LOWEST;
  e->index = percent_chance(&m->chance, 30);
  e->args[0] = where_of(m, list_index);
  e->args[1] = measure;
  e->args[2] = plain ? NULL : day;
  e->arg_count = plain ? 2 : 3;
  return e;
}

/* ---- dates ---- */

static expr *date_leaf(maker *m)
{
  expr *e = percent_chance(&m->chance, 20) ? make_latest(m, KIND_DATE) : NULL;
  if (!e) e = find_operand(m, KIND_DATE, NULL);
  return e ? e : some_day(m);
}

static expr *make_shift(maker *m, expr *day)
{
  static const int counts[] = {1, 6, 12, -1, -12, 13};
  expr *e = with_args(m, OP_SHIFT, DATE, day, NULL);
  e->count = counts[pick(&m->chance, 6)];
  e->index = percent_chance(&m->chance, 30); /* days */
  return e;
}

expr *make_date(maker *m, int depth)
{
  expr *e = date_leaf(m);
  if (depth <= 0) return e;
  if (percent_chance(&m->chance, 25))
    e = with_args(m, percent_chance(&m->chance, 50) ? OP_LOWER : OP_HIGHER, DATE, e, date_leaf(m));
  return percent_chance(&m->chance, 60) ? make_shift(m, e) : e;
}

expr *make_days_apart(maker *m)
{
  expr *number = percent_chance(&m->chance, 30) ? make_latest(m, KIND_NUMBER) : NULL;
  if (number) return number;
  expr *later = date_leaf(m), *earlier = percent_chance(&m->chance, 60) ? date_leaf(m) : some_day(m);
  if (later->op == OP_CONST && earlier->op == OP_CONST) return NULL;
  expr *e = with_args(m, OP_APART, NUMBER, later, earlier);
  e->index = percent_chance(&m->chance, 50); /* months */
  return e;
}

expr *make_date_condition(maker *m)
{
  expr *day = date_leaf(m), *e;
  if (day->op == OP_CONST || day->op == OP_AS_AT) return NULL;
  expr *other = percent_chance(&m->chance, 50) ? make_date(m, 1) : some_day(m);
  switch (pick(&m->chance, 5)) {
  case 0:
    e = with_args(m, OP_WINDOW, YES_NO, day, other);
    e->count = 1 + 11 * pick(&m->chance, 2);
    e->index = pick(&m->chance, 3);
    return e;
  case 1:
    e = with_args(m, OP_IN_YEAR, YES_NO, day, NULL);
    e->number = whole(2010 + pick(&m->chance, 4));
    return e;
  default:
    e = with_args(m, OP_COMPARE, YES_NO, day, other);
    e->relation = (relation)pick(&m->chance, 6);
    return e;
  }
}

/* ---- reviews and deadlines ---- */

void make_review(maker *m, rule *r)
{
  char name[80];
  int index = (int)(r - m->toolkit->rules);
  r->expr = make_date(m, 1);
  r->months = percent_chance(&m->chance, 60) ? 1 + 11 * pick(&m->chance, 2) : 0;
  if (!r->months && percent_chance(&m->chance, 60)) {
    r->done_field = make_field(m, DATE);
    if (r->done_field >= 0) m->toolkit->fields[r->done_field].is_override = true;
  }
  snprintf(name, sizeof name, "%s.due", r->name);
  r->result = add_result(m->toolkit, index, DATE, name);
  snprintf(name, sizeof name, "%s.overdue", r->name);
  add_result(m->toolkit, index, YES_NO, name);
}
