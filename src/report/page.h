/* A document that people read: headings, paragraphs, lists and tables, written as plain text, Markdown or
 * HTML. Whoever writes it says what is what; how it looks is the form's business. It owns nothing. */
#ifndef YST_REPORT_PAGE_H
#define YST_REPORT_PAGE_H

#include "report/layout.h"
#include "report/out.h"

typedef enum yst_page_form { YST_PAGE_TEXT, YST_PAGE_MARKDOWN, YST_PAGE_HTML } yst_page_form;

#define YST_PAGE_DEEPEST 3u /* lists within lists */

typedef struct yst_page {
  yst_page_form form;
  yst_out out;
  yst_layout layout;  /* of text */
  yst_arena *scratch; /* for one line at a time */
  bool begun;         /* something stands above */
  unsigned list;      /* how many lists are open */
  size_t columns;     /* of the open table; 0: none */
  size_t *widths;     /* of each, as text */
} yst_page;

/* From the title on. `beneath` stands under it. The layout of `page` points into its `out`: the page must
 * stay where it is. */
void yst_page_begin(yst_page *page, yst_page_form form, yst_out out, size_t width, yst_arena *scratch,
                    yst_text title, yst_text beneath);
/* false when something could not be written. */
bool yst_page_end(yst_page *page);

/* Level 2 to 4; the title is the first. */
void yst_page_heading(yst_page *page, unsigned level, yst_text text);
void yst_page_paragraph(yst_page *page, yst_text text);
/* What is less important than what stands above: a citation, a note. */
void yst_page_aside(yst_page *page, yst_text text);
/* Depth 1 to YST_PAGE_DEEPEST. Items that follow each other are one list. */
void yst_page_item(yst_page *page, unsigned depth, yst_text text);
/* A table: its head, and then its rows with as many cells. Anything else ends it. */
void yst_page_table(yst_page *page, size_t count, const yst_text *heads);
void yst_page_row(yst_page *page, const yst_text *cells);

#endif
