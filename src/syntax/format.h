/* The canonical layout of a rule file: two blanks a level, one piece a line, rows in columns, comments and
 * blank lines kept. Only white space and the spelling of signs change; formatting twice changes nothing more.
 */
#ifndef YST_SYNTAX_FORMAT_H
#define YST_SYNTAX_FORMAT_H

#include "base/buffer.h"
#include "diagnostic/diagnostic.h"
#include "syntax/tree.h"

/* Appends the formatted text of a source that was read without errors. */
void yst_format_source(const yst_tree *tree, yst_buffer *out);

#endif
