#include "base/utf8.h"

/* Names are far shorter; texts that differ in more bytes than this are never near. */
#define LONGEST 255

/* What both begin and end with costs nothing and is not looked at again. */
static void drop_shared_ends(yst_text *a, yst_text *b)
{
  while (a->length && b->length && a->bytes[0] == b->bytes[0]) {
    *a = yst_text_of(a->bytes + 1, a->length - 1);
    *b = yst_text_of(b->bytes + 1, b->length - 1);
  }
  while (a->length && b->length && a->bytes[a->length - 1] == b->bytes[b->length - 1]) {
    a->length--;
    b->length--;
  }
}

static unsigned least(unsigned a, unsigned b)
{
  return a < b ? a : b;
}

/* One row of the table: the steps from the first i bytes of a to each beginning of b. The two rows above it
 * are for a change and for a swap. Returns the least of the row, below which no later row can come. */
static unsigned fill_row(yst_text a, yst_text b, size_t i, unsigned (*rows)[LONGEST + 1])
{
  unsigned *row = rows[i % 3], *above = rows[(i + 2) % 3], *above_that = rows[(i + 1) % 3];
  unsigned lowest = row[0] = (unsigned)i;
  for (size_t j = 1; j <= b.length; j++) {
    unsigned change = above[j - 1] + (a.bytes[i - 1] != b.bytes[j - 1]);
    row[j] = least(change, 1 + least(above[j], row[j - 1]));
    if (i > 1 && j > 1 && a.bytes[i - 1] == b.bytes[j - 2] && a.bytes[i - 2] == b.bytes[j - 1])
      row[j] = least(row[j], above_that[j - 2] + 1);
    lowest = least(lowest, row[j]);
  }
  return lowest;
}

unsigned yst_text_distance(yst_text a, yst_text b, unsigned limit)
{
  unsigned rows[3][LONGEST + 1];
  drop_shared_ends(&a, &b);
  size_t difference = a.length > b.length ? a.length - b.length : b.length - a.length;
  if (difference > limit || a.length > LONGEST || b.length > LONGEST) return limit + 1;
  unsigned lowest = 0, before = 0;
  for (size_t j = 0; j <= b.length; j++) rows[0][j] = (unsigned)j;
  for (size_t i = 1; i <= a.length; i++) {
    before = lowest;
    lowest = fill_row(a, b, i, rows);
    /* A swap reaches back two rows, so both must be past the limit. */
    if (lowest > limit && before > limit) return limit + 1;
  }
  return least(rows[a.length % 3][b.length], limit + 1);
}

long yst_text_nearest(yst_text word, const yst_text *candidates, size_t count)
{
  if (word.length == 0) return -1;
  size_t third = word.length / 3;
  unsigned limit = third < LONGEST ? (unsigned)third : LONGEST;
  long nearest = -1;
  for (size_t i = 0; i < count; i++) {
    unsigned distance = yst_text_distance(word, candidates[i], limit);
    if (distance > limit) continue;
    nearest = (long)i;
    if (distance == 0) break;
    /* From here on only a nearer one counts, so that the first of equals stays. */
    limit = distance - 1;
  }
  return nearest;
}
