#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "completions.h"
#include "dates.h"
#include "generate.h"

enum { FEW_COMPLETIONS = 1500, MANY_COMPLETIONS = 20000 };

static ratio some_value(chance *by, const field *f, int *count)
{
  ratio values[64];
  bool exhaustive;
  *count = field_domain(f, values, &exhaustive);
  return *count ? values[pick(by, *count)] : whole(1);
}

/* A value, a placeholder or a blank. A blank without a bounded domain only where `open`. */
static cell some_cell(chance *by, const field *f, int blanks, bool open)
{
  int count;
  cell made = {CELL_KNOWN, some_value(by, f, &count)};
  bool unbounded = f->sample_count && !f->bounded;
  if (f->has_placeholder && percent_chance(by, 15)) made.state = CELL_NOT_APPLICABLE;
  if (percent_chance(by, f->is_override || f->type.kind == KIND_TEXT ? 50 : blanks) && (!unbounded || open))
    made.state = CELL_BLANK;
  if (made.state == CELL_KNOWN && f->type.kind == KIND_DATE && !f->bounded && !f->is_override &&
      percent_chance(by, 20)) {
    civil date = civil_of((int)made.value.num);
    date.day = 1;
    made = (cell){CELL_PART, whole(day_of(date))};
  }
  return made;
}

static void make_record(const toolkit *t, chance *by, record *r, int number)
{
  int blanks = number == 0 ? 70 : 10 + pick(by, 50);
  bool open = number > 1 && percent_chance(by, 35);
  snprintf(r->name, NAME, "R%d", number + 1);
  for (int i = 0; i < t->field_count; i++) r->fields[i] = some_cell(by, &t->fields[i], blanks, open);
  if (number == 0) r->fields[0].state = r->fields[1].state = CELL_BLANK;
  for (int l = 0; l < t->list_count; l++) {
    r->row_count[l] = pick(by, MAX_ROWS + 1);
    for (int row = 0; row < r->row_count[l]; row++)
      for (int c = 0; c < t->lists[l].column_count; c++) {
        if (t->lists[l].columns[c].formula) continue;
        r->rows[l][row][c] = some_cell(by, &t->lists[l].columns[c], blanks / 2, open);
      }
  }
  for (int i = 0; i < t->answer_count; i++) {
    r->answers[i] = (cell){percent_chance(by, blanks) ? CELL_BLANK
                           : percent_chance(by, 10)   ? CELL_NOT_APPLICABLE
                                                      : CELL_KNOWN,
                           whole(pick(by, 3))};
  }
}

/* Fills blanks in, with the values that they were made with, until there are no more completions than that.
 */
static void fill_in(const toolkit *t, chance *by, record *r, double limit)
{
  blank_cell *blanks = malloc(MAX_BLANKS * sizeof *blanks);
  if (!blanks) abort();
  for (;;) {
    int count = list_blanks(t, r, blanks);
    if (count_completions(blanks, count) <= limit) break;
    blanks[pick(by, count)].cell->state = CELL_KNOWN;
  }
  free(blanks);
}

void make_register(toolkit *t, uint64_t seed, reg *r)
{
  chance by = {seed * 2};
  memset(r, 0, sizeof *r);
  r->record_count = MAX_RECORDS;
  for (int i = 0; i < r->record_count; i++) {
    make_record(t, &by, &r->records[i], i);
    fill_in(t, &by, &r->records[i], percent_chance(&by, 90) ? FEW_COMPLETIONS : MANY_COMPLETIONS);
  }
}
