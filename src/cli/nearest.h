/* The word that was probably meant: for verbs and options, which the library knows nothing of. Nothing is
 * owned. */
#ifndef YST_CLI_NEAREST_H
#define YST_CLI_NEAREST_H

#include <stddef.h>

/* Gives the words in turn, NULL past the last; an empty one is passed over. */
typedef const char *(*cli_word_at)(const void *context, size_t index);
/* The one that differs from `word`, of which the first `length` letters count, in at most a third of them, or
 * NULL. */
const char *cli_nearest(const char *word, size_t length, cli_word_at word_at, const void *context);

#endif
