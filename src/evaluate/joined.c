#include "evaluate/joined.h"

#include "base/limits.h"

static void map_columns(yst_arena *arena, yst_table *table, const yst_joined_columns *columns,
                        yst_joined *joined)
{
  size_t read_count = columns->count;
  joined->table = yst_arena_copy(arena, yst_table_name(table));
  joined->headings = columns->headings;
  joined->column_count = yst_table_column_count(table);
  joined->column_of = YST_NEW_ARRAY(arena, read_count + 1, uint32_t);
  for (size_t i = 0; i <= read_count; i++) joined->column_of[i] = YST_NO_COLUMN;
  joined->name_column = YST_NO_COLUMN;
  yst_text *headers = YST_NEW_ARRAY(arena, joined->column_count + 1, yst_text);
  for (uint32_t column = 0; column < joined->column_count; column++) {
    headers[column] = yst_arena_copy(arena, yst_table_header(table, column));
    uint32_t number = yst_lookup_find(columns->headings, headers[column], arena);
    bool is_name =
        columns->names && yst_lookup_find(columns->names, headers[column], arena) != YST_LOOKUP_NONE;
    if (number < read_count && joined->column_of[number] == YST_NO_COLUMN)
      joined->column_of[number] = column;
    else if (is_name && joined->name_column == YST_NO_COLUMN)
      joined->name_column = column;
  }
  joined->headers = headers;
  if (!columns->names && columns->name < read_count) joined->name_column = joined->column_of[columns->name];
}

static void add_row(yst_arena *arena, const yst_row *row, yst_joined *joined)
{
  yst_text *cells = YST_NEW_ARRAY(arena, joined->column_count + 1, yst_text);
  for (uint32_t i = 0; i < row->count && i < joined->column_count; i++)
    cells[i] = yst_arena_copy(arena, row->cells[i]);
  yst_joined_row added = {row->line, 0, cells};
  YST_PUSH(arena, joined->rows, joined->row_count, joined->row_capacity, added);
  uint32_t number = (uint32_t)(joined->row_count - 1);
  yst_text name = cells[joined->name_column];
  uint32_t group = yst_lookup_add(joined->names, name, (uint32_t)joined->group_count);
  if (group == joined->group_count) {
    yst_joined_group fresh = {name, number, number, 0, false};
    YST_PUSH(arena, joined->groups, joined->group_count, joined->group_capacity, fresh);
  }
  yst_joined_group *of = &joined->groups[group];
  if (of->count) joined->rows[of->last].next = number;
  of->last = number;
  of->count++;
}

void yst_joined_read(yst_arena *arena, yst_table *table, const yst_joined_columns *columns, yst_say_fault say,
                     void *context, yst_joined *joined)
{
  memset(joined, 0, sizeof *joined);
  map_columns(arena, table, columns, joined);
  joined->names = yst_lookup_new(arena);
  yst_joined_row none = {0, 0, NULL};
  YST_PUSH(arena, joined->rows, joined->row_count, joined->row_capacity, none);
  size_t count;
  const yst_table_fault *faults = yst_table_header_faults(table, &count);
  for (size_t i = 0; i < count; i++) say(context, table, &faults[i]);
  const yst_row *row;
  while ((row = yst_table_next(table)) != NULL) {
    for (size_t i = 0; i < row->fault_count; i++) say(context, table, &row->faults[i]);
    if (joined->name_column != YST_NO_COLUMN && joined->row_count <= UINT32_MAX - 2)
      add_row(arena, row, joined);
  }
}

yst_joined_group *yst_joined_find(const yst_joined *joined, yst_text name, yst_arena *scratch)
{
  if (!joined->names) return NULL;
  uint32_t group = yst_lookup_find(joined->names, name, scratch);
  return group == YST_LOOKUP_NONE ? NULL : &joined->groups[group];
}
