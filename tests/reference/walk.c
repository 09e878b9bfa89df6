#include "walk.h"

#include <string.h>

void walk_expr(expr **place, visitor visit, void *context)
{
  if (!*place) return;
  visit(context, place);
  for (int i = 0; *place && i < MAX_ARGS; i++) walk_expr(&(*place)->args[i], visit, context);
}

static void walk_deductions(deduction *d, int count, visitor visit, void *context)
{
  for (int i = 0; i < count; i++) {
    walk_expr(&d[i].amount, visit, context);
    walk_expr(&d[i].when, visit, context);
  }
}

static void walk_bands(bands *b, visitor visit, void *context)
{
  if (b) walk_expr(&b->over, visit, context);
}

static void walk_criterion(criterion *c, visitor visit, void *context)
{
  if (c->dropped) return;
  walk_expr(&c->score, visit, context);
  walk_bands(c->bands, visit, context);
  walk_expr(&c->applies, visit, context);
  walk_expr(&c->weight, visit, context);
  walk_deductions(c->deductions, c->deduction_count, visit, context);
}

static void walk_rubric(rubric *r, visitor visit, void *context)
{
  for (int i = 0; i < r->section_count; i++) {
    section *s = &r->sections[i];
    if (s->dropped) continue;
    walk_expr(&s->applies, visit, context);
    walk_expr(&s->weight, visit, context);
    walk_deductions(s->deductions, s->deduction_count, visit, context);
    for (int c = 0; c < s->criterion_count; c++) walk_criterion(&s->criteria[c], visit, context);
  }
  walk_deductions(r->deductions, r->deduction_count, visit, context);
  walk_bands(r->grades, visit, context);
  walk_expr(&r->cap_when, visit, context);
}

static void walk_checklist(checklist *c, visitor visit, void *context)
{
  for (int i = 0; i < c->item_count; i++) {
    if (c->items[i].dropped) continue;
    walk_expr(&c->items[i].met, visit, context);
    walk_expr(&c->items[i].applies, visit, context);
  }
}

void walk_rule(rule *r, visitor visit, void *context)
{
  walk_expr(&r->expr, visit, context);
  walk_expr(&r->unless, visit, context);
  walk_expr(&r->applies, visit, context);
  for (int i = 0; i < r->part_count; i++) walk_expr(&r->parts[i].when, visit, context);
  for (int i = 0; i < r->branch_count; i++) {
    walk_expr(&r->branches[i].when, visit, context);
    walk_expr(&r->branches[i].unless, visit, context);
  }
  walk_bands(r->grades, visit, context);
  if (r->rubric) walk_rubric(r->rubric, visit, context);
  if (r->checklist) walk_checklist(r->checklist, visit, context);
}

/* ---- what is used ---- */

static void mark_expr(void *context, expr **place);

static void mark_field(toolkit *t, int index)
{
  if (index < 0 || t->fields[index].used) return;
  t->fields[index].used = true;
  walk_expr(&t->fields[index].applies, mark_expr, t);
}

static void mark_expr(void *context, expr **place)
{
  toolkit *t = context;
  const expr *e = *place;
  if (e->op == OP_FIELD) mark_field(t, e->index);
  if (e->op == OP_ROWS || e->op == OP_ROWS_QUANTITY || e->op == OP_COLUMN || e->op == OP_LATEST)
    t->lists[e->list].used = true;
  if (e->op == OP_COLUMN) {
    field *column = &t->lists[e->list].columns[e->index];
    if (column->used) return;
    column->used = true;
    walk_expr(&column->formula, mark_expr, t);
  }
}

static void mark_named(toolkit *t, const rule *r)
{
  mark_field(t, r->kind == RULE_VALUE ? r->override_field : -1);
  mark_field(t, r->kind == RULE_REVIEW ? r->done_field : -1);
  if (r->table) {
    mark_field(t, r->table->column_field);
    mark_field(t, r->table->row_field);
  }
  for (int i = 0; r->checklist && i < r->checklist->item_count; i++) {
    const item *one = &r->checklist->items[i];
    if (one->dropped) continue;
    if (one->answered == ANSWERED_IN_FIELD) mark_field(t, one->field);
    mark_field(t, one->explained_field);
  }
  if (r->checklist) mark_field(t, r->checklist->omissions_field);
  for (int i = 0; r->rubric && i < r->rubric->section_count; i++) {
    const section *s = &r->rubric->sections[i];
    for (int c = 0; !s->dropped && c < s->criterion_count; c++) {
      if (s->criteria[c].dropped) continue;
      mark_field(t, s->criteria[c].assessed);
      mark_field(t, s->criteria[c].override_field);
    }
  }
}

void mark_used(toolkit *t)
{
  for (int i = 0; i < t->field_count; i++) t->fields[i].used = false;
  for (int i = 0; i < t->list_count; i++) {
    t->lists[i].used = false;
    for (int c = 0; c < t->lists[i].column_count; c++) t->lists[i].columns[c].used = false;
  }
  for (int i = 0; i < t->rule_count; i++) {
    if (t->rules[i].dropped) continue;
    walk_rule(&t->rules[i], mark_expr, t);
    mark_named(t, &t->rules[i]);
  }
  for (int i = 0; i < t->list_count; i++) { /* a list without a column is none */
    list *l = &t->lists[i];
    bool any = false;
    for (int c = 0; c < l->column_count; c++) any = any || (l->columns[c].used && !l->columns[c].formula);
    if (l->used && !any) l->columns[0].used = true;
  }
}

typedef struct search {
  const toolkit *toolkit;
  int rule, result;
  bool found;
} search;

static void look_at(void *context, expr **place)
{
  search *s = context;
  const expr *e = *place;
  bool names_rule = e->op == OP_LOOKUP || e->op == OP_MEMBERS || e->op == OP_MEMBERS_QUANTITY;
  if (names_rule && e->index == s->rule) s->found = true;
  if (e->op != OP_RESULT) return;
  if (s->rule >= 0 && s->toolkit->results[e->index].rule == s->rule) s->found = true;
  if (s->result == e->index) s->found = true;
}

static bool find(toolkit *t, search s)
{
  for (int i = 0; i < t->rule_count; i++)
    if (!t->rules[i].dropped && i != s.rule) walk_rule(&t->rules[i], look_at, &s);
  return s.found;
}

bool is_referred_to(toolkit *t, int index)
{
  return find(t, (search){t, index, -1, false});
}

bool is_result_used(toolkit *t, int result_index)
{
  return find(t, (search){t, -1, result_index, false});
}
