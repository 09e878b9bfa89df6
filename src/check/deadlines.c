/* Deadlines that nobody can meet: due before the very day that they are done on, or before the first day that
 * the field for it allows. */
#include "check/amount.h"
#include "check/bounds.h"
#include "check/checks.h"
#include "check/made.h"
#include "check/witness.h"

/* 1 January 2020 */
#define USUAL_DAY 18262

typedef struct deadline_look {
  const yst_model *model;
  yst_diags *diags;
  yst_bounds *bounds;
  const yst_review *review;
} deadline_look;

/* Whether a day lies a fixed period before a field's. */
static bool is_before_field(const yst_expr *due, size_t field)
{
  bool moved = (due->op == YST_OP_ADD_DAYS || due->op == YST_OP_ADD_MONTHS) && due->arg_count == 2;
  if (!moved) return false;
  const yst_expr *from = due->args[0], *period = due->args[1];
  if (from->op != YST_OP_FIELD || from->index != field) return false;
  bool negated = period->op == YST_OP_NEGATE && period->arg_count && period->args[0]->op == YST_OP_CONST;
  if (negated) return period->args[0]->number.num > 0;
  return period->op == YST_OP_CONST && period->number.num < 0;
}

static yst_diag *report(const deadline_look *look)
{
  const yst_review *review = look->review;
  yst_diag *diag = yst_diags_add(look->diags, YST_DEADLINE_IMPOSSIBLE, review->about.span,
                                 "nobody can meet the deadline `%t`",
                                 yst_atom_text(look->model->atoms, review->about.name));
  yst_diag_label(look->diags, diag, review->due->span, "it is due here");
  yst_diag_label(look->diags, diag, look->model->fields[review->done_field].about.span,
                 "and done on this day");
  return diag;
}

/* Any day will show it: one of these years, where the field allows it. */
static void attach(const deadline_look *look, yst_diag *diag)
{
  yst_arena *arena = look->diags->arena;
  yst_number day = yst_number_of(USUAL_DAY);
  yst_interval range = yst_bounds_of_field(&look->model->fields[look->review->done_field]);
  yst_lattice days = {true, yst_number_of(1), yst_number_of(1)};
  yst_expr *done = yst_made_field(arena, look->model, look->review->done_field);
  if (!look->review->overdue) return;
  if (!yst_interval_has(&range, day) && !yst_interval_value(&range, &days, &day)) return;
  yst_witness_touches(look->diags, diag, look->model, yst_made_condition(arena, YST_OP_KNOWN, done, NULL));
  if (!yst_witness_give_subject(look->diags, diag, look->model, done, day)) return;
  yst_expr *overdue = yst_made_result(arena, look->review->overdue);
  yst_witness_proof(look->diags, diag, overdue);
  yst_witness_shows(look->diags, diag, overdue);
}

static void check_deadline(const deadline_look *look)
{
  const yst_review *review = look->review;
  if (!review->due || review->done_field >= look->model->field_count) return;
  if (is_before_field(review->due, review->done_field)) {
    yst_diag *diag = report(look);
    yst_diag_help(look->diags, diag, "It is due before the day on which it is done, whatever that day is.");
    attach(look, diag);
    return;
  }
  yst_interval due = yst_bounds_of(look->bounds, review->due);
  yst_interval done = yst_bounds_of_field(&look->model->fields[review->done_field]);
  if (!due.has_high || !done.has_low || yst_number_compare(done.low, due.high) <= 0) return;
  yst_diag *diag = report(look);
  yst_type date = {YST_KIND_DATE, NULL};
  yst_diag_help(look->diags, diag, "It is due by %t at the latest, and cannot be done before %t.",
                yst_amount_text(look->diags->arena, look->model->atoms, date, due.high),
                yst_amount_text(look->diags->arena, look->model->atoms, date, done.low));
}

void yst_check_deadlines(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  (void)check;
  deadline_look look = {.model = model, .diags = diags, .bounds = yst_bounds_new(diags->arena, model)};
  for (size_t i = 0; i < model->review_count; i++) {
    look.review = &model->reviews[i];
    if (look.review->is_deadline) check_deadline(&look);
  }
}
