/* The report of a comparison: what each toolkit asks, subject by subject, and how each partnership comes out
 * under each. The caller opens the comparison and owns the arenas, as for the report of an evaluation. */
#ifndef YST_REPORT_COMPARISON_H
#define YST_REPORT_COMPARISON_H

#include "inquire/compare.h"
#include "report/layout.h"
#include "report/out.h"

typedef struct yst_comparison_counts {
  size_t partnerships, differing, disagreements;
} yst_comparison_counts;

typedef struct yst_comparison_report {
  yst_arena *arena, *scratch;
  yst_comparison *comparison;
  const yst_model *const *models;
  size_t count; /* of toolkits, at most YST_COMPARED */
  yst_day as_at;
  size_t width;
  bool colour;
  yst_out out;
  yst_comparison_counts counts;
  yst_layout layout;
  size_t subject_count;
  const yst_subject *subjects;
  bool versions;
  void *state; /* the form's own */
} yst_comparison_report;

/* Toolkits are called A, B, C … in reports. */
#define YST_COMPARED 26

typedef struct yst_comparison_form {
  void (*begin)(yst_comparison_report *report);
  void (*partnership)(yst_comparison_report *report, const yst_compared_record *record);
  void (*end)(yst_comparison_report *report);
} yst_comparison_form;

extern const yst_comparison_form yst_comparison_text, yst_comparison_html, yst_comparison_json;

/* Runs to the end of the register; `report` has all but counts, layout, subjects, versions and state filled
 * in. */
yst_run_state yst_report_comparison(yst_comparison_report *report, const yst_comparison_form *form);

/* The letter by which a toolkit goes. */
static inline char yst_toolkit_letter(size_t toolkit)
{
  return (char)('A' + toolkit);
}

/* What it is called. */
yst_text yst_asked_label(const yst_comparison_report *report, const yst_asked *asked);
/* What a toolkit asks about a subject: `Label (source, where)`. */
void yst_asked_write(yst_buffer *buffer, const yst_comparison_report *report, const yst_asked *asked);
/* `12 partnerships, 3 come out differently, 5 disagreements` */
void yst_comparison_counts_write(yst_buffer *buffer, const yst_comparison_report *report);
/* The result's value, `undecided:` before what is possible. */
yst_text yst_compared_value(const yst_comparison_report *report, const yst_compared_record *record,
                            const yst_asked *asked);
/* Whether a disagreement of the record is about this subject. */
bool yst_subject_differs(const yst_compared_record *record, const yst_subject *subject);

#endif
