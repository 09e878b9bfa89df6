#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/check.h"
#include "check/witness.h"

static yst_arena *arena;

static int set_up(void **state)
{
  (void)state;
  arena = yst_arena_new();
  return 0;
}

static int tear_down(void **state)
{
  (void)state;
  yst_arena_free(arena);
  return 0;
}

static bool load_nothing(void *context, yst_text from, yst_text wanted, yst_text *name, yst_text *bytes)
{
  (void)context;
  (void)from;
  (void)wanted;
  (void)name;
  (void)bytes;
  return false;
}

/* As the library does it, with a muted list. */
static yst_diags *check(const char *text, const yst_levels *levels, size_t *not_run)
{
  yst_diags *diags = yst_diags_new(arena);
  if (levels) yst_levels_mute(levels, diags);
  yst_model *model = yst_model_build(arena, yst_sources_new(arena), YST_TEXT("test.rules"),
                                     yst_text_from(text), load_nothing, NULL, diags);
  yst_slugs names = yst_check_model(model, levels, diags);
  if (not_run) *not_run = names.count;
  if (levels) yst_levels_apply(levels, diags);
  return diags;
}

/* The messages with one code, parted by lines. What is said of the file besides must not be errors. */
static const char *messages_of(yst_code code, const char *text)
{
  yst_diags *diags = check(text, NULL, NULL);
  yst_buffer buffer = yst_buffer_in(arena);
  for (size_t i = 0; i < diags->count; i++) {
    const yst_diag *diag = diags->items[i];
    if (diag->code == code) {
      yst_buffer_format(&buffer, "%s%t", buffer.length ? "\n" : "", diag->message);
    } else if (diag->severity == YST_SEVERITY_ERROR) {
      yst_buffer_format(&buffer, "%sY%u %t", buffer.length ? "\n" : "", (unsigned)diag->code, diag->message);
    }
  }
  return yst_buffer_text(&buffer).bytes;
}

#define SAYS(code, text, expected) assert_string_equal(messages_of((code), (text)), (expected))

/* ---- bands ---- */

#define HALL "toolkit hall \"Hall\"\n"
#define GRANT HALL "field grant \"Grant\" money\n"
#define GRADED "rubric cost \"Cost\"\n criterion c \"C\"\n  score grant\n"

static void a_gap_of_a_penny_is_found(void **state)
{
  (void)state;
  SAYS(YST_BAND_GAP, GRANT GRADED "   under £50 1\n   over £50 2\n", "£50 falls between two bands");
  SAYS(YST_BAND_GAP, GRANT GRADED "   at most £50 1\n   £50.02 or more 2\n",
       "£50.01 falls between two bands");
  SAYS(YST_BAND_GAP, GRANT GRADED "   at most £50 1\n   £50.01 or more 2\n", "");
}

static void bands_cover_what_is_allowed_only(void **state)
{
  (void)state;
  SAYS(YST_BAND_GAP,
       HALL "field grant \"G\" number\n allowed 1 to 5\n steps of 1\n" GRADED "   1 to 2 1\n   3 to 5 2\n",
       "");
  SAYS(YST_BAND_GAP,
       HALL "field grant \"G\" number\n allowed 1 to 5\n steps of 1\n" GRADED "   2 1\n   3 to 4 2\n",
       "1 is below the lowest band\n5 is above the highest band");
}

static void without_allowed_the_line_begins_at_zero(void **state)
{
  (void)state;
  SAYS(YST_BAND_GAP, GRANT GRADED "   £0 to £50 1\n   over £50 2\n", "");
  SAYS(YST_BAND_GAP, GRANT GRADED "   £10 to £50 1\n   over £50 2\n", "£0 is below the lowest band");
  SAYS(YST_BAND_GAP, GRANT GRADED "   under £10 1\n   £10 to £50 2\n", "£50.01 is above the highest band");
  SAYS(YST_BAND_GAP, GRANT GRADED "   under £10 1\n   otherwise 2\n", "");
}

static void whole_numbers_that_were_meant_are_one_message(void **state)
{
  (void)state;
  SAYS(YST_BAND_GAP,
       HALL "field grant \"G\" number\n" GRADED "   0 1\n   1 to 2 2\n   3 to 4 3\n   5 or more 4\n",
       "0.1 falls between two bands");
}

static void steps_leave_no_gap(void **state)
{
  (void)state;
  SAYS(YST_BAND_GAP, HALL "field grant \"G\" number\n steps of 5\n" GRADED "   0 to 15 1\n   20 or more 2\n",
       "");
}

static void a_shared_end_is_settled_by_the_clause(void **state)
{
  (void)state;
  SAYS(YST_BAND_OVERLAP, GRANT GRADED "   £0 to £50 1\n   £50 to £90 2\n   over £90 3\n",
       "two bands hold £50");
  SAYS(YST_BAND_OVERLAP,
       GRANT GRADED "   £0 to £50 1\n   £50 to £90 2\n   over £90 3\n  shared end in lower band\n", "");
  SAYS(YST_BAND_OVERLAP,
       GRANT GRADED "   £0 to £50 1\n   £40 to £90 2\n   over £90 3\n  shared end in lower band\n",
       "two bands hold £40");
}

static void every_version_of_a_limit_is_looked_at(void **state)
{
  (void)state;
  SAYS(YST_BAND_GAP,
       GRANT "limit most \"Most\" £50\n from 1 April 2012 £60\n" GRADED "   at most £50 1\n   over most 2\n",
       "£50.01 falls between two bands, from 1 April 2012 on");
}

static void bands_the_wrong_way_round_are_said_once(void **state)
{
  (void)state;
  const char *text = GRANT GRADED "   under £10 1\n   £50 to £10 2\n   over £50 3\n";
  SAYS(YST_REVERSED_LIMITS, text, "the band begins at £50 and ends at £10, which is less");
  SAYS(YST_REVERSED_LIMITS, HALL "field grant \"G\" number\n allowed 5 to 1\n",
       "what is allowed begins at 5 and ends at 1, which is less");
}

static void a_band_without_values_is_empty(void **state)
{
  (void)state;
  SAYS(YST_BAND_EMPTY, GRANT GRADED "   at most £10 1\n   over £10 to under £10.01 2\n   over £10 3\n",
       "no value lies in this band");
  SAYS(YST_BAND_EMPTY,
       HALL "field grant \"G\" number\n allowed 1 to 5\n steps of 1\n" GRADED "   1 to 5 1\n   over 5 2\n",
       "no value that is possible lies in this band");
}

/* ---- choices and tables ---- */

#define FLOORS                                                                                               \
  HALL "choice floors \"Floors\"\n wood \"W\"\n tiles \"T\"\n stone \"S\"\nfield grant \"Floor\" floors\n"

static void every_choice_has_one_row(void **state)
{
  (void)state;
  SAYS(YST_CHOICE_NOT_SCORED, FLOORS GRADED "   wood 1\n   tiles 2\n", "`stone` has no row here");
  SAYS(YST_CHOICE_NOT_SCORED, FLOORS GRADED "   wood 1\n", "`tiles` and `stone` have no row here");
  SAYS(YST_CHOICE_NOT_SCORED, FLOORS GRADED "   wood 1\n   otherwise 2\n", "");
  SAYS(YST_CHOICE_TWICE, FLOORS GRADED "   wood 1\n   tiles 2\n   stone 1\n   wood 3\n",
       "`wood` has two rows");
}

#define RISK                                                                                                 \
  HALL "scale harm \"H\"\n low \"L\"\n high \"H\"\nscale chance \"C\"\n seldom \"S\"\n often \"O\"\n"        \
       "field h \"H\" harm\nfield c \"C\" chance\nvalue v \"V\" = danger of (h, c)\nrisk table danger "      \
       "\"D\"\n"                                                                                             \
       " columns harm low high\n rows chance\n"

static void a_risk_table_rises_in_either_order_of_rows(void **state)
{
  (void)state;
  SAYS(YST_TABLE_FALLS, RISK "  often 3 4\n  seldom 1 2\n", "");
  SAYS(YST_TABLE_FALLS, RISK "  seldom 1 2\n  often 3 4\n", "");
  SAYS(YST_TABLE_FALLS, RISK "  seldom 1 2\n  often 3 1\n", "the table falls from 2 to 1 along its rows");
}

/* ---- rubrics ---- */

#define SIZES HALL "field seats \"S\" number\nrubric size \"Size\"\n"
#define ROWS "   under 100 1\n   100 or more 2\n"

static void weights_add_up_in_every_case(void **state)
{
  (void)state;
  SAYS(YST_WEIGHTS,
       SIZES " criterion a \"A\"\n  weight 60%\n  score seats\n" ROWS
             " criterion b \"B\"\n  weight 40%\n  score seats\n" ROWS,
       "");
  SAYS(YST_WEIGHTS,
       SIZES " criterion a \"A\"\n  weight 60%\n  score seats\n" ROWS
             " criterion b \"B\"\n  weight 30%\n  score seats\n" ROWS,
       "the weights of its criteria add up to 90%");
  SAYS(YST_WEIGHTS,
       SIZES " criterion a \"A\"\n  weight 60% when seats is over 10 otherwise 50%\n  score seats\n" ROWS
             " criterion b \"B\"\n  weight 40%\n  score seats\n" ROWS,
       "the weights of its criteria add up to 90%");
  SAYS(YST_WEIGHTS,
       SIZES " criterion a \"A\"\n  weight 100%\n  score seats\n" ROWS
             " criterion b \"B\"\n  score seats\n" ROWS,
       "`b` has no weight where others have one");
}

static void a_criterion_that_always_scores_the_same_is_dead(void **state)
{
  (void)state;
  SAYS(YST_DEAD_CRITERION, SIZES " criterion a \"A\"\n  score seats\n   under 100 2\n   100 or more 2\n",
       "`a` always scores 2");
  SAYS(YST_DEAD_CRITERION, SIZES " criterion a \"A\"\n  score seats\n" ROWS, "");
}

static void deductions_may_go_below_zero(void **state)
{
  (void)state;
  SAYS(YST_MAY_BE_NEGATIVE,
       SIZES " deduct 3 when seats is over 500\n criterion a \"A\"\n  score seats\n" ROWS,
       "deductions can take `size` down to -2");
  SAYS(YST_MAY_BE_NEGATIVE,
       SIZES " floor total at 0\n deduct 3 when seats is over 500\n criterion a \"A\"\n  score seats\n" ROWS,
       "");
}

static void labels_are_for_scores_that_are_given(void **state)
{
  (void)state;
  SAYS(YST_LABEL_WITHOUT_SCORE,
       SIZES " labels\n  1 \"A\"\n  2 \"B\"\n  3 \"C\"\n criterion a \"A\"\n  score seats\n" ROWS,
       "no criterion gives the score 3");
}

/* ---- conditions ---- */

#define TOTAL SIZES " criterion a \"A\"\n  score seats\n" ROWS

static void a_threshold_beyond_the_highest_never_holds(void **state)
{
  (void)state;
  SAYS(YST_IMPOSSIBLE_THRESHOLD, TOTAL "condition c \"C\"\n when total of size is over 2\n",
       "this can never hold");
  SAYS(YST_IMPOSSIBLE_THRESHOLD, TOTAL "condition c \"C\"\n when total of size is at least 1\n",
       "this can never fail");
  SAYS(YST_IMPOSSIBLE_THRESHOLD, TOTAL "condition c \"C\"\n when total of size is at least 2\n", "");
  SAYS(YST_IMPOSSIBLE_THRESHOLD, TOTAL "condition c \"C\"\n when percent of size is under 50%\n",
       "this can never hold");
  SAYS(YST_IMPOSSIBLE_THRESHOLD, TOTAL "condition c \"C\"\n when total of size is between 1 and 1\n", "");
}

static void parts_that_exclude_each_other_never_hold(void **state)
{
  (void)state;
  SAYS(YST_IMPOSSIBLE_THRESHOLD,
       HALL "field s \"S\" number\ncondition c \"C\"\n when s is over 9 and s is under 5\n",
       "this can never hold");
  SAYS(YST_IMPOSSIBLE_THRESHOLD,
       HALL "field s \"S\" number\ncondition c \"C\"\n when s is over 5 or s is under 9\n",
       "this can never fail");
  SAYS(YST_IMPOSSIBLE_THRESHOLD,
       HALL "field s \"S\" number\ncondition c \"C\"\n when s is over 5 and s is under 9\n", "");
}

static void a_wider_branch_masks_a_narrower_one(void **state)
{
  (void)state;
  SAYS(YST_UNREACHABLE,
       HALL "field s \"S\" number\nclassify k \"K\"\n as a \"A\" when s is over 5\n"
            " as b \"B\" when s is over 9\n as c \"C\" otherwise\n",
       "nothing reaches `b`");
  SAYS(YST_UNREACHABLE,
       HALL "field s \"S\" number\nclassify k \"K\"\n as a \"A\" when s is over 5\n"
            " as b \"B\" when s is at most 5\n as c \"C\" otherwise\n",
       "nothing reaches `c`");
  SAYS(YST_UNREACHABLE,
       HALL "field s \"S\" number\n applies when t\nfield t \"T\" yes/no\nclassify k \"K\"\n"
            " as a \"A\" when s is over 5\n as b \"B\" when s is at most 5\n as c \"C\" otherwise\n",
       "");
}

static void a_case_that_fits_none_is_shown(void **state)
{
  (void)state;
  const char *text = HALL "field s \"S\" number\n allowed 0 to 99\n steps of 1\nclassify k \"K\"\n"
                          " as a \"A\" when s is over 5\n as b \"B\" when s is under 5\n";
  SAYS(YST_NO_OTHERWISE, text, "some cases fit no branch of `k`");
  yst_diags *diags = check(text, NULL, NULL);
  for (size_t i = 0; i < diags->count; i++) {
    if (diags->items[i]->code != YST_NO_OTHERWISE) continue;
    const yst_witness *witness = diags->items[i]->witness;
    assert_non_null(witness);
    assert_int_equal(witness->example.given_count, 1);
    assert_true(yst_number_equal(witness->example.given[0].number, yst_number_of(5)));
  }
  SAYS(YST_NO_OTHERWISE,
       FLOORS "classify k \"K\"\n as a \"A\" when grant is wood\n"
              " as b \"B\" when grant is one of tiles, stone\n",
       "");
}

/* ---- use, citations, years ---- */

static void what_only_an_example_uses_is_unused(void **state)
{
  (void)state;
  SAYS(YST_UNUSED,
       HALL
       "field s \"S\" number\nfield t \"T\" number\nlimit l \"L\" 5\ncondition c \"C\"\n when s is over 5\n"
       "example \"e\"\n given s 9, t 1\n expect c\n",
       "nothing uses the field `t`\nnothing uses the limit `l`");
}

static void rules_cite_where_others_do(void **state)
{
  (void)state;
  SAYS(YST_UNCITED,
       HALL "source d \"D\"\nfield s \"S\" number\ncondition a \"A\"\n when s is over 5\n cite d \"1\"\n"
            "condition b \"B\"\n when s is over 9\n",
       "the condition `b` cites nothing");
  SAYS(YST_UNCITED, HALL "field s \"S\" number\ncondition b \"B\"\n when s is over 9\n", "");
}

static void years_are_summed_one_at_a_time(void **state)
{
  (void)state;
  SAYS(YST_YEARS_MIXED,
       HALL
       "list g \"G\"\n column y \"Y\" financial year\n column a \"A\" money\nvalue v \"V\" = sum a of g\n",
       "this takes the rows of all years of `g` together");
  SAYS(YST_YEARS_MIXED,
       HALL "list g \"G\"\n column y \"Y\" financial year\n column a \"A\" money\n"
            "value v \"V\" = sum a of (g where y is 2010/11)\n",
       "");
}

/* ---- the table itself ---- */

static void the_table_agrees_with_the_codes(void **state)
{
  (void)state;
  size_t count = 0;
  const yst_check *checks = yst_checks(&count);
  for (size_t i = 0; i < count; i++) {
    const yst_code_info *info = yst_code_info_of((unsigned)checks[i].code);
    assert_non_null(info);
    assert_string_equal(checks[i].slug, info->slug);
    assert_int_equal(checks[i].level, info->severity);
    if (i) assert_true(checks[i - 1].code < checks[i].code);
  }
}

static yst_levels *levels_of(const char *allow, const char *warn, const char *deny)
{
  yst_levels *levels = yst_levels_new(arena);
  if (allow) assert_int_equal(yst_levels_wish(levels, yst_text_from(allow), YST_WISH_ALLOW), YST_WISH_TAKEN);
  if (warn) assert_int_equal(yst_levels_wish(levels, yst_text_from(warn), YST_WISH_WARN), YST_WISH_TAKEN);
  if (deny) assert_int_equal(yst_levels_wish(levels, yst_text_from(deny), YST_WISH_DENY), YST_WISH_TAKEN);
  return levels;
}

#define UNUSED_FIELD HALL "field s \"S\" number\n"
#define TWO_FIELDS UNUSED_FIELD "field s \"S\" number\n"

static void levels_are_the_users(void **state)
{
  (void)state;
  size_t not_run = 0;
  yst_diags *diags = check(UNUSED_FIELD, NULL, &not_run);
  assert_int_equal(diags->count, 2);
  assert_int_equal(diags->warnings, 2);
  assert_int_equal(not_run, 0);
  diags = check(UNUSED_FIELD, levels_of("unused", NULL, "Y416"), NULL);
  assert_int_equal(diags->count, 1);
  assert_int_equal(diags->errors, 1);
  assert_int_equal(diags->warnings, 0);
  diags = check(UNUSED_FIELD, levels_of("warnings", NULL, NULL), NULL);
  assert_int_equal(diags->count, 0);
  diags = check(UNUSED_FIELD, levels_of(NULL, "unused", "warnings"), NULL);
  assert_int_equal(diags->errors, 1);
  assert_int_equal(diags->warnings, 1);
  diags = check(TWO_FIELDS, NULL, &not_run);
  assert_int_equal(diags->count, 1);
  assert_true(not_run > 0);
}

/* A band that is only not allowed is a warning under the code of an error. */
static void warnings_are_warnings_whatever_their_code(void **state)
{
  (void)state;
  static const char text[] = HALL "field s \"S\" number\n  allowed 1 to 5\nrubric r \"R\"\n"
                                  "  criterion c \"C\"\n    score s\n      1 to 5 1\n      over 7 2\n"
                                  "example \"e\"\n  given s 1\n  expect r.c is 1\n";
  yst_diags *diags = check(text, NULL, NULL);
  assert_int_equal(diags->count, 1);
  assert_int_equal(diags->items[0]->code, YST_BAND_EMPTY);
  assert_int_equal(diags->warnings, 1);
  assert_int_equal(check(text, levels_of("warnings", NULL, NULL), NULL)->count, 0);
  assert_int_equal(check(text, levels_of(NULL, NULL, "warnings"), NULL)->errors, 1);
  assert_int_equal(check(text, levels_of(NULL, "band-empty", "warnings"), NULL)->warnings, 1);
}

static void errors_of_the_language_stay_errors(void **state)
{
  (void)state;
  yst_levels *levels = yst_levels_new(arena);
  assert_int_equal(yst_levels_wish(levels, YST_TEXT("duplicate"), YST_WISH_ALLOW), YST_WISH_REFUSED);
  assert_int_equal(yst_levels_wish(levels, YST_TEXT("Y200"), YST_WISH_WARN), YST_WISH_REFUSED);
  assert_int_equal(yst_levels_wish(levels, YST_TEXT("200"), YST_WISH_DENY), YST_WISH_TAKEN);
  assert_int_equal(yst_levels_wish(levels, YST_TEXT("uncitd"), YST_WISH_ALLOW), YST_WISH_UNKNOWN);
  assert_int_equal(yst_levels_wish(levels, YST_TEXT("Y999"), YST_WISH_ALLOW), YST_WISH_UNKNOWN);
  assert_int_equal(check(TWO_FIELDS, levels, NULL)->errors, 1);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_gap_of_a_penny_is_found),
      cmocka_unit_test(bands_cover_what_is_allowed_only),
      cmocka_unit_test(without_allowed_the_line_begins_at_zero),
      cmocka_unit_test(whole_numbers_that_were_meant_are_one_message),
      cmocka_unit_test(steps_leave_no_gap),
      cmocka_unit_test(a_shared_end_is_settled_by_the_clause),
      cmocka_unit_test(every_version_of_a_limit_is_looked_at),
      cmocka_unit_test(bands_the_wrong_way_round_are_said_once),
      cmocka_unit_test(a_band_without_values_is_empty),
      cmocka_unit_test(every_choice_has_one_row),
      cmocka_unit_test(a_risk_table_rises_in_either_order_of_rows),
      cmocka_unit_test(weights_add_up_in_every_case),
      cmocka_unit_test(a_criterion_that_always_scores_the_same_is_dead),
      cmocka_unit_test(deductions_may_go_below_zero),
      cmocka_unit_test(labels_are_for_scores_that_are_given),
      cmocka_unit_test(a_threshold_beyond_the_highest_never_holds),
      cmocka_unit_test(parts_that_exclude_each_other_never_hold),
      cmocka_unit_test(a_wider_branch_masks_a_narrower_one),
      cmocka_unit_test(a_case_that_fits_none_is_shown),
      cmocka_unit_test(what_only_an_example_uses_is_unused),
      cmocka_unit_test(rules_cite_where_others_do),
      cmocka_unit_test(years_are_summed_one_at_a_time),
      cmocka_unit_test(the_table_agrees_with_the_codes),
      cmocka_unit_test(levels_are_the_users),
      cmocka_unit_test(warnings_are_warnings_whatever_their_code),
      cmocka_unit_test(errors_of_the_language_stay_errors),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
