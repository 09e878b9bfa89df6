/* Where a rubric decides something: every amount that its total or percentage is held against, in conditions,
 * grades and classes. Lists live in the arena that is handed in. */
#ifndef YST_CHECK_CUTS_H
#define YST_CHECK_CUTS_H

#include "check/reach.h"
#include "model/model.h"

/* What is decided there: a comparison, or a list of bands with all its ends. */
typedef struct yst_cut {
  const yst_expr *expr; /* the comparison or the bands */
  bool of_percent;      /* of the percentage, before it is rounded; otherwise of the total */
  size_t end_count;
  yst_number *ends;
} yst_cut;

typedef struct yst_cuts {
  bool complete; /* nothing else is made of the total, the percentage or a score of the rubric */
  size_t count, capacity;
  yst_cut *items;
} yst_cuts;

/* By place in model->rubrics. */
yst_cuts *yst_cuts_of(yst_arena *arena, const yst_model *model);
/* On which side of the ends of a cut a score lies: a number that is the same for scores that it does not tell
 * apart. */
size_t yst_cut_side(const yst_cut *cut, yst_score_pair pair);

#endif
