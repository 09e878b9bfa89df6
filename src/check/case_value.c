#include "check/cases_inside.h"

static const yst_case_value NOT_APPLICABLE = {YST_CASE_NOT_APPLICABLE, {0, 1}};
static const yst_case_value UNCLEAR = {YST_CASE_UNCLEAR, {0, 1}};

static yst_case_value known(yst_number number)
{
  return (yst_case_value){YST_CASE_KNOWN, number};
}

static yst_case_value truth(bool yes)
{
  return known(yst_number_of(yes));
}

bool yst_case_is_yes(yst_case_value value)
{
  return value.state == YST_CASE_KNOWN && value.number.num != 0;
}

bool yst_case_is_no(yst_case_value value)
{
  return value.state == YST_CASE_KNOWN && value.number.num == 0;
}

static yst_case_value value_of(yst_cases *cases, const yst_expr *expr);

static yst_case_value subject_value(const yst_cases *cases, const yst_expr *expr, const yst_expr *other)
{
  const yst_subject *each = yst_case_subject(cases, expr, other);
  return each && each->piece_count ? each->pieces[each->at] : UNCLEAR;
}

bool yst_order_fits(yst_op op, int order)
{
  switch (op) {
  case YST_OP_EQUAL: return order == 0;
  case YST_OP_NOT_EQUAL: return order != 0;
  case YST_OP_LESS: return order < 0;
  case YST_OP_AT_MOST: return order <= 0;
  case YST_OP_MORE: return order > 0;
  default: return order >= 0;
  }
}

static yst_case_value compare_subjects(const yst_cases *cases, const yst_expr *expr)
{
  yst_case_value sign = subject_value(cases, expr->args[0], expr->args[1]);
  if (sign.state == YST_CASE_KNOWN) return truth(yst_order_fits(expr->op, (int)sign.number.num));
  yst_case_value turned = subject_value(cases, expr->args[1], expr->args[0]);
  if (turned.state == YST_CASE_KNOWN) return truth(yst_order_fits(expr->op, -(int)turned.number.num));
  return sign.state == YST_CASE_UNCLEAR ? turned : sign;
}

/* Whether which of two is more is tried, and not worked out of both. */
static bool is_tried(const yst_cases *cases, const yst_expr *expr)
{
  const yst_expr *a = expr->args[0], *b = expr->args[1];
  return yst_case_subject(cases, a, b) || yst_case_subject(cases, b, a) || !cases->closed;
}

static yst_case_value compare(yst_cases *cases, const yst_expr *expr)
{
  if (!yst_expr_is_amount(expr->args[0]) && !yst_expr_is_amount(expr->args[1]) && is_tried(cases, expr))
    return compare_subjects(cases, expr);
  yst_case_value a = value_of(cases, expr->args[0]), b = value_of(cases, expr->args[1]);
  if (a.state != YST_CASE_KNOWN) return a;
  if (b.state != YST_CASE_KNOWN) return b;
  return truth(yst_order_fits(expr->op, yst_number_compare(a.number, b.number)));
}

/* What is not applicable is left out; where nothing is left, the whole is not applicable. */
static yst_case_value join(yst_cases *cases, const yst_expr *expr, bool is_and)
{
  yst_case_value all = NOT_APPLICABLE;
  for (size_t i = 0; i < expr->arg_count; i++) {
    yst_case_value each = value_of(cases, expr->args[i]);
    if (each.state == YST_CASE_NOT_APPLICABLE) continue;
    if (each.state == YST_CASE_KNOWN && yst_case_is_yes(each) != is_and) return each;
    if (all.state != YST_CASE_UNCLEAR) all = each;
  }
  return all;
}

static bool count_fits(const yst_expr *expr, size_t held, size_t asked)
{
  switch (expr->quantity) {
  case YST_Q_ANY: return held > 0;
  case YST_Q_ALL: return held == asked;
  case YST_Q_NONE: return held == 0;
  case YST_Q_AT_LEAST: return held >= expr->count;
  case YST_Q_AT_MOST: return held <= expr->count;
  case YST_Q_EXACTLY: return held == expr->count;
  }
  return false;
}

static yst_case_value count_held(yst_cases *cases, const yst_expr *expr)
{
  size_t held = 0, asked = 0;
  for (size_t i = 0; i < expr->arg_count; i++) {
    yst_case_value each = value_of(cases, expr->args[i]);
    if (each.state == YST_CASE_UNCLEAR) return each;
    if (each.state == YST_CASE_NOT_APPLICABLE) continue;
    if (i < expr->including && yst_case_is_no(each)) return truth(false);
    held += yst_case_is_yes(each);
    asked++;
  }
  return truth(count_fits(expr, held, asked));
}

static yst_case_value choose(yst_cases *cases, const yst_expr *expr)
{
  for (size_t i = 0; i + 1 < expr->arg_count; i += 2) {
    yst_case_value when = value_of(cases, expr->args[i + 1]);
    if (when.state == YST_CASE_UNCLEAR) return when;
    if (yst_case_is_yes(when)) return value_of(cases, expr->args[i]);
  }
  return expr->arg_count % 2 ? value_of(cases, expr->args[expr->arg_count - 1]) : NOT_APPLICABLE;
}

static bool band_holds(const yst_cases *cases, const yst_band *band, yst_number value)
{
  if (band->kind == YST_RANGE_SINGLE) {
    return yst_expr_is_amount(band->low) && yst_number_equal(yst_case_amount(cases, band->low), value);
  }
  if ((band->has_low && !yst_expr_is_amount(band->low)) ||
      (band->has_high && !yst_expr_is_amount(band->high)))
    return false;
  int low = band->has_low ? yst_number_compare(value, yst_case_amount(cases, band->low)) : 1;
  int high = band->has_high ? yst_number_compare(value, yst_case_amount(cases, band->high)) : -1;
  return (low > 0 || (low == 0 && band->low_in)) && (high < 0 || (high == 0 && band->high_in));
}

/* A row that gives several marks, as evidence may, gives none that is sure. */
static yst_case_value mark_of(const yst_band *band)
{
  return band->mark_count == 1 ? known(band->marks[0]) : UNCLEAR;
}

static yst_case_value mark_in_bands(yst_cases *cases, const yst_expr *expr)
{
  if (!expr->bands || !expr->arg_count) return UNCLEAR;
  yst_case_value value = value_of(cases, expr->args[0]);
  if (value.state == YST_CASE_UNCLEAR) return value;
  const yst_band *otherwise = NULL;
  for (size_t i = 0; i < expr->bands->count; i++) {
    const yst_band *band = &expr->bands->items[i];
    if (band->kind == YST_RANGE_OTHERWISE) {
      otherwise = band;
    } else if (band->not_applicable
                   ? value.state == YST_CASE_NOT_APPLICABLE
                   : value.state == YST_CASE_KNOWN && band_holds(cases, band, value.number)) {
      return mark_of(band);
    }
  }
  return otherwise && value.state == YST_CASE_KNOWN ? mark_of(otherwise) : NOT_APPLICABLE;
}

static yst_case_value negate(yst_case_value value)
{
  return value.state == YST_CASE_KNOWN ? truth(value.number.num == 0) : value;
}

/* Rules that lean on rules that lean on rules would be worked out again and again. */
static yst_case_value result_value(yst_cases *cases, const yst_result *result, const yst_expr *inside)
{
  yst_case_room *room = cases->room;
  if (room->stamps[result->index] == room->stamp) return room->values[result->index];
  yst_case_value value = value_of(cases, inside);
  room->stamps[result->index] = room->stamp;
  room->values[result->index] = value;
  return value;
}

static yst_case_value value_by_op(yst_cases *cases, const yst_expr *expr)
{
  const yst_expr *inside = yst_case_inside(cases->model, expr);
  if (inside) return result_value(cases, expr->result, inside);
  if (yst_op_is_comparison(expr->op)) return expr->arg_count == 2 ? compare(cases, expr) : UNCLEAR;
  switch (expr->op) {
  case YST_OP_CONST:
  case YST_OP_LIMIT: return known(yst_case_amount(cases, expr));
  case YST_OP_AND: return join(cases, expr, true);
  case YST_OP_OR: return join(cases, expr, false);
  case YST_OP_NOT: return expr->arg_count ? negate(value_of(cases, expr->args[0])) : UNCLEAR;
  case YST_OP_QUANTITY: return count_held(cases, expr);
  case YST_OP_CHOOSE: return choose(cases, expr);
  case YST_OP_BANDS: return mark_in_bands(cases, expr);
  default: {
    yst_case_value tried = subject_value(cases, expr, NULL);
    return yst_case_subject(cases, expr, NULL) ? tried : yst_case_worked(cases, expr);
  }
  }
}

static yst_case_value value_of(yst_cases *cases, const yst_expr *expr)
{
  if (!expr || cases->room->left == 0 || cases->depth >= YST_CASES_DEPTH) {
    cases->gave_up = true;
    return UNCLEAR;
  }
  cases->room->left--;
  cases->depth++;
  yst_case_value value = value_by_op(cases, expr);
  cases->depth--;
  return value;
}

yst_case_value yst_cases_value(yst_cases *cases, const yst_expr *expr)
{
  return value_of(cases, expr);
}
