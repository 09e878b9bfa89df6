/* Whom of a register the messages about a toolkit touch: the condition that a message has for it is asked of
 * each partnership. What comes out lives in the arena that is handed in. */
#ifndef YST_INQUIRE_TOUCHED_H
#define YST_INQUIRE_TOUCHED_H

#include "check/witness.h"
#include "evaluate/evaluate.h"

/* More than this are counted and not named. */
#define YST_TOUCHED_NAMED 5u

typedef struct yst_touched_line {
  yst_text name;
  uint32_t line; /* of the register */
} yst_touched_line;

typedef struct yst_touched {
  yst_touch told;     /* the rest is meant for YST_TOUCH_LINES */
  size_t count;       /* partnerships that it touches */
  size_t maybe_count; /* those of which too little is known to tell */
  size_t named_count;
  yst_touched_line named[YST_TOUCHED_NAMED]; /* the first of `count` */
} yst_touched;

/* Reads a register for a model that was found without errors before the checks: what each message touches, by
 * its place in `diags`. NULL when the register cannot be read. `run_arena` is needed on the way only. */
const yst_touched *yst_touched_find(yst_arena *arena, yst_arena *run_arena, const yst_model *model,
                                    const yst_diags *diags, yst_day as_at, const yst_table_input *tables,
                                    size_t table_count);

#endif
