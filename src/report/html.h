/* What every HTML report shares: the page around it with its style sheet, and text made safe. One file, no
 * scripts, nothing fetched from elsewhere. It writes into a buffer and owns nothing. */
#ifndef YST_REPORT_HTML_H
#define YST_REPORT_HTML_H

#include "base/buffer.h"

/* Text with `&`, `<`, `>` and quotes written as references; control characters become blanks, what is no
 * UTF-8 U+FFFD. */
void yst_html_text(yst_buffer *buffer, yst_text text);
/* Markup with texts in it: `%t` a text and `%s` a string, both made safe, `%z` a size; everything else is
 * copied. */
void yst_html_add(yst_buffer *buffer, const char *format, ...);
/* From the doctype to <main>, with the title as first heading and a line beneath it. */
void yst_html_begin(yst_buffer *buffer, yst_text title, yst_text beneath);
void yst_html_end(yst_buffer *buffer);

#endif
