#include "base/buffer.h"

#define FIRST_CAPACITY ((size_t)64)

char *yst_buffer_room_slow(yst_buffer *buffer, size_t more)
{
  size_t capacity = buffer->capacity ? buffer->capacity : FIRST_CAPACITY;
  size_t needed;
  /* A sum that wraps round goes to the arena as it is too large for it, and it escapes. */
  if (__builtin_add_overflow(buffer->length, more, &needed)) needed = SIZE_MAX;
  while (capacity <= needed && capacity <= SIZE_MAX / 2) capacity *= 2;
  if (capacity <= needed) capacity = SIZE_MAX;
  buffer->bytes = yst_arena_grow(buffer->arena, buffer->bytes, buffer->length, capacity, 1);
  buffer->capacity = capacity;
  return buffer->bytes + buffer->length;
}

void yst_buffer_add_string(yst_buffer *buffer, const char *string)
{
  yst_buffer_add(buffer, yst_text_from(string));
}

void yst_buffer_add_repeat(yst_buffer *buffer, char byte, size_t count)
{
  memset(yst_buffer_room(buffer, count), byte, count);
  buffer->length += count;
}

/* Digits come out last first, so they are written backwards into a small array. */
static void add_signed_digits(yst_buffer *buffer, bool negative, uint64_t magnitude)
{
  char digits[21];
  char *end = digits + sizeof digits, *at = end;
  do {
    *--at = (char)('0' + magnitude % 10);
    magnitude /= 10;
  } while (magnitude);
  if (negative) *--at = '-';
  yst_buffer_add(buffer, yst_text_of(at, (size_t)(end - at)));
}

void yst_buffer_add_integer(yst_buffer *buffer, int64_t number)
{
  add_signed_digits(buffer, number < 0, number < 0 ? 0 - (uint64_t)number : (uint64_t)number);
}

void yst_buffer_add_unsigned(yst_buffer *buffer, uint64_t number)
{
  add_signed_digits(buffer, false, number);
}

void yst_buffer_format(yst_buffer *buffer, const char *format, ...)
{
  va_list list;
  va_start(list, format);
  yst_buffer_format_list(buffer, format, list);
  va_end(list);
}

void yst_buffer_format_list(yst_buffer *buffer, const char *format, va_list list)
{
  for (;;) {
    size_t plain = strcspn(format, "%");
    yst_buffer_add(buffer, yst_text_of(format, plain));
    format += plain;
    if (*format == '\0') return;
    switch (format[1]) {
    case 's': yst_buffer_add_string(buffer, va_arg(list, const char *)); break;
    case 't': yst_buffer_add(buffer, va_arg(list, yst_text)); break;
    case 'd': yst_buffer_add_integer(buffer, va_arg(list, int)); break;
    case 'u': yst_buffer_add_unsigned(buffer, va_arg(list, unsigned)); break;
    case 'l': yst_buffer_add_integer(buffer, va_arg(list, int64_t)); break;
    case 'z': yst_buffer_add_unsigned(buffer, va_arg(list, size_t)); break;
    case 'c': yst_buffer_add_byte(buffer, (char)va_arg(list, int)); break;
    case '%': yst_buffer_add_byte(buffer, '%'); break;
    default:
      /* Not ours: the sign is copied and what follows it is read as plain text. */
      yst_buffer_add_byte(buffer, '%');
      format++;
      continue;
    }
    format += 2;
  }
}

yst_text yst_buffer_text(yst_buffer *buffer)
{
  *yst_buffer_room(buffer, 0) = '\0';
  return yst_text_of(buffer->bytes, buffer->length);
}

void yst_buffer_clear(yst_buffer *buffer)
{
  buffer->length = 0;
}

yst_text yst_format(yst_arena *arena, const char *format, ...)
{
  yst_buffer buffer = yst_buffer_in(arena);
  va_list list;
  va_start(list, format);
  yst_buffer_format_list(&buffer, format, list);
  va_end(list);
  return yst_buffer_text(&buffer);
}
