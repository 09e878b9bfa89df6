#include "model/scope.h"

static const yst_type yes_no = {YST_KIND_YES_NO, NULL};
static const yst_type any_type = {YST_KIND_NONE, NULL};

static yst_expr *say_unordered(yst_model_builder *b, yst_span span, const yst_expr *left)
{
  yst_diag *diag = yst_diags_add(b->diags, YST_UNORDERED, span, "`%t` is %t, which has no order",
                                 yst_span_text(b, left->span), yst_type_phrase(b, left->type));
  if (left->type.kind == YST_KIND_CHOICE) {
    if (left->type.choices->span.source)
      yst_diag_label(b->diags, diag, left->type.choices->span, "declared here");
    yst_diag_help(b->diags, diag, "Declare it as a `scale`, lowest first, or ask `is` and `is one of`.");
  }
  return yst_expr_broken(b, span);
}

/* ---- better and worse ---- */

static bool speaks_of_goodness(yst_syntax_op op)
{
  return op == YST_X_BETTER || op == YST_X_WORSE || op == YST_X_NO_BETTER || op == YST_X_NO_WORSE;
}

static yst_op op_by_goodness(yst_syntax_op op, bool higher_is_better)
{
  switch (op) {
  case YST_X_BETTER: return higher_is_better ? YST_OP_MORE : YST_OP_LESS;
  case YST_X_WORSE: return higher_is_better ? YST_OP_LESS : YST_OP_MORE;
  case YST_X_NO_BETTER: return higher_is_better ? YST_OP_AT_MOST : YST_OP_AT_LEAST;
  default: return higher_is_better ? YST_OP_AT_LEAST : YST_OP_AT_MOST;
  }
}

static yst_op op_of(yst_syntax_op op)
{
  switch (op) {
  case YST_X_IS_NOT: return YST_OP_NOT_EQUAL;
  case YST_X_OVER:
  case YST_X_AFTER: return YST_OP_MORE;
  case YST_X_UNDER:
  case YST_X_BEFORE: return YST_OP_LESS;
  case YST_X_AT_LEAST: return YST_OP_AT_LEAST;
  case YST_X_AT_MOST: return YST_OP_AT_MOST;
  default: return YST_OP_EQUAL;
  }
}

/* ---- two values ---- */

/* `A - B is over 24 months`: months have no fixed number of days, but A is over B and 24 months. */
static bool unfold_difference(yst_model_builder *b, yst_expr **left, yst_expr **right, yst_span span)
{
  bool on_left = (*left)->op == YST_OP_DAYS_BETWEEN && (*right)->type.kind == YST_KIND_MONTHS;
  bool on_right = (*right)->op == YST_OP_DAYS_BETWEEN && (*left)->type.kind == YST_KIND_MONTHS;
  if (!on_left && !on_right) return false;
  yst_expr *days = on_left ? *left : *right, *period = on_left ? *right : *left;
  yst_expr *later = days->args[1], *moved = yst_shift_date(b, days->args[0], period, false, span);
  *left = on_left ? later : moved;
  *right = on_left ? moved : later;
  return true;
}

static yst_expr *compare_texts(const yst_scope *scope, yst_op op, yst_expr *left, yst_expr *right,
                               yst_span span)
{
  yst_model_builder *b = scope->builder;
  if (op != YST_OP_EQUAL && op != YST_OP_NOT_EQUAL) return say_unordered(b, span, left);
  yst_expr *equal = yst_expr_of(b, YST_OP_TEXT_EQUAL, yes_no, span, left, right);
  return op == YST_OP_EQUAL ? equal : yst_expr_not(b, equal);
}

yst_expr *yst_compare_two(const yst_scope *scope, yst_op op, yst_expr *left, yst_expr *right, yst_span span)
{
  yst_model_builder *b = scope->builder;
  if (yst_is_broken(left) || yst_is_broken(right)) return yst_expr_of(b, op, yes_no, span, left, right);
  if (left->type.kind == YST_KIND_NUMBER) right = yst_expr_points(b, right);
  if (right->type.kind == YST_KIND_NUMBER) left = yst_expr_points(b, left);
  unfold_difference(b, &left, &right, span);
  if (!yst_type_same(left->type, right->type)) {
    yst_say_mismatch(b, span, left, right, "compared");
    return yst_break(yst_expr_of(b, op, yes_no, span, left, right));
  }
  if (left->type.kind == YST_KIND_TEXT) return compare_texts(scope, op, left, right, span);
  if (left->type.kind == YST_KIND_SET || left->type.kind == YST_KIND_NAMES) {
    yst_say_mismatch(b, span, left, right, "compared, only asked what they include");
    return yst_expr_broken(b, span);
  }
  bool by_order = op != YST_OP_EQUAL && op != YST_OP_NOT_EQUAL;
  if (by_order && !yst_type_ordered(left->type)) return say_unordered(b, span, left);
  return yst_expr_of(b, op, yes_no, span, left, right);
}

/* `aims is chess` */
static void say_set(yst_model_builder *b, const yst_expr *set, const yst_syntax *word)
{
  yst_text name = yst_span_text(b, set->span);
  yst_diag *diag = yst_diags_add(b->diags, YST_TYPE_MISMATCH, set->span, "`%t` is %t, and no one word", name,
                                 yst_type_phrase(b, set->type));
  yst_diag_help(b->diags, diag, "Write `%t includes %t`.", name, yst_span_text(b, word->span));
}

/* `upkeep is strong`: a rubric beside a word can only mean its grade. */
static yst_type grades_of(const yst_scope *scope, const yst_syntax *syntax)
{
  const yst_model_builder *b = scope->builder;
  const yst_symbol *symbol = syntax && syntax->op == YST_X_NAME ? yst_symbol_named(b, syntax->name) : NULL;
  if (!symbol || symbol->kind != YST_SYMBOL_RUBRIC) return any_type;
  const yst_choices *grades = b->model->rubrics[symbol->index].grade_choices;
  return grades ? yst_type_choice(grades) : any_type;
}

/* The side that has a type by itself tells the other what a bare word on it means. */
static void resolve_sides(const yst_scope *scope, const yst_syntax *left, const yst_syntax *right,
                          yst_expr **left_expr, yst_expr **right_expr)
{
  yst_model_builder *b = scope->builder;
  bool right_alone = yst_stands_alone(scope, right);
  if (left && !yst_stands_alone(scope, left) && right_alone) {
    *right_expr = yst_resolve(scope, right, any_type);
    *left_expr = yst_is_broken(*right_expr) ? yst_expr_broken(b, left->span)
                                            : yst_resolve(scope, left, (*right_expr)->type);
    return;
  }
  *left_expr = yst_resolve(scope, left, right_alone ? any_type : grades_of(scope, left));
  if ((*left_expr)->type.kind == YST_KIND_SET && !right_alone) {
    say_set(b, *left_expr, right);
    *right_expr = yst_expr_broken(b, right->span);
  } else if (yst_is_broken(*left_expr) && !right_alone) {
    *right_expr = yst_expr_broken(b, right->span);
  } else {
    *right_expr = yst_resolve(scope, right, (*left_expr)->type);
  }
}

static yst_expr *resolve_by_goodness(const yst_scope *scope, const yst_syntax *syntax, yst_expr *left,
                                     yst_expr *right)
{
  yst_model_builder *b = scope->builder;
  if (yst_is_broken(left) || yst_is_broken(right))
    return yst_expr_of(b, YST_OP_MORE, yes_no, syntax->span, left, right);
  yst_direction direction = yst_direction_between(scope, left, right);
  if (direction == YST_NO_DIRECTION) {
    yst_say_no_good_end(b, syntax->span, left);
    return yst_expr_broken(b, syntax->span);
  }
  yst_op op = op_by_goodness(syntax->op, direction != YST_LOWER_IS_BETTER);
  yst_expr *compared = yst_compare_two(scope, op, left, right, syntax->span);
  if (direction != YST_BETTER_BY_ROW || yst_is_broken(compared)) return compared;
  yst_expr *reversed = yst_compare_two(scope, op_by_goodness(syntax->op, false), left, right, syntax->span);
  return yst_choose_by_row(scope, syntax->span, compared, reversed);
}

static bool is_written_out(const yst_expr *expr)
{
  return expr->op == YST_OP_CONST || expr->op == YST_OP_LIMIT || expr->op == YST_OP_AS_AT;
}

static yst_expr *resolve_between(const yst_scope *scope, const yst_syntax *syntax)
{
  yst_model_builder *b = scope->builder;
  yst_expr *left, *low;
  resolve_sides(scope, syntax->args[0], syntax->args[1], &left, &low);
  yst_expr *high = yst_resolve(scope, syntax->args[2], left->type);
  yst_expr *from = yst_compare_two(scope, YST_OP_AT_LEAST, left, low, syntax->span);
  if (yst_is_broken(from)) return from;
  yst_expr *to = yst_compare_two(scope, YST_OP_AT_MOST, left, high, syntax->span);
  yst_expr *both = yst_expr_both(b, from, to);
  if (yst_is_broken(to) || (is_written_out(low) && is_written_out(high))) return both;
  /* Joined by `and` alone, an end that is not applicable would be left out: a comparison with it is not
   * applicable. */
  yst_expr *ends[2] = {low, high};
  for (size_t i = 0; i < 2; i++)
    ends[i] = yst_expr_of(b, YST_OP_APPLICABLE, yes_no, syntax->span, ends[i], NULL);
  yst_expr *const pair[2] = {both, yst_expr_both(b, ends[0], ends[1])};
  return yst_expr_list(b, YST_OP_CHOOSE, yes_no, syntax->span, pair, 2);
}

static yst_expr *resolve_one_of(const yst_scope *scope, const yst_syntax *syntax)
{
  yst_model_builder *b = scope->builder;
  yst_expr *left = yst_resolve(scope, syntax->args[0], any_type);
  if (yst_is_broken(left)) return left;
  yst_syntax *const *words = syntax->args + 1;
  size_t count = syntax->arg_count - 1;
  if (count == 1 && words[0]->op == YST_X_LIST) {
    count = words[0]->arg_count;
    words = words[0]->args;
  }
  yst_expr **args = YST_NEW_ARRAY(b->arena, count, yst_expr *);
  for (size_t i = 0; i < count; i++) {
    yst_expr *right = yst_resolve(scope, words[i], left->type);
    args[i] = yst_compare_two(scope, YST_OP_EQUAL, left, right,
                              yst_is_broken(right) ? words[i]->span : syntax->span);
  }
  return count == 1 ? args[0] : yst_expr_list(b, YST_OP_OR, yes_no, syntax->span, args, count);
}

static yst_expr *resolve_state(const yst_scope *scope, const yst_syntax *syntax, yst_op op)
{
  yst_expr *subject = yst_resolve(scope, syntax->args[0], any_type);
  return yst_expr_of(scope->builder, op, yes_no, syntax->span, subject, NULL);
}

static yst_expr *resolve_is_in(const yst_scope *scope, const yst_syntax *syntax)
{
  yst_model_builder *b = scope->builder;
  const yst_other *other = yst_other_named(b, syntax->args[1]);
  if (other) return yst_resolve_is_listed(scope, syntax, other);
  yst_expr *left = yst_resolve(scope, syntax->args[0], any_type);
  yst_expr *year = yst_resolve_as(scope, syntax->args[1], yst_type_of(YST_KIND_YEAR), "`is in` takes");
  if (yst_is_broken(left) || yst_is_broken(year))
    return yst_expr_of(b, YST_OP_IN_YEAR, yes_no, syntax->span, left, year);
  if (left->type.kind == YST_KIND_YEAR) return yst_compare_two(scope, YST_OP_EQUAL, left, year, syntax->span);
  if (left->type.kind == YST_KIND_DATE)
    return yst_expr_of(b, YST_OP_IN_YEAR, yes_no, syntax->span, left, year);
  yst_diags_add(b->diags, YST_TYPE_MISMATCH, left->span, "`%t` is %t, and only a date is in a year",
                yst_span_text(b, left->span), yst_type_phrase(b, left->type));
  return yst_expr_broken(b, syntax->span);
}

static yst_expr *resolve_contains(const yst_scope *scope, const yst_syntax *syntax)
{
  yst_type text = yst_type_of(YST_KIND_TEXT);
  yst_expr *left = yst_resolve_as(scope, syntax->args[0], text, "what contains words is");
  yst_expr *right = yst_resolve_as(scope, syntax->args[1], text, "`contains` looks for");
  return yst_expr_of(scope->builder, YST_OP_TEXT_CONTAINS, yes_no, syntax->span, left, right);
}

static yst_expr *resolve_before_after(const yst_scope *scope, const yst_syntax *syntax, yst_expr *left,
                                      yst_expr *right)
{
  yst_model_builder *b = scope->builder;
  yst_kind kind = left->type.kind;
  if (kind == YST_KIND_NONE || kind == YST_KIND_DATE || kind == YST_KIND_YEAR)
    return yst_compare_two(scope, op_of(syntax->op), left, right, syntax->span);
  yst_diag *diag = yst_diags_add(b->diags, YST_TYPE_MISMATCH, left->span,
                                 "`%t` is %t, and only dates come before and after",
                                 yst_span_text(b, left->span), yst_type_phrase(b, left->type));
  yst_diag_help(b->diags, diag, "Write `is under` or `is over`.");
  return yst_expr_broken(b, syntax->span);
}

yst_expr *yst_resolve_comparison(const yst_scope *scope, const yst_syntax *syntax)
{
  switch (syntax->op) {
  case YST_X_IS_GIVEN: return resolve_state(scope, syntax, YST_OP_GIVEN);
  case YST_X_IS_KNOWN: return resolve_state(scope, syntax, YST_OP_KNOWN);
  case YST_X_IS_APPLICABLE: return resolve_state(scope, syntax, YST_OP_APPLICABLE);
  case YST_X_IS_IN: return resolve_is_in(scope, syntax);
  case YST_X_CONTAINS: return resolve_contains(scope, syntax);
  case YST_X_BETWEEN: return resolve_between(scope, syntax);
  case YST_X_ONE_OF: return resolve_one_of(scope, syntax);
  default: break;
  }
  yst_expr *left, *right;
  resolve_sides(scope, syntax->args[0], syntax->args[1], &left, &right);
  if (speaks_of_goodness(syntax->op)) return resolve_by_goodness(scope, syntax, left, right);
  if (syntax->op == YST_X_BEFORE || syntax->op == YST_X_AFTER)
    return resolve_before_after(scope, syntax, left, right);
  return yst_compare_two(scope, op_of(syntax->op), left, right, syntax->span);
}

/* ---- sets ---- */

yst_expr *yst_resolve_includes(const yst_scope *scope, const yst_syntax *syntax)
{
  yst_model_builder *b = scope->builder;
  yst_expr *set = yst_resolve(scope, syntax->args[0], any_type);
  if (yst_is_broken(set)) return set;
  if (set->type.kind != YST_KIND_SET && set->type.kind != YST_KIND_NAMES) {
    yst_diag *diag =
        yst_diags_add(b->diags, YST_TYPE_MISMATCH, set->span, "`%t` is %t, and only a set includes words",
                      yst_span_text(b, set->span), yst_type_phrase(b, set->type));
    if (set->type.kind == YST_KIND_CHOICE) yst_diag_help(b->diags, diag, "Write `is` or `is one of`.");
    return yst_expr_broken(b, syntax->span);
  }
  yst_words words = {.items = YST_NEW_ARRAY(b->arena, syntax->arg_count, yst_word)};
  for (size_t i = 1; i < syntax->arg_count; i++) {
    const yst_syntax *arg = syntax->args[i];
    bool is_list = arg->op == YST_X_LIST;
    for (size_t k = 0; k < (is_list ? arg->arg_count : 1); k++) {
      const yst_syntax *word = is_list ? arg->args[k] : arg;
      yst_atom name =
          word->op == YST_X_NAME ? word->name : yst_atom_of(b->atoms, yst_span_text(b, word->span));
      yst_word item = {name, word->span};
      YST_PUSH(b->arena, words.items, words.count, words.capacity, item);
    }
  }
  yst_expr *expr = yst_expr_of(b, YST_OP_INCLUDES, yes_no, syntax->span, set, NULL);
  expr->quantity = syntax->quantity;
  expr->count = syntax->count;
  if (!yst_words_mask(b, &words, set->type, &expr->number)) yst_break(expr);
  return expr;
}
