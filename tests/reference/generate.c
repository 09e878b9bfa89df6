#include "generate.h"

#include <stdio.h>
#include <string.h>

#include "walk.h"

/* ---- types ---- */

static void make_types(maker *m)
{
  static const char *const pools[4][4] = {{"red", "green", "blue", "grey"},
                                          {"north", "south", "east", "west"},
                                          {"low", "mid", "high", "peak"},
                                          {"poor", "fair", "good", "fine"}};
  toolkit *t = m->toolkit;
  int count = 2 + pick(&m->chance, 3);
  for (int i = 0; i < count; i++) {
    words *w = &t->types[t->type_count++];
    w->is_scale = i == 0 || percent_chance(&m->chance, 50);
    w->has_points = w->is_scale && (i == 0 || percent_chance(&m->chance, 40));
    /* Two types may share their words: the other side of a comparison tells them apart. */
    int pool = (w->is_scale ? 2 : 0) + pick(&m->chance, 2);
    snprintf(w->name, NAME, "%s%d", w->is_scale ? "scale" : "choice", i + 1);
    w->count = 2 + pick(&m->chance, 3);
    for (int k = 0; k < w->count; k++) {
      snprintf(w->word[k], NAME, "%s", pools[pool][k]);
      w->points[k] = pick(&m->chance, 6);
    }
    w->points[w->count - 1] = 5;
  }
}

words *make_names(toolkit *t, const char *const *names, int count)
{
  words *w = toolkit_alloc(t, sizeof *w);
  w->count = count;
  for (int i = 0; i < count; i++) snprintf(w->word[i], NAME, "%s", names[i]);
  return w;
}

/* ---- fields ---- */

/* Days near the ends of months, where counting months is hardest. */
static const int days[] = {15368, 15398, 15399, 15400, 15033, 15034,
                           15004, 14974, 15765, 15337, 15430, 15431};
enum { DAYS = sizeof days / sizeof days[0] };

static void set_days(maker *m, field *f, int count)
{
  f->step = whole(1);
  f->low = whole(days[pick(&m->chance, DAYS)] - 1);
  f->high = ratio_add(f->low, whole(count - 1));
  f->bounded = percent_chance(&m->chance, 60);
  if (f->bounded) return;
  f->sample_count = DAYS;
  for (int i = 0; i < DAYS; i++) f->samples[i] = whole(days[i]);
}

static void set_domain(maker *m, field *f)
{
  static const int64_t pounds[] = {0, 9999, 10000, 10001, 50000, 50001, 200000, 199999, 200001, 900000};
  chance *c = &m->chance;
  int count = 2 + pick(c, f->type.kind == KIND_MONEY ? 2 : 5);
  f->bounded = true;
  if (f->type.kind == KIND_NUMBER) {
    f->step = percent_chance(c, 85) ? whole(1) : percent_chance(c, 50) ? whole(2) : ratio_of(1, 2);
    f->low = ratio_multiply(whole(percent_chance(c, 15) ? -2 : pick(c, 4)), f->step);
  } else if (f->type.kind == KIND_DATE) {
    set_days(m, f, count);
    return;
  } else if (f->type.kind == KIND_PERCENT) {
    f->step = ratio_of(1, 4);
    f->low = ratio_of(pick(c, 2), 4);
    if (count > 4) count = 4;
  } else {
    f->bounded = percent_chance(c, 40);
    f->from_low = !f->bounded && percent_chance(c, 70);
    f->step = whole(10000);
    f->low = whole(f->from_low ? 0 : 10000 * pick(c, 3));
    f->sample_count = (int)(sizeof pounds / sizeof pounds[0]);
    for (int i = 0; i < f->sample_count; i++) f->samples[i] = whole(pounds[i]);
    if (!f->from_low) f->samples[f->sample_count++] = whole(-1);
  }
  f->high = ratio_add(f->low, ratio_multiply(f->step, whole(count - 1)));
}

static void set_type(maker *m, field *f, type of)
{
  f->type = of;
  f->step = f->low = f->high = f->blank_value = whole(0);
  if (of.kind == KIND_NUMBER || of.kind == KIND_MONEY || of.kind == KIND_PERCENT || of.kind == KIND_DATE)
    set_domain(m, f);
}

static type random_type(maker *m)
{
  static const kind kinds[] = {KIND_YES_NO, KIND_YES_NO, KIND_NUMBER, KIND_NUMBER,  KIND_NUMBER,
                               KIND_MONEY,  KIND_DATE,   KIND_DATE,   KIND_PERCENT, KIND_CHOICE,
                               KIND_CHOICE, KIND_CHOICE, KIND_SET};
  type of = {kinds[pick(&m->chance, (int)(sizeof kinds / sizeof kinds[0]))], NULL};
  if (of.kind == KIND_CHOICE || of.kind == KIND_SET)
    of.words = &m->toolkit->types[pick(&m->chance, m->toolkit->type_count)];
  return of;
}

static void set_reading(maker *m, field *f)
{
  chance *c = &m->chance;
  f->has_placeholder = percent_chance(c, 35);
  if (percent_chance(c, 8)) {
    ratio values[64];
    bool exhaustive;
    int count = field_domain(f, values, &exhaustive);
    f->blank = percent_chance(c, 30) ? BLANK_NOT_APPLICABLE : BLANK_VALUE;
    f->blank_value = f->type.kind == KIND_SET ? whole(0) : values[pick(c, count)];
    if (!exhaustive) f->blank_value = f->type.kind == KIND_DATE ? f->samples[0] : whole(10000);
  }
}

int make_field(maker *m, type of)
{
  toolkit *t = m->toolkit;
  if (t->field_count == MAX_FIELDS) return -1;
  field *f = &t->fields[t->field_count];
  snprintf(f->name, NAME, "f%d", t->field_count + 1);
  set_type(m, f, of);
  return t->field_count++;
}

/* `one of red, green` without a name of its own. */
static void make_inline(maker *m, field *f)
{
  static const char *const own[] = {"oak", "elm", "ash"};
  f->type.words = make_names(m->toolkit, own, 2 + pick(&m->chance, 2));
  f->is_inline = true;
}

static void make_fields(maker *m)
{
  toolkit *t = m->toolkit;
  int count = 6 + pick(&m->chance, 4);
  for (int i = 0; i < count; i++) {
    type of = i == 0 ? (type){KIND_NUMBER, NULL} : i == 1 ? (type){KIND_YES_NO, NULL} : random_type(m);
    field *f = &t->fields[make_field(m, of)];
    if ((of.kind == KIND_CHOICE || of.kind == KIND_SET) && percent_chance(&m->chance, 20)) make_inline(m, f);
    if (i < 2) continue;
    set_reading(m, f);
    m->fields = i;
    if (percent_chance(&m->chance, 15)) f->applies = make_condition(m, 0);
  }
  m->fields = count;
}

/* ---- lists ---- */

static void make_list(maker *m)
{
  static const kind kinds[] = {KIND_YES_NO, KIND_NUMBER, KIND_DATE, KIND_CHOICE, KIND_MONEY, KIND_DATE};
  toolkit *t = m->toolkit;
  int index = t->list_count++;
  list *l = &t->lists[index];
  snprintf(l->name, NAME, "list%d", index + 1);
  int count = 2 + pick(&m->chance, 3);
  for (int i = 0; i < count; i++) {
    field *f = &l->columns[l->column_count];
    type of = {i == 0 ? KIND_YES_NO : i == 1 ? KIND_NUMBER : kinds[pick(&m->chance, 6)], NULL};
    if (of.kind == KIND_CHOICE) of.words = &t->types[pick(&m->chance, t->type_count)];
    set_type(m, f, of);
    snprintf(f->name, NAME, "%ccol%d", 'a' + i, index + 1);
    set_reading(m, f);
    l->column_count++;
  }
  if (percent_chance(&m->chance, 60)) return;
  field *f = &l->columns[l->column_count];
  m->list = index;
  m->columns = count;
  bool is_condition = percent_chance(&m->chance, 40);
  f->formula = is_condition ? make_condition(m, 1) : make_amount(m, KIND_NUMBER, 1);
  f->type = (type){is_condition ? KIND_YES_NO : KIND_NUMBER, NULL};
  snprintf(f->name, NAME, "work%d", index + 1);
  l->column_count++;
  m->list = -1;
}

/* ---- rules ---- */

int add_result(toolkit *t, int rule_index, type of, const char *name)
{
  result *r = &t->results[t->result_count];
  r->type = of;
  r->rule = rule_index;
  snprintf(r->name, sizeof r->name, "%s", name);
  return t->result_count++;
}

/* `x is under 5 or x is at least 5`: yes, whatever x is. */
static expr *make_tautology(maker *m)
{
  type yes_no = {KIND_YES_NO, NULL};
  expr *both = expr_new(m->toolkit, OP_OR, yes_no);
  ratio cut = ratio_add(m->toolkit->fields[0].low, m->toolkit->fields[0].step);
  both->arg_count = 2;
  for (int i = 0; i < 2; i++) {
    expr *one = expr_new(m->toolkit, OP_COMPARE, yes_no);
    one->relation = i ? AT_LEAST : UNDER;
    one->arg_count = 2;
    one->args[0] = make_field_ref(m, 0);
    one->args[1] = make_const(m, one->args[0]->type, cut);
    both->args[i] = one;
  }
  return both;
}

static void make_condition_rule(maker *m, rule *r)
{
  chance *c = &m->chance;
  bool is_first = m->toolkit->result_count == 0;
  if (!is_first && percent_chance(c, 25)) {
    r->part_count = 2 + pick(c, 3);
    r->quantity = (quantity)pick(c, 6);
    r->count = 1 + pick(c, r->part_count);
    for (int i = 0; i < r->part_count; i++) {
      snprintf(r->parts[i].name, NAME, "p%c", 'a' + i);
      r->parts[i].when = make_condition(m, 1);
    }
  } else {
    r->expr = is_first ? make_tautology(m) : make_condition(m, 3);
  }
  if (percent_chance(c, 20)) r->unless = make_condition(m, 1);
}

static void make_value_rule(maker *m, rule *r)
{
  static const kind kinds[] = {KIND_NUMBER, KIND_NUMBER, KIND_MONEY, KIND_PERCENT, KIND_DATE};
  kind of = kinds[pick(&m->chance, 5)];
  r->type = (type){of, NULL};
  if (of == KIND_DATE) {
    r->expr = make_date(m, 2);
    return;
  }
  if (percent_chance(&m->chance, 70)) {
    r->expr = make_amount(m, of, 3);
  } else {
    expr *e = expr_new(m->toolkit, OP_CHOOSE, r->type);
    e->arg_count = percent_chance(&m->chance, 60) ? 3 : 5;
    for (int i = 0; i < e->arg_count; i++) e->args[i] = i & 1 ? make_condition(m, 1) : make_amount(m, of, 1);
    r->expr = e;
  }
  if (percent_chance(&m->chance, 10)) {
    r->override_field = make_field(m, r->type);
    if (r->override_field >= 0) m->toolkit->fields[r->override_field].is_override = true;
  }
}

static const char *rule_letter(rule_kind of)
{
  static const char *const letters[] = {"v", "c", "g", "r", "k", "t", "q", "w"};
  return letters[of];
}

static void make_rule(maker *m, rule_kind of)
{
  toolkit *t = m->toolkit;
  int index = t->rule_count++;
  rule *r = &t->rules[index];
  r->kind = of;
  r->override_field = r->done_field = -1;
  r->type = (type){KIND_YES_NO, NULL};
  snprintf(r->name, NAME, "%s%d", rule_letter(of), index + 1);
  if (of != RULE_TABLE && index > 1 && percent_chance(&m->chance, 12)) r->applies = make_condition(m, 0);
  switch (of) {
  case RULE_VALUE: make_value_rule(m, r); break;
  case RULE_CONDITION: make_condition_rule(m, r); break;
  case RULE_REQUIRE: r->expr = make_condition(m, 2); break;
  case RULE_CLASSIFY: make_classify(m, r); break;
  case RULE_RUBRIC: make_rubric(m, r); return;
  case RULE_CHECKLIST: make_checklist(m, r); return;
  case RULE_TABLE: make_table(m, r); return;
  case RULE_REVIEW: make_review(m, r); return;
  }
  char name[NAME];
  memcpy(name, r->name, sizeof name);
  r->result = add_result(t, index, r->type, name);
}

toolkit *make_toolkit(uint64_t seed)
{
  static const rule_kind kinds[] = {RULE_VALUE,    RULE_VALUE,  RULE_CONDITION, RULE_CONDITION,
                                    RULE_CLASSIFY, RULE_RUBRIC, RULE_RUBRIC,    RULE_CHECKLIST,
                                    RULE_REQUIRE,  RULE_TABLE,  RULE_REVIEW};
  toolkit *t = toolkit_new(seed);
  maker m = {t, {seed * 2 + 1}, 0, -1, 0};
  make_types(&m);
  make_fields(&m);
  int lists = pick(&m.chance, 4);
  for (int i = 0; i < lists && i < MAX_LISTS; i++) make_list(&m);
  if (percent_chance(&m.chance, 40)) make_rule(&m, RULE_TABLE);
  make_rule(&m, RULE_CONDITION);
  int count = 4 + pick(&m.chance, 6);
  for (int i = 0; i < count; i++) make_rule(&m, kinds[pick(&m.chance, 11)]);
  mark_used(t);
  return t;
}
