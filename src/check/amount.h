/* Amounts as a rule file writes them, for the messages of the checks: `£5,000.01`, `12.5%`, `28 July 2011`, a
 * choice's name. Nothing is owned here. */
#ifndef YST_CHECK_AMOUNT_H
#define YST_CHECK_AMOUNT_H

#include "model/model.h"

/* The unit is that of the type. */
void yst_amount_write(yst_buffer *buffer, const yst_atoms *atoms, yst_type type, yst_number amount);
/* The same, but a share without an end in decimals is told to two of them: `≈33.33%`. */
void yst_amount_write_plainly(yst_buffer *buffer, const yst_atoms *atoms, yst_type type, yst_number amount);
/* The two in an arena. */
yst_text yst_amount_text(yst_arena *arena, const yst_atoms *atoms, yst_type type, yst_number amount);
yst_text yst_amount_plain_text(yst_arena *arena, const yst_atoms *atoms, yst_type type, yst_number amount);
/* The amount of a limit on a day. */
yst_number yst_limit_amount(const yst_limit *limit, yst_day day);

#endif
