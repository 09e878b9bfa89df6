#include "syntax/format.h"

#include "base/utf8.h"

#include "syntax/layout.h"

/* Blanks for each level, and how much further a line is set in that goes on the one above. */
#define STEP 2
#define CARRIED 2
/* Labels longer than this do not push what follows them to the right. */
#define WIDE 48

/* ---- columns ---- */

typedef struct widths {
  size_t count, capacity;
  size_t *items;
} widths;

static yst_text slot_text(const yst_layout *layout, const yst_layout_line *line, size_t slot)
{
  size_t begin = line->slots[slot];
  size_t end = slot + 1 < line->slot_count ? line->slots[slot + 1] : line->line.end;
  yst_buffer text = yst_buffer_in(layout->arena);
  yst_layout_words(layout, line, begin, end, line->depth * STEP + CARRIED, &text);
  return yst_buffer_text(&text);
}

/* The width of each column of a group: the widest of its entries, indentation included in the first. */
static widths widths_of(const yst_layout *layout, size_t first)
{
  widths found = {0};
  size_t group = layout->lines[first].group;
  for (size_t i = first; i < layout->count; i++) {
    const yst_layout_line *line = &layout->lines[i];
    if (line->group != group) {
      if (line->depth < layout->lines[first].depth || !yst_layout_is_row(layout->lines[first].line.kind))
        break;
      continue;
    }
    bool listed = !yst_layout_is_row(line->line.kind);
    for (size_t slot = 0; slot < line->slot_count; slot++) {
      size_t width = yst_text_width(slot_text(layout, line, slot));
      if (slot == 0) width += line->depth * STEP;
      if (listed && slot == 1 && width > WIDE) width = 0;
      if (slot == found.count) YST_PUSH(layout->arena, found.items, found.count, found.capacity, (size_t)0);
      if (width > found.items[slot]) found.items[slot] = width;
    }
  }
  return found;
}

/* Rows of amounts, which want more air than names and labels. */
static bool is_figures(yst_piece_kind kind)
{
  return yst_layout_is_row(kind) && kind != YST_PIECE_LEVEL && kind != YST_PIECE_LABEL_ROW;
}

static void write_columns(const yst_layout *layout, const yst_layout_line *line, const widths *columns,
                          yst_buffer *out)
{
  size_t gap = is_figures(line->line.kind) ? 2 : 1;
  size_t written = line->depth * STEP, wanted = written;
  yst_buffer_add_repeat(out, ' ', written);
  for (size_t slot = 0; slot < line->slot_count; slot++) {
    yst_text text = slot_text(layout, line, slot);
    if (text.length) {
      if (slot > 0 && wanted < written + gap) wanted = written + gap;
      yst_buffer_add_repeat(out, ' ', wanted - written);
      yst_buffer_add(out, text);
      written = wanted + yst_text_width(text);
    }
    if (slot == 0) wanted = 0;
    if (columns->items[slot]) wanted += columns->items[slot] + gap;
  }
}

/* ---- what stands between lines ---- */

static uint32_t line_number(const yst_layout *layout, uint32_t offset)
{
  return yst_source_line_of(layout->source, offset);
}

/* Line ends from the end of one token to the start of another. */
static uint32_t lines_between(const yst_layout *layout, const yst_token *before, const yst_token *after)
{
  return line_number(layout, after->start) -
         line_number(layout, before->end > before->start ? before->end - 1 : before->end);
}

static void end_line(yst_buffer *out)
{
  if (out->length) yst_buffer_add_byte(out, '\n');
}

/* Whether comment number `i` of all tokens clings to what stands above it: no blank line above, but one
 * below. */
static bool clings_above(const yst_layout *layout, size_t i)
{
  const yst_token *all = layout->all->items;
  size_t first = i, last = i;
  while (first > 0 && all[first].first && lines_between(layout, &all[first - 1], &all[first]) == 1 &&
         all[first - 1].kind == all[i].kind && all[first - 1].first)
    first--;
  while (last + 1 < layout->all->count && all[last + 1].kind == all[i].kind &&
         lines_between(layout, &all[last], &all[last + 1]) == 1)
    last++;
  if (first == 0 || lines_between(layout, &all[first - 1], &all[first]) > 1) return false;
  return last + 1 == layout->all->count || lines_between(layout, &all[last], &all[last + 1]) > 1;
}

/* Blank lines and comments from token `from` of all up to `to`, which begins the next line, or the end. */
static void write_between(const yst_layout *layout, size_t from, size_t to, size_t depth_above,
                          size_t depth_below, yst_buffer *out)
{
  const yst_token *all = layout->all->items;
  for (size_t i = from; i <= to && i < layout->all->count; i++) {
    bool trailing = i < to && !all[i].first;
    if (trailing) {
      yst_buffer_add_string(out, "  ");
    } else {
      uint32_t breaks = i == 0 ? 0 : lines_between(layout, &all[i - 1], &all[i]);
      end_line(out);
      for (uint32_t line = 1; line < breaks && out->length; line++) yst_buffer_add_byte(out, '\n');
      if (i < to)
        yst_buffer_add_repeat(out, ' ', STEP * (clings_above(layout, i) ? depth_above : depth_below));
    }
    if (i < to) yst_buffer_add(out, yst_text_trim(yst_token_text(layout->all, &all[i])));
  }
}

/* ---- the whole ---- */

static void write_line(const yst_layout *layout, size_t number, widths *columns, size_t *group,
                       yst_buffer *out)
{
  const yst_layout_line *line = &layout->lines[number];
  if (!line->group) {
    yst_buffer_add_repeat(out, ' ', line->depth * STEP);
    yst_layout_words(layout, line, line->line.begin, line->line.end, line->depth * STEP + CARRIED, out);
    return;
  }
  if (line->group != *group) *columns = widths_of(layout, number);
  *group = line->group;
  write_columns(layout, line, columns, out);
}

void yst_format_source(const yst_tree *tree, yst_buffer *out)
{
  yst_layout layout = yst_layout_of(tree, out->arena);
  widths columns = {0};
  size_t group = 0, from = 0, depth = 0;
  for (size_t i = 0; i < layout.count; i++) {
    const yst_layout_line *line = &layout.lines[i];
    write_between(&layout, from, layout.place_in_all[line->line.begin], depth, line->depth, out);
    write_line(&layout, i, &columns, &group, out);
    from = layout.place_in_all[line->line.end - 1] + 1;
    depth = line->depth;
  }
  write_between(&layout, from, layout.all->count, depth, 0, out);
  end_line(out);
}
