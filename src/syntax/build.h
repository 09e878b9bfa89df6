/* What the grammar calls: each function makes one thing of the tree, or puts one thing into the piece of the
 * line being read. It checks nothing but what can be told from the words alone. All that is made lives in the
 * arena of the compilation. */
#ifndef YST_SYNTAX_BUILD_H
#define YST_SYNTAX_BUILD_H

#include "base/buffer.h"
#include "base/limits.h"

#include "syntax/filter.h"
#include "syntax/say.h"
#include "syntax/tree.h"

/* Room on the parser's stack: an expression takes up to a dozen places for each bracket. */
#define YST_BUILD_STACK (12 * (int)YST_LIMIT_DEPTH)

/* A connecting word that was told to be no name. */
typedef struct yst_taken_word {
  int kind;
  yst_diag *diag;
} yst_taken_word;

typedef struct yst_builder {
  yst_arena *arena;
  yst_atoms *atoms;
  const yst_source *source;
  yst_say *say;
  const yst_tokens *tokens;
  yst_line line;             /* the line being read */
  size_t next;               /* the next of its tokens */
  bool begun;                /* its lead word, or its row, was handed out */
  bool astray;               /* the last line began with no lead word */
  yst_piece_kind failed_row; /* the kind of the last line, if it was a row that did not fit */
  bool stopped;              /* the last line that was said to be wrong was so because it stops too soon */
  size_t breaks_at;          /* the token at which it should have ended, or 0 */
  bool failed;               /* something was said that makes its piece a broken one */
  yst_piece *piece;          /* its piece */
  yst_buffer longer;         /* the last text that was put together of several */
  yst_tree *tree;
  yst_piece *current; /* the last piece that was placed */
  size_t taken_count, taken_capacity;
  yst_taken_word *taken;
  yst_diag *barred;      /* the message about the bars of the rows that are being read */
  yst_piece_kind orphan; /* the last that was said to have nothing to stand under, since a piece of its own */
} yst_builder;

/* ---- parts of the piece ---- */

void yst_build_piece_name(yst_builder *b, yst_word name);
void yst_build_label(yst_builder *b, yst_text text, yst_span span);
void yst_build_said(yst_builder *b, yst_text text, yst_span span);
void yst_build_one_text(yst_builder *b, yst_text text);
/* The main expression or condition, and the second one after `when`. */
void yst_build_main(yst_builder *b, yst_syntax *expr);
void yst_build_when(yst_builder *b, yst_syntax *expr);
/* An amount, or `5% of maximum`, which is one word. */
void yst_build_deduction(yst_builder *b, yst_syntax *expr);
void yst_build_flag(yst_builder *b);
void yst_build_amount(yst_builder *b, const yst_literal *literal);
void yst_build_as(yst_builder *b, const yst_literal *literal);
void yst_build_cell(yst_builder *b, const yst_literal *literal);
void yst_build_range(yst_builder *b, const yst_range *range);
void yst_build_one_name(yst_builder *b, yst_word name);
void yst_build_names(yst_builder *b, const yst_words *names);
/* `total`, `percent`, `both` …: says so when it is none of the words its line has. */
void yst_build_word(yst_builder *b, yst_word word);
/* `year` of `every year by`. */
void yst_build_yearly(yst_builder *b, yst_word word);
/* `31 January`: a literal of the month a hundred times and the day. */
void yst_build_year_day(yst_builder *b, yst_span day, yst_word month);
void yst_build_word_is(yst_builder *b, enum yst_piece_word word);
void yst_build_rounding(yst_builder *b, yst_rounding rounding);
void yst_build_pair(yst_builder *b, yst_word name, const yst_literal *value);
void yst_build_set_pair(yst_builder *b, yst_word name, const yst_words *set);
/* A column of a table of examples, of the list that was named last or, for `given`, of none; a cell. */
void yst_build_given_column(yst_builder *b, yst_word name);
void yst_build_list_column(yst_builder *b, yst_word name);
void yst_build_case_cell(yst_builder *b, yst_span span, const yst_literal *value);
void yst_build_case_set(yst_builder *b, yst_span span, const yst_words *set);
void yst_build_named_type(yst_builder *b, yst_span span, yst_word name);
void yst_build_type(yst_builder *b, yst_span span, yst_type_kind kind, const yst_words *names);

/* ---- words, texts, literals, ranges ---- */

yst_word yst_build_word_at(yst_builder *b, yst_span span);
/* `whole.member`: one word, with its dots; `member` begins with one. */
yst_word yst_build_path(yst_builder *b, yst_word whole, yst_span member);
/* A list with one more word; NULL begins one. */
yst_words *yst_build_words(yst_builder *b, yst_words *words, yst_word word);
yst_text yst_build_text(yst_builder *b, yst_span span);
/* The text and the one behind it. */
yst_text yst_build_longer_text(yst_builder *b, yst_text text, yst_span span);
/* The literal at a place. A period asks for MONTHS and becomes DAYS where it says so. */
yst_literal *yst_build_literal(yst_builder *b, yst_literal_kind kind, yst_span span);
yst_literal *yst_build_name_literal(yst_builder *b, yst_word name);
yst_literal *yst_build_negative(yst_builder *b, yst_span span, yst_literal *literal);
/* `1/6` */
yst_literal *yst_build_ratio(yst_builder *b, yst_span top, yst_span bottom);
yst_range *yst_build_below(yst_builder *b, yst_span span, const yst_literal *high, bool in);
yst_range *yst_build_above(yst_builder *b, yst_span span, const yst_literal *low, bool in);
yst_range *yst_build_between(yst_builder *b, yst_span span, const yst_literal *low, bool low_in,
                             const yst_literal *high, bool high_in);
yst_range *yst_build_single(yst_builder *b, const yst_literal *value);
yst_range *yst_build_otherwise(yst_builder *b, yst_span span);
/* `places` is where the number of decimals stands, or NULL; `step` is NULL or what to round to the nearest
 * of. */
yst_rounding yst_build_round(yst_builder *b, yst_round_mode mode, const yst_span *places,
                             const yst_literal *step);

/* ---- expressions ---- */

yst_syntax *yst_build_reference(yst_builder *b, yst_word name);
yst_syntax *yst_build_constant(yst_builder *b, yst_literal_kind kind, yst_span span);
yst_syntax *yst_build_binary(yst_builder *b, yst_syntax_op op, yst_syntax *left, yst_span word,
                             yst_syntax *right);
/* AND and OR, built flat: a long chain is one node. */
yst_syntax *yst_build_joined(yst_builder *b, yst_syntax_op op, yst_syntax *left, yst_span word,
                             yst_syntax *right);
yst_syntax *yst_build_not(yst_builder *b, yst_span word, yst_syntax *inner);
yst_syntax *yst_build_minus(yst_builder *b, yst_span word, yst_syntax *inner);
yst_syntax *yst_build_rounded(yst_builder *b, yst_span span, yst_syntax *inner, yst_span word,
                              yst_rounding rounding);
yst_syntax *yst_build_in_unit(yst_builder *b, yst_syntax_op op, yst_span span, yst_syntax *inner,
                              yst_word unit);
yst_syntax *yst_build_member(yst_builder *b, yst_syntax *whole, yst_span member);
yst_syntax *yst_build_bracketed(yst_builder *b, yst_span span, yst_syntax *inner);

/* A list with one more part; NULL begins one. */
yst_syntax *yst_build_list(yst_builder *b, yst_syntax *list, yst_syntax *part);
yst_syntax *yst_build_name_list(yst_builder *b, const yst_words *names);
yst_syntax *yst_build_arguments(yst_builder *b, yst_syntax *first, const yst_syntax *rest);
yst_syntax *yst_build_keyed(yst_builder *b, yst_span span, yst_word key, yst_syntax *value);
yst_syntax *yst_build_where(yst_builder *b, yst_span span, yst_syntax *list, yst_span word,
                            yst_syntax *condition);
yst_syntax *yst_build_of(yst_builder *b, yst_span span, yst_word name, yst_syntax *what);
yst_syntax *yst_build_day_of(yst_builder *b, yst_syntax_op op, yst_span words, yst_syntax *what);
yst_syntax *yst_build_percent_of(yst_builder *b, yst_span span, yst_span percent, yst_syntax *what);
yst_syntax *yst_build_aggregate(yst_builder *b, yst_span span, yst_aggregate aggregate, yst_span word,
                                yst_syntax *measure, yst_syntax *rows);
yst_syntax *yst_build_dated(yst_builder *b, yst_span span, yst_aggregate aggregate, yst_span word,
                            yst_syntax *measure, yst_syntax *day, yst_syntax *rows);

/* Comparisons whose left side is still missing; yst_build_compared puts it in. */
yst_syntax *yst_build_relation(yst_builder *b, yst_syntax_op op, yst_span word, yst_syntax *right);
yst_syntax *yst_build_triple(yst_builder *b, yst_syntax_op op, yst_span word, yst_syntax *second,
                             yst_syntax *third);
yst_syntax *yst_build_distance(yst_builder *b, yst_syntax_op relation, bool before, yst_span word,
                               yst_syntax *period, yst_syntax *day);
yst_syntax *yst_build_one_of(yst_builder *b, yst_span span, const yst_syntax *list);
yst_syntax *yst_build_state(yst_builder *b, yst_syntax_op op, yst_span word);
yst_syntax *yst_build_includes(yst_builder *b, yst_span word, const yst_syntax *quantity,
                               const yst_syntax *members);
yst_syntax *yst_build_tail(yst_builder *b, yst_span word, bool positive, yst_syntax *compared);
yst_syntax *yst_build_compared(yst_builder *b, yst_syntax *left, yst_syntax *tail);

yst_syntax *yst_build_quantifier(yst_builder *b, yst_quantity quantity, yst_span span, const yst_span *count);
yst_syntax *yst_build_quantity(yst_builder *b, yst_span span, yst_syntax *quantifier,
                               const yst_syntax *members, const yst_syntax *including, yst_syntax *holds);

/* `A when C otherwise B …` */
yst_syntax *yst_build_choice(yst_builder *b, yst_syntax *before, yst_syntax *value, yst_syntax *condition);
yst_syntax *yst_build_chosen(yst_builder *b, yst_syntax *choices, yst_syntax *otherwise);

#endif
