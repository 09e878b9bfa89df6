#include "document/cover.h"

#include "document/covering.h"

/* ---- passages with the same words ---- */

typedef struct grouping {
  const yst_covering *covering;
  size_t slot_count;           /* a power of two */
  size_t *slots;               /* a group by its words and account: its place and one */
  size_t *first, *last, *next; /* by group, by group, by passage: a chain and one; 0 ends it */
  size_t *counts;
  size_t count;
} grouping;

static bool is_alike(const yst_covering *covering, size_t a, size_t b)
{
  const yst_passage *x = &covering->document->passages[a], *y = &covering->document->passages[b];
  if (x->count != y->count || covering->kinds[a] != covering->kinds[b]) return false;
  for (size_t i = 0; i < x->count; i++) {
    if (covering->document->words[x->first + i].atom != covering->document->words[y->first + i].atom)
      return false;
  }
  return true;
}

static size_t hash_of(const yst_covering *covering, size_t passage)
{
  const yst_passage *p = &covering->document->passages[passage];
  uint64_t hash = UINT64_C(0xCBF29CE484222325) ^ (uint64_t)covering->kinds[passage];
  for (size_t i = 0; i < p->count; i++)
    hash = (hash ^ covering->document->words[p->first + i].atom) * UINT64_C(0x9E3779B97F4A7C15);
  return (size_t)(hash ^ hash >> 32);
}

static void put(grouping *g, size_t passage)
{
  size_t slot = hash_of(g->covering, passage) & (g->slot_count - 1);
  while (g->slots[slot] && !is_alike(g->covering, g->first[g->slots[slot] - 1], passage))
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

static yst_covered covered_of(const yst_covering *covering, const grouping *g, size_t group)
{
  size_t first = g->first[group], at = 0;
  size_t *passages = YST_NEW_ARRAY(covering->arena, g->counts[group], size_t);
  for (size_t p = first + 1; p; p = g->next[p - 1]) passages[at++] = p - 1;
  return (yst_covered){covering->kinds[first], covering->by[first], covering->reasons[first], at, passages};
}

static void group(yst_covering *covering)
{
  size_t count = covering->document->passage_count, slots = 64;
  while (slots < 2 * count) slots *= 2;
  grouping g = {.covering = covering, .slot_count = slots};
  g.slots = YST_NEW_ARRAY(covering->arena, slots, size_t);
  g.first = YST_NEW_ARRAY(covering->arena, count, size_t);
  g.last = YST_NEW_ARRAY(covering->arena, count, size_t);
  g.next = YST_NEW_ARRAY(covering->arena, count, size_t);
  g.counts = YST_NEW_ARRAY(covering->arena, count, size_t);
  for (size_t i = 0; i < count; i++) put(&g, i);
  yst_covered *covered = YST_NEW_ARRAY(covering->arena, g.count, yst_covered);
  for (size_t i = 0; i < g.count; i++) {
    covered[i] = covered_of(covering, &g, i);
    covering->result->counts[covered[i].kind]++;
  }
  covering->result->covered = covered;
  covering->result->covered_count = g.count;
}

/* ---- the whole ---- */

static const yst_cover *work_out(yst_covering *covering)
{
  size_t passages = covering->document->passage_count;
  covering->result->document = covering->document;
  covering->finder = yst_finder_of(covering->arena, covering->document);
  covering->kinds = YST_NEW_ARRAY(covering->arena, passages, yst_account_kind);
  covering->by = YST_NEW_ARRAY(covering->arena, passages, yst_rule_place);
  covering->reasons = YST_NEW_ARRAY(covering->arena, passages, yst_text);
  yst_cover_stretches(covering);
  yst_cover_words(covering);
  yst_cover_citations(covering);
  yst_cover_set_asides(covering);
  yst_cover_otherwise(covering);
  group(covering);
  return covering->result;
}

const yst_cover *yst_cover_of(yst_arena *arena, const yst_cover_input *input, yst_cover_failure *failure,
                              yst_text *why)
{
  yst_covering covering = {
      .arena = arena, .atoms = yst_atoms_new(arena), .result = YST_NEW(arena, yst_cover)};
  yst_cover_files(&covering, input);
  *failure = YST_COVER_NO_SOURCE;
  if (!yst_cover_sources(&covering, input->sources, why)) return NULL;
  /* The rules' words first: a word broken at the end of a line is joined where the rules know it. */
  yst_cover_wordings(&covering, input);
  *failure = YST_COVER_NO_DOCUMENT;
  covering.document =
      yst_document_read(arena, covering.atoms, input->document, input->read, input->context, why);
  if (!covering.document) return NULL;
  *failure = YST_COVER_FINE;
  return work_out(&covering);
}
