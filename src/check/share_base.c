/* Percentages of which the other base would judge some totals differently: a share of the maximum begins at
 * nothing, also where no total is that low. */
#include "check/amount.h"
#include "check/cases.h"
#include "check/checks.h"
#include "check/cuts.h"
#include "check/made.h"
#include "check/scored.h"
#include "check/unproved.h"

typedef struct base_look {
  const yst_model *model;
  yst_diags *diags;
  yst_reach *reach;
  const yst_rubric *rubric;
  yst_score_pairs pairs;
} base_look;

static const yst_type NUMBER = {YST_KIND_NUMBER, NULL};

/* One maximum for all, or there is no one number of points. */
static bool have_one_maximum(const yst_score_pairs *pairs)
{
  for (size_t i = 1; i < pairs->count; i++) {
    if (!yst_number_equal(pairs->items[i].maximum, pairs->items[0].maximum)) return false;
  }
  return pairs->listed && pairs->count > 1 && pairs->items[0].maximum.num > 0;
}

/* The points that a share of the maximum is, and those of a share counted from the lowest total. */
static bool find_points(const base_look *look, yst_number share, yst_number *plain, yst_number *lifted)
{
  yst_number maximum = look->pairs.items[0].maximum, lowest = look->pairs.items[0].total, room;
  return yst_number_multiply(share, maximum, plain) && yst_number_subtract(maximum, lowest, &room) &&
         yst_number_multiply(share, room, lifted) && yst_number_add(*lifted, lowest, lifted);
}

static int side(yst_number value, yst_number end)
{
  int order = yst_number_compare(value, end);
  return (order > 0) - (order < 0);
}

/* The totals that the two ends tell apart differently. */
static yst_options differing(const base_look *look, const yst_cut *cut, yst_number plain, yst_number lifted)
{
  size_t count = 0;
  yst_number *items = YST_NEW_ARRAY(look->diags->arena, look->pairs.count, yst_number);
  for (size_t i = 0; i < look->pairs.count; i++) {
    yst_number total = look->pairs.items[i].total;
    int a = side(total, plain), b = side(total, lifted);
    if (cut->expr->op != YST_OP_BANDS && yst_expr_is_amount(cut->expr->args[0])) a = -a, b = -b;
    bool differs = cut->expr->op == YST_OP_BANDS
                       ? a != b
                       : yst_order_fits(cut->expr->op, a) != yst_order_fits(cut->expr->op, b);
    if (differs && (!count || !yst_number_equal(items[count - 1], total))) items[count++] = total;
  }
  return (yst_options){true, false, count, items};
}

static void check_end(const base_look *look, const yst_cut *cut, yst_number share)
{
  yst_arena *arena = look->diags->arena;
  const yst_atoms *atoms = look->model->atoms;
  yst_number plain, lifted;
  if (!find_points(look, share, &plain, &lifted)) return;
  yst_options totals = differing(look, cut, plain, lifted);
  if (!totals.count) return;
  yst_text maximum = yst_amount_text(arena, atoms, NUMBER, look->pairs.items[0].maximum),
           lowest = yst_amount_text(arena, atoms, NUMBER, look->pairs.items[0].total),
           percent = yst_amount_text(arena, atoms, (yst_type){YST_KIND_PERCENT, NULL}, share);
  yst_diag *diag = yst_diags_add(look->diags, YST_PERCENT_OF_WHAT, cut->expr->span,
                                 "%t of %t is %t points, and the lowest total is %t", percent, maximum,
                                 yst_amount_text(arena, atoms, NUMBER, plain), lowest);
  yst_diag_help(look->diags, diag, "Counted from the lowest total %t it would be %t points.", lowest,
                yst_amount_text(arena, atoms, NUMBER, lifted));
  yst_diag_help(look->diags, diag, "%s %t come%s out differently then.",
                totals.count == 1 ? "The total" : "The totals",
                yst_options_text(arena, atoms, NUMBER, &totals), totals.count == 1 ? "s" : "");
  yst_interval between = yst_interval_between(totals.items[0], totals.items[totals.count - 1]);
  yst_expr *total = yst_made_result(arena, look->rubric->total);
  yst_witness_touches(look->diags, diag, look->model, yst_made_inside(arena, total, &between));
  yst_example example;
  yst_score_pair one = {totals.items[0], look->pairs.items[0].maximum};
  if (!yst_scored_total(look->reach, &example, look->rubric, one, SIZE_MAX, one)) return;
  yst_witness_give_example(look->diags, diag, &example);
  yst_scored_show(look->diags, diag, look->rubric->total, one.total);
}

static bool any_of_percent(const yst_cuts *cuts)
{
  for (size_t i = 0; i < cuts->count; i++) {
    if (cuts->items[i].of_percent) return true;
  }
  return false;
}

void yst_check_share_base(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  (void)check;
  yst_cuts *cuts = yst_cuts_of(diags->arena, model);
  yst_reach *reach = yst_reach_new(diags->arena, model, yst_bounds_new(diags->arena, model));
  for (size_t i = 0; i < model->rubric_count; i++) {
    base_look look = {model, diags, reach, &model->rubrics[i], {.listed = false}};
    look.pairs = yst_reach_rubric(reach, look.rubric);
    if (any_of_percent(&cuts[i]) && !look.rubric->weighted)
      yst_unproved_totals(diags, reach, look.rubric,
                          "Whether its percentages are of the maximum or of what lies above the lowest total "
                          "was not asked.");
    if (!cuts[i].count || look.rubric->weighted || !have_one_maximum(&look.pairs)) continue;
    if (look.pairs.items[0].total.num <= 0) continue;
    for (size_t c = 0; c < cuts[i].count; c++) {
      const yst_cut *cut = &cuts[i].items[c];
      for (size_t k = 0; cut->of_percent && k < cut->end_count; k++) {
        bool again = false;
        for (size_t j = 0; j < k; j++) again |= yst_number_equal(cut->ends[j], cut->ends[k]);
        if (!again) check_end(&look, cut, cut->ends[k]);
      }
    }
  }
}
