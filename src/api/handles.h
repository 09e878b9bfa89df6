/* What stands behind the handles of yardstick.h, and the one place where memory that runs out is caught. Each
 * handle owns its arenas; yst_…_free gives them back. */
#ifndef YST_API_HANDLES_H
#define YST_API_HANDLES_H

#include "include/yardstick.h"

#include "check/levels.h"
#include "evaluate/evaluate.h"
#include "inquire/touched.h"
#include "report/evaluation.h"
#include "report/messages.h"

struct yst_toolkit {
  yst_arena *arena;
  yst_sources *texts;
  yst_diags *diags;
  yst_model *model;     /* NULL when only the syntax was read, and of several toolkits together */
  yst_program *program; /* NULL when it is faulty */
  yst_text file;
  const yst_levels *levels; /* what the user wants to hear of; NULL when only the syntax was read */
  bool sound;               /* the model had no errors before the checks */
  yst_slugs left_out;       /* names that the user does not want to hear of */
  yst_slugs not_run;        /* checks that could not run */
  yst_slugs asked_not_run;  /* those of them that the user asked for */
};

struct yst_touches {
  yst_arena *arena;
  size_t count;
  const yst_touched *items; /* by message of the toolkit */
};

struct yst_evaluation {
  const yst_toolkit *toolkit;
  yst_arena *arena;     /* lasting */
  yst_arena *scratch;   /* for the partnership at hand */
  yst_arena *run_arena; /* the run's own */
  yst_run *run;
  yst_day as_at;
  bool findings; /* they are looked for */
  bool has_selection;
  yst_selection selection;
  yst_plan plan;
  const yst_outcome *outcome; /* NULL before the first */
  bool at_end;
};

/* Does the work with every arena escaping to here: YST_ERROR_MEMORY when memory runs out, otherwise what the
 * work gives back. */
typedef yst_status (*yst_work)(void *context);
yst_status yst_guard(yst_arena *const *arenas, size_t count, yst_work work, void *context);

/* Every call that works in an evaluation's memory goes through here. */
yst_status yst_evaluation_guard(yst_evaluation *evaluation, yst_work work, void *context);
/* Moves to the next partnership, inside a guarded call. */
yst_status yst_evaluation_go_on(yst_evaluation *evaluation);
/* A report of what the evaluation has, as its output wants it. */
yst_report yst_evaluation_report(yst_evaluation *evaluation, const yst_output *output);

/* Says why; cut where the room ends. `error` may be NULL. Returns the status, for `return yst_fail(…)`. */
yst_status yst_fail(yst_error *error, yst_status status, const char *words);
yst_status yst_fail_text(yst_error *error, yst_status status, yst_text words);

static inline yst_string yst_string_of(yst_text text)
{
  return (yst_string){text.bytes ? text.bytes : "", text.length};
}

static inline yst_text yst_text_given(yst_string string)
{
  return yst_text_of(string.bytes ? string.bytes : "", string.bytes ? string.length : 0);
}

/* Reads an as-at date; false when it is not one day. */
bool yst_read_as_at(const char *words, yst_day *day);
/* The caller's tables as the evaluator wants them; the array is in the arena. */
yst_table_input *yst_inputs_of(yst_arena *arena, const yst_register_table *tables, size_t count);
/* What an output asks for. */
size_t yst_output_width(const yst_output *output);
/* A toolkit with its arena and nothing in it; NULL when there is no memory. Freed with yst_toolkit_free. */
yst_toolkit *yst_toolkit_new(void);
/* Several new arenas; false when there is no memory, and then none is left. Those of NULL are freed without
 * harm. */
bool yst_arenas_new(yst_arena **arenas, size_t count);
void yst_arenas_free(yst_arena **arenas, size_t count);

#endif
