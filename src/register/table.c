#include "register/table.h"

#include "base/limits.h"
#include "register/lines.h"
#include "register/lookup.h"

/* As much of a cell as a fault about an unclosed quote shows. */
#define EXCERPT_BYTES ((size_t)80)

struct yst_table {
  yst_arena *arena;
  yst_text name;
  yst_lines lines;
  uint32_t column_count;
  yst_text *headers;
  size_t header_fault_count;
  const yst_table_fault *header_faults;
  size_t fault_count, fault_capacity;
  yst_table_fault *faults; /* of the line at hand and of those left out before it */
  bool over;
  yst_row row;
};

static void add_fault(yst_table *table, yst_table_fault_kind kind, uint32_t line, uint32_t column,
                      yst_text text)
{
  yst_table_fault fault = {kind, line, column, text};
  YST_PUSH(table->arena, table->faults, table->fault_count, table->fault_capacity, fault);
}

/* At most `limit` bytes from the front, and no part of a character. */
static yst_text cut(yst_text text, size_t limit)
{
  if (text.length <= limit) return text;
  while (limit > 0 && ((unsigned char)text.bytes[limit] & 0xC0) == 0x80) limit--;
  return yst_text_of(text.bytes, limit);
}

static yst_text first_line(yst_text text)
{
  size_t length = 0;
  while (length < text.length && text.bytes[length] != '\n' && text.bytes[length] != '\r') length++;
  return cut(yst_text_of(text.bytes, length), EXCERPT_BYTES);
}

/* Undoes doubled quotes and says what was wrong with quoted cells. Returns whether one of them never closes.
 */
static bool mend_quoted_cells(yst_table *table, uint32_t line)
{
  yst_scan *scan = &table->lines.scan;
  bool unclosed = false;
  yst_scan_unquote(scan);
  for (uint32_t i = 0; i < scan->odd_count; i++) {
    const yst_scan_odd *odd = &scan->odds[i];
    yst_text cell = odd->column < scan->capacity ? scan->cells[odd->column] : YST_TEXT("");
    if (odd->text_after) add_fault(table, YST_TABLE_TEXT_AFTER_QUOTE, line + odd->breaks, odd->column, cell);
    if (!odd->unclosed) continue;
    add_fault(table, YST_TABLE_UNCLOSED_QUOTE, line + odd->breaks, odd->column, first_line(cell));
    unclosed = true;
  }
  return unclosed;
}

static void cut_large_cells(yst_table *table, uint32_t line)
{
  const yst_scan *scan = &table->lines.scan;
  for (uint32_t i = 0; i < scan->count && i < scan->capacity; i++) {
    if (scan->cells[i].length <= YST_LIMIT_CELL_BYTES) continue;
    scan->cells[i] = cut(scan->cells[i], YST_LIMIT_CELL_BYTES);
    add_fault(table, YST_TABLE_CELL_TOO_LARGE, line, i, first_line(scan->cells[i]));
  }
}

static void find_replaced_bytes(yst_table *table, uint32_t line)
{
  const yst_scan *scan = &table->lines.scan;
  for (uint32_t i = 0; i < scan->count && i < scan->capacity; i++) {
    if (yst_has_replacement(scan->cells[i]))
      add_fault(table, YST_TABLE_BAD_ENCODING, line, i, scan->cells[i]);
  }
}

/* What any line, the header's too, may have wrong with its cells. Returns whether a quote in it never closes.
 */
static bool mend_cells(yst_table *table, uint32_t line, size_t size)
{
  bool unclosed = table->lines.scan.odd_count > 0 && mend_quoted_cells(table, line);
  if (size > YST_LIMIT_CELL_BYTES) cut_large_cells(table, line);
  if (table->lines.decoder.replaced) find_replaced_bytes(table, line);
  return unclosed;
}

static size_t line_size(const yst_lines *lines)
{
  return (size_t)(lines->scan.next - lines->buffer) - lines->at;
}

/* Scans on to a line that holds something; lines left out on the way leave their faults. false at the end. */
static bool find_line(yst_table *table)
{
  yst_lines *lines = &table->lines;
  for (;;) {
    uint32_t line = lines->line;
    switch (yst_lines_scan(lines)) {
    case YST_LINE_WHOLE:
      if (lines->scan.holds_something) return true;
      if (lines->scan.odd_count > 0) mend_quoted_cells(table, line);
      yst_lines_pass(lines);
      break;
    case YST_LINE_TOO_LARGE:
      add_fault(table, YST_TABLE_ROW_TOO_LARGE, line, YST_NO_COLUMN, YST_TEXT(""));
      if (lines->unclosed)
        add_fault(table, YST_TABLE_UNCLOSED_QUOTE, lines->unclosed, YST_NO_COLUMN, YST_TEXT(""));
      break;
    case YST_LINE_NONE:
      if (lines->decoder.failed) add_fault(table, YST_TABLE_READ_FAILED, line, YST_NO_COLUMN, YST_TEXT(""));
      return false;
    }
  }
}

/* Keeps the headers, without the empty ones at the right that spreadsheets leave, and names those that come
 * twice. */
static void keep_headers(yst_table *table, uint32_t line, uint32_t count)
{
  yst_arena *arena = table->arena;
  yst_lookup *known = yst_lookup_new(arena);
  table->headers = YST_NEW_ARRAY(arena, count, yst_text);
  for (uint32_t i = 0; i < count; i++) {
    yst_text header = yst_arena_copy(arena, yst_text_trim(table->lines.scan.cells[i]));
    table->headers[i] = header;
    if (header.length == 0) continue;
    table->column_count = i + 1;
    if (yst_lookup_add(known, header, i) != i) add_fault(table, YST_TABLE_HEADER_TWICE, line, i, header);
  }
}

/* The faults so far become the header's: their texts are copied, for the line goes. */
static void keep_header_faults(yst_table *table)
{
  for (size_t i = 0; i < table->fault_count; i++)
    table->faults[i].text = yst_arena_copy(table->arena, table->faults[i].text);
  table->header_faults = table->faults;
  table->header_fault_count = table->fault_count;
  table->faults = NULL;
  table->fault_count = table->fault_capacity = 0;
}

static void read_header(yst_table *table)
{
  yst_lines *lines = &table->lines;
  yst_scan *scan = &lines->scan;
  yst_scan_odd odd;
  scan->odds = &odd;
  if (!find_line(table)) {
    if (!lines->decoder.failed)
      add_fault(table, YST_TABLE_NO_HEADER, lines->line, YST_NO_COLUMN, YST_TEXT(""));
    table->over = true;
    return;
  }
  /* Now that the number of cells is known, once more, to keep them. */
  uint32_t line = lines->line, count = scan->count;
  bool too_many = count > YST_LIMIT_COLUMNS;
  if (too_many) count = YST_LIMIT_COLUMNS;
  scan->capacity = count;
  scan->cells = YST_NEW_ARRAY(table->arena, count, yst_text);
  scan->odds = YST_NEW_ARRAY(table->arena, (size_t)count + 1, yst_scan_odd);
  yst_scan_from(scan, lines->buffer + lines->at);
  yst_lines_scan(lines);
  mend_cells(table, line, line_size(lines));
  if (too_many) add_fault(table, YST_TABLE_TOO_MANY_COLUMNS, line, count, scan->extra);
  keep_headers(table, line, count);
  scan->capacity = table->column_count;
  yst_lines_pass(lines);
}

yst_table *yst_table_open(yst_arena *arena, yst_text name, yst_read read, void *context)
{
  yst_table *table = YST_NEW(arena, yst_table);
  table->arena = arena;
  table->name = yst_arena_copy(arena, name);
  yst_lines_open(&table->lines, arena, read, context);
  yst_lines_find_separator(&table->lines);
  read_header(table);
  keep_header_faults(table);
  return table;
}

static const yst_row *give_row(yst_table *table)
{
  yst_lines *lines = &table->lines;
  const yst_scan *scan = &lines->scan;
  uint32_t line = lines->line;
  bool unclosed = mend_cells(table, line, line_size(lines));
  for (uint32_t i = scan->count; i < table->column_count; i++) scan->cells[i] = YST_TEXT("");
  /* An unclosed quote swallows the cells that follow: saying so once is enough. */
  if (scan->count < table->column_count && !unclosed)
    add_fault(table, YST_TABLE_TOO_FEW, line, scan->count, YST_TEXT(""));
  if (scan->extra_column != YST_NO_COLUMN)
    add_fault(table, YST_TABLE_TOO_MANY, line, scan->extra_column, scan->extra);
  yst_lines_pass(lines);
  table->row = (yst_row){line, table->column_count, scan->cells, table->fault_count, table->faults};
  return &table->row;
}

const yst_row *yst_table_next(yst_table *table)
{
  if (table->over) return NULL;
  table->fault_count = 0;
  if (find_line(table)) return give_row(table);
  table->over = true;
  return NULL;
}

yst_text yst_table_name(const yst_table *table)
{
  return table->name;
}

yst_encoding yst_table_encoding(const yst_table *table)
{
  return table->lines.decoder.encoding;
}

char yst_table_separator(const yst_table *table)
{
  return table->lines.scan.separator;
}

uint32_t yst_table_column_count(const yst_table *table)
{
  return table->column_count;
}

yst_text yst_table_header(const yst_table *table, uint32_t column)
{
  return column < table->column_count ? table->headers[column] : YST_TEXT("");
}

const yst_table_fault *yst_table_header_faults(const yst_table *table, size_t *count)
{
  *count = table->header_fault_count;
  return table->header_faults;
}

const yst_table_fault *yst_table_end_faults(const yst_table *table, size_t *count)
{
  *count = table->over ? table->fault_count : 0;
  return table->faults;
}
