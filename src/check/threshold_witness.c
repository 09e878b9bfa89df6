#include "check/threshold_witness.h"

#include "check/cases.h"
#include "check/made.h"
#include "check/reach_inside.h"
#include "check/scored.h"

static int compare_parts(yst_score_pair a, yst_score_pair b, bool of_percent)
{
  yst_number left = a.total, right = b.total;
  if (of_percent &&
      (!yst_number_divide(a.total, a.maximum, &left) || !yst_number_divide(b.total, b.maximum, &right)))
    return 0;
  return yst_number_compare(left, right);
}

/* The lowest or the highest that there is of it. */
static bool find_end(const yst_score_pairs *pairs, bool of_percent, bool highest, yst_score_pair *end)
{
  bool found = false;
  for (size_t i = 0; i < pairs->count; i++) {
    if (pairs->items[i].maximum.num == 0) continue;
    int order = found ? compare_parts(pairs->items[i], *end, of_percent) : 0;
    if (!found || (highest ? order > 0 : order < 0)) *end = pairs->items[i];
    found = true;
  }
  return found;
}

void yst_threshold_witness(yst_diags *diags, yst_diag *diag, yst_reach *reach, const yst_expr *comparison,
                           bool never)
{
  bool right = yst_expr_is_amount(comparison->args[1]);
  const yst_expr *subject = comparison->args[right ? 0 : 1];
  const yst_rubric *rubric = yst_scored_rubric(reach->model, subject);
  if (!rubric || comparison->op == YST_OP_EQUAL || comparison->op == YST_OP_NOT_EQUAL) return;
  bool wants_more = (comparison->op == YST_OP_MORE || comparison->op == YST_OP_AT_LEAST) == right;
  yst_score_pairs pairs = yst_reach_rubric(reach, rubric);
  yst_score_pair end;
  yst_example example;
  if (!find_end(&pairs, subject->result == rubric->percent, wants_more == never, &end) ||
      !yst_scored_total(reach, &example, rubric, end, SIZE_MAX, end))
    return;
  yst_witness_give_example(diags, diag, &example);
  yst_scored_show(diags, diag, rubric->total, end.total);
  yst_expr *whole = (yst_expr *)(uintptr_t)comparison;
  yst_witness_proof(diags, diag,
                    never ? yst_made_condition(diags->arena, YST_OP_NOT, comparison, NULL) : whole);
}
