/* The report of a comparison: what each toolkit asks, subject by subject, and how each partnership comes out
 * under each. The caller opens the comparison and owns the arenas, as for the report of an evaluation. */
#ifndef YST_REPORT_COMPARISON_H
#define YST_REPORT_COMPARISON_H

#include "inquire/compare.h"
#include "report/evaluation.h"

typedef struct yst_comparison_counts {
  size_t partnerships, differing, disagreements;
} yst_comparison_counts;

typedef struct yst_comparison_report {
  yst_arena *arena, *scratch;
  yst_comparison *comparison;
  const yst_program *const *programs;
  size_t count; /* of toolkits, at most YST_COMPARED */
  yst_day as_at;
  size_t width;
  bool colour;
  bool all; /* text: also what does not differ */
  yst_out out;
  yst_comparison_counts counts;
  yst_layout layout;
  yst_report *sides;          /* by toolkit: for the words of its results; nothing is written by them */
  const yst_result **leading; /* by toolkit: the result that tells most of a partnership, or NULL */
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

/* Runs to the end of the register; `report` has all but counts, layout, sides, leading, subjects, versions
 * and state filled in. */
yst_run_state yst_report_comparison(yst_comparison_report *report, const yst_comparison_form *form);

/* The letter by which a toolkit goes. */
static inline char yst_toolkit_letter(size_t toolkit)
{
  return (char)('A' + toolkit);
}

/* The partnership's name, or its line where it has none. */
yst_text yst_compared_name(const yst_comparison_report *report, const yst_compared_record *record);
/* What it is called. */
yst_text yst_asked_label(const yst_comparison_report *report, const yst_asked *asked);
/* What a subject is called: of versions what the first that has it calls it. */
yst_text yst_subject_label(const yst_comparison_report *report, const yst_subject *subject);
/* What a toolkit asks about a subject: `Label [A2] section 3`. */
void yst_asked_write(yst_buffer *buffer, const yst_comparison_report *report, const yst_asked *asked);
/* Why nothing could be compared, and what to write; empty when something was. */
yst_text yst_comparison_obstacle(const yst_comparison_report *report);
/* `12 partnerships, 3 come out differently, 5 disagreements`, or `12 partnerships, nothing could be compared`
 */
void yst_comparison_counts_write(yst_buffer *buffer, const yst_comparison_report *report);
/* What a result says of the record at hand. */
yst_text yst_compared_value(const yst_comparison_report *report, const yst_compared_record *record,
                            size_t toolkit, const yst_result *result);
/* One sentence: "A says `Agreement` is not met: 9 of 12 present ([A2] section 3), while B says …", or of
 * versions "`Large` is no in A and yes in B ([B1] page 4)". `alone`: with the names of toolkits and sources
 * instead of their letters and numbers. */
yst_text yst_disagreement_sentence(const yst_comparison_report *report, const yst_compared_record *record,
                                   const yst_disagreement *disagreement, bool alone);

/* Whether the toolkit's sources are worth listing: those of every toolkit, but only the last version's. */
bool yst_lists_sources(const yst_comparison_report *report, size_t toolkit);

/* How the toolkits stand to each other in a subject, for one partnership. */
typedef enum yst_accord {
  YST_ACCORD_DIFFER,
  YST_ACCORD_UNDECIDED,
  YST_ACCORD_AGREE,
  YST_ACCORD_APART, /* it does not apply under all of them, or the answers are of different kinds */
  YST_ACCORD_ALONE, /* fewer than two give a result */
  YST_ACCORDS
} yst_accord;

yst_accord yst_accord_of(const yst_comparison_report *report, const yst_compared_record *record,
                         const yst_subject *subject);

#endif
