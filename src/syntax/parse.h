/* From the text of one rule file to its tree. Whatever is wrong is said in the diagnostics, at most one
 * message a line; the rest is read all the same. */
#ifndef YST_SYNTAX_PARSE_H
#define YST_SYNTAX_PARSE_H

#include "base/atom.h"
#include "diagnostic/diagnostic.h"
#include "syntax/tree.h"

/* Reads a source. Never NULL. The tree, its texts and names live in `arena`; atoms are added to `atoms`. */
yst_tree *yst_parse(yst_arena *arena, yst_atoms *atoms, const yst_source *source, yst_diags *diags);

/* The lead word of a kind of piece, for messages; the empty text for rows. */
yst_text yst_piece_lead(yst_piece_kind kind);
/* Whether a piece of this kind declares a name. */
bool yst_piece_declares(yst_piece_kind kind);
/* Whether a piece of one kind may stand directly under one of another. */
bool yst_piece_holds(yst_piece_kind parent, yst_piece_kind child);

#endif
