/* Plain text of a given width: words that wrap, labels with their values beside them, colours where they are
 * wanted. Colour only ever repeats what the words say. It writes into a buffer and owns nothing. */
#ifndef YST_REPORT_LAYOUT_H
#define YST_REPORT_LAYOUT_H

#include "base/buffer.h"

typedef enum yst_style {
  YST_STYLE_PLAIN,
  YST_STYLE_BOLD,
  YST_STYLE_DIM,
  YST_STYLE_BAD,  /* red */
  YST_STYLE_WARN, /* yellow */
  YST_STYLE_GOOD, /* green */
  YST_STYLE_PLACE /* blue */
} yst_style;

typedef struct yst_layout {
  yst_buffer *buffer;
  size_t width; /* columns; at least 40 is taken */
  bool colour;
} yst_layout;

yst_layout yst_layout_in(yst_buffer *buffer, size_t width, bool colour);
/* Text on the line at hand, as it is but for control characters, which become blanks: what stands in a
 * register must not steer a terminal. */
void yst_layout_add(const yst_layout *layout, yst_style style, yst_text text);
/* Words from `column`, where the line at hand has come to, on; further lines begin at `hanging`. Ends the
 * line. */
void yst_layout_fill(const yst_layout *layout, yst_style style, size_t column, size_t hanging, yst_text text);
/* A paragraph that begins at `indent`; further lines at `hanging`. */
void yst_layout_paragraph(const yst_layout *layout, yst_style style, size_t indent, size_t hanging,
                          yst_text text);
/* A label in a column of `label_width` from `indent` on, and its value beside it. Both wrap in their columns.
 */
void yst_layout_entry(const yst_layout *layout, size_t indent, size_t label_width, yst_text label,
                      yst_style style, yst_text value);
/* A row of a table: cells side by side from `indent` on, two columns apart, each wrapped in its width. */
void yst_layout_row(const yst_layout *layout, yst_style style, size_t indent, size_t count,
                    const size_t *widths, const yst_text *cells);
/* A line of its own in bold, wrapped. */
void yst_layout_heading(const yst_layout *layout, size_t indent, yst_text text);
void yst_layout_blank_line(const yst_layout *layout);

#endif
