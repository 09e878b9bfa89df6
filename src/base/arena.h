/* Memory that is given out piece by piece and given back all at once. There are three: one for a
 * compilation, one for a program and its run, one for a record; a pointer points into its own arena
 * or into one that lives longer. */
#ifndef YST_BASE_ARENA_H
#define YST_BASE_ARENA_H

#include <setjmp.h>
#include <stddef.h>

#include "base/text.h"

/* What there is to see is for yst_arena_alloc below; leave the parts alone. */
typedef struct yst_arena {
  unsigned char *at;  /* the next free byte of the block in use, always aligned */
  unsigned char *end; /* where that block ends, aligned too */
  struct yst_arena_block *first;
  struct yst_arena_block *current;
  jmp_buf *escape;
  struct yst_arena *above;  /* of an arena that lives no longer than another: that other one */
  struct yst_arena *below;  /* the first of those that live no longer than this one */
  struct yst_arena *beside; /* the next of them */
} yst_arena;

/* Every piece starts at a multiple of this, enough for any type. */
#define YST_ARENA_ALIGN _Alignof(max_align_t)

/* A place in an arena, to go back to. */
typedef struct yst_arena_mark {
  void *block;
  size_t used;
} yst_arena_mark;

/* A new, empty arena, or NULL when there is no memory. Freed with yst_arena_free. */
yst_arena *yst_arena_new(void);
/* A new arena that is freed with the one above it and runs out as that one does. Not to be freed by itself.
 */
yst_arena *yst_arena_below(yst_arena *above);
void yst_arena_free(yst_arena *arena);

/* Where to go when memory runs out: from then on yst_arena_alloc does longjmp(*escape, 1) instead of
 * returning NULL, so that nobody has to check. Each public function that works in an arena sets
 * this first. With no escape set, running out aborts the process. */
void yst_arena_set_escape(yst_arena *arena, jmp_buf *escape);

/* The same as yst_arena_alloc, for when the block in use has no room left. */
void *yst_arena_alloc_slow(yst_arena *arena, size_t size);

/* `size` bytes set to zero, aligned for any type. Never NULL (see above). size 0 gives a valid pointer. */
static inline void *yst_arena_alloc(yst_arena *arena, size_t size)
{
  if (size > (size_t)(arena->end - arena->at)) return yst_arena_alloc_slow(arena, size);
  void *piece = arena->at;
  /* Both ends are aligned, so that rounding up stays inside the block. */
  arena->at += (size + YST_ARENA_ALIGN - 1) & ~(YST_ARENA_ALIGN - 1);
  return memset(piece, 0, size);
}

/* `count` things of `size` bytes, set to zero; a product that overflows counts as no memory. */
void *yst_arena_array(yst_arena *arena, size_t count, size_t size);
/* A copy of an array with room for more: `old_count` things are copied, the rest is zero. */
void *yst_arena_grow(yst_arena *arena, const void *old, size_t old_count, size_t new_count, size_t size);
/* A copy of a text in the arena, with a NUL after it that does not count. */
yst_text yst_arena_copy(yst_arena *arena, yst_text text);

yst_arena_mark yst_arena_mark_here(const yst_arena *arena);
/* Gives back all that was given out since the mark; the memory stays with the arena for its next use. */
void yst_arena_back_to(yst_arena *arena, yst_arena_mark mark);
/* Gives back everything, keeping blocks for the next use. */
void yst_arena_reset(yst_arena *arena);

#define YST_NEW(arena, type) ((type *)yst_arena_alloc((arena), sizeof(type)))
#define YST_NEW_ARRAY(arena, count, type) ((type *)yst_arena_array((arena), (count), sizeof(type)))

/* Appends to an array that lives in an arena and doubles when full:
 *   YST_PUSH(arena, list->items, list->count, list->capacity, item) */
#define YST_PUSH(arena, items, count, capacity, item)                                                        \
  do {                                                                                                       \
    if ((count) == (capacity)) {                                                                             \
      size_t yst_more_ = (capacity) ? 2 * (size_t)(capacity) : 8;                                            \
      (items) = yst_arena_grow((arena), (items), (count), yst_more_, sizeof *(items));                       \
      (capacity) = yst_more_;                                                                                \
    }                                                                                                        \
    (items)[(count)++] = (item);                                                                             \
  } while (0)

#endif
