/* What something undecided rests on: the labels of the blanks at the ends of its reasons. In the arena that
 * is given. */
#ifndef YST_REPORT_RESTS_H
#define YST_REPORT_RESTS_H

#include "evaluate/evaluate.h"

typedef struct yst_rests {
  yst_arena *arena;
  size_t count, capacity;
  yst_text *labels;
} yst_rests;

/* Adds those of a reason that is undecided; nothing of another. */
void yst_rests_add(yst_rests *rests, const yst_reason *reason);
/* `Budget and Lead body`, or `7 blanks`, in words after `before`; nothing when there are none. */
void yst_rests_write(yst_buffer *buffer, const char *before, const yst_rests *rests);

#endif
