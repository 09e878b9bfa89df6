#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "diagnostic/diagnostic.h"

static yst_arena *arena;
static yst_diags *diags;

static int set_up(void **state)
{
  (void)state;
  arena = yst_arena_new();
  diags = yst_diags_new(arena);
  return 0;
}

static int tear_down(void **state)
{
  (void)state;
  yst_arena_free(arena);
  return 0;
}

static void assert_text(yst_text text, const char *expected)
{
  assert_int_equal(text.length, strlen(expected));
  assert_memory_equal(text.bytes, expected, text.length);
}

static yst_span at(uint32_t source, uint32_t start)
{
  return (yst_span){source, start, start + 1};
}

static void codes_rise_and_are_complete(void **state)
{
  (void)state;
  size_t count = 0;
  const yst_code_info *codes = yst_codes(&count);
  assert_true(count > 0);
  for (size_t i = 0; i < count; i++) {
    assert_in_range(codes[i].code, 100, 999);
    if (i) assert_true(codes[i - 1].code < codes[i].code);
    assert_true(codes[i].slug[0] && codes[i].title[0]);
    assert_ptr_equal(yst_code_info_of((unsigned)codes[i].code), &codes[i]);
  }
  assert_null(yst_code_info_of(0));
  assert_null(yst_code_info_of(99999));
}

static void slugs_are_typed_with_ease_and_differ(void **state)
{
  (void)state;
  size_t count = 0;
  const yst_code_info *codes = yst_codes(&count);
  for (size_t i = 0; i < count; i++) {
    assert_int_equal(strspn(codes[i].slug, "abcdefghijklmnopqrstuvwxyz-"), strlen(codes[i].slug));
    for (size_t j = 0; j < i; j++) assert_string_not_equal(codes[i].slug, codes[j].slug);
  }
}

static void a_message_holds_what_was_said(void **state)
{
  (void)state;
  yst_diag *diag =
      yst_diags_add(diags, YST_UNKNOWN_NAME, at(1, 4), "nothing is named `%t`", YST_TEXT("colour"));
  for (unsigned i = 0; i < 20; i++) yst_diag_label(diags, diag, at(2, i), "place %u", i);
  yst_diag_fix(diags, diag, at(1, 4), true, YST_TEXT("colours"));
  yst_diag_help(diags, diag, "declare it with `%s`", "field");
  assert_int_equal(diags->count, 1);
  assert_ptr_equal(diags->items[0], diag);
  assert_int_equal(diag->code, 201);
  assert_int_equal(diag->severity, YST_SEVERITY_ERROR);
  assert_text(diag->message, "nothing is named `colour`");
  assert_int_equal(diag->label_count, 20);
  assert_int_equal(diag->labels[19].span.start, 19);
  assert_text(diag->labels[19].text, "place 19");
  assert_int_equal(diag->fix_count, 1);
  assert_true(diag->fixes[0].certain);
  assert_text(diag->fixes[0].replacement, "colours");
  assert_int_equal(diag->help_count, 1);
  assert_text(diag->helps[0], "declare it with `field`");
}

static void severities_are_counted(void **state)
{
  (void)state;
  yst_diags_add(diags, YST_DUPLICATE, at(1, 0), "one");
  yst_diag *diag = yst_diags_add(diags, YST_UNUSED, at(1, 1), "two");
  assert_int_equal(diags->errors, 1);
  assert_int_equal(diags->warnings, 1);
  yst_diag_severity(diags, diag, YST_SEVERITY_ERROR);
  assert_int_equal(diag->severity, YST_SEVERITY_ERROR);
  assert_int_equal(diags->errors, 2);
  assert_int_equal(diags->warnings, 0);
  yst_diag_severity(diags, diag, YST_SEVERITY_NOTE);
  assert_int_equal(diags->errors, 1);
  assert_int_equal(diags->warnings, 0);
}

static void sorting_goes_by_place_then_arrival(void **state)
{
  (void)state;
  static const struct {
    uint32_t source, start;
    const char *said;
  } said[] = {
      {2, 0, "g"}, {1, 9, "d"}, {1, 3, "b"}, {1, 9, "e"}, {0, 0, "a"}, {1, 3, "c"}, {1, 9, "f"},
  };
  for (size_t i = 0; i < sizeof said / sizeof said[0]; i++) {
    yst_diags_add(diags, YST_UNEXPECTED, at(said[i].source, said[i].start), "%s", said[i].said);
  }
  yst_diags_sort(diags);
  assert_int_equal(diags->count, 7);
  for (size_t i = 0; i < 7; i++) assert_text(diags->items[i]->message, (char[]){(char)('a' + i), 0});
  yst_diags_add(diags, YST_UNEXPECTED, at(3, 0), "h");
  yst_diags_sort(diags);
  for (size_t i = 0; i < 8; i++) assert_text(diags->items[i]->message, (char[]){(char)('a' + i), 0});
}

static void sorting_copes_with_any_number(void **state)
{
  (void)state;
  yst_diags_sort(diags);
  assert_int_equal(diags->count, 0);
  for (uint32_t i = 0; i < 100; i++) {
    yst_diags_add(diags, YST_UNEXPECTED, at(1, i * 37 % 101), "message");
    yst_diags_sort(diags);
    for (size_t j = 1; j <= i; j++) {
      assert_true(diags->items[j - 1]->span.start < diags->items[j]->span.start);
    }
  }
}

static void past_the_limit_messages_are_only_counted(void **state)
{
  (void)state;
  for (unsigned i = 0; i < YST_LIMIT_MESSAGES; i++) yst_diags_add(diags, YST_UNEXPECTED, at(1, i), "kept");
  yst_diag *diag = yst_diags_add(diags, YST_UNUSED, at(1, 0), "dropped");
  assert_non_null(diag);
  yst_diag_label(diags, diag, at(1, 1), "a place");
  yst_diag_fix(diags, diag, at(1, 1), false, YST_TEXT("this"));
  yst_diag_help(diags, diag, "a sentence");
  yst_diag_severity(diags, diag, YST_SEVERITY_ERROR);
  yst_diags_add(diags, YST_UNEXPECTED, at(1, 0), "dropped");
  assert_int_equal(diags->count, YST_LIMIT_MESSAGES);
  assert_int_equal(diags->dropped, 2);
  assert_int_equal(diags->errors, YST_LIMIT_MESSAGES + 2);
  assert_int_equal(diags->warnings, 0);
  yst_diags_sort(diags);
  assert_int_equal(diags->count, YST_LIMIT_MESSAGES);
  assert_text(diags->items[0]->message, "kept");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(codes_rise_and_are_complete),
      TEST(slugs_are_typed_with_ease_and_differ),
      TEST(a_message_holds_what_was_said),
      TEST(severities_are_counted),
      TEST(sorting_goes_by_place_then_arrival),
      TEST(sorting_copes_with_any_number),
      TEST(past_the_limit_messages_are_only_counted),
  };
  return cmocka_run_group_tests_name("diagnostic", tests, NULL, NULL);
}
