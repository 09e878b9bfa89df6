/* What can come up at all, one by one: every value of an expression, and every total of a rubric with what it
 * is out of, by sums of sets and not case by case. No value that can come up is missing; one that is listed
 * may still not come up, where parts of a rubric rest on the same field. Lists live in the arena that is
 * handed in. */
#ifndef YST_CHECK_REACH_H
#define YST_CHECK_REACH_H

#include "check/bounds.h"
#include "model/model.h"

typedef struct yst_reach yst_reach;

typedef struct yst_options {
  bool listed; /* false: too many, or without end; then there are no items */
  bool may_not_apply;
  size_t count;
  const yst_number *items; /* in order, each once */
} yst_options;

/* A total and the maximum that it is out of. Nothing out of nothing: no part applies. */
typedef struct yst_score_pair {
  yst_number total, maximum;
} yst_score_pair;

typedef struct yst_score_pairs {
  bool listed;
  size_t count;
  const yst_score_pair *items; /* by total, then by maximum, each once */
} yst_score_pairs;

yst_reach *yst_reach_new(yst_arena *arena, const yst_model *model, yst_bounds *bounds);
yst_options yst_reach_options(yst_reach *reach, const yst_expr *expr);
/* The scores of a criterion as they enter the total: by weight or worth. */
yst_score_pairs yst_reach_criterion(yst_reach *reach, const yst_criterion *criterion);
/* Of a section before its weight or worth. */
yst_score_pairs yst_reach_section(yst_reach *reach, const yst_rubric *rubric, const yst_section *section);
yst_score_pairs yst_reach_rubric(yst_reach *reach, const yst_rubric *rubric);
/* Every sum of a pair of one and a pair of the other. */
yst_score_pairs yst_score_pairs_add(yst_arena *arena, yst_score_pairs a, yst_score_pairs b);
/* The options in words: `2, 3 and 4`; of many only the first and the last. */
yst_text yst_options_text(yst_arena *arena, const yst_atoms *atoms, yst_type type,
                          const yst_options *options);

#endif
