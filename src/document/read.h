/* What the files that read a document share: the text without its markup, the lines it is cut into, the
 * blocks they make. The reader lives as long as yst_document_read; what it makes goes into the document. */
#ifndef YST_DOCUMENT_READ_H
#define YST_DOCUMENT_READ_H

#include "base/buffer.h"
#include "document/document.h"
#include "document/words.h"

/* Stand in the text where markup parted blocks within a line. */
#define YST_BREAK '\1'
#define YST_ITEM_BREAK '\2'

/* ---- clean.c ---- */

/* The text without markup. Lines stay lines. */
yst_text yst_clean_text(yst_arena *arena, yst_text text);

/* ---- marker.c ---- */

/* What stands before the words of a block: a bullet, a number, both. */
typedef struct yst_marker {
  bool bullet;
  bool bracketed; /* `(3)` */
  bool bare;      /* a whole number with nothing after it: a label only where the place says so */
  yst_text label; /* `3.4`, `a`; empty: none */
  yst_text rest;  /* what comes after */
} yst_marker;

yst_marker yst_marker_of(yst_text text);
/* `Appendix 2: …`: what is numbered, and its number. false when a text does not begin so. */
bool yst_labelled(yst_text text, yst_text *what, yst_text *label);

/* ---- blocks.c ---- */

typedef struct yst_doc_reader {
  yst_arena *arena;
  yst_document *document;
  size_t widest;           /* columns of the longest line that is no row of a table */
  bool in_list;            /* since a line that ends with a colon */
  bool after_heading;      /* the line before is a heading */
  unsigned heading_number; /* of the last numbered heading */
  /* the prose or item that the next line may go on with */
  bool open;
  yst_block block;
  size_t start, end; /* its bytes so far */
  yst_buffer folded; /* the scanner's memory */
  size_t line_count, line_capacity;
  uint32_t *line_starts;
  /* the table at hand */
  uint32_t tables;
  size_t row_count, row_capacity;
  yst_text *rows;
} yst_doc_reader;

/* A line of the text, or what markup left of one, and what stands around it. */
typedef struct yst_line_at_hand {
  yst_text text; /* trimmed */
  uint32_t depth;
  bool item; /* markup says that it is a list item */
  bool blank_before, blank_after;
  bool goes_on_after;   /* the next line begins with a small letter */
  size_t length_before; /* of the line before; 0: blank */
  yst_marker marker;
} yst_line_at_hand;

/* heading.c: whether a line is a heading, and of which rank. */
bool yst_is_heading(yst_doc_reader *reader, const yst_line_at_hand *line, yst_block *block, yst_text *words);
/* Whether it begins with a small letter, so that it goes on with the line before. */
bool yst_begins_small(yst_text text);
/* The last byte that is no markup; 0: none. */
char yst_last_sign(yst_text text);
yst_atom yst_label_atom(yst_doc_reader *reader, yst_text label);

/* Cuts the document's text into blocks. */
void yst_read_blocks(yst_doc_reader *reader);

/* ---- table.c ---- */

/* Makes blocks of the cells of consecutive lines with the same number of tabs: reader->rows, which is
 * emptied.
 */
void yst_read_table(yst_doc_reader *reader);
/* Cells of a line. */
size_t yst_count_cells(yst_text line);

/* ---- passages.c ---- */

/* Adds a block with the words of its texts (a cell broken over lines has several) as passages. A block
 * without words is left out: false. */
bool yst_add_block(yst_doc_reader *reader, yst_block block, const yst_text *texts, size_t count);

#endif
