/* Scores that rise and fall again along an answer of which one end is good, grades likewise along what they
 * are grades of. */
#include "check/turns.h"

#include <stdlib.h>

#include "check/amount.h"
#include "check/band_lists.h"
#include "check/checks.h"
#include "check/direction.h"
#include "check/made.h"
#include "check/scored.h"

typedef struct step {
  yst_interval interval;
  size_t row;
} step;

static int compare_steps(const void *left, const void *right)
{
  const yst_interval *a = &((const step *)left)->interval, *b = &((const step *)right)->interval;
  if (!a->has_low || !b->has_low) return (int)a->has_low - (int)b->has_low;
  int order = yst_number_compare(a->low, b->low);
  return order ? order : (int)b->low_in - (int)a->low_in;
}

/* The rows in the order of what they hold; 0 when that cannot be told. */
static size_t order_rows(yst_arena *arena, const yst_model *model, const yst_bands *bands, step **steps)
{
  yst_interval *intervals = YST_NEW_ARRAY(arena, bands->count, yst_interval);
  size_t count = 0;
  if (!yst_band_intervals(model, bands, YST_DAY_FIRST, intervals)) return 0;
  *steps = YST_NEW_ARRAY(arena, bands->count, step);
  for (size_t i = 0; i < bands->count; i++) {
    const yst_band *band = &bands->items[i];
    if (band->not_applicable || band->kind == YST_RANGE_OTHERWISE) continue;
    if (band->mark_count != 1) return 0;
    (*steps)[count++] = (step){intervals[i], i};
  }
  if (count) qsort(*steps, count, sizeof **steps, compare_steps);
  return count;
}

yst_trend yst_trend_of(yst_arena *arena, const yst_model *model, const yst_bands *bands)
{
  yst_trend trend = {.sign = 0};
  step *steps;
  size_t count = order_rows(arena, model, bands, &steps), from = 0;
  for (size_t i = 1; i < count; i++) {
    yst_number last = bands->items[steps[i - 1].row].marks[0], mark = bands->items[steps[i].row].marks[0];
    int order = yst_number_compare(mark, last);
    if (order && trend.sign && (order > 0) != (trend.sign > 0))
      return (yst_trend){0, true, steps[from].row, steps[i - 1].row, steps[i].row};
    if (!order) continue;
    if (!trend.sign) from = i - 1;
    trend.sign = order;
  }
  trend.before = count ? steps[from].row : 0;
  trend.at = trend.after = count ? steps[count - 1].row : 0;
  return trend;
}

typedef struct turn_look {
  const yst_model *model;
  yst_diags *diags;
  yst_reach *reach;
} turn_look;

static yst_text mark_text(const turn_look *look, const yst_bands *bands, size_t row)
{
  return yst_amount_text(look->diags->arena, look->model->atoms, bands->gives, bands->items[row].marks[0]);
}

static yst_diag *report(const turn_look *look, const yst_expr *expr, const yst_trend *trend, const char *what)
{
  const yst_bands *bands = expr->bands;
  bool rises = yst_number_compare(bands->items[trend->at].marks[0], bands->items[trend->after].marks[0]) > 0;
  yst_text before = mark_text(look, bands, trend->before), at = mark_text(look, bands, trend->at),
           after = mark_text(look, bands, trend->after);
  yst_diag *diag = yst_diags_add(look->diags, YST_SCORES_TURN, bands->items[trend->after].span,
                                 "the %s %s to %t and then %s to %t", what, rises ? "rise" : "fall", at,
                                 rises ? "fall" : "rise", after);
  yst_diag_label(look->diags, diag, bands->items[trend->before].span, "%t, before that", before);
  yst_diag_label(look->diags, diag, bands->items[trend->at].span, "%t", at);
  return diag;
}

/* Whoever is in the row after the turn. */
static void touch_row(const turn_look *look, yst_diag *diag, const yst_expr *expr, size_t row)
{
  yst_arena *arena = look->diags->arena;
  yst_interval *intervals = YST_NEW_ARRAY(arena, expr->bands->count, yst_interval);
  if (yst_band_intervals(look->model, expr->bands, YST_DAY_FIRST, intervals))
    yst_witness_touches(look->diags, diag, look->model,
                        yst_made_inside(arena, expr->args[0], &intervals[row]));
}

/* An answer in the row where the scores turn, and what it scores. */
static void show(const turn_look *look, yst_diag *diag, const yst_criterion *criterion, yst_number score)
{
  yst_example example = {.given_count = 0};
  if (!yst_scored_give(look->reach, &example, criterion, score)) return;
  yst_witness_give_example(look->diags, diag, &example);
  yst_scored_show(look->diags, diag, criterion->result, score);
}

static void check_scores(const turn_look *look, const yst_criterion *criterion, const yst_expr *expr)
{
  if (!expr || expr->op != YST_OP_BANDS || !expr->bands || !expr->arg_count) return;
  if (yst_direction_of_answer(look->model, expr->args[0]) == YST_NO_DIRECTION) return;
  yst_trend trend = yst_trend_of(look->diags->arena, look->model, expr->bands);
  if (!trend.turns) return;
  yst_diag *diag = report(look, expr, &trend, "scores");
  yst_diag_help(look->diags, diag,
                "One end of `%t` is said to be good, so the scores are expected to go one way along it.",
                yst_sources_text(look->model->texts, expr->args[0]->span));
  touch_row(look, diag, expr, trend.after);
  if (expr == criterion->score) show(look, diag, criterion, expr->bands->items[trend.after].marks[0]);
}

static void check_grades(const turn_look *look, const yst_expr *expr)
{
  if (!expr || expr->op != YST_OP_BANDS || !expr->bands || !expr->bands->gives.choices) return;
  if (expr->bands->gives.choices->direction == YST_NO_DIRECTION) return;
  yst_trend trend = yst_trend_of(look->diags->arena, look->model, expr->bands);
  if (!trend.turns) return;
  yst_diag_help(look->diags, report(look, expr, &trend, "grades"),
                "The grades are said to be in order, so they are expected to go one way.");
}

void yst_check_turns(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  (void)check;
  const turn_look look = {model, diags,
                          yst_reach_new(diags->arena, model, yst_bounds_new(diags->arena, model))};
  for (size_t i = 0; i < model->rubric_count; i++) {
    const yst_rubric *rubric = &model->rubrics[i];
    for (size_t k = 0; k < rubric->criterion_count; k++) {
      check_scores(&look, &rubric->criteria[k], rubric->criteria[k].score);
      check_scores(&look, &rubric->criteria[k], rubric->criteria[k].evidence);
    }
    check_grades(&look, rubric->grades);
  }
  for (size_t i = 0; i < model->classify_count; i++) check_grades(&look, model->classifies[i].by_bands);
}
