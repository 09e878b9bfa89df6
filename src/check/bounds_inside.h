/* What the parts of the bounds share: expressions (bounds.c), scores and totals (bounds_rubric.c), and what
 * may not apply (bounds_applies.c). It lives in the arena that the bounds were made in. */
#ifndef YST_CHECK_BOUNDS_INSIDE_H
#define YST_CHECK_BOUNDS_INSIDE_H

#include "check/bounds.h"

typedef enum yst_bounds_state {
  YST_BOUNDS_NOT_FOUND,
  YST_BOUNDS_UNDER_WAY,
  YST_BOUNDS_FOUND
} yst_bounds_state;

struct yst_bounds {
  const yst_model *model;
  size_t left; /* nodes that may still be looked at */
  unsigned depth;
  yst_bounds_state *range_found, *applies_found; /* by place in model->results */
  yst_interval *ranges;
  bool *may_not_apply;
};

/* Goes one node deeper; false when that is too deep or too much. Whoever entered takes one off `depth`. */
bool yst_bounds_enter(yst_bounds *bounds);
yst_interval yst_bounds_whole(int64_t low, int64_t high);
/* Widens a range to a value; the first makes it. */
void yst_bounds_take_in(yst_interval *range, bool *first, yst_number value);
/* The field or column that an expression is; NULL: neither. */
const yst_field *yst_bounds_field(const yst_model *model, const yst_expr *expr);
/* A range, or what a field may hold that takes its place; SIZE_MAX: there is none. */
yst_interval yst_bounds_with_field(yst_bounds *bounds, yst_interval range, size_t field);

yst_interval yst_bounds_of_score(yst_bounds *bounds, const yst_criterion *criterion);
yst_interval yst_bounds_of_rubric(yst_bounds *bounds, const yst_rubric *rubric, yst_result_part part);

bool yst_bounds_criterion_may_not_apply(yst_bounds *bounds, const yst_criterion *criterion);
/* Of any of the arguments. */
bool yst_bounds_any_may_not_apply(yst_bounds *bounds, const yst_expr *expr);

#endif
