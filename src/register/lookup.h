/* From a text that somebody typed to a small number: exact spelling first, then with case, blanks and
 * punctuation folded away. Used for choices, headers and names of partnerships; built once, then only read.
 */
#ifndef YST_REGISTER_LOOKUP_H
#define YST_REGISTER_LOOKUP_H

#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

typedef struct yst_lookup yst_lookup;

#define YST_LOOKUP_NONE UINT32_MAX

yst_lookup *yst_lookup_new(yst_arena *arena);
/* Adds a spelling. The first to claim a spelling keeps it: returns the number that has it already (exact or
 * folded), or `number` itself when it was free. The text is copied. */
uint32_t yst_lookup_add(yst_lookup *lookup, yst_text spelling, uint32_t number);
/* The number of a spelling or YST_LOOKUP_NONE. `scratch` is used only when folding is needed. Exact spellings
 * cost one hash. */
uint32_t yst_lookup_find(const yst_lookup *lookup, yst_text spelling, yst_arena *scratch);
/* The number of an exact spelling or YST_LOOKUP_NONE. */
uint32_t yst_lookup_find_exact(const yst_lookup *lookup, yst_text spelling);
/* The number of the nearest known spelling within a third of the text's length, for a suggestion, or
 * YST_LOOKUP_NONE. */
uint32_t yst_lookup_near(const yst_lookup *lookup, yst_text spelling, yst_arena *scratch);

#endif
