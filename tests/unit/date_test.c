#include "support/fixture.h"

#include "base/date.h"

static yst_day day_of(int year, int month, int day)
{
  yst_day result = 0;
  assert_true(yst_day_from_civil((yst_civil){year, month, day}, &result));
  return result;
}

static void every_day_of_the_calendar_goes_there_and_back(void **state)
{
  (void)state;
  yst_civil before = {0, 12, 31};
  for (yst_day day = YST_DAY_FIRST; day <= YST_DAY_LAST; day++) {
    yst_civil civil = yst_day_to_civil(day);
    assert_int_equal(day_of(civil.year, civil.month, civil.day), day);
    bool next_day = civil.day == before.day + 1 && civil.month == before.month && civil.year == before.year;
    bool next_month = civil.day == 1 && before.day >= 28 &&
                      (civil.month == before.month + 1 ? civil.year == before.year
                                                       : civil.month == 1 && civil.year == before.year + 1);
    assert_true(next_day || next_month);
    before = civil;
  }
  assert_int_equal(before.year, 9999);
}

static void known_days_have_their_numbers(void **state)
{
  (void)state;
  assert_int_equal(day_of(1970, 1, 1), 0);
  assert_int_equal(day_of(1969, 12, 31), -1);
  assert_int_equal(day_of(2000, 3, 1), 11017);
  assert_int_equal(day_of(1, 1, 1), YST_DAY_FIRST);
  assert_int_equal(day_of(9999, 12, 31), YST_DAY_LAST);
}

static void days_that_do_not_exist_are_refused(void **state)
{
  (void)state;
  static const struct {
    yst_civil civil;
    bool exists;
  } rows[] = {
      {{2012, 2, 29}, true},  {{2011, 2, 29}, false}, {{1900, 2, 29}, false}, {{2000, 2, 29}, true},
      {{2012, 2, 30}, false}, {{2011, 4, 31}, false}, {{2011, 12, 31}, true}, {{2011, 13, 1}, false},
      {{2011, 0, 1}, false},  {{2011, 1, 0}, false},  {{2011, 1, 32}, false}, {{0, 12, 31}, false},
      {{1, 1, 1}, true},      {{9999, 12, 31}, true}, {{10000, 1, 1}, false}, {{-1, 1, 1}, false},
      {{2011, 1, -1}, false}, {{2011, -1, 1}, false},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    yst_day day;
    assert_int_equal(yst_day_from_civil(rows[i].civil, &day), rows[i].exists);
  }
}

static void months_are_added_to_the_last_day_at_most(void **state)
{
  (void)state;
  static const struct {
    yst_civil from;
    int64_t months;
    bool fits;
    yst_civil to;
  } rows[] = {
      {{2011, 7, 28}, 12, true, {2012, 7, 28}},    {{2011, 1, 31}, 1, true, {2011, 2, 28}},
      {{2012, 1, 31}, 1, true, {2012, 2, 29}},     {{2012, 2, 29}, 12, true, {2013, 2, 28}},
      {{2012, 2, 29}, 48, true, {2016, 2, 29}},    {{2011, 3, 31}, -1, true, {2011, 2, 28}},
      {{2011, 1, 15}, -1, true, {2010, 12, 15}},   {{2011, 5, 5}, 0, true, {2011, 5, 5}},
      {{9999, 12, 31}, 0, true, {9999, 12, 31}},   {{9999, 12, 1}, 1, false, {0, 0, 0}},
      {{1, 1, 31}, -1, false, {0, 0, 0}},          {{1, 1, 1}, 119987, true, {9999, 12, 1}},
      {{1, 1, 1}, 119988, false, {0, 0, 0}},       {{9999, 12, 31}, -119987, true, {1, 1, 31}},
      {{2011, 1, 1}, INT64_MAX, false, {0, 0, 0}}, {{2011, 1, 1}, INT64_MIN, false, {0, 0, 0}},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    yst_day result;
    yst_day from = day_of(rows[i].from.year, rows[i].from.month, rows[i].from.day);
    assert_int_equal(yst_day_add_months(from, rows[i].months, &result), rows[i].fits);
    if (rows[i].fits) assert_int_equal(result, day_of(rows[i].to.year, rows[i].to.month, rows[i].to.day));
  }
}

static void months_between_are_those_that_can_be_added(void **state)
{
  (void)state;
  static const struct {
    yst_civil from, to;
    int64_t months;
  } rows[] = {
      {{2011, 7, 28}, {2011, 7, 28}, 0},    {{2011, 7, 28}, {2012, 7, 27}, 11},
      {{2011, 7, 28}, {2012, 7, 28}, 12},   {{2011, 1, 31}, {2011, 2, 28}, 1},
      {{2012, 1, 31}, {2012, 2, 28}, 0},    {{2012, 7, 28}, {2011, 7, 29}, -11},
      {{2012, 7, 28}, {2011, 7, 28}, -12},  {{2011, 3, 31}, {2011, 2, 28}, -1},
      {{2011, 2, 28}, {2011, 1, 31}, 0},    {{1, 1, 1}, {9999, 12, 31}, 119987},
      {{9999, 12, 31}, {1, 1, 1}, -119987},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    yst_day from = day_of(rows[i].from.year, rows[i].from.month, rows[i].from.day);
    yst_day to = day_of(rows[i].to.year, rows[i].to.month, rows[i].to.day);
    assert_int_equal(yst_months_between(from, to), rows[i].months);
  }
}

/* Dates are given back as written, which shows what they were read as. */
static void dates_are_read_in_every_form(void **state)
{
  static const struct {
    const char *text, *span;
  } rows[] = {
      {"28/07/2011", "28 July 2011"},
      {"28/7/2011", "28 July 2011"},
      {"01/02/2011", "1 February 2011"},
      {"28.7.11", "28 July 2011"},
      {"28-07-2011", "28 July 2011"},
      {"1/1/00", "1 January 2000"},
      {"1/1/68", "1 January 2068"},
      {"1/1/69", "1 January 1969"},
      {"1/1/99", "1 January 1999"},
      {"2011-07-28", "28 July 2011"},
      {"2011/7/8", "8 July 2011"},
      {"0001-01-01", "1 January 1"},
      {"9999-12-31", "31 December 9999"},
      {"29/02/2000", "29 February 2000"},
      {" 28/07/2011\xC2\xA0", "28 July 2011"},
      {"28 July 2011", "28 July 2011"},
      {"28 Jul 2011", "28 July 2011"},
      {"28 JULY 2011", "28 July 2011"},
      {"28 sept 2011", "28 September 2011"},
      {"28th July 2011", "28 July 2011"},
      {"1st May 2010", "1 May 2010"},
      {"2nd May, 2010", "2 May 2010"},
      {"3 rd May 2010", "3 May 2010"},
      {"28-Jul-2011", "28 July 2011"},
      {"28-Jul-11", "28 July 2011"},
      {"28\xC2\xA0July\xC2\xA0"
       "2011",
       "28 July 2011"},
      {"July 28, 2011", "28 July 2011"},
      {"July 28 2011", "28 July 2011"},
      {"July 28th, 2011", "28 July 2011"},
      {"2011-07-28 00:00", "28 July 2011"},
      {"2011-07-28T00:00:00", "28 July 2011"},
      {"2011-07-28T00:00:00.000Z", "28 July 2011"},
      {"28/07/2011 0:00:00", "28 July 2011"},
      {"28 July 2011 00:00", "28 July 2011"},
      {"2011", "2011"},
      {"2005", "2005"},
      {"July 2011", "July 2011"},
      {"Feb 2012", "February 2012"},
      {"December 9999", "from 1 December 9999"},
      {"07/2011", "July 2011"},
      {"Pre July 2008", "up to 30 June 2008"},
      {"Pre – July 2008", "up to 30 June 2008"},
      {"Pre - July 2008", "up to 30 June 2008"},
      {"pre-2008", "up to 31 December 2007"},
      {"Pre 12/07/2008", "up to 11 July 2008"},
      {"before 1 May 2010", "up to 30 April 2010"},
      {"Before 1 March 2012", "up to 29 February 2012"},
      {"after 2009", "from 1 January 2010"},
      {"After 28 February 2012", "from 29 February 2012"},
      {"before 02/01/0001", "1 January 1"},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    yst_text copy = exact_copy(yst_text_from(rows[i].text));
    yst_day_span span;
    yst_date_fault fault = yst_date_read(copy, &span);
    free_copy(copy);
    if (fault != YST_DATE_FINE) fail_msg("`%s` gives fault %d", rows[i].text, (int)fault);
    yst_buffer buffer = yst_buffer_in(*state);
    yst_day_span_write(&buffer, span);
    assert_says(yst_buffer_text(&buffer), rows[i].span);
  }
}

static void each_unreadable_date_has_its_fault(void **state)
{
  (void)state;
  static const struct {
    const char *text;
    yst_date_fault fault;
  } rows[] = {
      {"30/02/2011", YST_DATE_NO_SUCH_DAY},
      {"29/02/1900", YST_DATE_NO_SUCH_DAY},
      {"31 April 2011", YST_DATE_NO_SUCH_DAY},
      {"February 30, 2011", YST_DATE_NO_SUCH_DAY},
      {"28/13/2011", YST_DATE_NO_SUCH_DAY},
      {"02/30/2011", YST_DATE_NO_SUCH_DAY},
      {"0/7/2011", YST_DATE_NO_SUCH_DAY},
      {"28/0/2011", YST_DATE_NO_SUCH_DAY},
      {"2011-13-01", YST_DATE_NO_SUCH_DAY},
      {"2011-28-07", YST_DATE_NO_SUCH_DAY},
      {"0000-01-01", YST_DATE_NO_SUCH_DAY},
      {"13/2011", YST_DATE_NO_SUCH_DAY},
      {"0000", YST_DATE_NO_SUCH_DAY},
      {"July 0000", YST_DATE_NO_SUCH_DAY},
      {"before 0001", YST_DATE_NO_SUCH_DAY},
      {"after 9999", YST_DATE_NO_SUCH_DAY},
      {"07/28/2011", YST_DATE_MONTH_FIRST},
      {"7/28/11", YST_DATE_MONTH_FIRST},
      {"02-29-2012", YST_DATE_MONTH_FIRST},
      {"1 Avril 2012", YST_DATE_NO_SUCH_MONTH},
      {"28 Jully 2011", YST_DATE_NO_SUCH_MONTH},
      {"1 Février 2012", YST_DATE_NO_SUCH_MONTH},
      {"Febuary 2011", YST_DATE_NO_SUCH_MONTH},
      {"Setpember 28, 2011", YST_DATE_NO_SUCH_MONTH},
      {"April 2007 2008/09", YST_DATE_TWO_DATES},
      {"April 2007\n2008/09", YST_DATE_TWO_DATES},
      {"2008/09 April 2007", YST_DATE_TWO_DATES},
      {"28/07/2011 29/07/2011", YST_DATE_TWO_DATES},
      {"28/07/2011 - 29/07/2011", YST_DATE_TWO_DATES},
      {"2005 – 2008", YST_DATE_TWO_DATES},
      {"1 April 2007 to 31 March 2008", YST_DATE_TWO_DATES},
      {"signed 1 May 2010, looked at again in June 2011", YST_DATE_TWO_DATES},
      {"30 February 2011 and 1 May 2012", YST_DATE_TWO_DATES},
      {"2011-12-05; 2012-01-03", YST_DATE_TWO_DATES},
      {"", YST_DATE_NOT_A_DATE},
      {" ", YST_DATE_NOT_A_DATE},
      {"soon", YST_DATE_NOT_A_DATE},
      {"since 2005", YST_DATE_NOT_A_DATE},
      {"autumn 2012", YST_DATE_NOT_A_DATE},
      {"2008/09", YST_DATE_FINANCIAL_YEAR},
      {"2011-12", YST_DATE_FINANCIAL_YEAR},
      {"2010-02", YST_DATE_YEAR_MONTH},
      {"2010/2", YST_DATE_YEAR_MONTH},
      {"2010-13", YST_DATE_NOT_A_DATE},
      {"45000", YST_DATE_DAY_NUMBER},
      {"01234", YST_DATE_NOT_A_DATE},
      {"before", YST_DATE_NOT_A_DATE},
      {"pre pre 2008", YST_DATE_NOT_A_DATE},
      {"12", YST_DATE_NOT_A_DATE},
      {"20111", YST_DATE_DAY_NUMBER},
      {"999999999999999999999", YST_DATE_NOT_A_DATE},
      {"28/07", YST_DATE_NOT_A_DATE},
      {"28/07/", YST_DATE_NOT_A_DATE},
      {"28/07/201", YST_DATE_NOT_A_DATE},
      {"28/07/20111", YST_DATE_NOT_A_DATE},
      {"28/07.2011", YST_DATE_NOT_A_DATE},
      {"128/07/2011", YST_DATE_NOT_A_DATE},
      {"-28/07/2011", YST_DATE_NOT_A_DATE},
      {"28/07/2011 14:30", YST_DATE_NOT_A_DATE},
      {"2011-07-28T00:00:01", YST_DATE_NOT_A_DATE},
      {"2011-07-28T", YST_DATE_NOT_A_DATE},
      {"28 July", YST_DATE_NOT_A_DATE},
      {"July", YST_DATE_NOT_A_DATE},
      {"July 28", YST_DATE_NOT_A_DATE},
      {"July 2011 00:00", YST_DATE_NOT_A_DATE},
      {"2011 (about)", YST_DATE_NOT_A_DATE},
      {"\xE2\x80", YST_DATE_NOT_A_DATE},
      {"Pre \xE2\x80", YST_DATE_NOT_A_DATE},
      {"\xFF\xFE", YST_DATE_NOT_A_DATE},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    yst_text copy = exact_copy(yst_text_from(rows[i].text));
    yst_day_span span;
    yst_date_fault fault = yst_date_read(copy, &span);
    free_copy(copy);
    if (fault != rows[i].fault) fail_msg("`%s` gives fault %d", rows[i].text, (int)fault);
  }
}

static void a_long_cell_takes_no_longer_than_its_length(void **state)
{
  yst_buffer buffer = yst_buffer_in(*state);
  static const char *const pieces[] = {"1", "a", " ", "1 a ", "a 1 ", "2011/", "pre ", "\xE2"};
  for (size_t i = 0; i < COUNT_OF(pieces); i++) {
    yst_buffer_clear(&buffer);
    while (buffer.length < 1000000) yst_buffer_add_string(&buffer, pieces[i]);
    yst_day_span span;
    assert_int_not_equal(yst_date_read(yst_buffer_text(&buffer), &span), YST_DATE_FINE);
  }
}

static void months_are_known_by_name_and_by_nearness(void **state)
{
  (void)state;
  static const struct {
    const char *word;
    int named, near;
  } rows[] = {
      {"July", 7, 7},      {"jul", 7, 7},
      {"JULY", 7, 7},      {"Sept", 9, 0},
      {"Avril", 0, 4},     {"Jully", 0, 7},
      {"May", 5, 5},       {"Febuary", 0, 2},
      {"Decembre", 0, 12}, {"autumn", 0, 0},
      {"", 0, 0},          {"ju", 0, 0},
      {"Julyy", 0, 7},     {"Januaryjanuaryjanuary", 0, 0},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    yst_text word = yst_text_from(rows[i].word);
    assert_int_equal(yst_month_named(word), rows[i].named);
    if (rows[i].named == 0) assert_int_equal(yst_month_near(word), rows[i].near);
  }
  assert_string_equal(yst_month_name(1), "January");
  assert_string_equal(yst_month_name(12), "December");
  assert_string_equal(yst_month_name(0), "");
  assert_string_equal(yst_month_name(13), "");
}

static void days_and_spans_are_written_in_words(void **state)
{
  yst_buffer buffer = yst_buffer_in(*state);
  yst_day_write_iso(&buffer, day_of(2011, 7, 8));
  yst_buffer_add_byte(&buffer, ' ');
  yst_day_write_iso(&buffer, YST_DAY_FIRST);
  yst_buffer_add_byte(&buffer, ' ');
  yst_day_write_iso(&buffer, YST_DAY_LAST);
  assert_says(yst_buffer_text(&buffer), "2011-07-08 0001-01-01 9999-12-31");
  struct {
    yst_day_span span;
    const char *written;
  } rows[] = {
      {{day_of(2010, 5, 3), day_of(2010, 5, 9)}, "between 3 May 2010 and 9 May 2010"},
      {{day_of(2010, 5, 1), day_of(2010, 6, 30)}, "between 1 May 2010 and 30 June 2010"},
      {{day_of(2010, 1, 1), day_of(2011, 12, 31)}, "between 1 January 2010 and 31 December 2011"},
      {{day_of(2012, 2, 1), day_of(2012, 2, 28)}, "between 1 February 2012 and 28 February 2012"},
      {{day_of(2012, 2, 1), day_of(2012, 2, 29)}, "February 2012"},
      {{day_of(2012, 1, 1), day_of(2012, 12, 31)}, "2012"},
      {{YST_DAY_FIRST, YST_DAY_LAST}, "any day"},
      {{YST_DAY_LAST, YST_DAY_LAST}, "31 December 9999"},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    yst_buffer_clear(&buffer);
    yst_day_span_write(&buffer, rows[i].span);
    assert_says(yst_buffer_text(&buffer), rows[i].written);
  }
}

static void financial_years_must_follow_each_other(void **state)
{
  (void)state;
  static const struct {
    const char *text;
    bool reads;
    int year;
  } rows[] = {
      {"2012/13", true, 2012},   {"2012-13", true, 2012},   {"2012/2013", true, 2012},
      {"2012–13", true, 2012},   {" 2012/13 ", true, 2012}, {"1999/00", true, 1999},
      {"1999/2000", true, 1999}, {"2009/10", true, 2009},   {"2012/12", false, 0},
      {"2012/14", false, 0},     {"2012/2012", false, 0},   {"2012/113", false, 0},
      {"12/13", false, 0},       {"2012", false, 0},        {"2012/", false, 0},
      {"2012/13x", false, 0},    {"9999/00", false, 0},     {"9999/10000", false, 0},
      {"0000/01", false, 0},     {"2012 13", false, 0},     {"", false, 0},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    yst_text copy = exact_copy(yst_text_from(rows[i].text));
    int year = 42;
    if (yst_year_read(copy, &year) != rows[i].reads) fail_msg("`%s`", rows[i].text);
    assert_int_equal(year, rows[i].reads ? rows[i].year : 42);
    free_copy(copy);
  }
}

static void financial_years_run_from_april_to_march(void **state)
{
  yst_day_span days = yst_year_days(2011);
  assert_int_equal(days.first, day_of(2011, 4, 1));
  assert_int_equal(days.last, day_of(2012, 3, 31));
  assert_int_equal(yst_year_days(9999).last, YST_DAY_LAST);
  assert_int_equal(yst_year_days(0).first, YST_DAY_FIRST);
  assert_int_equal(yst_year_days(INT32_MAX).last, YST_DAY_LAST);
  assert_int_equal(yst_year_days(INT32_MIN).first, YST_DAY_FIRST);
  yst_buffer buffer = yst_buffer_in(*state);
  yst_year_write(&buffer, 2012);
  yst_buffer_add_byte(&buffer, ' ');
  yst_year_write(&buffer, 1999);
  assert_says(yst_buffer_text(&buffer), "2012/13 1999/00");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_day_of_the_calendar_goes_there_and_back),
      cmocka_unit_test(known_days_have_their_numbers),
      cmocka_unit_test(days_that_do_not_exist_are_refused),
      cmocka_unit_test(months_are_added_to_the_last_day_at_most),
      cmocka_unit_test(months_between_are_those_that_can_be_added),
      WITH_ARENA(dates_are_read_in_every_form),
      cmocka_unit_test(each_unreadable_date_has_its_fault),
      WITH_ARENA(a_long_cell_takes_no_longer_than_its_length),
      cmocka_unit_test(months_are_known_by_name_and_by_nearness),
      WITH_ARENA(days_and_spans_are_written_in_words),
      cmocka_unit_test(financial_years_must_follow_each_other),
      WITH_ARENA(financial_years_run_from_april_to_march),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
