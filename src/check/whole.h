/* Whether a value is always a whole number of its unit: a count, a sum of whole marks, an amount of pence.
 * Then 14 and 15 leave no gap between them. Nothing is owned here. */
#ifndef YST_CHECK_WHOLE_H
#define YST_CHECK_WHOLE_H

#include "model/model.h"

/* false when in doubt. */
bool yst_is_always_whole(const yst_model *model, const yst_expr *expr);

#endif
