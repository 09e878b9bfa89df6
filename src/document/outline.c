#include "document/find.h"

yst_stretch yst_block_stretch(const yst_block *block)
{
  return (yst_stretch){block->first, block->first + block->count};
}

/* Numbers and letters count apart: a letter stands under a number. */
static bool same_family(const yst_document *document, const yst_block *a, const yst_block *b)
{
  yst_text x = yst_atom_text(document->atoms, a->label), y = yst_atom_text(document->atoms, b->label);
  bool x_number = x.bytes[0] >= '0' && x.bytes[0] <= '9', y_number = y.bytes[0] >= '0' && y.bytes[0] <= '9';
  return x_number == y_number || y_number;
}

/* Whether what stands under a block ends before another one. */
static bool ends_before(const yst_document *document, const yst_block *block, const yst_block *next)
{
  if (next->kind == YST_BLOCK_HEADING) return block->kind != YST_BLOCK_HEADING || next->rank <= block->rank;
  switch (block->kind) {
  case YST_BLOCK_HEADING: return false;
  case YST_BLOCK_PROSE: return next->kind == YST_BLOCK_PROSE;
  case YST_BLOCK_ITEM:
    if (block->label)
      return next->kind == YST_BLOCK_ITEM && next->label && same_family(document, block, next);
    return next->kind != YST_BLOCK_ITEM || next->depth <= block->depth;
  case YST_BLOCK_CELL:
    if (next->kind != YST_BLOCK_CELL) return true;
    return block->label && next->label && same_family(document, block, next);
  }
  return true;
}

yst_stretch yst_under_block(const yst_document *document, size_t block, yst_stretch within)
{
  const yst_block *begin = &document->blocks[block];
  yst_stretch under = yst_block_stretch(begin);
  for (size_t i = block + 1; i < document->block_count && under.end < within.end; i++) {
    const yst_block *next = &document->blocks[i];
    if (ends_before(document, begin, next)) break;
    under.end = next->first + next->count;
  }
  if (under.end > within.end) under.end = within.end;
  return under;
}

void yst_add_exact(yst_finder *finder, yst_place_found *found, yst_stretch stretch)
{
  YST_PUSH(finder->arena, found->exact, found->count, found->capacity, stretch);
}
