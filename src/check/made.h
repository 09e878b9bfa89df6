/* Expressions that nobody wrote: what a check says of a case in the terms of the model, to be worked out like
 * any other. They live in the arena that is handed in and point into the model. */
#ifndef YST_CHECK_MADE_H
#define YST_CHECK_MADE_H

#include "check/interval.h"
#include "model/model.h"

yst_expr *yst_made_constant(yst_arena *arena, yst_type type, yst_number number);
yst_expr *yst_made_field(yst_arena *arena, const yst_model *model, size_t field);
yst_expr *yst_made_result(yst_arena *arena, const yst_result *result);
/* What bands give for what they look at. */
yst_expr *yst_made_bands(yst_arena *arena, const yst_bands *bands, const yst_expr *subject);
/* A condition of one or two sides, `right` being NULL for NOT, GIVEN, KNOWN and APPLICABLE. */
yst_expr *yst_made_condition(yst_arena *arena, yst_op op, const yst_expr *left, const yst_expr *right);
/* Both hold; the other one when one is NULL. */
yst_expr *yst_made_both(yst_arena *arena, yst_expr *left, yst_expr *right);
/* All of up to `most` conditions, or any of them: args are filled in and counted by the caller. */
yst_expr *yst_made_all(yst_arena *arena, size_t most);
yst_expr *yst_made_any(yst_arena *arena, size_t most);
/* `subject` lies in the interval; that it is known when the interval has no ends. */
yst_expr *yst_made_inside(yst_arena *arena, const yst_expr *subject, const yst_interval *interval);
/* A condition as one of a record: where it looks at columns of one list, that it holds of any of its rows.
 * NULL when it looks at columns of several lists, at those of a list that it also counts, or at the register
 * as a whole. */
yst_expr *yst_made_of_record(yst_arena *arena, const yst_model *model, yst_expr *condition);

#endif
