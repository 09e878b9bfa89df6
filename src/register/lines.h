/* The lines of a table one after the other, out of a buffer that is filled piece by piece and grows only for
 * a line that does not fit. The buffer is in the arena; cells that were scanned point into it until the next
 * line is scanned. */
#ifndef YST_REGISTER_LINES_H
#define YST_REGISTER_LINES_H

#include "register/scan.h"
#include "source/encoding.h"

typedef enum yst_line_state {
  YST_LINE_WHOLE,
  YST_LINE_TOO_LARGE, /* beyond YST_LIMIT_ROW_BYTES: nothing of it is kept, and it is passed already */
  YST_LINE_NONE       /* the end, or bytes that cannot be had: see decoder.failed */
} yst_line_state;

typedef struct yst_lines {
  yst_arena *arena;
  yst_decoder decoder;
  yst_scan scan;
  char *buffer;
  size_t capacity;   /* without the spare bytes that the scan needs */
  size_t at, end;    /* what is not passed yet */
  bool last;         /* the buffer holds the end of the table */
  uint32_t line;     /* number of the line at `at`, from 1 */
  uint32_t unclosed; /* of a line that was too large: the line of a quote in it that never closes, or 0 */
} yst_lines;

void yst_lines_open(yst_lines *lines, yst_arena *arena, yst_read read, void *context);
/* Takes the separator that a first line `sep=;` names and passes it, or else the one of comma, semicolon and
 * tab that parts the first line that is not blank into most cells. */
void yst_lines_find_separator(yst_lines *lines);
/* Scans the line at hand into `scan`; it stays at hand. A line that breaks off because reading failed is no
 * line. */
yst_line_state yst_lines_scan(yst_lines *lines);
/* Goes on to the line after the one scanned. */
void yst_lines_pass(yst_lines *lines);

#endif
