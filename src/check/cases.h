/* All cases that some conditions can tell apart: what they look at is cut where they compare it, and every
 * combination of the pieces is tried. Cases live in the arena of their room; a case that depends on
 * another may be impossible, none that is possible is missing. */
#ifndef YST_CHECK_CASES_H
#define YST_CHECK_CASES_H

#include "check/bounds.h"
#include "check/reach.h"
#include "model/model.h"

typedef struct yst_cases yst_cases;

typedef enum yst_case_state { YST_CASE_KNOWN, YST_CASE_NOT_APPLICABLE, YST_CASE_UNCLEAR } yst_case_state;

typedef struct yst_case_value {
  yst_case_state state; /* UNCLEAR: not worked out here */
  yst_number number;
} yst_case_value;

/* What all cases of one check share: the bounds, the results worked out in the case at hand, and how much may
 * still be worked out. Files may hold any number of conditions, each of many cases; when the room is used up,
 * what is left is not looked at. */
typedef struct yst_case_room yst_case_room;

yst_case_room *yst_case_room_new(yst_arena *arena, const yst_model *model);
yst_bounds *yst_case_room_bounds(yst_case_room *room);
yst_reach *yst_case_room_reach(yst_case_room *room);
/* Only the newest cases of a room may be used. */
yst_cases *yst_cases_new(yst_case_room *room);
/* An expression that will be asked for. */
void yst_cases_add(yst_cases *cases, const yst_expr *expr);
/* Has results and sums worked out of fields also where not every value of these can be tried: then not every
 * case is there, but each of them comes up unless yst_cases_share says otherwise. To be asked for before the
 * days and the start. */
void yst_cases_sample(yst_cases *cases);
/* The days from which limits in the expressions have other amounts, in order; the first is YST_DAY_FIRST. */
size_t yst_cases_days(yst_cases *cases, yst_day **days);
/* Goes to before the first case of a day. false when there are too many cases to look at. */
bool yst_cases_start(yst_cases *cases, yst_day day);
/* How many cases the last start found, also when they were too many; SIZE_MAX when they cannot be counted. */
size_t yst_cases_wanted(const yst_cases *cases);
/* Goes to the next case. false after the last, and when the work is getting too much: see yst_cases_complete.
 */
bool yst_cases_next(yst_cases *cases);
/* Whether all cases were looked at, on all days. */
bool yst_cases_complete(const yst_cases *cases);
/* Why they cannot be or were not: the first of these that is so. */
typedef enum yst_cases_shortfall {
  YST_CASES_TOO_MUCH_WORK, /* for the room */
  YST_CASES_UNCOUNTED,
  YST_CASES_TOO_MANY,
  YST_CASES_TOO_MANY_DAYS,
  YST_CASES_NOTHING_LEFT_OUT
} yst_cases_shortfall;
yst_cases_shortfall yst_cases_short_of(const yst_cases *cases);
/* What an expression comes to in the case. */
yst_case_value yst_cases_value(yst_cases *cases, const yst_expr *expr);
/* Whether it holds of two values that compare like this: below zero, zero or above. */
bool yst_order_fits(yst_op op, int order);
/* Whether an expression is a constant or a limit. */
bool yst_expr_is_amount(const yst_expr *expr);
bool yst_case_is_yes(yst_case_value value);
bool yst_case_is_no(yst_case_value value);
/* Whether something that is looked at does not apply in the case. */
bool yst_cases_leave_out(const yst_cases *cases);
/* Whether some of what is looked at rests on the same fields: then the case may be one that cannot come up.
 */
bool yst_cases_may_be_impossible(const yst_cases *cases);
/* The same, of results, sums and two values that are compared, and only where the field is known of. */
bool yst_cases_share(yst_cases *cases);
/* The case in words: `seats` is 200 and `licensed` is `no`. Empty when nothing is looked at. */
yst_text yst_cases_words(const yst_cases *cases, yst_arena *arena);

#endif
