#include "base/date.h"
#include "base/utf8.h"

/* Where reading stands in a cell. A take_ function moves it past what it takes, or leaves it alone. */
typedef struct cursor {
  yst_text text;
  size_t at;
} cursor;

typedef struct digits {
  int value; /* of the first four digits; what has more is no part of a date */
  size_t count;
} digits;

static bool at_end(const cursor *from)
{
  return from->at == from->text.length;
}

static bool take_digits(cursor *from, digits *taken)
{
  *taken = (digits){0, 0};
  for (; !at_end(from); from->at++, taken->count++) {
    unsigned digit = (unsigned)(unsigned char)from->text.bytes[from->at] - '0';
    if (digit > 9) break;
    if (taken->count < 4) taken->value = taken->value * 10 + (int)digit;
  }
  return taken->count > 0;
}

static bool take_byte(cursor *from, char byte)
{
  if (at_end(from) || from->text.bytes[from->at] != byte) return false;
  from->at++;
  return true;
}

static bool take_en_dash(cursor *from)
{
  if (from->text.length - from->at < 3 || memcmp(from->text.bytes + from->at, "–", 3) != 0) return false;
  from->at += 3;
  return true;
}

static bool skip_blanks(cursor *from)
{
  size_t start = from->at, size;
  while ((size = yst_text_blank(from->text, from->at))) from->at += size;
  return from->at != start;
}

/* Between the parts of a date in words: blanks, and one mark among them: `28-Jul-2011`, `July 28, 2011`. */
static void skip_gap(cursor *from)
{
  skip_blanks(from);
  if (take_byte(from, '-') || take_byte(from, '/') || take_byte(from, '.') || take_byte(from, ',') ||
      take_en_dash(from))
    skip_blanks(from);
}

static char small_letter(char byte)
{
  return byte >= 'A' && byte <= 'Z' ? (char)(byte + ('a' - 'A')) : byte;
}

/* Letters of any language, for a misspelt month may be one of another; blanks and dashes start with E2 80 or
 * C2. */
static bool take_word(cursor *from, yst_text *word)
{
  size_t start = from->at;
  for (; !at_end(from); from->at++) {
    unsigned char byte = (unsigned char)small_letter(from->text.bytes[from->at]);
    if ((byte < 'a' || byte > 'z') && byte < 0x80) break;
    if (byte == 0xE2 || byte == 0xC2) break;
  }
  *word = yst_text_of(from->text.bytes + start, from->at - start);
  return word->length > 0;
}

static bool says(yst_text word, const char *letters)
{
  if (word.length != strlen(letters)) return false;
  for (size_t i = 0; i < word.length; i++)
    if (small_letter(word.bytes[i]) != small_letter(letters[i])) return false;
  return true;
}

int yst_month_named(yst_text word)
{
  if (says(word, "Sept")) return 9;
  for (int month = 1; month <= 12; month++) {
    const char *name = yst_month_name(month);
    char three[4] = {name[0], name[1], name[2], '\0'};
    if (says(word, three) || says(word, name)) return month;
  }
  return 0;
}

int yst_month_near(yst_text word)
{
  char letters[16];
  yst_text names[12];
  char small[12][10] = {{0}};
  if (word.length > sizeof letters) return 0;
  for (size_t i = 0; i < word.length; i++) letters[i] = small_letter(word.bytes[i]);
  for (int month = 0; month < 12; month++) {
    const char *name = yst_month_name(month + 1);
    for (size_t i = 0; name[i]; i++) small[month][i] = small_letter(name[i]);
    names[month] = yst_text_of(small[month], strlen(name));
  }
  return (int)yst_text_nearest(yst_text_of(letters, word.length), names, 12) + 1;
}

static yst_date_fault read_civil(int year, int month, int day, yst_day_span *span)
{
  if (!yst_day_from_civil((yst_civil){year, month, day}, &span->first)) return YST_DATE_NO_SUCH_DAY;
  span->last = span->first;
  return YST_DATE_FINE;
}

static yst_date_fault read_month(int year, int month, yst_day_span *span)
{
  if (read_civil(year, month, 1, span) != YST_DATE_FINE) return YST_DATE_NO_SUCH_DAY;
  yst_day next;
  span->last = yst_day_add_months(span->first, 1, &next) ? next - 1 : YST_DAY_LAST;
  return YST_DATE_FINE;
}

static int year_of(digits year)
{
  if (year.count != 2) return year.value;
  return year.value < 69 ? 2000 + year.value : 1900 + year.value;
}

static yst_date_fault read_day_first(digits day, digits month, digits year, yst_day_span *span)
{
  yst_date_fault fault = read_civil(year_of(year), month.value, day.value, span);
  if (fault == YST_DATE_FINE || month.value <= 12) return fault;
  yst_day_span swapped;
  bool month_first = read_civil(year_of(year), day.value, month.value, &swapped) == YST_DATE_FINE;
  return month_first ? YST_DATE_MONTH_FIRST : YST_DATE_NO_SUCH_DAY;
}

/* The functions from here to take_date give YST_DATE_NOT_A_DATE when what stands here has not their shape,
 * and only then leave the cursor where it was. */

/* `28/07/2011`, `28.7.11`, `2011-07-28` */
static yst_date_fault take_numeric(cursor *from, yst_day_span *span)
{
  cursor c = *from;
  digits a, b, d;
  if (!take_digits(&c, &a) || at_end(&c)) return YST_DATE_NOT_A_DATE;
  char mark = c.text.bytes[c.at];
  if ((mark != '/' && mark != '.' && mark != '-') || !take_byte(&c, mark)) return YST_DATE_NOT_A_DATE;
  if (!take_digits(&c, &b) || b.count > 2 || !take_byte(&c, mark) || !take_digits(&c, &d))
    return YST_DATE_NOT_A_DATE;
  bool year_first = a.count == 4 && d.count <= 2;
  bool day_first = a.count <= 2 && (d.count == 2 || d.count == 4);
  if (!year_first && !day_first) return YST_DATE_NOT_A_DATE;
  *from = c;
  return year_first ? read_civil(a.value, b.value, d.value, span) : read_day_first(a, b, d, span);
}

/* `07/2011` */
static yst_date_fault take_month_number(cursor *from, yst_day_span *span)
{
  cursor c = *from;
  digits month, year;
  if (!take_digits(&c, &month) || month.count > 2 || !take_byte(&c, '/')) return YST_DATE_NOT_A_DATE;
  if (!take_digits(&c, &year) || year.count != 4) return YST_DATE_NOT_A_DATE;
  *from = c;
  return read_month(year.value, month.value, span);
}

static bool is_ordinal(yst_text word)
{
  return says(word, "st") || says(word, "nd") || says(word, "rd") || says(word, "th");
}

/* `28 July 2011`, `28th Jul 2011`, `28-Jul-11` */
static yst_date_fault take_day_in_words(cursor *from, yst_day_span *span)
{
  cursor c = *from;
  digits day, year;
  yst_text word;
  if (!take_digits(&c, &day) || day.count > 2) return YST_DATE_NOT_A_DATE;
  skip_gap(&c);
  if (!take_word(&c, &word)) return YST_DATE_NOT_A_DATE;
  skip_gap(&c);
  if (is_ordinal(word)) {
    if (!take_word(&c, &word)) return YST_DATE_NOT_A_DATE;
    skip_gap(&c);
  }
  if (!take_digits(&c, &year) || (year.count != 4 && year.count != 2)) return YST_DATE_NOT_A_DATE;
  int month = yst_month_named(word);
  if (month == 0 && (year.count == 2 || word.length < 3)) return YST_DATE_NOT_A_DATE;
  *from = c;
  return month ? read_civil(year_of(year), month, day.value, span) : YST_DATE_NO_SUCH_MONTH;
}

/* `July 28, 2011`, `July 28th 2011` and `July 2011`. Any word may stand before a year, so that only one that
 * is near a month's name is a misspelt month. */
static yst_date_fault take_month_in_words(cursor *from, yst_day_span *span)
{
  cursor c = *from;
  yst_text word, ordinal;
  digits day, year;
  if (!take_word(&c, &word)) return YST_DATE_NOT_A_DATE;
  skip_gap(&c);
  if (!take_digits(&c, &year)) return YST_DATE_NOT_A_DATE;
  bool has_day = year.count <= 2;
  day = year;
  if (has_day) {
    if (take_word(&c, &ordinal) && !is_ordinal(ordinal)) return YST_DATE_NOT_A_DATE;
    skip_gap(&c);
    if (!take_digits(&c, &year)) return YST_DATE_NOT_A_DATE;
  }
  int month = yst_month_named(word);
  if (year.count != 4 || (month == 0 && yst_month_near(word) == 0)) return YST_DATE_NOT_A_DATE;
  *from = c;
  if (month == 0) return YST_DATE_NO_SUCH_MONTH;
  return has_day ? read_civil(year.value, month, day.value, span) : read_month(year.value, month, span);
}

/* `2011` */
static yst_date_fault take_year_alone(cursor *from, yst_day_span *span)
{
  cursor c = *from;
  digits year;
  if (!take_digits(&c, &year) || year.count != 4) return YST_DATE_NOT_A_DATE;
  *from = c;
  if (read_civil(year.value, 1, 1, span) != YST_DATE_FINE) return YST_DATE_NO_SUCH_DAY;
  return yst_day_from_civil((yst_civil){year.value, 12, 31}, &span->last) ? YST_DATE_FINE
                                                                          : YST_DATE_NO_SUCH_DAY;
}

static bool take_zeros(cursor *from)
{
  bool taken = false;
  while (take_byte(from, '0')) taken = true;
  return taken;
}

/* ` 00:00`, `T00:00:00.000Z`: what spreadsheets and databases put after a day. */
static void skip_midnight(cursor *from)
{
  cursor c = *from;
  if (!take_byte(&c, 'T') && !skip_blanks(&c)) return;
  if (!take_zeros(&c) || !take_byte(&c, ':') || !take_zeros(&c)) return;
  if (take_byte(&c, ':') && !take_zeros(&c)) return;
  if (take_byte(&c, '.') && !take_zeros(&c)) return;
  take_byte(&c, 'Z');
  *from = c;
}

static yst_date_fault take_date(cursor *from, yst_day_span *span)
{
  static yst_date_fault (*const shapes[])(cursor *, yst_day_span *) = {
      take_numeric, take_day_in_words, take_month_in_words, take_month_number, take_year_alone};
  for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
    yst_date_fault fault = shapes[i](from, span);
    if (fault == YST_DATE_NOT_A_DATE) continue;
    if (fault == YST_DATE_FINE && span->first == span->last) skip_midnight(from);
    return fault;
  }
  return YST_DATE_NOT_A_DATE;
}

/* `2012/13`, `2012–13`, `2012/2013` */
static bool take_financial_year(cursor *from, int *year)
{
  cursor c = *from;
  digits first, second;
  if (!take_digits(&c, &first) || first.count != 4 || first.value == 0) return false;
  if (!take_byte(&c, '/') && !take_byte(&c, '-') && !take_en_dash(&c)) return false;
  if (!take_digits(&c, &second)) return false;
  int next = first.value + 1;
  if (next > 9999) return false;
  if (second.count == 2 ? second.value != next % 100 : second.count != 4 || second.value != next)
    return false;
  *from = c;
  *year = first.value;
  return true;
}

bool yst_year_read(yst_text text, int *year)
{
  cursor c = {yst_text_trim(text), 0};
  int taken;
  if (!take_financial_year(&c, &taken) || !at_end(&c)) return false;
  *year = taken;
  return true;
}

/* Whether dates or financial years stand at two places, whatever is between them. */
static bool has_two_dates(yst_text text)
{
  cursor c = {text, 0};
  unsigned found = 0;
  while (!at_end(&c) && found < 2) {
    cursor try = c;
    yst_day_span span;
    yst_text word;
    digits number;
    int year;
    if (take_numeric(&try, &span) == YST_DATE_FINE || (try = c, take_financial_year(&try, &year)) ||
        (try = c, take_date(&try, &span) == YST_DATE_FINE)) {
      found++;
      c = try;
    } else if (!take_digits(&c, &number) && !take_word(&c, &word)) {
      c.at++;
    }
  }
  return found == 2;
}

/* Five digits: from 1927 to 2173. */
bool yst_day_of_number(yst_text text, yst_day *day)
{
  enum { DAY_ZERO = -25569 }; /* 30 December 1899 */
  yst_text written = yst_text_trim(text);
  if (written.length != 5 || written.bytes[0] == '0') return false;
  yst_day number = 0;
  for (size_t i = 0; i < written.length; i++) {
    if (written.bytes[i] < '0' || written.bytes[i] > '9') return false;
    number = 10 * number + (written.bytes[i] - '0');
  }
  *day = DAY_ZERO + number;
  return true;
}

/* `2010-02`, `2010/2` */
static bool is_year_and_month(yst_text text)
{
  cursor c = {text, 0};
  digits year, month;
  if (!take_digits(&c, &year) || year.count != 4) return false;
  if (!take_byte(&c, '-') && !take_byte(&c, '/') && !take_byte(&c, '.')) return false;
  return take_digits(&c, &month) && month.count <= 2 && month.value >= 1 && month.value <= 12 && at_end(&c);
}

/* What is no date for certain, and looks like something. */
static yst_date_fault looks_like(yst_text text)
{
  int year;
  yst_day day;
  if (has_two_dates(text)) return YST_DATE_TWO_DATES;
  if (yst_year_read(text, &year)) return YST_DATE_FINANCIAL_YEAR;
  if (is_year_and_month(yst_text_trim(text))) return YST_DATE_YEAR_MONTH;
  return yst_day_of_number(text, &day) ? YST_DATE_DAY_NUMBER : YST_DATE_NOT_A_DATE;
}

typedef enum bound { BOUND_NONE, BOUND_BEFORE, BOUND_AFTER } bound;

static bound take_bound(cursor *from)
{
  cursor c = *from;
  yst_text word;
  if (!take_word(&c, &word)) return BOUND_NONE;
  bool before = says(word, "pre") || says(word, "before");
  if (!before && !says(word, "after")) return BOUND_NONE;
  skip_gap(&c);
  *from = c;
  return before ? BOUND_BEFORE : BOUND_AFTER;
}

/* The days on the open side of a date: before July 2008 is up to the day before its first one. */
static yst_date_fault open_span(bound side, yst_day_span *span)
{
  yst_day_span around = *span;
  if (side == BOUND_BEFORE) *span = (yst_day_span){YST_DAY_FIRST, around.first - 1};
  if (side == BOUND_AFTER) *span = (yst_day_span){around.last + 1, YST_DAY_LAST};
  return span->first <= span->last ? YST_DATE_FINE : YST_DATE_NO_SUCH_DAY;
}

yst_date_fault yst_date_read(yst_text text, yst_day_span *span)
{
  /* Most cells hold three numbers and nothing else. */
  cursor c = {text, 0};
  if (take_numeric(&c, span) == YST_DATE_FINE && at_end(&c)) return YST_DATE_FINE;
  c = (cursor){yst_text_trim(text), 0};
  bound side = take_bound(&c);
  yst_date_fault fault = take_date(&c, span);
  if (fault == YST_DATE_NOT_A_DATE || !at_end(&c)) return looks_like(text);
  return fault == YST_DATE_FINE ? open_span(side, span) : fault;
}
