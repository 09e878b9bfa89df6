/* Where a program and a register meet: which column each field has, and from a line of the register to a
 * record. The binding lives in the run's arena; what a record is made of lives in the record's arena and in
 * the line at hand. */
#ifndef YST_EVALUATE_BIND_H
#define YST_EVALUATE_BIND_H

#include "evaluate/blanks.h"
#include "evaluate/findings.h"
#include "evaluate/joined.h"
#include "evaluate/spellings.h"

/* A field or answer that has a column in the main table. */
typedef struct yst_bound {
  const yst_reader *reader;
  uint32_t number; /* field, or field count + answer */
  uint32_t column;
} yst_bound;

/* Another register, and the line in it of the partnership at hand. */
typedef struct yst_giver yst_giver;
typedef struct yst_beside {
  yst_joined joined;
  yst_lookup *further; /* further names, to their first places in `givers` */
  size_t giver_count, giver_capacity;
  yst_giver *givers;
  size_t matches; /* how many of its lines may be the partnership's */
  uint32_t row;   /* of joined.rows, when it is one; 0: none, or not to be told */
} yst_beside;

typedef struct yst_binding {
  const yst_program *program;
  yst_table *table;           /* the main table */
  const yst_row *row;         /* the line at hand */
  size_t read_count;          /* fields and answers */
  const yst_lookup *headings; /* of the main table: by what they are the headers of */
  yst_reader *readers;        /* of fields, then of answers */
  uint32_t *column_of;        /* by field, then answer; YST_NO_COLUMN */
  const bool *read;           /* which of them are looked at at all */
  size_t bound_count, unbound_count;
  yst_bound *bound;
  uint32_t *unbound; /* those that are looked at and have no column */
  uint32_t name_column, also_column;
  yst_spellings *spellings;  /* the main table read whole; NULL without a column of further names */
  yst_names names;           /* of the line at hand */
  yst_joined *lists;         /* by list; without a table its name is empty */
  yst_reader **list_readers; /* by list, column */
  yst_beside *others;        /* by other register */
  yst_joined *checklists;    /* by checklist: answers in a table of its own */
  const bool *lists_read;
  yst_joined_row **answer_rows; /* by checklist: the line at hand or NULL */
  const uint32_t **list_rows;   /* by list: the numbers of the rows at hand */
} yst_binding;

typedef struct yst_binding_input {
  yst_text name;
  yst_read read;
  void *context;
} yst_binding_input;

/* Opens the tables and finds the columns. What is the matter with them goes to `findings`, those of the
 * register as a whole. `read` says which fields and answers are wanted, `lists_read` which lists. */
void yst_binding_open(yst_arena *arena, const yst_program *program, const bool *read, const bool *lists_read,
                      const yst_binding_input *inputs, size_t input_count, yst_findings *findings,
                      yst_binding *binding);
/* The next line of the main table, or NULL. */
const yst_row *yst_binding_next(yst_binding *binding);
/* Makes the record of a line: its names, values, blanks, rows. */
void yst_binding_record(yst_binding *binding, const yst_row *row, yst_evaluator *evaluator,
                        yst_findings *findings);
/* The name of the partnership on a line, as written. */
yst_text yst_binding_name(const yst_binding *binding, const yst_row *row);
/* The cells of the record at hand. */
yst_place yst_binding_field_place(const yst_binding *binding, size_t field);
yst_place yst_binding_answer_place(const yst_binding *binding, size_t answer);
yst_place yst_binding_column_place(const yst_binding *binding, size_t list, size_t row, size_t column);
/* What is to be said once: fields without a column, columns that nothing reads, lines of further tables that
 * no partnership has. */
void yst_binding_whole(yst_binding *binding, yst_findings *findings);

/* ---- between the files of this module ---- */

/* Finds what the partnership on a line is called, and says which of its names are another's. */
void yst_bind_names(yst_binding *binding, const yst_row *row, yst_arena *arena, yst_findings *findings);
/* Reads another register. */
void yst_open_other(yst_arena *arena, yst_binding *binding, size_t other, yst_table *table, yst_say_fault say,
                    yst_findings *findings);
/* What the other registers say of the partnership at hand. */
void yst_bind_others(yst_binding *binding, yst_blanks *blanks, yst_findings *findings);
/* The cell of a column of another register. */
yst_place yst_binding_other_place(const yst_binding *binding, size_t field);
/* Why a column of another register has no cell for the partnership at hand; empty when it has. */
yst_text yst_binding_other_lack(const yst_binding *binding, size_t field, yst_arena *arena);
/* The rows of a list for the partnership at hand. */
void yst_bind_rows(yst_binding *binding, size_t list, yst_blanks *blanks, yst_findings *findings);
/* What is to be said of the headers of the main table, a list's, a checklist's, another
 * register's: bind_columns.c. */
void yst_say_main_columns(const yst_binding *binding, yst_findings *findings);
void yst_say_list_columns(const yst_binding *binding, size_t list, yst_findings *findings);
void yst_say_checklist_columns(const yst_binding *binding, size_t checklist, yst_findings *findings);
void yst_say_other_columns(const yst_binding *binding, size_t other, yst_findings *findings);

#endif
