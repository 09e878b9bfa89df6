/* Stretches of numbers: what two of them have in common, and their images under arithmetic, by the ends. */
#include "evaluate/possible.h"

#include "support/fixture.h"

static yst_segment stretch(int64_t low, bool low_in, int64_t high, bool high_in)
{
  return (yst_segment){yst_number_of(low), yst_number_of(high), true, true, low_in, high_in, {0, 1}};
}

static yst_segment from(int64_t low)
{
  yst_segment segment = yst_segment_all();
  segment.low = yst_number_of(low);
  segment.has_low = segment.low_in = true;
  return segment;
}

static void assert_stretch(yst_segment segment, int64_t low, bool low_in, int64_t high, bool high_in)
{
  assert_true(segment.has_low && segment.has_high);
  assert_int_equal(segment.low.num, low);
  assert_int_equal(segment.high.num, high);
  assert_int_equal(segment.low_in, low_in);
  assert_int_equal(segment.high_in, high_in);
}

static void test_meeting(void **state)
{
  (void)state;
  yst_segment both;
  assert_true(yst_segment_meet(stretch(0, true, 10, true), stretch(5, false, 20, true), &both));
  assert_stretch(both, 5, false, 10, true);
  assert_true(yst_segment_meet(stretch(0, true, 5, true), stretch(5, true, 9, true), &both));
  assert_true(yst_segment_is_point(both));
  assert_false(yst_segment_meet(stretch(0, true, 5, false), stretch(5, true, 9, true), &both));
  assert_false(yst_segment_meet(stretch(0, true, 4, true), stretch(5, true, 9, true), &both));
  assert_true(yst_segment_meet(from(3), yst_segment_all(), &both));
  assert_false(both.has_high);
}

static void test_steps(void **state)
{
  (void)state;
  yst_segment whole = from(0), both;
  whole.step = yst_number_of(1);
  /* Nothing whole lies between 5 and 6. */
  assert_false(yst_segment_meet(whole, stretch(5, false, 6, false), &both));
  assert_true(yst_segment_meet(whole, stretch(5, false, 7, false), &both));
  assert_true(yst_segment_is_point(both));
  assert_int_equal(both.low.num, 6);
}

static void test_arithmetic(void **state)
{
  (void)state;
  yst_segment result;
  assert_true(yst_segment_add(stretch(1, true, 2, false), stretch(10, true, 20, true), &result));
  assert_stretch(result, 11, true, 22, false);
  assert_true(yst_segment_subtract(stretch(1, true, 2, true), stretch(10, true, 20, false), &result));
  assert_stretch(result, -19, false, -8, true);
  assert_true(yst_segment_multiply(stretch(-2, true, 3, true), stretch(-5, true, 4, true), &result));
  assert_stretch(result, -15, true, 12, true);
  assert_true(yst_segment_divide(stretch(10, true, 20, true), stretch(2, true, 5, true), &result));
  assert_stretch(result, 2, true, 10, true);
  assert_true(yst_segment_multiply(from(1), stretch(0, true, 0, true), &result));
  assert_true(yst_segment_is_point(result));
}

static void test_overflow_is_told(void **state)
{
  (void)state;
  yst_segment result, large = yst_segment_point(yst_number_of(INT64_MAX));
  assert_false(yst_segment_add(large, large, &result));
  assert_false(yst_segment_multiply(large, large, &result));
}

static void test_sets_join_what_touches(void **state)
{
  yst_workshop shop = {*state, 1};
  yst_set set = yst_set_in(&shop);
  yst_set_add(&set, stretch(5, false, 9, true));
  yst_set_add(&set, stretch(0, true, 5, false));
  yst_set_add_point(&set, yst_number_of(5));
  yst_value value = yst_set_finish(&set);
  assert_int_equal(value.state, YST_OPEN);
  assert_int_equal(value.as.possible->count, 1);
  assert_stretch(value.as.possible->segments[0], 0, true, 9, true);
  assert_false(value.as.possible->bounds_only);
}

static void test_a_set_of_one_is_known(void **state)
{
  yst_workshop shop = {*state, 1};
  yst_set set = yst_set_in(&shop);
  yst_set_add_point(&set, yst_number_of(7));
  yst_set_add_point(&set, yst_number_of(7));
  yst_value value = yst_set_finish(&set);
  assert_int_equal(value.state, YST_KNOWN);
  assert_int_equal(value.as.number.num, 7);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_meeting),          cmocka_unit_test(test_steps),
      cmocka_unit_test(test_arithmetic),       cmocka_unit_test(test_overflow_is_told),
      WITH_ARENA(test_sets_join_what_touches), WITH_ARENA(test_a_set_of_one_is_known),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
