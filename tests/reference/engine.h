/* The real engine, through its public header: what it says of each result of each partnership. */
#ifndef REFERENCE_ENGINE_H
#define REFERENCE_ENGINE_H

#include "toolkit.h"

typedef struct answer {
  bool given; /* the engine has such a result */
  bool known, not_applicable, not_computable;
  bool exact; /* each of what is listed is possible */
  char *plain;
} answer;

typedef struct answers {
  char *refusal; /* why the engine does not take the rules or the register; NULL when it does */
  char code[8];  /* of the first message about the rules */
  answer of[MAX_RECORDS][MAX_RESULTS];
} answers;

void ask_engine(const toolkit *t, const reg *r, answers *a);
void answers_free(answers *a);

#endif
