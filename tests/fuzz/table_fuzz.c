/* Any bytes as a table, in pieces of an odd size and in one piece, which must give the same; each cell is
 * read in each kind. The first byte chooses the size of the pieces and whether a long header stands before
 * the bytes, so that lines are also met far from the table's beginning. */
#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "register/cell.h"
#include "register/table.h"

typedef struct input {
  const char *header;
  size_t header_left;
  const char *bytes;
  size_t left, piece;
} input;

static size_t take(const char **bytes, size_t *left, char *buffer, size_t size)
{
  if (size > *left) size = *left;
  if (size) memcpy(buffer, *bytes, size);
  *bytes += size;
  *left -= size;
  return size;
}

static size_t read_input(void *context, char *buffer, size_t size)
{
  input *from = context;
  if (from->header_left > 0) return take(&from->header, &from->header_left, buffer, size);
  return take(&from->bytes, &from->left, buffer, size < from->piece ? size : from->piece);
}

static void require(bool holds)
{
  if (!holds) abort();
}

static yst_lookup *make_choices(yst_arena *arena)
{
  yst_lookup *lookup = yst_lookup_new(arena);
  yst_lookup_add(lookup, YST_TEXT("red"), 0);
  yst_lookup_add(lookup, YST_TEXT("green, dark"), 1);
  yst_lookup_add(lookup, YST_TEXT("Blue"), 61);
  return lookup;
}

static void read_in_each_kind(const yst_lookup *choices, yst_text cell, yst_arena *scratch)
{
  static const yst_cell_reading readings[] = {{{"n/a", 3}, YST_CELL_NOT_APPLICABLE, {0, 1}},
                                              {{"?", 1}, YST_CELL_NOT_KNOWN, {0, 1}}};
  yst_cell_type type = {.choices = choices,
                        .reading_count = 2,
                        .readings = readings,
                        .has_low = true,
                        .low = {0, 1},
                        .has_step = true,
                        .step = {1, 2}};
  for (int kind = YST_CELL_YES_NO; kind <= YST_CELL_TEXT; kind++) {
    yst_cell_value value;
    type.kind = (yst_cell_kind)kind;
    yst_cell_read(&type, cell, scratch, &value);
    require(value.number.den >= 1 && value.number_last.den >= 1);
    require((value.fault == YST_CELL_FINE) <= (value.state != YST_CELL_UNREADABLE));
    require(value.text.length <= cell.length);
  }
}

/* One number for all that was read, to compare two readings by. */
static uint64_t add_bytes(uint64_t sum, const void *bytes, size_t count)
{
  const unsigned char *at = bytes;
  for (size_t i = 0; i < count; i++) sum = (sum ^ at[i]) * UINT64_C(0x100000001B3);
  return sum;
}

static uint64_t add_text(uint64_t sum, yst_text text)
{
  require(yst_utf8_valid(text));
  return add_bytes(add_bytes(sum, text.bytes, text.length), &text.length, sizeof text.length);
}

static uint64_t add_faults(uint64_t sum, const yst_table_fault *faults, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    require(faults[i].line > 0);
    sum = add_bytes(sum, &faults[i].kind, sizeof faults[i].kind);
    sum = add_bytes(sum, &faults[i].line, sizeof faults[i].line);
    sum = add_bytes(sum, &faults[i].column, sizeof faults[i].column);
    sum = add_text(sum, faults[i].text);
  }
  return sum;
}

static uint64_t read_rows(uint64_t sum, yst_table *table, const yst_lookup *choices, yst_arena *scratch)
{
  const yst_row *row;
  uint32_t line = 0;
  while ((row = yst_table_next(table))) {
    require(row->line > line && row->count == yst_table_column_count(table));
    line = row->line;
    sum = add_bytes(sum, &line, sizeof line);
    sum = add_faults(sum, row->faults, row->fault_count);
    for (uint32_t i = 0; i < row->count; i++) {
      sum = add_text(sum, row->cells[i]);
      read_in_each_kind(choices, row->cells[i], scratch);
    }
    yst_arena_reset(scratch);
  }
  return sum;
}

static uint64_t read_table(input from)
{
  yst_arena *arena = yst_arena_new(), *scratch = yst_arena_new();
  require(arena && scratch);
  yst_table *table = yst_table_open(arena, YST_TEXT("fuzz.csv"), read_input, &from);
  size_t count;
  const yst_table_fault *faults = yst_table_header_faults(table, &count);
  uint64_t sum = add_faults(0, faults, count);
  for (uint32_t i = 0; i < yst_table_column_count(table); i++)
    sum = add_text(sum, yst_table_header(table, i));
  sum = read_rows(sum, table, make_choices(arena), scratch);
  faults = yst_table_end_faults(table, &count);
  sum = add_faults(sum, faults, count);
  yst_arena_free(scratch);
  yst_arena_free(arena);
  return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static const char header[] = "a,b,\"c\n\",d,e\r\n1,2,3,4,5\r";
  char long_header[1100];
  if (size == 0) return 0;
  memset(long_header, ' ', sizeof long_header);
  memcpy(long_header, header, sizeof header - 1);
  input from = {.bytes = (const char *)data + 1, .left = size - 1, .piece = 1 + data[0] / 2};
  if (data[0] % 2) {
    from.header = long_header;
    from.header_left = sizeof long_header;
  }
  uint64_t in_pieces = read_table(from);
  from.piece = size;
  require(read_table(from) == in_pieces);
  return 0;
}
