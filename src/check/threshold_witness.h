/* The case that shows a threshold on a total or percentage to be out of reach: the highest total that there
 * is, or the lowest. Everything lives in the arenas that are handed in. */
#ifndef YST_CHECK_THRESHOLD_WITNESS_H
#define YST_CHECK_THRESHOLD_WITNESS_H

#include "check/reach.h"

/* `never`: the comparison never holds, otherwise it never fails. Nothing for what is no total or percentage,
 * and for `is` and `is not`, which no end shows. */
void yst_threshold_witness(yst_diags *diags, yst_diag *diag, yst_reach *reach, const yst_expr *comparison,
                           bool never);

#endif
