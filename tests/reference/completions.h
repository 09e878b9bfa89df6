/* All that may become of a record: every completion of its blanks is worked out, and what each result came to
 * is collected. The sets of outcomes own their memory. */
#ifndef REFERENCE_COMPLETIONS_H
#define REFERENCE_COMPLETIONS_H

#include "toolkit.h"

enum { MAX_BLANKS = MAX_FIELDS + MAX_LISTS * MAX_ROWS * MAX_COLUMNS + MAX_ANSWERS, MAX_DOMAIN = 64 };

/* A blank that is tried with every value it may have. */
typedef struct blank_cell {
  cell *cell;
  int count;
  ratio values[MAX_DOMAIN];
  bool exhaustive; /* false: there are other values than these */
} blank_cell;

int list_blanks(const toolkit *t, record *r, blank_cell *blanks);
double count_completions(const blank_cell *blanks, int count);

/* What a result came to: distinct, ascending. */
typedef struct outcomes {
  bool not_applicable;
  int count, capacity;
  ratio *items;
} outcomes;

/* Fills one set for each result of the toolkit; each is emptied first. Returns whether all completions were
 * tried, not only samples. */
bool try_completions(const toolkit *t, const record *r, outcomes *all);
void outcomes_free(outcomes *all, int count);

#endif
