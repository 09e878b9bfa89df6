#include "base/limits.h"
#include "document/read.h"

#define PIECE ((size_t)64 * 1024)

/* What a file of another kind begins with, and what to do about it. */
static const char *what_it_is(yst_text text)
{
  static const struct {
    const char *begins, *is;
  } kinds[] = {
      {"%PDF-", "a PDF file, not plain text: save its text as a file of its own"},
      {"PK\x03\x04", "a file of a word processor or an archive, not plain text: save it as plain text"},
      {"\xD0\xCF\x11\xE0", "a file of a word processor, not plain text: save it as plain text"},
      {"{\\rtf", "an RTF file, not plain text: save it as plain text"},
  };
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    size_t length = strlen(kinds[i].begins);
    if (text.length >= length && memcmp(text.bytes, kinds[i].begins, length) == 0) return kinds[i].is;
  }
  return text.length && memchr(text.bytes, '\0', text.length)
             ? "not plain text: it holds bytes that no text has"
             : NULL;
}

/* All bytes as UTF-8. false when they cannot be had or are too many. */
static bool read_all(yst_arena *arena, yst_read read, void *context, yst_buffer *all, const char **why)
{
  yst_decoder decoder;
  yst_decoder_open(&decoder, arena, read, context);
  for (;;) {
    size_t got = yst_decoder_read(&decoder, yst_buffer_room(all, PIECE), PIECE);
    if (got == YST_READ_FAILED) {
      *why = "cannot be read to its end";
      return false;
    }
    if (got == 0) return true;
    all->length += got;
    if (all->length > YST_LIMIT_DOCUMENT_BYTES) {
      *why = "larger than a document may be";
      return false;
    }
  }
}

yst_document *yst_document_read(yst_arena *arena, yst_atoms *atoms, yst_text name, yst_read read,
                                void *context, yst_text *why)
{
  yst_buffer all = yst_buffer_in(arena);
  const char *wrong = NULL;
  if (read_all(arena, read, context, &all, &wrong)) wrong = what_it_is(yst_buffer_text(&all));
  yst_document *document = YST_NEW(arena, yst_document);
  document->name = yst_arena_copy(arena, name);
  document->atoms = atoms;
  if (!wrong) {
    document->text = yst_clean_text(arena, yst_buffer_text(&all));
    yst_doc_reader reader = {.arena = arena, .document = document, .folded = yst_buffer_in(arena)};
    yst_read_blocks(&reader);
    if (!document->word_count) wrong = "there are no words in it";
  }
  *why = yst_text_from(wrong);
  return wrong ? NULL : document;
}
