#include "check/check.h"

#include "check/checks.h"

/* In the order of their codes. Checks that follow results through other rules, or say that something is
 * missing, would be led astray by what is broken. */
static const yst_check checks[] = {
    {"no-toolkit", YST_NO_TOOLKIT, YST_SEVERITY_ERROR, true, false, yst_check_toolkit},
    {"band-gap", YST_BAND_GAP, YST_SEVERITY_ERROR, true, false, yst_check_bands},
    {"band-overlap", YST_BAND_OVERLAP, YST_SEVERITY_ERROR, true, false, yst_check_bands},
    {"band-empty", YST_BAND_EMPTY, YST_SEVERITY_ERROR, true, false, yst_check_bands},
    {"choice-not-scored", YST_CHOICE_NOT_SCORED, YST_SEVERITY_ERROR, true, false, yst_check_choices},
    {"choice-twice", YST_CHOICE_TWICE, YST_SEVERITY_ERROR, true, false, yst_check_choices},
    {"table-shape", YST_TABLE_SHAPE, YST_SEVERITY_ERROR, true, false, yst_check_choices},
    {"table-falls", YST_TABLE_FALLS, YST_SEVERITY_WARNING, true, false, yst_check_tables},
    {"weights", YST_WEIGHTS, YST_SEVERITY_ERROR, true, false, yst_check_weights},
    {"impossible-threshold", YST_IMPOSSIBLE_THRESHOLD, YST_SEVERITY_WARNING, true, true,
     yst_check_thresholds},
    {"unreachable", YST_UNREACHABLE, YST_SEVERITY_WARNING, true, true, yst_check_branches},
    {"dead-criterion", YST_DEAD_CRITERION, YST_SEVERITY_WARNING, true, true, yst_check_criteria},
    {"unused", YST_UNUSED, YST_SEVERITY_WARNING, true, true, yst_check_usage},
    {"uncited", YST_UNCITED, YST_SEVERITY_WARNING, true, true, yst_check_uncited},
    {"no-otherwise", YST_NO_OTHERWISE, YST_SEVERITY_WARNING, true, true, yst_check_branches},
    {"best-of-count", YST_BEST_OF_COUNT, YST_SEVERITY_ERROR, true, false, yst_check_criteria},
    {"may-be-negative", YST_MAY_BE_NEGATIVE, YST_SEVERITY_WARNING, true, true, yst_check_criteria},
    {"no-examples", YST_NO_EXAMPLES, YST_SEVERITY_WARNING, true, true, yst_check_examples},
    {"years-mixed", YST_YEARS_MIXED, YST_SEVERITY_WARNING, true, true, yst_check_years},
    {"label-without-score", YST_LABEL_WITHOUT_SCORE, YST_SEVERITY_WARNING, true, true, yst_check_criteria},
    {"reversed-limits", YST_REVERSED_LIMITS, YST_SEVERITY_ERROR, true, false, yst_check_bands},
};

#define CHECK_COUNT (sizeof checks / sizeof checks[0])

const yst_check *yst_checks(size_t *count)
{
  *count = CHECK_COUNT;
  return checks;
}

/* What a check said, from message `first` on, as an error. */
static void raise_messages(yst_diags *diags, size_t first)
{
  for (size_t i = first; i < diags->count; i++) yst_diag_severity(diags, diags->items[i], YST_SEVERITY_ERROR);
}

void yst_check_model(const yst_model *model, const yst_check_setting *settings, yst_diags *diags,
                     size_t *skipped)
{
  size_t left_out = 0;
  /* Before any check: what the checks themselves find breaks nothing in the model. */
  bool clean = diags->errors == 0;
  for (size_t i = 0; i < CHECK_COUNT; i++) {
    const yst_check *check = &checks[i];
    yst_check_setting setting = settings ? settings[i] : YST_CHECK_DEFAULT;
    if (setting == YST_CHECK_OFF || (setting == YST_CHECK_DEFAULT && !check->on)) continue;
    if (check->needs_clean_model && !clean) {
      left_out++;
      continue;
    }
    size_t first = diags->count;
    check->run(check, model, diags);
    if (setting == YST_CHECK_ERROR) raise_messages(diags, first);
  }
  if (skipped) *skipped = left_out;
}
