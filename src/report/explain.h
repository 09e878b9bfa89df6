/* Why the results of one partnership are what they are, as text and as JSON. The run stands at that
 * partnership; both reports write to the report's `out` and leave ending it to the caller. */
#ifndef YST_REPORT_EXPLAIN_H
#define YST_REPORT_EXPLAIN_H

#include "report/evaluation.h"

/* The results that are asked about: `only`, or without it the lead of every rule and every value. In scratch
 * memory. */
size_t yst_explained(yst_report *report, const yst_result *only, const yst_result *const **results);
void yst_explain_text(yst_report *report, const yst_outcome *outcome, const yst_result *only);
void yst_explain_json(yst_report *report, const yst_outcome *outcome, const yst_result *only);

#endif
