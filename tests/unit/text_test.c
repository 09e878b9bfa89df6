#include "support/fixture.h"

static void order_is_by_bytes_and_then_by_length(void **state)
{
  (void)state;
  const struct {
    yst_text a, b;
    int order;
  } rows[] = {
      {YST_TEXT(""), YST_TEXT(""), 0},          {YST_TEXT(""), YST_TEXT("a"), -1},
      {YST_TEXT("ab"), YST_TEXT("a"), 1},       {YST_TEXT("b"), YST_TEXT("ab"), 1},
      {YST_TEXT("a\0b"), YST_TEXT("a\0c"), -1}, {YST_TEXT("\xC3\xA9"), YST_TEXT("z"), 1},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    int order = yst_text_compare(rows[i].a, rows[i].b);
    assert_int_equal((order > 0) - (order < 0), rows[i].order);
    assert_int_equal(yst_text_equal(rows[i].a, rows[i].b), rows[i].order == 0);
  }
  assert_int_equal(yst_text_compare((yst_text){NULL, 0}, YST_TEXT("")), 0);
  assert_true(yst_text_equal((yst_text){NULL, 0}, yst_text_from(NULL)));
}

static void trimming_takes_blanks_of_every_kind_from_the_ends(void **state)
{
  (void)state;
  const struct {
    yst_text text;
    const char *trimmed;
  } rows[] = {
      {YST_TEXT(""), ""},
      {YST_TEXT(" \t\r\n"), ""},
      {YST_TEXT("\xC2\xA0"), ""},
      {YST_TEXT(" a b "), "a b"},
      {YST_TEXT("\xC2\xA0\xE2\x80\xAF 7\xE2\x80\x89\xC2\xA0"), "7"},
      {YST_TEXT("\xC2"), "\xC2"},
      {YST_TEXT("a\xC2"), "a\xC2"},
      {YST_TEXT("a\xE2\x80"), "a\xE2\x80"},
      {YST_TEXT("\xE0\xA0"), "\xE0\xA0"},
      {YST_TEXT("£"), "£"},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    yst_text copy = exact_copy(rows[i].text);
    assert_says(yst_text_trim(copy), rows[i].trimmed);
    free_copy(copy);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(order_is_by_bytes_and_then_by_length),
      cmocka_unit_test(trimming_takes_blanks_of_every_kind_from_the_ends),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
