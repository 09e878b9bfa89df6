/* What a calculation rests on in the end: fields, answers of checklists and columns of lists, each with the
 * values that are worth giving it. Those at the ends of bands and at limits come first, then the words of
 * choices and amounts that are usual; that it does not apply or is not known comes last. */
#ifndef YST_INQUIRE_LEAVES_H
#define YST_INQUIRE_LEAVES_H

#include "evaluate/trial.h"

/* A value as an example gives it. */
typedef struct yst_giving {
  yst_literal_kind kind; /* NOT_KNOWN, NOT_APPLICABLE, TEXT, or NUMBER for everything else */
  yst_number number;
  yst_text text;
} yst_giving;

typedef struct yst_leaf {
  const yst_field *field; /* or column; NULL: an answer */
  size_t list;            /* of a column; SIZE_MAX otherwise */
  size_t index;           /* of the field, the answer or the column */
  yst_type type;
  size_t count, capacity;
  yst_giving *values;
  size_t plain; /* how many of them, from the first on, are values */
} yst_leaf;

typedef struct yst_leaves {
  yst_arena *arena;
  yst_trial *trial; /* amounts of limits are those of the day at hand */
  size_t count, capacity;
  yst_leaf *items;
  bool *lists;         /* by list: its rows are looked at */
  bool rests_on_day;   /* on the day that counts as today */
  bool asks_for_blank; /* whether something was filled in, which nothing given does not leave open */
  size_t day_count, day_capacity;
  yst_number *days;                          /* that dates are held against by way of years */
  bool *slots, *fields, *answers, **columns; /* met already */
} yst_leaves;

yst_leaves yst_leaves_of(yst_arena *arena, yst_trial *trial);
/* Adds what a node rests on, by way of all other results too. */
void yst_leaves_add(yst_leaves *leaves, const yst_node *node);
/* Adds a column of a list by which a row can be given. */
void yst_leaves_add_list(yst_leaves *leaves, size_t list);
/* Once all are there: finds the values. */
void yst_leaves_fill(yst_leaves *leaves);
/* Whether a field or column may hold a number: what it allows, and its steps. */
bool yst_leaf_allows(const yst_leaf *leaf, yst_number number);
/* From one amount to the next. */
yst_number yst_leaf_step(const yst_leaf *leaf);

#endif
