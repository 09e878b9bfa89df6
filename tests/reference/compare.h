/* Holds what the engine says against what the completions came to. */
#ifndef REFERENCE_COMPARE_H
#define REFERENCE_COMPARE_H

#include "completions.h"
#include "engine.h"
#include "print.h"

typedef struct counts {
  long toolkits, records, results;
  long undecided;   /* listed exactly */
  long bounds_only; /* the engine says that it only bounds */
  long vague;       /* sets of names of which nothing is listed */
  long sampled;     /* of records with blanks that have no bounded domain */
} counts;

/* false, with the reason in *why, when the two do not agree. `counted` may be NULL. */
bool agrees(const answer *a, type of, const outcomes *o, bool exhaustive, counts *counted, text *why);

/* The first difference of a toolkit and its register. */
typedef struct difference {
  bool found, refused;
  int record, result;
  char code[8]; /* of the first message of a refusal */
  text words;
} difference;

difference find_difference(const toolkit *t, const reg *r, counts *counted);

#endif
