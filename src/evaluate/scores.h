/* Totals that are open together with what they are out of: each score is a total and its own maximum, so that
 * a share is worked out case by case and never as one range over another. Used for rubrics, averages and
 * shares. Also the counting of members for quantities. */
#ifndef YST_EVALUATE_SCORES_H
#define YST_EVALUATE_SCORES_H

#include "evaluate/evaluator.h"

typedef struct yst_score {
  yst_segment total;
  yst_number maximum;
} yst_score;

typedef struct yst_scores {
  yst_set rests; /* what all of it rests on; its stretches are not used */
  size_t count;
  yst_score *items; /* never none: nothing out of nothing at the start */
} yst_scores;

yst_scores yst_scores_in(const yst_workshop *shop);
/* Adds a score out of a maximum; where it is or may be not applicable it adds nothing out of nothing. */
void yst_scores_add(yst_scores *scores, yst_value score, yst_number maximum);
/* Adds every score of one to every score of the other. */
void yst_scores_join(yst_scores *scores, const yst_scores *other);
/* total, maximum, and total / maximum. */
yst_value yst_scores_total(yst_evaluator *evaluator, const yst_scores *scores);
yst_value yst_scores_maximum(yst_evaluator *evaluator, const yst_scores *scores);
yst_value yst_scores_ratio(yst_evaluator *evaluator, const yst_scores *scores);

/* How many members hold: at least `sure`, at most `may`. */
typedef struct yst_tally {
  uint32_t sure, may;
  bool some_may_fail, some_must_fail;
} yst_tally;

void yst_tally_add(yst_tally *tally, yst_truth truth);
yst_truth yst_tally_judge(yst_quantity quantity, uint32_t count, const yst_tally *tally);

#endif
