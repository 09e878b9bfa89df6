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

void yst_buffer_add(yst_buffer *buffer, yst_text text);
void yst_buffer_add_string(yst_buffer *buffer, const char *string);
void yst_buffer_add_byte(yst_buffer *buffer, char byte);
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
