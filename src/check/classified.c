#include "check/classified.h"

#define BITS 64u

yst_classified yst_classified_in(yst_arena *arena, yst_case_room *room, const yst_classify *classify)
{
  size_t count = classify->branch_count;
  yst_classified all = {.classify = classify, .arena = arena, .cases = yst_cases_new(room)};
  all.reached = YST_NEW_ARRAY(arena, count, bool);
  all.holds = YST_NEW_ARRAY(arena, count, bool);
  all.taken_by = YST_NEW_ARRAY(arena, count, size_t);
  all.taken_in = YST_NEW_ARRAY(arena, count, size_t);
  for (size_t i = 0; i < count; i++) all.taken_by[i] = SIZE_MAX;
  yst_cases_add(all.cases, classify->about.applies);
  for (size_t i = 0; i < count; i++) yst_cases_add(all.cases, classify->branches[i].when);
  return all;
}

static size_t first_of(size_t word, uint64_t bits)
{
  return BITS * word + (size_t)__builtin_ctzll(bits);
}

/* A branch takes the cases in which it holds and that no earlier one has taken. */
static void take_cases(yst_classified *all, size_t place, const uint64_t *holds)
{
  size_t words = yst_case_set_words(all->cases);
  for (size_t w = 0; w < words; w++) {
    uint64_t gone = holds[w] & ~all->open[w] & all->applying[w];
    if (gone && all->taken_by[place] == SIZE_MAX) all->taken_by[place] = all->takers[first_of(w, gone)];
    if (gone && all->taken_in[place] == SIZE_MAX) all->taken_in[place] = first_of(w, gone);
    all->holds[place] |= (holds[w] & all->applying[w]) != 0;
    for (uint64_t taken = holds[w] & all->open[w]; taken; taken &= taken - 1) {
      all->takers[first_of(w, taken)] = (uint32_t)place;
      all->reached[place] = true;
    }
    all->open[w] &= ~holds[w];
  }
}

/* false when a branch cannot be worked out in a case that it might take. */
static bool take_branch(yst_classified *all, size_t place)
{
  yst_cases *cases = all->cases;
  const yst_expr *when = all->classify->branches[place].when;
  if (!when) {
    uint64_t *every = yst_case_set_new(cases, true);
    take_cases(all, place, every);
    yst_case_set_free(cases, every);
    return true;
  }
  yst_case_truth truth = yst_cases_truth(cases, when);
  bool clear = true;
  for (size_t w = 0; w < yst_case_set_words(cases); w++) clear &= !(truth.unclear[w] & all->open[w]);
  if (clear) take_cases(all, place, truth.yes);
  yst_case_truth_free(cases, truth);
  return clear;
}

static uint64_t *applying_cases(const yst_classified *all)
{
  uint64_t *every = yst_case_set_new(all->cases, true);
  const yst_expr *when = all->classify->about.applies;
  if (!when) return every;
  yst_case_truth truth = yst_cases_truth(all->cases, when);
  for (size_t w = 0; w < yst_case_set_words(all->cases); w++) every[w] &= ~truth.no[w];
  yst_case_truth_free(all->cases, truth);
  return every;
}

bool yst_classified_on_day(yst_classified *all, yst_day day)
{
  yst_cases *cases = all->cases;
  if (!yst_cases_start(cases, day)) return false;
  size_t count = yst_cases_count(cases);
  all->takers = YST_NEW_ARRAY(all->arena, count, uint32_t);
  for (size_t i = 0; i < count; i++) all->takers[i] = YST_NO_BRANCH;
  all->applying = applying_cases(all);
  all->open = yst_case_set_new(cases, false);
  memcpy(all->open, all->applying, yst_case_set_words(cases) * sizeof *all->open);
  for (size_t i = 0; i < all->classify->branch_count; i++) {
    all->taken_in[i] = SIZE_MAX;
    if (!take_branch(all, i)) return false;
  }
  return yst_cases_complete(cases);
}
