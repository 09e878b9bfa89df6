/* How a document and the rules that cite it cover each other: what accounts for each passage, which citations
 * are not found, what the rules say in words of their own. Everything lives in the arena of the call. */
#ifndef YST_DOCUMENT_COVER_H
#define YST_DOCUMENT_COVER_H

#include "document/document.h"
#include "model/model.h"

typedef enum yst_account_kind {
  YST_UNMODELLED,
  YST_MODELLED,
  YST_IN_REGISTER, /* its words stand in cells of a register, or partly in rules and partly there */
  YST_CITED,
  YST_SET_ASIDE,
  YST_ACCOUNTS
} yst_account_kind;

/* A cell of a register that holds what the document prints. */
typedef struct yst_printed_cell {
  yst_text text;
  yst_text where; /* `register.csv line 4, Amount` */
} yst_printed_cell;

/* A place in a rule file. */
typedef struct yst_rule_place {
  const yst_sources *texts;
  yst_span span;
} yst_rule_place;

/* A passage, or several with the same words, and what accounts for it. */
typedef struct yst_covered {
  yst_account_kind kind;
  yst_rule_place by; /* nothing for unmodelled ones and those in a register */
  yst_text reason;   /* why it is set aside; the cell of the register */
  size_t count;      /* of passages with these words, all accounted for alike */
  const size_t *passages;
} yst_covered;

typedef struct yst_unfound {
  yst_rule_place at;
  const char *what; /* `place`, `quotation`, `beginning`, `set aside` */
  yst_text source;
  yst_text place;   /* as written */
  yst_text missing; /* the part that is not there */
  yst_text near;    /* and what is there; empty: nothing like it */
} yst_unfound;

/* Words of the rules that the document does not have, or has in another order. */
typedef struct yst_otherwise {
  yst_rule_place at;
  yst_text text;
  yst_text before; /* of order: what stands before it in the rules and after it in the document */
} yst_otherwise;

typedef struct yst_cover {
  const yst_document *document;
  size_t counts[YST_ACCOUNTS]; /* by account; passages with the same words count once */
  size_t covered_count;
  const yst_covered *covered; /* in the order of the document */
  size_t citation_count;      /* citations, quotations and passages set aside that were looked for */
  size_t unfound_count, unfound_capacity;
  yst_unfound *unfound;
  size_t otherwise_count, otherwise_capacity;
  yst_otherwise *otherwise;
  size_t reordered_count, reordered_capacity;
  yst_otherwise *reordered;
} yst_cover;

typedef struct yst_cover_input {
  size_t model_count;
  const yst_model *const *models;
  yst_text sources;  /* names parted by commas; empty: those declared in the named files */
  yst_text document; /* its name */
  yst_read read;
  void *context;
  size_t cell_count; /* of registers that hold what the document prints */
  const yst_printed_cell *cells;
} yst_cover_input;

typedef enum yst_cover_failure {
  YST_COVER_FINE,
  YST_COVER_NO_SOURCE,
  YST_COVER_NO_DOCUMENT
} yst_cover_failure;

/* NULL when it cannot be done; *failure and *why say so: a fragment, small first letter. */
const yst_cover *yst_cover_of(yst_arena *arena, const yst_cover_input *input, yst_cover_failure *failure,
                              yst_text *why);

#endif
