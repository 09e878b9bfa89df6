/* The parts of a described toolkit that are tables and lists in themselves: rubrics with their bands,
 * checklists with their items, tables. They are written into the page; nothing is owned. */
#ifndef YST_REPORT_DESCRIBE_SCORED_H
#define YST_REPORT_DESCRIBE_SCORED_H

#include "report/describe.h"

/* A value as people read it. */
yst_text yst_described_amount(const yst_describing *d, yst_type type, yst_number number);
void yst_describe_rubric(const yst_describing *d, const yst_rubric *rubric);
void yst_describe_checklist(const yst_describing *d, const yst_checklist *checklist);
void yst_describe_table(const yst_describing *d, const yst_table_rule *table);
/* The rows of a BANDS expression, with what each gives; labels (none: NULL, 0) are for rows without words. */
void yst_describe_bands(const yst_describing *d, const yst_expr *bands, const yst_label_row *labels,
                        size_t label_count);
void yst_describe_caps(const yst_describing *d, const yst_cap_rule *caps, size_t count,
                       const yst_choices *classes);
/* Where a piece applies, its other readings, its notes and its sources. */
void yst_describe_carried(const yst_describing *d, const yst_about *about);

#endif
