/* The tables of the reference for values of which each is a number or not applicable; yes is 1, no is 0.
 * What is not applicable is left out, as if it had not been written; what is not known never comes here,
 * because the reference tries every completion of the blanks. */
#ifndef REFERENCE_TRUTH_H
#define REFERENCE_TRUTH_H

#include "toolkit.h"

typedef struct value {
  bool applies;
  ratio number; /* meant only when applies */
} value;

value not_applicable(void);
value number_value(ratio number);
value yes_or_no(bool yes);
bool is_yes(value v);
bool same_value(value a, value b);

/* `and`, `or`: of those that apply; of none: not applicable. */
value truth_and(const value *values, int count);
value truth_or(const value *values, int count);
value truth_not(value v);
/* Not applicable as soon as one side is. */
value truth_compare(relation how, value a, value b);
/* How many of those that apply hold; the first `including` must hold themselves. Of none: all and none are
 * yes, any is no. */
value truth_quantity(quantity how, int wanted, int including, const value *values, int count);
/* Of those that apply; of none: sum and count are 0, everything else is not applicable. A count or share is
 * of conditions. */
value gather(aggregate how, const value *values, int count);
value higher_of(value a, value b);
value lower_of(value a, value b);

#endif
