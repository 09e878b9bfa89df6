#include "report/marked.h"

#include "base/utf8.h"

enum { MOST_LEVELS = 8, GAP = 2 };

/* The words as they are shown: on one line, blanks and line ends as one blank each, without comments. */
typedef struct flow {
  yst_buffer words;
  uint32_t *places; /* by byte of the words: where it stands in the source */
  size_t place_capacity;
} flow;

static void add_byte(flow *f, char byte, uint32_t place)
{
  size_t count = f->words.length;
  YST_PUSH(f->words.arena, f->places, count, f->place_capacity, place);
  yst_buffer_add_byte(&f->words, byte);
}

static bool is_blank(char byte)
{
  return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static flow flow_of(yst_arena *arena, yst_text text, uint32_t start, bool as_it_stands)
{
  flow f = {.words = yst_buffer_in(arena)};
  bool quoted = false, commented = false, parted = false;
  for (size_t i = 0; i < text.length; i++) {
    char byte = text.bytes[i];
    if (byte == '\n') quoted = commented = false;
    if (byte == '"') quoted = !quoted;
    if (byte == '#' && !quoted) commented = true;
    if (commented || (is_blank(byte) && !quoted && !as_it_stands)) {
      parted = f.words.length > 0;
      continue;
    }
    if (parted) add_byte(&f, ' ', start + (uint32_t)i - 1);
    parted = false;
    add_byte(&f, byte, start + (uint32_t)i);
  }
  return f;
}

/* ---- marks by their places in the words ---- */

typedef struct mark {
  size_t start, end; /* bytes of the words */
  yst_text value;
  size_t width; /* of the value */
  unsigned level;
} mark;

typedef struct drawing {
  const yst_layout *layout;
  yst_text words;
  size_t indent, count;
  mark *marks; /* by level, then by place */
} drawing;

static size_t byte_at(const flow *f, uint32_t place)
{
  size_t at = 0;
  while (at < f->words.length && f->places[at] < place) at++;
  return at;
}

/* A mark stands on the level above those that it holds. */
static void set_levels(mark *marks, size_t count)
{
  for (bool changed = true; changed;) {
    changed = false;
    for (size_t i = 0; i < count; i++) {
      for (size_t j = 0; j < count; j++) {
        bool holds = i != j && marks[i].start <= marks[j].start && marks[i].end >= marks[j].end &&
                     (marks[i].end - marks[i].start > marks[j].end - marks[j].start);
        if (!holds || marks[i].level > marks[j].level || marks[j].level + 1 >= MOST_LEVELS) continue;
        marks[i].level = marks[j].level + 1;
        changed = true;
      }
    }
  }
}

static void sort_marks(mark *marks, size_t count)
{
  for (size_t i = 1; i < count; i++) {
    mark one = marks[i];
    size_t at = i;
    for (; at && (marks[at - 1].level > one.level ||
                  (marks[at - 1].level == one.level && marks[at - 1].start > one.start));
         at--)
      marks[at] = marks[at - 1];
    marks[at] = one;
  }
}

static mark *marks_of(const yst_layout *layout, const flow *f, const yst_marked *marked, size_t count)
{
  mark *marks = YST_NEW_ARRAY(layout->buffer->arena, count, mark);
  for (size_t i = 0; i < count; i++) {
    marks[i] = (mark){byte_at(f, marked[i].span.start), byte_at(f, marked[i].span.end), marked[i].value,
                      yst_text_width(marked[i].value), 0};
    while (marks[i].end > marks[i].start && f->words.bytes[marks[i].end - 1] == ' ') marks[i].end--;
  }
  set_levels(marks, count);
  sort_marks(marks, count);
  return marks;
}

/* ---- rows ---- */

/* The bytes of the next row of words; false at the end. */
static bool next_row(const drawing *d, size_t *begin, size_t *end)
{
  size_t room = d->layout->width - d->indent, columns = 0, last = *end;
  while (last < d->words.length && d->words.bytes[last] == ' ') last++;
  *begin = *end = last;
  for (size_t at = last; at < d->words.length;) {
    if (d->words.bytes[at] == ' ' && at > *begin) *end = at;
    columns += yst_utf8_width(yst_utf8_next(d->words, &at));
    if (columns > room && *end > *begin) return true;
  }
  *end = d->words.length;
  return *begin < *end;
}

static size_t column_of(const drawing *d, size_t begin, size_t byte)
{
  return yst_text_width(yst_text_of(d->words.bytes + begin, byte > begin ? byte - begin : 0));
}

/* The columns of a mark on a row: its part of it. */
static bool on_row(const drawing *d, const mark *m, size_t begin, size_t end, size_t *from, size_t *to)
{
  size_t start = m->start > begin ? m->start : begin, stop = m->end < end ? m->end : end;
  if (start >= stop) return false;
  *from = column_of(d, begin, start);
  *to = column_of(d, begin, stop);
  return true;
}

static void add_line(const drawing *d, yst_style style, yst_buffer *line)
{
  yst_buffer_add_repeat(d->layout->buffer, ' ', d->indent);
  yst_layout_add(d->layout, style, yst_buffer_text(line));
  yst_buffer_add_byte(d->layout->buffer, '\n');
}

static void add_underlines(const drawing *d, unsigned level, size_t begin, size_t end)
{
  yst_buffer line = yst_buffer_in(d->layout->buffer->arena);
  for (size_t i = 0; i < d->count; i++) {
    size_t from, to;
    if (d->marks[i].level != level || !on_row(d, &d->marks[i], begin, end, &from, &to)) continue;
    yst_buffer_add_repeat(&line, ' ', from > line.length ? from - line.length : 0);
    yst_buffer_add_repeat(&line, level ? '~' : '^', to > from ? to - from : 1);
  }
  add_line(d, YST_STYLE_BAD, &line);
}

/* A value with its column, and the line below the marks on which it stands. */
typedef struct placed {
  size_t column, width;
  yst_text value;
  size_t line;
} placed;

/* From the right: each on the first line that is free where it stands; those above show a stroke. */
static size_t place_values(placed *values, size_t count)
{
  size_t lines = 0;
  for (size_t i = count; i-- > 0;) {
    size_t line = 0;
    for (size_t j = i + 1; j < count; j++)
      if (values[i].column + values[i].width + GAP > values[j].column && values[j].line >= line)
        line = values[j].line + 1;
    values[i].line = line;
    if (line + 1 > lines) lines = line + 1;
  }
  return lines;
}

static void add_values(const drawing *d, unsigned level, size_t begin, size_t end)
{
  placed *values = YST_NEW_ARRAY(d->layout->buffer->arena, d->count, placed);
  size_t count = 0, from, to;
  for (size_t i = 0; i < d->count; i++) {
    const mark *m = &d->marks[i];
    if (m->level != level || m->end > end || !on_row(d, m, begin, end, &from, &to)) continue;
    values[count++] = (placed){from, m->width, m->value, 0};
  }
  size_t lines = place_values(values, count);
  for (size_t line = 0; line < lines; line++) {
    yst_buffer text = yst_buffer_in(d->layout->buffer->arena);
    size_t column = 0;
    for (size_t i = 0; i < count; i++) {
      if (values[i].line < line) continue;
      yst_buffer_add_repeat(&text, ' ', values[i].column - column);
      bool here = values[i].line == line;
      yst_buffer_add(&text, here ? values[i].value : YST_TEXT("|"));
      column = values[i].column + (here ? values[i].width : 1);
    }
    add_line(d, YST_STYLE_PLAIN, &text);
  }
}

static bool has_level(const drawing *d, unsigned level, size_t begin, size_t end)
{
  size_t from, to;
  for (size_t i = 0; i < d->count; i++)
    if (d->marks[i].level == level && on_row(d, &d->marks[i], begin, end, &from, &to)) return true;
  return false;
}

static bool has_room(const drawing *d)
{
  size_t begin = 0, end = 0, from, to;
  while (next_row(d, &begin, &end)) {
    if (column_of(d, begin, end) > d->layout->width - d->indent) return false;
    for (size_t i = 0; i < d->count; i++) {
      const mark *m = &d->marks[i];
      if (m->end > end || !on_row(d, m, begin, end, &from, &to)) continue;
      if (d->indent + from + m->width > d->layout->width) return false;
    }
  }
  return true;
}

static void draw(const drawing *d)
{
  size_t begin = 0, end = 0;
  while (next_row(d, &begin, &end)) {
    yst_buffer row = yst_buffer_in(d->layout->buffer->arena);
    yst_buffer_add(&row, yst_text_of(d->words.bytes + begin, end - begin));
    add_line(d, YST_STYLE_PLAIN, &row);
    for (unsigned level = 0; level < MOST_LEVELS; level++) {
      if (!has_level(d, level, begin, end)) continue;
      add_underlines(d, level, begin, end);
      add_values(d, level, begin, end);
    }
  }
}

/* ---- without room ---- */

static void list(const drawing *d)
{
  yst_layout_paragraph(d->layout, YST_STYLE_PLAIN, d->indent, d->indent + 2, d->words);
  size_t most = (d->layout->width - d->indent) / 2, widest = 0;
  for (size_t i = 0; i < d->count; i++) {
    const mark *m = &d->marks[i];
    size_t wide = yst_text_width(yst_text_of(d->words.bytes + m->start, m->end - m->start));
    if (wide > widest) widest = wide;
  }
  if (widest > most) widest = most;
  for (size_t i = 0; i < d->count; i++) {
    const mark *m = &d->marks[i];
    yst_text part = yst_text_of(d->words.bytes + m->start, m->end - m->start);
    yst_layout_entry(d->layout, d->indent + 2, widest, part, YST_STYLE_PLAIN, m->value);
  }
}

void yst_marked_add(const yst_layout *layout, const yst_sources *texts, yst_span whole, size_t indent,
                    const yst_marked *marks, size_t count, bool as_it_stands)
{
  yst_text text = yst_sources_text(texts, whole);
  bool fits = indent + yst_text_width(text) <= layout->width && !memchr(text.bytes, '\n', text.length);
  flow f = flow_of(layout->buffer->arena, text, whole.start, as_it_stands && fits);
  drawing d = {layout, yst_buffer_text(&f.words), indent, count, marks_of(layout, &f, marks, count)};
  if (has_room(&d))
    draw(&d);
  else
    list(&d);
}
