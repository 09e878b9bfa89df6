#include "register/scan.h"

/* The marks while a line is being scanned: kept in registers, not in the yst_scan. */
typedef struct stop_walk {
  char *block;
  uint64_t marks, left;
  char separator;
} stop_walk;

static inline void load_block(stop_walk *walk, char *block)
{
  walk->block = block;
  walk->marks = walk->left = yst_block_marks(block, walk->separator);
}

/* The next separator or line end. There is always one: a line feed stands behind the last byte. */
static inline char *next_stop(stop_walk *walk)
{
  while (walk->left == 0) load_block(walk, walk->block + YST_BLOCK_BYTES);
  char *stop = walk->block + __builtin_ctzll(walk->left);
  walk->left &= walk->left - 1;
  return stop;
}

/* Goes on behind a quoted part, or behind both bytes of a line end. */
static inline void seek(stop_walk *walk, char *place)
{
  size_t offset = (size_t)(place - walk->block);
  if (offset < YST_BLOCK_BYTES) {
    walk->left = walk->marks & ~UINT64_C(0) << offset;
  } else {
    load_block(walk, place);
  }
}

static inline bool is_blank(char c)
{
  return (unsigned char)c <= ' ' && (c == ' ' || c == '\t'); /* one comparison as a rule */
}

uint32_t yst_scan_count_breaks(const char *at, const char *end)
{
  uint32_t breaks = 0;
  for (; at < end; at++) {
    if (*at == '\n' || (*at == '\r' && (at + 1 == end || at[1] != '\n'))) breaks++;
  }
  return breaks;
}

/* The closing quote, or NULL when there is none before the end. */
static char *find_close(char *at, char *end, bool *doubled)
{
  for (;;) {
    char *quote = memchr(at, '"', (size_t)(end - at));
    if (!quote || quote + 1 == end || quote[1] != '"') return quote;
    *doubled = true;
    at = quote + 2;
  }
}

static void note_extra(yst_scan *scan, uint32_t column, yst_text cell)
{
  if (cell.length == 0 || scan->extra_column != YST_NO_COLUMN) return;
  scan->extra_column = column;
  scan->extra = cell;
}

/* The cell whose opening quote is at `open`; the text after the closing quote is left to yst_scan_unquote.
 * Returns where the cell stops, or NULL when the text ends too soon. */
static char *scan_quoted(yst_scan *scan, stop_walk *walk, char *open, char *end, bool last, uint32_t column,
                         yst_text *cell)
{
  yst_scan_odd odd = {.column = column, .breaks = scan->breaks, .first = open + 1};
  char *close = find_close(open + 1, end, &odd.doubled);
  if (!last && (!close || close + 1 == end)) return NULL;
  odd.unclosed = !close;
  odd.close = close ? close : end;
  scan->breaks += yst_scan_count_breaks(open + 1, odd.close);
  seek(walk, close ? close + 1 : end);
  char *stop = next_stop(walk);
  odd.stop = stop;
  while (odd.stop > odd.close + 1 && is_blank(odd.stop[-1])) odd.stop--;
  odd.text_after = close && odd.stop > odd.close + 1;
  *cell = yst_text_of(open + 1, (size_t)(odd.close - open - 1));
  if (odd.text_after && cell->length == 0) cell->length = 1; /* it will hold something */
  if ((odd.doubled || odd.text_after || odd.unclosed) && (column < scan->capacity || odd.unclosed))
    scan->odds[scan->odd_count++] = odd;
  return stop;
}

static inline yst_text trim_cell(char *first, char *stop)
{
  while (first < stop && is_blank(*first)) first++;
  while (stop > first && is_blank(stop[-1])) stop--;
  return yst_text_of(first, (size_t)(stop - first));
}

/* What ended the line: its own line end, which may be two bytes, or the end of all text. */
static bool end_line(yst_scan *scan, stop_walk *walk, char *stop, char *end, bool last)
{
  scan->stop = scan->next = stop;
  if (stop == end) return last;
  scan->next = stop + 1;
  scan->breaks++;
  if (*stop == '\n') return true;
  if (scan->next == end) return last; /* a line feed may follow */
  if (*scan->next == '\n') {
    scan->next++;
    seek(walk, scan->next);
  }
  return true;
}

bool yst_scan_line(yst_scan *scan, char *at, char *end, bool last)
{
  stop_walk walk = {scan->block, scan->marks, scan->left, scan->separator};
  const uint32_t capacity = scan->capacity;
  yst_text *cells = scan->cells;
  uint32_t count = 0;
  size_t held = 0;
  scan->odd_count = scan->breaks = 0;
  scan->extra_column = YST_NO_COLUMN;
  scan->extra = YST_TEXT("");
  for (;;) {
    char *stop = next_stop(&walk);
    yst_text cell = trim_cell(at, stop);
    if (*cell.bytes == '"' && cell.length > 0) {
      stop = scan_quoted(scan, &walk, at + (cell.bytes - at), end, last, count, &cell);
      if (!stop) return false;
    }
    held |= cell.length;
    if (count < capacity) {
      cells[count] = cell;
    } else {
      note_extra(scan, count, cell);
    }
    count++;
    at = stop + 1;
    if (*stop != walk.separator) {
      at = stop;
      break;
    }
  }
  scan->count = count;
  scan->holds_something = held != 0;
  bool whole = end_line(scan, &walk, at, end, last);
  scan->block = walk.block;
  scan->marks = walk.marks;
  scan->left = walk.left;
  return whole;
}

void yst_scan_from(yst_scan *scan, char *at)
{
  stop_walk walk = {.separator = scan->separator};
  load_block(&walk, at);
  scan->block = walk.block;
  scan->marks = walk.marks;
  scan->left = walk.left;
}

/* Joins what stands between the quotes, each doubled quote as one, and what follows them. */
static size_t unquote(const yst_scan_odd *odd)
{
  char *to = odd->first;
  for (const char *from = odd->first; from < odd->close; from++) {
    *to++ = *from;
    if (*from == '"') from++;
  }
  size_t after = odd->text_after ? (size_t)(odd->stop - odd->close - 1) : 0;
  memmove(to, odd->close + 1, after);
  return (size_t)(to - odd->first) + after;
}

void yst_scan_unquote(yst_scan *scan)
{
  for (uint32_t i = 0; i < scan->odd_count; i++) {
    const yst_scan_odd *odd = &scan->odds[i];
    if (odd->column < scan->capacity) scan->cells[odd->column].length = unquote(odd);
  }
}
