/* From what somebody typed to a result of a toolkit: by its name, by its label, by the last part of its name.
 * Pure look-ups; sentences are made in the caller's arena. */
#ifndef YST_REPORT_FIND_H
#define YST_REPORT_FIND_H

#include "report/plan.h"

/* The result that is meant, of one partnership: `significance.total`, `Total`, a rule (its lead). Case and
 * punctuation of labels do not matter. NULL when there is none or when several are meant: *problem is then a
 * sentence that names what is near. */
const yst_result *yst_find_result(yst_arena *arena, const yst_plan *plan, yst_text wanted, yst_text *problem);
/* The one that has exactly this name, or NULL. */
const yst_result *yst_result_of_name(const yst_model *model, yst_text name);

#endif
