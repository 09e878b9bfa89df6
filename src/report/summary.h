/* The columns of a summary table: of all that a toolkit gives the few results by which partnerships are told
 * apart. It points into the plan and owns nothing. */
#ifndef YST_REPORT_SUMMARY_H
#define YST_REPORT_SUMMARY_H

#include "report/plan.h"

/* With the name and the findings: more make a table that nobody can read on paper. */
#define YST_SUMMARY_COLUMNS 6

typedef struct yst_summary {
  size_t count;
  const yst_result *results[YST_SUMMARY_COLUMNS];
  size_t left_out; /* rules that decide something and found no room */
} yst_summary;

/* Classes and conditions, totals with percents and grades, checklists, reviews, in this order. The named
 * file's own are preferred to those of files it uses, those that answer a topic to others; what comes out the
 * same whatever the register says is left out. */
yst_summary yst_summary_of(yst_arena *arena, const yst_plan *plan);

#endif
