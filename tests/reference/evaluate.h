/* The slow evaluator: one record without a single blank, every result worked out in the order of the rules,
 * in the plainest way that the language can be read. */
#ifndef REFERENCE_EVALUATE_H
#define REFERENCE_EVALUATE_H

#include "truth.h"

typedef struct work {
  const toolkit *toolkit;
  const record *given; /* as the register has it */
  record record;       /* complete: a blank that is left means "not given" */
  value results[MAX_RESULTS];
  int row[MAX_LISTS]; /* the row at hand */
  value member;       /* what a comparison after a quantity is about */
} work;

/* Fills w->results from w->record. */
void evaluate_all(work *w);

/* The parts, for each other and for the checks of the reference itself. */
value evaluate(work *w, const expr *e);
value evaluate_bands(const bands *b, value v);
void evaluate_rubric(work *w, const rule *r);
void evaluate_checklist(work *w, const rule *r);
value field_value(work *w, int index);
/* Whether a clause `applies when` lets its piece apply; none does. */
bool applies(work *w, const expr *condition);

#endif
