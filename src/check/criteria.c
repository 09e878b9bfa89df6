/* Criteria that cannot change anything, `best n` of too few, totals that deductions can take below zero,
 * labels for scores that nothing gives. */
#include "check/amount.h"
#include "check/bounds.h"
#include "check/checks.h"
#include "check/witness.h"

/* More deductions than this are not shown one by one. */
#define LABELS_MOST 12u

typedef struct rubric_look {
  const yst_model *model;
  yst_diags *diags;
  yst_bounds *bounds;
  const yst_rubric *rubric;
} rubric_look;

static yst_text number_text(const rubric_look *look, yst_number number)
{
  return yst_amount_text(look->diags->arena, look->model->atoms, (yst_type){YST_KIND_NUMBER, NULL}, number);
}

static yst_text name_text(const rubric_look *look, const yst_about *about)
{
  return yst_atom_text(look->model->atoms, about->name);
}

/* ---- dead-criterion ---- */

static bool is_zero(const yst_expr *weight)
{
  return weight && weight->op == YST_OP_CONST && weight->number.num == 0;
}

static void check_dead(const rubric_look *look)
{
  for (size_t i = 0; i < look->rubric->criterion_count; i++) {
    const yst_criterion *criterion = &look->rubric->criteria[i];
    yst_text name = name_text(look, &criterion->about);
    bool worthless = (criterion->has_weight && is_zero(criterion->weight)) ||
                     (criterion->has_worth && criterion->worth.num == 0);
    if (worthless) {
      yst_diags_add(look->diags, YST_DEAD_CRITERION, criterion->about.span, "`%t` counts for nothing", name);
    } else if (criterion->score && !criterion->assessed && criterion->deduction_count == 0 &&
               criterion->override_field == SIZE_MAX && !criterion->about.applies &&
               yst_number_equal(criterion->lowest, criterion->highest)) {
      yst_diag *diag = yst_diags_add(look->diags, YST_DEAD_CRITERION, criterion->about.span,
                                     "`%t` always scores %t", name, number_text(look, criterion->lowest));
      yst_diag_help(look->diags, diag,
                    "All its rows give the same score, so that it tells no partnership from another.");
    }
  }
}

/* ---- best-of-count ---- */

static void check_best_of(const rubric_look *look, size_t best, size_t written, size_t count, yst_span span)
{
  const char *are = count == 1 ? "is" : "are";
  yst_diag *diag;
  if (best > count) {
    diag = yst_diags_add(look->diags, YST_BEST_OF_COUNT, span, "the best %z count, and there %s only %z",
                         best, are, count);
  } else if (best && written && written != count) {
    diag = yst_diags_add(look->diags, YST_BEST_OF_COUNT, span, "the best %z of %z count, and there %s %z",
                         best, written, are, count);
  } else {
    return;
  }
  yst_diag_help(look->diags, diag, "See whether a criterion is missing or stands in another section.");
}

static void check_best(const rubric_look *look)
{
  const yst_rubric *rubric = look->rubric;
  check_best_of(look, rubric->best, rubric->best_of, rubric->criterion_count, rubric->best_span);
  for (size_t i = 0; i < rubric->section_count; i++) {
    const yst_section *section = &rubric->sections[i];
    check_best_of(look, section->best, section->best_of, section->count, section->best_span);
  }
}

/* ---- may-be-negative ---- */

/* What a deduction takes at most; nothing when that cannot be told. */
static yst_number most_of(const rubric_look *look, const yst_deduction *deduction, yst_number maximum)
{
  yst_interval amount = yst_bounds_of(look->bounds, deduction->amount);
  yst_number most = amount.high;
  if (!amount.has_high || most.num < 0) return yst_number_of(0);
  if (deduction->of_maximum && !yst_number_multiply(most, maximum, &most)) return yst_number_of(0);
  return most;
}

static void report_negative(const rubric_look *look, const yst_deduction *deductions, size_t count,
                            const yst_about *about, yst_number after)
{
  yst_diag *diag =
      yst_diags_add(look->diags, YST_MAY_BE_NEGATIVE, about->span, "deductions can take `%t` down to %t",
                    name_text(look, about), number_text(look, after));
  for (size_t i = 0; i < count && i < LABELS_MOST; i++) {
    yst_diag_label(look->diags, diag, deductions[i].span, "a deduction");
  }
  yst_diag_help(look->diags, diag, "If it stops at nothing, say so with `floor … at 0`.");
}

/* `lowest` and `highest` are those of what stands beneath, before these deductions. */
static void check_deductions(const rubric_look *look, const yst_deduction *deductions, size_t count,
                             const yst_about *about, yst_number lowest, yst_number highest)
{
  yst_number after = lowest;
  for (size_t i = 0; i < count; i++) {
    if (!yst_number_subtract(after, most_of(look, &deductions[i], highest), &after)) return;
  }
  if (after.num < 0 && lowest.num >= 0) report_negative(look, deductions, count, about, after);
}

/* The sum of a section's criteria; false when weights make it something else. */
static bool sum_of_section(const yst_rubric *rubric, const yst_section *section, yst_number *lowest,
                           yst_number *highest)
{
  *lowest = *highest = yst_number_of(0);
  for (size_t i = section->first; i < section->first + section->count; i++) {
    const yst_criterion *criterion = &rubric->criteria[i];
    if (criterion->has_worth || criterion->has_weight) return false;
    if (!yst_number_add(*lowest, criterion->lowest, lowest) ||
        !yst_number_add(*highest, criterion->highest, highest))
      return false;
  }
  return section->best == 0;
}

/* The sum of all sections; false when weights, caps or deductions in them make it something else. */
static bool sum_of_rubric(const yst_rubric *rubric, yst_number *lowest, yst_number *highest)
{
  *lowest = *highest = yst_number_of(0);
  for (size_t i = 0; i < rubric->section_count; i++) {
    const yst_section *section = &rubric->sections[i];
    yst_number low, high;
    if (section->weight || section->has_worth || section->has_cap || section->deduction_count) return false;
    if (!sum_of_section(rubric, section, &low, &high)) return false;
    if (!yst_number_add(*lowest, low, lowest) || !yst_number_add(*highest, high, highest)) return false;
  }
  return rubric->best == 0;
}

/* Plain deductions are in the model's lowest total, whatever weights and best ones make of the sum. */
static void check_rubric_deductions(const rubric_look *look)
{
  const yst_rubric *rubric = look->rubric;
  bool plain = true, negative_marks = false;
  for (size_t i = 0; i < rubric->deduction_count; i++)
    plain &= rubric->deductions[i].amount->op == YST_OP_CONST;
  for (size_t i = 0; i < rubric->criterion_count; i++) negative_marks |= rubric->criteria[i].lowest.num < 0;
  yst_number lowest, highest;
  if (plain && rubric->lowest.num < 0 && !negative_marks) {
    report_negative(look, rubric->deductions, rubric->deduction_count, &rubric->about, rubric->lowest);
  } else if (!plain && sum_of_rubric(rubric, &lowest, &highest)) {
    check_deductions(look, rubric->deductions, rubric->deduction_count, &rubric->about, lowest, highest);
  }
}

static void check_negative(const rubric_look *look)
{
  const yst_rubric *rubric = look->rubric;
  yst_number lowest, highest;
  if (!rubric->has_floor && rubric->deduction_count) check_rubric_deductions(look);
  for (size_t i = 0; i < rubric->section_count; i++) {
    const yst_section *section = &rubric->sections[i];
    if (section->has_floor || !sum_of_section(rubric, section, &lowest, &highest)) continue;
    check_deductions(look, section->deductions, section->deduction_count, &section->about, lowest, highest);
  }
  for (size_t i = 0; i < rubric->criterion_count; i++) {
    const yst_criterion *criterion = &rubric->criteria[i];
    if (criterion->has_floor) continue;
    check_deductions(look, criterion->deductions, criterion->deduction_count, &criterion->about,
                     criterion->lowest, criterion->highest);
  }
}

/* ---- label-without-score ---- */

/* Whether bands give a score; anything else is asked for the ends it lies between. */
static bool gives(const rubric_look *look, const yst_expr *expr, yst_number score)
{
  if (!expr) return false;
  if (expr->op != YST_OP_BANDS || !expr->bands) {
    yst_interval range = yst_bounds_of(look->bounds, expr);
    return yst_interval_has(&range, score);
  }
  for (size_t i = 0; i < expr->bands->count; i++) {
    const yst_band *band = &expr->bands->items[i];
    for (size_t k = 0; k < band->mark_count; k++) {
      if (yst_number_equal(band->marks[k], score)) return true;
    }
  }
  return false;
}

static bool may_score(const rubric_look *look, const yst_criterion *criterion, yst_number score)
{
  if (criterion->deduction_count || criterion->has_cap || criterion->has_floor ||
      criterion->assessor_count > 1)
    return true;
  if (criterion->scored_when_not_applicable && yst_number_equal(criterion->not_applicable_score, score))
    return true;
  if (criterion->override_field < look->model->field_count) {
    yst_interval range = yst_bounds_of_field(&look->model->fields[criterion->override_field]);
    if (yst_interval_has(&range, score)) return true;
  }
  return criterion->assessed ? gives(look, criterion->assessed, score) : gives(look, criterion->score, score);
}

static void report_label(const rubric_look *look, const yst_label_row *row, const char *where)
{
  yst_diag *diag = yst_diags_add(look->diags, YST_LABEL_WITHOUT_SCORE, row->span, "%s gives the score %t",
                                 where, number_text(look, row->score));
  yst_diag_help(look->diags, diag, "Leave the label out, or add the row that gives this score.");
  yst_witness_touches_nothing(look->diags, diag);
}

static bool has_own_labels(const yst_rubric *rubric, const yst_criterion *criterion)
{
  return criterion->label_count &&
         (!rubric->label_count || criterion->labels[0].span.start != rubric->labels[0].span.start ||
          criterion->labels[0].span.source != rubric->labels[0].span.source);
}

static void check_labels(const rubric_look *look)
{
  const yst_rubric *rubric = look->rubric;
  for (size_t i = 0; i < rubric->label_count; i++) {
    bool given = rubric->criterion_count == 0;
    for (size_t k = 0; k < rubric->criterion_count && !given; k++) {
      given = may_score(look, &rubric->criteria[k], rubric->labels[i].score);
    }
    if (!given) report_label(look, &rubric->labels[i], "no criterion");
  }
  for (size_t i = 0; i < rubric->criterion_count; i++) {
    const yst_criterion *criterion = &rubric->criteria[i];
    if (!has_own_labels(rubric, criterion)) continue;
    for (size_t k = 0; k < criterion->label_count; k++) {
      if (!may_score(look, criterion, criterion->labels[k].score))
        report_label(look, &criterion->labels[k], "no row");
    }
  }
}

void yst_check_criteria(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  yst_bounds *bounds = yst_bounds_new(diags->arena, model);
  for (size_t i = 0; i < model->rubric_count; i++) {
    const rubric_look look = {model, diags, bounds, &model->rubrics[i]};
    switch (check->code) {
    case YST_DEAD_CRITERION: check_dead(&look); break;
    case YST_BEST_OF_COUNT: check_best(&look); break;
    case YST_MAY_BE_NEGATIVE: check_negative(&look); break;
    case YST_LABEL_WITHOUT_SCORE: check_labels(&look); break;
    default: break;
    }
  }
}
