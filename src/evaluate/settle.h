/* Exactness about blanks: where a value rests on one blank in more than one way, the blank is looked at case
 * by case. Cases are the values of a finite type, or the stretches between the numbers that a blank is
 * compared with. */
#ifndef YST_EVALUATE_SETTLE_H
#define YST_EVALUATE_SETTLE_H

#include "evaluate/evaluator.h"

/* The slots that are marked and are of a record, in order: each after those it needs. `slots` has room for
 * all of the program's. Returns how many they are. */
size_t yst_slots_in_order(const yst_program *program, const bool *needed, uint32_t *slots);
/* Works out slots in their order; after it their values stand in the evaluator's memo, exact or marked as
 * bounds. */
void yst_settle_slots(yst_evaluator *evaluator, const uint32_t *slots, size_t count);
/* The value of a node outside the slots, settled. The slots it reads must be settled. */
yst_value yst_settle_node(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope);
#endif
