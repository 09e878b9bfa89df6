#include <stdio.h>

#include "generate.h"

/* ---- bands ---- */

static int make_word_rows(maker *m, bands *b, int choices, int classes)
{
  int skipped = choices > 1 && percent_chance(&m->chance, 25) ? pick(&m->chance, choices) : -1;
  for (int i = 0; i < choices; i++) {
    if (i == skipped) continue;
    b->items[b->count++] = (band){
        .kind = BAND_SINGLE, .low = whole(i), .high = whole(0), .mark = whole(pick(&m->chance, classes))};
  }
  return skipped;
}

/* Ascending cuts make neighbouring rows, now open, now closed, now sharing an end, now with a gap. */
static void make_ranges(maker *m, bands *b, kind of, int classes)
{
  ratio cuts[4];
  int count = 1 + pick(&m->chance, 3), style = pick(&m->chance, 4);
  for (int i = 0; i < count; i++) cuts[i] = make_threshold(m, of);
  for (int i = 1; i < count; i++)
    for (int j = i; j > 0 && ratio_compare(cuts[j - 1], cuts[j]) > 0; j--) {
      ratio swap = cuts[j];
      cuts[j] = cuts[j - 1];
      cuts[j - 1] = swap;
    }
  int kept = 1;
  for (int i = 1; i < count; i++)
    if (!ratio_equal(cuts[kept - 1], cuts[i])) cuts[kept++] = cuts[i];
  for (int i = 0; i <= kept; i++) {
    band row = {
        .kind = BAND_RANGE, .has_low = i > 0, .has_high = i < kept, .low = whole(0), .high = whole(0)};
    if (i > 0) row.low = cuts[i - 1];
    if (i < kept) row.high = cuts[i];
    row.low_in = style == 0 || style == 2; /* 0: A to under B; 1: over A to B; 2: both, shared; 3: neither */
    row.high_in = style == 1 || style == 2;
    if (style == 3 && i == kept) row.low_in = true;
    row.mark = whole(pick(&m->chance, classes));
    if (kept > 1 && i == 0 && percent_chance(&m->chance, 10)) continue;
    b->items[b->count++] = row;
  }
  if (style == 2) b->shared = percent_chance(&m->chance, 50) ? SHARED_LOWER : SHARED_UPPER;
}

static void turn_round(bands *b)
{
  for (int i = 0, j = b->count - 1; i < j; i++, j--) {
    band swap = b->items[i];
    b->items[i] = b->items[j];
    b->items[j] = swap;
  }
}

bands *make_bands(maker *m, expr *over, type over_type, int classes)
{
  bands *b = toolkit_alloc(m->toolkit, sizeof *b);
  int skipped = -1;
  b->over = over;
  if (over_type.kind == KIND_CHOICE)
    skipped = make_word_rows(m, b, over_type.words->count, classes);
  else if (over_type.kind == KIND_YES_NO)
    skipped = make_word_rows(m, b, 2, classes);
  else
    make_ranges(m, b, over_type.kind, classes);
  if (percent_chance(&m->chance, 40)) turn_round(b);
  band row = {.kind = BAND_NOT_APPLICABLE,
              .low = whole(0),
              .high = whole(0),
              .mark = whole(pick(&m->chance, classes))};
  if (percent_chance(&m->chance, 10)) b->items[b->count++] = row;
  row.kind = BAND_OTHERWISE;
  row.mark = whole(pick(&m->chance, classes));
  if (skipped >= 0 && percent_chance(&m->chance, 60)) b->items[b->count++] = row;
  return b;
}

words *name_classes(maker *m, bands *b, const char *const *names)
{
  const char *ordered[MAX_BANDS];
  int place[MAX_BANDS], count = 0;
  for (int i = 0; i < MAX_BANDS; i++) place[i] = -1;
  for (int i = 0; i < b->count; i++) {
    int named = (int)b->items[i].mark.num;
    if (place[named] < 0) {
      place[named] = count;
      ordered[count++] = names[named];
    }
    b->items[i].mark = whole(place[named]);
  }
  return make_names(m->toolkit, ordered, count);
}

/* ---- checklists ---- */

static void make_answer(maker *m, rule *of, item *i, const char *path)
{
  toolkit *t = m->toolkit;
  int way = pick(&m->chance, 3);
  i->answered = ANSWERED_IN_REGISTER;
  i->explained_field = i->field = -1;
  if (way == 1) {
    expr *asked = find_operand(m, KIND_YES_NO, NULL);
    if (asked && asked->op == OP_FIELD) {
      i->answered = ANSWERED_IN_FIELD;
      i->field = asked->index;
    }
  } else if (way == 2 || t->answer_count == MAX_ANSWERS) {
    i->answered = ANSWERED_BY_CONDITION;
    i->met = make_condition(m, 1);
  }
  if (i->answered == ANSWERED_IN_REGISTER) {
    answer_cell *a = &t->answer_cells[t->answer_count];
    snprintf(a->header, sizeof a->header, "%s.%s", of->name, path);
    a->rule = (int)(of - t->rules);
    a->item = (int)(i - of->checklist->items);
    i->answer = t->answer_count++;
  }
  if (percent_chance(&m->chance, 15)) i->applies = make_condition(m, 0);
}

static void make_item(maker *m, rule *of, checklist *c, int number)
{
  item *i = &c->items[c->item_count++];
  char path[60];
  snprintf(i->name, NAME, "i%c", 'a' + number);
  i->parent = -1;
  i->advisory = percent_chance(&m->chance, 20);
  if (!percent_chance(&m->chance, 30)) {
    make_answer(m, of, i, i->name);
    if (percent_chance(&m->chance, 20)) i->explained_field = make_field(m, (type){KIND_TEXT, NULL});
    return;
  }
  i->answered = ANSWERED_BY_PARTS;
  i->explained_field = i->field = -1;
  if (percent_chance(&m->chance, 15)) i->applies = make_condition(m, 0);
  int parent = c->item_count - 1, parts = 2 + pick(&m->chance, 2);
  for (int p = 0; p < parts; p++) {
    item *one = &c->items[c->item_count];
    i->parts[i->part_count++] = c->item_count++;
    snprintf(one->name, NAME, "p%c", 'a' + p);
    snprintf(path, sizeof path, "%s.%s", i->name, one->name);
    one->parent = parent;
    make_answer(m, of, one, path);
  }
}

static void add_checklist_results(toolkit *t, rule *of)
{
  static const char *const parts[] = {"met", "count", "present", "missing", "partly", "explained"};
  static const kind kinds[] = {KIND_YES_NO, KIND_NUMBER, KIND_NUMBER, KIND_NAMES, KIND_NAMES, KIND_NAMES};
  checklist *c = of->checklist;
  char name[80];
  of->result = t->result_count;
  const char *names[12];
  for (int i = 0; i < c->item_count; i++) names[i] = c->items[i].name;
  c->names = make_names(t, names, c->item_count);
  for (int i = 0; i < c->item_count; i++) {
    const item *one = &c->items[i];
    if (one->parent < 0)
      snprintf(name, sizeof name, "%s.%s", of->name, one->name);
    else
      snprintf(name, sizeof name, "%s.%s.%s", of->name, c->items[one->parent].name, one->name);
    c->items[i].result = add_result(t, (int)(of - t->rules), (type){KIND_CHOICE, &t->answers}, name);
  }
  c->results = t->result_count;
  for (int i = 0; i < 6; i++) {
    snprintf(name, sizeof name, "%s.%s", of->name, parts[i]);
    add_result(t, (int)(of - t->rules), (type){kinds[i], kinds[i] == KIND_NAMES ? c->names : NULL}, name);
  }
}

void make_checklist(maker *m, rule *of)
{
  checklist *c = toolkit_alloc(m->toolkit, sizeof *c);
  of->checklist = c;
  c->omissions_field = percent_chance(&m->chance, 20) ? make_field(m, (type){KIND_TEXT, NULL}) : -1;
  int count = 1 + pick(&m->chance, 3);
  for (int i = 0; i < count; i++) make_item(m, of, c, i);
  add_checklist_results(m->toolkit, of);
}

/* ---- tables and classes ---- */

/* One key: a named scale or choice, or a field of yes/no or numbers. */
static int make_key(maker *m, type *of, char *name, int *named_after, band *heads)
{
  toolkit *t = m->toolkit;
  *named_after = -1;
  if (percent_chance(&m->chance, 60)) {
    const words *w = &t->types[pick(&m->chance, t->type_count)];
    *of = (type){KIND_CHOICE, w};
    snprintf(name, NAME, "%s", w->name);
    for (int i = 0; i < w->count; i++)
      heads[i] = (band){.kind = BAND_SINGLE, .low = whole(i), .high = whole(0), .mark = whole(0)};
    return percent_chance(&m->chance, 20) ? w->count - 1 : w->count;
  }
  *named_after = pick(&m->chance, 2); /* the first field is a number, the second yes or no */
  *of = t->fields[*named_after].type;
  snprintf(name, NAME, "%s", t->fields[*named_after].name);
  for (int i = 0; i < 2; i++) {
    heads[i] = (band){.kind = BAND_SINGLE, .low = whole(1 - i), .high = whole(0), .mark = whole(0)};
    if (of->kind == KIND_YES_NO) continue;
    heads[i] = (band){.kind = BAND_RANGE,
                      .has_low = true,
                      .has_high = i == 0,
                      .low_in = i == 0,
                      .high_in = true,
                      .low = whole(2 * i),
                      .high = whole(2),
                      .mark = whole(0)};
  }
  return 2;
}

void make_table(maker *m, rule *of)
{
  table *t = toolkit_alloc(m->toolkit, sizeof *t);
  t->column_count = make_key(m, &t->column_type, t->column_key, &t->column_field, t->columns);
  t->row_count = make_key(m, &t->row_type, t->row_key, &t->row_field, t->rows);
  t->cell_type = (type){percent_chance(&m->chance, 70) ? KIND_NUMBER : KIND_MONEY, NULL};
  for (int r = 0; r < t->row_count; r++)
    for (int c = 0; c < t->column_count; c++)
      t->cells[r][c] =
          t->cell_type.kind == KIND_MONEY ? make_threshold(m, KIND_MONEY) : whole(pick(&m->chance, 8));
  of->table = t;
}

void make_classify(maker *m, rule *r)
{
  static const char *const names[] = {"alpha", "beta", "gamma", "delta"};
  if (percent_chance(&m->chance, 30)) {
    expr *over = make_amount(m, percent_chance(&m->chance, 60) ? KIND_NUMBER : KIND_PERCENT, 1);
    r->grades = make_bands(m, over, over->type, 4);
    r->classes = name_classes(m, r->grades, names);
  } else {
    r->branch_count = 2 + pick(&m->chance, 3);
    int classes = 0;
    for (int i = 0; i < r->branch_count; i++) {
      branch *b = &r->branches[i];
      b->class = classes && percent_chance(&m->chance, 20) ? pick(&m->chance, classes) : classes++;
      if (i + 1 == r->branch_count && percent_chance(&m->chance, 60)) break;
      b->when = make_condition(m, 2);
      if (percent_chance(&m->chance, 15)) b->unless = make_condition(m, 0);
    }
    r->classes = make_names(m->toolkit, names, classes);
  }
  r->type = (type){KIND_CHOICE, r->classes};
}
