/* Words of a rule file with what their parts come to beneath them. It writes into the layout's buffer and
 * owns nothing.
 *
 *   expect percent of use is over 50% and grant
 *          ^^^^^^^^^^^^^^                 ^^^^^
 *          50%                            no */
#ifndef YST_REPORT_MARKED_H
#define YST_REPORT_MARKED_H

#include "report/layout.h"
#include "source/source.h"

/* A stretch of the words, and what it comes to. */
typedef struct yst_marked {
  yst_span span;
  yst_text value;
} yst_marked;

/* The words of `whole` from `indent` on, wrapped, each mark beneath what it marks. Where a value has no room
 * in its column, all of them are listed below the words instead. */
/* `as_it_stands` keeps the blanks between the words where they fit on one line. */
void yst_marked_add(const yst_layout *layout, const yst_sources *texts, yst_span whole, size_t indent,
                    const yst_marked *marks, size_t count, bool as_it_stands);

#endif
