#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/date.h"
#include "evaluate/show.h"

static yst_arena *arena;
static yst_atoms *atoms;
static yst_choices colours;

static int set_up(void **state)
{
  (void)state;
  arena = yst_arena_new();
  atoms = yst_atoms_new(arena);
  static const char *const names[] = {"red", "amber", "green"};
  static const char *const labels[] = {"Red", "Amber or so", "Green"};
  colours = (yst_choices){.count = 3, .items = YST_NEW_ARRAY(arena, 3, yst_choice)};
  for (size_t i = 0; i < 3; i++) {
    colours.items[i].name = yst_atom_of(atoms, yst_text_from(names[i]));
    colours.items[i].label = yst_text_from(labels[i]);
  }
  return 0;
}

static int tear_down(void **state)
{
  (void)state;
  yst_arena_free(arena);
  return 0;
}

static yst_type type_of(yst_kind kind)
{
  bool has_choices = kind == YST_KIND_CHOICE || kind == YST_KIND_SET || kind == YST_KIND_NAMES;
  return (yst_type){kind, has_choices ? &colours : NULL};
}

static void assert_shown(yst_kind kind, yst_value value, const char *plain, const char *spoken)
{
  yst_buffer buffer = yst_buffer_in(arena);
  yst_show_plain_typed(&buffer, atoms, type_of(kind), value);
  assert_string_equal(yst_buffer_text(&buffer).bytes, plain);
  yst_buffer_clear(&buffer);
  yst_show_typed(&buffer, atoms, type_of(kind), value);
  assert_string_equal(yst_buffer_text(&buffer).bytes, spoken);
}

static yst_value ratio(int64_t num, int64_t den)
{
  return yst_known((yst_number){num, den});
}

static yst_segment stretch(int64_t low, int64_t high)
{
  return (yst_segment){yst_number_of(low), yst_number_of(high), true, true, true, true, yst_number_of(1)};
}

static yst_value open_value(size_t count, const yst_segment *segments)
{
  yst_possible *possible = YST_NEW(arena, yst_possible);
  possible->count = count;
  possible->segments = segments;
  return (yst_value){YST_OPEN, {.possible = possible}};
}

static void test_known(void **state)
{
  (void)state;
  assert_shown(YST_KIND_YES_NO, yst_known_whole(1), "yes", "yes");
  assert_shown(YST_KIND_NUMBER, ratio(11, 4), "2.75", "2.75");
  assert_shown(YST_KIND_NUMBER, ratio(1, 6), "1/6", "≈0.17");
  assert_shown(YST_KIND_MONEY, yst_known_whole(4130000), "41300.00", "£41,300");
  assert_shown(YST_KIND_PERCENT, ratio(19, 25), "76", "76%");
  assert_shown(YST_KIND_PERCENT, ratio(7, 15), "140/3", "≈46.67%");
  assert_shown(YST_KIND_DATE, yst_known_whole(0), "1970-01-01", "1 January 1970");
  assert_shown(YST_KIND_MONTHS, yst_known_whole(12), "12 months", "12 months");
  assert_shown(YST_KIND_DAYS, yst_known_whole(1), "1 day", "1 day");
  assert_shown(YST_KIND_YEAR, yst_known_whole(2010), "2010/11", "2010/11");
  assert_shown(YST_KIND_CHOICE, yst_known_whole(1), "amber", "Amber or so");
  assert_shown(YST_KIND_SET, yst_known_whole(5), "red;green", "Red, Green");
  assert_shown(YST_KIND_NAMES, yst_known_whole(0), "", "none");
  assert_shown(YST_KIND_TEXT, yst_known_text(YST_TEXT("as it is")), "as it is", "as it is");
}

static void test_states(void **state)
{
  (void)state;
  assert_shown(YST_KIND_MONEY, yst_not_applicable(), "n/a", "not applicable");
  assert_shown(YST_KIND_MONEY, yst_fault(), "!", "cannot be computed");
}

static void test_open_stretches(void **state)
{
  (void)state;
  yst_segment one[] = {stretch(14, 24)};
  assert_shown(YST_KIND_NUMBER, open_value(1, one), "14..24", "between 14 and 24");
  yst_segment two[] = {stretch(5, 5), stretch(8, 8)};
  assert_shown(YST_KIND_NUMBER, open_value(2, two), "5|8", "5 or 8");
  yst_segment at_least = {.low = yst_number_of(200000), .has_low = true, .low_in = true};
  assert_shown(YST_KIND_MONEY, open_value(1, &at_least), "2000.00..", "at least £2,000");
  yst_segment under = {.high = yst_number_of(5), .has_high = true};
  assert_shown(YST_KIND_NUMBER, open_value(1, &under), "..5", "under 5");
  yst_segment anything = {0};
  assert_shown(YST_KIND_NUMBER, open_value(1, &anything), "?", "not known");
  yst_segment year = stretch(14975, 15339);
  assert_shown(YST_KIND_DATE, open_value(1, &year), "2011-01-01..2011-12-31", "2011");
}

static void test_open_choices(void **state)
{
  (void)state;
  yst_segment both[] = {stretch(0, 1)};
  assert_shown(YST_KIND_YES_NO, open_value(1, both), "yes|no", "yes or no");
  assert_shown(YST_KIND_CHOICE, open_value(1, both), "red|amber", "Red or Amber or so");
  yst_segment all[] = {stretch(0, 2)};
  assert_shown(YST_KIND_CHOICE, open_value(1, all), "red|amber|green", "Red, Amber or so or Green");
}

static void test_open_and_not_applicable(void **state)
{
  (void)state;
  yst_segment one[] = {stretch(3, 3)};
  yst_possible possible = {.count = 1, .segments = one, .not_applicable = true};
  yst_value value = {YST_OPEN, {.possible = &possible}};
  assert_shown(YST_KIND_NUMBER, value, "3|n/a", "3 or not applicable");
  yst_possible text = {.any_text = true};
  value.as.possible = &text;
  assert_shown(YST_KIND_TEXT, value, "?", "not known");
}

/* A cell stays a cell, however many values are left. */
static void test_many_stretches(void **state)
{
  (void)state;
  yst_segment many[40];
  for (size_t i = 0; i < 40; i++) many[i] = stretch((int64_t)i * 3, (int64_t)i * 3);
  assert_shown(YST_KIND_NUMBER, open_value(40, many), "0..117", "between 0 and 117");
}

static void test_show_rounds(void **state)
{
  (void)state;
  yst_result result = {
      .type = {YST_KIND_PERCENT, NULL}, .shown = true, .show_mode = YST_ROUND_DOWN, .show_step = {1, 100}};
  yst_buffer buffer = yst_buffer_in(arena);
  yst_show_plain(&buffer, atoms, &result, ratio(7, 15));
  assert_string_equal(yst_buffer_text(&buffer).bytes, "46");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_known, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_states, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_open_stretches, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_open_choices, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_open_and_not_applicable, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_many_stretches, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_show_rounds, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
