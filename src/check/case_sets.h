/* A condition in all cases at once: one bit for each case, so that thousands of branches over thousands of
 * cases are a few words each. Sets belong to the room of the cases and are given back to it. */
#ifndef YST_CHECK_CASE_SETS_H
#define YST_CHECK_CASE_SETS_H

#include "check/cases.h"

/* Bits by number of the case. Where none of the three is set the condition is not applicable. */
typedef struct yst_case_truth {
  uint64_t *yes, *no, *unclear;
} yst_case_truth;

/* How many cases there are since yst_cases_start, and words to hold a bit for each. */
size_t yst_cases_count(const yst_cases *cases);
size_t yst_case_set_words(const yst_cases *cases);
/* Goes to a case by its number. */
void yst_cases_go(yst_cases *cases, size_t number);
/* Only for a condition, and after yst_cases_start. To be given back with yst_case_truth_free. */
yst_case_truth yst_cases_truth(yst_cases *cases, const yst_expr *condition);
void yst_case_truth_free(yst_cases *cases, yst_case_truth truth);
/* A set with a bit for each case, all of them set or none. */
uint64_t *yst_case_set_new(yst_cases *cases, bool full);
void yst_case_set_free(yst_cases *cases, uint64_t *set);
bool yst_case_set_is_empty(const yst_cases *cases, const uint64_t *set);
/* The first case of a set from a number on; SIZE_MAX when there is none. */
size_t yst_case_set_next(const yst_cases *cases, const uint64_t *set, size_t from);

#endif
