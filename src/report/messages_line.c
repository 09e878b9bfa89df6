#include "report/messages.h"

static void add_message(const yst_layout *line, const yst_messages *messages, const yst_diag *diag)
{
  yst_buffer words = yst_buffer_in(line->buffer->arena);
  yst_message_place_write(&words, messages->texts, diag->span);
  if (!words.length) yst_buffer_add(&words, messages->file);
  yst_buffer_add_string(&words, ": ");
  yst_message_code_write(&words, diag);
  yst_buffer_format(&words, ": %t", diag->message);
  yst_layout_add(line, YST_STYLE_PLAIN, yst_buffer_text(&words));
  yst_buffer_add_byte(line->buffer, '\n');
}

void yst_messages_line(yst_buffer *buffer, const yst_messages *messages)
{
  yst_layout line = yst_layout_in(buffer, 0, false);
  for (size_t i = 0; i < messages->diags->count; i++) add_message(&line, messages, messages->diags->items[i]);
}
