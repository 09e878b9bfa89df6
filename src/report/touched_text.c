#include "report/messages.h"

static void add_lines(yst_buffer *buffer, const yst_touched *touched)
{
  yst_buffer_format(buffer, "touches %z %s: ", touched->count,
                    touched->count == 1 ? "partnership" : "partnerships");
  for (size_t i = 0; i < touched->named_count; i++) {
    const yst_touched_line *line = &touched->named[i];
    yst_buffer_format(buffer, "%s%t (line %u)", i ? ", " : "", line->name, line->line);
  }
  if (touched->count > touched->named_count)
    yst_buffer_format(buffer, " and %z more", touched->count - touched->named_count);
}

static void add_told(yst_buffer *buffer, const yst_touched *touched)
{
  if (touched->count) {
    add_lines(buffer, touched);
  } else if (!touched->maybe_count) {
    yst_buffer_add_string(buffer, "touches no line of the register");
  }
  if (!touched->maybe_count) return;
  yst_buffer_format(buffer, "%s%z %s of which too little is known to tell",
                    touched->count ? "; perhaps also " : "perhaps touches ", touched->maybe_count,
                    touched->maybe_count == 1 ? "partnership" : "partnerships");
}

yst_text yst_message_touched_words(yst_arena *arena, const yst_touched *touched)
{
  if (!touched) return YST_TEXT("");
  yst_buffer words = yst_buffer_in(arena);
  switch (touched->told) {
  case YST_TOUCH_LINES: add_told(&words, touched); break;
  case YST_TOUCH_NOTHING:
    yst_buffer_add_string(&words, "touches no line of the register: it is about the rule file alone");
    break;
  case YST_TOUCH_UNTOLD:
    yst_buffer_add_string(&words, "which lines of the register it touches cannot be told");
    break;
  }
  return yst_buffer_text(&words);
}
