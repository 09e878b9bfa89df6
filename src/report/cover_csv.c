#include "report/cover.h"
#include "report/csv.h"
#include "report/words.h"

static const char *kind_word(yst_block_kind kind)
{
  switch (kind) {
  case YST_BLOCK_HEADING: return "heading";
  case YST_BLOCK_ITEM: return "item";
  case YST_BLOCK_CELL: return "cell";
  default: return "sentence";
  }
}

/* What accounts for each passage, by passage. */
static const yst_covered **by_passage(yst_arena *arena, const yst_cover *cover)
{
  const yst_covered **found = YST_NEW_ARRAY(arena, cover->document->passage_count, const yst_covered *);
  for (size_t i = 0; i < cover->covered_count; i++) {
    const yst_covered *covered = &cover->covered[i];
    for (size_t j = 0; j < covered->count; j++) found[covered->passages[j]] = covered;
  }
  return found;
}

static void add_line(yst_buffer *to, yst_arena *scratch, const yst_document *document,
                     const yst_passage *passage, const yst_covered *covered)
{
  yst_buffer by = yst_buffer_in(scratch);
  if (covered->by.texts) yst_span_write(&by, covered->by.texts, covered->by.span);
  yst_buffer_format(to, "%u,%s,%s,", (unsigned)passage->line,
                    kind_word(document->blocks[passage->block].kind), yst_account_word(covered->kind));
  yst_csv_cell(to, yst_buffer_text(&by));
  yst_buffer_add_byte(to, ',');
  yst_csv_cell(to, covered->reason);
  yst_buffer_add_byte(to, ',');
  yst_csv_cell(to, yst_passage_text(scratch, document, passage));
  yst_buffer_add_byte(to, '\n');
}

void yst_cover_csv(yst_buffer *buffer, yst_arena *scratch, const yst_cover *cover)
{
  const yst_document *document = cover->document;
  const yst_covered **accounts = by_passage(scratch, cover);
  yst_buffer_add_string(buffer, "line,kind,account,by,because,words\n");
  for (size_t i = 0; i < document->passage_count; i++) {
    yst_arena_mark mark = yst_arena_mark_here(scratch);
    add_line(buffer, scratch, document, &document->passages[i], accounts[i]);
    yst_arena_back_to(scratch, mark);
  }
}
