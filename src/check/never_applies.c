/* Parts that never come up: what they apply to excludes what the rule they stand in applies to. A condition
 * that can never hold by itself is an impossible threshold and not told again. */
#include "check/case_sets.h"
#include "check/checks.h"
#include "check/unproved.h"
#include "check/witness.h"

typedef struct apply_look {
  const yst_model *model;
  yst_diags *diags;
  yst_case_room *room;
} apply_look;

/* Whether both hold in no case, and each in some. */
static bool exclude_each_other(const apply_look *look, const yst_expr *outer, const yst_expr *inner,
                               yst_span part)
{
  bool outer_holds = false, inner_holds = false, both = false;
  yst_cases *cases = yst_cases_new(look->room);
  yst_cases_add(cases, outer);
  yst_cases_add(cases, inner);
  yst_day *days;
  size_t count = yst_cases_days(cases, &days);
  for (size_t i = 0; i < count && !both; i++) {
    if (!yst_cases_start(cases, days[i])) break;
    yst_case_truth a = yst_cases_truth(cases, outer), b = yst_cases_truth(cases, inner);
    for (size_t w = 0; w < yst_case_set_words(cases); w++) {
      outer_holds |= a.yes[w] != 0;
      inner_holds |= b.yes[w] != 0;
      both |= ((a.yes[w] | a.unclear[w]) & (b.yes[w] | b.unclear[w])) != 0;
    }
  }
  bool complete = yst_cases_complete(cases) && yst_cases_short_of(cases) == YST_CASES_NOTHING_LEFT_OUT;
  if (!complete && !both)
    yst_unproved_cases(look->diags, part, cases,
                       "Whether it comes up at all where what it stands in applies was not looked at.");
  return complete && outer_holds && inner_holds && !both;
}

static void check_pair(const apply_look *look, const yst_expr *outer, const yst_about *whole,
                       const yst_expr *inner, yst_span part)
{
  if (!outer || !inner || !exclude_each_other(look, outer, inner, part)) return;
  yst_diag *diag =
      yst_diags_add(look->diags, YST_NEVER_APPLIES, part, "this never comes up where `%t` applies",
                    yst_atom_text(look->model->atoms, whole->name));
  yst_diag_label(look->diags, diag, outer->span, "what it stands in applies here only");
  yst_diag_label(look->diags, diag, inner->span, "and this holds nowhere there");
  yst_witness_touches_nothing(look->diags, diag);
}

static void check_abouts(const apply_look *look, const yst_about *whole, const yst_about *part)
{
  check_pair(look, whole->applies, whole, part->applies, part->span);
}

static void check_deductions(const apply_look *look, const yst_about *whole, const yst_deduction *deductions,
                             size_t count)
{
  for (size_t i = 0; i < count; i++)
    check_pair(look, whole->applies, whole, deductions[i].when, deductions[i].span);
}

static void check_rubric(const apply_look *look, const yst_rubric *rubric)
{
  check_deductions(look, &rubric->about, rubric->deductions, rubric->deduction_count);
  for (size_t i = 0; i < rubric->section_count; i++) {
    const yst_section *section = &rubric->sections[i];
    check_abouts(look, &rubric->about, &section->about);
    check_deductions(look, &section->about, section->deductions, section->deduction_count);
    for (size_t k = section->first; k < section->first + section->count; k++) {
      const yst_criterion *criterion = &rubric->criteria[k];
      check_abouts(look, &rubric->about, &criterion->about);
      check_abouts(look, &section->about, &criterion->about);
      check_deductions(look, &criterion->about, criterion->deductions, criterion->deduction_count);
    }
  }
}

static void check_checklist(const apply_look *look, const yst_checklist *checklist)
{
  for (size_t i = 0; i < checklist->item_count; i++) {
    const yst_item *item = &checklist->items[i];
    check_abouts(look, &checklist->about, &item->about);
    if (item->parent < checklist->item_count)
      check_abouts(look, &checklist->items[item->parent].about, &item->about);
  }
}

static void check_classify(const apply_look *look, const yst_classify *classify)
{
  for (size_t i = 0; i < classify->branch_count; i++) {
    check_pair(look, classify->about.applies, &classify->about, classify->branches[i].when,
               classify->branches[i].about.span);
  }
}

void yst_check_never_applies(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  (void)check;
  const apply_look look = {model, diags, yst_case_room_new(diags->arena, model)};
  for (size_t i = 0; i < model->classify_count; i++) check_classify(&look, &model->classifies[i]);
  for (size_t i = 0; i < model->rubric_count; i++) check_rubric(&look, &model->rubrics[i]);
  for (size_t i = 0; i < model->checklist_count; i++) check_checklist(&look, &model->checklists[i]);
  for (size_t i = 0; i < model->condition_count; i++) {
    for (size_t k = 0; k < model->conditions[i].part_count; k++)
      check_abouts(&look, &model->conditions[i].about, &model->conditions[i].parts[k].about);
  }
}
