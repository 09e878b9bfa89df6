/* Spellings to numbers: exact, folded, taken, near, and many at once. */
#include "register/lookup.h"

#include "base/buffer.h"
#include "support/fixture.h"

static uint32_t find(yst_arena *arena, const yst_lookup *lookup, const char *spelling)
{
  yst_text copy = exact_copy(yst_text_from(spelling));
  uint32_t number = yst_lookup_find(lookup, copy, arena);
  free_copy(copy);
  return number;
}

static void exact_and_folded(void **state)
{
  yst_arena *arena = *state;
  yst_lookup *lookup = yst_lookup_new(arena);
  assert_int_equal(yst_lookup_add(lookup, YST_TEXT("Mill & Weir"), 0), 0);
  assert_int_equal(yst_lookup_add(lookup, YST_TEXT("L"), 1), 1);
  assert_int_equal(yst_lookup_add(lookup, YST_TEXT("Low (noticeable)"), 1), 1);
  assert_int_equal(find(arena, lookup, "Mill & Weir"), 0);
  assert_int_equal(find(arena, lookup, "mill and weir"), 0);
  assert_int_equal(find(arena, lookup, "MILL  &  WEIR."), 0);
  assert_int_equal(find(arena, lookup, "l"), 1);
  assert_int_equal(find(arena, lookup, "low - noticeable"), 1);
  assert_int_equal(find(arena, lookup, "Mill"), YST_LOOKUP_NONE);
  assert_int_equal(find(arena, lookup, ""), YST_LOOKUP_NONE);
  assert_int_equal(find(arena, lookup, "--"), YST_LOOKUP_NONE);
}

static void the_first_keeps_a_spelling(void **state)
{
  yst_arena *arena = *state;
  yst_lookup *lookup = yst_lookup_new(arena);
  assert_int_equal(yst_lookup_add(lookup, YST_TEXT("Red"), 4), 4);
  assert_int_equal(yst_lookup_add(lookup, YST_TEXT("Red"), 5), 4);
  assert_int_equal(yst_lookup_add(lookup, YST_TEXT("RED"), 5), 4);
  assert_int_equal(yst_lookup_add(lookup, YST_TEXT("red"), 4), 4);
  assert_int_equal(find(arena, lookup, "red"), 4);
}

static void punctuation_is_found_as_it_stands(void **state)
{
  yst_arena *arena = *state;
  yst_lookup *lookup = yst_lookup_new(arena);
  assert_int_equal(yst_lookup_add(lookup, YST_TEXT("-"), 0), 0);
  assert_int_equal(yst_lookup_add(lookup, YST_TEXT("?"), 1), 1);
  assert_int_equal(find(arena, lookup, "-"), 0);
  assert_int_equal(find(arena, lookup, "?"), 1);
  assert_int_equal(find(arena, lookup, "!"), YST_LOOKUP_NONE);
}

static void texts_of_every_length(void **state)
{
  yst_arena *arena = *state;
  yst_lookup *lookup = yst_lookup_new(arena);
  char letters[41];
  for (int i = 0; i < 40; i++) letters[i] = (char)('a' + i % 26);
  for (uint32_t length = 1; length <= 40; length++)
    assert_int_equal(yst_lookup_add(lookup, yst_text_of(letters, length), length), length);
  for (uint32_t length = 1; length <= 40; length++) {
    letters[length] = 0;
    assert_int_equal(find(arena, lookup, letters), length);
    for (uint32_t at = 0; at < length; at++) {
      char kept = letters[at];
      letters[at] = '0'; /* one byte off is another text */
      assert_int_equal(find(arena, lookup, letters), YST_LOOKUP_NONE);
      letters[at] = kept;
    }
    letters[length] = (char)('a' + length % 26);
  }
}

static void many(void **state)
{
  yst_arena *arena = *state, *scratch = yst_arena_new();
  yst_lookup *lookup = yst_lookup_new(arena);
  for (int i = 0; i < 20000; i++) {
    yst_text name = yst_format(arena, "Hall %d", i);
    assert_int_equal(yst_lookup_add(lookup, name, (uint32_t)i), i);
  }
  for (int i = 0; i < 20000; i++) {
    assert_int_equal(yst_lookup_find(lookup, yst_format(arena, "Hall %d", i), scratch), i);
    assert_int_equal(yst_lookup_find(lookup, yst_format(arena, "HALL-%d", i), scratch), i);
  }
  assert_int_equal(yst_lookup_find(lookup, YST_TEXT("Hall 20000"), scratch), YST_LOOKUP_NONE);
  yst_arena_free(scratch);
}

static void near_spellings(void **state)
{
  yst_arena *arena = *state;
  yst_lookup *lookup = yst_lookup_new(arena);
  yst_lookup_add(lookup, YST_TEXT("Quarterly"), 3);
  yst_lookup_add(lookup, YST_TEXT("Yearly"), 7);
  yst_lookup_add(lookup, YST_TEXT("QUARTERLY"), 3);
  yst_lookup_add(lookup, YST_TEXT("Never"), 9);
  assert_int_equal(yst_lookup_near(lookup, YST_TEXT("quartely"), arena), 3);
  assert_int_equal(yst_lookup_near(lookup, YST_TEXT("Yaerly"), arena), 7);
  assert_int_equal(yst_lookup_near(lookup, YST_TEXT("Nevr"), arena), 9);
  assert_int_equal(yst_lookup_near(lookup, YST_TEXT("weekly"), arena), YST_LOOKUP_NONE);
  assert_int_equal(yst_lookup_near(lookup, YST_TEXT(""), arena), YST_LOOKUP_NONE);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      WITH_ARENA(exact_and_folded),
      WITH_ARENA(the_first_keeps_a_spelling),
      WITH_ARENA(punctuation_is_found_as_it_stands),
      WITH_ARENA(texts_of_every_length),
      WITH_ARENA(many),
      WITH_ARENA(near_spellings),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
