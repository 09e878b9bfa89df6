/* From words to lines: finds the lead words, tells the rows of tables and band lists apart, and so cuts a
 * file into lines that can be read one by one, whatever is wrong with the others. It borrows the tokens and
 * owns nothing. */
#ifndef YST_SYNTAX_FILTER_H
#define YST_SYNTAX_FILTER_H

#include "syntax/token.h"
#include "syntax/tree.h"

/* A line of the language: one piece with its lead word, or one row. It may go on over several lines of the
 * file. */
typedef struct yst_line {
  size_t begin, end;   /* its tokens, lead words included */
  size_t lead;         /* how many of them are the lead word; 0 for rows */
  yst_piece_kind kind; /* YST_PIECE_COUNT: it begins with no lead word */
  bool guessed;        /* its lead word is misspelt: this is the one that was meant */
  bool doubtful; /* it may be the rest of the line before, which stops too soon: its lead word has no name
                    after it */
  yst_piece_kind rows; /* the kind of row that might have stood here; YST_PIECE_COUNT for none */
} yst_line;

typedef struct yst_filter {
  const yst_tokens *tokens;
  size_t next;
  yst_piece_kind opener; /* the last piece that stands by itself */
  yst_piece_kind rows;   /* the kind of row that may come; YST_PIECE_COUNT for none */
  yst_line line;         /* the line being cut */
  bool seen_when;        /* it has had its `when` */
  bool seen_expect;      /* whether the line has its `expect` already */
} yst_filter;

yst_filter yst_filter_of(const yst_tokens *tokens);
/* The next line; false at the end. */
bool yst_filter_next(yst_filter *filter, yst_line *line);

/* Tells the filter as what kind of piece a line was read whose lead word is misspelt: rows may stand under
 * it. */
void yst_filter_read_as(yst_filter *filter, yst_piece_kind kind);

/* Whether a word begins a piece when it stands first on its line. */
bool yst_filter_is_lead(yst_text word);
/* Whether a lead word stands at a token, perhaps misspelt, wherever on its line. */
bool yst_filter_leads(const yst_tokens *tokens, size_t at);
/* Whether a line of the file that begins with this token can only go on what stood before. */
bool yst_filter_carries_on(int kind);
/* Whether something must follow a token, so that the next line of the file goes on this one. */
bool yst_filter_leaves_open(int kind);
/* Whether a line without a lead word ends before a token: nobody knows how such a line goes on, but what
 * begins a line of the file after it, and carries nothing on, is likely another. */
bool yst_filter_parts(const yst_tokens *tokens, size_t at);
/* The lead word nearest to a misspelt one, or the one that is used for it here; YST_PIECE_COUNT when none is
 * near. */
yst_piece_kind yst_filter_meant(yst_text word, yst_text *lead);

#endif
