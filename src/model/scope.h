/* Expressions as they are written turned into expressions of the model: names looked up in a scope, types
 * found, sugar taken away. A faulty expression becomes BROKEN, keeps its args for what walks over them, and
 * is silent from then on. */
#ifndef YST_MODEL_SCOPE_H
#define YST_MODEL_SCOPE_H

#include "model/build.h"

/* Where an expression stands. */
typedef struct yst_scope {
  yst_model_builder *builder;
  size_t list;                         /* the list whose rows are at hand, or YST_NOWHERE */
  size_t rubric, checklist, condition; /* the piece it stands in: its members come first. YST_NOWHERE: none */
  bool over_register; /* not about one partnership: only figures, limits and what is folded over partnerships
                       */
  yst_expr *member;   /* what an unwritten left side stands for, in a comparison that holds for each member */
  const yst_result *criterion; /* what `score` means among criteria, `answer` among items */
} yst_scope;

/* A scope of one record and nothing more. */
yst_scope yst_scope_record(yst_model_builder *builder);

/* ---- expression.c ---- */

/* Any expression. `want` is the type the place would like (NONE: any); it decides what a bare choice or
 * rubric means, nothing more. NULL syntax gives a broken expression. */
yst_expr *yst_resolve(const yst_scope *scope, const yst_syntax *syntax, yst_type want);
/* A condition: yes or no, or a message. */
yst_expr *yst_resolve_condition(const yst_scope *scope, const yst_syntax *syntax);
/* An expression that must be of a kind; CHOICE also of these choices. `place` says for what: `a review counts
 * from a date`. */
yst_expr *yst_resolve_as(const yst_scope *scope, const yst_syntax *syntax, yst_type type, const char *place);
/* `applies when …` under a piece, joined with a condition that is there already (may be NULL); NULL for
 * always. */
yst_expr *yst_resolve_applies(const yst_scope *scope, const yst_piece *piece, const yst_syntax *also);

/* `when` (may be NULL) less every `unless` under a piece: conditions.c. NULL when there is neither. */
yst_expr *yst_resolve_when(const yst_scope *scope, const yst_piece *piece, const yst_syntax *when);

/* Looks up the `{names}` in a piece's message: placeholders.c. */
void yst_check_message(const yst_scope *scope, const yst_piece *piece);

/* ---- making nodes: node.c ---- */

yst_expr *yst_expr_new(yst_model_builder *builder, yst_op op, yst_type type, yst_span span);
yst_expr *yst_expr_of(yst_model_builder *builder, yst_op op, yst_type type, yst_span span, yst_expr *left,
                      yst_expr *right);
yst_expr *yst_expr_list(yst_model_builder *builder, yst_op op, yst_type type, yst_span span,
                        yst_expr *const *args, size_t count);
yst_expr *yst_expr_const(yst_model_builder *builder, yst_type type, yst_number number, yst_span span);
yst_expr *yst_expr_result(yst_model_builder *builder, const yst_result *result, yst_span span);
yst_expr *yst_expr_broken(yst_model_builder *builder, yst_span span);
yst_expr *yst_expr_not(yst_model_builder *builder, yst_expr *expr);
/* The same value under another type. */
yst_expr *yst_expr_retyped(yst_model_builder *builder, const yst_expr *expr, yst_type type);
/* AND of two, either of which may be NULL. */
yst_expr *yst_expr_both(yst_model_builder *builder, yst_expr *left, yst_expr *right);
/* Makes an expression broken; its args stay. */
yst_expr *yst_break(yst_expr *expr);
static inline bool yst_is_broken(const yst_expr *expr)
{
  return expr->type.kind == YST_KIND_NONE;
}
/* A choice that carries points becomes a number; anything else stays. */
yst_expr *yst_expr_points(yst_model_builder *builder, yst_expr *expr);

/* ---- resolve.c ---- */

yst_expr *yst_resolve_name(const yst_scope *scope, const yst_syntax *syntax, yst_type want);
/* Whether a syntax has a type without help from its neighbour: false for bare choices and rubrics. */
bool yst_stands_alone(const yst_scope *scope, const yst_syntax *syntax);
/* The member that a bare name means in a scope, or NULL; with `said` set a message was given (it is not
 * unique). */
const yst_member *yst_member_named(const yst_scope *scope, yst_word name, bool *said);
/* Says that nothing has a name, with the nearest names in scope. */
void yst_say_unknown(const yst_scope *scope, yst_word name);
/* The same beside a value of a type: next to a text, the word may be meant as one. */
void yst_say_unknown_beside(const yst_scope *scope, yst_word name, yst_type type);
/* The field named in a clause, or YST_NOWHERE with a message. */
size_t yst_field_named(yst_model_builder *builder, yst_word name);
/* Makes sure that the type of a value, column or figure is known before it is used; in a circle it stays
 * NONE. */
void yst_settle(yst_model_builder *builder, const yst_symbol *symbol, size_t column);

/* A reference to a result, unless the place may not use it. */
yst_expr *yst_use_result(const yst_scope *scope, const yst_result *result, yst_span span);

/* Says that what belongs to one partnership cannot stand where none is meant. */
void yst_say_one_record(yst_model_builder *builder, yst_span span);

/* ---- others.c: `x of OTHER`, `name is in OTHER` ---- */

/* The other register that a syntax names, or NULL. */
const yst_other *yst_other_named(const yst_model_builder *builder, const yst_syntax *syntax);
/* What the matching line of it has in a column; a message when there is no such column. */
yst_expr *yst_resolve_other(const yst_scope *scope, const yst_other *other, yst_word column, yst_span span);
/* `name is in OTHER`: whether the partnership has a line in it. */
yst_expr *yst_resolve_is_listed(const yst_scope *scope, const yst_syntax *syntax, const yst_other *other);

/* ---- paths.c: `x of y`, `y.x` ---- */

/* The dotted path of `a`, `a.b`, `b of a`; empty when it is none, with `said` set when that was said already.
 */
yst_text yst_path_of(const yst_scope *scope, const yst_syntax *syntax, bool *said);
yst_expr *yst_resolve_of(const yst_scope *scope, const yst_syntax *syntax, yst_type want);
yst_expr *yst_resolve_member(const yst_scope *scope, const yst_syntax *syntax);

/* ---- comparison.c ---- */

yst_expr *yst_resolve_comparison(const yst_scope *scope, const yst_syntax *syntax);
yst_expr *yst_compare_two(const yst_scope *scope, yst_op op, yst_expr *left, yst_expr *right, yst_span span);
yst_expr *yst_resolve_includes(const yst_scope *scope, const yst_syntax *syntax);

/* ---- mismatch.c: sides that do not fit together ---- */

void yst_say_mismatch(yst_model_builder *builder, yst_span span, const yst_expr *left, const yst_expr *right,
                      const char *verb);

/* ---- goodness.c: which end is good ---- */

/* The direction in which the rows of a list are better, each by itself perhaps. `list` may be YST_NOWHERE. */
yst_direction yst_direction_of_rows(const yst_model_builder *builder, size_t list);
/* The direction in which two values are compared: that of the left one, else of the right one, else of the
 * row at hand. NO_DIRECTION when nothing says so. */
yst_direction yst_direction_between(const yst_scope *scope, const yst_expr *left, const yst_expr *right);
/* What holds where higher is better in the row at hand, and what holds where lower is; where neither is said,
 * not applicable. */
yst_expr *yst_choose_by_row(const yst_scope *scope, yst_span span, yst_expr *higher, yst_expr *lower);
/* Looks at what a list says of its rows, whether or not anything uses it. */
void yst_fill_row_ways(const yst_scope *scope);

/* What can be ordered by goodness: the direction of an expression's type, field or column. */
yst_direction yst_direction_of_expr(const yst_model_builder *builder, const yst_expr *expr);
void yst_say_no_good_end(yst_model_builder *builder, yst_span span, const yst_expr *expr);

/* ---- joining.c ---- */

yst_expr *yst_resolve_joined(const yst_scope *scope, const yst_syntax *syntax);

/* ---- dates.c ---- */

yst_expr *yst_resolve_window(const yst_scope *scope, const yst_syntax *syntax);
/* date + period; NULL when these are not a date and a period. `minus` takes the period away. */
yst_expr *yst_shift_date(yst_model_builder *builder, yst_expr *date, yst_expr *period, bool minus,
                         yst_span span);
/* `first day of`, `last day of` a financial year, or of a date that the register may know in part. */
yst_expr *yst_resolve_day_of(const yst_scope *scope, const yst_syntax *syntax);
yst_expr *yst_resolve_in_unit(const yst_scope *scope, const yst_syntax *syntax);

/* ---- arithmetic.c ---- */

yst_expr *yst_resolve_arithmetic(const yst_scope *scope, const yst_syntax *syntax, yst_type want);

/* ---- lists of members: members.c ---- */

typedef enum yst_members_kind {
  YST_MEMBERS_BROKEN,
  YST_MEMBERS_FIXED,
  YST_MEMBERS_ROWS,
  YST_MEMBERS_REGISTER
} yst_members_kind;

/* What an aggregate or quantity runs over. */
typedef struct yst_members {
  yst_members_kind kind;
  size_t count, capacity;
  yst_expr **items;               /* FIXED */
  yst_expr **wheres;              /* FIXED: what `where` asks of each; NULL: nothing */
  bool is_several;                /* more than one value by its form, however many there are */
  size_t list;                    /* ROWS */
  yst_expr *where;                /* ROWS, REGISTER: or NULL */
  const yst_syntax *measure_name; /* ROWS, REGISTER: `residual of risks`, or NULL */
  yst_scope inner;                /* ROWS, REGISTER: the scope of a row or record */
  yst_span span;
} yst_members;

/* A message is given when they are BROKEN. */
yst_members yst_resolve_members(const yst_scope *scope, yst_syntax *const *args, size_t count, yst_span span);
/* What is looked at in each row: `residual of risks`, a measure that was written apart (may be NULL), or
 * both, as in `highest total of significance of partnerships`. NULL when nothing is named. */
yst_expr *yst_resolve_measure(const yst_members *members, const yst_syntax *measured);
/* Whether a name may be a member of a group: something with a value of its own. */
bool yst_group_member_fits(const yst_scope *scope, const yst_syntax *name);

/* ---- aggregate.c, quantity.c ---- */

yst_expr *yst_resolve_aggregate(const yst_scope *scope, const yst_syntax *syntax);
yst_expr *yst_resolve_quantity(const yst_scope *scope, const yst_syntax *syntax);

/* ---- counted.c: counts of the rule file itself ---- */

/* Whether an expression is made of such counts and of amounts, and of nothing that a register holds. */
bool yst_is_of_file(const yst_model_builder *builder, const yst_syntax *syntax);
/* `count of rows of LIST` as the number it is; NULL when it is something else, or depends on a partnership.
 */
yst_expr *yst_count_of_file(const yst_scope *scope, const yst_syntax *syntax);

/* ---- bands.c ---- */

/* Rows of bands under a piece (score, evidence, grades) over an expression. `gives` is the type of their
 * marks; grades give their places. */
yst_expr *yst_resolve_bands(const yst_scope *scope, const yst_piece *piece, yst_expr *over, yst_type gives);
/* One head of a row as a band. */
bool yst_band_of_range(const yst_scope *scope, const yst_range *range, yst_type over, yst_band *band);
/* The choices that GRADE rows make. */
const yst_choices *yst_grade_choices(yst_model_builder *builder, const yst_piece *grades, yst_atom name,
                                     yst_text label, yst_direction direction);

/* The bands of a key of a table, each giving its place. */
yst_bands *yst_bands_of_key(yst_model_builder *builder, const yst_table_key *key);

/* ---- marks.c ---- */

/* The least and greatest number that an expression can come to, as far as its parts say. */
typedef struct yst_extent {
  bool has_low, has_high;
  yst_number low, high;
} yst_extent;
yst_extent yst_extent_of(const yst_model_builder *builder, const yst_expr *expr);
/* Finds a criterion's lowest and highest score. */
void yst_find_marks(yst_model_builder *builder, yst_criterion *criterion, const yst_piece *piece);
/* Finds the lowest and highest total. */
void yst_find_totals(yst_rubric *rubric);

#endif
