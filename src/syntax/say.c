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

static uint32_t line_of(const yst_say *say, uint32_t offset)
{
  return yst_source_line_of(say->source, offset) - 1;
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
  yst_lookalike seen = {span, plain, what, NULL};
  YST_PUSH(say->arena, say->lookalikes, say->lookalike_count, say->lookalike_capacity, seen);
}

/* So many characters are told with one message, for speed. */
#define TOLD_TOGETHER 500

static bool alike(const yst_lookalike *a, const yst_lookalike *b)
{
  if (strcmp(a->what, b->what) != 0) return false;
  return strcmp(a->what, YST_NOT_UTF8) == 0 || strcmp(a->plain, b->plain) == 0;
}

/* The kinds of which something was said; a text has few. */
typedef struct kinds_said {
  const yst_lookalike *items[8];
  size_t next;
} kinds_said;

static yst_diag *said_before(const kinds_said *kinds, const yst_lookalike *seen)
{
  for (size_t i = 0; i < sizeof kinds->items / sizeof kinds->items[0]; i++) {
    const yst_lookalike *other = kinds->items[i];
    if (other && alike(other, seen) && other->diag->fix_count < TOLD_TOGETHER) return other->diag;
  }
  return NULL;
}

/* A word that takes the place of a sign is set off from what the sign touched: `20–99` is `20 to 99`. */
static const char *in_place(const yst_say *say, const yst_lookalike *seen)
{
  bool is_word = strcmp(seen->plain, "to") == 0;
  const char *bytes = say->source->bytes.bytes;
  bool apart = seen->span.start == 0 || bytes[seen->span.start - 1] == ' ';
  return is_word && !apart ? " to " : seen->plain;
}

void yst_say_lookalikes(yst_say *say)
{
  kinds_said kinds = {{NULL}, 0};
  for (size_t i = 0; i < say->lookalike_count; i++) {
    yst_lookalike *seen = &say->lookalikes[i];
    if (say->spoken[line_of(say, seen->span.start)]) continue;
    seen->diag = said_before(&kinds, seen);
    if (!seen->diag) {
      seen->diag =
          yst_say_warning(say, YST_LOOKALIKE, seen->span, "%s, read as `%s`", seen->what, seen->plain);
      kinds.items[kinds.next++ % (sizeof kinds.items / sizeof kinds.items[0])] = seen;
    }
    yst_say_fix(say, seen->diag, seen->span, true, in_place(say, seen));
  }
}

void yst_say_fix(yst_say *say, yst_diag *diag, yst_span span, bool certain, const char *replacement)
{
  yst_diag_fix(say->diags, diag, span, certain, yst_text_from(replacement));
}
