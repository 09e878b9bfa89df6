/* The tree of one rule file: pieces (a lead word's line and what stands under it) and expressions, each with
 * its place. It says what was written, not what it means; a broken piece is marked so that nothing is said
 * about it twice. Lives in the compile arena. */
#ifndef YST_SYNTAX_TREE_H
#define YST_SYNTAX_TREE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/atom.h"
#include "base/number.h"
#include "diagnostic/diagnostic.h"
#include "source/source.h"

/* ---- literals and expressions ---- */

typedef enum yst_literal_kind {
  YST_LITERAL_NUMBER,
  YST_LITERAL_MONEY,   /* pence */
  YST_LITERAL_PERCENT, /* ratio */
  YST_LITERAL_DATE,    /* day */
  YST_LITERAL_MONTHS,  /* period of months: `12 months`, `2 years` */
  YST_LITERAL_DAYS,    /* period of days: `30 days`, `6 weeks` */
  YST_LITERAL_YEAR,    /* financial year, by its first year */
  YST_LITERAL_YES_NO,  /* 0 or 1 */
  YST_LITERAL_TEXT,
  YST_LITERAL_NOT_KNOWN, /* `not known` in given, read, rows */
  YST_LITERAL_NOT_APPLICABLE,
  YST_LITERAL_NAME /* a name where an amount may stand: a limit or a choice */
} yst_literal_kind;

typedef struct yst_literal {
  yst_literal_kind kind;
  yst_span span;
  yst_number number;
  yst_text text; /* TEXT */
  yst_atom name; /* NAME */
} yst_literal;

typedef enum yst_syntax_op {
  /* leaves */
  YST_X_BROKEN,  /* could not be read; already said */
  YST_X_NAME,    /* name */
  YST_X_LITERAL, /* literal */
  /* joining: args, any number, built flat */
  YST_X_AND,
  YST_X_OR,
  YST_X_NOT, /* args[0] */
  /* comparing: args[0], args[1] */
  YST_X_IS,     /* also = */
  YST_X_IS_NOT, /* also <> */
  YST_X_OVER,
  YST_X_UNDER,
  YST_X_AT_LEAST,
  YST_X_AT_MOST,
  YST_X_BEFORE,
  YST_X_AFTER,
  YST_X_BETTER, /* is better than */
  YST_X_WORSE,
  YST_X_NO_BETTER,
  YST_X_NO_WORSE,
  YST_X_IS_IN,     /* date is in year */
  YST_X_CONTAINS,  /* text contains text */
  YST_X_BETWEEN,   /* args[0] is between args[1] and args[2] */
  YST_X_WITHIN_OF, /* args[0] is within args[1] (a period) of args[2] */
  YST_X_WITHIN_BEFORE,
  YST_X_WITHIN_AFTER,
  YST_X_OVER_BEFORE, /* args[0] is over args[1] (a period) before args[2] */
  YST_X_OVER_AFTER,
  YST_X_UNDER_BEFORE,
  YST_X_UNDER_AFTER,
  YST_X_AT_LEAST_BEFORE,
  YST_X_AT_LEAST_AFTER,
  YST_X_AT_MOST_BEFORE,
  YST_X_AT_MOST_AFTER,
  YST_X_ONE_OF,   /* args[0] is one of args[1…] */
  YST_X_IS_GIVEN, /* args[0] */
  YST_X_IS_KNOWN,
  YST_X_IS_APPLICABLE,
  YST_X_INCLUDES, /* args[0] includes args[1…], quantity says how many of them */
  /* quantities: `quantity` and `count` say how many; args are the members; `including` those that must be
     among them */
  YST_X_QUANTITY,
  /* arithmetic */
  YST_X_ADD,
  YST_X_SUBTRACT,
  YST_X_MULTIPLY,
  YST_X_DIVIDE,  /* two args */
  YST_X_MINUS,   /* args[0] */
  YST_X_ROUNDED, /* args[0]; rounding */
  YST_X_IN_UNIT, /* args[0] in name (months, days, years) */
  YST_X_AS,      /* args[0] as name (percent) */
  YST_X_BEHIND,  /* the number behind a printed share args[0] out of args[1] */
  YST_X_FIRST_DAY,
  YST_X_LAST_DAY, /* of args[0] */
  /* `name of x`: total of R, rating of (a, b), missing of C … args are what stands in brackets, or the one
     thing */
  YST_X_OF,
  YST_X_PERCENT_OF, /* args[0] is the percent literal: 50% of args[1] */
  YST_X_MEMBER,     /* R.total: args[0] is what stands before the dot, name what stands after */
  /* over a list: aggregate, args[0] is the list (NAME, WHERE, LIST, OF), args[1] the measure or absent,
     args[2] the `by` of latest */
  YST_X_AGGREGATE,
  YST_X_WHERE, /* args[0] where args[1] */
  YST_X_LIST,  /* (a, b, c) */
  YST_X_NAMED, /* name args[0]: in brackets after `of`, `impact …, likelihood …` */
  YST_X_CHOOSE /* A when C otherwise B …: args in pairs value, condition; the last alone is the otherwise */
} yst_syntax_op;

typedef enum yst_aggregate {
  YST_AGG_COUNT,
  YST_AGG_SUM,
  YST_AGG_AVERAGE,
  YST_AGG_HIGHEST,
  YST_AGG_LOWEST,
  YST_AGG_BEST,
  YST_AGG_WORST,
  YST_AGG_SHARE,
  YST_AGG_LATEST,
  YST_AGG_EARLIEST
} yst_aggregate;

typedef enum yst_quantity {
  YST_Q_ANY,
  YST_Q_ALL,
  YST_Q_NONE,
  YST_Q_AT_LEAST,
  YST_Q_AT_MOST,
  YST_Q_EXACTLY
} yst_quantity;

typedef struct yst_rounding {
  yst_round_mode mode;
  bool has_places;
  unsigned places; /* decimals; with has_step false and has_places false: to whole units (whole percents,
                      whole pence, whole numbers) */
  bool has_step;
  yst_literal step; /* to the nearest … */
} yst_rounding;

typedef struct yst_syntax yst_syntax;
struct yst_syntax {
  yst_syntax_op op;
  bool bracketed; /* stood in brackets */
  uint32_t depth; /* how deep its parts are nested, 1 for a leaf; never more than YST_LIMIT_DEPTH */
  yst_span span;
  yst_span word; /* the operator or the name itself */
  yst_atom name;
  yst_literal literal;
  yst_aggregate aggregate;
  yst_quantity quantity;
  uint32_t count; /* of a quantity */
  yst_rounding rounding;
  size_t arg_count, arg_capacity;
  yst_syntax **args;
  size_t including_count;
  yst_syntax **including;
  yst_syntax
      *holds; /* quantity with a comparison after it: this comparison, its args[0] NULL, must hold for each
               * member; a NOT where it was written with `is not`, the gap then lies in the NOT's args[0] */
};

/* ---- pieces ---- */

typedef enum yst_piece_kind {
#define YST_PIECE(name, lead, parents) YST_PIECE_##name,
#include "syntax/pieces.def"
#undef YST_PIECE
  YST_PIECE_COUNT
} yst_piece_kind;

/* A name with its place. */
typedef struct yst_word {
  yst_atom atom;
  yst_span span;
} yst_word;

typedef struct yst_words {
  size_t count, capacity;
  yst_word *items;
} yst_words;

typedef struct yst_literals {
  size_t count, capacity;
  yst_literal *items;
} yst_literals;

typedef enum yst_type_kind {
  YST_TYPE_NONE,
  YST_TYPE_NAMED, /* money, number, percent, date, period, text or a choice or scale: names.items[0] */
  YST_TYPE_YES_NO,
  YST_TYPE_YEAR,   /* financial year */
  YST_TYPE_ONE_OF, /* one of names */
  YST_TYPE_ANY_OF  /* any of names; one name may be a choice or scale */
} yst_type_kind;

typedef struct yst_type_syntax {
  yst_type_kind kind;
  yst_span span;
  yst_words names;
} yst_type_syntax;

/* The head of a band or grid row, the range of `allowed`, or a range in a table's columns. */
typedef enum yst_range_kind {
  YST_RANGE_NONE,
  YST_RANGE_SINGLE,  /* low is the one value, choice, yes/no, or not applicable */
  YST_RANGE_BETWEEN, /* low to high; the flags say which end is in */
  YST_RANGE_OTHERWISE
} yst_range_kind;

typedef struct yst_range {
  yst_range_kind kind;
  yst_span span;
  bool has_low, has_high;
  bool low_in, high_in;
  yst_literal low, high;
} yst_range;

typedef struct yst_ranges {
  size_t count, capacity;
  yst_range *items;
} yst_ranges;

/* `name value` of given, row and preset lists. */
typedef struct yst_pair {
  yst_word name;
  yst_literal value; /* one value; NAME for a choice */
  bool is_set;       /* name (a, b) */
  yst_words set;
} yst_pair;

typedef struct yst_pairs {
  size_t count, capacity;
  yst_pair *items;
} yst_pairs;

/* One line-led piece or row. Which parts are used stands beside each kind in pieces.def. */
typedef struct yst_piece yst_piece;
struct yst_piece {
  yst_piece_kind kind;
  bool broken;   /* was not read whole: say nothing more about it */
  yst_span span; /* the whole line, without what stands under it */
  yst_span lead; /* its lead word; empty for rows */
  yst_word name; /* atom 0: none */
  yst_span label_span;
  yst_text label; /* empty: none */
  bool has_label;
  yst_type_syntax type;
  yst_syntax *expr; /* the main expression or condition */
  yst_syntax
      *when; /* a second: `item … when`, `deduct … when`, `as … when`, `points … per`, `each row requires` */
  yst_text text; /* otherwise "…", note, body, version, use, because, another reading, claim, cite's place */
  yst_span text_span;
  bool has_text;
  yst_words names; /* about, assessed in, omissions explained in, covers, each, overridden (first the field,
                      then the reason) */
  yst_literals literals; /* read, amounts of limit/from/cap/floor/weight/points (first), due/every period
                            (first), dates of in force (1 or 2) */
  yst_literal as;        /* read … as */
  yst_ranges ranges;     /* allowed (one), head of a row (one), columns of a table (several) */
  yst_literals cells; /* marks of a row: scores (evidence may have several), cells of a grid row, points of a
                         scale level */
  yst_pairs pairs;    /* given, row of LIST, fixed row presets */
  yst_words lists;    /* of a table of examples: by name, the list whose row it is in; atom 0: a field */
  size_t text_count, text_capacity;
  yst_text *texts;                         /* headed, also, except */
  yst_rounding rounding;                   /* round, show */
  int word;                                /* which of the words: see enum yst_piece_word */
  bool flag;                               /* advisory; otherwise (as); may be incomplete (list); not (…) */
  yst_piece *parent, *first, *last, *next; /* what stands under it, in order */
};

enum yst_piece_word {
  YST_WORD_NONE,
  YST_WORD_TOTAL,
  YST_WORD_PERCENT, /* round, show, cap, floor: of what */
  YST_WORD_LOWER_BAND,
  YST_WORD_UPPER_BAND, /* shared end in … band */
  YST_WORD_LOWER_BETTER,
  YST_WORD_HIGHER_BETTER, /* direction; `best first` is LOWER, `worst first` is HIGHER */
  YST_WORD_BEFORE,
  YST_WORD_AFTER,
  YST_WORD_BY,         /* due */
  YST_WORD_EVERY_YEAR, /* every year by a day */
  YST_WORD_HIGHEST_FIRST,
  YST_WORD_LOWEST_FIRST, /* order, then */
  YST_WORD_RISE_BOTH,
  YST_WORD_RISE_COLUMNS,
  YST_WORD_RISE_ROWS,
  YST_WORD_OF_MAXIMUM, /* deduct 5% of maximum */
  YST_WORD_ONLY_UP,    /* overridden in … only up */
  YST_WORD_ONLY_DOWN
};

typedef struct yst_tree {
  const yst_source *source;
  yst_piece *root;  /* kind FILE; all pieces stand under it */
  yst_words unread; /* names that a line which did not fit may have declared */
  yst_diag *lost;   /* what was said first of a line that may have lost its name, or NULL */
} yst_tree;

#endif
