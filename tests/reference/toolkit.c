#include "toolkit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct memory {
  struct memory *next;
} memory;

void *toolkit_alloc(toolkit *t, size_t size)
{
  /* Two pointers before what is handed out keep it aligned for 128-bit numbers. */
  memory *made = calloc(1, 2 * sizeof(wide) + size);
  if (!made) abort();
  made->next = t->memory;
  t->memory = made;
  return (char *)made + 2 * sizeof(wide);
}

toolkit *toolkit_new(uint64_t seed)
{
  static const char *const answers[] = {"missing", "partly", "present"};
  toolkit *t = calloc(1, sizeof *t);
  if (!t) abort();
  t->seed = seed;
  t->answers.count = 3;
  for (int i = 0; i < 3; i++) snprintf(t->answers.word[i], NAME, "%s", answers[i]);
  return t;
}

void toolkit_free(toolkit *t)
{
  while (t->memory) {
    memory *next = t->memory->next;
    free(t->memory);
    t->memory = next;
  }
  free(t);
}

expr *expr_new(toolkit *t, op what, type of)
{
  expr *e = toolkit_alloc(t, sizeof *e);
  e->op = what;
  e->type = of;
  e->number = whole(0);
  return e;
}

int field_domain(const field *f, ratio *values, bool *exhaustive)
{
  int count = 0;
  *exhaustive = true;
  if (f->type.kind == KIND_YES_NO || f->type.kind == KIND_CHOICE) {
    int choices = f->type.kind == KIND_YES_NO ? 2 : f->type.words->count;
    for (; count < choices; count++) values[count] = whole(count);
  } else if (f->type.kind == KIND_SET) {
    for (; count < 1 << f->type.words->count; count++) values[count] = whole(count);
  } else if (f->bounded) {
    for (ratio at = f->low; ratio_compare(at, f->high) <= 0; at = ratio_add(at, f->step))
      values[count++] = at;
  } else {
    *exhaustive = false;
    for (; count < f->sample_count; count++) values[count] = f->samples[count];
  }
  return count;
}
