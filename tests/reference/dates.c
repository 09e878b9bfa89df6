#include "dates.h"

#include <stdbool.h>

static bool is_leap(int year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in_month(int year, int month)
{
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return days[month - 1] + (month == 2 && is_leap(year));
}

int day_of(civil date)
{
  int day = date.day - 1;
  for (int year = 1970; year < date.year; year++) day += is_leap(year) ? 366 : 365;
  for (int year = date.year; year < 1970; year++) day -= is_leap(year) ? 366 : 365;
  for (int month = 1; month < date.month; month++) day += days_in_month(date.year, month);
  return day;
}

civil civil_of(int day)
{
  civil date = {1970, 1, 1};
  for (; day < 0; date.year--) day += is_leap(date.year - 1) ? 366 : 365;
  for (; day >= (is_leap(date.year) ? 366 : 365); date.year++) day -= is_leap(date.year) ? 366 : 365;
  for (; day >= days_in_month(date.year, date.month); date.month++)
    day -= days_in_month(date.year, date.month);
  date.day = day + 1;
  return date;
}

int add_months(int day, int months)
{
  civil date = civil_of(day);
  for (; months > 0; months--) {
    if (++date.month <= 12) continue;
    date.month = 1;
    date.year++;
  }
  for (; months < 0; months++) {
    if (--date.month >= 1) continue;
    date.month = 12;
    date.year--;
  }
  int last = days_in_month(date.year, date.month);
  if (date.day > last) date.day = last;
  return day_of(date);
}

int months_between(int from, int to)
{
  int months = 0;
  while (to < from && add_months(from, months - 1) >= to) months--;
  if (to < from) return months;
  while (add_months(from, months + 1) <= to) months++;
  return months;
}
