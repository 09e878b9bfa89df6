/* The witnesses of messages worked out: each case goes through the evaluator, and only what comes out as the
 * check said is written down to be shown. What is written lives in the arena of the messages. */
#ifndef YST_INQUIRE_WITNESSES_H
#define YST_INQUIRE_WITNESSES_H

#include "check/witness.h"

/* Whether any message has a case to be worked out. */
bool yst_witnesses_wait(const yst_diags *diags);
/* Works out all that wait. The model must have been found without errors before the checks; what is needed
 * on the way is in `scratch`, which nothing points into afterwards. Very large toolkits are asked for their
 * first ones only; the others stay YST_WITNESS_MADE. */
void yst_witnesses_prove(yst_arena *scratch, const yst_model *model, yst_diags *diags);

#endif
