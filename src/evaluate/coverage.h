/* What examples exercise of a toolkit: rows of bands, cells of tables, branches, items, and conditions in
 * both ways. The points are found once; after each example those that it exercises are marked. All is in the
 * arena of the examples' report. */
#ifndef YST_EVALUATE_COVERAGE_H
#define YST_EVALUATE_COVERAGE_H

#include "evaluate/evaluate.h"
#include "evaluate/evaluator.h"

/* What else has to come out for the evaluator to get as far as something. */
typedef struct yst_guard yst_guard;
struct yst_guard {
  const yst_node *node; /* a condition */
  bool holds;           /* it has to; otherwise it must not */
  const yst_guard *outer;
};

/* How a point is looked at. */
typedef struct yst_probe {
  const yst_node *node;   /* a condition; what chooses among branches; an item's answer; bands; a look into a
                             table, or NULL when nothing looks into it */
  size_t list;            /* whose rows are at hand, or SIZE_MAX */
  size_t place;           /* a branch: which; a row or cell: where in what was reached */
  size_t row;             /* a row of bands, a cell of a table: which of them */
  const yst_guard *guard; /* on the way to it from the rule; NULL: nothing */
  const yst_result *result; /* whose rule it is part of; NULL when it is of a list */
} yst_probe;

typedef struct yst_coverage {
  yst_arena *arena;
  const yst_program *program;
  const size_t *reach_of, *table_reach_of; /* where the rows of bands and the cells of tables start */
  size_t count, capacity, probe_capacity;
  yst_point *points;
  yst_probe *probes;  /* by point */
  yst_probe *lookups; /* by table: where it is looked into first */
} yst_coverage;

/* Finds the points of a program. */
yst_coverage *yst_coverage_of(yst_arena *arena, const yst_program *program, const size_t *reach_of,
                              const size_t *table_reach_of);
/* Whether the record at hand exercises a point, whether it was seen or not. */
bool yst_coverage_sees(const yst_coverage *coverage, yst_evaluator *evaluator, const bool *reached,
                       size_t point);
/* Marks what the record at hand exercises; its slots are settled. */
void yst_coverage_look(yst_coverage *coverage, yst_evaluator *evaluator, const bool *reached);

#endif
