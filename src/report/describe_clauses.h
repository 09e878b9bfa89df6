/* What a described piece says in clauses of its own, each one line: weights, deductions, ends and roundings
 * of marks, how a cell is read, which way is better. They are written into the page; nothing is owned. */
#ifndef YST_REPORT_DESCRIBE_CLAUSES_H
#define YST_REPORT_DESCRIBE_CLAUSES_H

#include "report/describe.h"

/* Gathers all pieces of all files by their places. */
void yst_describing_find_clauses(yst_describing *d);
/* The piece whose line stands at a place, or NULL. */
const yst_piece *yst_piece_at(const yst_describing *d, yst_span span);

/* Of a rubric, a section or a criterion: whatever changes marks. */
void yst_describe_marks(const yst_describing *d, const yst_about *about);
/* Of a field or a column: how its cells are read, what may stand in them. */
void yst_describe_cells(const yst_describing *d, const yst_about *about, unsigned depth);
/* Of any other piece that decides: how its outcome is shown, overridden, grouped, done. */
void yst_describe_outcome(const yst_describing *d, const yst_about *about);
/* Of a list or one of its rows: which way is better. */
bool yst_has_better(const yst_describing *d, const yst_about *about);
void yst_describe_better(const yst_describing *d, const yst_about *about, unsigned depth);
/* `6 weeks after “Fault reported”`, `every 2 years from “Roof seen”, or earlier by “Next visit”` */
yst_text yst_due_words(const yst_describing *d, const yst_review *review);

#endif
