#include "document/covering.h"

/* What the walk finds at each place of a row of words. */
typedef struct walk {
  uint32_t *lengths; /* of the run that ends there, when it is long enough */
  uint32_t *texts;   /* which text that is from */
} walk;

/* By word of the document: the wording that covers it and one; 0: none. */
typedef uint32_t *by_word;

/* ---- long runs ---- */

/* Covers what runs cover, from the last place to the first: each run reaches back over its length. */
static void cover_back(const walk *w, const uint32_t *places, size_t count, by_word covered)
{
  size_t left = 0;
  uint32_t text = 0;
  for (size_t i = count; i-- > 0;) {
    if (w->lengths[i] > left) {
      left = w->lengths[i];
      text = w->texts[i];
    }
    size_t word = places ? places[i] : i;
    if (left && word != UINT32_MAX) {
      if (!covered[word]) covered[word] = text + 1;
      left--;
    }
  }
}

/* A row of words: all words of the document, or those at `places`. */
static void walk_over(yst_covering *covering, const uint32_t *places, size_t count, by_word covered)
{
  walk w = {YST_NEW_ARRAY(covering->arena, count, uint32_t), YST_NEW_ARRAY(covering->arena, count, uint32_t)};
  yst_runs_begin(covering->runs);
  for (size_t i = 0; i < count; i++) {
    size_t word = places ? places[i] : i, text = 0;
    if (word == UINT32_MAX) {
      yst_runs_begin(covering->runs);
      continue;
    }
    size_t length = yst_runs_next(covering->runs, covering->document->words[word].atom, word, &text);
    if (length < YST_SHORTEST_RUN) continue;
    w.lengths[i] = (uint32_t)length;
    w.texts[i] = (uint32_t)text;
  }
  cover_back(&w, places, count, covered);
}

/* ---- short texts ---- */

static bool ends_phrase(const yst_document *document, size_t word)
{
  return word >= document->word_count || document->words[word].parted;
}

/* A text goes on within a passage, and from cell to cell of a table. */
static bool goes_on(const yst_document *d, size_t word)
{
  size_t a = d->words[word - 1].passage, b = d->words[word].passage;
  const yst_block *x = &d->blocks[d->passages[a].block], *y = &d->blocks[d->passages[b].block];
  return a == b || (x->kind == YST_BLOCK_CELL && y->kind == YST_BLOCK_CELL && x->table == y->table);
}

static bool is_said(const yst_wording *wording, const yst_atom *words, size_t count)
{
  return wording->count == count && memcmp(wording->words, words, count * sizeof *words) == 0;
}

/* A text of a few words counts where it stands as a whole between marks of punctuation; one of fewer still
 * only where its piece is cited from: `Communication` may be an item in one place and mean something else in
 * another. The row of a table counts from cell to cell. */
static size_t find_short(yst_covering *covering, size_t at, const yst_atom *words, size_t count)
{
  const yst_document *d = covering->document;
  size_t passage = d->words[at].passage;
  bool beyond = d->words[at + count - 1].passage != passage;
  for (size_t i = covering->short_wordings[words[0]]; i; i = covering->wordings[i - 1].alike) {
    yst_wording *wording = &covering->wordings[i - 1];
    bool row = wording->piece && wording->piece->kind == YST_PIECE_GRID_ROW;
    if (!is_said(wording, words, count) || (beyond && !row)) continue;
    if (row || count == YST_RUNS_SHORT || yst_cover_is_near(covering, wording, passage)) return i;
  }
  return 0;
}

static void cover_short(yst_covering *covering, size_t at, by_word covered)
{
  const yst_document *d = covering->document;
  yst_atom words[YST_RUNS_SHORT];
  for (size_t n = 1; n <= YST_RUNS_SHORT && at + n <= d->word_count; n++) {
    if (n > 1 && !goes_on(d, at + n - 1)) return;
    words[n - 1] = d->words[at + n - 1].atom;
    if (!ends_phrase(d, at + n) || !yst_runs_is_whole(covering->runs, words, n)) continue;
    size_t found = find_short(covering, at, words, n);
    for (size_t i = at; i < at + n && found; i++) {
      if (!covered[i]) covered[i] = (uint32_t)found;
    }
  }
}

/* Short wordings by their first word. */
static void index_short(yst_covering *covering)
{
  covering->short_wordings =
      YST_NEW_ARRAY(covering->arena, (size_t)yst_atoms_count(covering->atoms) + 1, size_t);
  for (size_t i = covering->wording_count; i-- > 0;) {
    yst_wording *wording = &covering->wordings[i];
    if (wording->count > YST_RUNS_SHORT) continue;
    wording->alike = covering->short_wordings[wording->words[0]];
    covering->short_wordings[wording->words[0]] = i + 1;
  }
}

/* An `and` between words that are covered only joins what the rules part. */
static void cover_joints(const yst_covering *covering, by_word covered)
{
  const yst_document *d = covering->document;
  yst_atom joint = yst_atom_find(covering->atoms, YST_TEXT("and"));
  for (size_t i = 1; i + 1 < d->word_count; i++) {
    bool inside =
        d->words[i - 1].passage == d->words[i].passage && d->words[i + 1].passage == d->words[i].passage;
    if (d->words[i].atom == joint && !covered[i] && inside && covered[i - 1] && covered[i + 1])
      covered[i] = covered[i - 1];
  }
}

/* A passage is modelled when each of its words is; where some of them stand in a register, it is there. */
static void account_passage(yst_covering *covering, size_t passage, by_word covered)
{
  const yst_passage *p = &covering->document->passages[passage];
  const yst_wording *wording = NULL;
  for (size_t i = 0; i < p->count; i++) {
    if (!covered[p->first + i]) return;
    const yst_wording *this_one = &covering->wordings[covered[p->first + i] - 1];
    if (!wording || (wording->piece && !this_one->piece)) wording = this_one;
  }
  yst_stretch stretch = {passage, passage + 1};
  if (!wording->piece) {
    yst_cover_account(covering, stretch, YST_IN_REGISTER, (yst_rule_place){NULL, {0, 0, 0}}, wording->cell);
    return;
  }
  yst_rule_place by = {wording->file->model->texts, wording->piece->span};
  yst_cover_account(covering, stretch, YST_MODELLED, by, (yst_text){"", 0});
}

/* ---- the same passage again ---- */

static bool same_words(const yst_document *d, size_t a, size_t b)
{
  const yst_passage *x = &d->passages[a], *y = &d->passages[b];
  if (x->count != y->count) return false;
  for (size_t i = 0; i < x->count; i++) {
    if (d->words[x->first + i].atom != d->words[y->first + i].atom) return false;
  }
  return true;
}

/* Where a passage with these words is kept, or would be. */
static size_t slot_of(const yst_document *d, const size_t *slots, size_t slot_count, size_t passage)
{
  uint64_t hash = UINT64_C(0xCBF29CE484222325);
  const yst_passage *p = &d->passages[passage];
  for (size_t i = 0; i < p->count; i++)
    hash = (hash ^ d->words[p->first + i].atom) * UINT64_C(0x9E3779B97F4A7C15);
  size_t slot = (size_t)(hash ^ hash >> 32) & (slot_count - 1);
  while (slots[slot] && !same_words(d, slots[slot] - 1, passage)) slot = (slot + 1) & (slot_count - 1);
  return slot;
}

/* A table that is printed once for each partnership is modelled once. */
static void account_alike(yst_covering *covering)
{
  const yst_document *d = covering->document;
  size_t slot_count = 64;
  while (slot_count < 2 * d->passage_count) slot_count *= 2;
  size_t *slots = YST_NEW_ARRAY(covering->arena, slot_count, size_t);
  for (size_t i = 0; i < d->passage_count; i++) {
    if (covering->kinds[i] == YST_MODELLED) slots[slot_of(d, slots, slot_count, i)] = i + 1;
  }
  for (size_t i = 0; i < d->passage_count; i++) {
    size_t alike = slots[slot_of(d, slots, slot_count, i)];
    if (!alike) continue;
    yst_cover_account(covering, (yst_stretch){i, i + 1}, YST_MODELLED, covering->by[alike - 1],
                      (yst_text){"", 0});
  }
}

void yst_cover_words(yst_covering *covering)
{
  const yst_document *d = covering->document;
  by_word covered = YST_NEW_ARRAY(covering->arena, d->word_count, uint32_t);
  walk_over(covering, NULL, d->word_count, covered);
  walk_over(covering, d->columns.items, d->columns.count, covered);
  yst_runs_settle(covering->runs);
  index_short(covering);
  for (size_t i = 0; i < d->word_count; i++) {
    if (d->words[i].parted) cover_short(covering, i, covered);
  }
  cover_joints(covering, covered);
  for (size_t i = 0; i < d->passage_count; i++) account_passage(covering, i, covered);
  account_alike(covering);
}

/* ---- what the rules say otherwise ---- */

static yst_rule_place place_of(const yst_wording *wording)
{
  return (yst_rule_place){wording->file->model->texts, wording->piece->span};
}

static void say_otherwise(yst_covering *covering, const yst_wording *wording)
{
  yst_cover *to = covering->result;
  yst_otherwise otherwise = {place_of(wording), wording->text, {"", 0}};
  YST_PUSH(covering->arena, to->otherwise, to->otherwise_count, to->otherwise_capacity, otherwise);
}

/* The words of a quotation that the document does not have, from the first that does not follow on. */
static yst_text rest_of(yst_covering *covering, const yst_wording *wording, size_t found)
{
  yst_buffer words = yst_buffer_in(covering->arena);
  for (size_t i = found; i < wording->count; i++) {
    if (i > found) yst_buffer_add_byte(&words, ' ');
    yst_buffer_add(&words, yst_atom_text(covering->atoms, wording->words[i]));
  }
  return yst_buffer_text(&words);
}

static void check_quotation(yst_covering *covering, const yst_wording *wording, size_t found)
{
  covering->result->citation_count++;
  if (found == wording->count) return;
  yst_cover_unfound(
      covering, (yst_unfound){.at = place_of(wording),
                              .what = "quotation",
                              .source = yst_cover_source_of(covering, wording->file, wording->piece)->name,
                              .place = wording->text,
                              .missing = rest_of(covering, wording, found),
                              .near = {"", 0}});
}

/* The last of a kind of piece, and where it stands in the document. */
typedef struct in_order {
  const yst_wording *wording;
  size_t place;
} in_order;

static bool is_ordered(const yst_piece *piece)
{
  return piece->kind == YST_PIECE_ITEM || piece->kind == YST_PIECE_PART || piece->kind == YST_PIECE_CRITERION;
}

/* Items and criteria that stand in the document before what the rules have before them. Few words may stand
 * in many places and say nothing of order. */
static void check_order(yst_covering *covering, const yst_wording *wording, size_t place, in_order *last)
{
  if (!is_ordered(wording->piece) || wording->count < YST_SHORTEST_RUN) return;
  last += wording->piece->kind;
  bool sibling = last->wording && last->wording->piece->parent == wording->piece->parent;
  if (sibling && place < last->place) {
    yst_cover *to = covering->result;
    yst_otherwise reordered = {place_of(wording), wording->text, last->wording->text};
    YST_PUSH(covering->arena, to->reordered, to->reordered_count, to->reordered_capacity, reordered);
  } else {
    *last = (in_order){wording, place};
  }
}

void yst_cover_otherwise(yst_covering *covering)
{
  in_order last[YST_PIECE_COUNT] = {{NULL, 0}};
  for (size_t i = 0; i < covering->wording_count; i++) {
    const yst_wording *wording = &covering->wordings[i];
    if (!wording->piece) continue;
    size_t place = 0, found = yst_runs_found(covering->runs, wording->words, wording->count, &place);
    if (wording->piece->kind == YST_PIECE_CITE) check_quotation(covering, wording, found);
    if (!wording->label) continue;
    if (found < wording->count)
      say_otherwise(covering, wording);
    else
      check_order(covering, wording, place, last);
  }
}
