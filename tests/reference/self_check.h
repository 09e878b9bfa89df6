/* The reference held to what it is meant to say: its tables, its numbers and its bands, written out by hand.
 */
#ifndef REFERENCE_SELF_CHECK_H
#define REFERENCE_SELF_CHECK_H

#include <stdbool.h>

/* Prints what is wrong; true when nothing is. */
bool self_check(void);

#endif
