#include "completions.h"

#include <stdlib.h>
#include <string.h>

#include "dates.h"
#include "evaluate.h"

static void add_blank(blank_cell *blanks, int *count, const field *f, cell *c)
{
  /* A blank override is no override, and a text is only asked whether it is given. */
  if (c->state == CELL_PART && f->used) {
    civil date = civil_of((int)c->value.num);
    blank_cell *b = &blanks[(*count)++];
    *b = (blank_cell){.cell = c, .count = days_in_month(date.year, date.month), .exhaustive = true};
    for (int i = 0; i < b->count; i++) b->values[i] = whole((int64_t)c->value.num + i);
    return;
  }
  bool fixed = f->is_override || f->type.kind == KIND_TEXT || f->blank != BLANK_NOT_KNOWN;
  if (!f->used || f->formula || fixed || c->state != CELL_BLANK) return;
  blank_cell *b = &blanks[(*count)++];
  b->cell = c;
  b->count = field_domain(f, b->values, &b->exhaustive);
}

int list_blanks(const toolkit *t, record *r, blank_cell *blanks)
{
  int count = 0;
  for (int i = 0; i < t->field_count; i++) add_blank(blanks, &count, &t->fields[i], &r->fields[i]);
  for (int l = 0; l < t->list_count; l++)
    for (int row = 0; row < r->row_count[l]; row++)
      for (int c = 0; c < t->lists[l].column_count; c++)
        add_blank(blanks, &count, &t->lists[l].columns[c], &r->rows[l][row][c]);
  for (int i = 0; i < t->answer_count; i++) {
    const rule *of = &t->rules[t->answer_cells[i].rule];
    bool dropped = of->dropped || of->checklist->items[t->answer_cells[i].item].dropped;
    if (dropped || r->answers[i].state != CELL_BLANK) continue;
    blank_cell *b = &blanks[count++];
    *b = (blank_cell){.cell = &r->answers[i], .count = 3, .exhaustive = true};
    for (int k = 0; k < 3; k++) b->values[k] = whole(k);
  }
  return count;
}

double count_completions(const blank_cell *blanks, int count)
{
  double product = 1;
  for (int i = 0; i < count; i++) product *= blanks[i].count;
  return product;
}

static void add_outcome(outcomes *o, value v)
{
  if (!v.applies) {
    o->not_applicable = true;
    return;
  }
  int low = 0, high = o->count;
  while (low < high) {
    int middle = (low + high) / 2;
    if (ratio_compare(o->items[middle], v.number) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  if (low < o->count && ratio_equal(o->items[low], v.number)) return;
  if (o->count == o->capacity) {
    o->capacity = 2 * o->capacity + 8;
    o->items = realloc(o->items, (size_t)o->capacity * sizeof *o->items);
    if (!o->items) abort();
  }
  memmove(&o->items[low + 1], &o->items[low], (size_t)(o->count - low) * sizeof *o->items);
  o->items[low] = v.number;
  o->count++;
}

/* The next combination of values, like the wheels of a counter; false after the last. */
static bool turn(blank_cell *blanks, int *at, int count)
{
  for (int i = 0; i < count; i++) {
    if (++at[i] < blanks[i].count) {
      blanks[i].cell->value = blanks[i].values[at[i]];
      return true;
    }
    at[i] = 0;
    blanks[i].cell->value = blanks[i].values[0];
  }
  return false;
}

bool try_completions(const toolkit *t, const record *r, outcomes *all)
{
  work *w = calloc(1, sizeof *w);
  blank_cell *blanks = calloc(MAX_BLANKS, sizeof *blanks);
  int at[MAX_BLANKS] = {0};
  if (!w || !blanks) abort();
  w->toolkit = t;
  w->given = r;
  w->record = *r;
  bool exhaustive = true;
  int count = list_blanks(t, &w->record, blanks);
  for (int i = 0; i < count; i++) {
    blanks[i].cell->state = CELL_KNOWN;
    blanks[i].cell->value = blanks[i].values[0];
    exhaustive = exhaustive && blanks[i].exhaustive;
  }
  for (int i = 0; i < t->result_count; i++) {
    all[i].count = 0;
    all[i].not_applicable = false;
  }
  do {
    evaluate_all(w);
    for (int i = 0; i < t->result_count; i++) add_outcome(&all[i], w->results[i]);
  } while (turn(blanks, at, count));
  free(blanks);
  free(w);
  return exhaustive;
}

void outcomes_free(outcomes *all, int count)
{
  for (int i = 0; i < count; i++) free(all[i].items);
}
