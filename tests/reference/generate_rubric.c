#include <stdio.h>

#include "generate.h"

static const type NUMBER = {KIND_NUMBER, NULL}, PERCENT = {KIND_PERCENT, NULL};

/* ---- criteria ---- */

static ratio highest_mark(const bands *b)
{
  ratio highest = b->items[0].mark;
  for (int i = 1; i < b->count; i++)
    if (ratio_compare(b->items[i].mark, highest) > 0) highest = b->items[i].mark;
  return highest;
}

static expr *banded_thing(maker *m)
{
  static const kind kinds[] = {KIND_YES_NO, KIND_CHOICE, KIND_CHOICE, KIND_NUMBER,
                               KIND_NUMBER, KIND_MONEY,  KIND_PERCENT};
  for (;;) {
    expr *e = find_operand(m, kinds[pick(&m->chance, 7)], NULL);
    if (e) return e;
  }
}

static void score_by_bands(maker *m, criterion *c)
{
  expr *over = banded_thing(m);
  c->bands = make_bands(m, over, over->type, 6);
  /* A criterion that can score nothing has no share of anything. */
  if (highest_mark(c->bands).num == 0) c->bands->items[0].mark = whole(3);
  c->highest = highest_mark(c->bands);
}

static void make_score(maker *m, criterion *c)
{
  c->assessed = c->override_field = -1;
  if (percent_chance(&m->chance, 25)) {
    c->assessed = make_field(m, NUMBER);
    if (c->assessed >= 0) {
      field *f = &m->toolkit->fields[c->assessed];
      f->low = whole(pick(&m->chance, 2));
      f->step = whole(1);
      f->high = whole(2 + pick(&m->chance, 4));
      f->has_placeholder = percent_chance(&m->chance, 30);
      c->highest = f->high;
      return;
    }
  }
  score_by_bands(m, c);
}

static void make_deductions(maker *m, deduction *d, int *count, kind of, int chances)
{
  if (!percent_chance(&m->chance, chances)) return;
  d->of_maximum = of == KIND_PERCENT || percent_chance(&m->chance, 50);
  d->amount = d->of_maximum ? make_const(m, PERCENT, ratio_of(1 + pick(&m->chance, 4), 20))
                            : make_const(m, NUMBER, whole(1 + pick(&m->chance, 2)));
  if (percent_chance(&m->chance, 80)) d->when = make_condition(m, 0);
  *count = 1;
}

static void make_criterion(maker *m, criterion *c, int number, bool first, bool may_have_worth)
{
  chance *by = &m->chance;
  snprintf(c->name, NAME, "x%c", 'a' + number);
  make_score(m, c);
  if (may_have_worth && percent_chance(by, 20)) {
    c->has_worth = true;
    c->worth = whole(1 + pick(by, 10));
  }
  if (percent_chance(by, 10)) {
    c->has_cap = true;
    c->cap = whole(2);
    if (ratio_compare(c->highest, c->cap) > 0) c->highest = c->cap;
  }
  if (percent_chance(by, 8)) {
    c->has_floor = true;
    c->floor = whole(1);
  }
  make_deductions(m, c->deductions, &c->deduction_count, KIND_NUMBER, 10);
  if (percent_chance(by, 8)) {
    c->override_field = make_field(m, NUMBER);
    if (c->override_field >= 0) m->toolkit->fields[c->override_field].is_override = true;
  }
  /* The maximum depends on a blank when the second field, which is a yes or no, is one. */
  if (first && percent_chance(by, 50))
    c->applies = make_field_ref(m, 1);
  else if (percent_chance(by, 20))
    c->applies = make_condition(m, 0);
  if (percent_chance(by, 10)) {
    c->has_not_applicable_score = true;
    c->not_applicable_score = whole(pick(by, (int)c->highest.num + 1));
  }
}

static void make_section(maker *m, rubric *r, section *s, bool named, int *criteria)
{
  chance *by = &m->chance;
  s->results = -1;
  s->criterion_count = named ? 1 + pick(by, 3) : 1 + pick(by, 4);
  bool even = percent_chance(by, 15); /* all count alike, so that the best of them can be told */
  if (named) {
    snprintf(s->name, NAME, "s%c", 'a' + (int)(s - r->sections));
    if (percent_chance(by, 15)) s->applies = make_condition(m, 0);
    if (even && s->criterion_count > 1) s->best = 1 + pick(by, s->criterion_count - 1);
    if (percent_chance(by, 10)) {
      s->has_floor = true;
      s->floor = whole(0);
    }
    if (percent_chance(by, 10)) {
      s->has_cap = true;
      s->cap = whole(4);
    }
    make_deductions(m, s->deductions, &s->deduction_count, KIND_NUMBER, 15);
    if (percent_chance(by, 8)) {
      s->rounds = true;
      s->round_mode = (mode)pick(by, 4);
      s->round_step = whole(1 + pick(by, 2));
    }
  } else if (even && s->criterion_count > 1) {
    r->best = 1 + pick(by, s->criterion_count - 1);
  }
  for (int i = 0; i < s->criterion_count; i++) {
    make_criterion(m, &s->criteria[i], *criteria, *criteria == 0, !s->best && !r->best);
    (*criteria)++;
  }
}

/* Weights that come to 100%, two of them perhaps by a condition. */
static void share_out(maker *m, expr **weights[], int count)
{
  static const int shares[4][4] = {{100}, {40, 60}, {50, 30, 20}, {10, 20, 30, 40}};
  expr *turn = count > 1 && percent_chance(&m->chance, 20) ? make_condition(m, 0) : NULL;
  for (int i = 0; i < count; i++) {
    *weights[i] = make_const(m, PERCENT, ratio_of(shares[count - 1][i], 100));
    if (!turn || i > 1) continue;
    expr *e = expr_new(m->toolkit, OP_CHOOSE, PERCENT);
    e->arg_count = 3;
    e->args[0] = *weights[i];
    e->args[1] = turn;
    e->args[2] = make_const(m, PERCENT, ratio_of(shares[count - 1][1 - i], 100));
    *weights[i] = e;
  }
}

static void weigh(maker *m, rubric *r, bool named)
{
  expr **weights[4];
  int count = 0;
  section *first = &r->sections[0];
  if (named) {
    for (; count < r->section_count; count++) weights[count] = &r->sections[count].weight;
  } else {
    for (; count < first->criterion_count; count++) {
      weights[count] = &first->criteria[count].weight;
      first->criteria[count].has_worth = false;
    }
  }
  share_out(m, weights, count);
  r->weighted = true;
}

static void make_ends(maker *m, rubric *r)
{
  chance *by = &m->chance;
  if (percent_chance(by, 12)) {
    r->has_floor = true;
    r->floor = r->weighted ? ratio_of(1, 5) : whole(pick(by, 3));
  }
  if (percent_chance(by, 12)) {
    r->has_cap = true;
    r->cap = r->weighted ? ratio_of(3, 4) : whole(5 + pick(by, 4));
  }
  make_deductions(m, r->deductions, &r->deduction_count, r->weighted ? KIND_PERCENT : KIND_NUMBER, 15);
  if (percent_chance(by, 12)) {
    r->rounds_total = true;
    r->total_mode = (mode)pick(by, 4);
    r->total_step = r->weighted ? ratio_of(1, 20) : whole(2);
  }
  if (percent_chance(by, 15)) {
    r->rounds_percent = true;
    r->percent_mode = (mode)pick(by, 4);
    r->percent_step = ratio_of(1 + 4 * pick(by, 2), 100);
  }
}

static void make_grades(maker *m, rubric *r)
{
  static const char *const names[] = {"bronze", "silver", "gold", "plain"};
  r->cap_class = -1;
  if (!percent_chance(&m->chance, 65)) return;
  expr *over = percent_chance(&m->chance, 15) ? find_operand(m, KIND_NUMBER, NULL) : NULL;
  r->grades = make_bands(m, over, over ? over->type : PERCENT, 4);
  r->grade_words = name_classes(m, r->grades, names);
  r->best_first = percent_chance(&m->chance, 50);
  if (!percent_chance(&m->chance, 30)) return;
  r->cap_class = pick(&m->chance, r->grade_words->count);
  r->cap_when = make_condition(m, 0);
}

static int add_three(toolkit *t, int rule_index, const char *base, kind of)
{
  static const char *const parts[] = {"total", "maximum", "percent"};
  int first = t->result_count;
  char name[80];
  for (int i = 0; i < 3; i++) {
    snprintf(name, sizeof name, "%s.%s", base, parts[i]);
    add_result(t, rule_index, i < 2 ? (type){of, NULL} : PERCENT, name);
  }
  return first;
}

static void add_rubric_results(toolkit *t, rule *of)
{
  rubric *r = of->rubric;
  int index = (int)(of - t->rules);
  bool by_criteria = false;
  char name[80];
  of->result = t->result_count;
  for (int s = 0; s < r->section_count; s++)
    for (int c = 0; c < r->sections[s].criterion_count; c++) {
      criterion *one = &r->sections[s].criteria[c];
      snprintf(name, sizeof name, "%s.%s", of->name, one->name);
      one->result = add_result(t, index, NUMBER, name);
      by_criteria = by_criteria || one->weight;
    }
  for (int s = 0; s < r->section_count; s++) {
    if (!r->sections[s].name[0]) continue;
    snprintf(name, sizeof name, "%s.%s", of->name, r->sections[s].name);
    r->sections[s].results = add_three(t, index, name, by_criteria ? KIND_PERCENT : KIND_NUMBER);
  }
  r->results = add_three(t, index, of->name, r->weighted ? KIND_PERCENT : KIND_NUMBER);
  snprintf(name, sizeof name, "%s.grade", of->name);
  if (r->grades) add_result(t, index, (type){KIND_CHOICE, r->grade_words}, name);
}

void make_rubric(maker *m, rule *of)
{
  rubric *r = toolkit_alloc(m->toolkit, sizeof *r);
  int criteria = 0;
  of->rubric = r;
  bool named = percent_chance(&m->chance, 55);
  r->section_count = named ? 2 + pick(&m->chance, 2) : 1;
  for (int i = 0; i < r->section_count; i++) make_section(m, r, &r->sections[i], named, &criteria);
  if (!r->best && percent_chance(&m->chance, 35)) {
    weigh(m, r, named);
  } else {
    for (int i = 0; named && i < r->section_count; i++) {
      r->sections[i].has_worth = percent_chance(&m->chance, 15);
      r->sections[i].worth = whole(5 + pick(&m->chance, 5));
    }
  }
  make_ends(m, r);
  make_grades(m, r);
  add_rubric_results(m->toolkit, of);
}
