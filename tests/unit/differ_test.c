#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "inquire/differ.h"

/* Two toolkits with the same choices in another order, and one with others. */
typedef struct toolkit {
  yst_model model;
  yst_choices choices;
  yst_result result;
} toolkit;

static yst_arena *arena;
static toolkit left, right, other;

static void make(toolkit *t, const char *const *names, size_t count)
{
  *t = (toolkit){.model = {.atoms = yst_atoms_new(arena)}};
  t->choices = (yst_choices){.count = count, .items = YST_NEW_ARRAY(arena, count, yst_choice)};
  for (size_t i = 0; i < count; i++) {
    t->choices.items[i].name = yst_atom_of(t->model.atoms, yst_text_from(names[i]));
  }
  t->result.type = (yst_type){YST_KIND_CHOICE, &t->choices};
}

static int set_up(void **state)
{
  (void)state;
  static const char *const ours[] = {"low", "high"}, *const theirs[] = {"high", "low"},
                           *const others[] = {"high", "top"};
  arena = yst_arena_new();
  make(&left, ours, 2);
  make(&right, theirs, 2);
  make(&other, others, 2);
  return 0;
}

static int tear_down(void **state)
{
  (void)state;
  yst_arena_free(arena);
  return 0;
}

static void set_kind(yst_kind kind)
{
  left.result.type.kind = right.result.type.kind = kind;
}

static yst_side side(const toolkit *t, yst_value value)
{
  return (yst_side){&t->model, &t->result, value};
}

static bool differ(yst_value a, yst_value b, bool versions)
{
  yst_side one = side(&left, a), two = side(&right, b);
  bool forth = yst_differ(&one, &two, versions);
  if (left.result.type.kind == YST_KIND_NUMBER) assert_int_equal(forth, yst_differ(&two, &one, versions));
  return forth;
}

static yst_value between(int64_t low, int64_t high, bool high_in)
{
  yst_segment *segment = YST_NEW(arena, yst_segment);
  *segment =
      (yst_segment){yst_number_of(low), yst_number_of(high), true, true, true, high_in, yst_number_of(0)};
  yst_possible *possible = YST_NEW(arena, yst_possible);
  *possible = (yst_possible){.count = 1, .segments = segment};
  return (yst_value){YST_OPEN, {.possible = possible}};
}

static void test_numbers(void **state)
{
  (void)state;
  set_kind(YST_KIND_NUMBER);
  assert_false(differ(yst_known_whole(3), yst_known_whole(3), false));
  assert_true(differ(yst_known_whole(3), yst_known_whole(4), false));
  assert_false(differ(between(1, 5, true), yst_known_whole(5), false));
  assert_true(differ(between(1, 5, false), yst_known_whole(5), false));
  assert_true(differ(between(1, 5, true), between(6, 9, true), false));
  assert_false(differ(between(1, 6, true), between(6, 9, true), false));
}

static void test_choices_by_name(void **state)
{
  (void)state;
  assert_false(differ(yst_known_whole(0), yst_known_whole(1), false));
  assert_true(differ(yst_known_whole(0), yst_known_whole(0), false));
  assert_false(differ(between(0, 1, true), yst_known_whole(0), false));
}

static void test_comparable(void **state)
{
  (void)state;
  yst_side one = side(&left, yst_known_whole(0)), two = side(&right, yst_known_whole(0));
  yst_side three = side(&other, yst_known_whole(0));
  assert_true(yst_are_comparable(&one, &two, false));
  assert_false(yst_are_comparable(&one, &three, false));
  assert_true(yst_are_comparable(&one, &three, true));
  set_kind(YST_KIND_TEXT);
  assert_false(yst_are_comparable(&one, &two, false));
  assert_true(yst_are_comparable(&one, &two, true));
  right.result.type.kind = YST_KIND_NUMBER;
  assert_false(yst_are_comparable(&one, &two, true));
}

/* A toolkit that does not apply says nothing, and so contradicts nobody; between versions it is a change. */
static void test_not_applicable(void **state)
{
  (void)state;
  set_kind(YST_KIND_YES_NO);
  assert_false(differ(yst_not_applicable(), yst_known_whole(1), false));
  assert_true(differ(yst_not_applicable(), yst_known_whole(1), true));
  assert_false(differ(yst_not_applicable(), between(0, 1, true), true));
  assert_false(differ(yst_fault(), yst_known_whole(1), false));
}

static void test_sets_by_name(void **state)
{
  (void)state;
  set_kind(YST_KIND_SET);
  assert_false(differ(yst_known_whole(1), yst_known_whole(2), true));
  assert_true(differ(yst_known_whole(1), yst_known_whole(1), true));
  assert_true(differ(yst_known_whole(3), yst_known_whole(1), true));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_numbers, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_choices_by_name, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_comparable, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_not_applicable, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_sets_by_name, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
