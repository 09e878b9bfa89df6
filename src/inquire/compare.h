/* Several toolkits side by side on one register: what each asks by topic and with which citation, what only
 * one of them asks, and for each partnership the outcome under each with every disagreement. Two results that
 * carry the same topic answer the same question, and only they can disagree; of reviews also in the day due.
 */
#ifndef YST_INQUIRE_COMPARE_H
#define YST_INQUIRE_COMPARE_H

#include "evaluate/evaluate.h"

/* Something one toolkit asks about a topic. */
typedef struct yst_asked {
  size_t toolkit;           /* place in programs */
  const yst_about *about;   /* the rule: label, citations */
  const yst_result *result; /* what answers it, or NULL (a field only) */
} yst_asked;

typedef struct yst_subject {
  yst_text topic, label;
  size_t asked_count;
  const yst_asked *asked; /* by toolkit, in file order */
  size_t toolkit_count;   /* how many toolkits ask */
} yst_subject;

typedef struct yst_disagreement {
  const yst_subject *subject; /* NULL when two versions of one toolkit differ in a result of one name */
  size_t left_toolkit, right_toolkit;
  const yst_result *left, *right;
  yst_value left_value, right_value;
} yst_disagreement;

typedef struct yst_compared_record {
  yst_text name;
  uint32_t line;
  const yst_outcome *const *outcomes; /* by toolkit */
  size_t disagreement_count;
  const yst_disagreement *disagreements;
} yst_compared_record;

typedef struct yst_comparison yst_comparison;

/* Opens a comparison of `count` programs on the register: `tables` are opened once for each program through
 * `reopen`, which gives the inputs anew (the same bytes). When all programs declare the same toolkit they are
 * versions: results are matched by name instead of topic. Each run has an arena of its own, by toolkit in
 * `run_arenas`; the comparison itself lives in `arena`, in which nobody else may work until it is done. */
typedef const yst_table_input *(*yst_reopen)(void *context, size_t toolkit, size_t *table_count);
yst_comparison *yst_comparison_open(yst_arena *arena, yst_arena *const *run_arenas,
                                    const yst_program *const *programs, size_t count,
                                    const yst_run_options *options, yst_reopen reopen, void *context);
bool yst_comparison_versions(const yst_comparison *comparison);
const yst_subject *yst_comparison_subjects(const yst_comparison *comparison, size_t *count);
/* How many pairs of results are held against each other; without one nothing can differ, and nothing agrees.
 */
size_t yst_comparison_pairs(const yst_comparison *comparison);
/* The next record of the register under every toolkit; it lives until the next one is asked for. */
yst_run_state yst_comparison_next(yst_comparison *comparison, const yst_compared_record **record);
/* Whether two answers exclude each other for the record at hand, and in which result of each. Two reviews or
 * deadlines that are both overdue, or both not, still differ when the days that they are due do. `found`: set
 * but for its subject when they differ. */
bool yst_answers_differ(const yst_comparison *comparison, const yst_asked *left, const yst_asked *right,
                        yst_disagreement *found);
/* After the last record: the outcome over the register under each toolkit. */
const yst_outcome *yst_comparison_whole(yst_comparison *comparison, size_t toolkit);
/* The run of a toolkit, which stands at the record at hand. */
yst_run *yst_comparison_run(yst_comparison *comparison, size_t toolkit);

#endif
