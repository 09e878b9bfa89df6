/* The further tables of a register, read whole: the rows of a list or the answers of a checklist, found by
 * the partnership they belong to. They live in the run's arena. */
#ifndef YST_EVALUATE_JOINED_H
#define YST_EVALUATE_JOINED_H

#include "evaluate/cells.h"
#include "register/table.h"

#define YST_NO_COLUMN UINT32_MAX

/* A line of a further table. */
typedef struct yst_joined_row {
  uint32_t line;
  uint32_t next;         /* the next row of the same partnership; 0: none; rows count from 1 */
  const yst_text *cells; /* by column of the table */
} yst_joined_row;

typedef struct yst_joined_group {
  yst_text name; /* as first written */
  uint32_t first, last, count;
  bool taken; /* some record has it */
} yst_joined_group;

typedef struct yst_joined {
  yst_text table; /* its name, for places; empty: the register has no such table */
  uint32_t column_count;
  const yst_text *headers;
  const yst_lookup *headings; /* by what they are the headers of */
  uint32_t name_column;       /* or YST_NO_COLUMN */
  uint32_t *column_of;        /* by what is read: its column or YST_NO_COLUMN */
  size_t row_count, row_capacity;
  yst_joined_row *rows; /* rows[0] is not used */
  size_t group_count, group_capacity;
  yst_joined_group *groups;
  yst_lookup *names; /* of groups */
} yst_joined;

/* Tells what is the matter with a table while it is read. */
typedef void (*yst_say_fault)(void *context, const yst_table *table, const yst_table_fault *fault);

/* Which columns a further table may have. */
typedef struct yst_joined_columns {
  const yst_lookup *headings; /* of what is read, by number */
  size_t count;               /* of what is read */
  const yst_lookup *names;    /* headings of the partnership's name; NULL: it is among what is read */
  size_t name;                /* and then its number */
} yst_joined_columns;

/* Reads a table whole. */
void yst_joined_read(yst_arena *arena, yst_table *table, const yst_joined_columns *columns, yst_say_fault say,
                     void *context, yst_joined *joined);
/* The group of a partnership by its name, folded, or NULL. */
yst_joined_group *yst_joined_find(const yst_joined *joined, yst_text name, yst_arena *scratch);

#endif
