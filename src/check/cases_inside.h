/* What the two halves of the cases share: the subjects that are tried (cases.c) and the working out of
 * expressions in one case (case_value.c). It belongs to the cases and lives in their arena. */
#ifndef YST_CHECK_CASES_INSIDE_H
#define YST_CHECK_CASES_INSIDE_H

#include "base/limits.h"
#include "check/cases.h"

#define YST_CASES_DEPTH (8u * YST_LIMIT_DEPTH)

/* Something whose value is not worked out but tried: a field, a total, an answer; or two of them and which is
 * more. */
typedef struct yst_subject {
  const yst_expr *expr;
  const yst_expr *other; /* not NULL: the value is -1, 0 or 1 as expr is less, equal or more */
  size_t cut_count, cut_capacity;
  const yst_expr **cuts; /* what it is compared with: CONST or LIMIT */
  size_t piece_count, piece_capacity;
  yst_case_value *pieces; /* one value for each stretch that the cuts leave */
  size_t at;              /* the piece of the case */
} yst_subject;

/* A condition of another rule in all cases, kept while the same cases are looked at: see case_sets.c. */
typedef struct yst_case_kept {
  const yst_cases *by;
  uint64_t round;
  uint64_t *yes, *no, *unclear;
} yst_case_kept;

struct yst_case_room {
  yst_arena *arena;
  const yst_model *model;
  yst_bounds *bounds;
  yst_reach *reach;
  size_t left;            /* nodes that may still be worked out */
  uint64_t stamp;         /* of the case at hand, or of the expressions being added */
  uint64_t *stamps;       /* by result: when it was last worked out or added */
  yst_case_value *values; /* by result: what it came to then */
  yst_case_kept *kept;    /* by result */
};

struct yst_cases {
  yst_arena *arena;
  const yst_model *model;
  yst_bounds *bounds;
  size_t count, capacity;
  yst_subject *subjects;
  size_t day_count, day_capacity;
  yst_day *days;
  yst_day day;
  yst_case_room *room;
  size_t wanted;            /* how many cases there are, tried or not; SIZE_MAX: beyond counting */
  size_t case_count, words; /* since the last start; words to hold a bit for each */
  struct yst_case_free *unused;
  uint64_t round; /* counts the starts */
  unsigned depth;
  bool too_many, begun, gave_up, missed_days;
  bool opened; /* see case_open.c; then `closed` are the subjects before */
  bool sampling;
  yst_subject opening; /* the one that is being opened */
  size_t closed_count;
  yst_subject *closed;
};

/* What a result of another rule is worked out from, when it is a condition or a value of such a kind; NULL to
 * try its values. */
const yst_expr *yst_case_inside(const yst_model *model, const yst_expr *expr);
/* The subject with an expression, and with another that it is compared with or NULL; NULL when there is none.
 */
yst_subject *yst_case_subject(const yst_cases *cases, const yst_expr *expr, const yst_expr *other);
/* Finds the pieces of a subject on the day at hand, in order, with what is not applicable last. */
void yst_case_fill_pieces(yst_cases *cases, yst_subject *each);
/* Cuts what is tried of an expression, or will be, at an amount. */
void yst_cases_cut(yst_cases *cases, const yst_expr *expr, const yst_expr *amount);
bool yst_case_is_covered(const yst_model *model, const yst_result *result);

/* ---- case_open.c: subjects that rest on the same fields ---- */

/* Tries the fields instead, where what rests on them can be worked out. */
void yst_cases_open(yst_cases *cases);
/* Goes back to what was tried before. */
void yst_cases_close(yst_cases *cases);

/* ---- case_worked.c: what is worked out of subjects that were opened ---- */

bool yst_case_is_sum(const yst_expr *expr);
const yst_expr *yst_criterion_rule(const yst_criterion *criterion);
/* The rubric of a total, maximum or percent that only adds up, the criterion of a score that is as its rule
 * says, the expression behind a result: NULL when it is none. */
const yst_rubric *yst_case_rubric(const yst_model *model, const yst_expr *expr);
const yst_criterion *yst_case_criterion(const yst_model *model, const yst_expr *expr);
const yst_expr *yst_case_behind(const yst_model *model, const yst_expr *expr);
yst_case_value yst_case_worked(yst_cases *cases, const yst_expr *expr);

/* A constant, or a limit's amount on the day at hand. */
yst_number yst_case_amount(const yst_cases *cases, const yst_expr *amount);

#endif
