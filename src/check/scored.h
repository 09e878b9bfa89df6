/* Made-up answers by which criteria score what is wanted and a total comes to what is wanted: the cases that
 * messages about rubrics show. Everything lives in the arena of the reach. */
#ifndef YST_CHECK_SCORED_H
#define YST_CHECK_SCORED_H

#include "check/reach.h"
#include "check/witness.h"

/* Gives a case the answer by which a criterion scores so much. false when its score does not rest on one cell
 * alone, or on one that the case gives otherwise already. */
bool yst_scored_give(yst_reach *reach, yst_example *example, const yst_criterion *criterion,
                     yst_number score);
/* The answers by which the criteria of a rubric that is the plain sum of them come to a total out of a
 * maximum, with `fixed` (SIZE_MAX: none) scoring `score`. false when that cannot be given. */
bool yst_scored_total(yst_reach *reach, yst_example *example, const yst_rubric *rubric, yst_score_pair wanted,
                      size_t fixed, yst_score_pair score);
/* The rubric whose total or percentage an expression is; NULL for anything else. */
const yst_rubric *yst_scored_rubric(const yst_model *model, const yst_expr *subject);
/* The answers by which such a total or percentage comes to a number. false when that cannot be given. */
bool yst_scored_result(yst_reach *reach, yst_example *example, const yst_expr *subject, yst_number wanted);
/* A total that is the sum of its criteria and nothing else. */
bool yst_rubric_is_plain_sum(const yst_rubric *rubric);
/* What has to come out of such a case, and is shown: that a result is so much. */
void yst_scored_show(yst_diags *diags, yst_diag *diag, const yst_result *result, yst_number number);

#endif
