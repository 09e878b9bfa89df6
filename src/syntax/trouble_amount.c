/* Messages about amounts in words: dates, periods, numbers, sums of money. */
#include "base/date.h"
#include "syntax/parser.h"
#include "syntax/trouble.h"

static bool is(yst_text word, const char *text)
{
  return yst_text_equal(word, yst_text_from(text));
}

/* Says that so many words, the first of them `back` before, are an amount that is written otherwise. */
static bool say_instead(const yst_trouble *t, yst_code code, size_t back, size_t words, yst_text here)
{
  yst_trouble place = *t;
  place.at -= back;
  place.span = yst_trouble_span(&place, 0, words - 1);
  yst_text old = yst_text_of(t->b->source->bytes.bytes + place.span.start, place.span.end - place.span.start);
  yst_diag *diag = yst_trouble_say(&place, code, "write `%t` instead of `%t`", here, old);
  yst_trouble_fix(t, diag, place.span, "%t", here);
  return true;
}

/* ---- dates ---- */

/* `June 1 2024`, `June 1, 2024`, `June 2024`, with the month `back` before. */
static bool american_day(const yst_trouble *t, size_t back)
{
  yst_trouble month = *t;
  month.at -= back;
  yst_text word = yst_trouble_word_after(&month, 0);
  if (!yst_month_named(word) || yst_trouble_after(&month, 1) != YST_T_NUMBER) return false;
  size_t year = yst_trouble_after(&month, 2) == YST_T_COMMA ? 3 : 2;
  if (yst_trouble_after(&month, year) == YST_T_NUMBER) {
    yst_text here = yst_format(t->b->arena, "%t %t %t", yst_trouble_word_after(&month, 1), word,
                               yst_trouble_word_after(&month, year));
    return say_instead(&month, YST_BAD_DATE, 0, year + 1, here);
  }
  if (yst_trouble_word_after(&month, 1).length != 4) return false;
  month.span = yst_trouble_span(&month, 0, 1);
  yst_trouble_say(&month, YST_BAD_DATE, "a date has its day: `1 %t %t`", word,
                  yst_trouble_word_after(&month, 1));
  return true;
}

/* `1 June` */
static bool day_without_year(const yst_trouble *t, size_t back)
{
  yst_trouble day = *t;
  day.at -= back;
  yst_text month = yst_trouble_word_after(&day, 1);
  if (yst_trouble_after(&day, 0) != YST_T_NUMBER || !yst_month_named(month)) return false;
  day.span = yst_trouble_span(&day, 0, 1);
  yst_trouble_say(&day, YST_BAD_DATE, "a date has its year, as in `%t %t 2024`",
                  yst_trouble_word_after(&day, 0), month);
  return true;
}

static bool with_date(const yst_trouble *t)
{
  if (american_day(t, 0) || day_without_year(t, 0)) return true;
  if (t->at == t->b->line.begin) return false;
  return american_day(t, 1) || day_without_year(t, 1);
}

/* ---- numbers and periods ---- */

static const struct {
  const char *word, *figure;
} numbers[] = {
    {"two", "2"},   {"three", "3"}, {"four", "4"}, {"five", "5"}, {"six", "6"},
    {"seven", "7"}, {"eight", "8"}, {"nine", "9"}, {"ten", "10"}, {"twelve", "12"},
};

static const char *figure_of(yst_text word)
{
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
    if (is(word, numbers[i].word)) return numbers[i].figure;
  }
  return is(word, "one") ? "1" : NULL;
}

static bool is_unit(yst_text word)
{
  static const char *const units[] = {"day", "days", "week", "weeks", "month", "months", "year", "years"};
  for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
    if (is(word, units[i])) return true;
  }
  return false;
}

/* `two years`, `at least two of` */
static bool number_in_words(const yst_trouble *t)
{
  if (is_unit(t->word) && t->at > t->b->line.begin && figure_of(yst_trouble_word_before(t, 1))) {
    yst_text here = yst_format(t->b->arena, "%s %t", figure_of(yst_trouble_word_before(t, 1)), t->word);
    return say_instead(t, YST_OTHER_WORDING, 1, 2, here);
  }
  const char *figure = figure_of(t->word);
  if (!figure) return false;
  if (is_unit(yst_trouble_word_after(t, 1)))
    return say_instead(t, YST_OTHER_WORDING, 0, 2,
                       yst_format(t->b->arena, "%s %t", figure, yst_trouble_word_after(t, 1)));
  if (!yst_trouble_expects(t, YST_T_NUMBER)) return false;
  return say_instead(t, YST_OTHER_WORDING, 0, 1, yst_text_from(figure));
}

/* `every a year` */
static bool one_unit(const yst_trouble *t)
{
  yst_text before = yst_trouble_word_before(t, 1);
  if (t->b->line.kind != YST_PIECE_EVERY || !is_unit(t->word) || (!is(before, "a") && !is(before, "one")))
    return false;
  yst_text here = is(t->word, "year") ? YST_TEXT("12 months") : yst_format(t->b->arena, "1 %t", t->word);
  return say_instead(t, YST_OTHER_WORDING, 1, 2, here);
}

/* `every year from seen`: `year` was taken for a name; `due within 3 months of` */
static bool bare_unit(const yst_trouble *t)
{
  yst_piece_kind kind = t->b->line.kind;
  if (kind != YST_PIECE_EVERY && kind != YST_PIECE_DUE) return false;
  if (t->got == YST_T_WITHIN && yst_trouble_after(t, 1) == YST_T_PERIOD) {
    bool of = yst_trouble_after(t, 2) == YST_T_OF;
    yst_text here = yst_format(t->b->arena, "%t after", yst_trouble_word_after(t, 1));
    return say_instead(t, YST_OTHER_WORDING, 0, of ? 3 : 2, here);
  }
  if (is(yst_trouble_word_before(t, 1), "on")) return say_instead(t, YST_OTHER_WORDING, 1, 1, YST_TEXT("by"));
  return false;
}

/* `2,000 pounds`, `50 p.c.` */
static bool unit_behind(const yst_trouble *t)
{
  if (yst_trouble_before(t, 1) != YST_T_NUMBER) return false;
  if (!is(t->word, "pounds") && !is(t->word, "pound") && !is(t->word, "GBP") && !is(t->word, "sterling"))
    return false;
  return say_instead(t, YST_BAD_MONEY, 1, 2, yst_format(t->b->arena, "£%t", yst_trouble_word_before(t, 1)));
}

bool yst_trouble_with_amounts(const yst_trouble *t)
{
  return with_date(t) || one_unit(t) || bare_unit(t) || number_in_words(t) || unit_behind(t);
}
