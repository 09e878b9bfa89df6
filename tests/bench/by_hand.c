/* The speed job of flat.rules written by hand, byte by byte, in the way of a careful C programmer in no
 * hurry: what the engine is measured against. `by_hand IN OUT`. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST 256

typedef struct cell {
  char bytes[MOST];
  int length;
} cell;

static bool read_cell(FILE *in, cell *to, int *end)
{
  int c = getc_unlocked(in);
  bool quoted = c == '"';
  to->length = 0;
  if (quoted) c = getc_unlocked(in);
  while (c != EOF && (quoted ? c != '"' : c != ',' && c != '\n')) {
    if (to->length == MOST - 1) return false;
    to->bytes[to->length++] = (char)c;
    c = getc_unlocked(in);
  }
  if (quoted) c = getc_unlocked(in);
  to->bytes[to->length] = '\0';
  *end = c;
  return true;
}

static int place_in(const cell *of, const char *const *words, int count)
{
  for (int i = 0; i < count; i++)
    if (strcmp(of->bytes, words[i]) == 0) return i;
  fprintf(stderr, "by_hand: %s\n", of->bytes);
  exit(1);
}

static long long pence_of(const cell *of)
{
  long long pounds = 0, pence = 0;
  int i = 0;
  if (of->length > 2 && memcmp(of->bytes, "£", 2) == 0) i = 2;
  for (; i < of->length && of->bytes[i] != '.'; i++)
    if (of->bytes[i] != ',') pounds = 10 * pounds + (of->bytes[i] - '0');
  if (i + 2 < of->length) pence = 10 * (of->bytes[i + 1] - '0') + (of->bytes[i + 2] - '0');
  return 100 * pounds + pence;
}

static long day_of(const char *iso)
{
  static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
  int year = (iso[0] - '0') * 1000 + (iso[1] - '0') * 100 + (iso[2] - '0') * 10 + iso[3] - '0';
  int month = (iso[5] - '0') * 10 + iso[6] - '0', day = (iso[8] - '0') * 10 + iso[9] - '0';
  int leaps = (month > 2 ? year : year - 1) / 4 - (month > 2 ? year : year - 1) / 100 +
              (month > 2 ? year : year - 1) / 400;
  return 365L * year + leaps + before[(month - 1) % 12] + day;
}

static const char *word(bool yes)
{
  return yes ? "yes" : "no";
}

static void write_line(FILE *out, const cell *cells)
{
  static const char *const links[] = {"none", "indirect", "single", "multiple", "corporate"};
  static const char *const risks[] = {"none", "indirect_operational", "direct_operational",
                                      "indirect_strategic", "direct_strategic"};
  static const char *const outcomes[] = {"none", "perceived", "measured_towards", "measured_achieved"};
  static const char *const effects[] = {"none", "minor", "moderate", "major_either", "major_both"};
  static const char *const levels[] = {"L", "M", "H"};
  static const char *const answers[] = {"no", "yes"};
  static const int outcome_scores[] = {1, 2, 4, 5}, rating[3][3] = {{1, 3, 6}, {2, 5, 8}, {4, 7, 9}};
  long long pence = pence_of(&cells[1]);
  int total = pence < 500000 ? 1 : pence <= 1000000 ? 2 : pence <= 5000000 ? 3 : pence <= 10000000 ? 4 : 5;
  total += place_in(&cells[2], links, 5) + 1 + (place_in(&cells[3], answers, 2) ? 5 : 1) +
           place_in(&cells[4], risks, 5) + 1;
  total += outcome_scores[place_in(&cells[5], outcomes, 4)] + place_in(&cells[6], effects, 5) + 1;
  int percent = 100 * total / 30,
      risk = rating[place_in(&cells[8], levels, 3)][place_in(&cells[7], levels, 3)];
  bool qualifying = pence > 200000, compliant = !qualifying || place_in(&cells[9], answers, 2);
  fprintf(out, "%s,%d,%d,%s,%s,%s,%d,%s\n", cells[0].bytes, total, percent, word(percent > 50),
          word(qualifying), word(compliant), risk,
          word(day_of("2026-11-21") - day_of(cells[10].bytes) > 365));
}

int main(int argc, char **argv)
{
  static cell cells[11];
  FILE *in = argc > 2 ? fopen(argv[1], "rb") : NULL, *out = argc > 2 ? fopen(argv[2], "wb") : NULL;
  int end = 0;
  if (!in || !out) return 2;
  while (end != '\n' && end != EOF) (void)read_cell(in, &cells[0], &end);
  fputs("name,total,percent,significant,qualifying,compliant,risk,overdue\n", out);
  for (;;) {
    if (!read_cell(in, &cells[0], &end) || end == EOF) break;
    for (int i = 1; i < 11; i++)
      if (!read_cell(in, &cells[i], &end)) return 1;
    write_line(out, cells);
  }
  return fclose(out) ? 1 : 0;
}
