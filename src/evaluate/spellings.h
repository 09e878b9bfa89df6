/* Whose a spelling of a partnership's name is, where a register gives further spellings: a partnership's own
 * name is nobody else's, and a further spelling that two give is neither's. For that the main table is read
 * whole first; its lines are kept in the run's arena. */
#ifndef YST_EVALUATE_SPELLINGS_H
#define YST_EVALUATE_SPELLINGS_H

#include "register/lookup.h"
#include "register/table.h"

typedef enum yst_whose {
  YST_WHOSE_ITS,         /* the partnership's that gives it */
  YST_WHOSE_OWN_OF_LINE, /* the own name of the partnership on another line */
  YST_WHOSE_UNSURE       /* the partnership on another line gives it too */
} yst_whose;

typedef struct yst_spellings {
  uint32_t name_column, also_column;
  size_t count, capacity, at; /* lines; the next to be given */
  yst_row *rows;
  yst_lookup *own; /* to the first row of that name */
  size_t further_count, further_capacity;
  struct yst_further *further;
  yst_lookup *others; /* further spellings, to their places in `further` */
} yst_spellings;

/* Reads a table to its end. */
void yst_spellings_read(yst_arena *arena, yst_table *table, uint32_t name_column, uint32_t also_column,
                        yst_spellings *spellings);
/* The next of its lines or NULL. */
const yst_row *yst_spellings_next(yst_spellings *spellings);
/* Whose a further spelling is that a line gives; the other line in *other, or NULL. */
yst_whose yst_spellings_whose(const yst_spellings *spellings, const yst_row *row, yst_text spelling,
                              yst_arena *scratch, const yst_row **other);
/* Takes the next of several names parted by `;` off the front; the empty text when there is none between. */
yst_text yst_take_name(yst_text *names);

#endif
