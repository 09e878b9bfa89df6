#include "document/place.h"

#include "document/find.h"

static yst_by_atom index_of(const yst_finder *finder, const yst_atom *keys, size_t count)
{
  size_t room = (size_t)finder->atom_count + 2;
  yst_by_atom index = {YST_NEW_ARRAY(finder->arena, room, uint32_t),
                       YST_NEW_ARRAY(finder->arena, count, uint32_t)};
  for (size_t i = 0; i < count; i++) index.first[keys[i] + 1]++;
  for (size_t i = 0; i + 1 < room; i++) index.first[i + 1] += index.first[i];
  uint32_t *next = YST_NEW_ARRAY(finder->arena, room, uint32_t);
  memcpy(next, index.first, room * sizeof *next);
  for (size_t i = 0; i < count; i++) index.items[next[keys[i]]++] = (uint32_t)i;
  return index;
}

yst_finder *yst_finder_of(yst_arena *arena, const yst_document *document)
{
  yst_finder *finder = YST_NEW(arena, yst_finder);
  finder->arena = arena;
  finder->document = document;
  finder->atom_count = yst_atoms_count(document->atoms);
  yst_atom *words = YST_NEW_ARRAY(arena, document->word_count, yst_atom);
  for (size_t i = 0; i < document->word_count; i++) words[i] = document->words[i].atom;
  finder->words = index_of(finder, words, document->word_count);
  yst_atom *labels = YST_NEW_ARRAY(arena, document->block_count, yst_atom);
  for (size_t i = 0; i < document->block_count; i++) labels[i] = document->blocks[i].label;
  finder->labelled = index_of(finder, labels, document->block_count);
  return finder;
}

/* The end of the part that begins at `from`: a comma outside brackets, unless numbers follow it. */
static size_t part_end(yst_text place, size_t from)
{
  size_t brackets = 0;
  for (size_t at = from; at < place.length; at++) {
    char byte = place.bytes[at];
    brackets += byte == '(';
    if (byte == ')' && brackets) brackets--;
    if (byte != ',' || brackets) continue;
    size_t next = at + 1;
    while (next < place.length && yst_text_blank(place, next)) next++;
    bool number = next < place.length && place.bytes[next] >= '0' && place.bytes[next] <= '9';
    if (!number) return at;
  }
  return place.length;
}

static bool find_part(yst_finder *finder, yst_stretch within, yst_text part, yst_place_found *found)
{
  yst_labels labels;
  bool labelled = yst_labels_of(finder->arena, part, &labels);
  if (labelled && yst_find_labels(finder, within, &labels, found)) return true;
  yst_text missing = found->missing;
  found->count = 0;
  if (yst_find_words(finder, within, part, found)) return true;
  if (labelled && labels.count > 1) found->missing = missing;
  return false;
}

yst_place_found yst_find_place(yst_finder *finder, yst_stretch within, yst_text place)
{
  yst_place_found found = {.found = true, .under = within};
  place = yst_text_trim(place);
  /* Words that hold commas of their own win over a path. */
  size_t first = part_end(place, 0);
  if (first < place.length && yst_find_words(finder, within, place, &found)) return found;
  for (size_t from = 0; from < place.length;) {
    size_t end = part_end(place, from);
    yst_text part = yst_text_trim(yst_text_of(place.bytes + from, end - from));
    yst_stretch inside = found.under;
    found.count = 0;
    found.missing = (yst_text){"", 0};
    if (part.length && !find_part(finder, inside, part, &found)) {
      found.found = false;
      found.count = 0;
      found.near = yst_find_near(finder, inside, part);
      return found;
    }
    from = end + 1;
  }
  return found;
}
