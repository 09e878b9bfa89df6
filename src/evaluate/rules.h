/* What the rules find in one record: requirements not met, items missing, reviews overdue, scores against
 * their evidence, printed figures against computed ones. Results must be settled first. */
#ifndef YST_EVALUATE_RULES_H
#define YST_EVALUATE_RULES_H

#include "evaluate/bind.h"
#include "evaluate/findings.h"

/* What the rules look at: one record's results, and the words for messages. */
typedef struct yst_case {
  yst_evaluator *evaluator;
  const yst_binding *binding; /* NULL in examples: no cells, no places */
  yst_findings *findings;
} yst_case;

void yst_find_in_record(yst_case *at);
/* What rests on no record and is said once, of the register as a whole. */
void yst_find_once(yst_case *at);
/* Parts of it, by subject. */
/* The usual ways of rounding an amount of this type that make a printed value of a computed one, a bit for
 * each yst_round_mode; 0 unless both are known: rounded_column.c. */
unsigned yst_ways_of_rounding(yst_evaluator *evaluator, yst_type type, yst_value printed, yst_value computed);
/* A published figure about the partnership: published.c. */
void yst_find_published(yst_case *at, size_t index);
void yst_find_in_scores(yst_case *at);
void yst_find_in_lists(yst_case *at);

/* The value of a result of the record at hand. */
yst_value yst_case_value(const yst_case *at, const yst_result *result);
/* A value in words, in the arena of the findings. */
yst_text yst_case_words(const yst_case *at, const yst_result *result, yst_value value);
yst_text yst_case_typed_words(const yst_case *at, yst_type type, yst_value value);
/* A message of a rule file with its {names} filled in. `list` and `row` give the row at hand; list is
 * SIZE_MAX without one. */
yst_text yst_fill_message(const yst_case *at, yst_text message, size_t list, size_t row);
/* Adds the cells that a node rests on to a finding; the amounts of a list one by one. */
void yst_place_node(const yst_case *at, yst_finding *finding, const yst_node *node, const yst_scope *scope);
/* The words of the rule file at a span. */
yst_text yst_case_source(const yst_case *at, yst_span span);

#endif
