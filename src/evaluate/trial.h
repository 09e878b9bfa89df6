/* A made-up partnership before the evaluator: what an example gives stands as the record at hand, and what it
 * reaches of bands and tables is marked. A trial serves one example after the other; what is made for one of
 * them is in `record_arena`, all else in `arena`. */
#ifndef YST_EVALUATE_TRIAL_H
#define YST_EVALUATE_TRIAL_H

#include "evaluate/cells.h"
#include "evaluate/evaluator.h"

typedef struct yst_trial {
  yst_arena *arena, *record_arena;
  const yst_program *program;
  yst_evaluator evaluator; /* made ready for the day of the last example */
  bool is_ready;
  bool *absent;    /* by field: the example does not give it */
  uint32_t *slots; /* all of them, in order */
  size_t slot_count;
  uint32_t *reaching; /* those that look into bands or tables themselves */
  size_t reaching_count;
  yst_reader *readers; /* of fields, then answers: what a blank may be */
  yst_reader **column_readers;
  size_t reach_count; /* rows of bands and cells of tables */
  bool *reached;      /* those that the examples since the caller last cleared it looked up */
  size_t *reach_of, *table_reach_of;
} yst_trial;

yst_trial *yst_trial_open(yst_arena *arena, const yst_program *program);
/* Puts an example in place of the one before; `as_at` is its day when it says nothing of it. */
void yst_trial_put(yst_trial *trial, const yst_example *example, yst_day as_at);
/* Looks up whatever the record at hand reaches, also where nobody asked. */
void yst_trial_reach(yst_trial *trial);

#endif
