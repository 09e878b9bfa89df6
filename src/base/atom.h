/* Names as small numbers: each different name is kept once and compared as a number from then on.
 * Atom 0 is no name. The table and its texts live in the arena it was made with. */
#ifndef YST_BASE_ATOM_H
#define YST_BASE_ATOM_H

#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

typedef uint32_t yst_atom;
typedef struct yst_atoms yst_atoms;

#define YST_NO_ATOM ((yst_atom)0)

yst_atoms *yst_atoms_new(yst_arena *arena);
/* The atom of a name, new if it was not known. The text is copied. */
yst_atom yst_atom_of(yst_atoms *atoms, yst_text name);
/* The atom of a name, or YST_NO_ATOM when it was never seen. */
yst_atom yst_atom_find(const yst_atoms *atoms, yst_text name);
/* The name of an atom, followed by a NUL that does not count; the empty text for YST_NO_ATOM. */
yst_text yst_atom_text(const yst_atoms *atoms, yst_atom atom);
/* How many atoms there are; they run from 1 to this number. */
uint32_t yst_atoms_count(const yst_atoms *atoms);

#endif
