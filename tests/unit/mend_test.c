#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diagnostic/mend.h"

typedef struct fixture {
  yst_arena *arena;
  yst_sources *sources;
  const yst_source *source;
  yst_diags *diags;
} fixture;

static int set_up(void **state)
{
  static fixture f;
  f.arena = yst_arena_new();
  f.sources = yst_sources_new(f.arena);
  f.source = yst_sources_add(f.sources, YST_TEXT("a.rules"), YST_TEXT("one two\r\nthree"));
  yst_sources_add(f.sources, YST_TEXT("b.rules"), YST_TEXT("other"));
  f.diags = yst_diags_new(f.arena);
  *state = &f;
  return 0;
}

static int tear_down(void **state)
{
  yst_arena_free(((fixture *)*state)->arena);
  return 0;
}

static void offer(fixture *f, uint32_t source, uint32_t start, uint32_t end, bool certain, const char *text)
{
  yst_span span = {source, start, end};
  yst_diag *diag = yst_diags_add(f->diags, YST_LOOKALIKE, span, "a message");
  yst_diag_fix(f->diags, diag, span, certain, yst_text_from(text));
}

static void expect_text(fixture *f, const char *expected, size_t changes)
{
  yst_edits edits = yst_edits_certain(f->arena, f->diags, f->source);
  yst_buffer text = yst_buffer_in(f->arena);
  yst_edits_make(&edits, f->source, &text);
  assert_int_equal(edits.count, changes);
  assert_string_equal(yst_buffer_text(&text).bytes, expected);
}

static void nothing_is_changed_without_changes(void **state)
{
  fixture *f = *state;
  offer(f, 1, 0, 3, false, "1");
  offer(f, 2, 0, 5, true, "another file");
  expect_text(f, "one two\r\nthree", 0);
}

static void several_on_a_line_in_any_order(void **state)
{
  fixture *f = *state;
  offer(f, 1, 4, 7, true, "2");
  offer(f, 1, 0, 3, true, "1");
  offer(f, 1, 9, 14, true, "");
  expect_text(f, "1 2\r\n", 3);
}

static void of_two_that_touch_each_other_the_first_is_made(void **state)
{
  fixture *f = *state;
  offer(f, 1, 0, 5, true, "ab");
  offer(f, 1, 4, 7, true, "cd");
  offer(f, 1, 5, 5, true, "-");
  offer(f, 1, 5, 5, true, "+");
  expect_text(f, "ab-wo\r\nthree", 2);
}

static void insertions_at_both_ends(void **state)
{
  fixture *f = *state;
  offer(f, 1, 14, 14, true, "!");
  offer(f, 1, 0, 0, true, "#");
  expect_text(f, "#one two\r\nthree!", 2);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(nothing_is_changed_without_changes, set_up, tear_down),
      cmocka_unit_test_setup_teardown(several_on_a_line_in_any_order, set_up, tear_down),
      cmocka_unit_test_setup_teardown(of_two_that_touch_each_other_the_first_is_made, set_up, tear_down),
      cmocka_unit_test_setup_teardown(insertions_at_both_ends, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
