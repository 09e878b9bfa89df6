#include "cli/diff.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Lines around a change. */
#define AROUND 3
/* Lines taken out and put in, beyond which what lies between the first and the last change is shown as one:
 * the search for the fewest takes memory with the square of them. */
#define MOST_EDITS 1000

typedef struct lines {
  const char **starts; /* count + 1: the last is the end of the text */
  size_t count;
} lines;

typedef struct differ {
  cli_output *output;
  lines before, after;
  bool *gone, *come; /* by line: not in the other */
} differ;

static bool split(const cli_bytes *text, lines *result)
{
  size_t count = 0;
  const char *end = text->bytes + text->length;
  for (const char *at = text->bytes; at < end; count++) {
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    at = stop ? stop + 1 : end;
  }
  *result = (lines){malloc((count + 1) * sizeof *result->starts), count};
  if (!result->starts) return false;
  size_t line = 0;
  for (const char *at = text->bytes; at < end;) {
    result->starts[line++] = at;
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    at = stop ? stop + 1 : end;
  }
  result->starts[count] = end;
  return true;
}

static size_t length_of(const lines *text, size_t line)
{
  return (size_t)(text->starts[line + 1] - text->starts[line]);
}

static bool is_same(const differ *d, size_t before, size_t after)
{
  size_t length = length_of(&d->before, before);
  return length == length_of(&d->after, after) &&
         memcmp(d->before.starts[before], d->after.starts[after], length) == 0;
}

/* ---- the fewest lines that differ ---- */

/* Where the furthest way with so many edits comes to on diagonal k, after Myers: `row` is of that number. */
static long furthest(const long *row, long edits, long k)
{
  if (edits == 0) return 0;
  bool down = k == -edits || (k != edits && row[k - 1] < row[k + 1]);
  return down ? row[k + 1] : row[k - 1] + 1;
}

static void walk_back(const differ *d, long *const *rows, long edits, size_t skip, long x, long y)
{
  for (long e = edits; e > 0; e--) {
    long k = x - y;
    const long *row = rows[e - 1];
    bool down = k == -e || (k != e && row[k - 1] < row[k + 1]);
    long from_x = down ? row[k + 1] : row[k - 1], from_y = from_x - (down ? k + 1 : k - 1);
    if (down)
      d->come[skip + (size_t)from_y] = true;
    else
      d->gone[skip + (size_t)from_x] = true;
    x = from_x;
    y = from_y;
  }
}

/* Marks the lines between `skip` and the last `keep` ones. false when it takes too many edits. */
static bool mark_fewest(const differ *d, size_t skip, long n, long m)
{
  long most = n + m < MOST_EDITS ? n + m : MOST_EDITS, edits = 0;
  long **rows = calloc((size_t)most + 1, sizeof *rows);
  bool found = false;
  for (; rows && edits <= most && !found; edits++) {
    long *row = malloc((2 * (size_t)edits + 3) * sizeof *row);
    if (!row) break;
    rows[edits] = row + edits + 1;
    for (long k = -edits; k <= edits && !found; k += 2) {
      long x = furthest(edits ? rows[edits - 1] : NULL, edits, k), y = x - k;
      while (x < n && y >= 0 && y < m && is_same(d, skip + (size_t)x, skip + (size_t)y)) x++, y++;
      rows[edits][k] = x;
      found = x == n && y == m;
    }
    /* Beyond its ends a row holds what no way comes from. */
    rows[edits][-edits - 1] = rows[edits][edits + 1] = -1;
    if (found) walk_back(d, rows, edits, skip, n, m);
  }
  for (long e = 0; rows && e < edits; e++) free(rows[e] ? rows[e] - e - 1 : NULL);
  free(rows);
  return found;
}

static void mark(const differ *d)
{
  size_t n = d->before.count, m = d->after.count, skip = 0;
  while (skip < n && skip < m && is_same(d, skip, skip)) skip++;
  while (n > skip && m > skip && is_same(d, n - 1, m - 1)) n--, m--;
  if (mark_fewest(d, skip, (long)(n - skip), (long)(m - skip))) return;
  for (size_t i = skip; i < n; i++) d->gone[i] = true;
  for (size_t i = skip; i < m; i++) d->come[i] = true;
}

/* ---- writing ---- */

static bool write_line(const differ *d, char sign, const lines *text, size_t line)
{
  size_t length = length_of(text, line);
  if (!cli_output_write(d->output, &sign, 1)) return false;
  if (!cli_output_write(d->output, text->starts[line], length)) return false;
  if (text->starts[line][length - 1] == '\n') return true;
  static const char no_end[] = "\n\\ No newline at end of file\n";
  return cli_output_write(d->output, no_end, sizeof no_end - 1);
}

/* The lines from (i, j) on up to where nothing changes for twice as many as stand around a change. */
static void find_end(const differ *d, size_t i, size_t j, size_t *end_i, size_t *end_j)
{
  size_t same = 0;
  *end_i = i;
  *end_j = j;
  while ((i < d->before.count || j < d->after.count) && same <= 2 * (size_t)AROUND) {
    bool gone = i < d->before.count && d->gone[i], come = j < d->after.count && d->come[j];
    same = gone || come ? 0 : same + 1;
    i += gone || !come;
    j += come || (!gone && !come);
    if (same) continue;
    *end_i = i;
    *end_j = j;
  }
}

/* The beginning counts from 1; of no lines it is the line before. */
static bool write_head(const differ *d, size_t i, size_t count_i, size_t j, size_t count_j)
{
  char head[128];
  int length = snprintf(head, sizeof head, "@@ -%zu,%zu +%zu,%zu @@\n", count_i ? i + 1 : i, count_i,
                        count_j ? j + 1 : j, count_j);
  return length > 0 && cli_output_write(d->output, head, (size_t)length);
}

static bool write_body(const differ *d, size_t i, size_t j, size_t end_i, size_t end_j)
{
  while (i < end_i || j < end_j) {
    bool written;
    if (i < end_i && d->gone[i])
      written = write_line(d, '-', &d->before, i++);
    else if (j < end_j && d->come[j])
      written = write_line(d, '+', &d->after, j++);
    else
      written = write_line(d, ' ', &d->before, i++), j++;
    if (!written) return false;
  }
  return true;
}

/* One piece that begins with the change at (i, j); moves both past it. */
static bool write_piece(const differ *d, size_t *i, size_t *j)
{
  size_t lead = *i < AROUND ? *i : AROUND, end_i, end_j;
  if (*j < lead) lead = *j;
  find_end(d, *i, *j, &end_i, &end_j);
  size_t left = d->before.count - end_i < AROUND ? d->before.count - end_i : AROUND;
  size_t from_i = *i - lead, from_j = *j - lead;
  *i = end_i + left;
  *j = end_j + left;
  return write_head(d, from_i, *i - from_i, from_j, *j - from_j) && write_body(d, from_i, from_j, *i, *j);
}

static bool write_pieces(const differ *d, const char *path)
{
  bool headed = false;
  for (size_t i = 0, j = 0; i < d->before.count || j < d->after.count;) {
    bool changed = (i < d->before.count && d->gone[i]) || (j < d->after.count && d->come[j]);
    if (!changed) {
      i++;
      j++;
      continue;
    }
    static const char *const signs[] = {"--- ", "+++ "};
    for (int s = 0; s < 2 && !headed; s++) {
      if (!cli_output_write(d->output, signs[s], 4) || !cli_output_write(d->output, path, strlen(path)) ||
          !cli_output_write(d->output, "\n", 1))
        return false;
    }
    headed = true;
    if (!write_piece(d, &i, &j)) return false;
  }
  return true;
}

bool cli_diff_write(cli_output *output, const char *path, const cli_bytes *before, const cli_bytes *after)
{
  differ d = {.output = output};
  bool split_both = split(before, &d.before) && split(after, &d.after);
  d.gone = calloc(d.before.count + 1, sizeof *d.gone);
  d.come = calloc(d.after.count + 1, sizeof *d.come);
  bool good = split_both && d.gone && d.come;
  if (good) mark(&d);
  good = good && write_pieces(&d, path);
  free(d.before.starts);
  free(d.after.starts);
  free(d.gone);
  free(d.come);
  return good;
}
