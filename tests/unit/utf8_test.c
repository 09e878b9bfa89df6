#include "support/fixture.h"

#include "base/utf8.h"

static void every_character_goes_there_and_back(void **state)
{
  yst_buffer buffer = yst_buffer_in(*state);
  for (uint32_t character = 0; character <= 0x10FFFF; character++) {
    if (character == 0xD800) character = 0xE000;
    yst_buffer_clear(&buffer);
    yst_utf8_add(&buffer, character);
    yst_text text = yst_buffer_text(&buffer);
    size_t at = 0;
    assert_int_equal(yst_utf8_next(text, &at), character);
    assert_int_equal(at, text.length);
    assert_true(yst_utf8_valid(text));
  }
}

static void what_is_no_character_is_written_as_a_replacement(void **state)
{
  static const uint32_t rows[] = {0xD800, 0xDFFF, 0x110000, UINT32_MAX};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    yst_buffer buffer = yst_buffer_in(*state);
    yst_utf8_add(&buffer, rows[i]);
    assert_says(yst_buffer_text(&buffer), "\xEF\xBF\xBD");
  }
}

static void an_ill_formed_byte_is_one_replacement(void **state)
{
  (void)state;
  static const char *const rows[] = {
      "\x80",
      "\xBF",
      "\xC0\x80",
      "\xC1\xBF",
      "\xC3",
      "\xE2\x80",
      "\xE0\x9F\xBF",
      "\xED\xA0\x80",
      "\xF0\x8F\xBF\xBF",
      "\xF4\x90\x80\x80",
      "\xF5\x80\x80\x80",
      "\xF0\x9F\x98",
      "\xFE",
      "\xFF",
      "\xC3(",
      "\xE2\x82(",
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    yst_text copy = exact_copy(yst_text_from(rows[i]));
    assert_false(yst_utf8_valid(copy));
    size_t at = 0;
    assert_int_equal(yst_utf8_next(copy, &at), 0xFFFD);
    assert_int_equal(at, 1);
    while (at < copy.length) yst_utf8_next(copy, &at);
    assert_int_equal(at, copy.length);
    free_copy(copy);
  }
  assert_true(yst_utf8_valid(YST_TEXT("\xEF\xBF\xBD")));
  assert_true(yst_utf8_valid((yst_text){NULL, 0}));
}

static void widths_are_columns_on_a_screen(void **state)
{
  (void)state;
  static const struct {
    const char *text;
    size_t width;
  } rows[] = {
      {"", 0},
      {"abc", 3},
      {"£5 – “ok”", 9},
      {"e\xCC\x81", 1},
      {"✓✗", 2},
      {"東京", 4},
      {"한", 2},
      {"ﬀ", 1},
      {"😀", 2},
      {"✅", 2},
      {"❤\xEF\xB8\x8F", 1},
      {"\xE2\x80\x8B", 0},
      {"Ａ", 2},
      {"\xFF", 1},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++)
    assert_int_equal(yst_text_width(yst_text_from(rows[i].text)), rows[i].width);
}

static void names_typed_in_different_ways_fold_to_one(void **state)
{
  static const struct {
    const char *text, *folded;
  } rows[] = {
      {"", ""},
      {"  ", ""},
      {"...", ""},
      {"Green Hill", "green hill"},
      {" Green\t\n Hill\xC2\xA0", "green hill"},
      {"Green–Hill", "green hill"},
      {"Green - Hill", "green hill"},
      {"“Green” (Hill).", "green hill"},
      {"Children's", "childrens"},
      {"Children’s", "childrens"},
      {"Children`s", "childrens"},
      {"Parks & Ponds", "parks and ponds"},
      {"Parks&Ponds", "parks and ponds"},
      {"& Ponds &", "and ponds and"},
      {"Parks and Ponds", "parks and ponds"},
      {"A+ 50% £5", "a+ 50% £5"},
      {"<5 >5 =5 $5 €5", "<5 >5 =5 $5 €5"},
      {"Café ÀÉÎÕÜ", "cafe aeiou"},
      {"Cafe\xCC\x81", "cafe"},
      {"Straße Æsir Øre Þór", "strasse aesir ore thor"},
      {"Łódź Œuvre Ĳ Š", "lodz oeuvre ij s"},
      {"×÷", "×÷"},
      {"ΑΒΓ Σίσυφος ΆΏ", "αβγ σίσυφοσ άώ"},
      {"МОСКВА Ёж Ѐ Ґ Ӏ Ӂ", "москва ёж ѐ ґ ӏ ӂ"},
      {"co\xC2\xAD"
       "op",
       "coop"},
      {"\xEF\xBB\xBFname", "name"},
      {"a\xFFz", "a\xEF\xBF\xBDz"},
      {"東京", "東京"},
      {"a_b/c\\d", "a b c d"},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    yst_text copy = exact_copy(yst_text_from(rows[i].text));
    yst_text folded = yst_text_fold(*state, copy);
    free_copy(copy);
    assert_says(folded, rows[i].folded);
    assert_says(yst_text_fold(*state, folded), rows[i].folded);
  }
  yst_text nul = yst_text_fold(*state, YST_TEXT("a\0b"));
  assert_says(nul, "a b");
}

static void keys(void **state)
{
  static const struct {
    const char *text, *key;
  } rows[] = {
      {"Health & Well-being", "healthandwellbeing"},
      {"HEALTH AND WELL–BEING", "healthandwellbeing"},
      {"Health and wellbeing", "healthandwellbeing"},
      {"Phase 1-2", "phase1 2"},
      {"2010/11", "2010 11"},
      {"1 – 2 – a", "1 2a"},
      {"&", "and"},
      {" - ", ""},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    yst_text key = yst_text_key(*state, yst_text_from(rows[i].text));
    assert_says(key, rows[i].key);
    assert_says(yst_text_key(*state, key), rows[i].key);
  }
}

static void folding_once_is_enough(void **state)
{
  yst_arena *arena = *state;
  for (uint32_t character = 1; character < 0x3100; character++) {
    yst_arena_mark mark = yst_arena_mark_here(arena);
    yst_buffer text = yst_buffer_in(arena);
    yst_buffer_add_byte(&text, 'a');
    yst_utf8_add(&text, character);
    yst_buffer_add_byte(&text, 'z');
    yst_text folded = yst_text_fold(arena, yst_buffer_text(&text));
    assert_true(yst_text_equal(yst_text_fold(arena, folded), folded));
    yst_arena_back_to(arena, mark);
  }
}

static void distance_counts_changes_and_swaps(void **state)
{
  (void)state;
  static const struct {
    const char *a, *b;
    unsigned limit, distance;
  } rows[] = {
      {"", "", 0, 0},
      {"budget", "budget", 0, 0},
      {"budget", "budgte", 3, 1},
      {"budget", "bugdet", 3, 1},
      {"budget", "budge", 3, 1},
      {"budget", "budgets", 3, 1},
      {"budget", "bidget", 3, 1},
      {"", "abc", 3, 3},
      {"", "abc", 2, 3},
      {"kitten", "sitting", 9, 3},
      {"kitten", "sitting", 1, 2},
      {"ca", "abc", 9, 3},
      {"abcdef", "badcfe", 9, 3},
      {"abcdef", "badcfe", 2, 3},
      {"avril", "april", 1, 1},
      {"abcd", "wxyz", 9, 4},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    yst_text a = yst_text_from(rows[i].a), b = yst_text_from(rows[i].b);
    assert_int_equal(yst_text_distance(a, b, rows[i].limit), rows[i].distance);
    assert_int_equal(yst_text_distance(b, a, rows[i].limit), rows[i].distance);
  }
}

static void texts_too_long_to_compare_are_never_near(void **state)
{
  yst_buffer a = yst_buffer_in(*state), b = yst_buffer_in(*state);
  yst_buffer_add_repeat(&a, 'a', 255);
  yst_buffer_add_repeat(&b, 'b', 255);
  assert_int_equal(yst_text_distance(yst_buffer_text(&a), yst_buffer_text(&b), 300), 255);
  yst_buffer_add_repeat(&a, 'a', 1000);
  yst_buffer_add_repeat(&b, 'b', 1000);
  assert_int_equal(yst_text_distance(yst_buffer_text(&a), yst_buffer_text(&b), 100), 101);
  yst_text shorter = yst_text_of(yst_buffer_text(&a).bytes, 1254);
  assert_int_equal(yst_text_distance(yst_buffer_text(&a), shorter, 100), 1);
}

static void only_a_near_name_is_suggested(void **state)
{
  (void)state;
  const yst_text names[] = {
      YST_TEXT("budget"), YST_TEXT("partners"), YST_TEXT("partner"), YST_TEXT("aim"), YST_TEXT("ponds"),
  };
  static const struct {
    const char *word;
    long nearest;
  } rows[] = {
      {"budgte", 0}, {"partnrs", 1}, {"partnr", 2}, {"partner", 2}, {"aims", 3}, {"ai", -1},
      {"am", -1},    {"aim", 3},     {"pools", -1}, {"pond", 4},    {"", -1},    {"something else", -1},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    long nearest = yst_text_nearest(yst_text_from(rows[i].word), names, COUNT_OF(names));
    if (nearest != rows[i].nearest) fail_msg("`%s` finds %ld", rows[i].word, nearest);
  }
  assert_int_equal(yst_text_nearest(YST_TEXT("budget"), NULL, 0), -1);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      WITH_ARENA(every_character_goes_there_and_back),
      WITH_ARENA(what_is_no_character_is_written_as_a_replacement),
      cmocka_unit_test(an_ill_formed_byte_is_one_replacement),
      cmocka_unit_test(widths_are_columns_on_a_screen),
      WITH_ARENA(names_typed_in_different_ways_fold_to_one),
      WITH_ARENA(keys),
      WITH_ARENA(folding_once_is_enough),
      cmocka_unit_test(distance_counts_changes_and_swaps),
      WITH_ARENA(texts_too_long_to_compare_are_never_near),
      cmocka_unit_test(only_a_near_name_is_suggested),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
