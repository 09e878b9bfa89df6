/* Values as words: for people (`£41,300`, `76%`, `between 14 and 24`) and for programs (`41300.00`, `76`,
 * `14..24`). Everything is appended to the caller's buffer; nothing is owned. */
#ifndef YST_EVALUATE_SHOW_H
#define YST_EVALUATE_SHOW_H

#include "base/atom.h"
#include "base/buffer.h"
#include "evaluate/value.h"
#include "model/model.h"

/* For programs. Numbers and percents plain (76 for 76%), money 41300.00, dates ISO, yes/no, choices by name,
 * lists of names parted by `;`, periods `12 months`, financial years 2010/11, `n/a`; an open value as what is
 * possible: `14..24`, `yes|no`, `5|8`, `2000.00..` (at least), `..5` (at most), `?` (anything); with `|n/a`
 * when it may not apply. A value that cannot be computed is `!`.  A result with `show` is printed rounded. */
void yst_show_plain(yst_buffer *buffer, const yst_atoms *atoms, const yst_result *result, yst_value value);
void yst_show_plain_typed(yst_buffer *buffer, const yst_atoms *atoms, yst_type type, yst_value value);
/* For people: money £41,300, percent 76%, dates 28 July 2011, choices by label, open values `between 14 and
 * 24`, `5 or 8`, `yes or no`, `at least £300`, `not known`; `not applicable`; `cannot be computed`. */
void yst_show(yst_buffer *buffer, const yst_atoms *atoms, const yst_result *result, yst_value value);
void yst_show_typed(yst_buffer *buffer, const yst_atoms *atoms, yst_type type, yst_value value);

#endif
