#include "support/fixture.h"

static bool is_zero(const unsigned char *bytes, size_t size)
{
  for (size_t i = 0; i < size; i++)
    if (bytes[i]) return false;
  return true;
}

static void pieces_are_aligned_zero_and_apart(void **state)
{
  yst_arena *arena = *state;
  static const size_t sizes[] = {0, 1, 15, 16, 17, 4096, 16384, 100000, 3000000, 1, 0};
  unsigned char *pieces[COUNT_OF(sizes)];
  for (size_t i = 0; i < COUNT_OF(sizes); i++) {
    pieces[i] = yst_arena_alloc(arena, sizes[i]);
    assert_non_null(pieces[i]);
    assert_int_equal((uintptr_t)pieces[i] % YST_ARENA_ALIGN, 0);
    assert_true(is_zero(pieces[i], sizes[i]));
    memset(pieces[i], (int)i + 1, sizes[i]);
  }
  for (size_t i = 0; i < COUNT_OF(sizes); i++)
    for (size_t at = 0; at < sizes[i]; at++) assert_int_equal(pieces[i][at], i + 1);
}

static void going_back_gives_the_same_memory_again_as_zero(void **state)
{
  yst_arena *arena = *state;
  yst_arena_alloc(arena, 100);
  yst_arena_mark mark = yst_arena_mark_here(arena);
  unsigned char *first = yst_arena_alloc(arena, 10);
  unsigned char *far = yst_arena_alloc(arena, 50000);
  memset(first, 0xFF, 10);
  memset(far, 0xFF, 50000);
  yst_arena_back_to(arena, mark);
  assert_ptr_equal(yst_arena_alloc(arena, 10), first);
  assert_true(is_zero(first, 10));
  assert_ptr_equal(yst_arena_alloc(arena, 50000), far);
  assert_true(is_zero(far, 50000));
}

static void a_reset_arena_uses_its_blocks_again(void **state)
{
  yst_arena *arena = *state;
  unsigned char *places[2] = {NULL, NULL};
  for (int round = 0; round < 1000; round++) {
    /* In odd rounds small pieces come first and may sit in the large block, so that there come to be two. */
    for (int i = 0; i < round % 2 * 300; i++) memset(yst_arena_alloc(arena, 100), 0xFF, 100);
    unsigned char *piece = yst_arena_alloc(arena, 8u << 20);
    if (round < 2) places[round] = piece;
    assert_true(piece == places[0] || piece == places[1]);
    yst_arena_reset(arena);
  }
}

static void growing_keeps_what_was_there(void **state)
{
  yst_arena *arena = *state;
  struct {
    int *items;
    size_t count, capacity;
  } list = {0};
  for (int i = 0; i < 5000; i++) YST_PUSH(arena, list.items, list.count, list.capacity, i);
  for (int i = 0; i < 5000; i++) assert_int_equal(list.items[i], i);
  assert_true(is_zero((unsigned char *)(list.items + 5000), (list.capacity - 5000) * sizeof(int)));
  assert_non_null(yst_arena_grow(arena, NULL, 0, 0, sizeof(int)));
}

static void a_copied_text_ends_with_a_nul(void **state)
{
  yst_arena *arena = *state;
  yst_text copy = yst_arena_copy(arena, YST_TEXT("a\0b"));
  assert_int_equal(copy.length, 3);
  assert_memory_equal(copy.bytes, "a\0b", 4);
  assert_string_equal(yst_arena_copy(arena, (yst_text){NULL, 0}).bytes, "");
}

static void running_out_goes_to_the_escape(void **state)
{
  yst_arena *arena = *state;
  jmp_buf escape;
  volatile unsigned step = 0;
  /* Not known to the compiler, which would warn. */
  volatile size_t most = SIZE_MAX;
  yst_arena_set_escape(arena, &escape);
  setjmp(escape);
  switch (step++) {
  case 0: yst_arena_alloc(arena, most); break;
  case 1: yst_arena_alloc(arena, most - YST_ARENA_ALIGN); break;
  case 2: yst_arena_array(arena, SIZE_MAX / 2, 3); break;
  case 3: yst_arena_grow(arena, "", 1, SIZE_MAX, 2); break;
  case 4: yst_arena_copy(arena, yst_text_of("", SIZE_MAX)); break;
  default: break;
  }
  assert_int_equal(step, 6);
  yst_arena_set_escape(arena, NULL);
  assert_non_null(yst_arena_alloc(arena, 1));
}

static void freeing_nothing_is_fine(void **state)
{
  (void)state;
  yst_arena_free(NULL);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      WITH_ARENA(pieces_are_aligned_zero_and_apart),
      WITH_ARENA(going_back_gives_the_same_memory_again_as_zero),
      WITH_ARENA(a_reset_arena_uses_its_blocks_again),
      WITH_ARENA(growing_keeps_what_was_there),
      WITH_ARENA(a_copied_text_ends_with_a_nul),
      WITH_ARENA(running_out_goes_to_the_escape),
      cmocka_unit_test(freeing_nothing_is_fine),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
