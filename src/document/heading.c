#include "document/read.h"

/* Longer lines are sentences. */
#define MOST_WORDS 12
#define MOST_WORDS_PLAIN 10

static size_t count_words(yst_text text)
{
  size_t count = 0;
  bool inside = false;
  for (size_t at = 0; at < text.length;) {
    size_t blank = yst_text_blank(text, at);
    if (!blank && !inside) count++;
    inside = !blank;
    at += blank ? blank : 1;
  }
  return count;
}

static yst_text without_emphasis(yst_text text)
{
  text = yst_text_trim(text);
  while (text.length && (text.bytes[0] == '*' || text.bytes[0] == '_' || text.bytes[0] == '#'))
    text = yst_text_of(text.bytes + 1, text.length - 1);
  while (text.length && (text.bytes[text.length - 1] == '*' || text.bytes[text.length - 1] == '_' ||
                         text.bytes[text.length - 1] == '#'))
    text.length--;
  return yst_text_trim(text);
}

char yst_last_sign(yst_text text)
{
  text = without_emphasis(text);
  /* A quotation that closes stands behind the stop. */
  while (text.length > 3 && memcmp(text.bytes + text.length - 3, "\xE2\x80\x9D", 3) == 0) text.length -= 3;
  while (text.length > 1 && text.bytes[text.length - 1] == '"') text.length--;
  return text.length ? text.bytes[text.length - 1] : '\0';
}

bool yst_begins_small(yst_text text)
{
  text = without_emphasis(text);
  return text.length && text.bytes[0] >= 'a' && text.bytes[0] <= 'z';
}

static bool begins_large(yst_text text)
{
  text = without_emphasis(text);
  if (!text.length) return false;
  unsigned char byte = (unsigned char)text.bytes[0];
  return (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte >= 0x80 || byte == '\'' ||
         byte == '"';
}

static bool is_address(yst_text text)
{
  for (size_t i = 0; i + 2 < text.length; i++) {
    if (text.bytes[i] == '@' ||
        (text.bytes[i] == ':' && text.bytes[i + 1] == '/' && text.bytes[i + 2] == '/'))
      return true;
  }
  return false;
}

static bool is_in_capitals(yst_text text)
{
  size_t letters = 0;
  for (size_t i = 0; i < text.length; i++) {
    if (text.bytes[i] >= 'a' && text.bytes[i] <= 'z') return false;
    letters += text.bytes[i] >= 'A' && text.bytes[i] <= 'Z';
  }
  return letters > 1;
}

static bool is_emphasised(yst_text text)
{
  return text.length > 4 && memcmp(text.bytes, "**", 2) == 0 &&
         memcmp(text.bytes + text.length - 2, "**", 2) == 0 && !memchr(text.bytes + 2, '*', text.length - 4);
}

/* What it says before a remark in brackets. */
static yst_text before_remark(yst_text text)
{
  const char *open = text.length ? memchr(text.bytes, '(', text.length) : NULL;
  bool closes = open && (yst_last_sign(text) == ')' || yst_last_sign(text) == '.');
  return closes && open > text.bytes ? yst_text_trim(yst_text_of(text.bytes, (size_t)(open - text.bytes)))
                                     : text;
}

/* 0 when it is no whole number. */
static unsigned whole_number(yst_text label)
{
  unsigned number = 0;
  for (size_t i = 0; i < label.length; i++) {
    if (label.bytes[i] < '0' || label.bytes[i] > '9') return 0;
    number = number * 10 + (unsigned)(label.bytes[i] - '0');
  }
  return number;
}

yst_atom yst_label_atom(yst_doc_reader *reader, yst_text label)
{
  yst_word_scan scan = yst_words_of(reader->arena, reader->document->atoms, label);
  return yst_next_word(&scan) ? scan.atom : YST_NO_ATOM;
}

static void set_labelled(yst_doc_reader *reader, yst_block *block, yst_text what, yst_text label)
{
  yst_atom of = block->label_of = yst_label_atom(reader, what);
  yst_text word = yst_atom_text(reader->document->atoms, of);
  bool inside = yst_text_equal(word, YST_TEXT("section")) || yst_text_equal(word, YST_TEXT("chapter"));
  block->rank = inside ? YST_RANK_NUMBERED : YST_RANK_APPENDIX;
  block->label = yst_label_atom(reader, label);
}

/* `## 3. Meetings` */
static bool is_marked(yst_doc_reader *reader, yst_text text, yst_block *block, yst_text *words)
{
  size_t level = 0;
  while (level < text.length && text.bytes[level] == '#') level++;
  if (level == 0 || level > 6 || !yst_text_blank(text, level)) return false;
  yst_text rest = yst_text_trim(yst_text_of(text.bytes + level, text.length - level));
  yst_marker marker = yst_marker_of(rest);
  yst_text what, label;
  *words = rest;
  block->rank = YST_RANK_MARKED + (unsigned)level - 1;
  if (yst_labelled(rest, &what, &label)) {
    set_labelled(reader, block, what, label);
  } else if (whole_number(marker.label) && !marker.bullet) {
    block->rank = YST_RANK_NUMBERED;
    block->label = yst_label_atom(reader, marker.label);
    reader->heading_number = whole_number(marker.label);
    *words = marker.rest;
  }
  return true;
}

/* `3. Meetings`, between blank lines; a question only where the number goes on from the heading before. */
static bool is_numbered(yst_doc_reader *reader, const yst_line_at_hand *line, yst_block *block,
                        yst_text *words)
{
  unsigned number = whole_number(line->marker.label);
  if (!number || line->marker.bullet || !line->blank_before || !line->blank_after) return false;
  yst_text shown = before_remark(line->marker.rest);
  char last = yst_last_sign(shown);
  if (count_words(shown) > MOST_WORDS || !begins_large(shown) || !last || strchr(".;:,!", last)) return false;
  if (last == '?' && number != reader->heading_number + 1) return false;
  block->rank = YST_RANK_NUMBERED;
  block->label = yst_label_atom(reader, line->marker.label);
  reader->heading_number = number;
  *words = line->marker.rest;
  return true;
}

/* Whether a sentence ends inside a line. */
static bool holds_stop(yst_text text)
{
  for (size_t i = 0; i + 1 < text.length; i++) {
    if (strchr(".?!", text.bytes[i]) && yst_text_blank(text, i + 1)) return true;
  }
  return false;
}

/* A short line that stands apart and is no sentence. */
static bool is_plain(const yst_doc_reader *reader, const yst_line_at_hand *line)
{
  if (reader->in_list || !(line->blank_before || line->blank_after)) return false;
  if (!begins_large(line->text) || is_address(line->text)) return false;
  if (line->goes_on_after || holds_stop(line->text)) return false;
  char last = yst_last_sign(line->text);
  return count_words(line->text) <= MOST_WORDS_PLAIN && !strchr(".?!;:,", last);
}

bool yst_is_heading(yst_doc_reader *reader, const yst_line_at_hand *line, yst_block *block, yst_text *words)
{
  yst_text text = line->text, what, label;
  *words = text;
  if (is_marked(reader, text, block, words)) return true;
  if (line->item || line->marker.bullet) return false;
  if (count_words(text) <= MOST_WORDS && yst_labelled(text, &what, &label)) {
    set_labelled(reader, block, what, label);
    return true;
  }
  if (is_numbered(reader, line, block, words)) return true;
  if (line->marker.label.length && !line->marker.bare) return false;
  if (count_words(text) > MOST_WORDS) return false;
  if (is_in_capitals(text) && begins_large(text) && !strchr(".,;", yst_last_sign(text))) {
    block->rank = YST_RANK_CAPITALS;
  } else if (is_emphasised(text)) {
    block->rank = YST_RANK_BOLD;
  } else if (is_plain(reader, line)) {
    block->rank = YST_RANK_PLAIN;
  } else {
    return false;
  }
  return true;
}
