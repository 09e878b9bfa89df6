/* One text that was read: its name, its bytes and where its lines start. Line and column are worked out only
 * when a message needs them. Sources are numbered from 1 in the order in which they were added; spans carry
 * the number. */
#ifndef YST_SOURCE_SOURCE_H
#define YST_SOURCE_SOURCE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

/* Bytes from start up to, not including, end of a source. source 0: no place. */
typedef struct yst_span {
  uint32_t source;
  uint32_t start, end;
} yst_span;

/* Lines count from 1; columns count characters from 1; a tab is one. */
typedef struct yst_position {
  uint32_t line, column;
} yst_position;

typedef struct yst_source {
  uint32_t number;
  yst_text name;       /* as messages show it */
  yst_text bytes;      /* without a byte order mark at the start */
  uint32_t line_count; /* at least 1; after a line end at the very end there is one more, empty line */
  const uint32_t *line_starts; /* line_count + 1 offsets; the last is past the end */
} yst_source;

typedef struct yst_sources yst_sources;

yst_sources *yst_sources_new(yst_arena *arena);
/* Adds a copy of a text. Offsets count from after a UTF-8 byte order mark. A line ends with LF, CR LF or CR.
 * NULL when it is longer than YST_LIMIT_SOURCE_BYTES or there are more than YST_LIMIT_SOURCES. */
const yst_source *yst_sources_add(yst_sources *sources, yst_text name, yst_text bytes);
/* NULL for number 0 and for numbers that were never given. */
const yst_source *yst_sources_get(const yst_sources *sources, uint32_t number);
size_t yst_sources_count(const yst_sources *sources);
/* The line of an offset, from 1; past the end, the last. */
uint32_t yst_source_line_of(const yst_source *source, uint32_t offset);
/* Line and column of an offset, counted from the start of its line; past the end, those of the end. */
yst_position yst_source_position(const yst_source *source, uint32_t offset);
/* A line (from 1) without its line end; empty for a number that no line has. */
yst_text yst_source_line(const yst_source *source, uint32_t line);
/* The bytes of a span; empty for a span that no source has. */
yst_text yst_sources_text(const yst_sources *sources, yst_span span);

static inline yst_span yst_span_join(yst_span a, yst_span b)
{
  if (!a.source) return b;
  if (!b.source || a.source != b.source) return a;
  return (yst_span){a.source, a.start < b.start ? a.start : b.start, a.end > b.end ? a.end : b.end};
}

#endif
