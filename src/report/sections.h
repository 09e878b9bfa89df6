/* What examples exercise, by the place of the document that a rule is cited from: a rule cited from two
 * places counts in both. In the arena that is given. */
#ifndef YST_REPORT_SECTIONS_H
#define YST_REPORT_SECTIONS_H

#include "evaluate/evaluate.h"

typedef struct yst_cited_section {
  size_t source;  /* model->sources; SIZE_MAX: rules without a citation */
  yst_text where; /* `page 4`; may be empty */
  size_t seen, count, capacity;
  const yst_point **points; /* as they stand in the files */
} yst_cited_section;

/* In the order of the sources, the places of each as they first come; rules without a citation last. */
size_t yst_cited_sections(yst_arena *arena, const yst_example_report *report,
                          const yst_cited_section **sections);
/* `row`, `cell`, `branch`, `present`, `not present`, `holds`, `does not hold` */
const char *yst_point_word(yst_point_kind kind);
/* The words of the rule file that a point is about, on one line. */
yst_text yst_point_text(yst_arena *arena, const yst_model *model, const yst_point *point);

#endif
