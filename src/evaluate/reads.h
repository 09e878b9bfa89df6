/* Which fields, checklist answers and lists a set of results looks at, so that nothing else is read. The
 * marks are in the arena of whoever asks. */
#ifndef YST_EVALUATE_READS_H
#define YST_EVALUATE_READS_H

#include "program/program.h"

typedef struct yst_reads {
  bool *fields; /* by field, then by answer */
  bool *lists;
} yst_reads;

/* Everything, when `needed` is NULL; otherwise what these slots look at. */
yst_reads yst_reads_of(yst_arena *arena, const yst_program *program, const bool *needed);

#endif
