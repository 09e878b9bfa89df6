/* The calendar of the reference: days counted from 1 January 1970, turned into dates and back month by month.
 */
#ifndef REFERENCE_DATES_H
#define REFERENCE_DATES_H

typedef struct civil {
  int year, month, day;
} civil;

int day_of(civil date);
civil civil_of(int day);
int days_in_month(int year, int month);
/* The same day of the month, or the last one there is. */
int add_months(int day, int months);
/* How many whole months later `to` is; below nothing when it is earlier, counted back from `from`. */
int months_between(int from, int to);

#endif
