/* A made-up toolkit as the text of a rule file, and its register as CSV. A text belongs to the caller, who
 * frees its bytes. */
#ifndef REFERENCE_PRINT_H
#define REFERENCE_PRINT_H

#include "toolkit.h"

typedef struct text {
  char *bytes; /* ends with a NUL; NULL when empty */
  size_t length, capacity;
} text;

__attribute__((format(printf, 2, 3))) void text_add(text *out, const char *form, ...);

/* How tightly a piece of an expression holds together: what is looser than its place gets brackets. */
enum {
  PLACE_CHOSEN,
  PLACE_OR,
  PLACE_AND,
  PLACE_NOT,
  PLACE_COMPARED,
  PLACE_SUM,
  PLACE_TERM,
  PLACE_FACTOR,
  PLACE_UNARY,
  PLACE_PRIMARY
};
void print_expr(text *out, const toolkit *t, const expr *e, int place);
/* A number as a rule file writes it: `3`, `£1,200`, `50%`, `amber`, `yes`. */
void print_amount(text *out, type of, ratio number);

void print_rules(text *out, const toolkit *t);
/* The main table, and the table of a list. */
void print_register(text *out, const toolkit *t, const reg *r);
void print_list(text *out, const toolkit *t, const reg *r, int list_index);

/* The month of a day: `February 2012`. */
void print_month(text *out, ratio number);
/* A value as the engine writes plain ones: `3`, `1200.00`, `50`, `amber`, `a;b`. */
void print_plain(text *out, type of, ratio number);

#endif
