/* A program run over a register, record by record. The program is only read and may serve several runs at
 * once; a run belongs to one thread and owns its memory. Memory does not grow with the register unless
 * findings ask for duplicate names, lists bring their rows, or partnerships have further names. */
#ifndef YST_EVALUATE_EVALUATE_H
#define YST_EVALUATE_EVALUATE_H

#include "base/date.h"
#include "evaluate/outcome.h"
#include "program/program.h"
#include "register/table.h"

/* One table of the register. The main table comes first; a further one is a list's or a checklist's by its
 * name without `.csv`. */
typedef struct yst_table_input {
  yst_text name; /* `register.csv`, `risks.csv` */
  yst_read read;
  void *context;
} yst_table_input;

typedef struct yst_run_options {
  yst_day as_at;
  bool findings;      /* findings and notes are wanted */
  const bool *wanted; /* by result index; NULL: all results */
  bool streaming;     /* do not look for duplicate names (needs a few bytes a line) */
} yst_run_options;

typedef struct yst_run yst_run;

typedef enum yst_run_state { YST_RUN_RECORD, YST_RUN_END, YST_RUN_UNREADABLE } yst_run_state;

/* Opens a register: reads the headers of all tables and the rows of the lists. All memory is in `arena`,
 * which the caller keeps until the run is done. Never NULL. */
yst_run *yst_run_open(yst_arena *arena, const yst_program *program, const yst_run_options *options,
                      const yst_table_input *tables, size_t table_count);
/* Evaluates the next record. YST_RUN_UNREADABLE when the main table has no header or cannot be read. */
yst_run_state yst_run_next(yst_run *run, const yst_outcome **outcome);
/* What the partnership of the record at hand is called: its name, then the other names that the register has
 * for it and for nobody else. The array may be in `arena`; all live until the next record. */
size_t yst_run_names(const yst_run *run, yst_arena *arena, const yst_text **names);
/* After the last record: figures, claims and published figures over the register, and what concerns the
 * register as a whole (columns that no field reads, fields without a column, lines of lists that belong to no
 * partnership). */
const yst_outcome *yst_run_whole(yst_run *run);
/* Findings known before the first record (headers, the toolkit not in force). They are also the first of
 * yst_run_whole's. */

/* A group of a figure that has `each`. */
typedef struct yst_group {
  yst_text label;
  yst_value value;
} yst_group;
/* The groups of a figure after the last record, in the order of its choices. NULL and 0 for one without
 * `each`. */
const yst_group *yst_run_groups(const yst_run *run, const yst_figure *figure, size_t *count);

/* Why a result of the record at hand is what it is: a tree that follows the rule. Lives until the next
 * record. */
typedef struct yst_reason yst_reason;
struct yst_reason {
  yst_text label; /* what is looked at: a rule's or field's label, or the words of the rule file */
  yst_text name;  /* dotted name of the result or field, or empty */
  yst_type type;
  yst_value value;
  const yst_about *about; /* for citations; NULL when it is only a step */
  yst_span span;          /* in the rule file */
  yst_text note; /* further words: `assessed 1; the evidence 41300.00 falls in the band £10,000 to £50,000`,
                    or empty */
  bool considered; /* a rule that was considered and did not apply */
  size_t place_count;
  const yst_place *places;
  size_t child_count;
  const yst_reason *const *children;
};
const yst_reason *yst_run_explain(yst_run *run, const yst_result *result);

/* ---- the toolkit's examples ---- */

/* A part of an expectation as it is written, with what it comes to. */
typedef struct yst_term {
  yst_span span;
  yst_type type;
  yst_value value;
} yst_term;

/* An expectation that does not hold. */
typedef struct yst_example_failure {
  const yst_expectation *expectation;
  yst_value got; /* of a row of a table: under its column */
  yst_type type;
  size_t term_count;
  const yst_term *terms; /* in the order in which they are written, a part after what it stands in */
  size_t reason_count;
  const yst_reason *const *reasons; /* of each result that is named, or of what was expected */
} yst_example_failure;

/* An example that was run. */
typedef struct yst_example_outcome {
  const yst_example *example;
  size_t failure_count, failure_capacity;
  yst_example_failure *failures;
} yst_example_outcome;

/* Something of the toolkit that examples may exercise. */
typedef enum yst_point_kind {
  YST_POINT_BAND, /* a row of bands is reached */
  YST_POINT_CELL, /* a cell of a table */
  YST_POINT_BRANCH,
  YST_POINT_PRESENT, /* an item is there */
  YST_POINT_NOT_PRESENT,
  YST_POINT_HOLDS, /* a condition, or a part of one */
  YST_POINT_DOES_NOT_HOLD
} yst_point_kind;

typedef struct yst_point {
  yst_point_kind kind;
  bool seen;
  yst_span span;
  const yst_about *about; /* the rule, for its citations; or NULL */
} yst_point;

typedef struct yst_example_report {
  size_t declared; /* how many the toolkit has, whether they were run or not */
  size_t example_count;
  yst_example_outcome *examples;           /* those that were run, in their order */
  size_t expectation_count, failure_count; /* failures of all of them */
  size_t band_count, bands_reached;        /* rows of bands and cells of tables that some example reaches */
  size_t missed_count;
  const yst_span *missed; /* the rows never reached */
  size_t point_count;
  const yst_point *points; /* NULL unless coverage was wanted */
} yst_example_report;

typedef struct yst_example_options {
  yst_day as_at; /* for examples that say nothing of it */
  yst_text only; /* run those whose words contain this, case and punctuation aside; empty: all */
  bool reasons;  /* why what fails does so is wanted: terms and reasons */
  bool coverage; /* all that is exercised is wanted */
} yst_example_options;

/* Runs them; all is in `arena`. */
const yst_example_report *yst_run_examples(yst_arena *arena, const yst_program *program,
                                           const yst_example_options *options);

#endif
