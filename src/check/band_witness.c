#include "check/band_witness.h"

#include "check/made.h"
#include "check/scored.h"

static bool is_of(const yst_expr *expr, const yst_bands *bands)
{
  return expr && expr->op == YST_OP_BANDS && expr->bands == bands;
}

const yst_result *yst_band_result(const yst_model *model, const yst_bands *bands)
{
  for (size_t i = 0; i < model->value_count; i++) {
    if (is_of(model->values[i].expr, bands)) return model->values[i].result;
  }
  for (size_t i = 0; i < model->classify_count; i++) {
    if (is_of(model->classifies[i].by_bands, bands)) return model->classifies[i].result;
  }
  for (size_t i = 0; i < model->rubric_count; i++) {
    const yst_rubric *rubric = &model->rubrics[i];
    if (is_of(rubric->grades, bands)) return rubric->grade;
    for (size_t k = 0; k < rubric->criterion_count; k++) {
      if (is_of(rubric->criteria[k].score, bands)) return rubric->criteria[k].result;
    }
  }
  return NULL;
}

/* Whom it touches, and the value of a field or the total that shows it; false when bands look at anything
 * else. */
static bool give(yst_diags *diags, yst_diag *diag, const yst_band_case *of)
{
  const yst_expr *subject = of->list->subject;
  if (!subject) return false;
  yst_expr *inside = yst_made_inside(diags->arena, subject, &of->fault->where);
  yst_witness_touches(diags, diag, of->model, inside);
  yst_example example;
  if (subject->op == YST_OP_FIELD) {
    if (!yst_witness_give_subject(diags, diag, of->model, subject, of->fault->value)) return false;
  } else {
    if (!yst_scored_result(of->reach, &example, subject, of->fault->value)) return false;
    yst_witness_give_example(diags, diag, &example);
  }
  yst_witness_day(diags, diag, of->day, of->next);
  return true;
}

void yst_band_witness_gap(yst_diags *diags, yst_diag *diag, const yst_band_case *of)
{
  const yst_expr *subject = of->list->subject;
  yst_arena *arena = diags->arena;
  if (!give(diags, diag, of)) return;
  yst_witness_proof_state(diags, diag, yst_made_bands(arena, of->list->bands, subject),
                          YST_LITERAL_NOT_APPLICABLE);
  const yst_result *result = yst_band_result(of->model, of->list->bands);
  if (result) yst_witness_shows_state(diags, diag, result, YST_LITERAL_NOT_APPLICABLE);
}

void yst_band_witness_overlap(yst_diags *diags, yst_diag *diag, const yst_band_case *of)
{
  const yst_expr *subject = of->list->subject;
  yst_arena *arena = diags->arena;
  if (!give(diags, diag, of)) return;
  yst_witness_proof(diags, diag, yst_made_inside(arena, subject, &of->intervals[of->fault->lower]));
  yst_witness_proof(diags, diag, yst_made_inside(arena, subject, &of->intervals[of->fault->upper]));
  const yst_result *result = yst_band_result(of->model, of->list->bands);
  if (!result) return;
  for (size_t i = 0; i < 2; i++) {
    const yst_band *band = &of->list->bands->items[i ? of->fault->upper : of->fault->lower];
    yst_expr *mark = band->mark_count == 1 ? yst_made_constant(arena, result->type, band->marks[0]) : NULL;
    yst_expr *given = yst_made_result(arena, result);
    if (mark) yst_witness_shows(diags, diag, yst_made_condition(arena, YST_OP_EQUAL, given, mark));
  }
}
