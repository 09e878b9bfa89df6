/* Expectations that do not hold, rewritten to what came out: never one that holds, never what a person would
 * have to think about. A change replaces a stretch of one line; comments and layout stay. All is in the arena
 * that is given. */
#ifndef YST_REPORT_REWRITE_H
#define YST_REPORT_REWRITE_H

#include "report/examples.h"

typedef struct yst_change {
  yst_span span; /* what is replaced */
  yst_text replacement;
} yst_change;

/* An expectation that is left, and why: a fragment. */
typedef struct yst_left {
  const yst_example_failure *failure;
  yst_text why;
} yst_left;

typedef struct yst_rewriting {
  yst_arena *arena;
  const yst_examples *examples;
  const yst_source *source; /* the named file */
  size_t change_count, change_capacity;
  yst_change *changes; /* by their places */
  size_t left_count, left_capacity;
  yst_left *left;
} yst_rewriting;

/* What can be rewritten in the named file of some examples. */
yst_rewriting *yst_rewriting_of(yst_arena *arena, const yst_examples *examples);
/* The changes as a unified diff, and what is left with the reason. */
void yst_rewriting_text(const yst_layout *layout, const yst_rewriting *rewriting);
/* The file with all changes, without a byte order mark. */
void yst_rewriting_whole(yst_buffer *buffer, const yst_rewriting *rewriting);

#endif
