/* The columns of a summary table: of all that a toolkit gives the few results by which partnerships are told
 * apart. It points into the plan and owns nothing. */
#ifndef YST_REPORT_SUMMARY_H
#define YST_REPORT_SUMMARY_H

#include "report/plan.h"

/* With the name and two counts: more make a table that nobody can read on paper. */
#define YST_SUMMARY_COLUMNS 6
/* What may become a column: some may turn out to apply to nobody. */
#define YST_SUMMARY_CANDIDATES 16

typedef struct yst_summary {
  size_t count; /* of candidates, in reading order */
  const yst_result *results[YST_SUMMARY_CANDIDATES];
  size_t turns[YST_SUMMARY_CANDIDATES]; /* the lower, the sooner it gets a column; alike for one rule */
} yst_summary;

/* Classes and conditions, totals with percents and grades, checklists, reviews, in this order. The named
 * file's own are preferred to those of files it uses, those that answer a topic to others; what comes out the
 * same whatever the register says is left out. */
yst_summary yst_summary_of(yst_arena *arena, const yst_plan *plan);
/* Which candidates are columns, of those that are `told` because they apply to some partnership. */
void yst_summary_choose(const yst_summary *summary, const bool *told, bool *chosen);

#endif
