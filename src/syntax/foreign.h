/* Files that are no rule files: workbooks, documents, registers, two versions put side by side. Each is told
 * with one message, and nothing of it is read. */
#ifndef YST_SYNTAX_FOREIGN_H
#define YST_SYNTAX_FOREIGN_H

#include "syntax/token.h"

/* Whether the bytes are those of another kind of file, or of text that is no UTF-8 at all; says so. */
bool yst_foreign_bytes(const yst_source *source, yst_say *say);
/* Whether no line of the file begins with a word of the language, although there are words; says so. */
bool yst_foreign_words(const yst_tokens *tokens, yst_say *say);

#endif
