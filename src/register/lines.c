#include "register/lines.h"

#include "base/limits.h"

#define BUFFER_BYTES ((size_t)128 * 1024)
/* As much of the table's beginning as the choice of a separator looks at. */
#define HEAD_BYTES ((size_t)1024)

/* The next piece into the buffer, at most `room` bytes; a line feed behind the last byte stops every scan
 * there. */
static size_t add_piece(yst_lines *lines, size_t room)
{
  size_t got = yst_decoder_read(&lines->decoder, lines->buffer + lines->end, room);
  if (got == 0 || got == YST_READ_FAILED) {
    lines->last = true;
    got = 0;
  }
  lines->end += got;
  lines->buffer[lines->end] = '\n';
  return got;
}

static void rescan(yst_lines *lines)
{
  yst_scan_from(&lines->scan, lines->buffer + lines->at);
}

/* Moves the unfinished line to the front and reads on until it has doubled, so that a long line that comes in
 * small pieces is not scanned over and over again. */
static void fill(yst_lines *lines)
{
  size_t unfinished = lines->end - lines->at;
  if (unfinished > lines->capacity / 2) {
    char *larger = yst_arena_alloc(lines->arena, 2 * lines->capacity + YST_SCAN_SPARE);
    memcpy(larger, lines->buffer + lines->at, unfinished);
    lines->buffer = larger;
    lines->capacity *= 2;
  } else {
    memmove(lines->buffer, lines->buffer + lines->at, unfinished);
  }
  lines->at = 0;
  lines->end = unfinished;
  while (!lines->last && lines->end <= 2 * unfinished && lines->capacity - lines->end >= YST_DECODER_ROOM)
    add_piece(lines, lines->capacity - lines->end);
  rescan(lines);
}

void yst_lines_open(yst_lines *lines, yst_arena *arena, yst_read read, void *context)
{
  *lines = (yst_lines){.arena = arena, .capacity = BUFFER_BYTES, .line = 1};
  lines->scan.separator = ',';
  lines->buffer = yst_arena_alloc(arena, lines->capacity + YST_SCAN_SPARE);
  yst_decoder_open(&lines->decoder, arena, read, context);
  while (!lines->last && lines->end + YST_DECODER_ROOM <= HEAD_BYTES)
    add_piece(lines, HEAD_BYTES - lines->end);
  rescan(lines);
}

static bool is_separator(char c)
{
  bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  bool digit = c >= '0' && c <= '9';
  return c == '\t' || (c > ' ' && c < 0x7F && c != '"' && !letter && !digit);
}

/* `sep=;`, which spreadsheets write and read to say what parts the cells. */
static bool take_named_separator(yst_lines *lines)
{
  const char *text = lines->buffer + lines->at;
  if (lines->end - lines->at < 6 || memcmp(text, "sep=", 4) != 0 || !is_separator(text[4])) return false;
  if (text[5] != '\n' && text[5] != '\r') return false;
  lines->scan.separator = text[4];
  lines->at += text[5] == '\r' && lines->end - lines->at > 6 && text[6] == '\n' ? 7 : 6;
  lines->line++;
  rescan(lines);
  return true;
}

/* How many cells a separator makes of the first line that is not blank, as far as it is in the buffer. */
static uint32_t count_cells(yst_lines *lines, char separator)
{
  yst_scan *scan = &lines->scan;
  yst_scan_odd odd;
  scan->separator = separator;
  scan->odds = &odd;
  char *at = lines->buffer + lines->at, *end = lines->buffer + lines->end;
  yst_scan_from(scan, at);
  while (at < end) {
    yst_scan_line(scan, at, end, true);
    if (scan->holds_something) break;
    at = scan->next;
  }
  scan->odds = NULL;
  return at < end ? scan->count : 0;
}

void yst_lines_find_separator(yst_lines *lines)
{
  static const char candidates[] = {',', ';', '\t'};
  if (take_named_separator(lines)) return;
  uint32_t most = 0;
  char best = ',';
  for (size_t i = 0; i < sizeof candidates; i++) {
    uint32_t count = count_cells(lines, candidates[i]);
    if (count <= most) continue;
    most = count;
    best = candidates[i];
  }
  lines->scan.separator = best;
  rescan(lines);
}

typedef enum skip_state {
  SKIP_START,
  SKIP_PLAIN,
  SKIP_QUOTED,
  SKIP_AFTER_QUOTE,
  SKIP_RETURN,
  SKIP_DONE
} skip_state;

/* One byte of a line that is left out; what ends it is a line end outside quotes. */
static skip_state skip_byte(skip_state state, char c, char separator)
{
  if (state == SKIP_QUOTED) return c == '"' ? SKIP_AFTER_QUOTE : SKIP_QUOTED;
  if (c == '"') return state == SKIP_PLAIN ? SKIP_PLAIN : SKIP_QUOTED;
  if (c == separator) return SKIP_START;
  if (c == '\n') return SKIP_DONE;
  if (c == '\r') return SKIP_RETURN;
  return state == SKIP_START && (c == ' ' || c == '\t') ? SKIP_START : SKIP_PLAIN;
}

static void count_lines(yst_lines *lines, uint32_t breaks)
{
  lines->line = breaks < UINT32_MAX - lines->line ? lines->line + breaks : UINT32_MAX;
}

/* Passes over a line that is too large to be held, with its quoted line breaks. */
static void skip_line(yst_lines *lines)
{
  skip_state state = SKIP_START;
  char before = 0;
  uint32_t opened = 0;
  while (state != SKIP_DONE) {
    if (lines->at == lines->end) {
      if (lines->last) break;
      fill(lines);
      continue;
    }
    char c = lines->buffer[lines->at];
    if (state == SKIP_RETURN && c != '\n') break;
    lines->at++;
    if (state == SKIP_RETURN) break;
    if (state == SKIP_START) opened = lines->line;
    state = skip_byte(state, c, lines->scan.separator);
    if (c == '\r' || (c == '\n' && before != '\r')) count_lines(lines, 1);
    before = c;
  }
  lines->unclosed = state == SKIP_QUOTED ? opened : 0;
  rescan(lines);
}

yst_line_state yst_lines_scan(yst_lines *lines)
{
  yst_scan *scan = &lines->scan;
  for (;;) {
    if (lines->at == lines->end && lines->last) return YST_LINE_NONE;
    char *at = lines->buffer + lines->at, *end = lines->buffer + lines->end;
    bool whole = yst_scan_line(scan, at, end, lines->last && !lines->decoder.failed);
    /* The line's own end does not count; of an unfinished line the last byte may be part of it. */
    bool too_large = whole ? (size_t)(scan->stop - at) > YST_LIMIT_ROW_BYTES
                           : (size_t)(end - at) > (size_t)YST_LIMIT_ROW_BYTES + 1;
    if (too_large) {
      skip_line(lines);
      return YST_LINE_TOO_LARGE;
    }
    if (whole) return YST_LINE_WHOLE;
    if (lines->last) return YST_LINE_NONE;
    fill(lines);
  }
}

void yst_lines_pass(yst_lines *lines)
{
  lines->at = (size_t)(lines->scan.next - lines->buffer);
  count_lines(lines, lines->scan.breaks);
}
