#include "support/fixture.h"

#include "base/money.h"

typedef struct row {
  const char *text;
  yst_money_fault fault;
  int64_t pence;
} row;

static void check(const row *rows, size_t count, yst_money_fault (*read)(yst_text, yst_number *))
{
  for (size_t i = 0; i < count; i++) {
    yst_text copy = exact_copy(yst_text_from(rows[i].text));
    yst_number pence = {42, 43};
    yst_money_fault fault = read(copy, &pence);
    free_copy(copy);
    if (fault != rows[i].fault) fail_msg("`%s` gives fault %d", rows[i].text, (int)fault);
    if (fault != YST_MONEY_FINE) continue;
    if (pence.num != rows[i].pence || pence.den != 1) fail_msg("`%s` is read wrong", rows[i].text);
  }
}

static void sums_are_read_as_registers_write_them(void **state)
{
  (void)state;
  static const row rows[] = {
      {"£41,300", YST_MONEY_FINE, 4130000},
      {"41300.50", YST_MONEY_FINE, 4130050},
      {"0", YST_MONEY_FINE, 0},
      {"£0.05", YST_MONEY_FINE, 5},
      {"£1,234,567.89", YST_MONEY_FINE, 123456789},
      {"  £5 ", YST_MONEY_FINE, 500},
      {"(1,000)", YST_MONEY_FINE, -100000},
      {"(£1,000.25)", YST_MONEY_FINE, -100025},
      {"£(1,000)", YST_MONEY_FINE, -100000},
      {"( 5 )", YST_MONEY_FINE, -500},
      {"-5", YST_MONEY_FINE, -500},
      {"-£5", YST_MONEY_FINE, -500},
      {"£-5.01", YST_MONEY_FINE, -501},
      {"+5", YST_MONEY_FINE, 500},
      {"-0", YST_MONEY_FINE, 0},
      {"£16.9k", YST_MONEY_FINE, 1690000},
      {"16.9 K", YST_MONEY_FINE, 1690000},
      {"£1.23456k", YST_MONEY_FINE, 123456},
      {"£2m", YST_MONEY_FINE, 200000000},
      {"2.5 million", YST_MONEY_FINE, 250000000},
      {"£1.1bn", YST_MONEY_FINE, 110000000000},
      {"3 thousand", YST_MONEY_FINE, 300000},
      {"(£2m)", YST_MONEY_FINE, -200000000},
      {"£ 1 200", YST_MONEY_FINE, 120000},
      {"1,000 GBP", YST_MONEY_FINE, 100000},
      {"gbp 1,000", YST_MONEY_FINE, 100000},
      {"1,000 £", YST_MONEY_FINE, 100000},
      {"£1\xC2\xA0"
       "234\xE2\x80\xAF"
       "567",
       YST_MONEY_FINE, 123456700},
      {"\xC2\xA0£7\xC2\xA0", YST_MONEY_FINE, 700},
      {"92233720368547758.07", YST_MONEY_FINE, INT64_MAX},
      {"-92233720368547758.07", YST_MONEY_FINE, -INT64_MAX},
      {"£0.0000000000000000000k", YST_MONEY_FINE, 0},
  };
  check(rows, COUNT_OF(rows), yst_money_read);
}

static void each_malformed_sum_has_its_fault(void **state)
{
  (void)state;
  static const row rows[] = {
      {"£50,00", YST_MONEY_THOUSANDS, 0},
      {"£20,0000", YST_MONEY_THOUSANDS, 0},
      {"1000,000", YST_MONEY_THOUSANDS, 0},
      {"£1,000,00", YST_MONEY_THOUSANDS, 0},
      {"(50,00)", YST_MONEY_THOUSANDS, 0},
      {"£0,500", YST_MONEY_THOUSANDS, 0},
      {"£25.5", YST_MONEY_PENCE, 0},
      {"£25.0000", YST_MONEY_PENCE, 0},
      {"25.", YST_MONEY_PENCE, 0},
      {"-25.5", YST_MONEY_PENCE, 0},
      {"£1.234567k", YST_MONEY_PENCE, 0},
      {"£1.k", YST_MONEY_PENCE, 0},
      {"£0.000000000000000000001k", YST_MONEY_PENCE, 0},
      {"£1.0000000000000000001k", YST_MONEY_PENCE, 0},
      {"$500", YST_MONEY_CURRENCY, 0},
      {"US$ 500", YST_MONEY_CURRENCY, 0},
      {"500 EUR", YST_MONEY_CURRENCY, 0},
      {"€1,000.00", YST_MONEY_CURRENCY, 0},
      {"92233720368547758.08", YST_MONEY_TOO_LARGE, 0},
      {"92233720368547759", YST_MONEY_TOO_LARGE, 0},
      {"99999999999999999999999999", YST_MONEY_TOO_LARGE, 0},
      {"£99999999999 million", YST_MONEY_TOO_LARGE, 0},
      {"18446744073709551615bn", YST_MONEY_TOO_LARGE, 0},
      {"", YST_MONEY_NOT_MONEY, 0},
      {" ", YST_MONEY_NOT_MONEY, 0},
      {"£", YST_MONEY_NOT_MONEY, 0},
      {"\xC2", YST_MONEY_NOT_MONEY, 0},
      {"-", YST_MONEY_NOT_MONEY, 0},
      {"()", YST_MONEY_NOT_MONEY, 0},
      {"(5", YST_MONEY_NOT_MONEY, 0},
      {"5)", YST_MONEY_NOT_MONEY, 0},
      {"(-5)", YST_MONEY_NOT_MONEY, 0},
      {"--5", YST_MONEY_NOT_MONEY, 0},
      {"££5", YST_MONEY_NOT_MONEY, 0},
      {"£.50", YST_MONEY_NOT_MONEY, 0},
      {"12 50", YST_MONEY_NOT_MONEY, 0},
      {"1,200 000", YST_MONEY_NOT_MONEY, 0},
      {"£500 a year", YST_MONEY_NOT_MONEY, 0},
      {"£500-£600", YST_MONEY_NOT_MONEY, 0},
      {"£5kk", YST_MONEY_NOT_MONEY, 0},
      {"50p", YST_MONEY_NOT_MONEY, 0},
      {"1.5e3", YST_MONEY_NOT_MONEY, 0},
      {"nil", YST_MONEY_NOT_MONEY, 0},
  };
  check(rows, COUNT_OF(rows), yst_money_read);
}

static void literals_are_read_strictly(void **state)
{
  (void)state;
  static const row rows[] = {
      {"£2,000", YST_MONEY_FINE, 200000},
      {"£2000", YST_MONEY_FINE, 200000},
      {"£0.01", YST_MONEY_FINE, 1},
      {"£92,233,720,368,547,758.07", YST_MONEY_FINE, INT64_MAX},
      {"£92,233,720,368,547,758.08", YST_MONEY_TOO_LARGE, 0},
      {"£50,00", YST_MONEY_THOUSANDS, 0},
      {"£2000,000", YST_MONEY_THOUSANDS, 0},
      {"£25.5", YST_MONEY_PENCE, 0},
      {"£25.", YST_MONEY_PENCE, 0},
      {"$5", YST_MONEY_CURRENCY, 0},
      {"€5", YST_MONEY_CURRENCY, 0},
      {"5", YST_MONEY_NOT_MONEY, 0},
      {"GBP5", YST_MONEY_NOT_MONEY, 0},
      {"£", YST_MONEY_NOT_MONEY, 0},
      {"£ 5", YST_MONEY_NOT_MONEY, 0},
      {"£5k", YST_MONEY_NOT_MONEY, 0},
      {"£-5", YST_MONEY_NOT_MONEY, 0},
      {" £5", YST_MONEY_NOT_MONEY, 0},
      {"£1 200", YST_MONEY_NOT_MONEY, 0},
      {"", YST_MONEY_NOT_MONEY, 0},
  };
  check(rows, COUNT_OF(rows), yst_money_read_literal);
}

static void sums_are_written_for_people_and_for_programs(void **state)
{
  static const struct {
    yst_number pence;
    const char *written, *plain;
  } rows[] = {
      {{0, 1}, "£0", "0.00"},
      {{5, 1}, "£0.05", "0.05"},
      {{4130000, 1}, "£41,300", "41300.00"},
      {{4130050, 1}, "£41,300.50", "41300.50"},
      {{-500, 1}, "-£5", "-5.00"},
      {{-1, 1}, "-£0.01", "-0.01"},
      {{99999, 1}, "£999.99", "999.99"},
      {{100000000, 1}, "£1,000,000", "1000000.00"},
      {{INT64_MAX, 1}, "£92,233,720,368,547,758.07", "92233720368547758.07"},
      {{-INT64_MAX, 1}, "-£92,233,720,368,547,758.07", "-92233720368547758.07"},
      {{10000, 3}, "≈£33.33", "33.33"},
      {{-20000, 3}, "≈-£66.67", "-66.67"},
      {{1, 2}, "≈£0.01", "0.01"},
      {{-1, 2}, "≈-£0.01", "-0.01"},
      {{-1, 3}, "≈£0", "0.00"},
      {{INT64_MAX, 2}, "≈£46,116,860,184,273,879.04", "46116860184273879.04"},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    yst_buffer buffer = yst_buffer_in(*state);
    yst_money_write(&buffer, rows[i].pence);
    assert_says(yst_buffer_text(&buffer), rows[i].written);
    yst_buffer_clear(&buffer);
    assert_int_equal(yst_money_write_plain(&buffer, rows[i].pence), rows[i].pence.den == 1);
    assert_says(yst_buffer_text(&buffer), rows[i].plain);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sums_are_read_as_registers_write_them),
      cmocka_unit_test(each_malformed_sum_has_its_fault),
      cmocka_unit_test(literals_are_read_strictly),
      WITH_ARENA(sums_are_written_for_people_and_for_programs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
