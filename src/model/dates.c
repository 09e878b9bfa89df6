#include "model/scope.h"

static const yst_type yes_no = {YST_KIND_YES_NO, NULL};
static const yst_type date_type = {YST_KIND_DATE, NULL};
static const yst_type number_type = {YST_KIND_NUMBER, NULL};
static const yst_type any_type = {YST_KIND_NONE, NULL};

static bool is_period(yst_type type)
{
  return type.kind == YST_KIND_MONTHS || type.kind == YST_KIND_DAYS;
}

static yst_expr *negated(yst_model_builder *b, yst_expr *expr)
{
  if (expr->op == YST_OP_CONST)
    return yst_expr_const(b, expr->type, yst_number_negate(expr->number), expr->span);
  return yst_expr_of(b, YST_OP_NEGATE, expr->type, expr->span, expr, NULL);
}

yst_expr *yst_shift_date(yst_model_builder *builder, yst_expr *date, yst_expr *period, bool minus,
                         yst_span span)
{
  if (date->type.kind != YST_KIND_DATE || !is_period(period->type)) return NULL;
  yst_op op = period->type.kind == YST_KIND_MONTHS ? YST_OP_ADD_MONTHS : YST_OP_ADD_DAYS;
  return yst_expr_of(builder, op, date_type, span, date, minus ? negated(builder, period) : period);
}

/* ---- windows ---- */

/* The window as up to two comparisons of the date with the day moved by the period: the far end, and the day
 * itself. `within` and `under` before a day leave the far day out and take the day itself in; the last day of
 * a period after a day counts, as a deadline's does. */
typedef struct window {
  bool before; /* the far end lies before the day */
  yst_op far;
  bool bounded; /* the day itself bounds it too */
} window;

static window window_of(yst_syntax_op op)
{
  switch (op) {
  case YST_X_WITHIN_BEFORE:
  case YST_X_UNDER_BEFORE: return (window){true, YST_OP_MORE, true};
  case YST_X_AT_MOST_BEFORE: return (window){true, YST_OP_AT_LEAST, true};
  case YST_X_OVER_BEFORE: return (window){true, YST_OP_LESS, false};
  case YST_X_AT_LEAST_BEFORE: return (window){true, YST_OP_AT_MOST, false};
  case YST_X_UNDER_AFTER: return (window){false, YST_OP_LESS, true};
  case YST_X_OVER_AFTER: return (window){false, YST_OP_MORE, false};
  case YST_X_AT_LEAST_AFTER: return (window){false, YST_OP_AT_LEAST, false};
  default: return (window){false, YST_OP_AT_MOST, true}; /* within and at most after */
  }
}

static yst_expr *compare_with_window(const yst_scope *scope, window w, yst_expr *date, yst_expr *period,
                                     yst_expr *day, yst_span span)
{
  yst_model_builder *b = scope->builder;
  yst_expr *far = yst_shift_date(b, day, period, w.before, span);
  yst_expr *beyond = yst_expr_of(b, w.far, yes_no, span, date, far);
  if (!w.bounded) return beyond;
  yst_expr *near = yst_expr_of(b, w.before ? YST_OP_AT_MOST : YST_OP_AT_LEAST, yes_no, span, date, day);
  return yst_expr_both(b, beyond, near);
}

static yst_expr *resolve_period(const yst_scope *scope, const yst_syntax *syntax)
{
  yst_model_builder *b = scope->builder;
  yst_expr *period = yst_resolve(scope, syntax, any_type);
  if (yst_is_broken(period) || is_period(period->type)) return period;
  yst_diag *diag = yst_diags_add(b->diags, YST_TYPE_MISMATCH, period->span,
                                 "`%t` is %t, and a distance between dates is a period",
                                 yst_span_text(b, period->span), yst_type_phrase(b, period->type));
  yst_diag_help(b->diags, diag, "Write it as `12 months` or `30 days`.");
  return yst_expr_broken(b, syntax->span);
}

yst_expr *yst_resolve_window(const yst_scope *scope, const yst_syntax *syntax)
{
  yst_model_builder *b = scope->builder;
  yst_expr *date = yst_resolve_as(scope, syntax->args[0], date_type, "what lies before or after a day is");
  yst_expr *period = resolve_period(scope, syntax->args[1]);
  yst_expr *day = yst_resolve_as(scope, syntax->args[2], date_type, "a period is counted from");
  if (yst_is_broken(date) || yst_is_broken(period) || yst_is_broken(day)) {
    yst_expr *const args[3] = {date, period, day};
    return yst_expr_list(b, YST_OP_BROKEN, any_type, syntax->span, args, 3);
  }
  if (syntax->op != YST_X_WITHIN_OF)
    return compare_with_window(scope, window_of(syntax->op), date, period, day, syntax->span);
  window before = {true, YST_OP_MORE, false}, after = {false, YST_OP_AT_MOST, false};
  return yst_expr_both(b, compare_with_window(scope, before, date, period, day, syntax->span),
                       compare_with_window(scope, after, date, period, day, syntax->span));
}

/* ---- first day of, last day of ---- */

static bool is_of_register(const yst_model_builder *b, const yst_expr *expr)
{
  if (expr->op == YST_OP_FIELD) return true;
  return expr->op == YST_OP_COLUMN && !b->model->lists[expr->list].columns[expr->index].formula;
}

yst_expr *yst_resolve_day_of(const yst_scope *scope, const yst_syntax *syntax)
{
  yst_model_builder *b = scope->builder;
  bool first = syntax->op == YST_X_FIRST_DAY;
  yst_expr *inner = yst_resolve(scope, syntax->args[0], any_type);
  if (yst_is_broken(inner)) return inner;
  if (inner->type.kind == YST_KIND_YEAR)
    return yst_expr_of(b, first ? YST_OP_YEAR_FIRST : YST_OP_YEAR_LAST, date_type, syntax->span, inner, NULL);
  bool is_date = inner->type.kind == YST_KIND_DATE;
  if (is_date && is_of_register(b, inner))
    return yst_expr_of(b, first ? YST_OP_DATE_FIRST : YST_OP_DATE_LAST, date_type, syntax->span, inner, NULL);
  yst_text what = yst_span_text(b, inner->span);
  yst_diag *diag =
      is_date
          ? yst_diags_add(b->diags, YST_TYPE_MISMATCH, inner->span,
                          "`%t` is one day already: only a date of the register is known in part", what)
          : yst_diags_add(b->diags, YST_TYPE_MISMATCH, inner->span, "`%t` is %t and has no first or last day",
                          what, yst_type_phrase(b, inner->type));
  yst_diag_help(b->diags, diag, "Name a field or column of dates, or a financial year.");
  return yst_expr_broken(b, syntax->span);
}

/* ---- in months, as percent ---- */

static yst_expr *divided(yst_model_builder *b, yst_expr *expr, int64_t by)
{
  return yst_expr_of(b, YST_OP_DIVIDE, number_type, expr->span, expr,
                     yst_expr_const(b, number_type, yst_number_of(by), expr->span));
}

static yst_expr *whole_months(yst_model_builder *b, const yst_expr *days)
{
  return yst_expr_of(b, YST_OP_MONTHS_BETWEEN, number_type, days->span, days->args[0], days->args[1]);
}

static yst_expr *whole_years(yst_model_builder *b, const yst_expr *days)
{
  yst_expr *round =
      yst_expr_of(b, YST_OP_ROUND, number_type, days->span, divided(b, whole_months(b, days), 12), NULL);
  round->rounding_mode = YST_ROUND_DOWN;
  round->number = yst_number_of(1);
  return round;
}

static yst_expr *in_unit(yst_model_builder *b, yst_expr *inner, yst_atom unit)
{
  bool difference = inner->op == YST_OP_DAYS_BETWEEN;
  if (unit == b->word.days && inner->type.kind == YST_KIND_DAYS)
    return yst_expr_retyped(b, inner, number_type);
  if (unit == b->word.months && difference) return whole_months(b, inner);
  if (unit == b->word.years && difference) return whole_years(b, inner);
  if (inner->type.kind != YST_KIND_MONTHS) return NULL;
  if (unit == b->word.months) return yst_expr_retyped(b, inner, number_type);
  return unit == b->word.years ? divided(b, yst_expr_retyped(b, inner, number_type), 12) : NULL;
}

static yst_expr *as_kind(yst_model_builder *b, const yst_expr *inner, yst_atom unit)
{
  bool is_share = inner->type.kind == YST_KIND_NUMBER || inner->type.kind == YST_KIND_PERCENT;
  if (!is_share) return NULL;
  if (unit == b->word.percent) return yst_expr_retyped(b, inner, yst_type_of(YST_KIND_PERCENT));
  return unit == b->word.number ? yst_expr_retyped(b, inner, number_type) : NULL;
}

yst_expr *yst_resolve_in_unit(const yst_scope *scope, const yst_syntax *syntax)
{
  yst_model_builder *b = scope->builder;
  yst_expr *inner = yst_resolve(scope, syntax->args[0], any_type);
  if (yst_is_broken(inner)) return inner;
  bool is_as = syntax->op == YST_X_AS;
  yst_expr *expr = is_as ? as_kind(b, inner, syntax->name) : in_unit(b, inner, syntax->name);
  if (expr) {
    expr->span = syntax->span; /* with the unit */
    return expr;
  }
  yst_diag *diag =
      yst_diags_add(b->diags, YST_UNIT_MISMATCH, syntax->span, "`%t` is %t and cannot be said %s %t",
                    yst_span_text(b, inner->span), yst_type_phrase(b, inner->type), is_as ? "as" : "in",
                    yst_name_text(b, syntax->name));
  yst_diag_help(b->diags, diag,
                is_as ? "A number can be said `as percent`, a percentage `as number`."
                      : "Two dates can be set apart `in days`, `in months`, `in years`.");
  return yst_expr_broken(b, syntax->span);
}
