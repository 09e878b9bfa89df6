/* Days and spans of days of the Gregorian calendar, years 1 to 9999, with no clock and no locale. A date
 * known in part ("2011", "Pre July 2008") is the span of the days it may be. */
#ifndef YST_BASE_DATE_H
#define YST_BASE_DATE_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/text.h"

/* Days since 1 January 1970; negative before. */
typedef int32_t yst_day;

#define YST_DAY_FIRST ((yst_day)-719162) /* 1 January 1 */
#define YST_DAY_LAST ((yst_day)2932896)  /* 31 December 9999 */

typedef struct yst_civil {
  int year, month, day;
} yst_civil;

/* A stretch of days, both ends in. An end that is open is YST_DAY_FIRST or YST_DAY_LAST. */
typedef struct yst_day_span {
  yst_day first, last;
} yst_day_span;

typedef enum yst_date_fault {
  YST_DATE_FINE,
  YST_DATE_NOT_A_DATE,     /* nothing like a date */
  YST_DATE_NO_SUCH_DAY,    /* 30 February, month 13 */
  YST_DATE_NO_SUCH_MONTH,  /* a month's name that is none: `1 Avril 2012` */
  YST_DATE_MONTH_FIRST,    /* can only be read month first: `07/28/2011` */
  YST_DATE_FINANCIAL_YEAR, /* `2007/08`; also `2011-12`, which may be a month */
  YST_DATE_YEAR_MONTH,     /* a year and a month: `2010-02` */
  YST_DATE_DAY_NUMBER,     /* the number that spreadsheets keep for a day: `45000` */
  YST_DATE_TWO_DATES       /* two dates in one cell: `April 2007 2008/09` */
} yst_date_fault;

/* false when there is no such day. */
bool yst_day_from_civil(yst_civil civil, yst_day *day);
yst_civil yst_day_to_civil(yst_day day);
/* So many months later (earlier when negative): the same day of the month or the last one. false past the
 * calendar's ends. */
bool yst_day_add_months(yst_day day, int64_t months, yst_day *result);
/* Whole months from one day to another, counted as by yst_day_add_months; negative when `to` is before
 * `from`. */
int64_t yst_months_between(yst_day from, yst_day to);

/* A date of a register: 28/07/2011, 28.7.11 (years 00-68 are 20xx, 69-99 19xx), 28 July 2011, 28 Jul 2011,
 * 28th July 2011, July 28, 2011, 2011-07-28, with an optional time of midnight after it; and in part: `2011`,
 * `July 2011`, `07/2011`, `Pre July 2008`, `Pre – July 2008`, `before 1 May 2010`, `after 2009`, `since 2005`
 * is not (a finding). Day first always. */
yst_date_fault yst_date_read(yst_text text, yst_day_span *span);
/* The day of a number of a day (YST_DATE_DAY_NUMBER), counted from 1900 as spreadsheets do; false when it is
 * none. */
bool yst_day_of_number(yst_text text, yst_day *day);
/* A name of a month, in full or its first three letters or `Sept`, case aside: 1 to 12, or 0. */
int yst_month_named(yst_text word);
/* The month whose name is nearest to a misspelt one, or 0 when none is near. */
int yst_month_near(yst_text word);
/* The English name of month 1 to 12. */
const char *yst_month_name(int month);

/* `28 July 2011` */
void yst_day_write(yst_buffer *buffer, yst_day day);
/* `2011-07-28` */
void yst_day_write_iso(yst_buffer *buffer, yst_day day);
/* `2011`, `July 2011`, `up to 30 June 2008`, `from 1 January 2010`, `between 3 May 2010 and 9 May 2010` or
 * one day. */
void yst_day_span_write(yst_buffer *buffer, yst_day_span span);

/* Financial years run from 1 April to 31 March; 2012/13 is the number 2012. Reads `2012/13`, `2012-13`,
 * `2012/2013`, `2012–13`; the years must follow each other: false for `2012/12`. */
bool yst_year_read(yst_text text, int *year);
void yst_year_write(yst_buffer *buffer, int year);
/* The days of a financial year. */
yst_day_span yst_year_days(int year);

#endif
