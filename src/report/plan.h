/* What a report shows and in which order: the results of a toolkit gathered by rule, the figures over the
 * register, or only what was selected. Made once per report in the caller's arena; it points into the model.
 */
#ifndef YST_REPORT_PLAN_H
#define YST_REPORT_PLAN_H

#include "base/arena.h"
#include "model/model.h"

/* The results of one rule. */
typedef struct yst_plan_group {
  yst_text name; /* the rule's name: what stands before the first dot */
  yst_text label;
  size_t count, capacity;
  const yst_result **results;
} yst_plan_group;

typedef struct yst_plan {
  const yst_model *model;
  size_t group_count, group_capacity;
  yst_plan_group *groups; /* of one partnership */
  size_t figure_count, figure_capacity;
  const yst_result **figures; /* over the register */
  size_t main_count, main_capacity;
  const yst_result *
      *main; /* what a summary shows: classes, conditions, percents, grades, what is met or overdue */
} yst_plan;

/* `selected` by result index, or NULL for all that are not hidden. */
yst_plan yst_plan_of(yst_arena *arena, const yst_model *model, const bool *selected);
/* Whether a result is about the register as a whole and not about one partnership. */
bool yst_result_is_of_register(const yst_result *result);
/* The figure that a result over the register belongs to, or NULL. */
const yst_figure *yst_result_figure(const yst_result *result);
/* What a total or a number of items present is out of, or NULL. */
const yst_result *yst_result_out_of(const yst_result *result);

#endif
