/* Why a cell cannot be read, in words that say what may stand there instead. One wording for each kind of
 * fault; the words are in the arena. */
#ifndef YST_EVALUATE_FAULT_WORDS_H
#define YST_EVALUATE_FAULT_WORDS_H

#include "evaluate/cells.h"

/* What is the matter with an unreadable cell that holds `text`. */
yst_text yst_fault_words(yst_arena *arena, const yst_reader *reader, const yst_cell_value *cell,
                         yst_text text);

#endif
