/* Sums, products and the like of intervals: every value that can come out lies in the answer. An end that
 * does not fit a number is left out, which only widens. */
#ifndef YST_CHECK_RANGE_H
#define YST_CHECK_RANGE_H

#include "check/interval.h"

yst_interval yst_range_add(yst_interval a, yst_interval b);
yst_interval yst_range_negate(yst_interval a);
yst_interval yst_range_multiply(yst_interval a, yst_interval b);
yst_interval yst_range_divide(yst_interval a, yst_interval b);
/* Rounded to a multiple of the step, in any mode. */
yst_interval yst_range_round(yst_interval a, yst_number step);
/* The lower and the higher of two values. */
yst_interval yst_range_lower(yst_interval a, yst_interval b);
yst_interval yst_range_higher(yst_interval a, yst_interval b);

#endif
