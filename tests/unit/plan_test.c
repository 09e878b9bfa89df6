/* What a report shows and in which order, its summary, and how a result is found by what somebody typed. */
#include "support/fixture.h"

#include "base/buffer.h"
#include "report/find.h"
#include "report/summary.h"

static const char used_rules[] = "field wet \"Wet\" yes/no\n"
                                 "topic damp \"Is it damp?\"\n"
                                 "condition soaked \"Soaked\"\n  when wet\n  about damp\n"
                                 "condition drained \"Drained\"\n  when not wet\n";

static const char own_rules[] =
    "toolkit ponds \"Ponds\"\n"
    "use \"used.rules\"\n"
    "field fish \"Fish\" number\n"
    "field seen \"Seen\" date\n"
    "value twice \"Twice the fish\" = 2 * fish\n"
    "require fish is at least 0 otherwise \"{fish} fish\"\n  named some_fish\n"
    "review yearly \"Looked at\"\n  every 12 months from seen\n"
    "deadline rules_review \"Rules reviewed\"\n  due by 1 May 2020\n"
    "checklist kit \"Kit\"\n  item net \"Net\"\n  item rod \"Rod\"\n"
    "rubric worth \"Worth\"\n"
    "  criterion size \"Size\"\n    score fish\n      under 10  1\n      10 or more  2\n"
    "  grades\n    under 60%    poor \"Poor\"\n    60% or more  good \"Good\"\n"
    "condition stocked \"Stocked\"\n  when fish is over 5\n"
    "condition rich \"Rich\"\n  when fish is over 50\n  about damp\n";

static bool load(void *context, yst_text from, yst_text wanted, yst_text *name, yst_text *bytes)
{
  (void)context;
  (void)from;
  *name = wanted;
  *bytes = yst_text_from(used_rules);
  return true;
}

static yst_plan plan_of(yst_arena *arena)
{
  yst_sources *sources = yst_sources_new(arena);
  yst_diags *diags = yst_diags_new(arena);
  yst_model *model =
      yst_model_build(arena, sources, YST_TEXT("ponds.rules"), yst_text_from(own_rules), load, NULL, diags);
  assert_int_equal(diags->errors, 0);
  return yst_plan_of(arena, yst_program_compile(arena, model), NULL);
}

static void test_reading_order(void **state)
{
  static const char *const names[] = {"rich", "stocked", "soaked",       "drained",   "worth",
                                      "kit",  "yearly",  "rules_review", "some_fish", "twice"};
  yst_plan plan = plan_of(*state);
  assert_int_equal(plan.group_count, COUNT_OF(names));
  for (size_t i = 0; i < COUNT_OF(names); i++) assert_says(plan.reading[i]->name, names[i]);
}

static void test_leads(void **state)
{
  static const char *const leads[] = {"rich",        "stocked", "soaked",         "drained",
                                      "worth.grade", "kit.met", "yearly.overdue", "rules_review.overdue",
                                      "some_fish"};
  yst_plan plan = plan_of(*state);
  for (size_t i = 0; i < COUNT_OF(leads); i++) assert_says(plan.reading[i]->lead->name, leads[i]);
  assert_null(plan.reading[COUNT_OF(leads)]->lead);
  assert_true(plan.reading[7]->same_for_all);
  assert_false(plan.reading[6]->same_for_all);
  assert_true(plan.reading[0]->own);
  assert_false(plan.reading[2]->own);
}

static void assert_columns(const yst_summary *summary, const bool *chosen, const char *expected)
{
  yst_arena *arena = yst_arena_new();
  yst_buffer line = yst_buffer_in(arena);
  for (size_t i = 0; i < summary->count; i++) {
    if (chosen[i]) yst_buffer_format(&line, line.length ? " %t" : "%t", summary->results[i]->name);
  }
  assert_says(yst_buffer_text(&line), expected);
  yst_arena_free(arena);
}

/* A condition without a topic comes after what has one, and a rule that no record can change not at all. */
static void test_summary(void **state)
{
  yst_plan plan = plan_of(*state);
  yst_summary summary = yst_summary_of(*state, &plan);
  bool told[YST_SUMMARY_CANDIDATES], chosen[YST_SUMMARY_CANDIDATES];
  for (size_t i = 0; i < YST_SUMMARY_CANDIDATES; i++) told[i] = true;
  yst_summary_choose(&summary, told, chosen);
  assert_columns(&summary, chosen, "rich worth.total worth.percent worth.grade kit.met yearly.overdue");
  for (size_t i = 0; i < summary.count; i++)
    told[i] = !yst_text_equal(summary.results[i]->name, YST_TEXT("kit.met"));
  yst_summary_choose(&summary, told, chosen);
  assert_columns(&summary, chosen, "rich soaked worth.total worth.percent worth.grade yearly.overdue");
}

static void assert_found(void **state, const char *wanted, const char *expected)
{
  yst_plan plan = plan_of(*state);
  yst_text problem = YST_TEXT("");
  const yst_result *result = yst_find_result(*state, &plan, yst_text_from(wanted), &problem);
  assert_says(result ? result->name : problem, expected);
}

static void test_find(void **state)
{
  assert_found(state, "worth.total", "worth.total");
  assert_found(state, "worth", "worth.grade");
  assert_found(state, "WORTH: Percent", "worth.percent");
  assert_found(state, "looked at", "yearly.overdue");
  assert_found(state, "percent", "worth.percent");
  assert_found(state, "overdue", "`overdue` may be `yearly.overdue` or `rules_review.overdue`");
  assert_found(state, "percnt", "no result is called `percnt`; did you mean `percent`?");
  assert_found(state, "zzz", "no result is called `zzz`");
}

int main(void)
{
  const struct CMUnitTest tests[] = {WITH_ARENA(test_reading_order), WITH_ARENA(test_leads),
                                     WITH_ARENA(test_summary), WITH_ARENA(test_find)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
