/* Weights add up to 100%: those of a rubric's sections, those of a section's criteria, and where only
 * criteria have weights those of the whole rubric; in every case that the weights tell apart. */
#include "check/amount.h"
#include "check/cases.h"
#include "check/checks.h"
#include "check/unproved.h"

/* More weights than this are not shown one by one. */
#define LABELS_MOST 12u

typedef struct weight_look {
  const yst_model *model;
  yst_diags *diags;
  yst_case_room *room;
  const yst_about *owner; /* the rubric or section whose parts are weighed */
  const char *parts;      /* what they are */
  size_t count, weighted;
  const yst_expr **weights; /* those that are there */
  const yst_about *without; /* the first part without a weight */
} weight_look;

static const yst_type PERCENT = {YST_KIND_PERCENT, NULL};
static const yst_number ALL = {1, 1};

static yst_text percent_text(const weight_look *look, yst_number ratio)
{
  return yst_amount_text(look->diags->arena, look->model->atoms, PERCENT, ratio);
}

static void take_weight(weight_look *look, const yst_expr *weight, const yst_about *part)
{
  look->count++;
  if (weight) {
    look->weights[look->weighted++] = weight;
  } else if (!look->without) {
    look->without = part;
  }
}

static bool sum_in_case(const weight_look *look, yst_cases *cases, yst_number *sum)
{
  *sum = yst_number_of(0);
  for (size_t i = 0; i < look->weighted; i++) {
    yst_case_value weight = yst_cases_value(cases, look->weights[i]);
    if (weight.state == YST_CASE_UNCLEAR) return false;
    if (weight.state == YST_CASE_KNOWN && !yst_number_add(*sum, weight.number, sum)) return false;
  }
  return true;
}

static void report_sum(const weight_look *look, yst_cases *cases, yst_number sum, const yst_number *instead)
{
  yst_diag *diag = yst_diags_add(look->diags, YST_WEIGHTS, look->owner->span,
                                 "the weights of its %s add up to %t", look->parts, percent_text(look, sum));
  for (size_t i = 0; i < look->weighted && i < LABELS_MOST; i++) {
    yst_case_value weight = yst_cases_value(cases, look->weights[i]);
    if (weight.state != YST_CASE_KNOWN) continue;
    yst_diag_label(look->diags, diag, look->weights[i]->span, "%t", percent_text(look, weight.number));
  }
  yst_text when = yst_cases_words(cases, look->diags->arena);
  if (when.length) yst_diag_help(look->diags, diag, "This is so when %t.", when);
  if (instead) {
    yst_diag_help(look->diags, diag, "They have to add up to 100%%, or to the %t of the section.",
                  percent_text(look, *instead));
  } else {
    yst_diag_help(look->diags, diag, "They have to add up to 100%%.");
  }
}

static void say_unproved(const weight_look *look, const yst_cases *cases)
{
  yst_unproved_cases(look->diags, look->owner->span, cases,
                     "Whether its weights add up was not looked at in all of them.");
}

/* `instead` is another sum that will do; NULL for none. */
static void check_sum(const weight_look *look, const yst_number *instead)
{
  yst_cases *cases = yst_cases_new(look->room);
  for (size_t i = 0; i < look->weighted; i++) yst_cases_add(cases, look->weights[i]);
  yst_day *days;
  size_t count = yst_cases_days(cases, &days);
  for (size_t i = 0; i < count; i++) {
    if (!yst_cases_start(cases, days[i])) break;
    while (yst_cases_next(cases)) {
      yst_number sum;
      if (!sum_in_case(look, cases, &sum)) {
        say_unproved(look, cases);
        return;
      }
      if (yst_number_equal(sum, ALL) || (instead && yst_number_equal(sum, *instead))) continue;
      report_sum(look, cases, sum, instead);
      return;
    }
  }
  if (!yst_cases_complete(cases) || yst_cases_short_of(cases) != YST_CASES_NOTHING_LEFT_OUT)
    say_unproved(look, cases);
}

static void check_parts(const weight_look *look, const yst_number *instead)
{
  if (look->weighted == 0) return;
  if (look->weighted < look->count && look->without) {
    yst_diag *diag = yst_diags_add(look->diags, YST_WEIGHTS, look->without->span,
                                   "`%t` has no weight where others have one",
                                   yst_atom_text(look->model->atoms, look->without->name));
    yst_diag_label(look->diags, diag, look->weights[0]->span, "a weight of another part");
    yst_diag_help(look->diags, diag, "Give it a weight, or take the others away.");
    return;
  }
  check_sum(look, instead);
}

static weight_look look_for(const yst_model *model, yst_diags *diags, yst_case_room *room,
                            const yst_about *owner, const char *parts, size_t most)
{
  weight_look look = {.model = model, .diags = diags, .room = room, .owner = owner, .parts = parts};
  look.weights = YST_NEW_ARRAY(diags->arena, most, const yst_expr *);
  return look;
}

static bool check_sections(const yst_model *model, yst_diags *diags, yst_case_room *room,
                           const yst_rubric *rubric)
{
  weight_look look = look_for(model, diags, room, &rubric->about, "sections", rubric->section_count);
  for (size_t i = 0; i < rubric->section_count; i++) {
    const yst_section *section = &rubric->sections[i];
    if (section->count)
      take_weight(&look, section->weight, section->about.name ? &section->about : &rubric->about);
  }
  check_parts(&look, NULL);
  return look.weighted > 0;
}

static void take_criteria(weight_look *look, const yst_rubric *rubric, size_t first, size_t count)
{
  for (size_t i = first; i < first + count && i < rubric->criterion_count; i++) {
    const yst_criterion *criterion = &rubric->criteria[i];
    take_weight(look, criterion->has_weight ? criterion->weight : NULL, &criterion->about);
  }
}

static void check_rubric(const yst_model *model, yst_diags *diags, yst_case_room *room,
                         const yst_rubric *rubric)
{
  if (!check_sections(model, diags, room, rubric)) {
    weight_look look = look_for(model, diags, room, &rubric->about, "criteria", rubric->criterion_count);
    take_criteria(&look, rubric, 0, rubric->criterion_count);
    check_parts(&look, NULL);
    return;
  }
  for (size_t i = 0; i < rubric->section_count; i++) {
    const yst_section *section = &rubric->sections[i];
    weight_look look = look_for(model, diags, room, &section->about, "criteria", section->count);
    take_criteria(&look, rubric, section->first, section->count);
    bool fixed = section->weight && section->weight->op == YST_OP_CONST;
    check_parts(&look, fixed ? &section->weight->number : NULL);
  }
}

void yst_check_weights(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  (void)check;
  yst_case_room *room = yst_case_room_new(diags->arena, model);
  for (size_t i = 0; i < model->rubric_count; i++) check_rubric(model, diags, room, &model->rubrics[i]);
}
