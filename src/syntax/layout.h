/* The formatter's view of a source: its lines with the pieces they became, how deep they stand, and the
 * columns that some of them are set in. All of it lives in the arena of the text being written. */
#ifndef YST_SYNTAX_LAYOUT_H
#define YST_SYNTAX_LAYOUT_H

#include "base/buffer.h"

#include "syntax/filter.h"

typedef struct yst_layout_line {
  yst_line line;
  const yst_piece *piece;
  size_t depth; /* how many pieces it stands under */
  size_t group; /* lines of one group are set in columns together; 0: none */
  size_t slot_count;
  size_t *slots; /* the tokens at which its columns begin; equal to the next where a column is empty */
} yst_layout_line;

typedef struct yst_layout {
  yst_arena *arena;
  const yst_source *source;
  yst_tokens *words;    /* without comments */
  yst_tokens *all;      /* with them */
  size_t *place_in_all; /* of each word */
  size_t count;
  yst_layout_line *lines;
} yst_layout;

yst_layout yst_layout_of(const yst_tree *tree, yst_arena *arena);

/* Writes the tokens from `begin` up to `end` of a line, with single blanks where blanks belong. Lines that
 * the writer broke stay broken and go on set in by `indent`; those of rows are joined. Comments inside stay
 * where they are. */
void yst_layout_words(const yst_layout *layout, const yst_layout_line *line, size_t begin, size_t end,
                      size_t indent, yst_buffer *out);
/* Finds what is set in columns together. */
void yst_layout_columns(yst_layout *layout);
/* Rows and the columns of a table: always one line, in columns whatever stands between them. */
bool yst_layout_is_row(yst_piece_kind kind);

#endif
