#include "document/read.h"

/* A block whose words are being added. */
typedef struct adding {
  yst_doc_reader *reader;
  yst_document *document;
  yst_atom before; /* the word before the one at hand */
  size_t words;    /* in the passage at hand */
} adding;

static bool is_short_form(const yst_document *document, yst_atom atom)
{
  static const char *const forms[] = {"eg", "ie",   "etc",  "mr",   "mrs",  "ms",    "dr",  "st", "no", "nos",
                                      "vs", "govt", "dept", "cllr", "para", "paras", "ref", "p",  "pp", "cf"};
  yst_text word = yst_atom_text(document->atoms, atom);
  if (word.length == 1) return true;
  for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
    if (yst_text_equal(word, yst_text_from(forms[i]))) return true;
  }
  return false;
}

/* A bullet that stands in the middle of a cell. */
static bool is_bullet(yst_text gap, size_t at)
{
  if (gap.length - at < 3) return false;
  const unsigned char *byte = (const unsigned char *)gap.bytes + at;
  bool dot = byte[0] == 0xE2 && byte[1] == 0x80 && byte[2] == 0xA2;
  return dot || byte[0] == 0xEE || (byte[0] == 0xEF && byte[1] >= 0x80 && byte[1] <= 0xA3);
}

/* Whether a sentence ends in the gap: a full stop, question or exclamation mark, then a blank, then a word
 * that begins one. */
static bool ends_sentence(const adding *a, yst_text gap, bool capital)
{
  for (size_t i = 0; i < gap.length; i++) {
    char byte = gap.bytes[i];
    if (byte == YST_BREAK || byte == YST_ITEM_BREAK || is_bullet(gap, i)) return true;
    if (byte != '.' && byte != '?' && byte != '!') continue;
    if (!capital || (byte == '.' && is_short_form(a->document, a->before))) continue;
    for (size_t j = i + 1; j < gap.length; j++) {
      if (yst_text_blank(gap, j)) return true;
    }
  }
  return false;
}

static bool is_capital(yst_text text, size_t at)
{
  unsigned char byte = (unsigned char)text.bytes[at];
  return (byte >= 'A' && byte <= 'Z') ||
         (byte == 0xC3 && at + 1 < text.length && (unsigned char)text.bytes[at + 1] < 0xA0);
}

static uint32_t line_at(const yst_doc_reader *reader, size_t offset)
{
  size_t low = 0, high = reader->line_count;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (reader->line_starts[middle] <= offset)
      low = middle;
    else
      high = middle;
  }
  return (uint32_t)low + 1;
}

static void begin_passage(adding *a, size_t offset)
{
  yst_document *d = a->document;
  yst_passage passage = {
      .block = (uint32_t)d->block_count, .line = line_at(a->reader, offset), .first = d->word_count};
  YST_PUSH(a->reader->arena, d->passages, d->passage_count, d->passage_capacity, passage);
  a->words = 0;
}

static void add_word(adding *a, yst_atom atom, size_t start, size_t end, bool parted)
{
  yst_document *d = a->document;
  yst_doc_word word = {atom, (uint32_t)start, (uint32_t)end, (uint32_t)d->passage_count - 1,
                       parted || a->words == 0};
  YST_PUSH(a->reader->arena, d->words, d->word_count, d->word_capacity, word);
  d->passages[d->passage_count - 1].count++;
  a->words++;
  a->before = atom;
}

/* A word broken at the end of a line, `partner-` and `ship`, is one word where the document has that word
 * anywhere before, or the rules have it. */
static bool join_broken(adding *a, yst_text gap, yst_atom atom, size_t end)
{
  yst_document *d = a->document;
  if (gap.length < 2 || gap.bytes[0] != '-' || gap.bytes[1] != '\n') return false;
  yst_text joined =
      yst_format(a->reader->arena, "%t%t", yst_atom_text(d->atoms, a->before), yst_atom_text(d->atoms, atom));
  yst_atom known = yst_atom_find(d->atoms, joined);
  if (!known) return false;
  d->words[d->word_count - 1].atom = a->before = known;
  d->words[d->word_count - 1].end = (uint32_t)end;
  return true;
}

static void add_text(adding *a, yst_text text)
{
  yst_document *d = a->document;
  size_t base = (size_t)(text.bytes - d->text.bytes), from = 0;
  yst_word_scan scan = yst_words_of(a->reader->arena, d->atoms, text);
  scan.folded = a->reader->folded;
  while (yst_next_word(&scan)) {
    yst_text gap = yst_text_of(text.bytes + from, scan.start - from);
    bool first = d->passage_count == 0 || d->passages[d->passage_count - 1].block != d->block_count;
    if (!first && a->words && join_broken(a, gap, scan.atom, base + scan.end)) {
      from = scan.end;
      continue;
    }
    if (first || ends_sentence(a, gap, is_capital(text, scan.start))) begin_passage(a, base + scan.start);
    add_word(a, scan.atom, base + scan.start, base + scan.end, yst_gap_parts(gap));
    from = scan.end;
  }
  a->reader->folded = scan.folded;
}

bool yst_add_block(yst_doc_reader *reader, yst_block block, const yst_text *texts, size_t count)
{
  yst_document *d = reader->document;
  adding a = {.reader = reader, .document = d};
  block.first = d->passage_count;
  for (size_t i = 0; i < count; i++) add_text(&a, texts[i]);
  block.count = d->passage_count - block.first;
  if (!block.count) return false;
  block.line = d->passages[block.first].line;
  YST_PUSH(reader->arena, d->blocks, d->block_count, d->block_capacity, block);
  return true;
}

/* ---- as printed ---- */

static void add_printed(yst_buffer *buffer, yst_text text)
{
  for (size_t at = 0; at < text.length;) {
    size_t here = at, blank = yst_text_blank(text, at);
    uint32_t character = blank ? ' ' : yst_utf8_next(text, &at);
    if (blank) at += blank;
    bool hidden = character < 0x20 || character == 0xFFFD || character == '*' || character == '#';
    if (blank || hidden) {
      if (blank && buffer->length && buffer->bytes[buffer->length - 1] != ' ')
        yst_buffer_add_byte(buffer, ' ');
    } else {
      yst_buffer_add(buffer, yst_text_of(text.bytes + here, at - here));
    }
  }
}

/* Marks that stand directly at a word: quotes, brackets, stops. Their length in bytes, or 0. */
static size_t closing_mark(yst_text text, size_t at)
{
  if (at >= text.length) return 0;
  if (strchr(".,;:?!)\"'%*_", text.bytes[at])) return 1;
  bool quote = text.length - at >= 3 && (memcmp(text.bytes + at, "\xE2\x80\x9D", 3) == 0 ||
                                         memcmp(text.bytes + at, "\xE2\x80\x99", 3) == 0);
  return quote ? 3 : 0;
}

static size_t opening_mark(yst_text text, size_t at)
{
  if (at >= 1 && strchr("(\"'*", text.bytes[at - 1])) return 1;
  bool quote = at >= 3 && (memcmp(text.bytes + at - 3, "\xE2\x80\x9C", 3) == 0 ||
                           memcmp(text.bytes + at - 3, "\xE2\x80\x98", 3) == 0);
  return quote ? 3 : 0;
}

static yst_text with_marks(yst_text text, size_t start, size_t end)
{
  size_t mark;
  for (unsigned i = 0; i < 4 && (mark = closing_mark(text, end)); i++) end += mark;
  for (unsigned i = 0; i < 2 && (mark = opening_mark(text, start)); i++) start -= mark;
  return yst_text_of(text.bytes + start, end - start);
}

yst_text yst_passage_text(yst_arena *arena, const yst_document *document, const yst_passage *passage)
{
  yst_buffer buffer = yst_buffer_in(arena);
  const yst_doc_word *words = document->words + passage->first;
  for (size_t i = 0; i < passage->count;) {
    /* As far as the words follow each other in the text. */
    size_t last = i;
    while (last + 1 < passage->count && words[last + 1].start >= words[last].end &&
           words[last + 1].start - words[last].end < 64 &&
           !memchr(document->text.bytes + words[last].end, '\t', words[last + 1].start - words[last].end))
      last++;
    if (buffer.length) yst_buffer_add_byte(&buffer, ' ');
    add_printed(&buffer, with_marks(document->text, words[i].start, words[last].end));
    i = last + 1;
  }
  return yst_text_trim(yst_buffer_text(&buffer));
}
