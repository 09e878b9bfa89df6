/* Tables whose cells rise along their keys. Rows may be printed from the highest word to the lowest; what
 * counts is the order of the scale. */
#include "check/amount.h"
#include "check/band_lists.h"
#include "check/checks.h"

#include <stdlib.h>

typedef struct table_look {
  const yst_model *model;
  yst_diags *diags;
  const yst_table_rule *table;
  yst_diag *told; /* the message about it, NULL before the first; further falls are shown with it */
} table_look;

typedef struct key_place {
  yst_interval interval;
  size_t place; /* as written */
} key_place;

static int compare_key_places(const void *left, const void *right)
{
  const yst_interval *a = &((const key_place *)left)->interval, *b = &((const key_place *)right)->interval;
  if (!a->has_low || !b->has_low) return (int)a->has_low - (int)b->has_low;
  return yst_number_compare(a->low, b->low);
}

/* The rows or columns in the order of what they stand for; NULL when they have none. */
static key_place *order_key(const table_look *look, const yst_table_key *key)
{
  yst_arena *arena = look->diags->arena;
  yst_interval *intervals = YST_NEW_ARRAY(arena, key->count, yst_interval);
  key_place *places = YST_NEW_ARRAY(arena, key->count, key_place);
  if (key->type.kind == YST_KIND_CHOICE && !(key->type.choices && key->type.choices->ordered)) return NULL;
  if (!key->as_bands || key->as_bands->count != key->count) return NULL;
  if (!yst_band_intervals(look->model, key->as_bands, YST_DAY_FIRST, intervals)) return NULL;
  for (size_t i = 0; i < key->count; i++) places[i] = (key_place){intervals[i], i};
  if (key->count) qsort(places, key->count, sizeof *places, compare_key_places);
  return places;
}

static void check_pair(table_look *look, size_t from, size_t to, const char *along)
{
  const yst_table_rule *table = look->table;
  if (yst_number_compare(table->cells[from], table->cells[to]) <= 0) return;
  yst_arena *arena = look->diags->arena;
  yst_text before = yst_amount_text(arena, look->model->atoms, table->cell_type, table->cells[from]);
  yst_text after = yst_amount_text(arena, look->model->atoms, table->cell_type, table->cells[to]);
  if (look->told) {
    yst_diag_label(look->diags, look->told, table->cell_spans[to], "from %t to %t along its %s", before,
                   after, along);
    return;
  }
  yst_diag *diag = yst_diags_add(look->diags, YST_TABLE_FALLS, table->cell_spans[to],
                                 "the table falls from %t to %t along its %s", before, after, along);
  look->told = diag;
  yst_diag_label(look->diags, diag, table->cell_spans[from], "%t, for the lower step", before);
  yst_diag_help(
      look->diags, diag,
      "See whether the two are as printed, and whether the words of the scales stand lowest first.");
}

static void check_table(table_look *look)
{
  const yst_table_rule *table = look->table;
  size_t width = table->columns.count, height = table->rows.count;
  key_place *columns = order_key(look, &table->columns), *rows = order_key(look, &table->rows);
  for (size_t i = 0; i < width * height; i++) {
    size_t row = i / width, column = i % width;
    if (columns && table->rises_along_columns && column + 1 < width) {
      check_pair(look, row * width + columns[column].place, row * width + columns[column + 1].place,
                 "columns");
    }
    if (rows && table->rises_along_rows && row + 1 < height) {
      check_pair(look, rows[row].place * width + column, rows[row + 1].place * width + column, "rows");
    }
  }
}

/* Where a row is missing, or stands there twice, the cells are not where they should be. */
static bool is_misshapen(const table_look *look)
{
  const yst_table_rule *table = look->table;
  yst_span own =
      yst_span_join(table->about.span, table->cell_spans[table->columns.count * table->rows.count - 1]);
  for (size_t i = 0; i < look->diags->count; i++) {
    const yst_diag *diag = look->diags->items[i];
    bool shape = diag->code == YST_TABLE_SHAPE || diag->code == YST_CHOICE_TWICE;
    if (shape && diag->span.source == own.source && diag->span.start >= own.start &&
        diag->span.start < own.end)
      return true;
  }
  return false;
}

void yst_check_tables(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  (void)check;
  for (size_t i = 0; i < model->table_count; i++) {
    table_look look = {.model = model, .diags = diags, .table = &model->tables[i]};
    size_t cells = look.table->columns.count * look.table->rows.count;
    if (cells && look.table->cells && look.table->cell_spans && !is_misshapen(&look)) check_table(&look);
  }
}
