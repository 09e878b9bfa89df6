/* Dashes pasted from a document, where the language has a minus sign or a word. Whoever cuts a file into
 * lines settles them before the line is read. */
#ifndef YST_SYNTAX_DASH_H
#define YST_SYNTAX_DASH_H

#include "syntax/filter.h"

/* Makes each dash of a line the minus or the `to` that it stands for; says so unless `say` is NULL. */
void yst_dash_settle(yst_tokens *tokens, const yst_line *line, yst_say *say);

#endif
