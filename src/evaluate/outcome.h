/* What evaluation says of one partnership: its results and its findings. An outcome belongs to its run and
 * lives until the next record is asked for; messages are built only when findings were asked for. */
#ifndef YST_EVALUATE_OUTCOME_H
#define YST_EVALUATE_OUTCOME_H

#include "evaluate/value.h"
#include "model/model.h"

/* A cell of the register. */
typedef struct yst_place {
  yst_text table;  /* `contributions.csv` */
  uint32_t line;   /* 0: the table as a whole */
  yst_text column; /* its header; empty: the whole line */
  yst_text text;   /* what stands in it, or empty */
} yst_place;

typedef enum yst_weight {
  YST_MUST,   /* something is not as the toolkit requires, or the register contradicts itself */
  YST_SHOULD, /* the same of what is only recommended */
  YST_NOTE    /* nothing is wrong; how something was read, or where another reading differs. Not counted among
                 findings */
} yst_weight;

typedef struct yst_finding {
  yst_text code; /* stable, dotted: rule and what is the matter: `annual.overdue`, `budget.unreadable` */
  yst_weight weight;
  yst_text message;       /* a sentence */
  const yst_about *about; /* the rule, with citations; NULL when it is about the register alone */
  size_t place_count;
  const yst_place *places;
  yst_text partnership; /* empty: the register as a whole */
  uint32_t line;        /* of the partnership in the main table; 0: none */
} yst_finding;

typedef struct yst_outcome {
  yst_text name; /* as the register writes it */
  uint32_t line;
  size_t result_count;
  const yst_value *results; /* by yst_result.index; those not asked for are not applicable */
  size_t finding_count;     /* notes among them */
  const yst_finding *findings;
} yst_outcome;

#endif
