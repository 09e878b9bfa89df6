/* Findings as text: each a sentence with its weight, then where it comes from. It reads an outcome and owns
 * nothing. */
#ifndef YST_REPORT_FINDINGS_TEXT_H
#define YST_REPORT_FINDINGS_TEXT_H

#include "report/evaluation.h"

/* The notes, or everything but the notes, under a heading at `indent`; nothing when there are none. Several
 * in a row that say the same are said once, with all their places. Sources go by their numbers. */
void yst_findings_text(yst_report *report, const yst_outcome *outcome, bool notes, const char *heading,
                       size_t indent);

#endif
