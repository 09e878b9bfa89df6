/* Cells of every kind: what they hold, in which state, and with which fault. */
#include "register/cell.h"
#include "support/fixture.h"

static yst_cell_value read_cell(const yst_cell_type *type, yst_text cell, yst_arena *arena)
{
  yst_cell_value value;
  yst_text copy = exact_copy(cell);
  yst_cell_read(type, copy, arena, &value);
  yst_number plain;
  if (yst_cell_type_is_plain(type) && yst_cell_read_plain(type, copy, &plain)) {
    assert_int_equal(value.state, YST_CELL_KNOWN);
    assert_int_equal(value.fault, YST_CELL_FINE);
    assert_true(yst_number_equal(value.number, plain));
  }
  value.text = yst_arena_copy(arena, value.text);
  free_copy(copy);
  return value;
}

typedef struct expectation {
  const char *cell;
  yst_cell_state state;
  yst_cell_fault fault;
  int64_t num, den;
} expectation;

#define KNOWN(cell, num)                                                                                     \
  {                                                                                                          \
    cell, YST_CELL_KNOWN, YST_CELL_FINE, num, 1                                                              \
  }
#define RATIO(cell, num, den)                                                                                \
  {                                                                                                          \
    cell, YST_CELL_KNOWN, YST_CELL_FINE, num, den                                                            \
  }
#define BLANK(cell)                                                                                          \
  {                                                                                                          \
    cell, YST_CELL_BLANK, YST_CELL_FINE, 0, 1                                                                \
  }
#define BAD(cell, fault)                                                                                     \
  {                                                                                                          \
    cell, YST_CELL_UNREADABLE, fault, 0, 0                                                                   \
  }
#define UNSTATED(cell)                                                                                       \
  {                                                                                                          \
    cell, YST_CELL_NOT_KNOWN, YST_CELL_UNSTATED, 0, 0                                                        \
  }

static void expect_cells(yst_arena *arena, const yst_cell_type *type, const expectation *expected,
                         size_t count)
{
  for (size_t i = 0; i < count; i++) {
    const expectation *e = &expected[i];
    yst_cell_value value = read_cell(type, yst_text_from(e->cell), arena);
    if (value.state != e->state || value.fault != e->fault ||
        (e->den && (value.number.num != e->num || value.number.den != e->den)))
      fail_msg("`%s`: state %d, fault %d, number %ld/%ld", e->cell, (int)value.state, (int)value.fault,
               (long)value.number.num, (long)value.number.den);
  }
}

#define EXPECT_CELLS(type, expected) expect_cells(*state, &(type), (expected), COUNT_OF(expected))

static void yes_and_no(void **state)
{
  const yst_cell_type type = {.kind = YST_CELL_YES_NO};
  static const expectation cells[] = {KNOWN("yes", 1),
                                      KNOWN("Yes", 1),
                                      KNOWN("YES", 1),
                                      KNOWN("y", 1),
                                      KNOWN("Y", 1),
                                      KNOWN("true", 1),
                                      KNOWN("T", 1),
                                      KNOWN("x", 1),
                                      KNOWN("X", 1),
                                      KNOWN("1", 1),
                                      KNOWN("\xE2\x9C\x93", 1),
                                      KNOWN("\xE2\x9C\x94", 1),
                                      KNOWN("\xE2\x9C\x94\xEF\xB8\x8F", 1),
                                      KNOWN("  yes\t", 1),
                                      KNOWN("no", 0),
                                      KNOWN("No", 0),
                                      KNOWN("n", 0),
                                      KNOWN("False", 0),
                                      KNOWN("f", 0),
                                      KNOWN("0", 0),
                                      KNOWN("\xE2\x9C\x97", 0),
                                      KNOWN("\xE2\x9C\x98", 0),
                                      BLANK(""),
                                      BLANK("  \t"),
                                      BLANK("\xC2\xA0 \xC2\xA0"),
                                      UNSTATED("unstated"),
                                      UNSTATED("Unstated "),
                                      BAD("maybe", YST_CELL_NOT_YES_NO),
                                      BAD("2", YST_CELL_NOT_YES_NO),
                                      BAD("yes no", YST_CELL_NOT_YES_NO),
                                      BAD("ye", YST_CELL_NOT_YES_NO),
                                      BAD("yess", YST_CELL_NOT_YES_NO)};
  EXPECT_CELLS(type, cells);
}

static void numbers(void **state)
{
  const yst_cell_type type = {.kind = YST_CELL_NUMBER};
  static const expectation cells[] = {KNOWN("0", 0),
                                      KNOWN("007", 7),
                                      KNOWN("12", 12),
                                      KNOWN("1,200", 1200),
                                      KNOWN("-3", -3),
                                      KNOWN("123456789012345", 123456789012345),
                                      KNOWN("9223372036854775807", INT64_MAX),
                                      RATIO("2.75", 11, 4),
                                      BAD("1/6", YST_CELL_FRACTION),
                                      BAD("15/30", YST_CELL_FRACTION),
                                      BLANK(" "),
                                      UNSTATED("UNSTATED"),
                                      BAD("99999999999999999999", YST_CELL_TOO_LARGE),
                                      BAD("-9,223,372,036,854,775,808", YST_CELL_TOO_LARGE),
                                      BAD("12,00", YST_CELL_NOT_A_NUMBER),
                                      BAD("twelve", YST_CELL_NOT_A_NUMBER),
                                      BAD("12 or so", YST_CELL_NOT_A_NUMBER),
                                      BAD("-", YST_CELL_NOT_A_NUMBER),
                                      BAD("1/0", YST_CELL_NOT_A_NUMBER)};
  EXPECT_CELLS(type, cells);
}

static void numbers_in_steps_of_a_fraction(void **state)
{
  const yst_cell_type type = {.kind = YST_CELL_NUMBER, .has_step = true, .step = {1, 6}};
  static const expectation cells[] = {RATIO("1/6", 1, 6), RATIO("15/30", 1, 2), KNOWN("2", 2)};
  EXPECT_CELLS(type, cells);
}

static void limits_and_steps(void **state)
{
  yst_cell_type type = {.kind = YST_CELL_NUMBER,
                        .has_low = true,
                        .low = {0, 1},
                        .has_high = true,
                        .high = {20, 1},
                        .has_step = true,
                        .step = {5, 1}};
  static const expectation cells[] = {KNOWN("0", 0),
                                      KNOWN("20", 20),
                                      KNOWN("15.0", 15),
                                      {"12", YST_CELL_KNOWN, YST_CELL_OFF_STEP, 12, 1},
                                      BAD("21", YST_CELL_OUT_OF_RANGE),
                                      BAD("-1", YST_CELL_OUT_OF_RANGE),
                                      BAD("22", YST_CELL_OUT_OF_RANGE),
                                      BLANK("")};
  EXPECT_CELLS(type, cells);
}

static void money(void **state)
{
  const yst_cell_type type = {.kind = YST_CELL_MONEY, .has_low = true, .low = {0, 1}};
  static const expectation cells[] = {KNOWN("41300", 4130000),
                                      KNOWN("41300.50", 4130050),
                                      KNOWN("\xC2\xA3"
                                            "41,300",
                                            4130000),
                                      KNOWN("\xC2\xA3"
                                            "16.9k",
                                            1690000),
                                      BLANK(""),
                                      BAD("(1,000)", YST_CELL_OUT_OF_RANGE),
                                      BAD("lots", YST_CELL_MONEY_FAULT)};
  EXPECT_CELLS(type, cells);
  assert_int_equal(read_cell(&type, YST_TEXT("lots"), *state).money_fault, YST_MONEY_NOT_MONEY);
  assert_int_equal(read_cell(&type, YST_TEXT("50,00"), *state).money_fault, YST_MONEY_THOUSANDS);
  assert_int_equal(read_cell(&type, YST_TEXT("25.5"), *state).money_fault, YST_MONEY_PENCE);
  assert_int_equal(read_cell(&type, YST_TEXT("99999999999999999999"), *state).money_fault,
                   YST_MONEY_TOO_LARGE);
  assert_int_equal(read_cell(&type, YST_TEXT("12"), *state).money_fault, YST_MONEY_FINE);
}

static void percents(void **state)
{
  const yst_cell_type type = {.kind = YST_CELL_PERCENT, .has_low = true, .low = {0, 1}};
  static const expectation cells[] = {RATIO("93%", 93, 100),
                                      RATIO("12.5 %", 1, 8),
                                      KNOWN("100%", 1),
                                      {"50", YST_CELL_KNOWN, YST_CELL_PERCENT_WITHOUT_SIGN, 1, 2},
                                      BAD("-5%", YST_CELL_OUT_OF_RANGE),
                                      BAD("%", YST_CELL_NOT_A_PERCENT),
                                      BAD("half", YST_CELL_NOT_A_PERCENT),
                                      BAD("99999999999999999999%", YST_CELL_TOO_LARGE),
                                      UNSTATED("unstated"),
                                      BLANK("")};
  EXPECT_CELLS(type, cells);
}

static yst_day day(int year, int month, int day_of_month)
{
  yst_day result = 0;
  assert_true(yst_day_from_civil((yst_civil){year, month, day_of_month}, &result));
  return result;
}

static void expect_span(yst_arena *arena, const yst_cell_type *type, const char *cell, yst_day first,
                        yst_day last)
{
  yst_cell_value value = read_cell(type, yst_text_from(cell), arena);
  assert_int_equal(value.state, YST_CELL_SPAN);
  assert_int_equal(value.number.num, first);
  assert_int_equal(value.number_last.num, last);
}

static void dates(void **state)
{
  const yst_cell_type type = {.kind = YST_CELL_DATE};
  int64_t expected = day(2011, 7, 28);
  const expectation cells[] = {KNOWN("2011-07-28", expected),
                               KNOWN("28/07/2011", expected),
                               KNOWN("28/7/11", expected),
                               KNOWN("28.7.11", expected),
                               KNOWN("28 July 2011", expected),
                               KNOWN("28th July 2011", expected),
                               BLANK(""),
                               UNSTATED("unstated"),
                               BAD("30/02/2011", YST_CELL_DATE_FAULT),
                               BAD("2011-13-01", YST_CELL_DATE_FAULT),
                               BAD("soon", YST_CELL_DATE_FAULT)};
  EXPECT_CELLS(type, cells);
  assert_int_equal(read_cell(&type, YST_TEXT("30/02/2011"), *state).date_fault, YST_DATE_NO_SUCH_DAY);
  assert_int_equal(read_cell(&type, YST_TEXT("07/28/2011"), *state).date_fault, YST_DATE_MONTH_FIRST);
  assert_int_equal(read_cell(&type, YST_TEXT("1 Avril 2012"), *state).date_fault, YST_DATE_NO_SUCH_MONTH);
  assert_int_equal(read_cell(&type, YST_TEXT("April 2007 2008/09"), *state).date_fault, YST_DATE_TWO_DATES);
  assert_int_equal(read_cell(&type, YST_TEXT("autumn 2012"), *state).state, YST_CELL_UNREADABLE);
}

static void dates_known_in_part(void **state)
{
  yst_cell_type type = {.kind = YST_CELL_DATE};
  expect_span(*state, &type, "2011", day(2011, 1, 1), day(2011, 12, 31));
  expect_span(*state, &type, "May 2012", day(2012, 5, 1), day(2012, 5, 31));
  expect_span(*state, &type, "Pre July 2008", YST_DAY_FIRST, day(2008, 6, 30));
  type.has_low = type.has_high = true;
  type.low = yst_number_of(day(2011, 3, 1));
  type.high = yst_number_of(day(2011, 5, 1));
  expect_span(*state, &type, "2011", day(2011, 3, 1), day(2011, 5, 1));
  const expectation cells[] = {KNOWN("May 2011", day(2011, 5, 1)), BAD("2010", YST_CELL_OUT_OF_RANGE),
                               BAD("June 2011", YST_CELL_OUT_OF_RANGE),
                               BAD("02/05/2011", YST_CELL_OUT_OF_RANGE)};
  EXPECT_CELLS(type, cells);
}

static void periods(void **state)
{
  const yst_cell_type type = {.kind = YST_CELL_PERIOD, .has_high = true, .high = {240, 1}};
  static const expectation cells[] = {KNOWN("12 months", 12),
                                      KNOWN("1 month", 1),
                                      KNOWN("2 years", 24),
                                      KNOWN("2 Years", 24),
                                      KNOWN("1 year 6 months", 18),
                                      KNOWN("1 year and 6 months", 18),
                                      KNOWN("1 yr, 6 mths", 18),
                                      KNOWN("18months", 18),
                                      BLANK(""),
                                      BAD("12", YST_CELL_NOT_A_PERIOD),
                                      BAD("6 weeks", YST_CELL_NOT_A_PERIOD),
                                      BAD("6 months 1 year", YST_CELL_NOT_A_PERIOD),
                                      BAD("1 year 2 years", YST_CELL_NOT_A_PERIOD),
                                      BAD("1 year 6 months 3 days", YST_CELL_NOT_A_PERIOD),
                                      BAD("1 year and", YST_CELL_NOT_A_PERIOD),
                                      BAD("years", YST_CELL_NOT_A_PERIOD),
                                      BAD("-1 years", YST_CELL_NOT_A_PERIOD),
                                      BAD("99999999999999999999 years", YST_CELL_TOO_LARGE),
                                      BAD("21 years", YST_CELL_OUT_OF_RANGE)};
  EXPECT_CELLS(type, cells);
}

static void financial_years(void **state)
{
  const yst_cell_type type = {.kind = YST_CELL_YEAR, .has_low = true, .low = {2000, 1}};
  static const expectation cells[] = {KNOWN("2012/13", 2012),
                                      KNOWN("2012-13", 2012),
                                      KNOWN("2012/2013", 2012),
                                      BAD("2012/12", YST_CELL_NOT_A_YEAR),
                                      BAD("next", YST_CELL_NOT_A_YEAR),
                                      BAD("1990/91", YST_CELL_OUT_OF_RANGE),
                                      BLANK("")};
  EXPECT_CELLS(type, cells);
}

static yst_lookup *lookup_of(yst_arena *arena, const char *const *spellings, uint32_t count)
{
  yst_lookup *lookup = yst_lookup_new(arena);
  for (uint32_t i = 0; i < count; i++) yst_lookup_add(lookup, yst_text_from(spellings[i]), i);
  return lookup;
}

static void choices(void **state)
{
  static const char *const grades[] = {"poor", "fair", "quite good", "unknown to us"};
  const yst_cell_type type = {.kind = YST_CELL_CHOICE, .choices = lookup_of(*state, grades, 4)};
  static const expectation cells[] = {KNOWN("poor", 0),       KNOWN("Fair", 1),
                                      KNOWN("QUITE-GOOD", 2), BLANK(""),
                                      UNSTATED("unstated"),   BAD("bad", YST_CELL_NOT_A_CHOICE)};
  EXPECT_CELLS(type, cells);
  assert_int_equal(read_cell(&type, YST_TEXT("quiet good"), *state).near, 2);
  assert_int_equal(read_cell(&type, YST_TEXT("bad"), *state).near, YST_LOOKUP_NONE);
}

static void a_choice_may_be_called_unstated(void **state)
{
  static const char *const names[] = {"stated", "unstated"};
  const yst_cell_type type = {.kind = YST_CELL_CHOICE, .choices = lookup_of(*state, names, 2)};
  static const expectation cells[] = {KNOWN("unstated", 1)};
  EXPECT_CELLS(type, cells);
}

static void sets(void **state)
{
  static const char *const uses[] = {"dance", "drama", "chess", "tea, coffee"};
  const yst_cell_type type = {.kind = YST_CELL_SET, .choices = lookup_of(*state, uses, 4)};
  static const expectation cells[] = {KNOWN("dance", 1),
                                      KNOWN("dance; Chess", 5),
                                      KNOWN("dance,drama", 3),
                                      KNOWN("drama\r\nchess\n", 6),
                                      KNOWN("tea, coffee", 8),
                                      KNOWN("tea, coffee; dance, drama,", 11),
                                      KNOWN("dance; dance;;", 1),
                                      KNOWN("none", 0),
                                      KNOWN("None", 0),
                                      BLANK(" "),
                                      UNSTATED("unstated"),
                                      BAD("dance; sleep", YST_CELL_NOT_A_CHOICE),
                                      BAD("dance, none", YST_CELL_NOT_A_CHOICE)};
  EXPECT_CELLS(type, cells);
  yst_cell_value value = read_cell(&type, YST_TEXT("chess; danse"), *state);
  assert_int_equal(value.near, 0);
  assert_says(value.text, "danse");
}

static void texts(void **state)
{
  const yst_cell_type type = {.kind = YST_CELL_TEXT};
  assert_says(read_cell(&type, YST_TEXT("\xC2\xA0 Mill Lane "), *state).text, "Mill Lane");
  assert_int_equal(read_cell(&type, YST_TEXT("Mill Lane"), *state).state, YST_CELL_KNOWN);
  assert_int_equal(read_cell(&type, YST_TEXT("a\0b"), *state).text.length, 3);
  static const expectation cells[] = {BLANK(""), UNSTATED("unstated")};
  EXPECT_CELLS(type, cells);
}

static void placeholders(void **state)
{
  static const yst_cell_reading readings[] = {
      {{"Awaiting review", 15}, YST_CELL_NOT_KNOWN, {0, 1}},
      {{"N/A", 3}, YST_CELL_NOT_APPLICABLE, {0, 1}},
      {{"-", 1}, YST_CELL_NOT_APPLICABLE, {0, 1}},
      {{"a dozen", 7}, YST_CELL_KNOWN, {12, 1}},
      {{"999", 3}, YST_CELL_NOT_KNOWN, {0, 1}},
  };
  yst_cell_type type = {.kind = YST_CELL_NUMBER, .reading_count = COUNT_OF(readings), .readings = readings};
  static const expectation cells[] = {{"awaiting REVIEW", YST_CELL_NOT_KNOWN, YST_CELL_FINE, 0, 0},
                                      {"n/a", YST_CELL_NOT_APPLICABLE, YST_CELL_FINE, 0, 0},
                                      {"-", YST_CELL_NOT_APPLICABLE, YST_CELL_FINE, 0, 0},
                                      {"999", YST_CELL_NOT_KNOWN, YST_CELL_FINE, 0, 0},
                                      KNOWN("A Dozen", 12),
                                      KNOWN("9", 9),
                                      BLANK(""),
                                      BAD("Awaiting", YST_CELL_NOT_A_NUMBER),
                                      BAD("na", YST_CELL_NOT_A_NUMBER)};
  EXPECT_CELLS(type, cells);
  type.kind = YST_CELL_TEXT;
  assert_int_equal(read_cell(&type, YST_TEXT("N/A"), *state).state, YST_CELL_NOT_APPLICABLE);
  assert_int_equal(read_cell(&type, YST_TEXT("Nile"), *state).state, YST_CELL_KNOWN);
}

static void values_that_are_placeholders(void **state)
{
  const yst_number values[] = {yst_number_of(day(1900, 1, 1)), yst_number_of(day(1901, 1, 1))};
  static const yst_cell_state states[] = {YST_CELL_NOT_KNOWN, YST_CELL_NOT_APPLICABLE};
  const yst_cell_type type = {.kind = YST_CELL_DATE,
                              .value_reading_count = 2,
                              .value_readings = values,
                              .value_reading_states = states,
                              .has_low = true,
                              .low = yst_number_of(day(2000, 1, 1))};
  const expectation cells[] = {{"01/01/1900", YST_CELL_NOT_KNOWN, YST_CELL_FINE, 0, 0},
                               {"1 January 1900", YST_CELL_NOT_KNOWN, YST_CELL_FINE, 0, 0},
                               {"1901-01-01", YST_CELL_NOT_APPLICABLE, YST_CELL_FINE, 0, 0},
                               BAD("1902-01-01", YST_CELL_OUT_OF_RANGE),
                               KNOWN("2000-01-01", day(2000, 1, 1))};
  EXPECT_CELLS(type, cells);
}

static void the_scratch_does_not_grow(void **state)
{
  static const char *const grades[] = {"poor", "fair"};
  yst_arena *scratch = yst_arena_new();
  const yst_cell_type type = {.kind = YST_CELL_CHOICE, .choices = lookup_of(*state, grades, 2)};
  yst_cell_value value;
  yst_arena_mark before = yst_arena_mark_here(scratch);
  for (int i = 0; i < 1000; i++) yst_cell_read(&type, YST_TEXT("Prettier than poor"), scratch, &value);
  yst_arena_mark after = yst_arena_mark_here(scratch);
  assert_true(before.block == after.block && before.used == after.used);
  yst_arena_free(scratch);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      WITH_ARENA(yes_and_no),
      WITH_ARENA(numbers),
      WITH_ARENA(numbers_in_steps_of_a_fraction),
      WITH_ARENA(limits_and_steps),
      WITH_ARENA(money),
      WITH_ARENA(percents),
      WITH_ARENA(dates),
      WITH_ARENA(dates_known_in_part),
      WITH_ARENA(periods),
      WITH_ARENA(financial_years),
      WITH_ARENA(choices),
      WITH_ARENA(a_choice_may_be_called_unstated),
      WITH_ARENA(sets),
      WITH_ARENA(texts),
      WITH_ARENA(placeholders),
      WITH_ARENA(values_that_are_placeholders),
      WITH_ARENA(the_scratch_does_not_grow),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
