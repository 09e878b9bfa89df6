#include "check/case_sets.h"

#include "check/cases_inside.h"

#define BITS 64u

/* Sets that are not in use, in a list through their first words. */
struct yst_case_free {
  struct yst_case_free *next;
};

size_t yst_cases_count(const yst_cases *cases)
{
  return cases->case_count;
}

size_t yst_case_set_words(const yst_cases *cases)
{
  return cases->words;
}

void yst_cases_go(yst_cases *cases, size_t number)
{
  cases->room->stamp++;
  for (size_t i = cases->count; i-- > 0;) {
    yst_subject *each = &cases->subjects[i];
    each->at = number % each->piece_count;
    number /= each->piece_count;
  }
}

/* ---- sets ---- */

static void fill(uint64_t *set, size_t from, size_t to)
{
  if (from >= to) return;
  size_t first = from / BITS, last = (to - 1) / BITS;
  uint64_t head = ~(uint64_t)0 << from % BITS, tail = ~(uint64_t)0 >> (BITS - 1 - (to - 1) % BITS);
  if (first == last) {
    set[first] |= head & tail;
    return;
  }
  set[first] |= head;
  for (size_t i = first + 1; i < last; i++) set[i] = ~(uint64_t)0;
  set[last] |= tail;
}

uint64_t *yst_case_set_new(yst_cases *cases, bool full)
{
  size_t words = cases->words;
  struct yst_case_free *held = cases->unused;
  if (held) {
    cases->unused = held->next;
    memset(held, 0, words * sizeof(uint64_t));
  }
  uint64_t *set = held ? (uint64_t *)held : YST_NEW_ARRAY(cases->arena, words < 2 ? 2 : words, uint64_t);
  if (full) fill(set, 0, cases->case_count);
  return set;
}

void yst_case_set_free(yst_cases *cases, uint64_t *set)
{
  struct yst_case_free *held = (struct yst_case_free *)set;
  held->next = cases->unused;
  cases->unused = held;
}

bool yst_case_set_is_empty(const yst_cases *cases, const uint64_t *set)
{
  for (size_t i = 0; i < cases->words; i++) {
    if (set[i]) return false;
  }
  return true;
}

size_t yst_case_set_next(const yst_cases *cases, const uint64_t *set, size_t from)
{
  for (size_t i = from / BITS; i < cases->words; i++) {
    uint64_t word = set[i];
    if (i == from / BITS) word &= ~(uint64_t)0 << from % BITS;
    if (word) return i * BITS + (size_t)__builtin_ctzll(word);
  }
  return SIZE_MAX;
}

/* ---- one subject ---- */

static yst_case_truth truth_new(yst_cases *cases)
{
  return (yst_case_truth){yst_case_set_new(cases, false), yst_case_set_new(cases, false),
                          yst_case_set_new(cases, false)};
}

void yst_case_truth_free(yst_cases *cases, yst_case_truth truth)
{
  yst_case_set_free(cases, truth.yes);
  yst_case_set_free(cases, truth.no);
  yst_case_set_free(cases, truth.unclear);
}

/* All cases in which a subject is at one of its pieces from `from` to below `to`. */
static void fill_pieces(const yst_cases *cases, const yst_subject *each, uint64_t *set, size_t from,
                        size_t to)
{
  size_t stride = 1, round = each->piece_count;
  for (const yst_subject *later = each + 1; later < cases->subjects + cases->count; later++)
    stride *= later->piece_count;
  round *= stride;
  for (size_t start = 0; from < to && start < cases->case_count; start += round)
    fill(set, start + from * stride, start + to * stride);
}

/* The first of the known pieces, which are in order, that is not below an amount, or above it. */
static size_t find_piece(const yst_subject *each, size_t known, yst_number amount, bool above)
{
  size_t low = 0, high = known;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = yst_number_compare(each->pieces[middle].number, amount);
    if (order < 0 || (order == 0 && above)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/* How an amount cuts the known pieces: those below it, it itself, those above. */
static yst_case_truth truth_of_cut(yst_cases *cases, const yst_subject *each, yst_op op, yst_number amount)
{
  size_t known = each->piece_count;
  while (known && each->pieces[known - 1].state != YST_CASE_KNOWN) known--;
  yst_case_truth truth = truth_new(cases);
  size_t from = find_piece(each, known, amount, false), to = find_piece(each, known, amount, true);
  bool below = op == YST_OP_LESS || op == YST_OP_AT_MOST || op == YST_OP_NOT_EQUAL;
  bool at = op == YST_OP_AT_MOST || op == YST_OP_EQUAL || op == YST_OP_AT_LEAST;
  bool above = op == YST_OP_MORE || op == YST_OP_AT_LEAST || op == YST_OP_NOT_EQUAL;
  fill_pieces(cases, each, below ? truth.yes : truth.no, 0, from);
  fill_pieces(cases, each, at ? truth.yes : truth.no, from, to);
  fill_pieces(cases, each, above ? truth.yes : truth.no, to, known);
  for (size_t i = known; i < each->piece_count; i++) {
    if (each->pieces[i].state == YST_CASE_UNCLEAR) fill_pieces(cases, each, truth.unclear, i, i + 1);
  }
  return truth;
}

static yst_op turned(yst_op op)
{
  switch (op) {
  case YST_OP_LESS: return YST_OP_MORE;
  case YST_OP_AT_MOST: return YST_OP_AT_LEAST;
  case YST_OP_MORE: return YST_OP_LESS;
  case YST_OP_AT_LEAST: return YST_OP_AT_MOST;
  default: return op;
  }
}

/* ---- whatever else: one case after the other ---- */

static yst_case_truth truth_case_by_case(yst_cases *cases, const yst_expr *expr)
{
  yst_case_truth truth = truth_new(cases);
  for (size_t i = 0; i < cases->case_count; i++) {
    yst_cases_go(cases, i);
    yst_case_value value = yst_cases_value(cases, expr);
    uint64_t *set = value.state == YST_CASE_UNCLEAR ? truth.unclear
                    : yst_case_is_yes(value)        ? truth.yes
                                                    : truth.no;
    if (value.state != YST_CASE_NOT_APPLICABLE) fill(set, i, i + 1);
  }
  return truth;
}

static yst_case_truth truth_of_comparison(yst_cases *cases, const yst_expr *expr)
{
  const yst_expr *a = expr->args[0], *b = expr->args[1];
  bool left = yst_expr_is_amount(a), right = yst_expr_is_amount(b);
  if (left && !right) {
    const yst_subject *each = yst_case_subject(cases, b, NULL);
    if (each) return truth_of_cut(cases, each, turned(expr->op), yst_case_amount(cases, a));
  } else if (right && !left) {
    const yst_subject *each = yst_case_subject(cases, a, NULL);
    if (each) return truth_of_cut(cases, each, expr->op, yst_case_amount(cases, b));
  } else if (!left) {
    const yst_subject *each = yst_case_subject(cases, a, b), *other = yst_case_subject(cases, b, a);
    if (each) return truth_of_cut(cases, each, expr->op, yst_number_of(0));
    if (other) return truth_of_cut(cases, other, turned(expr->op), yst_number_of(0));
  }
  return truth_case_by_case(cases, expr);
}

/* ---- what conditions are joined by ---- */

static yst_case_truth truth_of(yst_cases *cases, const yst_expr *expr);

/* What is not applicable is left out; where nothing is left, the whole is not applicable. */
static yst_case_truth truth_of_all(yst_cases *cases, const yst_expr *expr, bool is_and)
{
  yst_case_truth all = truth_new(cases);
  for (size_t i = 0; i < expr->arg_count; i++) {
    yst_case_truth each = truth_of(cases, expr->args[i]);
    for (size_t w = 0; w < cases->words; w++) {
      all.yes[w] |= each.yes[w];
      all.no[w] |= each.no[w];
      all.unclear[w] |= each.unclear[w];
    }
    yst_case_truth_free(cases, each);
  }
  const uint64_t *settles = is_and ? all.no : all.yes;
  uint64_t *other = is_and ? all.yes : all.no;
  for (size_t w = 0; w < cases->words; w++) {
    all.unclear[w] &= ~settles[w];
    other[w] &= ~settles[w] & ~all.unclear[w];
  }
  return all;
}

static yst_case_truth truth_of_not(yst_cases *cases, const yst_expr *expr)
{
  yst_case_truth inner = truth_of(cases, expr->args[0]);
  return (yst_case_truth){inner.no, inner.yes, inner.unclear};
}

static yst_case_truth copy_of(yst_cases *cases, yst_case_truth from)
{
  yst_case_truth copy = truth_new(cases);
  memcpy(copy.yes, from.yes, cases->words * sizeof(uint64_t));
  memcpy(copy.no, from.no, cases->words * sizeof(uint64_t));
  memcpy(copy.unclear, from.unclear, cases->words * sizeof(uint64_t));
  return copy;
}

/* Rules that lean on rules that lean on rules would be worked out again and again. */
static yst_case_truth truth_of_result(yst_cases *cases, const yst_result *result, const yst_expr *inside)
{
  yst_case_kept *kept = &cases->room->kept[result->index];
  if (kept->by != cases || kept->round != cases->round) {
    yst_case_truth truth = truth_of(cases, inside);
    *kept = (yst_case_kept){cases, cases->round, truth.yes, truth.no, truth.unclear};
  }
  return copy_of(cases, (yst_case_truth){kept->yes, kept->no, kept->unclear});
}

static yst_case_truth truth_by_op(yst_cases *cases, const yst_expr *expr)
{
  const yst_expr *inside = yst_case_inside(cases->model, expr);
  if (inside && inside->type.kind == YST_KIND_YES_NO) return truth_of_result(cases, expr->result, inside);
  if (inside) return truth_case_by_case(cases, expr);
  if (yst_op_is_comparison(expr->op) && expr->arg_count == 2) return truth_of_comparison(cases, expr);
  if (expr->op == YST_OP_AND) return truth_of_all(cases, expr, true);
  if (expr->op == YST_OP_OR) return truth_of_all(cases, expr, false);
  if (expr->op == YST_OP_NOT && expr->arg_count) return truth_of_not(cases, expr);
  const yst_subject *each = yst_case_subject(cases, expr, NULL);
  if (each && expr->op != YST_OP_CONST) return truth_of_cut(cases, each, YST_OP_MORE, yst_number_of(0));
  return truth_case_by_case(cases, expr);
}

static yst_case_truth truth_of(yst_cases *cases, const yst_expr *expr)
{
  size_t cost = cases->words;
  if (!expr || cases->room->left < cost || cases->depth >= YST_CASES_DEPTH) {
    cases->gave_up = true;
    yst_case_truth truth = truth_new(cases);
    fill(truth.unclear, 0, cases->case_count);
    return truth;
  }
  cases->room->left -= cost;
  cases->depth++;
  yst_case_truth truth = truth_by_op(cases, expr);
  cases->depth--;
  return truth;
}

yst_case_truth yst_cases_truth(yst_cases *cases, const yst_expr *condition)
{
  return truth_of(cases, condition);
}
