#include "document/find.h"

/* Passages compared with words that are not found. */
#define MOST_COMPARED 500

/* How words stand in the document: the higher the better. */
typedef enum fit { FIT_NONE, FIT_HOLDS, FIT_BEGINS, FIT_BEGINS_HEADING, FIT_IS, FIT_IS_HEADING } fit;

typedef struct sought {
  const yst_atom *atoms;
  size_t count;
} sought;

static bool stands_at(const yst_document *document, sought words, size_t at)
{
  if (words.count > document->word_count - at) return false;
  for (size_t i = 0; i < words.count; i++) {
    if (document->words[at + i].atom != words.atoms[i]) return false;
  }
  return true;
}

static fit fit_at(const yst_document *document, sought words, size_t at)
{
  const yst_passage *passage = &document->passages[document->words[at].passage];
  if (passage->first != at) return FIT_HOLDS;
  bool heading = document->blocks[passage->block].kind == YST_BLOCK_HEADING;
  if (passage->count == words.count) return heading ? FIT_IS_HEADING : FIT_IS;
  return heading ? FIT_BEGINS_HEADING : FIT_BEGINS;
}

static bool is_within(const yst_document *document, size_t word, size_t count, yst_stretch within)
{
  return document->words[word].passage >= within.first &&
         document->words[word + count - 1].passage < within.end;
}

/* All passages with the same words are one: the headings of a table that is printed on every page. */
static void add_alike(yst_finder *finder, yst_stretch within, sought words, yst_place_found *found)
{
  const yst_document *document = finder->document;
  for (uint32_t i = finder->words.first[words.atoms[0]]; i < finder->words.first[words.atoms[0] + 1]; i++) {
    size_t at = finder->words.items[i];
    if (!stands_at(document, words, at) || !is_within(document, at, words.count, within)) continue;
    size_t passage = document->words[at].passage;
    if (fit_at(document, words, at) >= FIT_IS)
      yst_add_exact(finder, found, (yst_stretch){passage, passage + 1});
  }
}

static void add_found(yst_finder *finder, yst_stretch within, sought words, size_t at, fit how,
                      yst_place_found *found)
{
  const yst_document *document = finder->document;
  size_t first = document->words[at].passage, last = document->words[at + words.count - 1].passage;
  size_t block = document->passages[first].block;
  found->where = (yst_stretch){first, last + 1};
  found->under = yst_under_block(document, block, within);
  found->under.first = first;
  if (found->under.end <= last) found->under.end = last + 1;
  if (how >= FIT_IS) {
    add_alike(finder, within, words, found);
  } else if (how >= FIT_BEGINS) {
    yst_add_exact(finder, found, found->where);
  }
}

/* `column Timescale`: what a part of a table or page is called stands before its words. */
static yst_text without_kind(yst_text words)
{
  static const char *const kinds[] = {"column ",   "columns ", "row ",   "cell ",     "table ",
                                      "table of ", "heading ", "title ", "footnote ", "box "};
  yst_text rest = words;
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    yst_text kind = yst_text_from(kinds[i]);
    if (words.length <= kind.length || memcmp(words.bytes, kind.bytes, kind.length) != 0) continue;
    if (rest.length > words.length - kind.length)
      rest = yst_text_of(words.bytes + kind.length, words.length - kind.length);
  }
  return rest;
}

static bool find_exactly(yst_finder *finder, yst_stretch within, yst_text words, yst_place_found *found)
{
  const yst_document *document = finder->document;
  sought seek = {.count = 0};
  seek.atoms = yst_atoms_of_text(finder->arena, document->atoms, words, &seek.count);
  if (seek.count == 0 || seek.atoms[0] > finder->atom_count) return false;
  fit best = FIT_NONE;
  size_t best_at = 0;
  for (uint32_t i = finder->words.first[seek.atoms[0]]; i < finder->words.first[seek.atoms[0] + 1]; i++) {
    size_t at = finder->words.items[i];
    if (!stands_at(document, seek, at) || !is_within(document, at, seek.count, within)) continue;
    fit how = fit_at(document, seek, at);
    if (how <= best) continue;
    best = how;
    best_at = at;
  }
  if (best == FIT_NONE) return false;
  add_found(finder, within, seek, best_at, best, found);
  return true;
}

bool yst_find_words(yst_finder *finder, yst_stretch within, yst_text words, yst_place_found *found)
{
  if (find_exactly(finder, within, words, found)) return true;
  yst_text rest = without_kind(words);
  if (rest.length < words.length && find_exactly(finder, within, rest, found)) return true;
  found->missing = words;
  return false;
}

/* ---- what is near ---- */

/* The first words of a passage, as many as are sought. */
static yst_text beginning_of(yst_finder *finder, const yst_passage *passage, size_t count)
{
  yst_buffer buffer = yst_buffer_in(finder->arena);
  for (size_t i = 0; i < count && i < passage->count; i++) {
    if (i) yst_buffer_add_byte(&buffer, ' ');
    yst_buffer_add(&buffer,
                   yst_atom_text(finder->document->atoms, finder->document->words[passage->first + i].atom));
  }
  return yst_buffer_text(&buffer);
}

/* Whether a passage shares words enough to be compared by letters. */
static bool is_alike(const yst_document *document, const yst_passage *passage, sought words)
{
  size_t shared = 0;
  for (size_t i = 0; i < words.count; i++) {
    for (size_t j = 0; j < passage->count && j <= words.count; j++) {
      if (document->words[passage->first + j].atom != words.atoms[i]) continue;
      shared++;
      break;
    }
  }
  return 2 * shared >= words.count || words.count <= 2;
}

yst_text yst_find_near(yst_finder *finder, yst_stretch within, yst_text words)
{
  sought seek = {.count = 0};
  seek.atoms = yst_atoms_of_text(finder->arena, finder->document->atoms, words, &seek.count);
  if (!seek.count || seek.count > 20) return (yst_text){"", 0};
  yst_text texts[MOST_COMPARED];
  size_t passages[MOST_COMPARED], count = 0;
  for (size_t i = within.first; i < within.end && count < MOST_COMPARED; i++) {
    const yst_passage *passage = &finder->document->passages[i];
    if (!is_alike(finder->document, passage, seek)) continue;
    passages[count] = i;
    texts[count++] = beginning_of(finder, passage, seek.count);
  }
  yst_buffer folded = yst_buffer_in(finder->arena);
  for (size_t i = 0; i < seek.count; i++) {
    if (i) yst_buffer_add_byte(&folded, ' ');
    yst_buffer_add(&folded, yst_atom_text(finder->document->atoms, seek.atoms[i]));
  }
  long near = yst_text_nearest(yst_buffer_text(&folded), texts, count);
  if (near < 0) return (yst_text){"", 0};
  yst_passage passage = finder->document->passages[passages[near]];
  if (passage.count > seek.count + 3) passage.count = seek.count;
  return yst_passage_text(finder->arena, finder->document, &passage);
}
