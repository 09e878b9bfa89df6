/* Words of everyday English and of other programs for which the language has a word of its own. What comes
 * out is what to write instead, or NULL. */
#ifndef YST_MODEL_WORDINGS_H
#define YST_MODEL_WORDINGS_H

#include "base/text.h"

/* `currency`, `boolean`: a type. */
const char *yst_type_meant(yst_text word);
/* `else`, `true`: what stands at the head of a row. */
const char *yst_row_meant(yst_text word);
/* `today`, `true`: a value. */
const char *yst_value_meant(yst_text word);
/* `empty`, `blank`, `present`: what `is` is followed by, and what is written instead of both. `denied`: after
 * `is not`. */
const char *yst_state_meant(yst_text word, bool denied);

#endif
