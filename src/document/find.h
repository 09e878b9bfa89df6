/* What the files that look places up share: an index of the document's words, and the two kinds of parts of a
 * place. Everything lives in the finder's arena. */
#ifndef YST_DOCUMENT_FIND_H
#define YST_DOCUMENT_FIND_H

#include "document/place.h"
#include "document/words.h"

/* Things by their atom: those of atom `a` are items[first[a]] up to items[first[a + 1]]. */
typedef struct yst_by_atom {
  uint32_t *first;
  uint32_t *items;
} yst_by_atom;

struct yst_finder {
  yst_arena *arena;
  const yst_document *document;
  uint32_t atom_count; /* when the indexes were made */
  yst_by_atom words;
  yst_by_atom labelled; /* blocks by their labels */
};

/* ---- find_label.c: `section 3`, `paragraphs 3.4 to 3.6`, `Key Risk 1, 2 and 5` ---- */

/* A part that is a kind of thing and its numbers. */
typedef struct yst_labels {
  yst_text what;  /* `Key Risk` */
  bool bracketed; /* `key (3)` */
  size_t count, capacity;
  yst_text *items; /* each number by itself */
} yst_labels;

/* false when the part is only words. */
bool yst_labels_of(yst_arena *arena, yst_text part, yst_labels *labels);
/* Adds what is numbered so. false, with *missing, when one of them is not there. */
bool yst_find_labels(yst_finder *finder, yst_stretch within, const yst_labels *labels,
                     yst_place_found *found);

/* ---- find_words.c ---- */

/* Adds the passage that begins with the words, or else holds them. */
bool yst_find_words(yst_finder *finder, yst_stretch within, yst_text words, yst_place_found *found);
/* What begins nearly so; empty when nothing does. */
yst_text yst_find_near(yst_finder *finder, yst_stretch within, yst_text words);

/* ---- outline.c ---- */

/* A block with what stands under it, as far as `within` goes. */
yst_stretch yst_under_block(const yst_document *document, size_t block, yst_stretch within);
yst_stretch yst_block_stretch(const yst_block *block);
void yst_add_exact(yst_finder *finder, yst_place_found *found, yst_stretch stretch);

#endif
