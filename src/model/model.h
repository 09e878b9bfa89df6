/* A toolkit with every name resolved and every type known: what the checks look at, what documents are made
 * from and what the program is compiled from. It covers the named file and all files it uses, and lives in
 * the compile arena; broken pieces are left out or marked. */
#ifndef YST_MODEL_MODEL_H
#define YST_MODEL_MODEL_H

#include "base/date.h"
#include "diagnostic/diagnostic.h"
#include "model/expr.h"
#include "syntax/tree.h"

/* ---- what anything that decides carries ---- */

typedef struct yst_citation {
  size_t source; /* model->sources */
  yst_text where;
  yst_span span;
} yst_citation;

typedef struct yst_reading {
  yst_text words;
  yst_expr *expr;
  yst_span span;
  const yst_result
      *result; /* evaluated like any result; its name is RULE.reading1 …; never listed among results */
  size_t citation_count;
  yst_citation *citations;
} yst_reading;

typedef struct yst_about {
  yst_atom name;  /* YST_NO_ATOM when it has none */
  yst_text label; /* empty when it has none */
  yst_span span;  /* the piece's line */
  yst_span name_span;
  size_t citation_count;
  yst_citation *citations; /* a part without its own has those of what it stands in */
  size_t topic_count;
  size_t *topics; /* model->topics; inherited like citations */
  size_t note_count;
  yst_text *notes;
  yst_expr *applies; /* NULL: always */
  size_t reading_count;
  yst_reading *readings;
} yst_about;

/* ---- results ---- */

typedef enum yst_result_part {
  YST_PART_VALUE, /* a value, condition, class, requirement: its own expression */
  YST_PART_SCORE, /* of a criterion */
  YST_PART_TOTAL,
  YST_PART_MAXIMUM,
  YST_PART_PERCENT,
  YST_PART_GRADE, /* of a rubric or section */
  YST_PART_MET,
  YST_PART_COUNT,
  YST_PART_PRESENT,
  YST_PART_MISSING,
  YST_PART_PARTLY,
  YST_PART_EXPLAINED, /* of a checklist */
  YST_PART_ITEM, /* of an item or part: missing, partly, present (choices model->answer_choices), explained */
  YST_PART_DUE,
  YST_PART_OVERDUE,  /* of a review or deadline */
  YST_PART_ROWS,     /* count of a list's rows */
  YST_PART_EVIDENCE, /* of a criterion: what the evidence comes to */
  YST_PART_FIGURE    /* over the register; with `each` one result per group is made when evaluated */
} yst_result_part;

typedef enum yst_rule_kind {
  YST_RULE_VALUE,
  YST_RULE_CONDITION,
  YST_RULE_CLASSIFY,
  YST_RULE_RUBRIC,
  YST_RULE_SECTION,
  YST_RULE_CRITERION,
  YST_RULE_CHECKLIST,
  YST_RULE_ITEM,
  YST_RULE_LIST,
  YST_RULE_REQUIRE,
  YST_RULE_REVIEW,
  YST_RULE_DEADLINE,
  YST_RULE_PUBLISHED,
  YST_RULE_CLAIM,
  YST_RULE_FIGURE,
  YST_RULE_STAGE,
  YST_RULE_READING
} yst_rule_kind;

struct yst_result {
  yst_text name; /* dotted: `significance.total` */
  yst_text label;
  yst_type type;
  yst_rule_kind rule_kind;
  yst_result_part part;
  const void *rule; /* yst_value_rule, yst_condition, … by rule_kind */
  const yst_about *about;
  size_t index; /* place in model->results */
  bool hidden;  /* not listed without being asked for: readings, parts of conditions */
  bool shown;   /* has a `show` rounding */
  yst_round_mode show_mode;
  yst_number show_step;
};

/* ---- declarations, in the order written, used files first ---- */

typedef struct yst_source_decl {
  yst_about about;
} yst_source_decl;
typedef struct yst_topic {
  yst_about about;
} yst_topic;

typedef struct yst_placeholder {
  yst_literal literal; /* TEXT, DATE, NUMBER … */
  yst_literal_kind as; /* NOT_KNOWN, NOT_APPLICABLE, or a value's kind */
  yst_number number;   /* the value, already by the field's type */
} yst_placeholder;

typedef struct yst_other yst_other;

/* A field of the record, a column of a list or of another register. */
typedef struct yst_field {
  yst_about about;
  yst_type type;
  size_t headed_count;
  const yst_text *headed;
  bool has_low, has_high, has_step;
  yst_number low, high,
      step; /* without `steps`: money 1 (whole pence) , date and year and choice 1, number none */
  size_t placeholder_count;
  yst_placeholder *placeholders;
  yst_literal_kind blank; /* NOT_KNOWN (the default), NOT_APPLICABLE, or NUMBER: blank_value */
  yst_number blank_value;
  yst_direction direction;
  yst_expr *formula;      /* a computed column; NULL for what the register holds */
  const yst_other *other; /* the register that a column is of; NULL for the one that is evaluated */
} yst_field;

/* Another register, to compare with: its columns are fields of the partnership, which hold what the matching
 * line says and are not applicable where none matches. They are called REGISTER.COLUMN. */
struct yst_other {
  yst_about about;
  size_t first, count;            /* its columns in model->fields */
  const yst_text *names, *labels; /* of its columns, as the piece has them */
  size_t identifying, also_known; /* model->fields or SIZE_MAX */
};

typedef struct yst_fixed_row {
  yst_about about;
  size_t preset_count;
  struct {
    size_t column;
    yst_literal_kind kind;
    yst_number number;
    yst_text text;
  } * presets;
} yst_fixed_row;

typedef struct yst_row_rule {
  yst_about about; /* name: `LIST.each_row` numbered, or by `named` */
  yst_expr *condition;
  yst_text message; /* empty: none */
  bool must;
} yst_row_rule;

typedef struct yst_list {
  yst_about about;
  bool may_be_incomplete;
  size_t headed_count;
  const yst_text *headed;
  size_t column_count;
  yst_field *columns; /* with fixed rows, column 0 is `row` of the choice type that the rows make */
  const yst_choices *row_choices; /* NULL without fixed rows */
  size_t fixed_count;
  yst_fixed_row *fixed;
  size_t row_rule_count;
  yst_row_rule *row_rules;
  const yst_result *rows; /* LIST.count */
} yst_list;

typedef struct yst_limit {
  yst_about about;
  yst_type type;
  size_t version_count; /* by day of coming into force; the first holds from the beginning */
  struct {
    yst_day from;
    yst_number amount;
  } * versions;
} yst_limit;

typedef struct yst_value_rule {
  yst_about about;
  yst_expr *expr;
  size_t override_field, override_reason; /* model->fields or SIZE_MAX */
  const yst_result *result;
} yst_value_rule;

typedef struct yst_condition_part {
  yst_about about;
  yst_expr *expr;
  const yst_result *result; /* CONDITION.part, hidden */
} yst_condition_part;

typedef struct yst_condition {
  yst_about about;
  yst_expr *expr; /* `when` less `unless` */
  size_t part_count;
  yst_condition_part *parts;
  const yst_result *result;
} yst_condition;

/* Things with values of their own under one name. */
typedef struct yst_group_rule {
  yst_about about;
  const yst_words *members;
} yst_group_rule;

typedef struct yst_branch {
  yst_about about;
  yst_expr *when; /* NULL: otherwise; less its `unless` */
  size_t choice;  /* place in classes */
  yst_text because;
} yst_branch;

typedef struct yst_cap_rule {
  yst_expr *when;
  size_t choice;
  bool is_floor; /* no worse than */
  yst_span span;
} yst_cap_rule;

typedef struct yst_classify {
  yst_about about;
  const yst_choices *classes; /* one per different name, in order of first mention */
  size_t branch_count;
  yst_branch *branches;
  yst_expr *by_bands; /* BANDS instead of branches; NULL otherwise */
  size_t cap_count;
  yst_cap_rule *caps;
  size_t override_field, override_reason;
  const yst_result *result;
} yst_classify;

typedef struct yst_deduction {
  yst_expr *amount; /* of_maximum: a percent */
  bool of_maximum;
  yst_expr *when;
  yst_text because;
  yst_span span;
} yst_deduction;

typedef struct yst_label_row {
  yst_number score;
  yst_text label;
  yst_span span;
} yst_label_row;

typedef struct yst_criterion {
  yst_about about;
  yst_expr *assessed; /* FIELD, several: the assessors */
  size_t assessor_count;
  yst_expr **assessors;
  yst_expr *evidence;         /* BANDS or any expression; NULL */
  yst_expr *score;            /* BANDS or an expression of number; NULL */
  yst_number lowest, highest; /* own maximum: the highest mark, label or allowed value */
  size_t label_count;
  yst_label_row *labels; /* its own or the rubric's */
  bool has_weight;
  yst_expr *weight;
  bool has_worth, has_cap, has_floor;
  yst_number worth, cap, floor;
  size_t deduction_count;
  yst_deduction *deductions;
  bool scored_when_not_applicable;
  yst_number not_applicable_score;
  size_t override_field, override_reason;
  const yst_result *result, *evidence_result; /* the second NULL without evidence */
} yst_criterion;

/* A rubric's sections; criteria that stand in none are in a first section without a name. */
typedef struct yst_section {
  yst_about about;
  size_t first, count; /* rubric->criteria */
  yst_expr *weight;    /* NULL: none */
  bool has_worth, has_cap, has_floor;
  yst_number worth, cap, floor;
  size_t best;    /* 0: all */
  size_t best_of; /* of how many, as written; 0: not written */
  yst_span best_span;
  size_t deduction_count;
  yst_deduction *deductions;
  bool round_total;
  yst_round_mode round_mode;
  yst_number round_step;
  const yst_result *total, *maximum, *percent; /* NULL for the nameless one */
} yst_section;

typedef struct yst_rubric {
  yst_about about;
  size_t criterion_count;
  yst_criterion *criteria;
  size_t section_count;
  yst_section *sections;
  size_t label_count;
  yst_label_row *labels;
  bool has_cap, has_floor;
  yst_number cap, floor;
  size_t best;    /* 0: all */
  size_t best_of; /* of how many, as written; 0: not written */
  yst_span best_span;
  size_t deduction_count;
  yst_deduction *deductions;
  bool round_total, round_percent;
  yst_round_mode total_mode, percent_mode;
  yst_number total_step, percent_step;
  yst_expr *grades; /* BANDS over this rubric's percent or another expression; NULL */
  size_t cap_count;
  yst_cap_rule *caps;
  const yst_choices *grade_choices;
  bool weighted;              /* criteria or sections carry weights: total is a percent, maximum 100% */
  yst_number lowest, highest; /* of the total with all criteria applying */
  const yst_result *total, *maximum, *percent, *grade; /* grade NULL without grades */
} yst_rubric;

typedef struct yst_item {
  yst_about about;
  size_t parent; /* place of the item in checklist->items for a part; SIZE_MAX for an item */
  bool advisory;
  size_t answer;          /* model->answers, or SIZE_MAX when answered in a field or met when */
  yst_expr *met;          /* condition or answer; NULL when only `answer` or parts decide */
  size_t explained_field; /* or SIZE_MAX */
  size_t part_count;
  const yst_result *result; /* CHECKLIST.item or CHECKLIST.item.part */
} yst_item;

typedef struct yst_checklist {
  yst_about about;
  size_t omissions_field; /* or SIZE_MAX */
  size_t item_count;
  yst_item *items;          /* parts follow their item */
  const yst_choices *names; /* its items without their parts, for missing and so on */
  const yst_result *met, *count, *present, *missing, *partly, *explained;
} yst_checklist;

/* A cell of the register that answers a checklist item. */
typedef struct yst_answer {
  yst_text checklist, item; /* `terms_of_reference`, `finances.provider` */
  yst_text label;
} yst_answer;

typedef struct yst_table_key {
  yst_type type;
  yst_span span;
  size_t count;
  yst_band *bands;     /* ranges, or SINGLE choices */
  yst_bands *as_bands; /* the same as bands that give 0, 1, … */
} yst_table_key;

typedef struct yst_table_rule {
  yst_about about;
  bool is_risk_table;
  yst_table_key columns, rows;
  yst_type cell_type;
  yst_number *cells; /* row by row */
  yst_span *cell_spans;
  bool rises_along_rows, rises_along_columns; /* a risk table: both */
} yst_table_rule;

typedef struct yst_requirement {
  yst_about about; /* name: by `named` or `requirement_N` */
  yst_expr *condition;
  yst_text message;
  bool must;
  const yst_result *result; /* its label is what it asks */
} yst_requirement;

typedef struct yst_review {
  yst_about about;
  bool is_deadline;
  yst_expr *due;     /* a date */
  size_t done_field; /* or SIZE_MAX */
  const yst_result *due_result, *overdue;
} yst_review;

typedef struct yst_published {
  yst_about about;
  yst_expr *printed; /* the side that is a field or a literal; the right one when both could be */
  yst_expr *computed;
  yst_expr *follows;        /* what would explain another figure than the computed one, or NULL */
  bool over_register;       /* no record is meant */
  const yst_result *result; /* yes: agrees */
} yst_published;

/* A partnership that a rule is for, as `applies to` names it. */
typedef struct yst_addressed {
  yst_about about; /* of the rule */
  yst_text name;
} yst_addressed;

typedef struct yst_claim {
  yst_about about; /* label: the words */
  yst_expr *holds; /* of each record, or over the register */
  bool over_register;
  bool exactly; /* it holds for those named and for nobody else; otherwise for everybody else and not for them
                 */
  size_t named_count;
  const yst_text *named;
  const yst_result *result; /* record scope: whether `holds` */
} yst_claim;

typedef struct yst_figure {
  yst_about about;
  yst_expr *expr; /* with FOLD inside */
  yst_expr *each; /* NULL, or the choice by which it is grouped, in record scope */
  const yst_result *result;
} yst_figure;

typedef struct yst_stage {
  yst_about about;
  yst_expr *opens;
  size_t covered_count;
  const yst_result **covered;
  const yst_result *result;
} yst_stage;

typedef struct yst_given {
  size_t field; /* model->fields; SIZE_MAX when it answers a checklist item: answer */
  size_t answer;
  yst_literal_kind kind; /* NOT_KNOWN, NOT_APPLICABLE, TEXT, or NUMBER for everything else */
  yst_number number;
  yst_text text;
  yst_span span; /* where the value is written; its name, for several values */
} yst_given;

typedef struct yst_given_row {
  size_t list;
  size_t count;
  struct {
    size_t column;
    yst_literal_kind kind;
    yst_number number;
    yst_text text;
    yst_span span;
  } * cells;
} yst_given_row;

typedef struct yst_expectation {
  yst_expr *condition;    /* NULL when it is about a state: `expect X is not known` */
  yst_expr *subject;      /* of a state, and of a table: what its column asks */
  yst_literal_kind state; /* NOT_KNOWN or NOT_APPLICABLE */
  yst_span span;          /* a row of a table: the row */
  yst_span cell;          /* of a table: where what is expected is written; no source otherwise */
} yst_expectation;

typedef struct yst_example {
  yst_text words;
  yst_span span; /* its line, or its row */
  yst_span head; /* of a row of a table: the line with its columns; no source otherwise */
  bool has_as_at;
  yst_day as_at;
  size_t given_count;
  yst_given *given;
  size_t row_count;
  yst_given_row *rows;
  size_t expect_count;
  yst_expectation *expects;
} yst_example;

typedef struct yst_gap {
  yst_about about;
  yst_text words;
} yst_gap; /* unstated */

typedef struct yst_toolkit_decl {
  yst_about about;
  yst_text body, version;
  bool has_from, has_to;
  yst_day from, to;
} yst_toolkit_decl;

typedef struct yst_model {
  yst_arena *arena;
  yst_atoms *atoms;
  const yst_sources *texts;
  size_t tree_count;
  const yst_tree *const *trees; /* as it was written: used files first, the named file last */
  yst_toolkit_decl toolkit;     /* of the named file; a vocabulary alone has name 0 */
  size_t identifying_field;     /* model->fields: `name` unless said; SIZE_MAX when there is none */
  size_t also_known_field;      /* or SIZE_MAX */
  size_t source_count;
  yst_source_decl *sources;
  size_t topic_count;
  yst_topic *topics;
  size_t own_field_count; /* of the register that is evaluated; they come first */
  size_t field_count;
  yst_field *fields;
  size_t other_count;
  yst_other *others;
  size_t list_count;
  yst_list *lists;
  size_t limit_count;
  yst_limit *limits;
  size_t value_count;
  yst_value_rule *values;
  size_t group_count;
  yst_group_rule *groups;
  size_t condition_count;
  yst_condition *conditions;
  size_t classify_count;
  yst_classify *classifies;
  size_t rubric_count;
  yst_rubric *rubrics;
  size_t checklist_count;
  yst_checklist *checklists;
  size_t answer_count;
  yst_answer *answers;
  const yst_choices *answer_choices; /* missing, partly, present */
  const yst_choices *item_choices;   /* what an item's result may be: the same, and explained */
  size_t table_count;
  yst_table_rule *tables;
  size_t requirement_count;
  yst_requirement *requirements;
  size_t review_count;
  yst_review *reviews;
  size_t published_count;
  yst_published *published;
  size_t claim_count;
  yst_claim *claims;
  size_t addressed_count;
  yst_addressed *addressed;
  size_t figure_count;
  yst_figure *figures;
  size_t stage_count;
  yst_stage *stages;
  size_t example_count;
  yst_example *examples;
  size_t gap_count;
  yst_gap *gaps;
  size_t choices_count;
  const yst_choices **choices; /* the named ones */
  size_t result_count;
  yst_result **results; /* in the order of their rules in the files */
} yst_model;

/* What an example calls the answer to an item or part: its last name, or its path where that is the name of
 * something else too. */
yst_text yst_answer_name(const yst_model *model, size_t answer);

/* Brings the text of a file that `use` names; the answer's bytes must live until yst_model_build returns.
 * false when it cannot be had. `from` is the name of the file that uses it. */
typedef bool (*yst_loader)(void *context, yst_text from, yst_text wanted, yst_text *name, yst_text *bytes);

/* Reads the file `name` with `bytes` and all files it uses, resolves names and finds types. Never NULL;
 * everything wrong is in `diags`. The whole model lives in `arena`. Names declared twice, unknown names,
 * wrong types, circles of results are said here; what is only odd (gaps of bands, unused fields) is said by
 * check/. */
yst_model *yst_model_build(yst_arena *arena, yst_sources *sources, yst_text name, yst_text bytes,
                           yst_loader loader, void *context, yst_diags *diags);

#endif
