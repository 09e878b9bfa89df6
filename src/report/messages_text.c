#include "base/utf8.h"
#include "report/messages.h"

static yst_style style_of(yst_severity severity)
{
  return severity == YST_SEVERITY_ERROR     ? YST_STYLE_BAD
         : severity == YST_SEVERITY_WARNING ? YST_STYLE_WARN
                                            : YST_STYLE_BOLD;
}

/* ---- source lines with marks ---- */

/* A place to be marked: the message's own, or a label's. */
typedef struct mark {
  yst_span span;
  yst_text text;
  bool primary;
} mark;

static bool is_same_place(yst_span a, yst_span b)
{
  return a.source == b.source && a.start == b.start && a.end == b.end;
}

/* A label at the message's own place gives that mark its words and needs no mark of its own. */
static mark mark_at(const yst_diag *diag, size_t index)
{
  if (index) return (mark){diag->labels[index - 1].span, diag->labels[index - 1].text, false};
  for (size_t i = 0; i < diag->label_count; i++) {
    if (is_same_place(diag->labels[i].span, diag->span))
      return (mark){diag->span, diag->labels[i].text, true};
  }
  return (mark){diag->span, YST_TEXT(""), true};
}

static bool is_doubled(const yst_diag *diag, size_t index)
{
  if (index == 0) return false;
  for (size_t i = 0; i + 1 < index; i++) {
    if (is_same_place(diag->labels[i].span, diag->span)) return false;
  }
  return is_same_place(diag->labels[index - 1].span, diag->span);
}

static uint32_t line_of(const yst_sources *texts, yst_span span)
{
  const yst_source *source = yst_sources_get(texts, span.source);
  return source ? yst_source_line_of(source, span.start) : 0;
}

static bool is_on_line(const yst_sources *texts, yst_span span, uint32_t number, uint32_t line)
{
  return span.source == number && line_of(texts, span) == line;
}

static size_t digits_of(uint32_t number)
{
  size_t digits = 1;
  while (number /= 10) digits++;
  return digits;
}

static void add_gutter(const yst_layout *layout, size_t wide, uint32_t line)
{
  yst_buffer_add_repeat(layout->buffer, ' ', wide - (line ? digits_of(line) : 0));
  if (line) yst_buffer_add_unsigned(layout->buffer, line);
  yst_buffer_add_string(layout->buffer, " | ");
}

/* Where the character before an offset begins. */
static size_t character_before(yst_text line, size_t at)
{
  size_t start = at - 1;
  while (start > 0 && at - start < 4 && ((unsigned char)line.bytes[start] & 0xc0) == 0x80) start--;
  return start;
}

/* Where the last characters end that are no wider than `room` together, from an offset on. */
static size_t fitting_end(yst_text line, size_t at, size_t room)
{
  size_t columns = 0;
  while (at < line.length) {
    size_t next = at;
    columns += yst_utf8_width(yst_utf8_next(line, &next));
    if (columns > room) break;
    at = next;
  }
  return at;
}

/* Where the first characters begin that are no wider than `room` together, up to an offset. */
static size_t fitting_start(yst_text line, size_t at, size_t room)
{
  size_t columns = 0;
  while (at > 0) {
    size_t start = character_before(line, at), next = start;
    columns += yst_utf8_width(yst_utf8_next(line, &next));
    if (columns > room) break;
    at = start;
  }
  return at;
}

/* The part of a long line that is shown: around the mark, never cutting a character. */
static yst_text window_of(const yst_layout *layout, yst_text line, size_t mark_at_byte, size_t gutter,
                          size_t *skipped)
{
  size_t room = layout->width > gutter + 20 ? layout->width - gutter : 20;
  *skipped = 0;
  if (fitting_end(line, 0, room) == line.length) return line;
  size_t at = fitting_start(line, mark_at_byte, room / 2);
  *skipped = at;
  return yst_text_of(line.bytes + at, fitting_end(line, at, room) - at);
}

/* Where on its line a mark begins and ends, in bytes; a span over several lines ends with its first. */
static void mark_range(const yst_source *source, yst_span span, yst_text line, size_t *start, size_t *end)
{
  size_t line_start = (size_t)(line.bytes - source->bytes.bytes);
  *start = span.start > line_start ? span.start - line_start : 0;
  *end = span.end > line_start ? span.end - line_start : 0;
  if (*start > line.length) *start = line.length;
  if (*end > line.length) *end = line.length;
  if (*end < *start) *end = *start;
}

static void add_underline(const yst_layout *layout, const mark *m, yst_style style, size_t gutter,
                          yst_text window, size_t start, size_t end)
{
  size_t column = yst_text_width(yst_text_of(window.bytes, start));
  size_t wide = yst_text_width(yst_text_of(window.bytes + start, end - start));
  add_gutter(layout, gutter - 3, 0);
  yst_buffer_add_repeat(layout->buffer, ' ', column);
  yst_buffer under = yst_buffer_in(layout->buffer->arena);
  yst_buffer_add_repeat(&under, m->primary ? '^' : '-', wide ? wide : 1);
  yst_layout_add(layout, style, yst_buffer_text(&under));
  size_t end_column = gutter + column + (wide ? wide : 1) + 1;
  if (m->text.length && end_column + yst_text_width(m->text) > layout->width) {
    yst_buffer_add_byte(layout->buffer, '\n');
    add_gutter(layout, gutter - 3, 0);
    yst_layout_fill(layout, style, gutter, gutter, m->text);
    return;
  }
  if (m->text.length) {
    yst_buffer_add_byte(layout->buffer, ' ');
    yst_layout_add(layout, style, m->text);
  }
  yst_buffer_add_byte(layout->buffer, '\n');
}

/* One source line and all marks of the message that begin on it. */
static void add_line(const yst_layout *layout, const yst_sources *texts, const yst_diag *diag,
                     const mark *first, size_t wide)
{
  const yst_source *source = yst_sources_get(texts, first->span.source);
  uint32_t number = line_of(texts, first->span);
  yst_text line = yst_source_line(source, number);
  size_t start, end, skipped, gutter = wide + 3;
  mark_range(source, first->span, line, &start, &end);
  yst_text window = window_of(layout, line, start, gutter, &skipped);
  add_gutter(layout, wide, number);
  yst_layout_add(layout, YST_STYLE_PLAIN, window);
  yst_buffer_add_byte(layout->buffer, '\n');
  for (size_t i = 0; i <= diag->label_count; i++) {
    mark m = mark_at(diag, i);
    if (!is_on_line(texts, m.span, source->number, number) || is_doubled(diag, i)) continue;
    mark_range(source, m.span, line, &start, &end);
    size_t shift_start = start > skipped ? start - skipped : 0, shift_end = end > skipped ? end - skipped : 0;
    if (shift_start > window.length) shift_start = window.length;
    if (shift_end > window.length) shift_end = window.length;
    yst_style style = m.primary ? style_of(diag->severity) : YST_STYLE_PLACE;
    add_underline(layout, &m, style, gutter, window, shift_start, shift_end);
  }
}

static size_t gutter_width(const yst_sources *texts, const yst_diag *diag)
{
  size_t wide = 1;
  for (size_t i = 0; i <= diag->label_count; i++) {
    size_t digits = digits_of(line_of(texts, mark_at(diag, i).span));
    if (digits > wide) wide = digits;
  }
  return wide;
}

/* Lines of the message's own source come first, as they stand there; those of others follow in the order
 * given. */
static bool comes_before(const yst_sources *texts, const yst_diag *diag, size_t a, size_t b)
{
  yst_span first = mark_at(diag, a).span, second = mark_at(diag, b).span;
  bool first_own = first.source == diag->span.source, second_own = second.source == diag->span.source;
  if (!first_own || !second_own) return first_own && !second_own;
  return line_of(texts, first) < line_of(texts, second);
}

static size_t *order_marks(const yst_layout *layout, const yst_sources *texts, const yst_diag *diag)
{
  size_t *order = YST_NEW_ARRAY(layout->buffer->arena, diag->label_count + 1, size_t);
  for (size_t i = 0; i <= diag->label_count; i++) {
    size_t at = i;
    for (; at && comes_before(texts, diag, i, order[at - 1]); at--) order[at] = order[at - 1];
    order[at] = i;
  }
  return order;
}

static void add_place(const yst_layout *layout, const yst_sources *texts, const char *arrow, yst_span span,
                      size_t wide)
{
  yst_buffer place = yst_buffer_in(layout->buffer->arena);
  yst_message_place_write(&place, texts, span);
  yst_buffer_add_repeat(layout->buffer, ' ', wide);
  yst_layout_add(layout, YST_STYLE_PLACE, yst_text_from(arrow));
  yst_layout_add(layout, YST_STYLE_PLACE, yst_buffer_text(&place));
  yst_buffer_add_byte(layout->buffer, '\n');
}

void yst_message_snippets(const yst_layout *layout, const yst_sources *texts, const yst_diag *diag)
{
  size_t wide = gutter_width(texts, diag);
  size_t *order = order_marks(layout, texts, diag);
  yst_span last = {0, 0, 0};
  for (size_t i = 0; i <= diag->label_count; i++) {
    mark m = mark_at(diag, order[i]);
    const yst_source *source = yst_sources_get(texts, m.span.source);
    if (!source) continue;
    bool same = last.source == m.span.source;
    uint32_t line = line_of(texts, m.span), before = same ? line_of(texts, last) : 0;
    if (same && line == before) continue;
    if (!same) {
      bool own = m.span.source == diag->span.source;
      add_place(layout, texts, own ? "--> " : "::: ", own ? diag->span : m.span, wide);
    } else if (line != before + 1) {
      yst_buffer_add_repeat(layout->buffer, ' ', wide);
      yst_buffer_add_string(layout->buffer, "...\n");
    }
    add_line(layout, texts, diag, &m, wide);
    last = m.span;
  }
}

/* ---- one message, and all of them ---- */

static void add_fix(const yst_layout *layout, const yst_sources *texts, const yst_diag *diag, size_t index)
{
  yst_arena *arena = layout->buffer->arena;
  yst_text words = yst_message_fix_words(arena, texts, diag, index);
  if (!words.length) return;
  yst_text line = yst_format(arena, "%s: %t", diag->fixes[index].certain ? "fix" : "perhaps", words);
  yst_layout_paragraph(layout, YST_STYLE_GOOD, 2, 4, line);
}

void yst_message_text(const yst_layout *layout, const yst_messages *messages, size_t index)
{
  const yst_sources *texts = messages->texts;
  const yst_diag *diag = messages->diags->items[index];
  yst_arena *arena = layout->buffer->arena;
  yst_buffer head = yst_buffer_in(arena);
  yst_message_code_write(&head, diag);
  yst_buffer_add_byte(&head, ':');
  yst_text lead = yst_buffer_text(&head);
  yst_layout_add(layout, style_of(diag->severity), lead);
  yst_buffer_add_byte(layout->buffer, ' ');
  yst_layout_fill(layout, YST_STYLE_PLAIN, lead.length + 1, 2, diag->message);
  yst_message_snippets(layout, texts, diag);
  if (diag->consequence.length)
    yst_layout_paragraph(layout, YST_STYLE_PLAIN, 2, 4, yst_format(arena, "means: %t", diag->consequence));
  yst_message_witness_text(layout, diag->witness, messages->witness);
  yst_text touched = yst_message_touched_words(arena, messages->touched ? &messages->touched[index] : NULL);
  if (touched.length) yst_layout_paragraph(layout, YST_STYLE_BOLD, 2, 4, touched);
  if (diag->citation.length)
    yst_layout_paragraph(layout, YST_STYLE_PLAIN, 2, 4, yst_format(arena, "source: %t", diag->citation));
  for (size_t i = 0; i < diag->fix_count; i++) add_fix(layout, texts, diag, i);
  for (size_t i = 0; i < diag->help_count; i++) {
    if (yst_message_help_is_answered(arena, diag, i)) continue;
    yst_text help = yst_format(arena, "help: %t", diag->helps[i]);
    yst_layout_paragraph(layout, YST_STYLE_PLAIN, 2, 4, help);
  }
}

static void add_summary(const yst_layout *layout, const yst_messages *messages)
{
  yst_text lines[YST_SUMMARY_LINES];
  size_t count = yst_messages_summary(layout->buffer->arena, messages, lines);
  for (size_t i = 0; i < count; i++)
    yst_layout_paragraph(layout, YST_STYLE_PLAIN, i ? 2 : 0, i ? 4 : 2, lines[i]);
}

void yst_messages_text(const yst_layout *layout, const yst_messages *messages)
{
  for (size_t i = 0; i < messages->diags->count; i++) {
    yst_message_text(layout, messages, i);
    yst_layout_blank_line(layout);
  }
  add_summary(layout, messages);
}
