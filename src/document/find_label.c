#include "document/find.h"

/* A range longer than this is none. */
#define LONGEST_RANGE 1000
#define MOST_TOKENS 64

static bool is_digit(char byte)
{
  return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* ---- reading a part ---- */

static yst_text without_brackets(yst_text token)
{
  while (token.length && token.bytes[0] == '(') token = yst_text_of(token.bytes + 1, token.length - 1);
  while (token.length && (token.bytes[token.length - 1] == ')' || token.bytes[token.length - 1] == '.'))
    token.length--;
  return token;
}

/* `3`, `3.4`, `2a`, `B`, `iv` */
static bool is_label(yst_text token)
{
  size_t at = 0, digits = 0;
  while (at < token.length && (is_digit(token.bytes[at]) || (at && token.bytes[at] == '.')))
    digits += is_digit(token.bytes[at++]);
  if (at)
    return digits <= 6 && (at == token.length || (at + 1 == token.length && is_letter(token.bytes[at])));
  if (token.length == 1) return is_letter(token.bytes[0]);
  for (size_t i = 0; i < token.length; i++) {
    if (!strchr("ivxIVX", token.bytes[i])) return false;
  }
  return token.length > 0 && token.length <= 4;
}

static bool is_range_word(yst_text token)
{
  return yst_text_equal(token, YST_TEXT("to")) || yst_text_equal(token, YST_TEXT("-")) ||
         yst_text_equal(token, YST_TEXT("\xE2\x80\x93"));
}

static bool is_joint(yst_text token)
{
  return yst_text_equal(token, YST_TEXT(",")) || yst_text_equal(token, YST_TEXT("and"));
}

/* Words, and commas by themselves. */
static size_t cut(yst_text part, yst_text *tokens)
{
  size_t count = 0;
  for (size_t at = 0; at < part.length && count < MOST_TOKENS;) {
    size_t blank = yst_text_blank(part, at);
    if (blank) {
      at += blank;
      continue;
    }
    size_t end = at + 1;
    if (part.bytes[at] != ',') {
      while (end < part.length && !yst_text_blank(part, end) && part.bytes[end] != ',') end++;
    }
    tokens[count++] = yst_text_of(part.bytes + at, end - at);
    at = end;
  }
  return count;
}

/* Whether labels and what joins them take turns from a token to the end. */
static bool are_labels(const yst_text *tokens, size_t from, size_t count)
{
  bool wants_label = true;
  for (size_t i = from; i < count; i++) {
    yst_text token = without_brackets(tokens[i]);
    if (wants_label ? !is_label(token) : !(is_joint(token) || is_range_word(token))) return false;
    wants_label = !wants_label;
    /* `1, 2, and 5` */
    if (wants_label && i + 1 < count && yst_text_equal(token, YST_TEXT(",")) &&
        yst_text_equal(tokens[i + 1], YST_TEXT("and")))
      i++;
  }
  return !wants_label;
}

static void add_label(yst_arena *arena, yst_labels *labels, yst_text label)
{
  YST_PUSH(arena, labels->items, labels->count, labels->capacity, label);
}

static unsigned number_of(yst_text digits)
{
  unsigned number = 0;
  for (size_t i = 0; i < digits.length; i++) {
    if (!is_digit(digits.bytes[i])) return 0;
    number = number * 10 + (unsigned)(digits.bytes[i] - '0');
  }
  return number;
}

/* What stands before the last number: `3.` of `3.4`. */
static yst_text before_last(yst_text label)
{
  size_t length = label.length;
  while (length && label.bytes[length - 1] != '.') length--;
  return yst_text_of(label.bytes, length);
}

/* The labels between the last one added and this one, and this one. */
static bool add_range(yst_arena *arena, yst_labels *labels, yst_text to)
{
  yst_text from = labels->items[labels->count - 1];
  if (from.length == 1 && to.length == 1 && is_letter(from.bytes[0]) && is_letter(to.bytes[0])) {
    for (char c = (char)(from.bytes[0] + 1); c <= to.bytes[0]; c++)
      add_label(arena, labels, yst_format(arena, "%c", c));
    return from.bytes[0] <= to.bytes[0];
  }
  yst_text before = before_last(from);
  if (!yst_text_equal(before, before_last(to))) return false;
  unsigned first = number_of(yst_text_of(from.bytes + before.length, from.length - before.length));
  unsigned last = number_of(yst_text_of(to.bytes + before.length, to.length - before.length));
  if (!first || last < first || last - first > LONGEST_RANGE) return false;
  for (unsigned n = first + 1; n <= last; n++) add_label(arena, labels, yst_format(arena, "%t%u", before, n));
  return true;
}

bool yst_labels_of(yst_arena *arena, yst_text part, yst_labels *labels)
{
  yst_text tokens[MOST_TOKENS];
  size_t count = cut(part, tokens), from = 1;
  *labels = (yst_labels){.what = {"", 0}};
  while (from < count && !are_labels(tokens, from, count)) from++;
  if (from >= count) return false;
  labels->what =
      yst_text_of(part.bytes, (size_t)(tokens[from - 1].bytes + tokens[from - 1].length - part.bytes));
  bool range = false;
  for (size_t i = from; i < count; i++) {
    yst_text token = without_brackets(tokens[i]);
    if (token.bytes != tokens[i].bytes) labels->bracketed = true;
    if (is_joint(token) || is_range_word(token)) {
      range = is_range_word(token);
    } else if (!range) {
      add_label(arena, labels, token);
    } else if (!add_range(arena, labels, token)) {
      return false;
    }
  }
  return true;
}

/* ---- finding ---- */

/* How a kind of thing is looked for. */
typedef enum thing { KIND_ITEM, KIND_HEADING, KIND_PARAGRAPH, KIND_APPENDIX } thing;

static thing kind_of(yst_text word)
{
  static const struct {
    const char *word;
    thing kind;
  } kinds[] = {{"section", KIND_HEADING},   {"heading", KIND_HEADING},     {"chapter", KIND_HEADING},
               {"part", KIND_HEADING},      {"paragraph", KIND_PARAGRAPH}, {"para", KIND_PARAGRAPH},
               {"appendix", KIND_APPENDIX}, {"annex", KIND_APPENDIX},      {"annexe", KIND_APPENDIX},
               {"schedule", KIND_APPENDIX}};
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    if (yst_text_equal(word, yst_text_from(kinds[i].word))) return kinds[i].kind;
  }
  return KIND_ITEM;
}

typedef struct wanted {
  yst_text word; /* the last of what is wanted, folded and one */
  thing kind;
  yst_atom label;
  yst_text label_text;
  bool bracketed; /* written `(3)`: the number in brackets is meant, where there are both */
} wanted;

/* `Key Risk` is looked for as `risk`, `paragraphs` as `paragraph`, `appendices` as `appendix`. */
static yst_text singular(yst_arena *arena, yst_text what)
{
  yst_text folded = yst_text_fold(arena, what);
  size_t start = folded.length;
  while (start && folded.bytes[start - 1] != ' ') start--;
  yst_text word = yst_text_of(folded.bytes + start, folded.length - start);
  if (yst_text_equal(word, YST_TEXT("appendices"))) return YST_TEXT("appendix");
  if (word.length > 3 && word.bytes[word.length - 1] == 's') word.length--;
  return word;
}

/* How well a block fits what is wanted: 0 not at all. */
static unsigned fit_of(const yst_document *document, const yst_block *block, const wanted *want)
{
  if (!block->label || block->label != want->label) return 0;
  bool heading = block->kind == YST_BLOCK_HEADING, item = block->kind == YST_BLOCK_ITEM;
  if (block->label_of) {
    bool same = yst_text_equal(yst_atom_text(document->atoms, block->label_of), want->word);
    return same ? 16 + heading : 0;
  }
  unsigned style = block->bracketed == want->bracketed;
  switch (want->kind) {
  case KIND_APPENDIX: return 0;
  case KIND_HEADING: return style + (heading ? 12 : item ? 6 : 4);
  default: return style + (heading ? 4 : item ? 10 : 8);
  }
}

static size_t first_block(const yst_document *document, yst_stretch within)
{
  return within.first < within.end ? document->passages[within.first].block : document->block_count;
}

static bool is_within(const yst_document *document, size_t block, yst_stretch within)
{
  return block < document->block_count && document->blocks[block].first < within.end;
}

/* The block that fits best; the outermost of those, and the first. */
static bool find_numbered(const yst_finder *finder, yst_stretch within, const wanted *want, size_t *block)
{
  const yst_document *document = finder->document;
  const yst_by_atom *labelled = &finder->labelled;
  unsigned best = 0;
  if (!want->label || want->label > finder->atom_count) return false;
  for (uint32_t i = labelled->first[want->label]; i < labelled->first[want->label + 1]; i++) {
    const yst_block *b = &document->blocks[labelled->items[i]];
    if (b->first + b->count <= within.first || b->first >= within.end) continue;
    unsigned fit = fit_of(document, b, want);
    bool shallower = fit == best && fit && b->depth < document->blocks[*block].depth;
    if (fit <= best && !shallower) continue;
    best = fit;
    *block = labelled->items[i];
  }
  return best > 0;
}

static bool is_counted(const yst_block *block, thing kind, uint32_t depth)
{
  if (kind == KIND_PARAGRAPH) return block->kind == YST_BLOCK_PROSE;
  return block->kind == YST_BLOCK_ITEM && block->depth <= depth;
}

/* Where nothing is numbered, list items and paragraphs are counted. */
static bool find_counted(const yst_document *document, yst_stretch within, const wanted *want, size_t *block)
{
  unsigned number = number_of(want->label_text);
  uint32_t depth = UINT32_MAX;
  if (!number || want->kind == KIND_HEADING || want->kind == KIND_APPENDIX) return false;
  for (size_t i = first_block(document, within); is_within(document, i, within); i++) {
    const yst_block *b = &document->blocks[i];
    if (b->kind == YST_BLOCK_HEADING) continue;
    if (b->label && is_digit(yst_atom_text(document->atoms, b->label).bytes[0])) return false;
    if (b->kind == YST_BLOCK_ITEM && b->depth < depth) depth = b->depth;
  }
  for (size_t i = first_block(document, within); is_within(document, i, within); i++) {
    if (!is_counted(&document->blocks[i], want->kind, depth) || --number) continue;
    *block = i;
    return true;
  }
  return false;
}

static yst_atom label_atom(const yst_finder *finder, yst_text label)
{
  yst_buffer small = yst_buffer_in(finder->arena);
  for (size_t i = 0; i < label.length; i++) {
    char byte = label.bytes[i];
    yst_buffer_add_byte(&small, byte >= 'A' && byte <= 'Z' ? (char)(byte | 0x20) : byte);
  }
  return yst_atom_find(finder->document->atoms, yst_buffer_text(&small));
}

static bool find_one(yst_finder *finder, yst_stretch within, wanted want, yst_text label, size_t *block)
{
  const yst_document *document = finder->document;
  want.label = label_atom(finder, label);
  want.label_text = label;
  if (find_numbered(finder, within, &want, block)) return true;
  if (find_counted(document, within, &want, block)) return true;
  /* `2a` is the `a` of `2`. */
  size_t digits = label.length - 1;
  if (digits == 0 || !is_digit(label.bytes[0]) || !is_letter(label.bytes[digits])) return false;
  want.label_text = yst_text_of(label.bytes, digits);
  want.label = label_atom(finder, want.label_text);
  if (!find_numbered(finder, within, &want, block)) return false;
  yst_stretch under = yst_under_block(document, *block, within);
  under.first = document->blocks[*block].first + document->blocks[*block].count;
  want.label = label_atom(finder, yst_text_of(label.bytes + digits, 1));
  return find_numbered(finder, under, &want, block);
}

bool yst_find_labels(yst_finder *finder, yst_stretch within, const yst_labels *labels, yst_place_found *found)
{
  yst_text word = singular(finder->arena, labels->what);
  wanted want = {.word = word, .kind = kind_of(word), .bracketed = labels->bracketed};
  for (size_t i = 0; i < labels->count; i++) {
    size_t block = 0;
    if (!find_one(finder, within, want, labels->items[i], &block)) {
      found->missing = yst_format(finder->arena, "%t %t", labels->what, labels->items[i]);
      return false;
    }
    yst_stretch own = yst_block_stretch(&finder->document->blocks[block]);
    yst_stretch under = yst_under_block(finder->document, block, within);
    yst_add_exact(finder, found, own);
    if (i == 0) {
      found->where = own;
      found->under = under;
    } else if (under.end > found->under.end) {
      found->under.end = under.end;
    }
  }
  return true;
}
