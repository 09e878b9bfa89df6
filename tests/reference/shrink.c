#include "shrink.h"

#include <stdlib.h>
#include <string.h>

#include "walk.h"

typedef struct shrinker {
  toolkit *toolkit;
  reg *reg;
  const difference *first; /* what is kept: a refusal of one kind, or any two answers that differ */
  bool changed;            /* something was taken out in this round */
} shrinker;

static bool still_differs(shrinker *s)
{
  mark_used(s->toolkit);
  difference d = find_difference(s->toolkit, s->reg, NULL);
  free(d.words.bytes);
  return d.found && d.refused == s->first->refused && memcmp(d.code, s->first->code, sizeof d.code) == 0;
}

/* ---- switches: something is dropped when *flag is set ---- */

static void try_flag(shrinker *s, bool *flag, bool to)
{
  if (*flag == to) return;
  *flag = to;
  if (still_differs(s))
    s->changed = true;
  else
    *flag = !to;
}

static void try_drop(shrinker *s, bool *dropped, int result_index, int count)
{
  if (*dropped) return;
  for (int i = 0; i < count; i++)
    if (is_result_used(s->toolkit, result_index + i)) return;
  for (int i = 0; i < count; i++) s->toolkit->results[result_index + i].dropped = true;
  try_flag(s, dropped, true);
  for (int i = 0; i < count; i++) s->toolkit->results[result_index + i].dropped = *dropped;
}

/* A section goes with the results of its criteria. */
static void try_drop_section(shrinker *s, section *one)
{
  bool before[4];
  for (int c = 0; c < one->criterion_count; c++) {
    if (is_result_used(s->toolkit, one->criteria[c].result)) return;
    before[c] = s->toolkit->results[one->criteria[c].result].dropped;
  }
  for (int c = 0; c < one->criterion_count; c++) s->toolkit->results[one->criteria[c].result].dropped = true;
  try_drop(s, &one->dropped, one->results, 3);
  for (int c = 0; c < one->criterion_count && !one->dropped; c++)
    s->toolkit->results[one->criteria[c].result].dropped = before[c];
}

static void try_count(shrinker *s, int *count, int to)
{
  int before = *count;
  if (before == to) return;
  *count = to;
  if (still_differs(s))
    s->changed = true;
  else
    *count = before;
}

static void try_nothing(shrinker *s, expr **place)
{
  expr *before = *place;
  if (!before) return;
  *place = NULL;
  if (still_differs(s))
    s->changed = true;
  else
    *place = before;
}

/* ---- parts of rules ---- */

static void shrink_criterion(shrinker *s, criterion *c)
{
  try_nothing(s, &c->applies);
  try_flag(s, &c->has_not_applicable_score, false);
  try_flag(s, &c->has_worth, false);
  try_flag(s, &c->has_floor, false);
  try_count(s, &c->override_field, -1);
  try_count(s, &c->deduction_count, 0);
}

static void shrink_rubric(shrinker *s, rubric *r)
{
  try_count(s, &r->deduction_count, 0);
  try_flag(s, &r->has_cap, false);
  try_flag(s, &r->has_floor, false);
  try_flag(s, &r->rounds_total, false);
  try_flag(s, &r->rounds_percent, false);
  try_count(s, &r->cap_class, -1);
  for (int i = 0; i < r->section_count; i++) {
    section *one = &r->sections[i];
    if (one->name[0] && !r->weighted && !one->dropped) try_drop_section(s, one);
    if (one->dropped) continue;
    try_nothing(s, &one->applies);
    try_flag(s, &one->has_cap, false);
    try_flag(s, &one->has_floor, false);
    try_flag(s, &one->rounds, false);
    try_flag(s, &one->has_worth, false);
    try_count(s, &one->best, 0);
    try_count(s, &one->deduction_count, 0);
    for (int c = 0; c < one->criterion_count; c++) {
      bool alone = true;
      for (int k = 0; k < one->criterion_count; k++) alone = alone && (k == c || one->criteria[k].dropped);
      if (!alone && !one->criteria[c].weight)
        try_drop(s, &one->criteria[c].dropped, one->criteria[c].result, 1);
      if (!one->criteria[c].dropped) shrink_criterion(s, &one->criteria[c]);
    }
  }
}

static void shrink_checklist(shrinker *s, checklist *c)
{
  try_count(s, &c->omissions_field, -1);
  for (int i = c->item_count; i-- > 0;) {
    item *one = &c->items[i];
    bool has_parts = false;
    for (int p = 0; p < one->part_count; p++) has_parts = has_parts || !c->items[one->parts[p]].dropped;
    int beside = 0; /* an item without parts would be answered in the register */
    for (int p = 0; one->parent >= 0 && p < c->items[one->parent].part_count; p++)
      beside += !c->items[c->items[one->parent].parts[p]].dropped;
    if (!has_parts && beside != 1) try_drop(s, &one->dropped, one->result, 1);
    if (one->dropped) continue;
    try_nothing(s, &one->applies);
    try_count(s, &one->explained_field, -1);
    try_flag(s, &one->advisory, false);
  }
}

static void shrink_rule(shrinker *s, rule *r)
{
  try_nothing(s, &r->applies);
  try_nothing(s, &r->unless);
  if (r->kind == RULE_VALUE) try_count(s, &r->override_field, -1);
  if (r->kind == RULE_REVIEW) try_count(s, &r->done_field, -1);
  for (int i = 0; i < r->branch_count; i++) try_nothing(s, &r->branches[i].unless);
  if (r->branch_count > 1 && !r->grades) try_count(s, &r->branch_count, r->branch_count - 1);
  if (r->part_count > 1) try_count(s, &r->part_count, r->part_count - 1);
  if (r->rubric) shrink_rubric(s, r->rubric);
  if (r->checklist) shrink_checklist(s, r->checklist);
}

/* ---- expressions ---- */

static bool same_type(type a, type b)
{
  return a.kind == b.kind && a.words == b.words;
}

/* In the place of an expression, each of its parts of the same type. */
static void try_parts(void *context, expr **place)
{
  shrinker *s = context;
  expr *whole_one = *place;
  bool rows = whole_one->op == OP_ROWS || whole_one->op == OP_ROWS_QUANTITY;
  for (int i = 0; i < whole_one->arg_count; i++) {
    expr *inner = whole_one->args[i];
    if (!inner || rows || inner->op == OP_CONST || !same_type(inner->type, whole_one->type)) continue;
    *place = inner;
    if (still_differs(s)) {
      s->changed = true;
      return;
    }
    *place = whole_one;
  }
  while (whole_one->arg_count > 2 &&
         (whole_one->op == OP_AND || whole_one->op == OP_OR || whole_one->op == OP_GATHER)) {
    expr *last = whole_one->args[whole_one->arg_count - 1];
    whole_one->args[--whole_one->arg_count] = NULL;
    if (!still_differs(s)) {
      whole_one->args[whole_one->arg_count++] = last;
      return;
    }
    s->changed = true;
  }
}

/* ---- fields and records ---- */

static void shrink_fields(shrinker *s)
{
  for (int i = 0; i < s->toolkit->field_count; i++) {
    field *f = &s->toolkit->fields[i];
    if (!f->used) continue;
    try_nothing(s, &f->applies);
    if (f->blank != BLANK_NOT_KNOWN) {
      blank before = f->blank;
      f->blank = BLANK_NOT_KNOWN;
      if (!still_differs(s)) f->blank = before;
    }
  }
}

static void try_cell(shrinker *s, cell *c, cell_state to)
{
  cell_state before = c->state;
  if (before == to) return;
  c->state = to;
  if (still_differs(s))
    s->changed = true;
  else
    c->state = before;
}

/* Placeholders and blanks become values where that will do. */
static void shrink_record(shrinker *s, record *r)
{
  for (int i = 0; i < s->toolkit->field_count; i++)
    if (s->toolkit->fields[i].used)
      try_cell(s, &r->fields[i], s->toolkit->fields[i].is_override ? CELL_BLANK : CELL_KNOWN);
  for (int i = 0; i < s->toolkit->answer_count; i++) try_cell(s, &r->answers[i], CELL_KNOWN);
  for (int l = 0; l < s->toolkit->list_count; l++) {
    while (r->row_count[l] > 0) {
      r->row_count[l]--;
      if (still_differs(s)) {
        s->changed = true;
        continue;
      }
      r->row_count[l]++;
      break;
    }
    for (int row = 0; row < r->row_count[l]; row++)
      for (int c = 0; c < s->toolkit->lists[l].column_count; c++)
        if (!s->toolkit->lists[l].columns[c].formula) try_cell(s, &r->rows[l][row][c], CELL_KNOWN);
  }
}

static void keep_one_record(shrinker *s)
{
  reg before = *s->reg;
  for (int i = 0; i < before.record_count; i++) {
    s->reg->record_count = 1;
    s->reg->records[0] = before.records[i];
    if (still_differs(s)) return;
  }
  *s->reg = before;
}

void shrink(toolkit *t, reg *r, const difference *first)
{
  shrinker s = {t, r, first, true};
  keep_one_record(&s);
  for (int round = 0; s.changed && round < 6; round++) {
    s.changed = false;
    for (int i = t->rule_count; i-- > 0;) {
      rule *one = &t->rules[i];
      if (!one->dropped && !is_referred_to(t, i)) try_flag(&s, &one->dropped, true);
      if (one->dropped) continue;
      shrink_rule(&s, one);
      walk_rule(one, try_parts, &s);
    }
    mark_used(t);
    shrink_fields(&s);
    for (int i = 0; i < r->record_count; i++) shrink_record(&s, &r->records[i]);
  }
  mark_used(t);
}
