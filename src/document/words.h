/* The words of a text, folded so that what was printed and what was typed compare as equal: case, accents,
 * quotes, dashes and commas in sums of money make no difference. The scanner points into the text and owns
 * nothing; words become atoms of the table it is given. */
#ifndef YST_DOCUMENT_WORDS_H
#define YST_DOCUMENT_WORDS_H

#include "base/atom.h"
#include "base/utf8.h"

typedef struct yst_word_scan {
  yst_text text;
  size_t at;
  yst_atoms *atoms;
  yst_buffer folded;
  /* the word at hand */
  yst_atom atom;
  size_t start, end; /* bytes of the text */
} yst_word_scan;

/* `arena` is for the scanner's own small memory. */
yst_word_scan yst_words_of(yst_arena *arena, yst_atoms *atoms, yst_text text);
/* Moves to the next word; false at the end. `&` is the word `and`; `<` and `>` are `under` and `over`. */
bool yst_next_word(yst_word_scan *scan);
/* Whether a mark of punctuation that parts phrases stands in a gap between two words: hyphens and strokes
 * inside a word do not, nor does markup. */
bool yst_gap_parts(yst_text gap);
/* All words of a text; the array is in the arena. */
yst_atom *yst_atoms_of_text(yst_arena *arena, yst_atoms *atoms, yst_text text, size_t *count);

#endif
