#include "support/fixture.h"

#include "base/number.h"

#define MOST INT64_MAX

typedef struct sum {
  yst_number a, b;
  bool fits;
  yst_number result;
} sum;

static void assert_number(yst_number a, yst_number expected)
{
  assert_int_equal(a.num, expected.num);
  assert_int_equal(a.den, expected.den);
}

static void check(const sum *rows, size_t count, bool (*operation)(yst_number, yst_number, yst_number *))
{
  for (size_t i = 0; i < count; i++) {
    yst_number result;
    if (operation(rows[i].a, rows[i].b, &result) != rows[i].fits) fail_msg("row %d", (int)i);
    if (rows[i].fits) assert_number(result, rows[i].result);
  }
}

static void ratios_come_in_lowest_terms(void **state)
{
  (void)state;
  static const struct {
    int64_t num, den;
    bool fits;
    yst_number result;
  } rows[] = {
      {6, 4, true, {3, 2}},
      {-6, 4, true, {-3, 2}},
      {6, -4, true, {-3, 2}},
      {-6, -4, true, {3, 2}},
      {0, -9, true, {0, 1}},
      {1, 0, false, {0, 0}},
      {0, 0, false, {0, 0}},
      {INT64_MIN, 2, true, {INT64_MIN / 2, 1}},
      {INT64_MIN, 1, false, {0, 0}},
      {1, INT64_MIN, false, {0, 0}},
      {INT64_MIN, INT64_MIN, true, {1, 1}},
      {MOST, MOST, true, {1, 1}},
      {MOST, -1, true, {-MOST, 1}},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    yst_number result;
    assert_int_equal(yst_number_ratio(rows[i].num, rows[i].den, &result), rows[i].fits);
    if (rows[i].fits) assert_number(result, rows[i].result);
  }
}

static void addition_is_exact_or_fails(void **state)
{
  (void)state;
  static const sum rows[] = {
      {{1, 2}, {1, 3}, true, {5, 6}},          {{1, 6}, {-1, 6}, true, {0, 1}},
      {{1, 6}, {1, 3}, true, {1, 2}},          {{3, 1}, {1, 4}, true, {13, 4}},
      {{MOST, 1}, {0, 1}, true, {MOST, 1}},    {{MOST, 1}, {1, 1}, false, {0, 0}},
      {{-MOST, 1}, {-1, 1}, false, {0, 0}},    {{MOST, 1}, {1, 2}, false, {0, 0}},
      {{MOST, 2}, {MOST, 2}, true, {MOST, 1}}, {{1, MOST}, {1, MOST - 1}, false, {0, 0}},
      {{1, MOST}, {-1, MOST}, true, {0, 1}},   {{MOST, MOST - 1}, {-MOST, MOST - 1}, true, {0, 1}},
  };
  check(rows, COUNT_OF(rows), yst_number_add);
  check(rows, COUNT_OF(rows), yst_number_add_slow);
}

static void subtraction_is_exact_or_fails(void **state)
{
  (void)state;
  static const sum rows[] = {
      {{1, 2}, {1, 3}, true, {1, 6}},
      {{5, 1}, {7, 1}, true, {-2, 1}},
      {{-MOST, 1}, {1, 1}, false, {0, 0}},
      {{-MOST, 1}, {MOST, 1}, false, {0, 0}},
      {{MOST, 1}, {MOST, 1}, true, {0, 1}},
      {{1, MOST}, {1, MOST}, true, {0, 1}},
      {{-MOST, 2}, {MOST, 2}, true, {-MOST, 1}},
  };
  check(rows, COUNT_OF(rows), yst_number_subtract);
  check(rows, COUNT_OF(rows), yst_number_subtract_slow);
}

static void multiplication_is_exact_or_fails(void **state)
{
  (void)state;
  static const sum rows[] = {
      {{2, 3}, {3, 4}, true, {1, 2}},
      {{-2, 3}, {3, 2}, true, {-1, 1}},
      {{0, 1}, {1, 3}, true, {0, 1}},
      {{-1, 3}, {0, 1}, true, {0, 1}},
      {{MOST, 1}, {1, MOST}, true, {1, 1}},
      {{MOST, 2}, {2, MOST}, true, {1, 1}},
      {{MOST, 1}, {2, 1}, false, {0, 0}},
      {{1, MOST}, {1, 2}, false, {0, 0}},
      {{MOST, 1}, {-1, 1}, true, {-MOST, 1}},
      {{MOST, 1}, {MOST, 1}, false, {0, 0}},
      {{INT64_MIN / 2, 1}, {2, 1}, false, {0, 0}},
  };
  check(rows, COUNT_OF(rows), yst_number_multiply);
  check(rows, COUNT_OF(rows), yst_number_multiply_slow);
}

static void division_is_exact_or_fails(void **state)
{
  (void)state;
  static const sum rows[] = {
      {{1, 1}, {3, 1}, true, {1, 3}},         {{1, 2}, {-3, 4}, true, {-2, 3}},
      {{-6, 1}, {-4, 1}, true, {3, 2}},       {{0, 1}, {-5, 7}, true, {0, 1}},
      {{1, 1}, {0, 1}, false, {0, 0}},        {{0, 1}, {0, 1}, false, {0, 0}},
      {{MOST, 1}, {MOST, 1}, true, {1, 1}},   {{MOST, 1}, {1, 2}, false, {0, 0}},
      {{1, MOST}, {-1, MOST}, true, {-1, 1}}, {{1, MOST}, {MOST, 1}, false, {0, 0}},
  };
  check(rows, COUNT_OF(rows), yst_number_divide);
}

static void comparison_never_leaves_its_range(void **state)
{
  (void)state;
  static const struct {
    yst_number a, b;
    int order;
  } rows[] = {
      {{1, 2}, {1, 3}, 1},
      {{-1, 2}, {-1, 3}, -1},
      {{1, 2}, {1, 2}, 0},
      {{MOST, 1}, {-MOST, 1}, 1},
      {{MOST, MOST - 1}, {MOST - 1, MOST - 2}, -1},
      {{-MOST, MOST - 1}, {MOST, MOST - 2}, -1},
      {{1, MOST}, {1, MOST - 1}, -1},
      {{0, 1}, {1, MOST}, -1},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    assert_int_equal(yst_number_compare(rows[i].a, rows[i].b), rows[i].order);
    assert_int_equal(yst_number_compare_slow(rows[i].a, rows[i].b), rows[i].order);
    assert_int_equal(yst_number_compare_slow(rows[i].b, rows[i].a), -rows[i].order);
    assert_int_equal(yst_number_equal(rows[i].a, rows[i].b), rows[i].order == 0);
  }
}

static void rounding_follows_its_mode_on_both_sides_of_zero(void **state)
{
  (void)state;
  static const struct {
    yst_number a, step;
    yst_number down, up, half_up, half_even;
  } rows[] = {
      {{7, 2}, {1, 1}, {3, 1}, {4, 1}, {4, 1}, {4, 1}},
      {{5, 2}, {1, 1}, {2, 1}, {3, 1}, {3, 1}, {2, 1}},
      {{-5, 2}, {1, 1}, {-2, 1}, {-3, 1}, {-3, 1}, {-2, 1}},
      {{-7, 2}, {1, 1}, {-3, 1}, {-4, 1}, {-4, 1}, {-4, 1}},
      {{1, 3}, {1, 1}, {0, 1}, {1, 1}, {0, 1}, {0, 1}},
      {{-1, 3}, {1, 1}, {0, 1}, {-1, 1}, {0, 1}, {0, 1}},
      {{2, 3}, {1, 1}, {0, 1}, {1, 1}, {1, 1}, {1, 1}},
      {{4, 1}, {1, 1}, {4, 1}, {4, 1}, {4, 1}, {4, 1}},
      {{150, 1}, {100, 1}, {100, 1}, {200, 1}, {200, 1}, {200, 1}},
      {{250, 1}, {100, 1}, {200, 1}, {300, 1}, {300, 1}, {200, 1}},
      {{1, 3}, {1, 100}, {33, 100}, {17, 50}, {33, 100}, {33, 100}},
      {{1, 8}, {1, 4}, {0, 1}, {1, 4}, {1, 4}, {0, 1}},
      {{MOST, 1}, {1, MOST}, {MOST, 1}, {MOST, 1}, {MOST, 1}, {MOST, 1}},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    const yst_number *expected[] = {&rows[i].down, &rows[i].up, &rows[i].half_up, &rows[i].half_even};
    for (int mode = YST_ROUND_DOWN; mode <= YST_ROUND_HALF_EVEN; mode++) {
      yst_number result;
      assert_true(yst_number_round(rows[i].a, (yst_round_mode)mode, rows[i].step, &result));
      assert_number(result, *expected[mode]);
    }
  }
}

static void rounding_past_the_end_fails(void **state)
{
  (void)state;
  yst_number result;
  assert_false(yst_number_round(yst_number_of(MOST), YST_ROUND_UP, yst_number_of(10), &result));
  assert_true(yst_number_round(yst_number_of(MOST), YST_ROUND_DOWN, yst_number_of(10), &result));
  assert_number(result, yst_number_of(MOST / 10 * 10));
  assert_true(yst_number_round(yst_number_of(-MOST), YST_ROUND_DOWN, yst_number_of(MOST), &result));
  assert_number(result, yst_number_of(-MOST));
  assert_false(yst_number_round(yst_number_of(MOST), YST_ROUND_UP, yst_number_of(MOST - 1), &result));
  assert_false(yst_number_round(yst_number_of(1), YST_ROUND_UP, yst_number_of(0), &result));
  assert_false(yst_number_round(yst_number_of(1), YST_ROUND_UP, yst_number_of(-1), &result));
}

static void multiples_are_whole_numbers_of_steps(void **state)
{
  (void)state;
  assert_true(yst_number_is_multiple(yst_number_of(-300), yst_number_of(100)));
  assert_false(yst_number_is_multiple(yst_number_of(250), yst_number_of(100)));
  assert_true(yst_number_is_multiple((yst_number){3, 4}, (yst_number){1, 4}));
  assert_false(yst_number_is_multiple((yst_number){3, 4}, (yst_number){1, 2}));
  assert_true(yst_number_is_multiple(yst_number_of(0), yst_number_of(7)));
  assert_false(yst_number_is_multiple(yst_number_of(7), yst_number_of(0)));
  assert_true(yst_number_is_multiple(yst_number_of(MOST), (yst_number){1, MOST}));
}

static void numbers_are_read_as_people_write_them(void **state)
{
  (void)state;
  static const struct {
    const char *text;
    bool reads;
    yst_number result;
  } rows[] = {
      {"12", true, {12, 1}},
      {"0", true, {0, 1}},
      {"007", true, {7, 1}},
      {"-3", true, {-3, 1}},
      {"-0", true, {0, 1}},
      {"+3", true, {3, 1}},
      {" 4\t", true, {4, 1}},
      {"\xC2\xA0"
       "5\xC2\xA0",
       true,
       {5, 1}},
      {"1,200", true, {1200, 1}},
      {"12,345,678.50", true, {24691357, 2}},
      {"2.75", true, {11, 4}},
      {"-2.50", true, {-5, 2}},
      {"0.0", true, {0, 1}},
      {"1/6", true, {1, 6}},
      {"-2/6", true, {-1, 3}},
      {"0/6", true, {0, 1}},
      {"9223372036854775807", true, {MOST, 1}},
      {"-9223372036854775807", true, {-MOST, 1}},
      {"1/9223372036854775807", true, {1, MOST}},
      {"0.30000000000000004", true, {7500000000000001, 25000000000000000}},
      {"9223372036854775808", false, {0, 0}},
      {"-9223372036854775808", false, {0, 0}},
      {"18446744073709551616", false, {0, 0}},
      {"99999999999999999999999999999", false, {0, 0}},
      {"0.00000000000000000001", false, {0, 0}},
      {"1/9223372036854775808", false, {0, 0}},
      {"", false, {0, 0}},
      {" ", false, {0, 0}},
      {"-", false, {0, 0}},
      {"--3", false, {0, 0}},
      {"- 3", false, {0, 0}},
      {".5", false, {0, 0}},
      {"5.", false, {0, 0}},
      {"1.2.3", false, {0, 0}},
      {"1,20", false, {0, 0}},
      {"1,2000", false, {0, 0}},
      {"1200,000", false, {0, 0}},
      {"0,200", false, {0, 0}},
      {",200", false, {0, 0}},
      {"1,,200", false, {0, 0}},
      {"1,200,", false, {0, 0}},
      {"1.000,5", false, {0, 0}},
      {"1 200", false, {0, 0}},
      {"1/0", false, {0, 0}},
      {"1/-2", false, {0, 0}},
      {"1/2/3", false, {0, 0}},
      {"1.5/2", false, {0, 0}},
      {"3 days", false, {0, 0}},
      {"1e3", false, {0, 0}},
      {"0x10", false, {0, 0}},
      {"ten", false, {0, 0}},
      {"\xEF\xBC\x91", false, {0, 0}},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    yst_text copy = exact_copy(yst_text_from(rows[i].text));
    yst_number result = {42, 43};
    if (yst_number_read(copy, &result) != rows[i].reads) fail_msg("`%s`", rows[i].text);
    assert_number(result, rows[i].reads ? rows[i].result : (yst_number){42, 43});
    free_copy(copy);
  }
}

static void numbers_are_written_whole_or_as_decimals_or_as_ratios(void **state)
{
  static const struct {
    yst_number a;
    const char *written;
  } rows[] = {
      {{0, 1}, "0"},
      {{-12, 1}, "-12"},
      {{MOST, 1}, "9223372036854775807"},
      {{11, 4}, "2.75"},
      {{-1, 2}, "-0.5"},
      {{1, 1000000000}, "0.000000001"},
      {{1, 2000000000}, "1/2000000000"},
      {{1, 512}, "0.001953125"},
      {{1, 1024}, "1/1024"},
      {{-1, 6}, "-1/6"},
      {{MOST, 2}, "4611686018427387903.5"},
      {{1, MOST}, "1/9223372036854775807"},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    yst_buffer buffer = yst_buffer_in(*state);
    yst_number_write(&buffer, rows[i].a);
    assert_says(yst_buffer_text(&buffer), rows[i].written);
    yst_number back;
    assert_true(yst_number_read(yst_buffer_text(&buffer), &back));
    assert_number(back, rows[i].a);
  }
}

static void places_are_kept_and_losses_told(void **state)
{
  static const struct {
    yst_number a;
    unsigned places;
    yst_round_mode mode;
    const char *written;
    bool exact;
  } rows[] = {
      {{100, 3}, 2, YST_ROUND_HALF_UP, "33.33", false},
      {{-100, 3}, 2, YST_ROUND_UP, "-33.34", false},
      {{5, 1}, 2, YST_ROUND_DOWN, "5.00", true},
      {{5, 2}, 0, YST_ROUND_HALF_EVEN, "2", false},
      {{-1, 1000}, 2, YST_ROUND_HALF_UP, "0.00", false},
      {{999, 1000}, 2, YST_ROUND_HALF_UP, "1.00", false},
      {{MOST, 1}, 9, YST_ROUND_DOWN, "9223372036854775807.000000000", true},
      {{MOST, 2}, 0, YST_ROUND_UP, "4611686018427387904", false},
      {{1, 4}, 12, YST_ROUND_DOWN, "0.250000000", true},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    yst_buffer buffer = yst_buffer_in(*state);
    bool exact = yst_number_write_places(&buffer, rows[i].a, rows[i].places, rows[i].mode);
    assert_says(yst_buffer_text(&buffer), rows[i].written);
    assert_int_equal(exact, rows[i].exact);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ratios_come_in_lowest_terms),
      cmocka_unit_test(addition_is_exact_or_fails),
      cmocka_unit_test(subtraction_is_exact_or_fails),
      cmocka_unit_test(multiplication_is_exact_or_fails),
      cmocka_unit_test(division_is_exact_or_fails),
      cmocka_unit_test(comparison_never_leaves_its_range),
      cmocka_unit_test(rounding_follows_its_mode_on_both_sides_of_zero),
      cmocka_unit_test(rounding_past_the_end_fails),
      cmocka_unit_test(multiples_are_whole_numbers_of_steps),
      cmocka_unit_test(numbers_are_read_as_people_write_them),
      WITH_ARENA(numbers_are_written_whole_or_as_decimals_or_as_ratios),
      WITH_ARENA(places_are_kept_and_losses_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
