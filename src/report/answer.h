/* What a result is called and what it says, in the words that every form of report uses. Everything is
 * appended to a buffer or made in the caller's arena; nothing is owned. */
#ifndef YST_REPORT_ANSWER_H
#define YST_REPORT_ANSWER_H

#include "evaluate/show.h"

/* `Quality: percent`, or, where the rule's own label stands above it, `Percent`. What is met or overdue goes
 * by the rule's label alone, since the answer says it; a rule without a label by its name. In the arena or in
 * the model. */
yst_text yst_result_label(yst_arena *arena, const yst_result *result, bool under_rule);
/* A result's value for people: as yst_show, with the word that belongs to a criterion's score, and `met`,
 * `not overdue`, `agrees` where yes and no would need a question. */
void yst_result_write(yst_buffer *buffer, const yst_model *model, const yst_result *result, yst_value value);
/* The same with `undecided` where it is; nothing more when everything is possible. */
void yst_answer_write(yst_buffer *buffer, const yst_model *model, const yst_result *result, yst_value value);
/* Whether an undecided value may still be anything that it could ever be, and so tells nobody anything. */
bool yst_says_nothing(const yst_result *result, yst_value value);
/* The words that belong to a known score of a criterion; empty when there are none. */
yst_text yst_score_label(const yst_result *result, yst_value value);

#endif
