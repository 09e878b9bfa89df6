/* Which branch of a classification takes which case. It lives in the arena that is handed in and holds for
 * the day that its cases were started on last. */
#ifndef YST_CHECK_CLASSIFIED_H
#define YST_CHECK_CLASSIFIED_H

#include "check/case_sets.h"

#define YST_NO_BRANCH UINT32_MAX

typedef struct yst_classified {
  const yst_classify *classify;
  yst_arena *arena;
  yst_cases *cases;
  uint64_t *applying; /* the cases in which the classification applies, or may */
  uint64_t *open;     /* those of them that no branch takes */
  uint32_t *takers;   /* by case: the branch that takes it, or YST_NO_BRANCH */
  /* By branch, on any of the days so far: */
  bool *reached, *holds; /* in some case it is the first that holds; it holds at all */
  size_t *taken_by;      /* an earlier one that is taken where it holds; SIZE_MAX: none */
  size_t *taken_in;      /* such a case on the day at hand; SIZE_MAX: none */
} yst_classified;

/* For a classification by branches; adds to new cases what they look at. */
yst_classified yst_classified_in(yst_arena *arena, yst_case_room *room, const yst_classify *classify);
/* Takes the cases of a day. false when there are too many, or some cannot be worked out. */
bool yst_classified_on_day(yst_classified *all, yst_day day);

#endif
