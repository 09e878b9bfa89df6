/* What stands before a line in the document that it was pasted from: bullets, numbers, letters. Whoever cuts
 * a file into lines takes them away first. */
#ifndef YST_SYNTAX_BULLET_H
#define YST_SYNTAX_BULLET_H

#include "syntax/token.h"

/* Takes the bullets before lead words out of the tokens, and says so. */
void yst_bullets_drop(yst_tokens *tokens, yst_say *say);

#endif
