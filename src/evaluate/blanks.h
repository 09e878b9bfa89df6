/* The blanks of a record while it is read: each place whose value is not known, what it may be, and what it
 * is compared with. Their values are made at the end, when their number is known, since each carries one bit
 * for every blank. */
#ifndef YST_EVALUATE_BLANKS_H
#define YST_EVALUATE_BLANKS_H

#include "evaluate/cells.h"

typedef struct yst_pending {
  yst_value *where;
  const yst_segment *segments;
  size_t segment_count;
  bool any_text, not_applicable;
} yst_pending;

typedef struct yst_blanks {
  yst_arena *arena; /* the record's */
  yst_record *record;
  size_t capacity;
  yst_pending *pending; /* by blank */
} yst_blanks;

yst_blanks yst_blanks_of(yst_arena *arena, yst_record *record);
/* A cell that is not known. `cuts` are the numbers it is compared with, or NULL. */
void yst_blanks_add_cell(yst_blanks *blanks, yst_value *where, const yst_reader *reader,
                         const yst_reading_of *reading, const yst_cuts *cuts);
/* What stands in a cell that was not found; `not_applicable` when there may be none. */
void yst_blanks_add_unread(yst_blanks *blanks, yst_value *where, const yst_reader *reader,
                           const yst_cuts *cuts, bool not_applicable);
/* Something that may be anything and cannot be looked at case by case. */
void yst_blanks_add_unknown(yst_blanks *blanks, yst_value *where);
/* Makes the values; tells the evaluator's workshop how many words a set of blanks takes. */
void yst_blanks_finish(yst_blanks *blanks, yst_workshop *shop);

#endif
