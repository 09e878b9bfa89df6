/* What a report shows and in which order: the results of a toolkit gathered by rule, the figures over the
 * register, or only what was selected. Made once per report in the caller's arena; it points into the program
 * and its model. */
#ifndef YST_REPORT_PLAN_H
#define YST_REPORT_PLAN_H

#include "base/arena.h"
#include "program/program.h"

/* What a rule is for whoever reads the report, in the order in which it matters. */
typedef enum yst_plan_kind {
  YST_PLAN_DECISION, /* classes and conditions */
  YST_PLAN_RUBRIC,
  YST_PLAN_CHECKLIST,
  YST_PLAN_REVIEW,      /* and deadlines */
  YST_PLAN_REQUIREMENT, /* only a finding, or undecided */
  YST_PLAN_NUMBER       /* values, counts of lists: nothing is decided by them */
} yst_plan_kind;

/* The results of one rule. */
typedef struct yst_plan_group {
  yst_text name; /* the rule's name: what stands before the first dot */
  yst_text label;
  yst_plan_kind kind;
  const yst_result *lead; /* the one that tells how the rule came out: class, condition, grade or total, met,
                             overdue; NULL for numbers */
  bool own;               /* the rule stands in the named file, not in one that it uses */
  bool has_topic;
  bool same_for_all; /* it rests on nothing of the record */
  size_t count, capacity;
  const yst_result **results;
} yst_plan_group;

typedef struct yst_plan {
  const yst_model *model;
  bool selected; /* only what somebody asked to see */
  size_t group_count, group_capacity;
  yst_plan_group *groups;         /* of one partnership, in the order of the files */
  const yst_plan_group **reading; /* the same in the order in which they matter: by kind, own ones and those
                                     with a topic first */
  size_t figure_count, figure_capacity;
  const yst_result **figures; /* over the register */
} yst_plan;

/* `selected` by result index, or NULL for all that are not hidden. What is selected stands by itself, each
 * result its own lead, and in the order of the files. */
yst_plan yst_plan_of(yst_arena *arena, const yst_program *program, const bool *selected);
/* Whether a result is about the register as a whole and not about one partnership. */
bool yst_result_is_of_register(const yst_result *result);
/* The figure that a result over the register belongs to, or NULL. */
const yst_figure *yst_result_figure(const yst_result *result);
/* What a total or a number of items present is out of, or NULL. */
const yst_result *yst_result_out_of(const yst_result *result);

#endif
