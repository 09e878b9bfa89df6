/* Visits every expression of a toolkit, so that what is used can be marked and what is not needed for a
 * difference can be taken out. */
#ifndef REFERENCE_WALK_H
#define REFERENCE_WALK_H

#include "toolkit.h"

/* Gets the place of each expression, outer before inner; it may put another there. */
typedef void (*visitor)(void *context, expr **place);

void walk_expr(expr **place, visitor visit, void *context);
void walk_rule(rule *r, visitor visit, void *context);

/* Marks the fields, lists and columns that the rules which are not dropped refer to. */
void mark_used(toolkit *t);
/* Whether a rule that is not dropped refers to a result of rule `index`. */
bool is_referred_to(toolkit *t, int index);
/* Whether anything refers to one result. */
bool is_result_used(toolkit *t, int result_index);

#endif
