#include "document/coverage.h"

#include "document/cover.h"

/* ---- passages with the same words ---- */

typedef struct grouping {
  const yst_cover *cover;
  size_t slot_count;           /* a power of two */
  size_t *slots;               /* a group by its words and account: its place and one */
  size_t *first, *last, *next; /* by group, by group, by passage: a chain and one; 0 ends it */
  size_t *counts;
  size_t count;
} grouping;

static bool is_alike(const yst_cover *cover, size_t a, size_t b)
{
  const yst_passage *x = &cover->document->passages[a], *y = &cover->document->passages[b];
  if (x->count != y->count || cover->kinds[a] != cover->kinds[b]) return false;
  for (size_t i = 0; i < x->count; i++) {
    if (cover->document->words[x->first + i].atom != cover->document->words[y->first + i].atom) return false;
  }
  return true;
}

static size_t hash_of(const yst_cover *cover, size_t passage)
{
  const yst_passage *p = &cover->document->passages[passage];
  uint64_t hash = UINT64_C(0xCBF29CE484222325) ^ (uint64_t)cover->kinds[passage];
  for (size_t i = 0; i < p->count; i++)
    hash = (hash ^ cover->document->words[p->first + i].atom) * UINT64_C(0x9E3779B97F4A7C15);
  return (size_t)(hash ^ hash >> 32);
}

static void put(grouping *g, size_t passage)
{
  size_t slot = hash_of(g->cover, passage) & (g->slot_count - 1);
  while (g->slots[slot] && !is_alike(g->cover, g->first[g->slots[slot] - 1], passage))
    slot = (slot + 1) & (g->slot_count - 1);
  if (!g->slots[slot]) {
    g->slots[slot] = ++g->count;
    g->first[g->count - 1] = passage;
  } else {
    g->next[g->last[g->slots[slot] - 1]] = passage + 1;
  }
  size_t group = g->slots[slot] - 1;
  g->last[group] = passage;
  g->counts[group]++;
}

static yst_covered covered_of(const yst_cover *cover, const grouping *g, size_t group)
{
  size_t first = g->first[group], at = 0;
  size_t *passages = YST_NEW_ARRAY(cover->arena, g->counts[group], size_t);
  for (size_t p = first + 1; p; p = g->next[p - 1]) passages[at++] = p - 1;
  return (yst_covered){cover->kinds[first], cover->by[first], cover->reasons[first], at, passages};
}

static void group(yst_cover *cover)
{
  size_t count = cover->document->passage_count, slots = 64;
  while (slots < 2 * count) slots *= 2;
  grouping g = {.cover = cover, .slot_count = slots};
  g.slots = YST_NEW_ARRAY(cover->arena, slots, size_t);
  g.first = YST_NEW_ARRAY(cover->arena, count, size_t);
  g.last = YST_NEW_ARRAY(cover->arena, count, size_t);
  g.next = YST_NEW_ARRAY(cover->arena, count, size_t);
  g.counts = YST_NEW_ARRAY(cover->arena, count, size_t);
  for (size_t i = 0; i < count; i++) put(&g, i);
  yst_covered *covered = YST_NEW_ARRAY(cover->arena, g.count, yst_covered);
  for (size_t i = 0; i < g.count; i++) {
    covered[i] = covered_of(cover, &g, i);
    cover->coverage->counts[covered[i].kind]++;
  }
  cover->coverage->covered = covered;
  cover->coverage->covered_count = g.count;
}

/* ---- the whole ---- */

static const yst_coverage *work_out(yst_cover *cover)
{
  size_t passages = cover->document->passage_count;
  cover->coverage->document = cover->document;
  cover->finder = yst_finder_of(cover->arena, cover->document);
  cover->kinds = YST_NEW_ARRAY(cover->arena, passages, yst_account_kind);
  cover->by = YST_NEW_ARRAY(cover->arena, passages, yst_rule_place);
  cover->reasons = YST_NEW_ARRAY(cover->arena, passages, yst_text);
  yst_cover_stretches(cover);
  yst_cover_words(cover);
  yst_cover_citations(cover);
  yst_cover_set_asides(cover);
  yst_cover_otherwise(cover);
  group(cover);
  return cover->coverage;
}

const yst_coverage *yst_coverage_of(yst_arena *arena, const yst_coverage_input *input,
                                    yst_coverage_failure *failure, yst_text *why)
{
  yst_cover cover = {.arena = arena, .atoms = yst_atoms_new(arena), .coverage = YST_NEW(arena, yst_coverage)};
  yst_cover_files(&cover, input);
  *failure = YST_COVERAGE_NO_SOURCE;
  if (!yst_cover_sources(&cover, input->sources, why)) return NULL;
  /* The rules' words first: a word broken at the end of a line is joined where the rules know it. */
  yst_cover_wordings(&cover);
  *failure = YST_COVERAGE_NO_DOCUMENT;
  cover.document = yst_document_read(arena, cover.atoms, input->document, input->read, input->context, why);
  if (!cover.document) return NULL;
  *failure = YST_COVERAGE_FINE;
  return work_out(&cover);
}
