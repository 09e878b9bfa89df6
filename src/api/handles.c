#include "api/handles.h"

#include <stdlib.h>

#define USUAL_WIDTH 80

const char *yst_version(void)
{
  return YARDSTICK_VERSION;
}

yst_status yst_guard(yst_arena *const *arenas, size_t count, yst_work work, void *context)
{
  jmp_buf escape;
  for (size_t i = 0; i < count; i++) yst_arena_set_escape(arenas[i], &escape);
  if (setjmp(escape)) return YST_ERROR_MEMORY;
  return work(context);
}

yst_status yst_fail_text(yst_error *error, yst_status status, yst_text words)
{
  if (!error) return status;
  size_t room = sizeof error->message - 1;
  size_t length = words.length < room ? words.length : room;
  /* Never half a character. */
  while (length < words.length && length && ((unsigned char)words.bytes[length] & 0xC0) == 0x80) length--;
  if (length) memcpy(error->message, words.bytes, length);
  error->message[length] = '\0';
  return status;
}

yst_status yst_fail(yst_error *error, yst_status status, const char *words)
{
  return yst_fail_text(error, status, yst_text_from(words));
}

bool yst_read_as_at(const char *words, yst_day *day)
{
  yst_day_span span;
  if (!words || yst_date_read(yst_text_from(words), &span) != YST_DATE_FINE || span.first != span.last)
    return false;
  *day = span.first;
  return true;
}

yst_table_input *yst_inputs_of(yst_arena *arena, const yst_register_table *tables, size_t count)
{
  yst_table_input *inputs = YST_NEW_ARRAY(arena, count, yst_table_input);
  for (size_t i = 0; i < count; i++) {
    inputs[i] = (yst_table_input){yst_arena_copy(arena, yst_text_from(tables[i].name)), tables[i].read,
                                  tables[i].context};
  }
  return inputs;
}

size_t yst_output_width(const yst_output *output)
{
  return output->width ? output->width : USUAL_WIDTH;
}

bool yst_arenas_new(yst_arena **arenas, size_t count)
{
  for (size_t i = 0; i < count; i++) arenas[i] = NULL;
  for (size_t i = 0; i < count; i++) {
    arenas[i] = yst_arena_new();
    if (!arenas[i]) {
      yst_arenas_free(arenas, count);
      return false;
    }
  }
  return true;
}

void yst_arenas_free(yst_arena **arenas, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    if (arenas[i]) yst_arena_free(arenas[i]);
    arenas[i] = NULL;
  }
}

yst_toolkit *yst_toolkit_new(void)
{
  yst_arena *arena;
  if (!yst_arenas_new(&arena, 1)) return NULL;
  yst_toolkit *made = malloc(sizeof *made);
  if (!made) {
    yst_arenas_free(&arena, 1);
    return NULL;
  }
  *made = (yst_toolkit){.arena = arena};
  return made;
}
