#include "evaluate/spellings.h"

/* The rows that give a further spelling, as far as they are of different partnerships. */
typedef struct yst_further {
  uint32_t first, second; /* second: YST_LOOKUP_NONE while there is one */
} yst_further;

yst_text yst_take_name(yst_text *names)
{
  size_t end = 0;
  while (end < names->length && names->bytes[end] != ';') end++;
  yst_text one = yst_text_trim(yst_text_of(names->bytes, end));
  size_t past = end < names->length ? end + 1 : end;
  *names = yst_text_of(names->bytes + past, names->length - past);
  return one;
}

static yst_row copy_row(yst_arena *arena, const yst_row *row)
{
  yst_text *cells = YST_NEW_ARRAY(arena, row->count + 1, yst_text);
  yst_table_fault *faults = YST_NEW_ARRAY(arena, row->fault_count + 1, yst_table_fault);
  for (uint32_t i = 0; i < row->count; i++) cells[i] = yst_arena_copy(arena, row->cells[i]);
  for (size_t i = 0; i < row->fault_count; i++) {
    faults[i] = row->faults[i];
    faults[i].text = yst_arena_copy(arena, row->faults[i].text);
  }
  return (yst_row){row->line, row->count, cells, row->fault_count, faults};
}

/* The first row of the partnership that a row is of. */
static uint32_t partnership_of(const yst_spellings *spellings, const yst_row *row, yst_arena *scratch)
{
  yst_text name = row->cells[spellings->name_column];
  uint32_t first = name.length ? yst_lookup_find(spellings->own, name, scratch) : YST_LOOKUP_NONE;
  return first == YST_LOOKUP_NONE ? (uint32_t)(row - spellings->rows) : first;
}

static void add_further(yst_arena *arena, yst_spellings *spellings, yst_text spelling, uint32_t whose)
{
  uint32_t place = yst_lookup_add(spellings->others, spelling, (uint32_t)spellings->further_count);
  if (place == spellings->further_count) {
    yst_further fresh = {whose, YST_LOOKUP_NONE};
    YST_PUSH(arena, spellings->further, spellings->further_count, spellings->further_capacity, fresh);
  } else if (spellings->further[place].first != whose) {
    spellings->further[place].second = whose;
  }
}

void yst_spellings_read(yst_arena *arena, yst_table *table, uint32_t name_column, uint32_t also_column,
                        yst_spellings *spellings)
{
  *spellings = (yst_spellings){.name_column = name_column, .also_column = also_column};
  spellings->own = yst_lookup_new(arena);
  spellings->others = yst_lookup_new(arena);
  const yst_row *row;
  while ((row = yst_table_next(table)) != NULL && spellings->count < YST_LOOKUP_NONE) {
    yst_text name = row->cells[name_column];
    if (name.length) (void)yst_lookup_add(spellings->own, name, (uint32_t)spellings->count);
    YST_PUSH(arena, spellings->rows, spellings->count, spellings->capacity, copy_row(arena, row));
  }
  for (size_t i = 0; i < spellings->count; i++) {
    yst_text names = spellings->rows[i].cells[also_column];
    while (names.length) {
      yst_text one = yst_take_name(&names);
      if (one.length)
        add_further(arena, spellings, one, partnership_of(spellings, &spellings->rows[i], arena));
    }
  }
}

const yst_row *yst_spellings_next(yst_spellings *spellings)
{
  return spellings->at < spellings->count ? &spellings->rows[spellings->at++] : NULL;
}

yst_whose yst_spellings_whose(const yst_spellings *spellings, const yst_row *row, yst_text spelling,
                              yst_arena *scratch, const yst_row **other)
{
  uint32_t mine = partnership_of(spellings, row, scratch),
           own = yst_lookup_find(spellings->own, spelling, scratch);
  *other = NULL;
  if (own != YST_LOOKUP_NONE) {
    if (own == mine) return YST_WHOSE_ITS;
    *other = &spellings->rows[own];
    return YST_WHOSE_OWN_OF_LINE;
  }
  uint32_t place = yst_lookup_find(spellings->others, spelling, scratch);
  if (place == YST_LOOKUP_NONE || spellings->further[place].second == YST_LOOKUP_NONE) return YST_WHOSE_ITS;
  const yst_further *further = &spellings->further[place];
  *other = &spellings->rows[further->first == mine ? further->second : further->first];
  return YST_WHOSE_UNSURE;
}
