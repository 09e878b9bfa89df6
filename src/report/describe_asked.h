/* The parts of a described toolkit that say what is asked: fields, lists with their columns and printed rows,
 * other registers. They are written into the page; nothing is owned. */
#ifndef YST_REPORT_DESCRIBE_ASKED_H
#define YST_REPORT_DESCRIBE_ASKED_H

#include "report/describe.h"

void yst_describe_field(const yst_describing *d, const yst_field *field);
void yst_describe_list(const yst_describing *d, const yst_list *list);
void yst_describe_other(const yst_describing *d, const yst_other *other);

#endif
