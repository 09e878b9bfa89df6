/* What came of a rule for one partnership, in one line of words: a rubric with its total and percent, a
 * checklist with what is missing, a review with its day. It reads the plan and the outcome and owns nothing.
 */
#ifndef YST_REPORT_VERDICT_H
#define YST_REPORT_VERDICT_H

#include "report/evaluation.h"

/* Where a rule belongs among what is told of a partnership. */
typedef enum yst_standing {
  YST_STANDING_SETTLED,
  YST_STANDING_UNDECIDED,
  YST_STANDING_NUMBER,
  YST_STANDING_UNKNOWN, /* a number of which nothing is known */
  YST_STANDING_NOT_APPLICABLE,
  YST_STANDING_SAME,  /* it comes out the same for all partnerships */
  YST_STANDING_SILENT /* findings say it, or there is nothing to be said */
} yst_standing;

yst_standing yst_standing_of(const yst_plan_group *group, const yst_outcome *outcome);
/* What the rule is called. In the arena or in the model. */
yst_text yst_group_label(yst_arena *arena, const yst_plan_group *group);
/* `24 of 30, 80%`, `not met: 9 of 12 present, 2 missing (Aims; Budget)`, `overdue; due 28 July 2011`. Labels
 * are cut after `most` columns, and only a few of them are named; 0: never. */
void yst_verdict_write(yst_buffer *buffer, yst_report *report, const yst_plan_group *group,
                       const yst_outcome *outcome, size_t most);
/* A result alone: `28 of 30`, `undecided: 5 or 8`. */
void yst_single_write(yst_buffer *buffer, const yst_report *report, const yst_result *result,
                      const yst_outcome *outcome);
/* Whether that is bad for the partnership: not met, overdue. */
bool yst_result_is_bad(const yst_result *result, const yst_outcome *outcome);
/* Whether a rubric has scores worth a list, and whether a result of it belongs there: scores, totals of
 * sections, and evidence where nobody has scored. */
bool yst_has_scores(const yst_plan_group *group, const yst_outcome *outcome);
bool yst_is_score(const yst_result *result, const yst_outcome *outcome);
/* Whether findings say it: a claim or a printed figure over the register. */
bool yst_figure_is_silent(const yst_result *result, const yst_outcome *whole);
/* At most so many columns of a text, cut behind a word with `…`. */
yst_text yst_cut(yst_arena *arena, yst_text text, size_t most);

#endif
