/* What unit tests share: an arena that lives as long as one test, texts compared with strings, and copies of
 * texts that end where their memory ends, so that the address sanitizer sees a byte read past them. */
#ifndef YST_TESTS_SUPPORT_FIXTURE_H
#define YST_TESTS_SUPPORT_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/text.h"

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))
/* A test that gets an arena in *state. */
#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, make_arena, free_arena)

static inline int make_arena(void **state)
{
  *state = yst_arena_new();
  return *state ? 0 : -1;
}

static inline int free_arena(void **state)
{
  yst_arena_free(*state);
  return 0;
}

/* Freed with free_copy. */
static inline yst_text exact_copy(yst_text text)
{
  char *bytes = malloc(text.length ? text.length : 1);
  assert_non_null(bytes);
  if (text.length) memcpy(bytes, text.bytes, text.length);
  return yst_text_of(bytes, text.length);
}

static inline void free_copy(yst_text copy)
{
  free((void *)(uintptr_t)copy.bytes);
}

/* Fails with both texts shown. */
static inline void assert_says(yst_text text, const char *expected)
{
  if (text.length == strlen(expected) && memcmp(text.bytes, expected, text.length) == 0) return;
  fail_msg("`%.*s` is not `%s`", (int)text.length, text.bytes, expected);
}

#endif
