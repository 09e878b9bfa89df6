#include "report/layout.h"

#include "base/utf8.h"

#define LEAST_WIDTH 40

yst_layout yst_layout_in(yst_buffer *buffer, size_t width, bool colour)
{
  return (yst_layout){buffer, width < LEAST_WIDTH ? LEAST_WIDTH : width, colour};
}

static const char *code_of(yst_style style)
{
  switch (style) {
  case YST_STYLE_PLAIN: return "";
  case YST_STYLE_BOLD: return "\033[1m";
  case YST_STYLE_DIM: return "\033[2m";
  case YST_STYLE_BAD: return "\033[31m";
  case YST_STYLE_WARN: return "\033[33m";
  case YST_STYLE_GOOD: return "\033[32m";
  case YST_STYLE_PLACE: return "\033[34m";
  }
  return "";
}

static void begin_style(const yst_layout *layout, yst_style style)
{
  if (layout->colour) yst_buffer_add_string(layout->buffer, code_of(style));
}

static void end_style(const yst_layout *layout, yst_style style)
{
  if (layout->colour && style != YST_STYLE_PLAIN) yst_buffer_add_string(layout->buffer, "\033[0m");
}

static bool is_control(uint32_t character)
{
  return character < 0x20 || (character >= 0x7F && character < 0xA0) ||
         (character >= 0x200E && character <= 0x200F) || (character >= 0x202A && character <= 0x202E) ||
         (character >= 0x2066 && character <= 0x2069);
}

/* Returns the columns that were taken. */
static size_t add_safely(const yst_layout *layout, yst_text text)
{
  size_t columns = 0;
  for (size_t at = 0; at < text.length;) {
    uint32_t character = yst_utf8_next(text, &at);
    if (is_control(character)) character = ' ';
    yst_utf8_add(layout->buffer, character);
    columns += yst_utf8_width(character);
  }
  return columns;
}

void yst_layout_add(const yst_layout *layout, yst_style style, yst_text text)
{
  begin_style(layout, style);
  add_safely(layout, text);
  end_style(layout, style);
}

static bool parts_words(char byte)
{
  return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* The next word from *at on, moving *at past it; empty at the end. */
static yst_text next_word(yst_text text, size_t *at)
{
  while (*at < text.length && parts_words(text.bytes[*at])) ++*at;
  size_t start = *at;
  while (*at < text.length && !parts_words(text.bytes[*at])) ++*at;
  return yst_text_of(text.bytes + start, *at - start);
}

static void begin_line(const yst_layout *layout, size_t indent)
{
  yst_buffer_add_byte(layout->buffer, '\n');
  yst_buffer_add_repeat(layout->buffer, ' ', indent);
}

/* A word that no line can hold is broken where the line ends. */
static size_t add_word(const yst_layout *layout, yst_text word, size_t column, size_t hanging, size_t width)
{
  for (size_t at = 0; at < word.length;) {
    size_t start = at;
    uint32_t character = yst_utf8_next(word, &at);
    size_t wide = yst_utf8_width(character);
    if (column + wide > width && column > hanging) {
      begin_line(layout, hanging);
      column = hanging;
    }
    add_safely(layout, yst_text_of(word.bytes + start, at - start));
    column += wide;
  }
  return column;
}

/* Fills lines up to `width`; returns the column that the last one came to, without ending it. */
static size_t fill(const yst_layout *layout, size_t column, size_t hanging, size_t width, yst_text text)
{
  size_t at = 0;
  bool first = true;
  for (yst_text word = next_word(text, &at); word.length; word = next_word(text, &at)) {
    size_t wide = yst_text_width(word);
    if (!first && column + 1 + wide > width) {
      begin_line(layout, hanging);
      column = hanging;
    } else if (!first) {
      yst_buffer_add_byte(layout->buffer, ' ');
      column++;
    }
    column = add_word(layout, word, column, hanging, width);
    first = false;
  }
  return column;
}

void yst_layout_fill(const yst_layout *layout, yst_style style, size_t column, size_t hanging, yst_text text)
{
  begin_style(layout, style);
  fill(layout, column, hanging, layout->width, text);
  end_style(layout, style);
  yst_buffer_add_byte(layout->buffer, '\n');
}

void yst_layout_paragraph(const yst_layout *layout, yst_style style, size_t indent, size_t hanging,
                          yst_text text)
{
  yst_buffer_add_repeat(layout->buffer, ' ', indent);
  yst_layout_fill(layout, style, indent, hanging, text);
}

void yst_layout_entry(const yst_layout *layout, size_t indent, size_t label_width, yst_text label,
                      yst_style style, yst_text value)
{
  size_t value_column = indent + label_width + 2;
  yst_buffer_add_repeat(layout->buffer, ' ', indent);
  size_t column = fill(layout, indent, indent, indent + label_width, label);
  if (value.length)
    yst_buffer_add_repeat(layout->buffer, ' ', value_column > column ? value_column - column : 1);
  yst_layout_fill(layout, style, value_column, value_column, value);
}

/* As many words from *at on as fit, moving *at past them; of one that no line can hold as much as fits. */
static yst_text next_line(yst_text text, size_t *at, size_t width)
{
  if (!text.length) return text;
  while (*at < text.length && parts_words(text.bytes[*at])) ++*at;
  size_t start = *at, end = start, columns = 0;
  for (size_t next = start; next < text.length;) {
    size_t before = next;
    bool is_blank = parts_words(text.bytes[before]);
    columns += yst_utf8_width(yst_utf8_next(text, &next));
    if (is_blank) end = before;
    if (columns > width) {
      if (end == start) end = before > start ? before : next;
      *at = end;
      return yst_text_of(text.bytes + start, end - start);
    }
  }
  *at = text.length;
  if (!text.length) return text;
  return yst_text_of(text.bytes + start, text.length - start);
}

/* One line of a row; whether there is more to come. Blanks are held back until something stands behind them.
 */
static bool add_row_line(const yst_layout *layout, size_t indent, size_t count, const size_t *widths,
                         const yst_text *cells, size_t *places)
{
  size_t column = 0, wanted = indent;
  bool more = false;
  for (size_t i = 0; i < count; i++) {
    yst_text part = next_line(cells[i], &places[i], widths[i]);
    if (part.length) {
      yst_buffer_add_repeat(layout->buffer, ' ', wanted > column ? wanted - column : 1);
      column = wanted + add_safely(layout, part);
    }
    wanted += widths[i] + 2;
    more |= places[i] < cells[i].length;
  }
  yst_buffer_add_byte(layout->buffer, '\n');
  return more;
}

void yst_layout_row(const yst_layout *layout, yst_style style, size_t indent, size_t count,
                    const size_t *widths, const yst_text *cells)
{
  size_t *places = YST_NEW_ARRAY(layout->buffer->arena, count, size_t);
  begin_style(layout, style);
  while (add_row_line(layout, indent, count, widths, cells, places)) continue;
  end_style(layout, style);
}

void yst_layout_heading(const yst_layout *layout, size_t indent, yst_text text)
{
  yst_layout_paragraph(layout, YST_STYLE_BOLD, indent, indent, text);
}

void yst_layout_blank_line(const yst_layout *layout)
{
  yst_buffer_add_byte(layout->buffer, '\n');
}
