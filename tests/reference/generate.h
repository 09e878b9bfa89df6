/* Makes up toolkits and registers from a seed. Everything that is made belongs to the toolkit. */
#ifndef REFERENCE_GENERATE_H
#define REFERENCE_GENERATE_H

#include "random.h"
#include "toolkit.h"

/* What a part of the generator works with. */
typedef struct maker {
  toolkit *toolkit;
  chance chance;
  int fields; /* those that may be referred to: the first so many */
  int list;   /* whose columns may be referred to, or -1 */
  int columns;
} maker;

toolkit *make_toolkit(uint64_t seed);
/* Records with blanks; no record has more completions than the reference will try. */
void make_register(toolkit *t, uint64_t seed, reg *r);

/* ---- the parts, for each other ---- */

expr *make_condition(maker *m, int depth);
/* Of KIND_NUMBER, KIND_MONEY or KIND_PERCENT. */
expr *make_amount(maker *m, kind of, int depth);
expr *make_const(maker *m, type of, ratio number);
/* A number that is worth comparing with. */
ratio make_threshold(maker *m, kind of);
expr *make_field_ref(maker *m, int index);
/* A field, column or result of a kind, or NULL. `words` only when not NULL. */
expr *find_operand(maker *m, kind of, const words *of_words);
/* Rows over an amount, or over the words of a choice: marks from 0 to 5, or classes by `classes`. */
bands *make_bands(maker *m, expr *over, type over_type, int classes);

/* Names the classes that the marks of rows stand for, in the order in which the rows first have them, which
 * is the order that the language gives them; the marks become places in that order. */
words *name_classes(maker *m, bands *b, const char *const *names);

/* Dates, what is asked of them, and the days from one to another. Any may be NULL. */
expr *make_date(maker *m, int depth);
expr *make_date_condition(maker *m);
expr *make_days_apart(maker *m);

void make_review(maker *m, rule *r);
void make_rubric(maker *m, rule *r);
void make_checklist(maker *m, rule *r);
void make_table(maker *m, rule *r);
void make_classify(maker *m, rule *r);
/* A field of its own for a clause: assessed, overridden, explained. */
int make_field(maker *m, type of);
int add_result(toolkit *t, int rule_index, type of, const char *name);
words *make_names(toolkit *t, const char *const *names, int count);

#endif
