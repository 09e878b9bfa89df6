#include "evaluate/blanks.h"

yst_blanks yst_blanks_of(yst_arena *arena, yst_record *record)
{
  record->blank_count = record->blank_capacity = 0;
  record->blanks = NULL;
  return (yst_blanks){arena, record, 0, NULL};
}

static void add(yst_blanks *blanks, yst_pending pending, bool has_cases, const yst_cuts *cuts, bool in_part)
{
  yst_record *record = blanks->record;
  yst_blank blank = {.where = has_cases ? pending.where : NULL, .cuts = cuts, .in_part = in_part};
  size_t place = record->blank_count;
  YST_PUSH(blanks->arena, record->blanks, record->blank_count, record->blank_capacity, blank);
  size_t count = place;
  YST_PUSH(blanks->arena, blanks->pending, count, blanks->capacity, pending);
}

void yst_blanks_add_cell(yst_blanks *blanks, yst_value *where, const yst_reader *reader,
                         const yst_reading_of *reading, const yst_cuts *cuts)
{
  yst_pending pending = {where, reader->segments, reader->segment_count, reader->is_text, false};
  if (reading->is_span) {
    yst_segment *span = YST_NEW(blanks->arena, yst_segment);
    *span = reading->span;
    pending.segments = span;
    pending.segment_count = 1;
  }
  add(blanks, pending, !reader->is_text, cuts, reading->is_span);
}

void yst_blanks_add_unknown(yst_blanks *blanks, yst_value *where)
{
  yst_segment *all = YST_NEW(blanks->arena, yst_segment);
  *all = yst_segment_all();
  add(blanks, (yst_pending){where, all, 1, false, false}, false, NULL, false);
}

void yst_blanks_add_unread(yst_blanks *blanks, yst_value *where, const yst_reader *reader,
                           const yst_cuts *cuts, bool not_applicable)
{
  yst_pending pending = {where, reader->segments, reader->segment_count, reader->is_text, not_applicable};
  add(blanks, pending, !reader->is_text, cuts, false);
}

void yst_blanks_finish(yst_blanks *blanks, yst_workshop *shop)
{
  size_t count = blanks->record->blank_count;
  shop->words = (count + 63) / 64;
  for (size_t i = 0; i < count; i++) {
    const yst_pending *pending = &blanks->pending[i];
    uint64_t *support = YST_NEW_ARRAY(blanks->arena, shop->words, uint64_t);
    support[i / 64] = (uint64_t)1 << (i % 64);
    yst_possible *possible = YST_NEW(blanks->arena, yst_possible);
    possible->count = pending->segment_count;
    possible->segments = pending->segments;
    possible->any_text = pending->any_text;
    possible->not_applicable = pending->not_applicable;
    possible->support = support;
    *pending->where = (yst_value){YST_OPEN, {.possible = possible}};
    blanks->record->blanks[i].as_read = *pending->where;
  }
}
