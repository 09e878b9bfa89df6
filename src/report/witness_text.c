#include "check/witness.h"
#include "report/messages.h"

/* Lines to be pasted: as they are, however long. */
static void add_lines(const yst_layout *layout, yst_text text)
{
  while (text.length) {
    const char *end = memchr(text.bytes, '\n', text.length);
    size_t length = end ? (size_t)(end - text.bytes) : text.length;
    yst_buffer_add_repeat(layout->buffer, ' ', 4);
    yst_layout_add(layout, YST_STYLE_PLAIN, yst_text_of(text.bytes, length));
    yst_buffer_add_byte(layout->buffer, '\n');
    size_t passed = length + (end ? 1 : 0);
    text = yst_text_of(text.bytes + passed, text.length - passed);
  }
}

void yst_message_witness_text(const yst_layout *layout, const yst_witness *witness, bool whole)
{
  if (!witness || witness->state != YST_WITNESS_HOLDS || !witness->words.length) return;
  yst_text words = yst_format(layout->buffer->arena, "for example: %t", witness->words);
  yst_layout_paragraph(layout, YST_STYLE_PLAIN, 2, 4, words);
  if (!whole) return;
  if (witness->block.length) yst_layout_paragraph(layout, YST_STYLE_DIM, 2, 4, YST_TEXT("in the rule file:"));
  add_lines(layout, witness->block);
  if (!witness->line.length) return;
  yst_layout_paragraph(layout, YST_STYLE_DIM, 2, 4, YST_TEXT("in a register:"));
  add_lines(layout, witness->header);
  add_lines(layout, witness->line);
}
