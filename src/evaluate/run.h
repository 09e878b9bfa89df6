/* The inside of a run, for the files that work on it. All of it is in the run's arena but what is of a
 * record. */
#ifndef YST_EVALUATE_RUN_H
#define YST_EVALUATE_RUN_H

#include "evaluate/bind.h"
#include "evaluate/evaluate.h"
#include "evaluate/fold.h"
#include "evaluate/rules.h"

/* Names of partnerships: the first of them, and how many there are. */
typedef struct yst_few_names {
  size_t count;
  yst_text first[YST_MOST_PLACES];
} yst_few_names;

/* What a claim found: the partnerships for which it does not hold, those for which it holds though it names
 * others, and those it names that it does hold for. */
typedef struct yst_claim_state {
  yst_few_names failing, beyond, undecided;
  bool *seen, *holds; /* by name: it is in the register; the condition holds for it */
} yst_claim_state;

/* Which ways of rounding explain the printed percentages of a published figure: by the set of ways, a bit for
 * each yst_round_mode, the partnerships that it explains. Those that all ways explain are not kept. */
typedef struct yst_rounding_state {
  bool begun;
  unsigned common; /* the ways that explain all of them */
  struct {
    size_t count, capacity;
    yst_text *names;
  } by_ways[16];
} yst_rounding_state;

struct yst_run {
  yst_arena *arena, *record_arena;
  const yst_program *program;
  yst_run_options options;
  yst_evaluator evaluator;
  yst_binding binding;
  bool *needed;    /* by slot */
  uint32_t *slots; /* those needed of a record, in order */
  size_t slot_count;
  yst_findings findings; /* of the record at hand */
  yst_findings whole;    /* of the register */
  yst_outcome outcome, whole_outcome;
  bool has_folds;
  yst_fold_state *folds;   /* by fold */
  yst_fold_state **groups; /* by figure with `each`: folds of the figure by group */
  yst_value *fold_values, *figure_values;
  yst_group **group_values; /* by figure */
  yst_claim_state *claims;
  yst_lookup *addressed;         /* names after `applies to`, to their places in the model */
  bool *addressed_seen;          /* by these */
  yst_rounding_state *roundings; /* by published figure */
  yst_lookup *names;             /* of partnerships met, to the place in `lines` */
  size_t line_count, line_capacity;
  uint32_t *lines;
  bool whole_done, has_duplicates, has_records;
};

void yst_run_start_folds(yst_run *run);
void yst_run_fold_record(yst_run *run);
/* Figures, published figures over the register, claims: at the end. */
void yst_run_finish_folds(yst_run *run);

/* Published figures, over the register and in one column: published.c, rounded_column.c. */
void yst_run_start_published(yst_run *run);
void yst_run_fold_published(yst_run *run, size_t index);
void yst_run_judge_column(yst_run *run, size_t index);
void yst_run_judge_published(yst_run *run, size_t index);

/* Partnerships that `applies to` names and the register does not have: addressed.c. */
void yst_run_start_addressed(yst_run *run);
void yst_run_see_addressed(yst_run *run);
void yst_run_judge_addressed(yst_run *run);

/* Sentences of the document: claims.c. */
void yst_run_start_claims(yst_run *run);
void yst_run_fold_claim(yst_run *run, size_t index);
void yst_run_judge_claim(yst_run *run, size_t index);

#endif
