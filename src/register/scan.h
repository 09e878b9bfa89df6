/* One line of a table, from bytes to the places of its cells, quoted line breaks and all. The bytes belong to
 * the caller, who keeps them still while the cells are in use. */
#ifndef YST_REGISTER_SCAN_H
#define YST_REGISTER_SCAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"
#include "register/block.h"

/* Bytes that must be readable after the last one of the text; the first of them is a line feed. */
#define YST_SCAN_SPARE (2 * YST_BLOCK_BYTES)

#define YST_NO_COLUMN UINT32_MAX

/* A quoted cell that is not simply what stands between its quotes. */
typedef struct yst_scan_odd {
  uint32_t column;
  uint32_t breaks; /* line ends of this line before the quote opened */
  char *first;     /* after the opening quote */
  char *close;     /* the closing quote, or the end when there is none */
  char *stop;      /* where what follows the closing quote ends */
  bool doubled;    /* has doubled quotes */
  bool text_after; /* has text after the closing quote */
  bool unclosed;
} yst_scan_odd;

typedef struct yst_scan {
  char separator;
  uint32_t capacity;  /* how many cells are kept; more are counted */
  yst_text *cells;    /* room for `capacity` */
  yst_scan_odd *odds; /* room for `capacity` + 1 */

  /* About the line scanned last. */
  uint32_t count; /* cells, also those that were not kept */
  uint32_t odd_count;
  uint32_t breaks;       /* line ends in it, its own included */
  bool holds_something;  /* at least one cell is not empty */
  uint32_t extra_column; /* the first cell beyond `capacity` that is not empty, or YST_NO_COLUMN */
  yst_text extra;
  char *stop; /* where its text ends */
  char *next; /* where the next line starts */

  /* The block at hand: its marks and those not passed yet. */
  char *block;
  uint64_t marks, left;
} yst_scan;

/* Says that the text moved or grew; the next line starts at `at`. */
void yst_scan_from(yst_scan *scan, char *at);
/* Scans the line that starts at `at`, where the line before ended or yst_scan_from said. false when the text
 * ends before the line does and is not the `last`. */
bool yst_scan_line(yst_scan *scan, char *at, char *end, bool last);
/* Undoes the doubled quotes of the odd cells, in place: the line cannot be scanned again after. */
void yst_scan_unquote(yst_scan *scan);
/* Line ends in a stretch of text: `\n`, `\r` or both together. */
uint32_t yst_scan_count_breaks(const char *at, const char *end);

#endif
