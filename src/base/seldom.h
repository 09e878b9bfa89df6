/* What is seldom done is kept out of the way of what is done for every cell: a function marked so is not
 * worked into its caller, which then needs none of its room and saves none of its registers. Owns nothing. */
#ifndef YST_BASE_SELDOM_H
#define YST_BASE_SELDOM_H

#define YST_SELDOM __attribute__((noinline, cold))

#endif
