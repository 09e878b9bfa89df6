/* What is said when a line does not fit the grammar: one message in plain words, with the fix where one can
 * be guessed. It is made from what stands there, what stood before it and what could have stood there. */
#ifndef YST_SYNTAX_MESSAGE_H
#define YST_SYNTAX_MESSAGE_H

#include "syntax/build.h"

/* The kinds of token that could have stood where something else stands. */
typedef struct yst_expected {
  const int *kinds;
  size_t count;
} yst_expected;

/* Says what is wrong at the builder's last token, the one that did not fit (or the end of the line); or,
 * where the line could have ended before it and it begins a line of the file, says nothing and sets
 * breaks_at. */
void yst_message_syntax(yst_builder *b, int unexpected, yst_expected expected);
/* The builder's line begins with no lead word, or with a misspelt one that was read as the one meant. */
void yst_message_unknown_line(yst_builder *b);
/* Whether the builder's line has its label before its name: `rubric "Comfort" comfort`. What stands behind
 * the label of a field may be its type. */
bool yst_name_after_label(const yst_builder *b);
/* How many words stand where the name of the builder's line should, before its label: `limit least hire "…"`;
 * 0 when it is one, or none. */
size_t yst_name_with_blanks(const yst_builder *b);
/* Says so when the builder's line, which did not fit, holds a wording that is not there yet. */
bool yst_message_later(yst_builder *b);

#endif
