/* An evaluator made ready for a program and a date: limits in force, bands as ladders, memory for what is
 * worked out. Shared by runs over registers and by the toolkit's examples. */
#ifndef YST_EVALUATE_PREPARE_H
#define YST_EVALUATE_PREPARE_H

#include "evaluate/evaluator.h"

/* Everything is in `arena`; records will be made in `record_arena`. */
void yst_evaluator_prepare(yst_arena *arena, yst_arena *record_arena, const yst_program *program,
                           yst_day as_at, yst_evaluator *evaluator);
/* Starts a record: forgets what was worked out. */
void yst_evaluator_next(yst_evaluator *evaluator);

#endif
