/* How far the record at hand is from exercising something: 0 when it does, less the nearer it comes. The
 * expression itself says so: how much is lacking to an amount, how many parts of a condition do not hold yet.
 * It only guides a search; whether something is exercised is for the evaluator to say. */
#ifndef YST_INQUIRE_DISTANCE_H
#define YST_INQUIRE_DISTANCE_H

#include "evaluate/coverage.h"

/* Further than anything that can come nearer. */
#define YST_DISTANCE_FAR ((uint64_t)1 << 40)

/* What it cost is added to `work`. */
uint64_t yst_distance_to(yst_evaluator *evaluator, const yst_point *point, const yst_probe *probe,
                         uint64_t *work);

#endif
