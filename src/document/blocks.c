#include "document/read.h"

#include "base/limits.h"

/* A document whose lines are all shorter than this was wrapped by hand: its lines go on. */
#define WIDEST_WRAPPED 110
/* A line shorter than this is not broken off by the end of a page. */
#define LEAST_BROKEN 40

static void close_open(yst_doc_reader *reader)
{
  if (!reader->open) return;
  reader->open = false;
  yst_text text = yst_text_of(reader->document->text.bytes + reader->start, reader->end - reader->start);
  yst_add_block(reader, reader->block, &text, 1);
}

static void open_block(yst_doc_reader *reader, yst_block block, yst_text words)
{
  close_open(reader);
  reader->open = true;
  reader->block = block;
  reader->start = (size_t)(words.bytes - reader->document->text.bytes);
  reader->end = reader->start + words.length;
}

static bool ends(char last)
{
  return last == '.' || last == '?' || last == '!' || last == ':' || last == ';';
}

/* Whether a line goes on with what is open. */
static bool goes_on(const yst_doc_reader *reader, const yst_line_at_hand *line)
{
  if (!reader->open || line->item || line->marker.bullet) return false;
  if (line->marker.label.length && !line->marker.bare) return false;
  yst_text open = yst_text_of(reader->document->text.bytes + reader->start, reader->end - reader->start);
  char last = yst_last_sign(open);
  bool small = yst_begins_small(line->text);
  if (line->blank_before) return small && !ends(last) && open.length >= LEAST_BROKEN;
  if (small && (!ends(last) || last == ';')) return true;
  bool wrapped = reader->widest <= WIDEST_WRAPPED && line->length_before >= reader->widest * 2 / 3;
  return wrapped && last != ':';
}

static void read_line(yst_doc_reader *reader, const yst_line_at_hand *line)
{
  yst_block block = {.kind = YST_BLOCK_HEADING, .depth = line->depth};
  yst_text words;
  bool labelled = line->marker.label.length && !line->marker.bare;
  if (!goes_on(reader, line) && yst_is_heading(reader, line, &block, &words)) {
    open_block(reader, block, words);
    close_open(reader);
    reader->in_list = false;
    reader->after_heading = true;
    return;
  }
  reader->after_heading = false;
  if (line->item || line->marker.bullet || labelled) {
    block.kind = YST_BLOCK_ITEM;
    if (labelled || (line->marker.bullet && line->marker.label.length))
      block.label = yst_label_atom(reader, line->marker.label);
    block.bracketed = line->marker.bracketed;
    yst_text rest = labelled || block.label                             ? line->marker.rest
                    : line->marker.bullet && !line->marker.label.length ? line->marker.rest
                                                                        : line->text;
    open_block(reader, block, rest);
    reader->in_list = false;
  } else if (goes_on(reader, line)) {
    reader->end = (size_t)(line->text.bytes - reader->document->text.bytes) + line->text.length;
  } else {
    block.kind = reader->in_list && line->text.length < 80 ? YST_BLOCK_ITEM : YST_BLOCK_PROSE;
    open_block(reader, block, line->text);
    if (block.kind == YST_BLOCK_PROSE) reader->in_list = false;
  }
  if (yst_last_sign(line->text) == ':') reader->in_list = true;
}

/* ---- lines, and what markup makes of one ---- */

/* Where the next block within a line begins, after what parts them; `*item` when that is a bullet or list
 * item. */
static size_t segment_end(yst_text line, size_t from)
{
  for (size_t at = from; at < line.length; at++) {
    char byte = line.bytes[at];
    if (byte == YST_BREAK || byte == YST_ITEM_BREAK) return at;
    bool blank_before = at > from && yst_text_blank(line, at - 1);
    bool bullet = line.length - at > 3 && memcmp(line.bytes + at, "\xE2\x80\xA2", 3) == 0 &&
                  yst_text_blank(line, at + 3);
    if (bullet && blank_before && at > from + 1) return at;
  }
  return line.length;
}

static uint32_t depth_of(yst_text line)
{
  uint32_t depth = 0;
  for (size_t at = 0; at < line.length; at++) {
    if (line.bytes[at] == '\t')
      depth += 4;
    else if (line.bytes[at] == ' ')
      depth++;
    else
      break;
  }
  return depth;
}

static void read_prose(yst_doc_reader *reader, yst_text text, yst_line_at_hand around)
{
  uint32_t depth = depth_of(text);
  bool item = false;
  for (size_t from = 0; from < text.length;) {
    if (text.bytes[from] == YST_BREAK || text.bytes[from] == YST_ITEM_BREAK) {
      item = text.bytes[from] == YST_ITEM_BREAK;
      from++;
      around.blank_before = true;
      continue;
    }
    size_t end = segment_end(text, from);
    yst_line_at_hand line = around;
    line.text = yst_text_trim(yst_text_of(text.bytes + from, end - from));
    line.depth = depth;
    line.item = item;
    line.blank_after = around.blank_after || end < text.length;
    line.marker = yst_marker_of(line.text);
    if (line.text.length) read_line(reader, &line);
    from = end;
  }
}

/* A tab parts cells; tabs before a bullet set it in. */
static bool is_row(yst_text line)
{
  const char *tab = line.length ? memchr(line.bytes, '\t', line.length) : NULL;
  if (!tab) return false;
  yst_text trimmed = yst_text_trim(line);
  if (trimmed.length == 0) return true;
  return memchr(trimmed.bytes, '\t', trimmed.length) || !yst_marker_of(trimmed).bullet;
}

static void read_row(yst_doc_reader *reader, yst_text line)
{
  close_open(reader);
  reader->in_list = false;
  if (reader->row_count && yst_count_cells(reader->rows[0]) != yst_count_cells(line)) yst_read_table(reader);
  YST_PUSH(reader->arena, reader->rows, reader->row_count, reader->row_capacity, line);
}

static yst_text line_of(const yst_doc_reader *reader, size_t line)
{
  yst_text text = reader->document->text;
  size_t start = reader->line_starts[line];
  size_t end = line + 1 < reader->line_count ? reader->line_starts[line + 1] - 1 : text.length;
  return yst_text_of(text.bytes + start, end - start);
}

static void find_lines(yst_doc_reader *reader)
{
  yst_text text = reader->document->text;
  YST_PUSH(reader->arena, reader->line_starts, reader->line_count, reader->line_capacity, 0);
  for (size_t at = 0; at < text.length; at++) {
    if (text.bytes[at] == '\n')
      YST_PUSH(reader->arena, reader->line_starts, reader->line_count, reader->line_capacity,
               (uint32_t)at + 1);
  }
  for (size_t i = 0; i < reader->line_count; i++) {
    yst_text line = line_of(reader, i);
    if (line.length > reader->widest && !is_row(line)) reader->widest = line.length;
  }
}

static bool is_blank(const yst_doc_reader *reader, size_t line)
{
  if (line >= reader->line_count) return true;
  return yst_text_trim(line_of(reader, line)).length == 0;
}

static bool begins_small(const yst_doc_reader *reader, size_t line)
{
  return line < reader->line_count && yst_begins_small(yst_text_trim(line_of(reader, line)));
}

void yst_read_blocks(yst_doc_reader *reader)
{
  find_lines(reader);
  size_t length_before = 0;
  bool blank_before = true;
  for (size_t i = 0; i < reader->line_count; i++) {
    yst_text line = line_of(reader, i);
    bool row = is_row(line);
    if (!row && reader->row_count) yst_read_table(reader);
    if (is_blank(reader, i)) {
      length_before = 0;
      blank_before = true;
      continue;
    }
    if (row) {
      read_row(reader, line);
    } else {
      read_prose(reader, line,
                 (yst_line_at_hand){.blank_before = blank_before || reader->after_heading,
                                    .blank_after = is_blank(reader, i + 1),
                                    .goes_on_after = begins_small(reader, i + 1),
                                    .length_before = length_before});
    }
    length_before = line.length;
    blank_before = false;
  }
  close_open(reader);
  yst_read_table(reader);
}
