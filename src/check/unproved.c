#include "check/unproved.h"

#include "check/checks.h"
#include "check/cuts.h"
#include "check/witness.h"

/* What has been said of the same rule already; NULL: nothing. */
static yst_diag *said_of(const yst_diags *diags, yst_span span)
{
  for (size_t i = diags->count; i-- > 0;) {
    yst_diag *diag = diags->items[i];
    if (diag->code == YST_UNPROVED && diag->span.source == span.source && diag->span.start == span.start &&
        diag->span.end == span.end)
      return diag;
  }
  return NULL;
}

static bool is_helped(const yst_diag *diag, const char *help)
{
  for (size_t i = 0; i < diag->help_count; i++) {
    if (yst_text_equal(diag->helps[i], yst_text_from(help))) return true;
  }
  return false;
}

void yst_unproved(yst_diags *diags, yst_span span, yst_text why, const char *left)
{
  yst_diag *diag = said_of(diags, span);
  if (!diag) {
    diag = yst_diags_add(diags, YST_UNPROVED, span, "%t", why);
    yst_witness_touches_nothing(diags, diag);
  }
  if (!is_helped(diag, left)) yst_diag_help(diags, diag, "%s", left);
}

static yst_text why_not_all(yst_arena *arena, const yst_cases *cases)
{
  size_t count = yst_cases_wanted(cases);
  switch (yst_cases_short_of(cases)) {
  case YST_CASES_UNCOUNTED: return YST_TEXT("this tells apart more cases than can be counted here");
  case YST_CASES_TOO_MANY:
    return yst_format(arena, "this tells apart %z cases, too many to try them all", count);
  case YST_CASES_TOO_MANY_DAYS: return YST_TEXT("its limits change on too many days to try them all");
  case YST_CASES_TOO_MUCH_WORK:
    return YST_TEXT("this takes too much work together with what comes before it");
  default: return YST_TEXT("some cases of this cannot be worked out here");
  }
}

void yst_unproved_cases(yst_diags *diags, yst_span span, const yst_cases *cases, const char *left)
{
  yst_unproved(diags, span, why_not_all(diags->arena, cases), left);
}

/* Whether each of its scores has a list. */
static bool is_countable(yst_reach *reach, const yst_rubric *rubric)
{
  for (size_t i = 0; i < rubric->criterion_count; i++) {
    if (!yst_reach_criterion(reach, &rubric->criteria[i]).listed) return false;
  }
  return rubric->criterion_count > 0;
}

void yst_unproved_totals(yst_diags *diags, yst_reach *reach, const yst_rubric *rubric, const char *left)
{
  if (yst_reach_rubric(reach, rubric).listed || !is_countable(reach, rubric)) return;
  yst_unproved(diags, rubric->about.span, YST_TEXT("this has too many different totals to list them all"),
               left);
}

/* What rests on totals that have no list was held against the lowest and the highest only, by several checks.
 */
void yst_check_unproved(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  (void)check;
  const yst_cuts *cuts = yst_cuts_of(diags->arena, model);
  yst_reach *reach = yst_reach_new(diags->arena, model, yst_bounds_new(diags->arena, model));
  for (size_t i = 0; i < model->rubric_count; i++) {
    if (cuts[i].count)
      yst_unproved_totals(
          diags, reach, &model->rubrics[i],
          "Whether some total lies on each side of what rests on it was asked of the lowest and "
          "the highest only.");
  }
}
