/* Lines of totals, which spreadsheets have beneath their lists and which are no partnership. They are told by
 * their name alone. */
#ifndef YST_EVALUATE_TOTALS_H
#define YST_EVALUATE_TOTALS_H

#include "base/arena.h"
#include "base/text.h"

/* Whether a line in the place of a partnership's name says `Total`, `Totals`, `Sub-total`, `Grand total`. */
bool yst_is_name_of_totals(yst_text name, yst_arena *scratch);

#endif
