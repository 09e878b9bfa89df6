/* Topics that one toolkit alone asks about: what is asked there can never be held against another toolkit's
 * answer. It takes several toolkits to see, so that it stands beside the table of checks and not in it. */
#ifndef YST_INQUIRE_LONELY_H
#define YST_INQUIRE_LONELY_H

#include "diagnostic/diagnostic.h"
#include "model/model.h"

/* Says of each toolkit which topics it has to itself: one message for a toolkit, its places in copies of the
 * files that are added to `texts`. A toolkit that brings in another one's file, or has its name, counts as
 * the same; vocabulary files and toolkits that share no topic at all with others are passed over. */
void yst_lonely_topics(const yst_model *const *models, size_t count, yst_sources *texts, yst_diags *diags);

#endif
