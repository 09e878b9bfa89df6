/* Where a piece belongs: under the nearest piece above that can hold it. The table is pieces.def. */
#ifndef YST_SYNTAX_PLACE_H
#define YST_SYNTAX_PLACE_H

#include "syntax/build.h"

/* Puts the piece that was read into the tree; says so when nothing above can hold it. It is then the last
 * piece. */
void yst_place_piece(yst_builder *b);

#endif
