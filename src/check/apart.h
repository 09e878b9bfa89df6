/* What a condition can come to at all: tried in all its cases, and where these are too many, taken apart into
 * parts that look at nothing in common, each of which is tried by itself. Nothing is owned here. */
#ifndef YST_CHECK_APART_H
#define YST_CHECK_APART_H

#include "check/cases.h"

typedef struct yst_outcomes {
  bool holds, fails, leaves_out; /* in some case: yes, no, not applicable */
  bool may_be_less;              /* some of these cases may be none, as parts rest on the same fields */
  const yst_cases *stuck; /* not NULL: these could not all be looked at, so that more may be possible */
} yst_outcomes;

/* On any of the days from which limits in it have other amounts. */
yst_outcomes yst_outcomes_of(yst_case_room *room, const yst_expr *condition);

#endif
