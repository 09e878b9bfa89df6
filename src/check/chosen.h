/* Values and scores that depend on conditions: what stands behind a condition that others take everything
 * from. Nothing is owned here. */
#ifndef YST_CHECK_CHOSEN_H
#define YST_CHECK_CHOSEN_H

#include "check/cases.h"
#include "diagnostic/diagnostic.h"

/* Says Y409 of each that nothing reaches. */
void yst_chosen_check(yst_case_room *room, const yst_model *model, yst_diags *diags);

#endif
