/* One table of a register, read line by line from bytes that come in pieces: CSV as a spreadsheet writes it,
 * in UTF-8, UTF-16 or Windows-1252, parted by commas, semicolons or tabs. Nothing is kept but the line at
 * hand; its cells point into the table's own memory and live until the next line is asked for. */
#ifndef YST_REGISTER_TABLE_H
#define YST_REGISTER_TABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"
#include "source/encoding.h"

typedef enum yst_table_fault_kind {
  YST_TABLE_UNCLOSED_QUOTE, /* `line` is where it opened; what follows to the end of the table is one cell */
  YST_TABLE_TEXT_AFTER_QUOTE, /* `"a"b`: read as `ab` */
  YST_TABLE_TOO_FEW,  /* fewer cells than headers: the rest count as blank; `column` is the first missing one
                       */
  YST_TABLE_TOO_MANY, /* more cells than headers; only when one of the extra cells holds something: the first
                       */
  YST_TABLE_CELL_TOO_LARGE, /* beyond YST_LIMIT_CELL_BYTES: cut there */
  YST_TABLE_ROW_TOO_LARGE,  /* beyond YST_LIMIT_ROW_BYTES: the line is left out */
  YST_TABLE_TOO_MANY_COLUMNS,
  YST_TABLE_HEADER_TWICE, /* two columns with one header: the first counts */
  YST_TABLE_BAD_ENCODING, /* bytes that are no text in the encoding found, or U+FFFD, which others write for
                             such */
  YST_TABLE_NO_HEADER,    /* nothing in it at all */
  YST_TABLE_READ_FAILED   /* from `line` on, which is left out, even when part of it was read */
} yst_table_fault_kind;

typedef struct yst_table_fault {
  yst_table_fault_kind kind;
  uint32_t line;   /* from 1, the header being on line 1 as a rule */
  uint32_t column; /* from 0; UINT32_MAX when it is about the whole line */
  yst_text text;   /* what was found, as far as it helps; lives as long as the line */
} yst_table_fault;

typedef struct yst_row {
  uint32_t line;         /* where it starts */
  uint32_t count;        /* always the number of headers */
  const yst_text *cells; /* UTF-8, quotes undone, blanks at both ends of unquoted cells trimmed */
  size_t fault_count;
  const yst_table_fault *faults; /* found while reading this line */
} yst_row;

typedef struct yst_table yst_table;

/* Opens a table: looks at the first bytes for encoding and separator (the one that parts the first line into
 * most cells; comma when equal) and reads the header line. `name` is what findings call it (`register.csv`).
 * Windows-1252 is taken when many bytes are no UTF-8; this can turn out late, then it holds from the first
 * ill-formed byte on. A few such bytes among well-formed ones are faults of their lines. Never NULL; a table
 * without a header has no columns, says so in its first faults and has no rows. Its fixed memory is in the
 * arena. */
yst_table *yst_table_open(yst_arena *arena, yst_text name, yst_read read, void *context);
yst_text yst_table_name(const yst_table *table);
yst_encoding yst_table_encoding(const yst_table *table);
char yst_table_separator(const yst_table *table);
uint32_t yst_table_column_count(const yst_table *table);
/* The header of a column as written, without blanks at its ends; lives as long as the table. */
yst_text yst_table_header(const yst_table *table, uint32_t column);
/* Faults of the header line. */
const yst_table_fault *yst_table_header_faults(const yst_table *table, size_t *count);
/* The next line that is not wholly blank, or NULL at the end. Fast: no allocation per cell or per line once
 * its buffers have grown. */
const yst_row *yst_table_next(yst_table *table);
/* Faults of what follows the last line given, once yst_table_next has returned NULL: a line too large, a
 * failed read. */
const yst_table_fault *yst_table_end_faults(const yst_table *table, size_t *count);

#endif
