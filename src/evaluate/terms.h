/* The parts of an expectation as they are written, each with what it comes to: what stands under the words
 * when an example fails. What is made is in the arena of whoever asks. */
#ifndef YST_EVALUATE_TERMS_H
#define YST_EVALUATE_TERMS_H

#include "evaluate/evaluate.h"
#include "evaluate/evaluator.h"

/* The parts of what is expected whose values a reader cannot see in the words themselves: names, what is
 * worked out from them, and the conditions that are joined. `node` is the expectation compiled. Returns how
 * many. */
size_t yst_find_terms(yst_evaluator *evaluator, yst_arena *arena, const yst_node *node,
                      const yst_expectation *expect, const yst_term **terms);

#endif
