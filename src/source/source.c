#include "source/source.h"

#include "base/limits.h"
#include "base/utf8.h"

_Static_assert(YST_LIMIT_SOURCE_BYTES < UINT32_MAX, "offsets and line numbers are 32 bits");

struct yst_sources {
  yst_arena *arena;
  yst_source **items; /* pointers, so that a source stays where it is when the array grows */
  size_t count, capacity;
};

yst_sources *yst_sources_new(yst_arena *arena)
{
  yst_sources *sources = YST_NEW(arena, yst_sources);
  sources->arena = arena;
  return sources;
}

static yst_text skip_byte_order_mark(yst_text bytes)
{
  if (bytes.length < 3 || memcmp(bytes.bytes, "\xEF\xBB\xBF", 3) != 0) return bytes;
  return yst_text_of(bytes.bytes + 3, bytes.length - 3);
}

/* Where the line goes on that holds the byte at `at`, if that byte ends the line; else 0. */
static uint32_t after_line_end(yst_text bytes, uint32_t at)
{
  if (bytes.bytes[at] == '\n') return at + 1;
  if (bytes.bytes[at] != '\r') return 0;
  return at + 1 < bytes.length && bytes.bytes[at + 1] == '\n' ? at + 2 : at + 1;
}

static void find_lines(yst_arena *arena, yst_source *source)
{
  uint32_t length = (uint32_t)source->bytes.length;
  uint32_t *starts = NULL;
  size_t count = 0, capacity = 0;
  YST_PUSH(arena, starts, count, capacity, 0);
  for (uint32_t at = 0; at < length;) {
    uint32_t next = after_line_end(source->bytes, at);
    if (next) YST_PUSH(arena, starts, count, capacity, next);
    at = next ? next : at + 1;
  }
  source->line_count = (uint32_t)count;
  YST_PUSH(arena, starts, count, capacity, length);
  source->line_starts = starts;
}

const yst_source *yst_sources_add(yst_sources *sources, yst_text name, yst_text bytes)
{
  bytes = skip_byte_order_mark(bytes);
  if (bytes.length > YST_LIMIT_SOURCE_BYTES || sources->count >= YST_LIMIT_SOURCES) return NULL;
  yst_source *source = YST_NEW(sources->arena, yst_source);
  source->number = (uint32_t)sources->count + 1;
  source->name = yst_arena_copy(sources->arena, name);
  source->bytes = yst_arena_copy(sources->arena, bytes);
  find_lines(sources->arena, source);
  YST_PUSH(sources->arena, sources->items, sources->count, sources->capacity, source);
  return source;
}

const yst_source *yst_sources_get(const yst_sources *sources, uint32_t number)
{
  return number >= 1 && number <= sources->count ? sources->items[number - 1] : NULL;
}

size_t yst_sources_count(const yst_sources *sources)
{
  return sources->count;
}

uint32_t yst_source_line_of(const yst_source *source, uint32_t offset)
{
  uint32_t low = 0, high = source->line_count; /* from 0: the last line that starts at the offset or before */
  while (high - low > 1) {
    uint32_t middle = low + (high - low) / 2;
    if (source->line_starts[middle] <= offset) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low + 1;
}

yst_position yst_source_position(const yst_source *source, uint32_t offset)
{
  if (offset > source->bytes.length) offset = (uint32_t)source->bytes.length;
  uint32_t line = yst_source_line_of(source, offset);
  uint32_t column = 1;
  size_t at = source->line_starts[line - 1];
  while (at < offset) {
    (void)yst_utf8_next(source->bytes, &at);
    if (at <= offset) column++; /* an offset inside a character is that character's column */
  }
  return (yst_position){line, column};
}

yst_text yst_source_line(const yst_source *source, uint32_t line)
{
  if (line < 1 || line > source->line_count) return YST_TEXT("");
  const char *start = source->bytes.bytes + source->line_starts[line - 1];
  size_t length = source->line_starts[line] - source->line_starts[line - 1];
  if (length && start[length - 1] == '\n') length--;
  if (length && start[length - 1] == '\r') length--;
  return yst_text_of(start, length);
}

yst_text yst_sources_text(const yst_sources *sources, yst_span span)
{
  const yst_source *source = yst_sources_get(sources, span.source);
  if (!source || span.start > span.end || span.end > source->bytes.length) return YST_TEXT("");
  return yst_text_of(source->bytes.bytes + span.start, span.end - span.start);
}
