/* What the files that work out how rules and document cover each other share: the rule files, the sources
 * that are in the document, the texts of the rules. It lives as long as the call, in its arena. */
#ifndef YST_DOCUMENT_COVERING_H
#define YST_DOCUMENT_COVERING_H

#include "document/cover.h"
#include "document/place.h"
#include "document/runs.h"

/* Shorter runs of words count only where they are a whole text between marks of punctuation. */
#define YST_SHORTEST_RUN (YST_RUNS_SHORT + 1)

/* A rule file, once however many toolkits use it. */
typedef struct yst_cover_file {
  const yst_model *model;
  const yst_tree *tree;
  bool named;
} yst_cover_file;

/* A source that is taken to be in the document. */
typedef struct yst_cover_source {
  yst_text name;
  const yst_cover_file *file; /* where it says how it begins, or is first declared */
  const yst_piece *begins;    /* NULL: the whole text */
  yst_stretch stretch;
} yst_cover_source;

/* A text of a piece that cites the document, or of a cell of a register. */
typedef struct yst_wording {
  const yst_cover_file *file;
  const yst_piece *piece; /* NULL: of a cell */
  yst_text cell;          /* where that is */
  yst_text text;
  yst_atom *words;
  size_t count;
  bool label;   /* of a piece whose words should be the document's */
  size_t alike; /* the wording before it that begins with the same word, and one; 0: none */
  bool placed;  /* where its citations point has been looked up: */
  size_t place_count, place_capacity;
  yst_stretch *places;
} yst_wording;

typedef struct yst_covering {
  yst_arena *arena;
  yst_atoms *atoms;
  size_t file_count, file_capacity;
  yst_cover_file *files;
  size_t source_count, source_capacity;
  yst_cover_source *sources;
  size_t wording_count, wording_capacity;
  yst_wording *wordings;
  size_t *short_wordings; /* by atom: the first short wording that begins so, and one; 0: none */
  yst_runs *runs;
  const yst_document *document;
  yst_finder *finder;
  yst_cover *result;
  /* by passage */
  yst_account_kind *kinds;
  yst_rule_place *by;
  yst_text *reasons;
} yst_covering;

/* ---- cover_sources.c ---- */

void yst_cover_files(yst_covering *covering, const yst_cover_input *input);
/* Which sources are in the document; false, with *why, when there are none. */
bool yst_cover_sources(yst_covering *covering, yst_text wanted, yst_text *why);
yst_cover_source *yst_cover_source_of(const yst_covering *covering, const yst_cover_file *file,
                                      const yst_piece *cite);
/* Where each of them begins and ends in the document. */
void yst_cover_stretches(yst_covering *covering);

/* ---- cover_wordings.c ---- */

/* Gathers the texts of the rules, and after them those of the registers. */
void yst_cover_wordings(yst_covering *covering, const yst_cover_input *input);

/* ---- cover_places.c: what a place accounts for ---- */

void yst_cover_citations(yst_covering *covering);
void yst_cover_set_asides(yst_covering *covering);

/* Whether a passage stands where the piece of a wording is cited from, or under it. */
bool yst_cover_is_near(yst_covering *covering, yst_wording *wording, size_t passage);

/* ---- cover_words.c: what words account for ---- */

void yst_cover_words(yst_covering *covering);
void yst_cover_otherwise(yst_covering *covering);

/* Says of a passage what accounts for it, unless something does already. */
void yst_cover_account(yst_covering *covering, yst_stretch passages, yst_account_kind kind, yst_rule_place by,
                       yst_text reason);
void yst_cover_unfound(yst_covering *covering, yst_unfound unfound);

#endif
