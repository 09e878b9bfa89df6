/* A published document as a sequence of passages: sentences, list items, headings and cells of tables, each
 * with its words and the line it stands on. Markup that remains from PDF and word processors is looked
 * through. Everything lives in the arena the document was read with. */
#ifndef YST_DOCUMENT_DOCUMENT_H
#define YST_DOCUMENT_DOCUMENT_H

#include <stdbool.h>

#include "base/atom.h"
#include "base/text.h"
#include "source/encoding.h"

/* A word where it stands. */
typedef struct yst_doc_word {
  yst_atom atom;
  uint32_t start, end; /* bytes of document->text */
  uint32_t passage;
  bool parted; /* punctuation, or the beginning of a passage, stands before it */
} yst_doc_word;

typedef enum yst_block_kind {
  YST_BLOCK_HEADING,
  YST_BLOCK_PROSE,
  YST_BLOCK_ITEM,
  YST_BLOCK_CELL
} yst_block_kind;

/* The highest headings first: an appendix, a numbered heading, one in capitals, `#` to `######`, one in bold,
 * a short line. */
enum yst_rank {
  YST_RANK_APPENDIX,
  YST_RANK_NUMBERED,
  YST_RANK_CAPITALS,
  YST_RANK_MARKED,
  YST_RANK_BOLD = 9,
  YST_RANK_PLAIN
};

/* A heading, a paragraph, a list item or a cell. */
typedef struct yst_block {
  yst_block_kind kind;
  unsigned rank;     /* of a heading */
  uint32_t depth;    /* of a list item: how far it is set in */
  yst_atom label;    /* its number or letter, `3`, `3.4`, `a`; YST_NO_ATOM: none */
  bool bracketed;    /* `(3)` */
  yst_atom label_of; /* what is numbered where that is written: the `appendix` of `Appendix 2:` */
  uint32_t line;
  uint32_t table, column; /* of a cell: tables count from 1 */
  size_t first, count;    /* document->passages */
} yst_block;

typedef struct yst_passage {
  uint32_t block;
  uint32_t line;
  size_t first, count; /* document->words; at least one */
} yst_passage;

/* The words of a table column by column: a second order in which some of the words stand. */
typedef struct yst_column_words {
  size_t count, capacity;
  uint32_t *items; /* document->words; UINT32_MAX parts columns */
} yst_column_words;

typedef struct yst_document {
  yst_text name;
  yst_text text; /* without markup; lines as in the file */
  yst_atoms *atoms;
  size_t block_count, block_capacity;
  yst_block *blocks;
  size_t passage_count, passage_capacity;
  yst_passage *passages;
  size_t word_count, word_capacity;
  yst_doc_word *words; /* in reading order */
  yst_column_words columns;
} yst_document;

/* Reads a document. NULL when it is no plain text; *why then says so: a fragment, small first letter. `atoms`
 * are shared with the texts that its words are to be compared with. */
yst_document *yst_document_read(yst_arena *arena, yst_atoms *atoms, yst_text name, yst_read read,
                                void *context, yst_text *why);
/* The words of a passage as they are printed, on one line. */
yst_text yst_passage_text(yst_arena *arena, const yst_document *document, const yst_passage *passage);

#endif
