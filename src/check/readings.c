/* Readings of a rule that are none: worded like another one, or coming to the same as the rule in every case
 * that there can be. */
#include "base/utf8.h"
#include "check/case_sets.h"
#include "check/checks.h"
#include "check/same.h"
#include "check/walk.h"
#include "check/witness.h"

typedef struct reading_look {
  const yst_model *model;
  yst_diags *diags;
  yst_case_room *room;
} reading_look;

/* ---- the words ---- */

static void compare_words(void *context, const yst_about *about)
{
  const reading_look *look = context;
  yst_arena *arena = look->diags->arena;
  for (size_t i = 0; i < about->reading_count; i++) {
    const yst_reading *reading = &about->readings[i];
    if (reading->span.source != YST_OWN_SOURCE) continue;
    for (size_t k = 0; k < i; k++) {
      if (!yst_text_equal(yst_text_key(arena, about->readings[k].words), yst_text_key(arena, reading->words)))
        continue;
      yst_diag *diag = yst_diags_add(look->diags, YST_SAME_READING, reading->span,
                                     "another reading of this rule has the same words");
      yst_diag_label(look->diags, diag, about->readings[k].span, "this one");
      yst_diag_help(look->diags, diag, "Say in the words of each how it takes the document.");
      yst_witness_touches_nothing(look->diags, diag);
      break;
    }
  }
}

/* ---- what they come to ---- */

static bool is_yes_no(const yst_expr *expr)
{
  return expr->type.kind == YST_KIND_YES_NO;
}

/* Whether two conditions come out alike in all cases of a day; false also where that is not clear. */
static bool alike_on_day(yst_cases *cases, const yst_expr *a, const yst_expr *b)
{
  yst_case_truth first = yst_cases_truth(cases, a), second = yst_cases_truth(cases, b);
  bool alike = true;
  for (size_t w = 0; w < yst_case_set_words(cases); w++) {
    alike &= first.yes[w] == second.yes[w] && first.no[w] == second.no[w];
    alike &= !first.unclear[w] && !second.unclear[w];
  }
  yst_case_truth_free(cases, first);
  yst_case_truth_free(cases, second);
  return alike;
}

static bool are_alike(const reading_look *look, const yst_expr *a, const yst_expr *b)
{
  if (yst_expr_same(a, b)) return true;
  if (!is_yes_no(a) || !is_yes_no(b)) return false;
  yst_cases *cases = yst_cases_new(look->room);
  yst_cases_add(cases, a);
  yst_cases_add(cases, b);
  yst_day *days;
  size_t count = yst_cases_days(cases, &days);
  for (size_t i = 0; i < count; i++) {
    if (!yst_cases_start(cases, days[i]) || !alike_on_day(cases, a, b)) return false;
  }
  return yst_cases_complete(cases);
}

static void compare_rule(const reading_look *look, const yst_about *about, const yst_expr *rule)
{
  for (size_t i = 0; rule && i < about->reading_count; i++) {
    const yst_reading *reading = &about->readings[i];
    if (reading->span.source != YST_OWN_SOURCE || !reading->expr || !are_alike(look, rule, reading->expr))
      continue;
    yst_diag *diag = yst_diags_add(look->diags, YST_SAME_READING, reading->span,
                                   "this reading never comes to anything else than the rule");
    yst_diag_label(look->diags, diag, rule->span, "the rule");
    yst_diag_help(look->diags, diag, "Leave it out, or write it as the document could be taken.");
    yst_witness_touches_nothing(look->diags, diag);
  }
}

void yst_check_readings(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  (void)check;
  reading_look look = {model, diags, yst_case_room_new(diags->arena, model)};
  yst_walk_abouts(model, compare_words, &look);
  for (size_t i = 0; i < model->condition_count; i++)
    compare_rule(&look, &model->conditions[i].about, model->conditions[i].expr);
  for (size_t i = 0; i < model->value_count; i++)
    compare_rule(&look, &model->values[i].about, model->values[i].expr);
  for (size_t i = 0; i < model->requirement_count; i++)
    compare_rule(&look, &model->requirements[i].about, model->requirements[i].condition);
}
