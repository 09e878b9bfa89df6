/* Any bytes as a document, and a place looked up in it. What stands before the first NUL is the place, what
 * follows the document, so that every document has a place that is looked for in all of it. */
#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "document/place.h"
#include "document/runs.h"
#include "document/words.h"

typedef struct input {
  const char *bytes;
  size_t left;
} input;

static size_t read_input(void *context, char *buffer, size_t size)
{
  input *from = context;
  if (size > from->left) size = from->left;
  if (size) memcpy(buffer, from->bytes, size);
  from->bytes += size;
  from->left -= size;
  return size;
}

static void require(bool holds)
{
  if (!holds) abort();
}

/* Every word lies in its passage, every passage in its block, each in the order of the document. */
static void check_document(const yst_document *d, yst_arena *scratch)
{
  size_t word = 0, passage = 0;
  for (size_t b = 0; b < d->block_count; b++) {
    require(d->blocks[b].first == passage && d->blocks[b].count > 0);
    for (size_t i = 0; i < d->blocks[b].count; i++, passage++) {
      const yst_passage *p = &d->passages[passage];
      require(p->block == b && p->first == word && p->count > 0 && p->line > 0);
      for (size_t w = 0; w < p->count; w++, word++) {
        require(d->words[word].passage == passage && d->words[word].atom);
        require(d->words[word].start < d->words[word].end && d->words[word].end <= d->text.length);
      }
      require(yst_utf8_valid(yst_passage_text(scratch, d, p)));
      yst_arena_reset(scratch);
    }
  }
  require(passage == d->passage_count && word == d->word_count);
  for (size_t i = 0; i < d->columns.count; i++)
    require(d->columns.items[i] == UINT32_MAX || d->columns.items[i] < d->word_count);
}

static void check_place(yst_arena *arena, const yst_document *d, yst_text place)
{
  yst_stretch all = {0, d->passage_count};
  yst_place_found found = yst_find_place(yst_finder_of(arena, d), all, place);
  for (size_t i = 0; i < found.count; i++) {
    require(found.found && found.exact[i].first < found.exact[i].end);
    require(found.exact[i].end <= d->passage_count);
  }
  require(found.under.first <= found.under.end && found.under.end <= d->passage_count);
}

/* The runs of the document's own words are found at once: it holds itself. */
static void check_runs(yst_arena *arena, const yst_document *d)
{
  yst_atom *words = YST_NEW_ARRAY(arena, d->word_count, yst_atom);
  for (size_t i = 0; i < d->word_count; i++) words[i] = d->words[i].atom;
  yst_runs *runs = yst_runs_new(arena);
  yst_runs_add(runs, words, d->word_count);
  yst_runs_begin(runs);
  size_t text = 0, place = 0;
  for (size_t i = 0; i < d->word_count; i++) require(yst_runs_next(runs, words[i], i, &text) == i + 1);
  yst_runs_settle(runs);
  require(yst_runs_found(runs, words, d->word_count, &place) == d->word_count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  const char *bytes = (const char *)data;
  const char *end = size ? memchr(bytes, '\0', size) : NULL;
  if (!end) return 0;
  yst_text place = yst_text_of(bytes, (size_t)(end - bytes)), why;
  input from = {end + 1, size - place.length - 1};
  yst_arena *arena = yst_arena_new(), *scratch = yst_arena_new();
  require(arena && scratch);
  yst_document *d =
      yst_document_read(arena, yst_atoms_new(arena), YST_TEXT("fuzz.txt"), read_input, &from, &why);
  require(!d == (why.length > 0));
  if (d) {
    check_document(d, scratch);
    check_place(arena, d, place);
    check_runs(arena, d);
  }
  yst_arena_free(scratch);
  yst_arena_free(arena);
  return 0;
}
