/* Takes out of a toolkit and its register what a difference does not need. Both are changed. */
#ifndef REFERENCE_SHRINK_H
#define REFERENCE_SHRINK_H

#include "compare.h"

void shrink(toolkit *t, reg *r, const difference *first);

#endif
