#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>

typedef struct yst_arena_block yst_arena_block;

/* Blocks stand in the order of their use; those after the current one are free. */
struct yst_arena_block {
  yst_arena_block *next;
  size_t size;
  _Alignas(YST_ARENA_ALIGN) unsigned char bytes[];
};

/* The first block is small because a record may need little; each further one is twice as large. */
#define SMALLEST_BLOCK ((size_t)16 * 1024)
#define LARGEST_BLOCK ((size_t)1024 * 1024)
/* Far below SIZE_MAX, so that no sum of a size and a header can wrap round. */
#define LARGEST_REQUEST ((size_t)PTRDIFF_MAX / 2)

static yst_arena_block *new_block(size_t size)
{
  yst_arena_block *block = malloc(sizeof *block + size);
  if (!block) return NULL;
  block->next = NULL;
  block->size = size;
  return block;
}

static void use_block(yst_arena *arena, yst_arena_block *block, size_t used)
{
  arena->current = block;
  arena->at = block->bytes + used;
  arena->end = block->bytes + block->size;
}

yst_arena *yst_arena_new(void)
{
  yst_arena *arena = calloc(1, sizeof *arena);
  if (!arena) return NULL;
  arena->first = new_block(SMALLEST_BLOCK);
  if (!arena->first) {
    free(arena);
    return NULL;
  }
  use_block(arena, arena->first, 0);
  return arena;
}

void yst_arena_free(yst_arena *arena)
{
  if (!arena) return;
  for (yst_arena *below = arena->below; below;) {
    yst_arena *next = below->beside;
    yst_arena_free(below); /* as deep as arenas are made below each other: by hand, a few */
    below = next;
  }
  for (yst_arena_block *block = arena->first; block;) {
    yst_arena_block *next = block->next;
    free(block);
    block = next;
  }
  free(arena);
}

_Noreturn static void run_out(yst_arena *arena)
{
  for (; arena; arena = arena->above)
    if (arena->escape) longjmp(*arena->escape, 1);
  abort();
}

yst_arena *yst_arena_below(yst_arena *above)
{
  yst_arena *arena = yst_arena_new();
  if (!arena) run_out(above);
  arena->above = above;
  arena->beside = above->below;
  above->below = arena;
  return arena;
}

void yst_arena_set_escape(yst_arena *arena, jmp_buf *escape)
{
  arena->escape = escape;
}

/* Takes the first free block of at least this size out of the list; NULL when there is none. */
static yst_arena_block *take_free_block(yst_arena *arena, size_t size)
{
  for (yst_arena_block **link = &arena->current->next; *link; link = &(*link)->next) {
    yst_arena_block *block = *link;
    if (block->size < size) continue;
    *link = block->next;
    return block;
  }
  return NULL;
}

void *yst_arena_alloc_slow(yst_arena *arena, size_t size)
{
  if (size > LARGEST_REQUEST) run_out(arena);
  yst_arena_block *block = take_free_block(arena, size);
  if (!block) {
    size_t room = arena->current->size < LARGEST_BLOCK ? 2 * arena->current->size : LARGEST_BLOCK;
    if (room < size) room = (size + YST_ARENA_ALIGN - 1) & ~(YST_ARENA_ALIGN - 1);
    block = new_block(room);
    if (!block) run_out(arena);
  }
  block->next = arena->current->next;
  arena->current->next = block;
  use_block(arena, block, 0);
  return yst_arena_alloc(arena, size);
}

void *yst_arena_array(yst_arena *arena, size_t count, size_t size)
{
  size_t bytes;
  if (__builtin_mul_overflow(count, size, &bytes)) run_out(arena);
  return yst_arena_alloc(arena, bytes);
}

void *yst_arena_grow(yst_arena *arena, const void *old, size_t old_count, size_t new_count, size_t size)
{
  void *grown = yst_arena_array(arena, new_count, size);
  size_t kept = old_count < new_count ? old_count : new_count;
  if (kept) memcpy(grown, old, kept * size);
  return grown;
}

yst_text yst_arena_copy(yst_arena *arena, yst_text text)
{
  if (text.length == SIZE_MAX) run_out(arena);
  char *bytes = yst_arena_alloc(arena, text.length + 1);
  if (text.length) memcpy(bytes, text.bytes, text.length);
  return yst_text_of(bytes, text.length);
}

yst_arena_mark yst_arena_mark_here(const yst_arena *arena)
{
  return (yst_arena_mark){arena->current, (size_t)(arena->at - arena->current->bytes)};
}

void yst_arena_back_to(yst_arena *arena, yst_arena_mark mark)
{
  use_block(arena, mark.block, mark.used);
}

void yst_arena_reset(yst_arena *arena)
{
  use_block(arena, arena->first, 0);
}
