/* Examples that a toolkit lacks: made-up partnerships that exercise what no example of it does, each with
 * what the rules make of it now. They are found by search and then run as examples are; what does not hold is
 * not suggested. Whether the rules say what they should is for a person to confirm. */
#ifndef YST_INQUIRE_SUGGEST_H
#define YST_INQUIRE_SUGGEST_H

#include "evaluate/evaluate.h"

typedef struct yst_suggestion {
  yst_example example;      /* what is given, and the one expectation; without words */
  const yst_result *result; /* what the expectation is about */
  yst_value value;          /* what came out */
} yst_suggestion;

/* Why a point is still not exercised. */
typedef enum yst_left_why {
  YST_LEFT_IMPOSSIBLE, /* whatever is given: the evaluator says so with nothing given */
  YST_LEFT_NOT_FOUND,  /* the search found nothing, which proves nothing */
  YST_LEFT_NOT_LOOKED  /* the limit of work was met before */
} yst_left_why;

typedef struct yst_left {
  const yst_point *point;
  yst_left_why why;
} yst_left;

typedef struct yst_suggestions {
  size_t count;
  yst_suggestion *items; /* in the order of the rules that they are about */
  size_t left_count;
  yst_left *left;
  size_t point_count, before, after; /* how many points the examples exercise, and will with these */
} yst_suggestions;

/* All is in `arena`, which must be the model's or live as long. `as_at` is the day for examples that say
 * nothing of it, and of suggestions on a toolkit that does not say from when it holds. */
const yst_suggestions *yst_suggest_examples(yst_arena *arena, const yst_program *program, yst_day as_at);

#endif
