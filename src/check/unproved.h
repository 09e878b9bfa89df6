/* Notes on what a check left unproved, with why: silence would pass for a clean bill. The check that gives up
 * says so itself; what several leave of one rule becomes one note. */
#ifndef YST_CHECK_UNPROVED_H
#define YST_CHECK_UNPROVED_H

#include "check/cases.h"

/* Cases that could not all be looked at: too many of them, too much work, or some that cannot be worked out.
 * `left` is a sentence on what was not asked of them. */
void yst_unproved_cases(yst_diags *diags, yst_span span, const yst_cases *cases, const char *left);
/* A rubric whose totals are too many to be listed. Nothing is said of one that has no list because a score
 * can be anything. */
void yst_unproved_totals(yst_diags *diags, yst_reach *reach, const yst_rubric *rubric, const char *left);
/* Whatever else: `why` is the message. */
void yst_unproved(yst_diags *diags, yst_span span, yst_text why, const char *left);

#endif
