/* The report of an evaluation: one loop over the register, and a form for each kind of file. The caller opens
 * the run and owns both arenas: one lasts as long as the report, the other is emptied after each partnership.
 */
#ifndef YST_REPORT_EVALUATION_H
#define YST_REPORT_EVALUATION_H

#include "evaluate/evaluate.h"
#include "report/layout.h"
#include "report/out.h"
#include "report/plan.h"
#include "report/select.h"

typedef struct yst_report_counts {
  size_t partnerships;
  size_t findings;        /* of what must and of what should be */
  size_t recommendations; /* those of what should be */
  size_t notes;
  size_t undecided;    /* rules whose lead is undecided, over all partnerships */
  size_t undecided_in; /* partnerships with any */
} yst_report_counts;

typedef struct yst_report {
  yst_arena *arena;   /* lasting */
  yst_arena *scratch; /* for one partnership */
  yst_run *run;
  const yst_program *program;
  const yst_model *model;         /* the program's */
  const yst_selection *selection; /* NULL: everything */
  yst_plan plan;
  yst_day as_at;
  bool findings; /* they were looked for */
  size_t width;  /* of text */
  bool colour;
  yst_out out;
  yst_report_counts counts;
  yst_layout layout; /* of text, into out */
  void *state;       /* the form's own */
} yst_report;

/* Any function may be NULL. */
typedef struct yst_report_form {
  void (*begin)(yst_report *report);
  void (*partnership)(yst_report *report, const yst_outcome *outcome);
  /* `whole` is the outcome over the register; its findings are those of no partnership. */
  void (*end)(yst_report *report, const yst_outcome *whole);
  bool is_table; /* only what was selected is wanted, and nothing over the register */
} yst_report_form;

extern const yst_report_form yst_report_text, yst_report_html, yst_report_json, yst_report_csv,
    yst_report_findings;

/* Runs to the end of the register. `report` has all but plan, counts, layout and state filled in. YST_RUN_END
 * when all is well (look at out.failed), or YST_RUN_UNREADABLE. */
yst_run_state yst_report_evaluation(yst_report *report, const yst_report_form *form);

/* What an undecided result of the partnership at hand rests on: the labels of the blanks, in scratch memory.
 */
size_t yst_report_blanks(yst_report *report, const yst_result *result, const yst_text **labels);
/* How many findings from this one on say the same in a row, this one among them. */
size_t yst_report_alike(const yst_outcome *outcome, size_t first);
/* How many rules of a partnership are undecided: those whose lead is. */
size_t yst_report_undecided(const yst_report *report, const yst_outcome *outcome);
/* `Budget and Lead body`, or `7 blanks`: what yst_report_blanks gives, in words after `before`; nothing when
 * it gives nothing. */
void yst_report_blanks_write(yst_buffer *buffer, const char *before, yst_report *report,
                             const yst_result *result);
/* `12 partnerships, 3 findings, 1 note; 4 results undecided in 2 partnerships` */
void yst_report_counts_write(yst_buffer *buffer, const yst_report_counts *counts);

#endif
