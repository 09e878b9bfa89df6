/* What the halves of the reach share: options of expressions (options.c), sums of rubrics (reach.c,
 * reach_best.c), and sets of numbers and pairs (reach_sets.c). It lives in the arena of the reach. */
#ifndef YST_CHECK_REACH_INSIDE_H
#define YST_CHECK_REACH_INSIDE_H

#include "check/reach.h"

/* Values of one expression, pairs of one rubric. */
#define YST_OPTIONS_MOST 4096u
#define YST_PAIRS_MOST 20000u

/* A set while it is filled: in any order, some perhaps twice. `listed` is cleared for good once it cannot be
 * listed any more. */
typedef struct yst_options_bag {
  yst_arena *arena;
  bool listed, may_not_apply;
  size_t count, capacity;
  yst_number *items;
} yst_options_bag;

typedef struct yst_pairs_bag {
  yst_arena *arena;
  bool listed;
  size_t count, capacity;
  yst_score_pair *items;
} yst_pairs_bag;

struct yst_reach {
  yst_arena *arena;
  const yst_model *model;
  yst_bounds *bounds;
  size_t left; /* nodes that may still be looked at */
  unsigned depth;
  bool *result_known; /* by place in model->results */
  yst_options *result_options;
  yst_score_pairs *rubric_pairs; /* by place in model->rubrics */
  bool *rubric_known;
};

yst_options_bag yst_options_bag_in(yst_arena *arena);
void yst_options_put(yst_options_bag *bag, yst_number value);
void yst_options_put_all(yst_options_bag *bag, const yst_options *options);
yst_options yst_options_take(yst_options_bag *bag);
yst_options yst_options_none_listed(bool may_not_apply);

yst_pairs_bag yst_pairs_bag_in(yst_arena *arena);
void yst_pairs_put(yst_pairs_bag *bag, yst_score_pair pair);
void yst_pairs_put_all(yst_pairs_bag *bag, const yst_score_pairs *pairs);
yst_score_pairs yst_pairs_take(yst_pairs_bag *bag);

/* reach_best.c: what the best of several criteria come to; all of them where there are no more. */
yst_score_pairs yst_reach_best(yst_reach *reach, const yst_criterion *criteria, size_t count, size_t best);

#endif
