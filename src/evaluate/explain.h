/* Reasons: the rule gone through once more, with the value of each step beside its words. They are made in
 * the arena of the findings, only when somebody asks. */
#ifndef YST_EVALUATE_EXPLAIN_H
#define YST_EVALUATE_EXPLAIN_H

#include "evaluate/evaluate.h"
#include "evaluate/rules.h"

/* The reason of a result, or of a node (an example's expectation). In the arena of the case's findings. */
const yst_reason *yst_explain_result(yst_case *at, const yst_result *result);
const yst_reason *yst_explain_node(yst_case *at, const yst_node *node);

#endif
