/* Figures over the register, gathered record by record in fixed memory: counts, sums, ends, averages and
 * shares, each with what blanks leave open. The state of a fold belongs to the
 * run. */
#ifndef YST_EVALUATE_FOLD_H
#define YST_EVALUATE_FOLD_H

#include "evaluate/evaluator.h"

/* A stretch that grows as records come: exact while nothing is open. */
typedef struct yst_running {
  bool any; /* something was gathered */
  bool fault;
  yst_segment stretch;
} yst_running;

/* What was gathered of one fold, or of one group of it. */
typedef struct yst_fold_state {
  int64_t sure, may;                 /* records that count */
  int64_t counted_sure, counted_may; /* of which it can be said, for shares and averages */
  bool some_may_fail, some_must_fail;
  yst_running running; /* the sum, or the end */
} yst_fold_state;

void yst_fold_start(const yst_node *node, yst_fold_state *state);
/* Adds the record at hand. `group` is whether the record is in the group. */
void yst_fold_add(yst_evaluator *evaluator, const yst_node *node, yst_truth group, yst_fold_state *state);
/* What it comes to, in memory of `shop`. */
yst_value yst_fold_value(const yst_workshop *shop, const yst_node *node, const yst_fold_state *state);

#endif
