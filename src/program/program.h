/* A toolkit compiled for evaluation: results in the order in which they need each other, expressions as small
 * nodes, composite rules with their parts as nodes. It is never changed once made and may be read by several
 * threads; it lives in the arena of the model it was made from. */
#ifndef YST_PROGRAM_PROGRAM_H
#define YST_PROGRAM_PROGRAM_H

#include "model/model.h"

/* What a node does. Args are nodes; everything a node rests on is its own. */
typedef enum yst_node_op {
  YST_NODE_FIXED,  /* index: something that is the same for a whole run; its arg says what */
  YST_NODE_CONST,  /* number */
  YST_NODE_TEXT,   /* text */
  YST_NODE_FIELD,  /* index: record field */
  YST_NODE_ANSWER, /* index: record answer */
  YST_NODE_COLUMN, /* list, index: cell of the row at hand; a computed column is evaluated */
  YST_NODE_LIMIT,  /* index: limit at the run's as-at date */
  YST_NODE_AS_AT,
  YST_NODE_SLOT, /* index: slot, evaluated before */
  YST_NODE_AND,
  YST_NODE_OR,
  YST_NODE_NOT,
  YST_NODE_EQUAL,
  YST_NODE_NOT_EQUAL,
  YST_NODE_LESS,
  YST_NODE_AT_MOST,
  YST_NODE_MORE,
  YST_NODE_AT_LEAST,
  YST_NODE_TEXT_EQUAL,
  YST_NODE_TEXT_CONTAINS,
  YST_NODE_CALLED,
  YST_NODE_GIVEN,
  YST_NODE_KNOWN,
  YST_NODE_APPLICABLE,
  YST_NODE_QUANTITY, /* how many of args hold; the first `including` must */
  YST_NODE_ADD,
  YST_NODE_SUBTRACT,
  YST_NODE_MULTIPLY,
  YST_NODE_DIVIDE,
  YST_NODE_NEGATE,
  YST_NODE_BEHIND,
  YST_NODE_ROUND,
  YST_NODE_LOWER,
  YST_NODE_HIGHER,
  YST_NODE_ADD_MONTHS,
  YST_NODE_ADD_DAYS,
  YST_NODE_MONTHS_BETWEEN,
  YST_NODE_DAYS_BETWEEN,
  YST_NODE_IN_YEAR,
  YST_NODE_YEAR_FIRST,
  YST_NODE_YEAR_LAST,
  YST_NODE_DATE_FIRST,
  YST_NODE_DATE_LAST,
  YST_NODE_YEARLY_FROM, /* number */
  YST_NODE_YEARLY_AFTER,
  YST_NODE_DONE,
  YST_NODE_POINTS, /* of a choice: bands are not needed, choices tell */
  YST_NODE_INCLUDES,
  YST_NODE_CHOOSE,    /* value, condition, … [, otherwise] */
  YST_NODE_BANDS,     /* index: bands */
  YST_NODE_LOOKUP,    /* index: table; row, column */
  YST_NODE_AGGREGATE, /* list; where, measure, by (any NULL) */
  YST_NODE_FOLD,      /* index: fold, over the register */
  YST_NODE_FIGURE,    /* index: model->figures */
  YST_NODE_DONE_BY,   /* the day it was done, the as-at date: that day, or the as-at date when it is not done
                         yet */
  YST_NODE_APPLIES,   /* value, condition: not applicable unless the condition is yes */
  YST_NODE_OVERRIDE,  /* rule's value, field: the field when it is filled in */
  YST_NODE_CLAMP,     /* value, lowest or NULL, highest or NULL: not applicable stays so */
  YST_NODE_INSTEAD,   /* value, what stands for it when it is not applicable */
  YST_NODE_ITEM, /* own answer (or a condition: yes is present) or NULL, parts …: missing, partly or present
                  */
  YST_NODE_RUBRIC,   /* index: rubric; part: total, maximum, percent */
  YST_NODE_SECTION,  /* index: rubric, list: section; part */
  YST_NODE_CHECKLIST /* index: checklist; part */
} yst_node_op;

typedef struct yst_node yst_node;
struct yst_node {
  yst_node_op op;
  yst_type type;
  bool constant; /* rests on nothing of the record: one value for a whole run */
  bool is_quantity;
  yst_quantity quantity;
  yst_aggregate aggregate;
  yst_round_mode mode;
  yst_result_part part;
  uint32_t index, list, count, including;
  uint32_t arg_count;
  const yst_node *const *args;
  yst_number number; /* CONST; ROUND: the step; INCLUDES: the mask */
  yst_text text;
  const yst_expr *origin; /* where it was written; NULL for what the compiler added */
};

/* A result of a record and how it is worked out; slots are numbered like results. */
typedef struct yst_slot {
  const yst_result *result;
  const yst_node *node; /* NULL for what is over the register */
  size_t need_count, need_capacity;
  uint32_t *needs; /* slots it reads itself */
} yst_slot;

typedef struct yst_program_criterion {
  const yst_criterion *rule;
  uint32_t slot;          /* its score */
  const yst_node *weight; /* or NULL */
} yst_program_criterion;

typedef struct yst_program_deduction {
  const yst_node *amount, *when;
  bool of_maximum;
} yst_program_deduction;

typedef struct yst_program_section {
  const yst_section *rule;
  const yst_node *weight, *applies; /* or NULL */
  size_t deduction_count;
  yst_program_deduction *deductions;
} yst_program_section;

typedef struct yst_program_rubric {
  const yst_rubric *rule;
  yst_program_criterion *criteria;
  yst_program_section *sections;
  const yst_node *applies;
  size_t deduction_count;
  yst_program_deduction *deductions;
  bool plain; /* one section without a name, no weights, bounds, deductions, best n or roundings of totals */
} yst_program_rubric;

typedef struct yst_program_item {
  const yst_item *rule;
  const yst_node *node;      /* its answer where the checklist applies; NULL for a part */
  const yst_node *explained; /* condition that an omission is explained, or NULL */
} yst_program_item;

typedef struct yst_program_checklist {
  const yst_checklist *rule;
  const yst_node *applies;
  size_t item_count; /* items and parts, as in the rule */
  yst_program_item *items;
} yst_program_checklist;

/* Something counted or summed over the register. */
typedef struct yst_fold {
  const yst_node *node; /* its args: where, measure, by; in the scope of each record */
} yst_fold;

typedef struct yst_program_row_rule {
  const yst_row_rule *rule;
  const yst_node *condition, *applies;
} yst_program_row_rule;

typedef struct yst_program_list {
  const yst_node **formulas; /* by column; NULL for what the register holds */
  yst_program_row_rule *row_rules;
} yst_program_list;

/* A published figure: what is printed, what it comes to, what else would explain it. */
typedef struct yst_program_pair {
  const yst_node *left, *right, *follows, *applies;
  const yst_result *shown; /* the result that it comes to, when that says how it is rounded; or NULL */
  bool any_rounding;       /* in any of the usual ways, to a place that such amounts are printed to */
} yst_program_pair;

/* What a field or column is compared with that does not depend on the record: between two of these all values
 * come out alike. */
typedef struct yst_cuts {
  size_t count, capacity;
  const yst_node **items;
} yst_cuts;

typedef struct yst_program {
  yst_arena *arena;
  const yst_model *model;
  size_t slot_count; /* as many as the model has results */
  yst_slot *slots;
  uint32_t *order; /* all slots, each after those it needs */
  size_t bands_count, bands_capacity;
  const yst_bands **bands;     /* by node index */
  const yst_node ***band_ends; /* by bands: two nodes a row, low and high or NULL */
  yst_program_rubric *rubrics; /* by model */
  yst_program_checklist *checklists;
  yst_slot *list_needs;                     /* what the computed columns of a list rest on */
  yst_slot *rubric_needs, *checklist_needs; /* what all results of one rest on */
  yst_program_list *lists;
  size_t fixed_count, fixed_capacity;
  const yst_node **fixed; /* calculations that rest on nothing of the record */
  size_t fold_count, fold_capacity;
  yst_fold *folds;
  const yst_node **figures;       /* by model: over the register */
  const yst_node **figure_groups; /* `each`, in record scope, or NULL */
  yst_program_pair *published;    /* by model */
  const yst_node **claims;        /* `holds` over the register, or NULL */
  const yst_node ***expects;      /* by example, expectation: its condition, or its subject */
  bool *field_used, *list_used;   /* whether anything reads them */
  bool **column_used;             /* by list, column */
  yst_cuts *field_cuts;           /* by field */
  yst_cuts **column_cuts;         /* by list, column */
} yst_program;

/* Compiles a model without errors; the program is in `arena`, which must be the model's or live as long. */
yst_program *yst_program_compile(yst_arena *arena, const yst_model *model);

/* Marks the slots that these results need, themselves among them: `wanted` by result index (NULL: all),
 * `needed` by slot. */
void yst_program_needs(const yst_program *program, const bool *wanted, bool *needed);

/* Marks the slots that a node itself reads, also through computed columns. */
void yst_node_slots(const yst_program *program, const yst_node *node, bool *slots);

#endif
