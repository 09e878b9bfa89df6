#include "cli/nearest.h"

#include <stdbool.h>
#include <string.h>

#define LONGEST 32

static size_t least(size_t a, size_t b, size_t c)
{
  size_t smaller = a < b ? a : b;
  return smaller < c ? smaller : c;
}

/* How many letters have to be added, taken away, changed or swapped with their neighbour. */
static size_t distance(const char *a, size_t la, const char *b)
{
  size_t rows[LONGEST + 1][LONGEST + 1], lb = strlen(b);
  if (la > LONGEST || lb > LONGEST) return LONGEST;
  for (size_t i = 0; i <= la; i++) rows[i][0] = i;
  for (size_t j = 0; j <= lb; j++) rows[0][j] = j;
  for (size_t i = 1; i <= la; i++) {
    for (size_t j = 1; j <= lb; j++) {
      size_t change = rows[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
      rows[i][j] = least(rows[i - 1][j] + 1, rows[i][j - 1] + 1, change);
      bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped && rows[i - 2][j - 2] + 1 < rows[i][j]) rows[i][j] = rows[i - 2][j - 2] + 1;
    }
  }
  return rows[la][lb];
}

const char *cli_nearest(const char *word, size_t length, cli_word_at word_at, const void *context)
{
  const char *nearest = NULL, *known;
  size_t best = length / 3 + 1;
  for (size_t i = 0; (known = word_at(context, i)); i++) {
    size_t apart = distance(word, length, known);
    if (!*known || apart >= best) continue;
    best = apart;
    nearest = known;
  }
  return nearest;
}
