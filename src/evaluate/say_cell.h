/* The findings about cells: what could not be read, what was read in another way than it seems, and where.
 * They are added to the findings of the record at hand. */
#ifndef YST_EVALUATE_SAY_CELL_H
#define YST_EVALUATE_SAY_CELL_H

#include "evaluate/cells.h"
#include "evaluate/findings.h"
#include "register/table.h"

/* What is to be said of a cell: nothing when it was read plainly. `what` is the field's or column's name for
 * the finding's code. */
void yst_say_cell(yst_findings *findings, const yst_about *about, yst_text what, const yst_reader *reader,
                  const yst_reading_of *reading, yst_place place);
/* A table's fault as a finding. */
void yst_say_table_fault(yst_findings *findings, const yst_table *table, const yst_table_fault *fault);

#endif
