/* Text that grows in an arena: the one way in which the library builds text. No locale is asked. */
#ifndef YST_BASE_BUFFER_H
#define YST_BASE_BUFFER_H

#include <stdarg.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

typedef struct yst_buffer {
  yst_arena *arena;
  char *bytes;
  size_t length;
  size_t capacity;
} yst_buffer;

static inline yst_buffer yst_buffer_in(yst_arena *arena)
{
  return (yst_buffer){arena, NULL, 0, 0};
}

/* The same as yst_buffer_room, for when there is none left. */
char *yst_buffer_room_slow(yst_buffer *buffer, size_t more);

/* The place for `more` bytes and a NUL behind what is there; what is put there belongs to the text once
 * `length` says so. */
static inline char *yst_buffer_room(yst_buffer *buffer, size_t more)
{
  if (buffer->capacity - buffer->length <= more) return yst_buffer_room_slow(buffer, more);
  return buffer->bytes + buffer->length;
}

static inline void yst_buffer_add(yst_buffer *buffer, yst_text text)
{
  if (text.length == 0) return;
  memcpy(yst_buffer_room(buffer, text.length), text.bytes, text.length);
  buffer->length += text.length;
}

static inline void yst_buffer_add_byte(yst_buffer *buffer, char byte)
{
  *yst_buffer_room(buffer, 1) = byte;
  buffer->length++;
}

void yst_buffer_add_string(yst_buffer *buffer, const char *string);
void yst_buffer_add_repeat(yst_buffer *buffer, char byte, size_t count);
void yst_buffer_add_integer(yst_buffer *buffer, int64_t number);
void yst_buffer_add_unsigned(yst_buffer *buffer, uint64_t number);
/* Formats with a small language of our own, not printf's: `%s` a C string, `%t` a yst_text, `%d` an int,
 * `%u` an unsigned, `%l` an int64_t, `%z` a size_t, `%c` a char as int, `%%` a percent sign. Anything else is
 * copied. */
void yst_buffer_format(yst_buffer *buffer, const char *format, ...);
void yst_buffer_format_list(yst_buffer *buffer, const char *format, va_list list);
/* What was built, followed by a NUL that does not count. Valid until the next addition. */
yst_text yst_buffer_text(yst_buffer *buffer);
void yst_buffer_clear(yst_buffer *buffer);
/* One formatted text in an arena. */
yst_text yst_format(yst_arena *arena, const char *format, ...);

#endif
