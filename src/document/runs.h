/* Runs of words that texts and a document share, found in one walk over the document: all texts are put into
 * one automaton, which at every word knows the longest run of words up to there that some text holds. Its
 * size and time grow with the words, however often they repeat. It lives in its arena. */
#ifndef YST_DOCUMENT_RUNS_H
#define YST_DOCUMENT_RUNS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/atom.h"

typedef struct yst_runs yst_runs;

yst_runs *yst_runs_new(yst_arena *arena);
/* Adds a text; texts are numbered from 0 in the order in which they are added. */
void yst_runs_add(yst_runs *runs, const yst_atom *words, size_t count);

/* A text that is known as a whole too; up to YST_RUNS_SHORT words. */
#define YST_RUNS_SHORT 4
void yst_runs_add_whole(yst_runs *runs, const yst_atom *words, size_t count);
/* Whether words are such a text as a whole. */
bool yst_runs_is_whole(const yst_runs *runs, const yst_atom *words, size_t count);

/* ---- walking over the document ---- */

/* Begins anew: no run goes over this place. */
void yst_runs_begin(yst_runs *runs);
/* Goes on by one word, which stands at a place of the caller's counting. How many words up to this one stand
 * together in some text; *text is the first such text. */
size_t yst_runs_next(yst_runs *runs, yst_atom word, size_t place, size_t *text);

/* ---- after the walk ---- */

/* Once, before the two below. */
void yst_runs_settle(yst_runs *runs);
/* How many of the first words of a text stand together in the document, and where the last of them first
 * does. */
size_t yst_runs_found(const yst_runs *runs, const yst_atom *words, size_t count, size_t *place);

#endif
