/* Suggested examples as text that can be pasted into the rule file as it stands: examples and tables of
 * examples in the canonical layout, and in comments what they are and what is still not exercised. It reads
 * and owns nothing. */
#ifndef YST_REPORT_SUGGESTIONS_H
#define YST_REPORT_SUGGESTIONS_H

#include "inquire/suggest.h"

void yst_suggestions_text(yst_buffer *buffer, const yst_model *model, yst_text file,
                          const yst_suggestions *suggestions);

/* ---- its parts ---- */

/* Whether two of them give the same fields and rows and expect the same: rows of one table. */
bool yst_suggestions_are_alike(const yst_suggestion *a, const yst_suggestion *b);
/* `example …` or, of several that are alike, `examples …`. */
void yst_suggestion_write(yst_buffer *buffer, const yst_model *model, const yst_suggestion *suggestion);
void yst_suggestions_table_write(yst_buffer *buffer, const yst_model *model,
                                 const yst_suggestion *const *alike, size_t count);

#endif
