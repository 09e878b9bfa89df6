/* Expressions with names resolved and types known. Sugar is gone: `is between A and B` is two comparisons,
 * `is one of a, b` an OR of equalities, a bare condition name a reference to its result. */
#ifndef YST_MODEL_EXPR_H
#define YST_MODEL_EXPR_H

#include "model/type.h"
#include "syntax/tree.h"

typedef enum yst_op {
  YST_OP_BROKEN, /* faulty; already said */
  YST_OP_CONST,  /* number */
  YST_OP_TEXT,   /* text */
  YST_OP_FIELD,  /* index: model->fields */
  YST_OP_COLUMN, /* index: list->columns; only inside that list's rows */
  YST_OP_LIMIT,  /* index: model->limits */
  YST_OP_AS_AT,  /* the as-at date */
  YST_OP_RESULT, /* result: another result of the same record */
  YST_OP_FIGURE, /* result: a figure over the register, in published and claims */
  YST_OP_AND,
  YST_OP_OR, /* args, flat */
  YST_OP_NOT,
  YST_OP_EQUAL,
  YST_OP_NOT_EQUAL,
  YST_OP_LESS,
  YST_OP_AT_MOST,
  YST_OP_MORE,
  YST_OP_AT_LEAST, /* two args of one kind, no text */
  YST_OP_TEXT_EQUAL,
  YST_OP_TEXT_CONTAINS, /* folded comparison of texts */
  YST_OP_CALLED, /* the partnership's name, a text: one of its names; arg 2, if any, has further names */
  YST_OP_GIVEN,
  YST_OP_KNOWN,
  YST_OP_APPLICABLE, /* arg 0 */
  YST_OP_QUANTITY, /* quantity, count: how many of args hold; the first `including` args must be among them */
  YST_OP_ADD,
  YST_OP_SUBTRACT,
  YST_OP_MULTIPLY,
  YST_OP_DIVIDE,
  YST_OP_NEGATE,
  YST_OP_BEHIND, /* the whole numbers that printed share arg 0 may stand for, out of arg 1 */
  YST_OP_ROUND,  /* arg 0; rounding_mode, number = step */
  YST_OP_LOWER,
  YST_OP_HIGHER, /* of args; not applicable ones are left out */
  YST_OP_ADD_MONTHS,
  YST_OP_ADD_DAYS, /* date arg 0, number arg 1 (may be negative) */
  YST_OP_MONTHS_BETWEEN,
  YST_OP_DAYS_BETWEEN, /* dates arg 0 (from), arg 1 (to) */
  YST_OP_IN_YEAR,      /* date arg 0, year arg 1 */
  YST_OP_YEAR_FIRST,
  YST_OP_YEAR_LAST, /* first and last day of year arg 0 */
  YST_OP_DATE_FIRST,
  YST_OP_DATE_LAST,    /* first and last day of a date as it stands in the register: field or column arg 0 */
  YST_OP_YEARLY_FROM,  /* the first such day of a year from date arg 0 on; number = month and day, as 131 */
  YST_OP_YEARLY_AFTER, /* that day of the year after that of date arg 0 */
  YST_OP_DONE,         /* whether field arg 0 says that something was done */
  YST_OP_POINTS,       /* choice arg 0: the points it carries */
  YST_OP_INCLUDES,     /* set arg 0; number = mask of members; quantity, count */
  YST_OP_CHOOSE, /* args in pairs value, condition; a last odd one is the otherwise, without it not applicable
                  */
  YST_OP_BANDS,  /* arg 0 through bands: the mark of the row that holds it */
  YST_OP_LOOKUP, /* table at row arg 0, column arg 1 */
  YST_OP_AGGREGATE, /* over a list's rows: list, aggregate or quantity; arg 0 where, arg 1 measure, arg 2 by;
                       absent ones NULL */
  YST_OP_FOLD,      /* the same over the register: arg 0 where, arg 1 measure, in the scope of each record */
  YST_OP_ANSWER /* index: model->answers; the answer in the register to a checklist item or part: 0 missing, 1
                   partly, 2 present */
} yst_op;

/* Whether an operation compares two values of one kind. */
static inline bool yst_op_is_comparison(yst_op op)
{
  return op >= YST_OP_EQUAL && op <= YST_OP_AT_LEAST;
}

typedef struct yst_expr yst_expr;
typedef struct yst_bands yst_bands;
typedef struct yst_result yst_result;

struct yst_expr {
  yst_op op;
  yst_type type;
  yst_span span; /* where it was written */
  yst_number number;
  yst_text text;
  size_t index;
  const yst_result *result;
  size_t list;  /* COLUMN, AGGREGATE: model->lists */
  size_t table; /* LOOKUP: model->tables */
  const yst_bands *bands;
  yst_aggregate aggregate;
  bool is_quantity; /* AGGREGATE, FOLD: any, all, none, at least k … instead of an aggregate; arg 1 is the
                       condition of each */
  yst_quantity quantity;
  uint32_t count, including;
  yst_round_mode rounding_mode;
  size_t arg_count;
  yst_expr **args;
  size_t steps; /* how many expressions it comes to when shared ones are written out each time */
  bool used;    /* stands under another one already; one more use shares it */
  bool unless;  /* NOT: it is the `unless` before its span that says so, and no word in it */
};

/* One row of bands: which values it holds and what it gives. */
typedef struct yst_band {
  yst_span span;
  yst_span head;       /* the values alone, without what they give; empty for a key of a table */
  yst_range_kind kind; /* SINGLE: low; BETWEEN; OTHERWISE. SINGLE with not_applicable set takes the state */
  bool not_applicable;
  bool has_low, has_high, low_in, high_in;
  yst_expr *low, *high; /* CONST or LIMIT */
  size_t mark_count;    /* one; evidence may allow several */
  const yst_number *marks;
  yst_text label; /* what the row says, for reports; empty: none */
} yst_band;

struct yst_bands {
  yst_span span;
  yst_type over;  /* what is looked at */
  yst_type gives; /* what the marks are */
  int shared;     /* YST_WORD_LOWER_BAND, YST_WORD_UPPER_BAND or YST_WORD_NONE: who has an end that two closed
                     neighbours share */
  bool has_step;  /* the step of what is looked at, for telling gaps */
  yst_number step;
  size_t count;
  yst_band *items;
};

#endif
