#include "document/cover.h"

/* What the walk finds at each place of a row of words. */
typedef struct walk {
  uint32_t *lengths; /* of the run that ends there, when it is long enough */
  uint32_t *texts;   /* which text that is from */
} walk;

/* By word of the document: the wording that covers it and one; 0: none. */
typedef uint32_t *covering;

/* ---- long runs ---- */

/* Covers what runs cover, from the last place to the first: each run reaches back over its length. */
static void cover_back(const walk *w, const uint32_t *places, size_t count, covering covered)
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
static void walk_over(yst_cover *cover, const uint32_t *places, size_t count, covering covered)
{
  walk w = {YST_NEW_ARRAY(cover->arena, count, uint32_t), YST_NEW_ARRAY(cover->arena, count, uint32_t)};
  yst_runs_begin(cover->runs);
  for (size_t i = 0; i < count; i++) {
    size_t word = places ? places[i] : i, text = 0;
    if (word == UINT32_MAX) {
      yst_runs_begin(cover->runs);
      continue;
    }
    size_t length = yst_runs_next(cover->runs, cover->document->words[word].atom, word, &text);
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

/* A text of a few words counts where it stands as a whole between marks of punctuation; the row of a table
 * also from cell to cell. */
static void cover_short(const yst_cover *cover, size_t at, covering covered)
{
  const yst_document *d = cover->document;
  yst_atom words[YST_RUNS_SHORT];
  for (size_t n = 1; n <= YST_RUNS_SHORT && at + n <= d->word_count; n++) {
    if (n > 1 && !goes_on(d, at + n - 1)) return;
    words[n - 1] = d->words[at + n - 1].atom;
    size_t text;
    if (!ends_phrase(d, at + n) || !yst_runs_is_whole(cover->runs, words, n, &text)) continue;
    bool beyond = d->words[at + n - 1].passage != d->words[at].passage;
    if (beyond && cover->wordings[text].piece->kind != YST_PIECE_GRID_ROW) continue;
    for (size_t i = at; i < at + n; i++) {
      if (!covered[i]) covered[i] = (uint32_t)text + 1;
    }
  }
}

/* An `and` between words that are covered only joins what the rules part. */
static void cover_joints(const yst_cover *cover, covering covered)
{
  const yst_document *d = cover->document;
  yst_atom joint = yst_atom_find(cover->atoms, YST_TEXT("and"));
  for (size_t i = 1; i + 1 < d->word_count; i++) {
    bool inside =
        d->words[i - 1].passage == d->words[i].passage && d->words[i + 1].passage == d->words[i].passage;
    if (d->words[i].atom == joint && !covered[i] && inside && covered[i - 1] && covered[i + 1])
      covered[i] = covered[i - 1];
  }
}

/* A passage is modelled when each of its words is. */
static void account_passage(yst_cover *cover, size_t passage, covering covered)
{
  const yst_passage *p = &cover->document->passages[passage];
  for (size_t i = 0; i < p->count; i++) {
    if (!covered[p->first + i]) return;
  }
  const yst_wording *wording = &cover->wordings[covered[p->first] - 1];
  yst_rule_place by = {wording->file->model->texts, wording->piece->span};
  yst_cover_account(cover, (yst_stretch){passage, passage + 1}, YST_MODELLED, by, (yst_text){"", 0});
}

void yst_cover_words(yst_cover *cover)
{
  const yst_document *d = cover->document;
  covering covered = YST_NEW_ARRAY(cover->arena, d->word_count, uint32_t);
  walk_over(cover, NULL, d->word_count, covered);
  walk_over(cover, d->columns.items, d->columns.count, covered);
  yst_runs_settle(cover->runs);
  for (size_t i = 0; i < d->word_count; i++) {
    if (d->words[i].parted) cover_short(cover, i, covered);
  }
  cover_joints(cover, covered);
  for (size_t i = 0; i < d->passage_count; i++) account_passage(cover, i, covered);
}

/* ---- what the rules say otherwise ---- */

static yst_rule_place place_of(const yst_wording *wording)
{
  return (yst_rule_place){wording->file->model->texts, wording->piece->span};
}

static void say_otherwise(yst_cover *cover, const yst_wording *wording)
{
  yst_coverage *to = cover->coverage;
  yst_otherwise otherwise = {place_of(wording), wording->text, {"", 0}};
  YST_PUSH(cover->arena, to->otherwise, to->otherwise_count, to->otherwise_capacity, otherwise);
}

/* The words of a quotation that the document does not have, from the first that does not follow on. */
static yst_text rest_of(yst_cover *cover, const yst_wording *wording, size_t found)
{
  yst_buffer words = yst_buffer_in(cover->arena);
  for (size_t i = found; i < wording->count; i++) {
    if (i > found) yst_buffer_add_byte(&words, ' ');
    yst_buffer_add(&words, yst_atom_text(cover->atoms, wording->words[i]));
  }
  return yst_buffer_text(&words);
}

static void check_quotation(yst_cover *cover, const yst_wording *wording, size_t found)
{
  cover->coverage->citation_count++;
  if (found == wording->count) return;
  yst_cover_unfound(cover,
                    (yst_unfound){.at = place_of(wording),
                                  .what = "quotation",
                                  .source = yst_cover_source_of(cover, wording->file, wording->piece)->name,
                                  .place = wording->text,
                                  .missing = rest_of(cover, wording, found),
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
static void check_order(yst_cover *cover, const yst_wording *wording, size_t place, in_order *last)
{
  if (!is_ordered(wording->piece) || wording->count < YST_SHORTEST_RUN) return;
  last += wording->piece->kind;
  bool sibling = last->wording && last->wording->piece->parent == wording->piece->parent;
  if (sibling && place < last->place) {
    yst_coverage *to = cover->coverage;
    yst_otherwise reordered = {place_of(wording), wording->text, last->wording->text};
    YST_PUSH(cover->arena, to->reordered, to->reordered_count, to->reordered_capacity, reordered);
  } else {
    *last = (in_order){wording, place};
  }
}

void yst_cover_otherwise(yst_cover *cover)
{
  in_order last[YST_PIECE_COUNT] = {{NULL, 0}};
  for (size_t i = 0; i < cover->wording_count; i++) {
    const yst_wording *wording = &cover->wordings[i];
    size_t place = 0, found = yst_runs_found(cover->runs, wording->words, wording->count, &place);
    if (wording->piece->kind == YST_PIECE_CITE) check_quotation(cover, wording, found);
    if (!wording->label) continue;
    if (found < wording->count)
      say_otherwise(cover, wording);
    else
      check_order(cover, wording, place, last);
  }
}
