/* What the reference makes up: a small toolkit and a register for it, as plain structures in which every name
 * is resolved already. The toolkit owns everything in it; it is freed as a whole. */
#ifndef REFERENCE_TOOLKIT_H
#define REFERENCE_TOOLKIT_H

#include <stddef.h>

#include "ratio.h"

enum {
  MAX_WORDS = 12,
  MAX_TYPES = 8,
  MAX_FIELDS = 24,
  MAX_LISTS = 2,
  MAX_COLUMNS = 6,
  MAX_ROWS = 3,
  MAX_RULES = 24,
  MAX_RESULTS = 160,
  MAX_ARGS = 6,
  MAX_BANDS = 7,
  MAX_SAMPLES = 16,
  MAX_ANSWERS = 24,
  MAX_RECORDS = 6,
  NAME = 24
};

/* ---- types ---- */

typedef enum kind {
  KIND_YES_NO,
  KIND_NUMBER,
  KIND_MONEY,   /* pence */
  KIND_PERCENT, /* 50% is 1/2 */
  KIND_DATE,    /* days since 1 January 1970 */
  KIND_CHOICE,  /* the place of the word */
  KIND_SET,     /* a bit for each word */
  KIND_NAMES,   /* likewise; the names are items of a checklist */
  KIND_TEXT     /* only asked whether it is given */
} kind;

typedef struct words {
  char name[NAME]; /* empty for `one of a, b` */
  bool is_scale, has_points;
  int count;
  char word[MAX_WORDS][NAME];
  int points[MAX_WORDS];
} words;

typedef struct type {
  kind kind;
  const words *words;
} type;

/* ---- expressions ---- */

typedef enum op {
  OP_CONST,
  OP_FIELD,
  OP_COLUMN,
  OP_RESULT,
  OP_POINTS, /* of a word of a scale; written as the word itself */
  OP_AND,
  OP_OR,
  OP_NOT,
  OP_COMPARE,
  OP_BETWEEN,
  OP_ONE_OF,
  OP_INCLUDES,
  OP_APPLICABLE,
  OP_GIVEN,
  OP_QUANTITY,      /* of the args */
  OP_ROWS_QUANTITY, /* of rows: args where, measure, holds; the last is a comparison with OP_MEMBER */
  OP_MEMBER,
  OP_MEMBERS_QUANTITY, /* of the criteria of a rubric or the items of a checklist: arg the comparison, or NULL
                        */
  OP_MEMBERS,          /* an aggregate of the criteria of a rubric */
  OP_ADD,
  OP_SUBTRACT,
  OP_MULTIPLY,
  OP_DIVIDE,
  OP_NEGATE,
  OP_ROUND,
  OP_LOWER,
  OP_HIGHER,
  OP_GATHER, /* an aggregate of the args */
  OP_ROWS,   /* an aggregate of rows: args where, measure */
  OP_PERCENT_OF,
  OP_AS_PERCENT,
  OP_CHOOSE, /* value, condition, value, condition, …, value */
  OP_LOOKUP, /* args column key, row key */
  OP_AS_AT,
  OP_SHIFT,   /* a date and count months or days, by index */
  OP_APART,   /* from the second date to the first in days or months, by index */
  OP_WINDOW,  /* one date within count months of, before or after another, by index */
  OP_IN_YEAR, /* a date in the financial year that begins in number */
  OP_LATEST   /* of rows: args where, measure, day; index 1: earliest */
} op;

typedef enum relation { IS, IS_NOT, OVER, UNDER, AT_LEAST, AT_MOST } relation;
typedef enum quantity { ANY_OF, ALL_OF, NONE_OF, AT_LEAST_OF, AT_MOST_OF, EXACTLY_OF } quantity;
typedef enum aggregate { COUNT, SUM, AVERAGE, HIGHEST, LOWEST, SHARE } aggregate;

typedef struct expr expr;
struct expr {
  op op;
  type type;
  ratio number; /* CONST; ROUND: step; INCLUDES: the words asked for; PERCENT_OF */
  int index;    /* FIELD, COLUMN, RESULT, LOOKUP, MEMBERS: which */
  int list;     /* COLUMN, ROWS, ROWS_QUANTITY */
  relation relation;
  quantity quantity;
  aggregate aggregate;
  mode mode;
  int count;     /* of a quantity */
  int including; /* the first so many args of a quantity must be among those that hold */
  int arg_count;
  expr *args[MAX_ARGS]; /* some may be NULL where that is said */
};

/* ---- bands ---- */

typedef enum band_kind { BAND_RANGE, BAND_SINGLE, BAND_OTHERWISE, BAND_NOT_APPLICABLE } band_kind;

typedef struct band {
  band_kind kind;
  bool has_low, has_high, low_in, high_in;
  ratio low, high; /* SINGLE: low */
  ratio mark;
} band;

typedef enum shared { SHARED_NONE, SHARED_LOWER, SHARED_UPPER } shared;

typedef struct bands {
  expr *over;
  shared shared;
  int count;
  band items[MAX_BANDS];
} bands;

/* ---- fields and lists ---- */

typedef enum blank { BLANK_NOT_KNOWN, BLANK_VALUE, BLANK_NOT_APPLICABLE } blank;

typedef struct field {
  char name[NAME];
  type type;
  bool is_inline; /* `one of a, b` instead of a named choice */
  bool bounded;   /* `allowed low to high` and `steps of step` */
  bool from_low;  /* only `allowed at least low` */
  ratio low, high, step;
  int sample_count; /* what a blank without a bounded domain is tried with */
  ratio samples[MAX_SAMPLES];
  bool has_placeholder; /* `read "n/a" as not applicable` */
  blank blank;
  ratio blank_value;
  bool is_override; /* its blank means that there is no override */
  bool used;
  expr *applies;
  expr *formula; /* a computed column */
} field;

typedef struct list {
  char name[NAME];
  bool used;
  int column_count;
  field columns[MAX_COLUMNS];
} list;

/* ---- rules ---- */

typedef struct deduction {
  expr *amount; /* a percent when of_maximum */
  bool of_maximum;
  expr *when; /* NULL: always */
} deduction;

typedef struct criterion {
  char name[NAME];
  bool dropped;
  int assessed; /* the field, or -1 */
  expr *score;  /* a number, or NULL */
  bands *bands; /* or NULL */
  ratio highest;
  expr *applies;
  bool has_not_applicable_score, has_worth, has_cap, has_floor;
  ratio not_applicable_score, worth, cap, floor;
  expr *weight;
  int override_field; /* or -1 */
  int deduction_count;
  deduction deductions[2];
  int result;
} criterion;

typedef struct section {
  char name[NAME]; /* empty: the criteria stand under the rubric itself */
  bool dropped;
  int criterion_count;
  criterion criteria[4];
  expr *applies;
  expr *weight;
  bool has_worth, has_cap, has_floor, rounds;
  ratio worth, cap, floor, round_step;
  mode round_mode;
  int best; /* 0: all */
  int deduction_count;
  deduction deductions[2];
  int results; /* total, maximum, percent; or -1 */
} section;

typedef struct rubric {
  int section_count;
  section sections[3];
  bool weighted;
  bool has_cap, has_floor, rounds_total, rounds_percent;
  ratio cap, floor, total_step, percent_step;
  mode total_mode, percent_mode;
  int best;
  int deduction_count;
  deduction deductions[2];
  bands *grades; /* over NULL: the percent */
  words *grade_words;
  bool best_first;
  int cap_class; /* `no better than`, or -1 */
  expr *cap_when;
  int results; /* total, maximum, percent, grade */
} rubric;

typedef enum answered {
  ANSWERED_IN_REGISTER,
  ANSWERED_IN_FIELD,
  ANSWERED_BY_CONDITION,
  ANSWERED_BY_PARTS
} answered;

typedef struct item {
  char name[NAME];
  bool dropped, advisory;
  answered answered;
  int answer; /* a cell of the register */
  int field;
  expr *met;
  expr *applies;
  int explained_field; /* or -1 */
  int part_count;
  int parts[3]; /* places in the checklist's items */
  int parent;   /* or -1 */
  int result;
} item;

typedef struct checklist {
  int item_count;
  item items[12]; /* parts stand after their item */
  int omissions_field;
  words *names;
  int results; /* met, count, present, missing, partly, explained */
} checklist;

typedef struct table {
  type column_type, row_type;
  char column_key[NAME], row_key[NAME];
  int column_field, row_field; /* the field that a key is named after, or -1 */
  int column_count, row_count;
  band columns[5], rows[5];
  ratio cells[5][5];
  type cell_type;
} table;

typedef struct branch {
  int class;
  expr *when; /* NULL: otherwise */
  expr *unless;
} branch;

typedef struct part {
  char name[NAME];
  expr *when;
} part;

typedef enum rule_kind {
  RULE_VALUE,
  RULE_CONDITION,
  RULE_CLASSIFY,
  RULE_RUBRIC,
  RULE_CHECKLIST,
  RULE_TABLE,
  RULE_REQUIRE,
  RULE_REVIEW
} rule_kind;

typedef struct rule {
  rule_kind kind;
  char name[NAME];
  bool dropped;
  type type;
  expr *expr;   /* VALUE, CONDITION, REQUIRE */
  expr *unless; /* CONDITION */
  expr *applies;
  int part_count; /* CONDITION: a quantity of parts instead of expr */
  part parts[4];
  quantity quantity;
  int count;
  words *classes;
  int branch_count;
  branch branches[4];
  bands *grades;      /* CLASSIFY: bands of a value instead of branches */
  int override_field; /* VALUE: or -1 */
  int months;         /* REVIEW: every so many from expr; 0: a deadline on the day of expr */
  int done_field;     /* of a deadline, or -1 */
  rubric *rubric;
  checklist *checklist;
  table *table;
  int result; /* the first of its results; of VALUE, CONDITION, CLASSIFY, REQUIRE the only one */
} rule;

typedef struct result {
  char name[80];
  type type;
  int rule;
  bool dropped; /* with the criterion, section or item that it is of */
} result;

/* A cell of the register that answers an item. */
typedef struct answer_cell {
  char header[80];
  int rule, item;
} answer_cell;

/* The day that counts as today. */
enum { AS_AT = 15399 }; /* 29 February 2012 */

typedef struct toolkit {
  uint64_t seed;
  int type_count;
  words types[MAX_TYPES];
  words answers; /* missing, partly, present */
  int field_count;
  field fields[MAX_FIELDS];
  int list_count;
  list lists[MAX_LISTS];
  int answer_count;
  answer_cell answer_cells[MAX_ANSWERS];
  int rule_count;
  rule rules[MAX_RULES];
  int result_count;
  result results[MAX_RESULTS];
  struct memory *memory;
} toolkit;

toolkit *toolkit_new(uint64_t seed);
void toolkit_free(toolkit *t);
/* Zeroed memory that is freed with the toolkit. */
void *toolkit_alloc(toolkit *t, size_t size);
/* A copy of an expression's top, so that it can be changed. */
expr *expr_new(toolkit *t, op what, type of);

/* ---- the register ---- */

/* CELL_PART: a date of which only the month is known, value being its first day. */
typedef enum cell_state { CELL_KNOWN, CELL_BLANK, CELL_NOT_APPLICABLE, CELL_PART } cell_state;

typedef struct cell {
  cell_state state;
  ratio value;
} cell;

typedef struct record {
  char name[NAME];
  cell fields[MAX_FIELDS];
  int row_count[MAX_LISTS];
  cell rows[MAX_LISTS][MAX_ROWS][MAX_COLUMNS];
  cell answers[MAX_ANSWERS]; /* 0 missing, 1 partly, 2 present */
} record;

typedef struct reg {
  int record_count;
  record records[MAX_RECORDS];
} reg;

/* The values that a blank of the field may have; returns their number. *exhaustive: there are no others. */
int field_domain(const field *f, ratio *values, bool *exhaustive);

#endif
