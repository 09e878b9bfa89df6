/* The tree of a rule file as text: everything that was read, and no places. Two files with one text mean the
 * same. It writes into a buffer and owns nothing. */
#ifndef TESTS_SUPPORT_TREE_TEXT_H
#define TESTS_SUPPORT_TREE_TEXT_H

#include "base/buffer.h"
#include "syntax/tree.h"

void tree_text_write(yst_buffer *out, const yst_atoms *atoms, const yst_tree *tree);

#endif
