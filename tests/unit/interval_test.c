#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/interval.h"

static yst_arena *arena;

static const yst_lattice whole_numbers = {.has_step = true, .step = {1, 1}};
static const yst_lattice fives = {.has_step = true, .step = {5, 1}};
static const yst_lattice any_number = {.unit = {1, 1}};
static const yst_lattice any_percent = {.unit = {1, 100}};

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

/* `[1 5)` from 1, in, to 5, out; `(* 5]` without a low end. Numbers as yst_number_read takes them. */
static yst_interval read_interval(const char *text)
{
  size_t length = strlen(text);
  const char *blank = strchr(text, ' ');
  yst_interval interval = {.low_in = text[0] == '[', .high_in = text[length - 1] == ']'};
  yst_text low = yst_text_of(text + 1, (size_t)(blank - text) - 1);
  yst_text high = yst_text_of(blank + 1, (size_t)(text + length - blank) - 2);
  interval.has_low = yst_number_read(low, &interval.low);
  interval.has_high = yst_number_read(high, &interval.high);
  return interval;
}

/* Checks intervals within `whole` and writes each fault as `gap 0-1 at 5` or `overlap 0-1 at 5`, parted by
 * commas. */
static void assert_faults(const char *whole, const yst_lattice *lattice, const char *const *texts,
                          size_t count, const char *expected)
{
  yst_interval *items = YST_NEW_ARRAY(arena, count, yst_interval);
  for (size_t i = 0; i < count; i++) items[i] = read_interval(texts[i]);
  yst_interval all = read_interval(whole);
  yst_interval_faults faults = yst_intervals_check(arena, items, count, &all, lattice);
  yst_buffer buffer = yst_buffer_in(arena);
  for (size_t i = 0; i < faults.count; i++) {
    const yst_interval_fault *fault = &faults.items[i];
    if (i) yst_buffer_add_string(&buffer, ", ");
    yst_buffer_add_string(&buffer, fault->kind == YST_INTERVAL_GAP ? "gap " : "overlap ");
    if (fault->lower != SIZE_MAX) yst_buffer_format(&buffer, "%z", fault->lower);
    yst_buffer_add_string(&buffer, "-");
    if (fault->upper != SIZE_MAX) yst_buffer_format(&buffer, "%z", fault->upper);
    yst_buffer_add_string(&buffer, " at ");
    yst_number_write(&buffer, fault->value);
  }
  assert_string_equal(yst_buffer_text(&buffer).bytes, expected);
}

#define FAULTS(whole, lattice, expected, ...)                                                                \
  do {                                                                                                       \
    const char *const texts_[] = {__VA_ARGS__};                                                              \
    assert_faults((whole), (lattice), texts_, sizeof texts_ / sizeof texts_[0], (expected));                 \
  } while (0)

static void assert_value(const char *text, const yst_lattice *lattice, const char *expected)
{
  yst_interval interval = read_interval(text);
  yst_number value;
  yst_buffer buffer = yst_buffer_in(arena);
  if (yst_interval_value(&interval, lattice, &value)) {
    yst_number_write(&buffer, value);
  } else {
    yst_buffer_add_string(&buffer, "none");
  }
  assert_string_equal(yst_buffer_text(&buffer).bytes, expected);
}

static void touching_intervals_are_fine(void **state)
{
  (void)state;
  FAULTS("(* *)", &whole_numbers, "", "(* 5)", "[5 10]", "(10 *)");
  FAULTS("(* *)", &any_number, "", "(* 5)", "[5 10]", "(10 *)");
  FAULTS("[1 3]", &whole_numbers, "", "[1 1]", "[2 2]", "[3 3]");
}

static void order_of_writing_does_not_matter(void **state)
{
  (void)state;
  FAULTS("(* *)", &whole_numbers, "", "(10 *)", "[5 10]", "(* 5)");
  FAULTS("(* *)", &whole_numbers, "gap 2-1 at 5", "[8 *)", "(5 8)", "(* 5)");
  FAULTS("[1 9]", &whole_numbers, "gap 3-1 at 5", "[8 9]", "[6 7]", "[1 2]", "[3 4]");
}

static void equal_ends_that_are_both_in_overlap(void **state)
{
  (void)state;
  FAULTS("[0 10]", &whole_numbers, "overlap 0-1 at 5", "[0 5]", "[5 10]");
  FAULTS("[0 10]", &any_number, "overlap 0-1 at 5", "[0 5]", "[5 10]");
}

static void equal_ends_that_are_both_out_leave_a_gap(void **state)
{
  (void)state;
  FAULTS("[0 10]", &whole_numbers, "gap 0-1 at 5", "[0 5)", "(5 10]");
  FAULTS("(* *)", &any_percent, "gap 0-1 at 0.5", "(* 1/2)", "(1/2 *)");
}

static void one_apart_is_a_gap_unless_the_step_is_one(void **state)
{
  (void)state;
  FAULTS("[0 10]", &whole_numbers, "", "[0 5]", "[6 10]");
  FAULTS("[0 10]", &any_number, "gap 0-1 at 5.1", "[0 5]", "[6 10]");
  FAULTS("[0 20]", &fives, "", "[0 10]", "[15 20]");
  FAULTS("[0 20]", &whole_numbers, "gap 0-1 at 11", "[0 10]", "[15 20]");
}

static void the_whole_has_ends_of_its_own(void **state)
{
  (void)state;
  FAULTS("[1 5]", &whole_numbers, "gap -0 at 1, gap 1- at 5", "[2 3]", "[4 4]");
  FAULTS("[1 5]", &whole_numbers, "", "(* 3]", "(3 *)");
  FAULTS("(* *)", &whole_numbers, "gap -0 at 1, gap 0- at 4", "[2 3]");
  FAULTS("[1 5]", &whole_numbers, "gap -0 at 1", "[7 9]");
  FAULTS("[1 5]", &whole_numbers, "gap - at 1", "[9 7]");
}

static void nothing_at_all_is_one_gap(void **state)
{
  (void)state;
  yst_interval whole = read_interval("[1 5]");
  yst_interval_faults faults = yst_intervals_check(arena, NULL, 0, &whole, &whole_numbers);
  assert_int_equal(faults.count, 1);
  assert_int_equal(faults.items[0].kind, YST_INTERVAL_GAP);
  assert_int_equal(faults.items[0].value.num, 1);
}

static void a_reversed_interval_is_left_out(void **state)
{
  (void)state;
  yst_interval reversed = read_interval("[10 5]"), equal = read_interval("(5 5)");
  assert_true(yst_interval_is_reversed(&reversed));
  assert_false(yst_interval_is_reversed(&equal));
  FAULTS("[1 20]", &whole_numbers, "gap 0-2 at 5", "[1 4]", "[10 5]", "[11 20]");
}

static void an_interval_inside_another_overlaps_it_once(void **state)
{
  (void)state;
  FAULTS("[0 20]", &whole_numbers, "overlap 0-1 at 5", "[0 10]", "[5 6]", "(10 20]");
  FAULTS("[0 20]", &whole_numbers, "overlap 0-1 at 0", "[0 20]", "[0 20]");
  FAULTS("[0 20]", &whole_numbers, "overlap 0-1 at 0, overlap 1-2 at 3", "[0 5]", "[0 20]", "[3 4]");
}

static void the_ends_may_be_unbounded(void **state)
{
  (void)state;
  FAULTS("(* *)", &whole_numbers, "overlap 0-1 at 5", "(* 7]", "[5 *)");
  FAULTS("(* *)", &whole_numbers, "overlap 0-1 at 7", "(* 7]", "(* *)");
  FAULTS("(* *)", &whole_numbers, "overlap 0-1 at 0", "(* *)", "(* *)");
}

static void the_smallest_value_is_exact(void **state)
{
  (void)state;
  assert_value("(500000 *)", &whole_numbers, "500001");
  assert_value("[-7 -2]", &fives, "-5");
  assert_value("(-5 *)", &fives, "0");
  assert_value("(* -7)", &fives, "-10");
  assert_value("(11 14)", &fives, "none");
  assert_value("(3 4)", &any_number, "3.1");
  assert_value("(3 7/2)", &any_number, "3.1");
  assert_value("(1/3 1/2)", &any_percent, "0.34");
  assert_value("(1/3 3334/10000)", &any_percent, "10001/30000");
  assert_value("(3 3)", &any_number, "none");
  assert_value("[3 3]", &any_number, "3");
}

static void a_number_that_does_not_fit_gives_none(void **state)
{
  (void)state;
  assert_value("(9223372036854775807 *)", &whole_numbers, "none");
  assert_value("(9223372036854775807 *)", &any_number, "none");
}

static void meeting_and_hull_keep_the_ends(void **state)
{
  (void)state;
  yst_interval a = read_interval("(0 5]"), b = read_interval("[5 9)");
  yst_interval meet = yst_interval_meet(&a, &b), hull = yst_interval_hull(&a, &b);
  assert_true(meet.low_in && meet.high_in);
  assert_int_equal(meet.low.num, 5);
  assert_int_equal(meet.high.num, 5);
  assert_false(hull.low_in || hull.high_in);
  assert_int_equal(hull.low.num, 0);
  assert_int_equal(hull.high.num, 9);
}

static void many_intervals_in_any_order_are_quick(void **state)
{
  (void)state;
  enum { MANY = 100000 };
  yst_interval *items = YST_NEW_ARRAY(arena, MANY, yst_interval);
  for (int64_t i = 0; i < MANY; i++) {
    items[MANY - 1 - i] = yst_interval_between(yst_number_of(i), yst_number_of(i));
  }
  yst_interval whole = yst_interval_between(yst_number_of(0), yst_number_of(MANY - 1));
  assert_int_equal(yst_intervals_check(arena, items, MANY, &whole, &whole_numbers).count, 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(touching_intervals_are_fine),
      cmocka_unit_test(order_of_writing_does_not_matter),
      cmocka_unit_test(equal_ends_that_are_both_in_overlap),
      cmocka_unit_test(equal_ends_that_are_both_out_leave_a_gap),
      cmocka_unit_test(one_apart_is_a_gap_unless_the_step_is_one),
      cmocka_unit_test(the_whole_has_ends_of_its_own),
      cmocka_unit_test(nothing_at_all_is_one_gap),
      cmocka_unit_test(a_reversed_interval_is_left_out),
      cmocka_unit_test(an_interval_inside_another_overlaps_it_once),
      cmocka_unit_test(the_ends_may_be_unbounded),
      cmocka_unit_test(the_smallest_value_is_exact),
      cmocka_unit_test(a_number_that_does_not_fit_gives_none),
      cmocka_unit_test(meeting_and_hull_keep_the_ends),
      cmocka_unit_test(many_intervals_in_any_order_are_quick),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
