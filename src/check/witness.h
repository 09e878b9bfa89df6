/* Witnesses of messages: a made-up partnership that shows a message to be true, and the condition by which a
 * line of a register is touched by it. A check attaches them as data, in the arena of the messages, and knows
 * no evaluator; inquire/witnesses.h works them out and shows none that does not come out as said. */
#ifndef YST_CHECK_WITNESS_H
#define YST_CHECK_WITNESS_H

#include "check/cases.h"
#include "model/model.h"

typedef enum yst_touch {
  YST_TOUCH_UNTOLD,  /* nobody said how to tell */
  YST_TOUCH_NOTHING, /* it is about the words of the rule file: no line of a register is evaluated otherwise
                      */
  YST_TOUCH_LINES    /* those for which `touches` holds */
} yst_touch;

typedef enum yst_witness_state {
  YST_WITNESS_NONE,  /* no case was given */
  YST_WITNESS_MADE,  /* not worked out yet */
  YST_WITNESS_HOLDS, /* came out as said */
  YST_WITNESS_FAILS  /* did not: a fault of the check, and never shown */
} yst_witness_state;

struct yst_witness {
  yst_witness_state state;
  yst_example example; /* what is given, and what is said of it */
  size_t proof_count;  /* the first of its expectations have to hold; those after them are left out of what is
                          written when they do not */
  yst_touch touch;
  yst_expr *touches; /* a condition of a record */
  /* Written when it holds: */
  yst_text words;        /* `seats 49.5` */
  yst_text block;        /* an `example` to be pasted into the rule file */
  yst_text header, line; /* the same as the first lines of a register; empty when rows of lists are given */
};

/* ---- whom it touches: a message without any of these says that it cannot be told ---- */

/* Those lines of which a condition holds. It may look at columns of one list: then of any row. What cannot be
 * asked of a record (see yst_made_of_record) is left untold. */
void yst_witness_touches(yst_diags *diags, yst_diag *diag, const yst_model *model, yst_expr *condition);
/* None: it is about the words alone. */
void yst_witness_touches_nothing(yst_diags *diags, yst_diag *diag);

/* ---- the case; all of these may be called in any order, and none means that there is no case ---- */

void yst_witness_give(yst_diags *diags, yst_diag *diag, size_t field, yst_number number);
void yst_witness_give_state(yst_diags *diags, yst_diag *diag, size_t field, yst_literal_kind state);
/* A row of a list with one column filled in. */
void yst_witness_give_cell(yst_diags *diags, yst_diag *diag, size_t list, size_t column, yst_number number);
/* The value of a field or column that an expression is. false, giving nothing, when it is neither, or one
 * that applies only under a condition. */
bool yst_witness_give_subject(yst_diags *diags, yst_diag *diag, const yst_model *model,
                              const yst_expr *subject, yst_number number);
/* Whether an expression is a field or column that a register holds whatever else is in it. */
bool yst_witness_can_give(const yst_model *model, const yst_expr *expr);
/* The case that the cases stand at, as what an example gives. false when something is looked at that cannot
 * be given: the result of another rule, say. */
bool yst_case_example(yst_arena *arena, const yst_cases *cases, yst_example *example);
/* All that an example gives, and its day. */
void yst_witness_give_example(yst_diags *diags, yst_diag *diag, const yst_example *example);
/* The day that counts as today. YST_DAY_FIRST stands for a day before `next`, which is NULL when nothing
 * changes by day: then no day is given. */
void yst_witness_day(yst_diags *diags, yst_diag *diag, yst_day day, const yst_day *next);
/* What has to come out for the message to be true: the condition holds. */
void yst_witness_proof(yst_diags *diags, yst_diag *diag, yst_expr *condition);
/* The same: the value is YST_LITERAL_NOT_APPLICABLE or YST_LITERAL_NOT_KNOWN. */
void yst_witness_proof_state(yst_diags *diags, yst_diag *diag, yst_expr *subject, yst_literal_kind state);
/* What is worth writing into the example that is shown, where it holds. It is about results by their names:
 * `RESULT`, `not RESULT`, `RESULT is AMOUNT`, `RESULT is not applicable`. */
void yst_witness_shows(yst_diags *diags, yst_diag *diag, yst_expr *condition);
void yst_witness_shows_state(yst_diags *diags, yst_diag *diag, const yst_result *result,
                             yst_literal_kind state);

#endif
