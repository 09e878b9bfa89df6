#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/limits.h"
#include "source/source.h"

static yst_arena *arena;
static yst_sources *sources;

static int set_up(void **state)
{
  (void)state;
  arena = yst_arena_new();
  sources = yst_sources_new(arena);
  return 0;
}

static int tear_down(void **state)
{
  (void)state;
  yst_arena_free(arena);
  return 0;
}

static const yst_source *add(yst_text bytes)
{
  return yst_sources_add(sources, YST_TEXT("a.rules"), bytes);
}

static void assert_text(yst_text text, yst_text expected)
{
  assert_int_equal(text.length, expected.length);
  assert_memory_equal(text.bytes, expected.bytes, expected.length);
}

static void assert_place(const yst_source *source, uint32_t offset, uint32_t line, uint32_t column)
{
  yst_position position = yst_source_position(source, offset);
  assert_int_equal(position.line, line);
  assert_int_equal(position.column, column);
}

static void every_kind_of_line_end_ends_a_line(void **state)
{
  (void)state;
  const yst_source *source = add(YST_TEXT("one\ntwo\r\nthree\rfour"));
  assert_int_equal(source->line_count, 4);
  assert_text(yst_source_line(source, 1), YST_TEXT("one"));
  assert_text(yst_source_line(source, 2), YST_TEXT("two"));
  assert_text(yst_source_line(source, 3), YST_TEXT("three"));
  assert_text(yst_source_line(source, 4), YST_TEXT("four"));
  assert_int_equal(source->line_starts[4], source->bytes.length);
  assert_place(source, 0, 1, 1);
  assert_place(source, 3, 1, 4); /* the line end itself still belongs to its line */
  assert_place(source, 4, 2, 1);
  assert_place(source, 8, 2, 5); /* between CR and LF */
  assert_place(source, 9, 3, 1);
  assert_place(source, 15, 4, 1);
}

static void empty_lines_are_lines(void **state)
{
  (void)state;
  const yst_source *source = add(YST_TEXT("\n\r\r\n\n"));
  assert_int_equal(source->line_count, 5);
  for (uint32_t line = 1; line <= 5; line++) assert_text(yst_source_line(source, line), YST_TEXT(""));
}

static void the_end_has_a_place(void **state)
{
  (void)state;
  const yst_source *with = add(YST_TEXT("one\n"));
  assert_int_equal(with->line_count, 2);
  assert_place(with, 4, 2, 1);
  const yst_source *without = add(YST_TEXT("one"));
  assert_int_equal(without->line_count, 1);
  assert_place(without, 3, 1, 4);
  assert_place(without, 4000, 1, 4);
}

static void an_empty_source_has_one_line(void **state)
{
  (void)state;
  const yst_source *source = add(YST_TEXT(""));
  assert_int_equal(source->line_count, 1);
  assert_text(yst_source_line(source, 1), YST_TEXT(""));
  assert_place(source, 0, 1, 1);
}

static void a_line_that_is_not_there_is_empty(void **state)
{
  (void)state;
  const yst_source *source = add(YST_TEXT("one"));
  assert_text(yst_source_line(source, 0), YST_TEXT(""));
  assert_text(yst_source_line(source, 2), YST_TEXT(""));
  assert_text(yst_source_line(source, UINT32_MAX), YST_TEXT(""));
}

static void a_byte_order_mark_is_left_out(void **state)
{
  (void)state;
  const yst_source *source = add(YST_TEXT("\xEF\xBB\xBFone\ntwo"));
  assert_text(source->bytes, YST_TEXT("one\ntwo"));
  assert_place(source, 4, 2, 1);
  assert_text(add(YST_TEXT("\xEF\xBB\xBF"))->bytes, YST_TEXT(""));
  assert_text(add(YST_TEXT("\xEF\xBB"))->bytes, YST_TEXT("\xEF\xBB"));
}

static void columns_count_characters(void **state)
{
  (void)state;
  /* a tab, two bytes, three bytes, four bytes, an ill-formed byte, a NUL */
  const yst_source *source = add(YST_TEXT("\t\xC2\xA3\xE2\x80\x93\xF0\x9F\x98\x80\xFF\0x"));
  assert_place(source, 1, 1, 2);
  assert_place(source, 2, 1, 2); /* inside a character: the column of that character */
  assert_place(source, 3, 1, 3);
  assert_place(source, 6, 1, 4);
  assert_place(source, 10, 1, 5);
  assert_place(source, 11, 1, 6);
  assert_place(source, 12, 1, 7);
  assert_place(source, 13, 1, 8);
}

static void sources_are_numbered_from_one(void **state)
{
  (void)state;
  assert_int_equal(yst_sources_count(sources), 0);
  const yst_source *first = add(YST_TEXT("one"));
  for (int i = 0; i < 20; i++) add(YST_TEXT("more"));
  assert_int_equal(first->number, 1);
  assert_ptr_equal(yst_sources_get(sources, 1), first);
  assert_int_equal(yst_sources_get(sources, 21)->number, 21);
  assert_int_equal(yst_sources_count(sources), 21);
  assert_null(yst_sources_get(sources, 0));
  assert_null(yst_sources_get(sources, 22));
  assert_null(yst_sources_get(sources, UINT32_MAX));
}

static void name_and_bytes_are_copied(void **state)
{
  (void)state;
  char name[] = "a.rules", bytes[] = "one";
  const yst_source *source = yst_sources_add(sources, yst_text_of(name, 7), yst_text_of(bytes, 3));
  name[0] = bytes[0] = '?';
  assert_text(source->name, YST_TEXT("a.rules"));
  assert_text(source->bytes, YST_TEXT("one"));
}

static void a_span_gives_its_bytes(void **state)
{
  (void)state;
  add(YST_TEXT("one\ntwo"));
  assert_text(yst_sources_text(sources, (yst_span){1, 2, 5}), YST_TEXT("e\nt"));
  assert_text(yst_sources_text(sources, (yst_span){1, 7, 7}), YST_TEXT(""));
  assert_text(yst_sources_text(sources, (yst_span){1, 5, 2}), YST_TEXT(""));
  assert_text(yst_sources_text(sources, (yst_span){1, 0, 8}), YST_TEXT(""));
  assert_text(yst_sources_text(sources, (yst_span){0, 0, 3}), YST_TEXT(""));
  assert_text(yst_sources_text(sources, (yst_span){2, 0, 3}), YST_TEXT(""));
}

static void joining_spans_covers_both(void **state)
{
  (void)state;
  yst_span joined = yst_span_join((yst_span){1, 5, 8}, (yst_span){1, 2, 6});
  assert_int_equal(joined.start, 2);
  assert_int_equal(joined.end, 8);
  assert_int_equal(yst_span_join((yst_span){0, 0, 0}, (yst_span){1, 2, 6}).end, 6);
  assert_int_equal(yst_span_join((yst_span){1, 5, 8}, (yst_span){2, 2, 6}).source, 1);
}

static void limits_hold(void **state)
{
  (void)state;
  size_t size = (size_t)YST_LIMIT_SOURCE_BYTES + 1;
  char *bytes = calloc(size, 1);
  assert_non_null(bytes);
  assert_null(add(yst_text_of(bytes, size)));
  assert_non_null(add(yst_text_of(bytes, size - 1)));
  free(bytes);
  for (size_t i = 1; i < YST_LIMIT_SOURCES; i++) assert_non_null(add(YST_TEXT("")));
  assert_null(add(YST_TEXT("")));
  assert_int_equal(yst_sources_count(sources), YST_LIMIT_SOURCES);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(every_kind_of_line_end_ends_a_line),
      TEST(empty_lines_are_lines),
      TEST(the_end_has_a_place),
      TEST(an_empty_source_has_one_line),
      TEST(a_line_that_is_not_there_is_empty),
      TEST(a_byte_order_mark_is_left_out),
      TEST(columns_count_characters),
      TEST(sources_are_numbered_from_one),
      TEST(name_and_bytes_are_copied),
      TEST(a_span_gives_its_bytes),
      TEST(joining_spans_covers_both),
      TEST(limits_hold),
  };
  return cmocka_run_group_tests_name("source", tests, NULL, NULL);
}
