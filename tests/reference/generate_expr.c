#include <string.h>

#include "generate.h"

static const type YES_NO = {KIND_YES_NO, NULL};

/* ---- small ones ---- */

expr *make_const(maker *m, type of, ratio number)
{
  expr *e = expr_new(m->toolkit, OP_CONST, of);
  e->number = number;
  return e;
}

expr *make_field_ref(maker *m, int index)
{
  expr *e = expr_new(m->toolkit, OP_FIELD, m->toolkit->fields[index].type);
  e->index = index;
  return e;
}

static expr *make_two(maker *m, op what, type of, expr *left, expr *right)
{
  expr *e = expr_new(m->toolkit, what, of);
  e->arg_count = 2;
  e->args[0] = left;
  e->args[1] = right;
  return e;
}

static expr *make_one(maker *m, op what, type of, expr *inner)
{
  expr *e = expr_new(m->toolkit, what, of);
  e->arg_count = 1;
  e->args[0] = inner;
  return e;
}

ratio make_threshold(maker *m, kind of)
{
  static const int64_t pounds[] = {0, 10000, 10000, 50000, 200000, 10001};
  if (of == KIND_MONEY) return whole(pounds[pick(&m->chance, 6)]);
  if (of == KIND_PERCENT) return ratio_of(pick(&m->chance, 5), 4);
  return percent_chance(&m->chance, 90) ? whole(pick(&m->chance, 7)) : ratio_of(pick(&m->chance, 9), 2);
}

/* ---- what there is ---- */

static bool fits(type has, kind of, const words *of_words)
{
  return has.kind == of && (!of_words || has.words == of_words);
}

expr *find_operand(maker *m, kind of, const words *of_words)
{
  const toolkit *t = m->toolkit;
  struct {
    op what;
    int index;
    type type;
  } found[MAX_FIELDS + MAX_COLUMNS + MAX_RESULTS];
  int count = 0;
  for (int i = 0; m->list >= 0 && i < m->columns; i++) {
    const field *f = &t->lists[m->list].columns[i];
    if (!fits(f->type, of, of_words)) continue;
    found[count].what = OP_COLUMN;
    found[count].index = i;
    found[count++].type = f->type;
  }
  /* A column is wanted most where there is one. */
  if (!count || percent_chance(&m->chance, 30)) {
    for (int i = 0; i < m->fields; i++) {
      if (!fits(t->fields[i].type, of, of_words) || t->fields[i].is_override) continue;
      found[count].what = OP_FIELD;
      found[count].index = i;
      found[count++].type = t->fields[i].type;
    }
    for (int i = 0; i < t->result_count; i++) {
      if (!fits(t->results[i].type, of, of_words)) continue;
      found[count].what = OP_RESULT;
      found[count].index = i;
      found[count++].type = t->results[i].type;
    }
  }
  if (!count) return NULL;
  int at = pick(&m->chance, count);
  expr *e = expr_new(m->toolkit, found[at].what, found[at].type);
  e->index = found[at].index;
  e->list = m->list;
  return e;
}

/* ---- rows ---- */

/* Works inside a list's rows while `make` makes something. */
static expr *in_rows(maker *m, int list_index, kind of, int depth)
{
  maker inner = *m;
  inner.list = list_index;
  inner.columns = m->toolkit->lists[list_index].column_count;
  expr *made = of == KIND_YES_NO ? make_condition(&inner, depth) : make_amount(&inner, of, depth);
  m->chance = inner.chance;
  return made;
}

static expr *make_rows(maker *m, kind of)
{
  toolkit *t = m->toolkit;
  if (!t->list_count || m->list >= 0) return NULL;
  aggregate how = of == KIND_PERCENT ? SHARE : (aggregate)pick(&m->chance, of == KIND_NUMBER ? 5 : 4);
  if (of == KIND_MONEY) how++;
  expr *e = expr_new(t, OP_ROWS, (type){of, NULL});
  e->list = pick(&m->chance, t->list_count);
  e->aggregate = how;
  e->arg_count = 2;
  if (how == SHARE || percent_chance(&m->chance, 60)) e->args[0] = in_rows(m, e->list, KIND_YES_NO, 1);
  if (how != SHARE && how != COUNT)
    e->args[1] = in_rows(m, e->list, of, percent_chance(&m->chance, 30) ? 1 : 0);
  if (e->args[1] && e->args[1]->op == OP_CONST)
    e->args[1] = make_two(m, OP_ADD, e->type, e->args[1], e->args[1]);
  return e;
}

static expr *make_rows_quantity(maker *m)
{
  toolkit *t = m->toolkit;
  if (!t->list_count || m->list >= 0) return NULL;
  expr *e = expr_new(t, OP_ROWS_QUANTITY, YES_NO);
  e->list = pick(&m->chance, t->list_count);
  e->quantity = (quantity)pick(&m->chance, 6);
  e->count = 1 + pick(&m->chance, 2);
  e->arg_count = 3;
  maker inner = *m;
  inner.list = e->list;
  inner.columns = t->lists[e->list].column_count;
  bool measured = percent_chance(&m->chance, 35);
  if (!measured || percent_chance(&m->chance, 40)) e->args[0] = in_rows(m, e->list, KIND_YES_NO, 1);
  if (!measured) return e;
  expr *column = NULL;
  for (int i = 0; i < inner.columns && !column; i++) { /* the second column is always a number */
    if (t->lists[e->list].columns[i].type.kind != KIND_NUMBER) continue;
    column = expr_new(t, OP_COLUMN, t->lists[e->list].columns[i].type);
    column->index = i;
    column->list = e->list;
  }
  e->args[1] = column;
  e->args[2] = make_two(m, OP_COMPARE, YES_NO, expr_new(t, OP_MEMBER, column->type),
                        make_const(m, column->type, make_threshold(m, KIND_NUMBER)));
  e->args[2]->relation = (relation)pick(&m->chance, 6);
  return e;
}

/* ---- criteria and items ---- */

/* A rubric or checklist to speak of, or NULL. */
static const rule *find_rule(maker *m, rule_kind of)
{
  const toolkit *t = m->toolkit;
  const rule *found[MAX_RULES];
  int count = 0;
  /* The last one may still be in the making. */
  for (int i = 0; i + 1 < t->rule_count; i++)
    if (t->rules[i].kind == of) found[count++] = &t->rules[i];
  return count ? found[pick(&m->chance, count)] : NULL;
}

static expr *make_members(maker *m)
{
  const rule *r = find_rule(m, RULE_RUBRIC);
  if (!r) return NULL;
  expr *e = expr_new(m->toolkit, OP_MEMBERS, (type){KIND_NUMBER, NULL});
  e->index = (int)(r - m->toolkit->rules);
  e->aggregate = (aggregate)pick(&m->chance, 5);
  return e;
}

static expr *make_members_quantity(maker *m)
{
  bool of_items = percent_chance(&m->chance, 50);
  const rule *r = find_rule(m, of_items ? RULE_CHECKLIST : RULE_RUBRIC);
  if (!r) return NULL;
  type of = {of_items ? KIND_CHOICE : KIND_NUMBER, of_items ? &m->toolkit->answers : NULL};
  expr *e = expr_new(m->toolkit, OP_MEMBERS_QUANTITY, YES_NO);
  e->index = (int)(r - m->toolkit->rules);
  e->quantity = (quantity)pick(&m->chance, 6);
  e->count = 1 + pick(&m->chance, 2);
  e->arg_count = 1;
  if (of_items && percent_chance(&m->chance, 50)) return e;
  ratio with = of_items ? whole(pick(&m->chance, 3)) : make_threshold(m, KIND_NUMBER);
  e->args[0] = make_two(m, OP_COMPARE, YES_NO, expr_new(m->toolkit, OP_MEMBER, of), make_const(m, of, with));
  e->args[0]->relation = (relation)pick(&m->chance, of_items ? 2 : 6);
  return e;
}

/* Given or not as the register has it, whatever a blank may come to. */
static expr *make_given(maker *m)
{
  int index = pick(&m->chance, m->fields ? m->fields : 1);
  const field *f = &m->toolkit->fields[index];
  if (!m->fields || f->applies || f->is_override) return NULL;
  return make_one(m, OP_GIVEN, YES_NO, make_field_ref(m, index));
}

/* ---- conditions ---- */

/* An amount for one side of a comparison: never a bare number. */
static expr *make_side(maker *m, kind of, int depth)
{
  expr *e = make_amount(m, of, depth);
  return e->op == OP_CONST ? NULL : e;
}

static kind amount_kind(maker *m)
{
  static const kind kinds[] = {KIND_NUMBER, KIND_NUMBER, KIND_NUMBER, KIND_MONEY, KIND_PERCENT};
  return kinds[pick(&m->chance, 5)];
}

static expr *compare_amounts(maker *m, int depth)
{
  kind of = amount_kind(m);
  expr *left = make_side(m, of, depth), *right = NULL;
  if (!left) return NULL;
  if (percent_chance(&m->chance, 30)) right = make_side(m, of, 0);
  if (!right) right = make_const(m, (type){of, NULL}, make_threshold(m, of));
  expr *e = make_two(m, OP_COMPARE, YES_NO, left, right);
  e->relation = (relation)pick(&m->chance, 6);
  return e;
}

static expr *compare_words(maker *m)
{
  expr *left = find_operand(m, KIND_CHOICE, NULL);
  if (!left) return NULL;
  const words *w = left->type.words;
  expr *right = percent_chance(&m->chance, 20) ? find_operand(m, KIND_CHOICE, w) : NULL;
  if (!right) right = make_const(m, left->type, whole(pick(&m->chance, w->count)));
  expr *e = make_two(m, OP_COMPARE, YES_NO, left, right);
  e->relation = (relation)pick(&m->chance, w->is_scale ? 6 : 2);
  return e;
}

static expr *make_between(maker *m)
{
  kind of = amount_kind(m);
  expr *e = expr_new(m->toolkit, OP_BETWEEN, YES_NO);
  e->arg_count = 3;
  e->args[0] = make_side(m, of, 0);
  if (!e->args[0]) return NULL;
  ratio a = make_threshold(m, of), b = make_threshold(m, of);
  if (ratio_compare(a, b) > 0) {
    ratio swap = a;
    a = b;
    b = swap;
  }
  e->args[1] = make_const(m, e->args[0]->type, a);
  e->args[2] = make_const(m, e->args[0]->type, b);
  if (percent_chance(&m->chance, 25)) e->args[1 + pick(&m->chance, 2)] = make_amount(m, of, 0);
  return e;
}

static expr *make_one_of(maker *m)
{
  bool of_words = percent_chance(&m->chance, 50);
  expr *subject = find_operand(m, of_words ? KIND_CHOICE : KIND_NUMBER, NULL);
  if (!subject) return NULL;
  expr *e = make_one(m, OP_ONE_OF, YES_NO, subject);
  int count = 2 + pick(&m->chance, 2);
  for (int i = 0; i < count; i++) {
    ratio number =
        of_words ? whole(pick(&m->chance, subject->type.words->count)) : whole(pick(&m->chance, 6));
    e->args[e->arg_count++] = make_const(m, subject->type, number);
  }
  return e;
}

static expr *make_includes(maker *m)
{
  expr *set = find_operand(m, KIND_SET, NULL);
  if (!set) return NULL;
  expr *e = make_one(m, OP_INCLUDES, YES_NO, set);
  e->number = whole(1 + pick(&m->chance, (1 << set->type.words->count) - 1));
  e->quantity = (quantity)pick(&m->chance, 6);
  e->count = 1 + pick(&m->chance, 2);
  return e;
}

static expr *make_applicable(maker *m)
{
  expr *subject = find_operand(m, percent_chance(&m->chance, 50) ? KIND_YES_NO : KIND_NUMBER, NULL);
  return subject ? make_one(m, OP_APPLICABLE, YES_NO, subject) : NULL;
}

static expr *make_leaf(maker *m, int depth)
{
  for (;;) {
    expr *e = NULL;
    switch (pick(&m->chance, 17)) {
    case 0:
    case 1:
    case 2: e = find_operand(m, KIND_YES_NO, NULL); break;
    case 3:
    case 4:
    case 5: e = compare_amounts(m, depth); break;
    case 6:
    case 7: e = compare_words(m); break;
    case 8: e = make_between(m); break;
    case 9: e = make_one_of(m); break;
    case 10: e = make_includes(m); break;
    case 11: e = make_applicable(m); break;
    case 12: e = make_given(m); break;
    case 14:
    case 15: e = make_date_condition(m); break;
    case 13: e = make_members_quantity(m); break;
    default: e = make_rows_quantity(m); break;
    }
    if (e) return e;
  }
}

static expr *make_quantity(maker *m, int depth)
{
  expr *e = expr_new(m->toolkit, OP_QUANTITY, YES_NO);
  e->arg_count = 2 + pick(&m->chance, 3);
  e->quantity = (quantity)pick(&m->chance, 6);
  e->count = 1 + pick(&m->chance, e->arg_count);
  for (int i = 0; i < e->arg_count; i++) e->args[i] = make_condition(m, depth - 1);
  expr *named = find_operand(m, KIND_YES_NO, NULL);
  bool dotted = named && named->op == OP_RESULT && strchr(m->toolkit->results[named->index].name, '.');
  if (named && !dotted && percent_chance(&m->chance, 35)) { /* `including` takes plain names */
    e->args[0] = named;
    bool once = true; /* what must be among them is looked for by name */
    for (int i = 1; i < e->arg_count; i++)
      once = once && (e->args[i]->op != named->op || e->args[i]->index != named->index);
    e->including = once && (e->quantity == AT_LEAST_OF || e->quantity == EXACTLY_OF);
  }
  return e;
}

static expr *make_joined(maker *m, int depth)
{
  expr *e = expr_new(m->toolkit, percent_chance(&m->chance, 50) ? OP_AND : OP_OR, YES_NO);
  e->arg_count = 2 + pick(&m->chance, 2);
  for (int i = 0; i < e->arg_count; i++) e->args[i] = make_condition(m, depth - 1);
  return e;
}

expr *make_condition(maker *m, int depth)
{
  if (depth <= 0 || percent_chance(&m->chance, 25)) return make_leaf(m, depth > 0 ? 1 : 0);
  switch (pick(&m->chance, 7)) {
  case 0: return make_one(m, OP_NOT, YES_NO, make_condition(m, depth - 1));
  case 1: return make_quantity(m, depth);
  case 2:
  case 3: return make_leaf(m, depth - 1);
  default: return make_joined(m, depth);
  }
}

/* ---- amounts ---- */

/* A word of a scale with points, which counts as its points in a sum. */
static expr *make_points(maker *m)
{
  expr *word = find_operand(m, KIND_CHOICE, NULL);
  if (!word || !word->type.words->has_points) return NULL;
  return make_one(m, OP_POINTS, (type){KIND_NUMBER, NULL}, word);
}

static expr *make_amount_leaf(maker *m, kind of)
{
  expr *e = NULL;
  if (percent_chance(&m->chance, 25)) e = make_rows(m, of);
  if (!e && of == KIND_NUMBER && percent_chance(&m->chance, 10)) e = make_members(m);
  if (!e && of == KIND_NUMBER && percent_chance(&m->chance, 8)) e = make_days_apart(m);
  if (!e && percent_chance(&m->chance, 90)) e = find_operand(m, of, NULL);
  return e ? e : make_const(m, (type){of, NULL}, make_threshold(m, of));
}

static expr *make_sum(maker *m, kind of, int depth)
{
  expr *left = make_amount(m, of, depth - 1), *right = NULL;
  if (of == KIND_NUMBER && percent_chance(&m->chance, 25)) right = make_points(m);
  if (!right) right = make_amount(m, of, depth - 1);
  return make_two(m, percent_chance(&m->chance, 60) ? OP_ADD : OP_SUBTRACT, (type){of, NULL}, left, right);
}

static expr *make_product(maker *m, kind of, int depth)
{
  type result_type = {of, NULL};
  if (of == KIND_PERCENT) return make_sum(m, of, depth);
  expr *number = make_amount(m, KIND_NUMBER, depth - 1);
  if (of == KIND_NUMBER && percent_chance(&m->chance, 25)) { /* money out of money, percent out of percent */
    kind both = percent_chance(&m->chance, 50) ? KIND_MONEY : KIND_PERCENT;
    return make_two(m, OP_DIVIDE, result_type, make_amount(m, both, depth - 1), make_amount(m, both, 0));
  }
  expr *amount = make_amount(m, of, depth - 1);
  if (percent_chance(&m->chance, 40)) return make_two(m, OP_DIVIDE, result_type, amount, number);
  return make_two(m, OP_MULTIPLY, result_type, amount, number);
}

static expr *make_rounded(maker *m, kind of, int depth)
{
  static const int64_t steps[] = {1, 2, 5};
  expr *e = make_one(m, OP_ROUND, (type){of, NULL}, make_amount(m, of, depth - 1));
  e->mode = (mode)pick(&m->chance, 4);
  e->number = whole(steps[pick(&m->chance, 3)]);
  if (of == KIND_MONEY) e->number = ratio_multiply(e->number, whole(1000));
  if (of == KIND_PERCENT) e->number = ratio_divide(e->number, whole(100));
  return e;
}

static expr *make_gathered(maker *m, kind of, int depth)
{
  static const op ops[] = {OP_LOWER, OP_HIGHER, OP_GATHER};
  op what = ops[pick(&m->chance, 3)];
  expr *e = expr_new(m->toolkit, what, (type){of, NULL});
  e->arg_count = 2 + pick(&m->chance, 2);
  if (what == OP_GATHER) e->aggregate = (aggregate)(1 + pick(&m->chance, 4));
  bool counts = what == OP_GATHER && of == KIND_NUMBER && percent_chance(&m->chance, 25);
  if (counts) e->aggregate = COUNT;
  for (int i = 0; i < e->arg_count; i++)
    e->args[i] = counts ? make_condition(m, depth - 1) : make_amount(m, of, depth - 1);
  return e;
}

/* What a table gives for two things of the types of its keys. */
static expr *make_lookup(maker *m, kind of)
{
  toolkit *t = m->toolkit;
  for (int i = 0; i < t->rule_count; i++) {
    const table *of_rule = t->rules[i].table;
    if (!of_rule || of_rule->cell_type.kind != of) continue;
    expr *column = find_operand(m, of_rule->column_type.kind, of_rule->column_type.words);
    expr *row = find_operand(m, of_rule->row_type.kind, of_rule->row_type.words);
    if (!column || !row) continue;
    expr *e = make_two(m, OP_LOOKUP, of_rule->cell_type, column, row);
    e->index = i;
    return e;
  }
  return NULL;
}

expr *make_amount(maker *m, kind of, int depth)
{
  type result_type = {of, NULL};
  expr *e = NULL;
  if (depth <= 0 || percent_chance(&m->chance, 20)) return make_amount_leaf(m, of);
  switch (pick(&m->chance, 10)) {
  case 0:
  case 1:
  case 2: return make_sum(m, of, depth);
  case 3: return make_product(m, of, depth);
  case 4: return make_rounded(m, of, depth);
  case 5:
  case 6: return make_gathered(m, of, depth);
  case 7:
    if (of == KIND_PERCENT)
      return make_one(m, OP_AS_PERCENT, result_type, make_amount(m, KIND_NUMBER, depth - 1));
    e = make_one(m, OP_PERCENT_OF, result_type, make_amount(m, of, depth - 1));
    e->number = ratio_of(1 + pick(&m->chance, 5), 4);
    return e;
  case 8: e = make_lookup(m, of); break;
  default: e = make_one(m, OP_NEGATE, result_type, make_amount(m, of, depth - 1)); break;
  }
  return e && e->args[0]->op != OP_CONST ? e : make_amount_leaf(m, of);
}
