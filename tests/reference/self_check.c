#include "self_check.h"

#include <stdio.h>
#include <string.h>

#include "evaluate.h"

static bool expect(bool holds, const char *what)
{
  if (!holds) fprintf(stderr, "reference: %s\n", what);
  return holds;
}

/* Values by their letters: y, n, - for not applicable. */
static int values_of(const char *letters, value *values)
{
  int count = 0;
  for (; letters[count]; count++)
    values[count] = letters[count] == '-' ? not_applicable() : yes_or_no(letters[count] == 'y');
  return count;
}

static char letter_of(value v)
{
  return !v.applies ? '-' : is_yes(v) ? 'y' : 'n';
}

static bool check_joins(void)
{
  static const char *const rows[][3] = {/* members, and, or */
                                        {"yy", "y", "y"},  {"yn", "n", "y"}, {"nn", "n", "n"},
                                        {"y-", "y", "y"},  {"n-", "n", "n"}, {"--", "-", "-"},
                                        {"-yn", "n", "y"}, {"---", "-", "-"}};
  bool fine = true;
  value v[4];
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    int count = values_of(rows[i][0], v);
    fine &= expect(letter_of(truth_and(v, count)) == rows[i][1][0], rows[i][0]);
    fine &= expect(letter_of(truth_or(v, count)) == rows[i][2][0], rows[i][0]);
  }
  fine &= expect(letter_of(truth_not(yes_or_no(true))) == 'n', "not yes");
  fine &= expect(letter_of(truth_not(not_applicable())) == '-', "not of what is not applicable");
  return fine;
}

static bool check_quantities(void)
{
  static const char *const rows[][7] = {
      /* members; any, all, none, at least 2, at most 1, exactly 1 */
      {"", "n", "y", "y", "n", "y", "n"},   {"--", "n", "y", "y", "n", "y", "n"},
      {"y-", "y", "y", "n", "n", "y", "y"}, {"yy", "y", "y", "n", "y", "n", "n"},
      {"nn", "n", "n", "y", "n", "y", "n"}, {"yn-", "y", "n", "n", "n", "y", "y"}};
  static const int wanted[] = {0, 0, 0, 2, 1, 1};
  bool fine = true;
  value v[4];
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    int count = values_of(rows[i][0], v);
    for (int q = ANY_OF; q <= EXACTLY_OF; q++)
      fine &= expect(letter_of(truth_quantity((quantity)q, wanted[q], 0, v, count)) == rows[i][q + 1][0],
                     "a quantity");
  }
  values_of("nyy", v);
  fine &= expect(letter_of(truth_quantity(AT_LEAST_OF, 2, 1, v, 3)) == 'n',
                 "at least 2 including one that does not hold");
  return fine;
}

static bool check_gathering(void)
{
  const value some[3] = {number_value(whole(3)), not_applicable(), number_value(whole(4))},
              none[1] = {not_applicable()};
  bool fine = expect(same_value(gather(SUM, some, 3), number_value(whole(7))), "a sum leaves out");
  fine &= expect(same_value(gather(AVERAGE, some, 3), number_value(ratio_of(7, 2))), "an average leaves out");
  fine &= expect(same_value(gather(HIGHEST, some, 3), number_value(whole(4))), "the highest");
  fine &= expect(same_value(gather(LOWEST, some, 3), number_value(whole(3))), "the lowest");
  fine &= expect(same_value(gather(SUM, none, 1), number_value(whole(0))), "a sum of none is 0");
  fine &= expect(!gather(AVERAGE, none, 1).applies && !gather(HIGHEST, none, 0).applies &&
                     !gather(SHARE, none, 1).applies,
                 "of none there is no average, highest or share");
  fine &= expect(!truth_compare(IS, some[0], some[1]).applies, "a comparison with what is not applicable");
  fine &= expect(letter_of(truth_compare(AT_LEAST, some[0], some[0])) == 'y', "at least");
  return fine;
}

static bool check_numbers(void)
{
  ratio read;
  char written[96];
  bool fine = expect(ratio_equal(ratio_add(ratio_of(1, 2), ratio_of(1, 3)), ratio_of(5, 6)), "1/2 + 1/3");
  fine &=
      expect(ratio_equal(ratio_round(ratio_of(-5, 2), MODE_HALF_UP, whole(1)), whole(-3)), "-2.5 half up");
  fine &=
      expect(ratio_equal(ratio_round(ratio_of(5, 2), MODE_HALF_EVEN, whole(1)), whole(2)), "2.5 half even");
  fine &= expect(ratio_equal(ratio_round(ratio_of(7, 2), MODE_UP, whole(5)), whole(5)), "3.5 up to 5");
  fine &= expect(ratio_read("-2.50", &read) && ratio_equal(read, ratio_of(-5, 2)), "reading -2.50");
  fine &= expect(ratio_read("1/3", &read) && ratio_equal(read, ratio_of(1, 3)), "reading 1/3");
  fine &= expect(!ratio_read("3x", &read), "reading 3x");
  ratio_write(ratio_of(-4, 6), written);
  fine &= expect(strcmp(written, "-2/3") == 0, "writing -2/3");
  return fine;
}

static bool check_bands(void)
{
  bands b = {.shared = SHARED_LOWER, .count = 4};
  b.items[0] = (band){.kind = BAND_RANGE,
                      .has_high = true,
                      .high_in = true,
                      .high = whole(2),
                      .low = whole(0),
                      .mark = whole(1)};
  b.items[1] = (band){.kind = BAND_RANGE,
                      .has_low = true,
                      .low_in = true,
                      .low = whole(2),
                      .high = whole(4),
                      .has_high = true,
                      .mark = whole(2)};
  b.items[2] = (band){.kind = BAND_NOT_APPLICABLE, .mark = whole(3), .low = whole(0), .high = whole(0)};
  b.items[3] = (band){.kind = BAND_OTHERWISE, .mark = whole(4), .low = whole(0), .high = whole(0)};
  bool fine =
      expect(evaluate_bands(&b, number_value(whole(2))).number.num == 1, "a shared end in the lower band");
  b.shared = SHARED_UPPER;
  fine &=
      expect(evaluate_bands(&b, number_value(whole(2))).number.num == 2, "a shared end in the upper band");
  fine &= expect(evaluate_bands(&b, number_value(whole(4))).number.num == 4, "an open end");
  fine &= expect(evaluate_bands(&b, not_applicable()).number.num == 3, "a row for what is not applicable");
  b.count = 2;
  fine &= expect(!evaluate_bands(&b, number_value(whole(9))).applies, "no row holds it");
  return fine;
}

bool self_check(void)
{
  bool fine = check_joins();
  fine &= check_quantities();
  fine &= check_gathering();
  fine &= check_numbers();
  fine &= check_bands();
  return fine;
}
