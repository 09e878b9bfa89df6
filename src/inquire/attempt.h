/* The search for a made-up partnership that exercises something. An attempt gives every leaf a value, asks
 * the evaluator how far that is from what is wanted, and goes on with the value that comes nearest. */
#ifndef YST_INQUIRE_ATTEMPT_H
#define YST_INQUIRE_ATTEMPT_H

#include "evaluate/coverage.h"
#include "inquire/leaves.h"

/* Rows that a list is given at most. */
#define YST_ATTEMPT_ROWS 8u

/* A value of the made-up partnership: of a field, an answer, or a column in one row. */
typedef struct yst_variable {
  const yst_leaf *leaf;
  size_t row;
  yst_giving value;
} yst_variable;

typedef struct yst_attempt {
  yst_trial *trial;
  const yst_leaves *leaves;
  const yst_point *point;
  const yst_probe *probe;
  yst_day as_at;
  size_t count;
  yst_variable *variables;
  size_t *rows;          /* by list */
  yst_example example;   /* what they come to; its arrays have room for all */
  uint64_t *work, limit; /* shared by all attempts of one question, and where they stop */
} yst_attempt;

/* An attempt on a point, from what its leaves are worth giving. Everything is in the leaves' arena. */
yst_attempt *yst_attempt_of(const yst_leaves *leaves, const yst_point *point, const yst_probe *probe,
                            yst_day as_at, uint64_t *work, uint64_t limit);
/* Finds values with which the point is near enough to be exercised. false when none were found. */
bool yst_attempt_search(yst_attempt *attempt);
/* Writes the values into `example` and puts it before the evaluator. What is made for it is in the trial's
 * record arena, which the caller brings back. */
void yst_attempt_put(yst_attempt *attempt);
/* Whether a variable is of the partnership or of a row that it has. */
bool yst_attempt_uses(const yst_attempt *attempt, const yst_variable *variable);
/* Whether a column says which of a list's own rows it is: those have one name each. */
bool yst_attempt_names_row(const yst_attempt *attempt, const yst_leaf *leaf);
/* Makes a partnership short to read: leaves out what can be left out and takes the values that say most, as
 * long as `keeps` says that it shows what it showed. */
typedef bool (*yst_attempt_keeps)(void *context, yst_attempt *attempt);
void yst_attempt_shorten(yst_attempt *attempt, yst_attempt_keeps keeps, void *context);
/* What it costs to put one before the evaluator, in about hundredths of a microsecond. */
uint64_t yst_attempt_price(const yst_trial *trial);

#endif
