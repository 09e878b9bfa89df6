/* Counts that a document prints of its own lists, against the lists as they stand in the rule file. */
#include "check/amount.h"
#include "check/bounds.h"
#include "check/checks.h"

/* Whether numbers written out are all that an expression is made of. */
static bool is_written_out(const yst_expr *expr)
{
  switch (expr->op) {
  case YST_OP_CONST: return true;
  case YST_OP_ADD:
  case YST_OP_SUBTRACT:
  case YST_OP_MULTIPLY:
  case YST_OP_DIVIDE:
  case YST_OP_NEGATE: break;
  default: return false;
  }
  for (size_t i = 0; i < expr->arg_count; i++) {
    if (!is_written_out(expr->args[i])) return false;
  }
  return true;
}

/* The one number it comes to. */
static bool number_of(yst_bounds *bounds, const yst_expr *expr, yst_number *number)
{
  if (!is_written_out(expr)) return false;
  yst_interval range = yst_bounds_of(bounds, expr);
  *number = range.low;
  return range.has_low && range.has_high && yst_number_equal(range.low, range.high);
}

/* Whether one is the other, rounded in some way to a place that such amounts are printed to. */
static bool is_printed_as(yst_type type, yst_number computed, yst_number printed)
{
  size_t count;
  const yst_number *places = yst_printed_places(type.kind, &count);
  if (yst_number_equal(printed, computed)) return true;
  for (size_t i = 0; i < count; i++) {
    for (yst_round_mode mode = YST_ROUND_DOWN; mode <= YST_ROUND_HALF_EVEN; mode++) {
      yst_number rounded;
      if (yst_number_round(computed, mode, places[i], &rounded) && yst_number_equal(rounded, printed))
        return true;
    }
  }
  return false;
}

void yst_check_counts(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  yst_bounds *bounds = yst_bounds_new(diags->arena, model);
  for (size_t i = 0; i < model->published_count; i++) {
    const yst_published *p = &model->published[i];
    yst_number printed, computed;
    if (!number_of(bounds, p->printed, &printed) || !number_of(bounds, p->computed, &computed)) continue;
    if (is_printed_as(p->printed->type, computed, printed)) continue;
    yst_type type = p->printed->type;
    yst_diag *diag = yst_diags_add(diags, check->code, p->computed->span,
                                   "the document prints %t, the rule file comes to %t",
                                   yst_amount_text(diags->arena, model->atoms, type, printed),
                                   yst_amount_text(diags->arena, model->atoms, type, computed));
    yst_diag_label(diags, diag, p->printed->span, "printed");
  }
}
