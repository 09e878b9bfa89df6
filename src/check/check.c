#include "check/check.h"

#include "check/checks.h"

/* In the order of their codes. Checks that follow results through other rules, or say that something is
 * missing, would be led astray by what is broken. */
static const yst_check checks[] = {
    {"no-toolkit", YST_NO_TOOLKIT, YST_SEVERITY_ERROR, true, false, yst_check_toolkit},
    {"hidden-character", YST_HIDDEN_CHARACTER, YST_SEVERITY_WARNING, true, false, yst_check_characters},
    {"mixed-alphabets", YST_MIXED_ALPHABETS, YST_SEVERITY_WARNING, true, false, yst_check_characters},
    {"similar-names", YST_SIMILAR_NAMES, YST_SEVERITY_WARNING, true, false, yst_check_similar},
    {"same-spelling", YST_SAME_SPELLING, YST_SEVERITY_WARNING, true, false, yst_check_spellings},
    {"same-heading", YST_SAME_HEADING, YST_SEVERITY_WARNING, true, false, yst_check_spellings},
    {"same-label", YST_SAME_LABEL, YST_SEVERITY_WARNING, true, false, yst_check_spellings},
    {"count-differs", YST_COUNT_DIFFERS, YST_SEVERITY_WARNING, true, false, yst_check_counts},
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
    {"scores-turn", YST_SCORES_TURN, YST_SEVERITY_WARNING, true, true, yst_check_turns},
    {"worse-wins", YST_WORSE_WINS, YST_SEVERITY_WARNING, true, true, yst_check_worse_wins},
    {"idle-criterion", YST_IDLE_CRITERION, YST_SEVERITY_WARNING, true, true, yst_check_decisive},
    {"decides-alone", YST_DECIDES_ALONE, YST_SEVERITY_NOTE, false, true, yst_check_decisive},
    {"percent-of-what", YST_PERCENT_OF_WHAT, YST_SEVERITY_NOTE, false, true, yst_check_share_base},
    {"requirements-clash", YST_REQUIREMENTS_CLASH, YST_SEVERITY_WARNING, true, true, yst_check_requirements},
    {"requirement-implied", YST_REQUIREMENT_IMPLIED, YST_SEVERITY_WARNING, true, true,
     yst_check_requirements},
    {"never-applies", YST_NEVER_APPLIES, YST_SEVERITY_WARNING, true, true, yst_check_never_applies},
    {"key-unreached", YST_KEY_UNREACHED, YST_SEVERITY_WARNING, true, true, yst_check_keys},
    {"deadline-impossible", YST_DEADLINE_IMPOSSIBLE, YST_SEVERITY_WARNING, true, true, yst_check_deadlines},
    {"unproved", YST_UNPROVED, YST_SEVERITY_NOTE, true, true, yst_check_unproved},
    {"changes-nothing", YST_CHANGES_NOTHING, YST_SEVERITY_NOTE, false, true, yst_check_changes_nothing},
    {"repeated-condition", YST_REPEATED_CONDITION, YST_SEVERITY_WARNING, true, false, yst_check_repeated},
    {"not-in-force", YST_NOT_IN_FORCE, YST_SEVERITY_WARNING, true, false, yst_check_example_words},
    {"example-value", YST_EXAMPLE_VALUE, YST_SEVERITY_WARNING, true, false, yst_check_example_words},
    {"examples-contradict", YST_EXAMPLES_CONTRADICT, YST_SEVERITY_WARNING, true, false,
     yst_check_example_words},
    {"same-reading", YST_SAME_READING, YST_SEVERITY_NOTE, true, false, yst_check_readings},
    {"cited-twice", YST_CITED_TWICE, YST_SEVERITY_WARNING, true, false, yst_check_citations},
    /* Asked of several toolkits together: see inquire/lonely.h. */
    {"lonely-topic", YST_LONELY_TOPIC, YST_SEVERITY_NOTE, true, true, NULL},
    {"given-twice", YST_GIVEN_TWICE, YST_SEVERITY_WARNING, true, false, yst_check_example_words},
    {"holds-anyway", YST_HOLDS_ANYWAY, YST_SEVERITY_WARNING, true, true, yst_check_expected},
    {"two-labels", YST_TWO_LABELS, YST_SEVERITY_WARNING, true, false, yst_check_two_labels},
    {"shadowed-name", YST_SHADOWED_NAME, YST_SEVERITY_WARNING, true, false, yst_check_shadowed},
};

#define CHECK_COUNT (sizeof checks / sizeof checks[0])

const yst_check *yst_checks(size_t *count)
{
  *count = CHECK_COUNT;
  return checks;
}

/* Whether lines were found that belong to nothing, or twice to one piece: what seems missing then is likely
 * there. */
static bool has_stray_lines(const yst_diags *diags)
{
  for (size_t i = 0; i < diags->count; i++) {
    yst_code code = diags->items[i]->code;
    if (code == YST_UNKNOWN_LEAD || code == YST_MISPLACED || code == YST_REPEATED_CLAUSE) return true;
  }
  return false;
}

static bool misled_by_stray_lines(const yst_check *check)
{
  return check->code == YST_NO_TOOLKIT || check->code == YST_WEIGHTS || check->code == YST_COUNT_DIFFERS ||
         check->code == YST_CITED_TWICE;
}

const yst_check *yst_check_of(yst_code code)
{
  for (size_t i = 0; i < CHECK_COUNT; i++) {
    if (checks[i].code == code) return &checks[i];
  }
  return NULL;
}

static bool is_wanted(const yst_check *check, const yst_levels *levels)
{
  yst_wish wish = levels ? yst_levels_of(levels, check->code) : YST_WISH_NONE;
  return wish == YST_WISH_NONE ? check->on : wish != YST_WISH_ALLOW;
}

yst_slugs yst_check_model(const yst_model *model, const yst_levels *levels, yst_diags *diags)
{
  yst_slugs not_run = {YST_NEW_ARRAY(diags->arena, CHECK_COUNT, const char *), 0};
  /* Before any check: what the checks themselves find breaks nothing in the model. */
  bool clean = diags->errors == 0, stray = has_stray_lines(diags);
  for (size_t i = 0; i < CHECK_COUNT; i++) {
    const yst_check *check = &checks[i];
    if (!check->run || !is_wanted(check, levels)) continue;
    if ((check->needs_clean_model && !clean) || (misled_by_stray_lines(check) && stray)) {
      not_run.items[not_run.count++] = check->slug;
      continue;
    }
    check->run(check, model, diags);
  }
  return not_run;
}
