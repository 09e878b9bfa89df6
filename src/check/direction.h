/* Which of two answers is the better one, where the rule file says so. Nothing is owned here. */
#ifndef YST_CHECK_DIRECTION_H
#define YST_CHECK_DIRECTION_H

#include "model/model.h"

/* Of what an expression looks at: a field that says which end is good, or one of a scale that does. */
yst_direction yst_direction_of_answer(const yst_model *model, const yst_expr *subject);
/* Above zero when b is better than a, below when it is worse; zero when equal or when there is no direction.
 */
int yst_is_better(yst_direction direction, yst_number a, yst_number b);

#endif
