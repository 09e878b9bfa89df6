/* A witness as words: a few for a sentence, an example to be pasted into the rule file, lines of a register.
 * Everything is appended to the caller's buffer. */
#ifndef YST_INQUIRE_WITNESS_WORDS_H
#define YST_INQUIRE_WITNESS_WORDS_H

#include "check/witness.h"

/* `seats 49.5, kitchen yes` */
void yst_witness_words_write(yst_buffer *buffer, const yst_model *model, const yst_example *example);
/* The lines of an `example`; `said` tells by place which of its expectations are written. Those that are not
 * about a result by its name are passed over; where none is left there is no example, and nothing is written.
 */
void yst_witness_block_write(yst_buffer *buffer, const yst_model *model, const yst_example *example,
                             const bool *said);
/* The header of a register with the columns of what is given, and its line; nothing when rows of lists or
 * answers of checklists are given, which stand in tables of their own. */
void yst_witness_header_write(yst_buffer *buffer, const yst_model *model, const yst_example *example);
void yst_witness_line_write(yst_buffer *buffer, const yst_model *model, const yst_example *example);

#endif
