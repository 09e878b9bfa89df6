#include "base/date.h"

/* Days are counted from 1 March of year 0 in eras of 400 years, so that a leap day is the last of its year.
 */
#define DAYS_IN_ERA 146097
#define DAYS_BEFORE_1970 719468

#define FIRST_YEAR 1
#define LAST_YEAR 9999
#define MONTHS_IN_CALENDAR ((int64_t)12 * LAST_YEAR)

static int days_in_month(int year, int month)
{
  bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  if (month == 2) return leap ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

static yst_day count_days(yst_civil civil)
{
  int year = civil.month <= 2 ? civil.year - 1 : civil.year;
  int month = civil.month <= 2 ? civil.month + 9 : civil.month - 3;
  int era = year / 400, year_of_era = year % 400;
  int day_of_year = (153 * month + 2) / 5 + civil.day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * DAYS_IN_ERA + day_of_era - DAYS_BEFORE_1970;
}

bool yst_day_from_civil(yst_civil civil, yst_day *day)
{
  if (civil.year < FIRST_YEAR || civil.year > LAST_YEAR || civil.month < 1 || civil.month > 12) return false;
  if (civil.day < 1 || civil.day > days_in_month(civil.year, civil.month)) return false;
  *day = count_days(civil);
  return true;
}

static yst_day keep_in_calendar(yst_day day)
{
  return day < YST_DAY_FIRST ? YST_DAY_FIRST : day > YST_DAY_LAST ? YST_DAY_LAST : day;
}

yst_civil yst_day_to_civil(yst_day day)
{
  int days = keep_in_calendar(day) + DAYS_BEFORE_1970;
  int era = days / DAYS_IN_ERA, day_of_era = days % DAYS_IN_ERA;
  int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int month = (5 * day_of_year + 2) / 153;
  yst_civil civil = {era * 400 + year_of_era, month < 10 ? month + 3 : month - 9,
                     day_of_year - (153 * month + 2) / 5 + 1};
  if (civil.month <= 2) civil.year++;
  return civil;
}

bool yst_day_add_months(yst_day day, int64_t months, yst_day *result)
{
  if (months > MONTHS_IN_CALENDAR || months < -MONTHS_IN_CALENDAR) return false;
  yst_civil civil = yst_day_to_civil(day);
  int64_t total = (int64_t)civil.year * 12 + (civil.month - 1) + months;
  if (total < (int64_t)FIRST_YEAR * 12 || total >= (int64_t)(LAST_YEAR + 1) * 12) return false;
  civil.year = (int)(total / 12);
  civil.month = (int)(total % 12) + 1;
  int last = days_in_month(civil.year, civil.month);
  if (civil.day > last) civil.day = last;
  *result = count_days(civil);
  return true;
}

int64_t yst_months_between(yst_day from, yst_day to)
{
  yst_civil a = yst_day_to_civil(from), b = yst_day_to_civil(to);
  int64_t months = (int64_t)(b.year - a.year) * 12 + (b.month - a.month);
  yst_day reached = from;
  yst_day_add_months(from, months, &reached);
  if (to >= from && reached > to) return months - 1;
  if (to < from && reached < to) return months + 1;
  return months;
}

static const char *const MONTHS[12] = {"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};

const char *yst_month_name(int month)
{
  return month >= 1 && month <= 12 ? MONTHS[month - 1] : "";
}

void yst_day_write(yst_buffer *buffer, yst_day day)
{
  yst_civil civil = yst_day_to_civil(day);
  yst_buffer_format(buffer, "%d %s %d", civil.day, yst_month_name(civil.month), civil.year);
}

static void put_digits(char *at, int number, int count)
{
  for (; count-- > 0; number /= 10) at[count] = (char)('0' + number % 10);
}

void yst_day_write_iso(yst_buffer *buffer, yst_day day)
{
  yst_civil civil = yst_day_to_civil(day);
  char iso[10];
  put_digits(iso, civil.year, 4);
  iso[4] = iso[7] = '-';
  put_digits(iso + 5, civil.month, 2);
  put_digits(iso + 8, civil.day, 2);
  yst_buffer_add(buffer, yst_text_of(iso, sizeof iso));
}

/* A whole year or a whole month by its name. */
static bool write_whole(yst_buffer *buffer, yst_day_span span)
{
  yst_civil first = yst_day_to_civil(span.first), last = yst_day_to_civil(span.last);
  if (first.year != last.year || first.day != 1 || last.day != days_in_month(last.year, last.month))
    return false;
  if (first.month == 1 && last.month == 12)
    yst_buffer_add_integer(buffer, first.year);
  else if (first.month == last.month)
    yst_buffer_format(buffer, "%s %d", yst_month_name(first.month), first.year);
  else
    return false;
  return true;
}

void yst_day_span_write(yst_buffer *buffer, yst_day_span span)
{
  bool open_first = span.first <= YST_DAY_FIRST, open_last = span.last >= YST_DAY_LAST;
  if (span.first == span.last) {
    yst_day_write(buffer, span.first);
  } else if (open_first && open_last) {
    yst_buffer_add_string(buffer, "any day");
  } else if (open_first) {
    yst_buffer_add_string(buffer, "up to ");
    yst_day_write(buffer, span.last);
  } else if (open_last) {
    yst_buffer_add_string(buffer, "from ");
    yst_day_write(buffer, span.first);
  } else if (!write_whole(buffer, span)) {
    yst_buffer_add_string(buffer, "between ");
    yst_day_write(buffer, span.first);
    yst_buffer_add_string(buffer, " and ");
    yst_day_write(buffer, span.last);
  }
}

void yst_year_write(yst_buffer *buffer, int year)
{
  char second[2];
  put_digits(second, (year + 1) % 100, 2);
  yst_buffer_add_integer(buffer, year);
  yst_buffer_add_byte(buffer, '/');
  yst_buffer_add(buffer, yst_text_of(second, sizeof second));
}

yst_day_span yst_year_days(int year)
{
  yst_day_span days = {YST_DAY_FIRST, YST_DAY_LAST};
  if (year < FIRST_YEAR - 1) year = FIRST_YEAR - 1;
  if (year > LAST_YEAR) year = LAST_YEAR;
  yst_day_from_civil((yst_civil){year, 4, 1}, &days.first);
  yst_day_from_civil((yst_civil){year + 1, 3, 31}, &days.last);
  return days;
}
