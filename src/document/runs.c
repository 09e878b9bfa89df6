#include "document/runs.h"

/* A suffix automaton: each state stands for runs of words that end at the same places of the texts. `longest`
 * is the longest of them, `link` the state of the longest one that ends at more places. */

#define ROOT 0u
#define NONE UINT32_MAX

typedef struct state {
  uint32_t longest;
  uint32_t link;
  uint32_t text;  /* the first text that holds it */
  uint32_t edges; /* the first of its edges, a chain */
  uint32_t seen;  /* the longest of its runs that the document holds */
  size_t place;   /* where that first ended */
  uint32_t whole; /* one bit for each length of a run that is a whole text */
} state;

typedef struct edge {
  yst_atom word;
  uint32_t from, to;
  uint32_t next; /* of the same state */
} edge;

struct yst_runs {
  yst_arena *arena;
  size_t state_count, state_capacity;
  state *states;
  size_t edge_count, edge_capacity;
  edge *edges;
  size_t slot_count; /* a power of two */
  uint32_t *slots;   /* edges by state and word: their place and one; 0: empty */
  uint32_t last;     /* while a text is added */
  uint32_t texts;
  uint32_t at, length; /* on the walk */
};

static size_t slot_of(const yst_runs *runs, uint32_t from, yst_atom word)
{
  uint64_t mixed =
      (uint64_t)from * UINT64_C(0x9E3779B97F4A7C15) ^ (uint64_t)word * UINT64_C(0xC2B2AE3D27D4EB4F);
  size_t slot = (size_t)(mixed ^ mixed >> 29) & (runs->slot_count - 1);
  while (runs->slots[slot]) {
    const edge *found = &runs->edges[runs->slots[slot] - 1];
    if (found->from == from && found->word == word) break;
    slot = (slot + 1) & (runs->slot_count - 1);
  }
  return slot;
}

static uint32_t follow(const yst_runs *runs, uint32_t from, yst_atom word)
{
  uint32_t found = runs->slots[slot_of(runs, from, word)];
  return found ? runs->edges[found - 1].to : NONE;
}

static void make_slots(yst_runs *runs, size_t count)
{
  runs->slot_count = count;
  runs->slots = YST_NEW_ARRAY(runs->arena, count, uint32_t);
  for (size_t i = 0; i < runs->edge_count; i++)
    runs->slots[slot_of(runs, runs->edges[i].from, runs->edges[i].word)] = (uint32_t)i + 1;
}

static void set_edge(yst_runs *runs, uint32_t from, yst_atom word, uint32_t to)
{
  size_t slot = slot_of(runs, from, word);
  if (runs->slots[slot]) {
    runs->edges[runs->slots[slot] - 1].to = to;
    return;
  }
  edge made = {word, from, to, runs->states[from].edges};
  YST_PUSH(runs->arena, runs->edges, runs->edge_count, runs->edge_capacity, made);
  runs->slots[slot] = runs->states[from].edges = (uint32_t)runs->edge_count;
  if (2 * runs->edge_count > runs->slot_count) make_slots(runs, 2 * runs->slot_count);
}

static uint32_t new_state(yst_runs *runs, uint32_t longest, uint32_t text)
{
  state made = {.longest = longest, .link = NONE, .text = text, .place = SIZE_MAX};
  YST_PUSH(runs->arena, runs->states, runs->state_count, runs->state_capacity, made);
  return (uint32_t)runs->state_count - 1;
}

yst_runs *yst_runs_new(yst_arena *arena)
{
  yst_runs *runs = YST_NEW(arena, yst_runs);
  runs->arena = arena;
  make_slots(runs, 1024);
  new_state(runs, 0, 0);
  return runs;
}

/* ---- adding ---- */

/* A state for the shorter runs of `to`, which end at more places than its longest. */
static uint32_t split(yst_runs *runs, uint32_t from, yst_atom word, uint32_t to)
{
  uint32_t copy = new_state(runs, runs->states[from].longest + 1, runs->states[to].text);
  for (uint32_t e = runs->states[to].edges; e; e = runs->edges[e - 1].next)
    set_edge(runs, copy, runs->edges[e - 1].word, runs->edges[e - 1].to);
  runs->states[copy].link = runs->states[to].link;
  runs->states[to].link = copy;
  while (from != NONE && follow(runs, from, word) == to) {
    set_edge(runs, from, word, copy);
    from = runs->states[from].link;
  }
  return copy;
}

static uint32_t extend(yst_runs *runs, uint32_t last, yst_atom word)
{
  uint32_t known = follow(runs, last, word);
  if (known != NONE) {
    bool whole = runs->states[known].longest == runs->states[last].longest + 1;
    return whole ? known : split(runs, last, word, known);
  }
  uint32_t made = new_state(runs, runs->states[last].longest + 1, runs->texts), from = last;
  while (from != NONE && follow(runs, from, word) == NONE) {
    set_edge(runs, from, word, made);
    from = runs->states[from].link;
  }
  uint32_t link = ROOT;
  if (from != NONE) {
    uint32_t to = follow(runs, from, word);
    bool whole = runs->states[to].longest == runs->states[from].longest + 1;
    link = whole ? to : split(runs, from, word, to);
  }
  runs->states[made].link = link;
  return made;
}

void yst_runs_add(yst_runs *runs, const yst_atom *words, size_t count)
{
  uint32_t last = ROOT;
  for (size_t i = 0; i < count; i++) last = extend(runs, last, words[i]);
  runs->texts++;
}

static uint32_t state_of(const yst_runs *runs, const yst_atom *words, size_t count)
{
  uint32_t at = ROOT;
  for (size_t i = 0; i < count && at != NONE; i++) at = follow(runs, at, words[i]);
  return at;
}

void yst_runs_add_whole(yst_runs *runs, const yst_atom *words, size_t count)
{
  uint32_t at = state_of(runs, words, count);
  if (at == NONE || count == 0 || count > YST_RUNS_SHORT) return;
  runs->states[at].whole |= 1u << count;
}

bool yst_runs_is_whole(const yst_runs *runs, const yst_atom *words, size_t count)
{
  uint32_t at = state_of(runs, words, count);
  return at != NONE && count <= YST_RUNS_SHORT && (runs->states[at].whole >> count & 1);
}

/* ---- walking ---- */

void yst_runs_begin(yst_runs *runs)
{
  runs->at = ROOT;
  runs->length = 0;
}

size_t yst_runs_next(yst_runs *runs, yst_atom word, size_t place, size_t *text)
{
  uint32_t to = follow(runs, runs->at, word);
  while (to == NONE && runs->at != ROOT) {
    runs->at = runs->states[runs->at].link;
    runs->length = runs->states[runs->at].longest;
    to = follow(runs, runs->at, word);
  }
  if (to == NONE) return 0;
  runs->at = to;
  runs->length++;
  state *here = &runs->states[to];
  if (runs->length > here->seen) {
    here->seen = runs->length;
    here->place = place;
  }
  *text = here->text;
  return runs->length;
}

/* ---- after the walk ---- */

/* What was seen of a state was seen of all its shorter runs too: from the longest states to the shortest. */
void yst_runs_settle(yst_runs *runs)
{
  uint32_t most = 0;
  for (size_t i = 0; i < runs->state_count; i++) {
    if (runs->states[i].longest > most) most = runs->states[i].longest;
  }
  uint32_t *first = YST_NEW_ARRAY(runs->arena, (size_t)most + 2, uint32_t);
  uint32_t *order = YST_NEW_ARRAY(runs->arena, runs->state_count, uint32_t);
  for (size_t i = 0; i < runs->state_count; i++) first[most - runs->states[i].longest + 1]++;
  for (uint32_t i = 0; i <= most; i++) first[i + 1] += first[i];
  for (size_t i = 0; i < runs->state_count; i++) order[first[most - runs->states[i].longest]++] = (uint32_t)i;
  for (size_t i = 0; i < runs->state_count; i++) {
    const state *s = &runs->states[order[i]];
    if (!s->seen || s->link == NONE) continue;
    state *link = &runs->states[s->link];
    /* A place where less than all of its words stood is none of the whole. */
    if (link->seen < link->longest || s->place < link->place) link->place = s->place;
    link->seen = link->longest;
  }
}

size_t yst_runs_found(const yst_runs *runs, const yst_atom *words, size_t count, size_t *place)
{
  uint32_t at = ROOT;
  for (size_t i = 0; i < count; i++) {
    at = follow(runs, at, words[i]);
    if (at == NONE || runs->states[at].seen < i + 1) return i;
    *place = runs->states[at].place;
  }
  return count;
}
