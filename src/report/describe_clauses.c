/* The clauses of a piece as lines of a list, in the words of the rule file with the labels of what they name.
 */
#include "report/describe_clauses.h"

#include <stdlib.h>

#include "report/words.h"

/* ---- where a piece stands in its file ---- */

/* What comes next in a tree: what stands under it, then what follows it or what it stands in. */
static const yst_piece *after(const yst_piece *piece)
{
  if (piece->first) return piece->first;
  while (piece && !piece->next) piece = piece->parent;
  return piece ? piece->next : NULL;
}

static int by_place(yst_span x, yst_span y)
{
  if (x.source != y.source) return x.source < y.source ? -1 : 1;
  return x.start < y.start ? -1 : x.start > y.start;
}

static int compare(const void *a, const void *b)
{
  return by_place((*(const yst_piece *const *)a)->span, (*(const yst_piece *const *)b)->span);
}

void yst_describing_find_clauses(yst_describing *d)
{
  const yst_model *model = d->model;
  size_t capacity = 0;
  for (size_t i = 0; i < model->tree_count; i++) {
    for (const yst_piece *p = model->trees[i]->root->first; p; p = after(p))
      YST_PUSH(d->page->scratch, d->clauses, d->clause_count, capacity, p);
  }
  if (d->clause_count) qsort(d->clauses, d->clause_count, sizeof *d->clauses, compare);
}

const yst_piece *yst_piece_at(const yst_describing *d, yst_span span)
{
  size_t low = 0, high = d->clause_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = by_place(d->clauses[middle]->span, span);
    if (!order) return d->clauses[middle];
    if (order < 0) low = middle + 1;
    if (order > 0) high = middle;
  }
  return NULL;
}

/* ---- as lines ---- */

static bool is_of(yst_piece_kind kind, const yst_piece_kind *kinds, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (kinds[i] == kind) return true;
  return false;
}

static yst_text clause_words(const yst_describing *d, const yst_piece *clause)
{
  yst_buffer words = yst_buffer_in(d->page->scratch);
  yst_buffer_add(&words, yst_words_at(d, clause->span));
  for (const yst_piece *p = clause->first; p; p = p->next)
    if (p->kind == YST_PIECE_BECAUSE) yst_buffer_format(&words, " because \"%t\"", p->text);
  return yst_buffer_text(&words);
}

static void add_clauses(const yst_describing *d, const yst_about *about, unsigned depth,
                        const yst_piece_kind *kinds, size_t count)
{
  const yst_piece *piece = yst_piece_at(d, about->span);
  for (const yst_piece *p = piece ? piece->first : NULL; p; p = p->next)
    if (is_of(p->kind, kinds, count)) yst_page_item(d->page, depth, clause_words(d, p));
}

#define ADD_CLAUSES(d, about, depth, ...)                                                                    \
  add_clauses((d), (about), (depth), (const yst_piece_kind[]){__VA_ARGS__},                                  \
              sizeof(yst_piece_kind[]){__VA_ARGS__} / sizeof(yst_piece_kind))

void yst_describe_marks(const yst_describing *d, const yst_about *about)
{
  ADD_CLAUSES(d, about, 1, YST_PIECE_WEIGHT, YST_PIECE_WORTH, YST_PIECE_BEST, YST_PIECE_DEDUCT,
              YST_PIECE_FLOOR, YST_PIECE_CAP, YST_PIECE_ROUND, YST_PIECE_SHOW, YST_PIECE_NOT_APPLICABLE,
              YST_PIECE_OVERRIDDEN, YST_PIECE_DIRECTION);
}

void yst_describe_cells(const yst_describing *d, const yst_about *about, unsigned depth)
{
  ADD_CLAUSES(d, about, depth, YST_PIECE_STEPS, YST_PIECE_READ, YST_PIECE_BLANK, YST_PIECE_APPLIES,
              YST_PIECE_DIRECTION);
}

void yst_describe_outcome(const yst_describing *d, const yst_about *about)
{
  ADD_CLAUSES(d, about, 1, YST_PIECE_DIRECTION, YST_PIECE_SHOW, YST_PIECE_OVERRIDDEN, YST_PIECE_EACH,
              YST_PIECE_COVERS, YST_PIECE_DONE, YST_PIECE_RISES);
}

bool yst_has_better(const yst_describing *d, const yst_about *about)
{
  const yst_piece *piece = yst_piece_at(d, about->span);
  for (const yst_piece *p = piece ? piece->first : NULL; p; p = p->next)
    if (p->kind == YST_PIECE_DIRECTION) return true;
  return false;
}

void yst_describe_better(const yst_describing *d, const yst_about *about, unsigned depth)
{
  ADD_CLAUSES(d, about, depth, YST_PIECE_DIRECTION);
}

/* ---- when something is due ---- */

yst_text yst_due_words(const yst_describing *d, const yst_review *review)
{
  yst_buffer words = yst_buffer_in(d->page->scratch);
  const yst_piece *piece = yst_piece_at(d, review->about.span);
  for (const yst_piece *p = piece ? piece->first : NULL; p; p = p->next) {
    if (p->kind != YST_PIECE_EVERY && p->kind != YST_PIECE_DUE) continue;
    yst_text clause = yst_words_at(d, p->span), due = YST_TEXT("due ");
    bool said = clause.length > due.length && !memcmp(clause.bytes, due.bytes, due.length);
    if (said) clause = yst_text_of(clause.bytes + due.length, clause.length - due.length);
    yst_buffer_format(&words, yst_buffer_text(&words).length ? ", or earlier %t" : "%t", clause);
  }
  return yst_buffer_text(&words);
}
