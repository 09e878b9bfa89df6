/* Places in a document as people write them: `section 3, point 2a`, `Appendix 1, Financial capacity`,
 * `paragraphs 3.4 to 3.6`. A place is a path, each part looked for in what the part before it holds. */
#ifndef YST_DOCUMENT_PLACE_H
#define YST_DOCUMENT_PLACE_H

#include "document/document.h"

/* Passages from `first` up to, not including, `end`. */
typedef struct yst_stretch {
  size_t first, end;
} yst_stretch;

/* What is known of a document for looking places up; lives in its arena. */
typedef struct yst_finder yst_finder;
yst_finder *yst_finder_of(yst_arena *arena, const yst_document *document);

typedef struct yst_place_found {
  bool found;
  yst_text missing; /* when not: the part that is not there */
  yst_text near;    /* and what is there that looks like it; empty: nothing does */
  /* The passages that the place is exactly: those of a heading, an item, a cell, a numbered paragraph, or one
   * that begins with the words. None when the words stand in the middle of a passage. */
  size_t count, capacity;
  yst_stretch *exact;
  yst_stretch where; /* the first that it is or stands in */
  yst_stretch under; /* with what stands under it */
} yst_place_found;

/* Looks a place up within a stretch. */
yst_place_found yst_find_place(yst_finder *finder, yst_stretch within, yst_text place);

#endif
