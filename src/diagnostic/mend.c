#include "diagnostic/mend.h"

static yst_span span_of(const yst_edit *edit)
{
  return edit->diag->fixes[edit->fix].span;
}

static size_t count_certain(const yst_diags *diags, const yst_source *source)
{
  size_t count = 0;
  for (size_t i = 0; i < diags->count; i++) {
    const yst_diag *diag = diags->items[i];
    for (size_t f = 0; f < diag->fix_count; f++)
      count += diag->fixes[f].certain && diag->fixes[f].span.source == source->number;
  }
  return count;
}

/* Sorts by insertion: messages come in the order of their places, and so do most changes. */
static void insert(yst_edits *edits, yst_edit edit)
{
  size_t at = edits->count++;
  for (; at && span_of(&edits->items[at - 1]).start > span_of(&edit).start; at--)
    edits->items[at] = edits->items[at - 1];
  edits->items[at] = edit;
}

/* Takes out what begins before the change in front of it has ended, or stands at the same place. */
static void part(yst_edits *edits)
{
  size_t kept = 0;
  for (size_t i = 0; i < edits->count; i++) {
    yst_span span = span_of(&edits->items[i]);
    if (kept) {
      yst_span last = span_of(&edits->items[kept - 1]);
      if (span.start < last.end || span.start == last.start) continue;
    }
    edits->items[kept++] = edits->items[i];
  }
  edits->count = kept;
}

yst_edits yst_edits_certain(yst_arena *arena, const yst_diags *diags, const yst_source *source)
{
  yst_edits edits = {0, YST_NEW_ARRAY(arena, count_certain(diags, source), yst_edit)};
  for (size_t i = 0; i < diags->count; i++) {
    const yst_diag *diag = diags->items[i];
    for (size_t f = 0; f < diag->fix_count; f++) {
      if (diag->fixes[f].certain && diag->fixes[f].span.source == source->number)
        insert(&edits, (yst_edit){diag, f});
    }
  }
  part(&edits);
  return edits;
}

void yst_edits_make(const yst_edits *edits, const yst_source *source, yst_buffer *text)
{
  size_t at = 0;
  for (size_t i = 0; i < edits->count; i++) {
    const yst_fix *fix = &edits->items[i].diag->fixes[edits->items[i].fix];
    yst_buffer_add(text, yst_text_of(source->bytes.bytes + at, fix->span.start - at));
    yst_buffer_add(text, fix->replacement);
    at = fix->span.end;
  }
  yst_buffer_add(text, yst_text_of(source->bytes.bytes + at, source->bytes.length - at));
}
