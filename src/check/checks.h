/* The functions behind the table of checks, by the file they stand in. One function may serve several codes:
 * it says only what belongs to the code of the check it is called for. */
#ifndef YST_CHECK_CHECKS_H
#define YST_CHECK_CHECKS_H

#include "check/check.h"

/* The number of the file that was named, as against those that it uses. */
#define YST_OWN_SOURCE 1u

/* counts.c: count-differs */
void yst_check_counts(const yst_check *check, const yst_model *model, yst_diags *diags);
/* bands.c: band-gap, band-overlap, band-empty, reversed-limits */
void yst_check_bands(const yst_check *check, const yst_model *model, yst_diags *diags);
/* choices.c: choice-not-scored, choice-twice, table-shape */
void yst_check_choices(const yst_check *check, const yst_model *model, yst_diags *diags);
/* tables.c: table-falls */
void yst_check_tables(const yst_check *check, const yst_model *model, yst_diags *diags);
/* weights.c: weights */
void yst_check_weights(const yst_check *check, const yst_model *model, yst_diags *diags);
/* thresholds.c: impossible-threshold */
void yst_check_thresholds(const yst_check *check, const yst_model *model, yst_diags *diags);
/* branches.c: unreachable, no-otherwise */
void yst_check_branches(const yst_check *check, const yst_model *model, yst_diags *diags);
/* criteria.c: dead-criterion, best-of-count, may-be-negative, label-without-score */
void yst_check_criteria(const yst_check *check, const yst_model *model, yst_diags *diags);
/* usage.c: unused; uncited.c: uncited */
void yst_check_usage(const yst_check *check, const yst_model *model, yst_diags *diags);
void yst_check_uncited(const yst_check *check, const yst_model *model, yst_diags *diags);
/* characters.c: hidden-character, mixed-alphabets */
void yst_check_characters(const yst_check *check, const yst_model *model, yst_diags *diags);
/* similar.c: similar-names */
void yst_check_similar(const yst_check *check, const yst_model *model, yst_diags *diags);
/* spellings.c: same-spelling, same-heading, same-label */
void yst_check_spellings(const yst_check *check, const yst_model *model, yst_diags *diags);
/* examples.c: not-in-force, example-value, examples-contradict, given-twice */
void yst_check_example_words(const yst_check *check, const yst_model *model, yst_diags *diags);
/* expected.c: holds-anyway */
void yst_check_expected(const yst_check *check, const yst_model *model, yst_diags *diags);
/* readings.c: same-reading; citations.c: cited-twice */
void yst_check_readings(const yst_check *check, const yst_model *model, yst_diags *diags);
void yst_check_citations(const yst_check *check, const yst_model *model, yst_diags *diags);
/* toolkit.c: no-toolkit, no-examples */
void yst_check_toolkit(const yst_check *check, const yst_model *model, yst_diags *diags);
void yst_check_examples(const yst_check *check, const yst_model *model, yst_diags *diags);
/* years.c: years-mixed */
void yst_check_years(const yst_check *check, const yst_model *model, yst_diags *diags);
/* turns.c: scores-turn */
void yst_check_turns(const yst_check *check, const yst_model *model, yst_diags *diags);
/* worse_wins.c: worse-wins */
void yst_check_worse_wins(const yst_check *check, const yst_model *model, yst_diags *diags);
/* decisive.c: idle-criterion, decides-alone */
void yst_check_decisive(const yst_check *check, const yst_model *model, yst_diags *diags);
/* share_base.c: percent-of-what */
void yst_check_share_base(const yst_check *check, const yst_model *model, yst_diags *diags);
/* requirements.c: requirements-clash, requirement-implied */
void yst_check_requirements(const yst_check *check, const yst_model *model, yst_diags *diags);
/* never_applies.c: never-applies */
void yst_check_never_applies(const yst_check *check, const yst_model *model, yst_diags *diags);
/* keys.c: key-unreached */
void yst_check_keys(const yst_check *check, const yst_model *model, yst_diags *diags);
/* deadlines.c: deadline-impossible */
void yst_check_deadlines(const yst_check *check, const yst_model *model, yst_diags *diags);
/* unproved.c: unproved, of rubrics; the checks say it of whatever else themselves */
void yst_check_unproved(const yst_check *check, const yst_model *model, yst_diags *diags);
/* changes_nothing.c: changes-nothing; repeated.c: repeated-condition */
void yst_check_changes_nothing(const yst_check *check, const yst_model *model, yst_diags *diags);
/* shadowed.c: shadowed-name */
void yst_check_shadowed(const yst_check *check, const yst_model *model, yst_diags *diags);
void yst_check_repeated(const yst_check *check, const yst_model *model, yst_diags *diags);
/* two_labels.c: two-labels */
void yst_check_two_labels(const yst_check *check, const yst_model *model, yst_diags *diags);

#endif
