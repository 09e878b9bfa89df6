/* Between what ends a value can lie at all, whatever stands in the register. The answer is never too narrow;
 * where nothing can be said, an end is missing. What was found out is kept in the arena that is handed in. */
#ifndef YST_CHECK_BOUNDS_H
#define YST_CHECK_BOUNDS_H

#include "check/interval.h"
#include "model/model.h"

typedef struct yst_bounds yst_bounds;

/* The model must have no errors, or at least no circles of results. */
yst_bounds *yst_bounds_new(yst_arena *arena, const yst_model *model);
/* NULL gives an interval without ends. */
yst_interval yst_bounds_of(yst_bounds *bounds, const yst_expr *expr);
/* Whether a value can be not applicable; true when in doubt. */
bool yst_bounds_may_not_apply(yst_bounds *bounds, const yst_expr *expr);
/* What a field or column may hold: its allowed values, those that a blank or a placeholder stands for, or all
 * its type has. */
yst_interval yst_bounds_of_field(const yst_field *field);
/* The expression of a condition's result, or of a part's. */
const yst_expr *yst_condition_expr(const yst_result *result);

#endif
