/* The parts of a described toolkit that are tables and lists in themselves: rubrics with their bands,
 * checklists with their items, tables. They are written into the page; nothing is owned. */
#ifndef YST_REPORT_DESCRIBE_SCORED_H
#define YST_REPORT_DESCRIBE_SCORED_H

#include "report/describe.h"

void yst_describe_rubric(yst_page *page, const yst_model *model, const yst_rubric *rubric);
void yst_describe_checklist(yst_page *page, const yst_model *model, const yst_checklist *checklist);
void yst_describe_table(yst_page *page, const yst_model *model, const yst_table_rule *table);
/* The rows of a BANDS expression, with what each gives. */
void yst_describe_bands(yst_page *page, const yst_model *model, const yst_expr *bands);
void yst_describe_caps(yst_page *page, const yst_model *model, const yst_cap_rule *caps, size_t count,
                       const yst_choices *classes);
/* Where a piece applies, its other readings, its notes and its sources. */
void yst_describe_carried(yst_page *page, const yst_model *model, const yst_about *about);

#endif
