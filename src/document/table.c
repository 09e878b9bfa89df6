#include "document/read.h"

/* The cells of the table at hand, row by row; those that went on with the one above are empty. */
typedef struct table {
  yst_doc_reader *reader;
  size_t rows, columns;
  yst_text *cells;
  size_t first_block;
  bool bracketed;
  yst_text label; /* a number in a cell of its own, for the next cell that has words */
} table;

size_t yst_count_cells(yst_text line)
{
  size_t count = 1;
  for (size_t i = 0; i < line.length; i++) count += line.bytes[i] == '\t';
  return count;
}

static yst_text *cell_at(const table *t, size_t row, size_t column)
{
  return &t->cells[row * t->columns + column];
}

static void cut_rows(table *t)
{
  for (size_t r = 0; r < t->rows; r++) {
    yst_text line = t->reader->rows[r];
    size_t from = 0;
    for (size_t c = 0; c < t->columns; c++) {
      size_t end = from;
      while (end < line.length && line.bytes[end] != '\t') end++;
      *cell_at(t, r, c) = yst_text_trim(yst_text_of(line.bytes + from, end - from));
      from = end + 1;
    }
  }
}

static size_t first_filled(const table *t, size_t row)
{
  size_t column = 0;
  while (column < t->columns && cell_at(t, row, column)->length == 0) column++;
  return column;
}

/* A cell was broken where the row below leaves its first cells empty and goes on with a small letter. */
static bool goes_on(const table *t, yst_text above, size_t row, size_t column, size_t first)
{
  if (row + 1 >= t->rows || !yst_begins_small(*cell_at(t, row + 1, column))) return false;
  char last = yst_last_sign(above);
  return last && !strchr(".?!:;", last) && first_filled(t, row + 1) > first;
}

static void add_cell(table *t, size_t row, size_t column, yst_block block, yst_text text, size_t first)
{
  *cell_at(t, row, column) = yst_text_of("", 0);
  if (!goes_on(t, text, row, column, first)) {
    yst_add_block(t->reader, block, &text, 1);
    return;
  }
  yst_text *texts = NULL;
  size_t count = 0, capacity = 0;
  YST_PUSH(t->reader->arena, texts, count, capacity, text);
  for (; goes_on(t, texts[count - 1], row, column, first); row++) {
    YST_PUSH(t->reader->arena, texts, count, capacity, *cell_at(t, row + 1, column));
    *cell_at(t, row + 1, column) = yst_text_of("", 0);
  }
  yst_add_block(t->reader, block, texts, count);
}

static void add_row(table *t, size_t row)
{
  size_t filled = 0, first = first_filled(t, row);
  for (size_t c = 0; c < t->columns; c++) filled += cell_at(t, row, c)->length > 0;
  for (size_t c = 0; c < t->columns; c++) {
    yst_text text = *cell_at(t, row, c);
    if (!text.length) continue;
    yst_marker marker = yst_marker_of(text);
    bool alone = yst_text_trim(marker.rest).length == 0;
    if (marker.label.length && (!marker.bare || (alone && c == first))) {
      t->label = marker.label;
      t->bracketed = marker.bracketed;
      if (!marker.bare || filled > 1) {
        text = marker.rest;
        if (alone) continue; /* a number in a cell of its own belongs to the next one */
      }
    }
    yst_block block = {.kind = YST_BLOCK_CELL,
                       .table = t->reader->tables,
                       .column = (uint32_t)c,
                       .label = yst_label_atom(t->reader, t->label),
                       .bracketed = t->bracketed};
    add_cell(t, row, c, block, text, first);
    t->label = yst_text_of("", 0);
  }
}

/* The words of the table once more, down its columns. */
static void add_columns(table *t)
{
  yst_document *d = t->reader->document;
  yst_column_words *to = &d->columns;
  size_t count = d->block_count - t->first_block;
  size_t *next = YST_NEW_ARRAY(t->reader->arena, count, size_t);
  size_t *first = YST_NEW_ARRAY(t->reader->arena, t->columns, size_t);
  for (size_t i = count; i-- > 0;) { /* chains of blocks, each from the top; 0 ends one */
    uint32_t column = d->blocks[t->first_block + i].column;
    next[i] = first[column];
    first[column] = i + 1;
  }
  for (size_t c = 0; c < t->columns; c++) {
    for (size_t i = first[c]; i; i = next[i - 1]) {
      const yst_block *block = &d->blocks[t->first_block + i - 1];
      const yst_passage *begin = &d->passages[block->first], *end = begin + block->count - 1;
      for (size_t w = begin->first; w < end->first + end->count; w++)
        YST_PUSH(t->reader->arena, to->items, to->count, to->capacity, (uint32_t)w);
    }
    if (first[c]) YST_PUSH(t->reader->arena, to->items, to->count, to->capacity, UINT32_MAX);
  }
}

void yst_read_table(yst_doc_reader *reader)
{
  if (!reader->row_count) return;
  reader->tables++;
  table t = {.reader = reader,
             .rows = reader->row_count,
             .columns = yst_count_cells(reader->rows[0]),
             .first_block = reader->document->block_count};
  t.cells = YST_NEW_ARRAY(reader->arena, t.rows * t.columns, yst_text);
  cut_rows(&t);
  reader->row_count = 0;
  for (size_t r = 0; r < t.rows; r++) add_row(&t, r);
  if (t.rows > 1) add_columns(&t);
}
