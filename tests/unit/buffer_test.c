#include "support/fixture.h"

#include <limits.h>

#include "base/buffer.h"

static void an_empty_buffer_is_an_empty_text(void **state)
{
  yst_buffer buffer = yst_buffer_in(*state);
  assert_string_equal(yst_buffer_text(&buffer).bytes, "");
  yst_buffer_add(&buffer, (yst_text){NULL, 0});
  yst_buffer_add_string(&buffer, NULL);
  yst_buffer_add_repeat(&buffer, '-', 0);
  assert_int_equal(yst_buffer_text(&buffer).length, 0);
}

static void additions_follow_each_other(void **state)
{
  yst_buffer buffer = yst_buffer_in(*state);
  yst_buffer_add(&buffer, YST_TEXT("a"));
  yst_buffer_add_byte(&buffer, '|');
  yst_buffer_add_repeat(&buffer, '=', 3);
  yst_buffer_add_string(&buffer, "£");
  assert_says(yst_buffer_text(&buffer), "a|===£");
  yst_buffer_clear(&buffer);
  yst_buffer_add_byte(&buffer, '\0');
  assert_int_equal(yst_buffer_text(&buffer).length, 1);
}

static void every_length_has_room_for_the_nul(void **state)
{
  yst_buffer buffer = yst_buffer_in(*state);
  for (size_t length = 1; length <= 3000; length++) {
    yst_buffer_add_byte(&buffer, 'x');
    yst_text text = yst_buffer_text(&buffer);
    assert_int_equal(text.length, length);
    assert_int_equal(strlen(text.bytes), length);
  }
  yst_buffer_add_repeat(&buffer, 'y', 1 << 20);
  assert_int_equal(strlen(yst_buffer_text(&buffer).bytes), 3000 + (1 << 20));
}

static void whole_numbers_are_written_to_their_ends(void **state)
{
  static const struct {
    int64_t number;
    const char *written;
  } rows[] = {
      {0, "0"},
      {7, "7"},
      {-7, "-7"},
      {10, "10"},
      {-99, "-99"},
      {INT64_MAX, "9223372036854775807"},
      {INT64_MIN, "-9223372036854775808"},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    yst_buffer buffer = yst_buffer_in(*state);
    yst_buffer_add_integer(&buffer, rows[i].number);
    assert_says(yst_buffer_text(&buffer), rows[i].written);
  }
  yst_buffer buffer = yst_buffer_in(*state);
  yst_buffer_add_unsigned(&buffer, UINT64_MAX);
  assert_says(yst_buffer_text(&buffer), "18446744073709551615");
}

static void formats_know_their_own_signs_only(void **state)
{
  yst_arena *arena = *state;
  assert_says(yst_format(arena, "%s is %t, %d of %u", "a", YST_TEXT("b"), INT_MIN, UINT_MAX),
              "a is b, -2147483648 of 4294967295");
  assert_says(yst_format(arena, "%l%c%z%%", INT64_MIN, '/', SIZE_MAX),
              "-9223372036854775808/18446744073709551615%");
  assert_says(yst_format(arena, "50%"), "50%");
  assert_says(yst_format(arena, "%5d %x %"), "%5d %x %");
  assert_says(yst_format(arena, "%%s"), "%s");
  assert_says(yst_format(arena, "%s", (const char *)NULL), "");
}

static void too_much_goes_to_the_escape(void **state)
{
  yst_arena *arena = *state;
  jmp_buf escape;
  volatile unsigned step = 0;
  yst_buffer buffer = yst_buffer_in(arena);
  yst_arena_set_escape(arena, &escape);
  setjmp(escape);
  switch (step++) {
  case 0: yst_buffer_add_repeat(&buffer, '-', SIZE_MAX); break;
  case 1: yst_buffer_add_byte(&buffer, '-'); break;
  default: break;
  }
  /* The first fails; the second shows that the buffer is still in order and does not come back here. */
  assert_int_equal(step, 2);
  assert_says(yst_buffer_text(&buffer), "-");
  yst_arena_set_escape(arena, NULL);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      WITH_ARENA(an_empty_buffer_is_an_empty_text),  WITH_ARENA(additions_follow_each_other),
      WITH_ARENA(every_length_has_room_for_the_nul), WITH_ARENA(whole_numbers_are_written_to_their_ends),
      WITH_ARENA(formats_know_their_own_signs_only), WITH_ARENA(too_much_goes_to_the_escape),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
