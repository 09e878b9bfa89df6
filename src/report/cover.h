/* How a document and the rules that cite it cover each other, as text, JSON and CSV. It reads a cover and
 * owns nothing. */
#ifndef YST_REPORT_COVER_H
#define YST_REPORT_COVER_H

#include "document/cover.h"
#include "report/layout.h"

/* Counts first, then what is unmodelled, the citations that are not found, what is worded otherwise. `all`:
 * every passage with what accounts for it. */
void yst_cover_text(const yst_layout *layout, const yst_cover *cover, bool all);
void yst_cover_json(yst_buffer *buffer, yst_arena *scratch, const yst_cover *cover);
/* One line a passage: line, kind, account, by, because, words. */
void yst_cover_csv(yst_buffer *buffer, yst_arena *scratch, const yst_cover *cover);

/* `modelled`, `cited`, `set aside`, `unmodelled` */
const char *yst_account_word(yst_account_kind kind);

#endif
