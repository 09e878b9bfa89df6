#include "syntax/say.h"

yst_say *yst_say_new(yst_arena *arena, const yst_source *source, yst_diags *diags)
{
  yst_say *say = YST_NEW(arena, yst_say);
  say->arena = arena;
  say->source = source;
  say->diags = diags;
  say->spoken = YST_NEW_ARRAY(arena, (size_t)source->line_count + 2, bool);
  return say;
}

/* The line of an offset, from 0. Not by yst_source_position, which also counts the columns of the line. */
static uint32_t line_of(const yst_say *say, uint32_t offset)
{
  uint32_t low = 0, high = say->source->line_count;
  while (high - low > 1) {
    uint32_t middle = low + (high - low) / 2;
    if (say->source->line_starts[middle] <= offset)
      low = middle;
    else
      high = middle;
  }
  return low;
}

bool yst_say_spoke(const yst_say *say, uint32_t offset)
{
  return say->spoken[line_of(say, offset)];
}

yst_diag *yst_say_error(yst_say *say, yst_code code, yst_span span, const char *format, ...)
{
  uint32_t line = line_of(say, span.start);
  if (say->spoken[line]) return YST_NEW(say->arena, yst_diag);
  say->spoken[line] = true;

  yst_buffer text = yst_buffer_in(say->arena);
  va_list list;
  va_start(list, format);
  yst_buffer_format_list(&text, format, list);
  va_end(list);
  say->last = yst_diags_add(say->diags, code, span, "%t", yst_buffer_text(&text));
  return say->last;
}

yst_diag *yst_say_warning(yst_say *say, yst_code code, yst_span span, const char *format, ...)
{
  yst_buffer text = yst_buffer_in(say->arena);
  va_list list;
  va_start(list, format);
  yst_buffer_format_list(&text, format, list);
  va_end(list);
  return yst_diags_add(say->diags, code, span, "%t", yst_buffer_text(&text));
}

void yst_say_lookalike(yst_say *say, yst_span span, const char *plain, const char *what)
{
  yst_lookalike seen = {span, plain, what};
  YST_PUSH(say->arena, say->lookalikes, say->lookalike_count, say->lookalike_capacity, seen);
}

void yst_say_lookalikes(yst_say *say)
{
  uint32_t line = 0;
  yst_diag *diag = NULL;
  for (size_t i = 0; i < say->lookalike_count; i++) {
    yst_lookalike seen = say->lookalikes[i];
    uint32_t its_line = line_of(say, seen.span.start);
    if (say->spoken[its_line]) continue;
    if (!diag || its_line != line)
      diag = yst_say_warning(say, YST_LOOKALIKE, seen.span, "%s, read as `%s`", seen.what, seen.plain);
    line = its_line;
    yst_say_fix(say, diag, seen.span, true, seen.plain);
  }
}

void yst_say_fix(yst_say *say, yst_diag *diag, yst_span span, bool certain, const char *replacement)
{
  yst_diag_fix(say->diags, diag, span, certain, yst_text_from(replacement));
}
