/* Branches of a classification: those that nothing reaches, and cases that reach none. */
#include "check/amount.h"
#include "check/case_sets.h"
#include "check/checks.h"
#include "check/made.h"
#include "check/witness.h"

typedef struct branch_look {
  const yst_model *model;
  yst_diags *diags;
  const yst_classify *classify;
  yst_cases *cases;
  bool *reached, *holds; /* by branch: in some case it is the first that holds; it holds at all */
  size_t *taken_by;      /* by branch: an earlier one that is taken where it holds; SIZE_MAX: none */
  uint64_t *applying;    /* the cases in which the classification may apply */
  uint32_t *takers;      /* by case: the branch that has taken it */
  bool fits_none;
  yst_text words; /* a case that fits none */
  bool has_case;
  yst_example fitting_none; /* the same, when it can be given */
} branch_look;

static bool is_otherwise(const yst_branch *branch)
{
  return branch->when == NULL;
}

/* A branch takes the cases in which it holds and that no earlier one has taken. */
static void take_cases(branch_look *look, size_t place, const uint64_t *holds, uint64_t *open)
{
  yst_cases *cases = look->cases;
  size_t words = yst_case_set_words(cases);
  for (size_t w = 0; w < words; w++) {
    if (holds[w] & ~open[w] & look->applying[w] && look->taken_by[place] == SIZE_MAX)
      look->taken_by[place] =
          look->takers[64 * w + (size_t)__builtin_ctzll(holds[w] & ~open[w] & look->applying[w])];
    look->holds[place] |= (holds[w] & look->applying[w]) != 0;
    for (uint64_t taken = holds[w] & open[w]; taken; taken &= taken - 1) {
      look->takers[64 * w + (size_t)__builtin_ctzll(taken)] = (uint32_t)place;
      look->reached[place] = true;
    }
    open[w] &= ~holds[w];
  }
}

/* false when a branch cannot be worked out in a case that it might take. */
static bool take_branch(branch_look *look, size_t place, uint64_t *open)
{
  yst_cases *cases = look->cases;
  const yst_branch *branch = &look->classify->branches[place];
  if (is_otherwise(branch)) {
    uint64_t *all = yst_case_set_new(cases, true);
    take_cases(look, place, all, open);
    yst_case_set_free(cases, all);
    return true;
  }
  yst_case_truth truth = yst_cases_truth(cases, branch->when);
  bool clear = true;
  for (size_t w = 0; w < yst_case_set_words(cases); w++) clear &= !(truth.unclear[w] & open[w]);
  if (clear) take_cases(look, place, truth.yes, open);
  yst_case_truth_free(cases, truth);
  return clear;
}

/* The first case that no branch takes and in which all that is looked at applies. */
static void find_unfit(branch_look *look, const uint64_t *open)
{
  size_t place = look->fits_none ? SIZE_MAX : yst_case_set_next(look->cases, open, 0);
  for (; place != SIZE_MAX; place = yst_case_set_next(look->cases, open, place + 1)) {
    yst_cases_go(look->cases, place);
    if (yst_cases_leave_out(look->cases)) continue;
    look->fits_none = true;
    look->words = yst_cases_words(look->cases, look->diags->arena);
    look->has_case = yst_case_example(look->diags->arena, look->cases, &look->fitting_none);
    return;
  }
}

/* The cases in which the classification applies, or may. */
static uint64_t *applying_cases(const branch_look *look)
{
  uint64_t *all = yst_case_set_new(look->cases, true);
  const yst_expr *when = look->classify->about.applies;
  if (!when) return all;
  yst_case_truth truth = yst_cases_truth(look->cases, when);
  for (size_t w = 0; w < yst_case_set_words(look->cases); w++) all[w] &= ~truth.no[w];
  yst_case_truth_free(look->cases, truth);
  return all;
}

static bool try_day(branch_look *look)
{
  yst_cases *cases = look->cases;
  look->takers = YST_NEW_ARRAY(look->diags->arena, yst_cases_count(cases), uint32_t);
  look->applying = applying_cases(look);
  uint64_t *open = yst_case_set_new(cases, false);
  memcpy(open, look->applying, yst_case_set_words(cases) * sizeof *open);
  for (size_t i = 0; i < look->classify->branch_count; i++) {
    if (!take_branch(look, i, open)) return false;
  }
  find_unfit(look, open);
  return true;
}

/* false when not every case could be looked at: then nothing is said. */
static bool try_cases(branch_look *look)
{
  yst_day *days;
  size_t count = yst_cases_days(look->cases, &days);
  for (size_t i = 0; i < count; i++) {
    if (!yst_cases_start(look->cases, days[i]) || !try_day(look)) return false;
  }
  return yst_cases_complete(look->cases);
}

static void report_unreachable(const branch_look *look, size_t place)
{
  const yst_branch *branch = &look->classify->branches[place];
  const yst_choices *classes = look->classify->classes;
  yst_diag *diag = yst_diags_add(look->diags, YST_UNREACHABLE, branch->about.span, "nothing reaches `%t`",
                                 yst_atom_text(look->model->atoms, classes->items[branch->choice].name));
  size_t other = look->taken_by[place];
  if (other != SIZE_MAX) {
    yst_diag_label(look->diags, diag, look->classify->branches[other].about.span,
                   "this branch is taken first");
  }
  yst_diag_help(look->diags, diag,
                "The first branch that holds decides; a narrower one stands before a wider one.");
  /* Whoever meets it is taken by a branch before it. */
  yst_expr *met = yst_made_both(look->diags->arena, look->classify->about.applies, branch->when);
  if (met) yst_witness_touches(look->diags, diag, look->model, met);
}

/* No branch holds, where the classification applies. */
static yst_expr *none_holds(const branch_look *look)
{
  const yst_classify *classify = look->classify;
  yst_arena *arena = look->diags->arena;
  yst_expr *none = yst_made_all(arena, classify->branch_count + 1);
  for (size_t i = 0; i < classify->branch_count; i++) {
    none->args[none->arg_count++] = yst_made_condition(arena, YST_OP_NOT, classify->branches[i].when, NULL);
  }
  if (classify->about.applies) none->args[none->arg_count++] = classify->about.applies;
  return none;
}

static void report_no_otherwise(const branch_look *look)
{
  yst_diag *diag = yst_diags_add(look->diags, YST_NO_OTHERWISE, look->classify->about.span,
                                 "some cases fit no branch of `%t`",
                                 yst_atom_text(look->model->atoms, look->classify->about.name));
  if (look->words.length && !look->has_case)
    yst_diag_help(look->diags, diag, "A case that fits none: %t.", look->words);
  yst_diag_help(look->diags, diag, "A last branch `as … otherwise` takes all that fit none.");
  yst_witness_touches(look->diags, diag, look->model, none_holds(look));
  if (!look->has_case) return;
  yst_witness_give_example(look->diags, diag, &look->fitting_none);
  yst_witness_proof(look->diags, diag, none_holds(look));
  yst_witness_shows_state(look->diags, diag, look->classify->result, YST_LITERAL_NOT_APPLICABLE);
}

/* Without the cases there is still what can be seen at once: branches after an `otherwise`. */
static void report_after_otherwise(const branch_look *look)
{
  const yst_classify *classify = look->classify;
  size_t otherwise = SIZE_MAX;
  for (size_t i = 0; i < classify->branch_count; i++) {
    if (otherwise != SIZE_MAX) {
      look->taken_by[i] = otherwise;
      report_unreachable(look, i);
    } else if (is_otherwise(&classify->branches[i])) {
      otherwise = i;
    }
  }
}

static bool has_otherwise(const yst_classify *classify)
{
  for (size_t i = 0; i < classify->branch_count; i++) {
    if (is_otherwise(&classify->branches[i])) return true;
  }
  return false;
}

static void report(const branch_look *look, yst_code code, bool tried)
{
  const yst_classify *classify = look->classify;
  if (code == YST_NO_OTHERWISE) {
    if (tried && look->fits_none && !has_otherwise(classify)) report_no_otherwise(look);
    return;
  }
  if (!tried) {
    report_after_otherwise(look);
    return;
  }
  /* One that never holds at all is an impossible threshold. */
  for (size_t i = 0; i < classify->branch_count; i++) {
    if (!look->reached[i] && look->holds[i]) report_unreachable(look, i);
  }
}

void yst_check_branches(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  yst_case_room *room = yst_case_room_new(diags->arena, model);
  for (size_t i = 0; i < model->classify_count; i++) {
    const yst_classify *classify = &model->classifies[i];
    size_t count = classify->branch_count;
    if (classify->by_bands || count == 0 || !classify->classes) continue;
    branch_look look = {.model = model, .diags = diags, .classify = classify};
    look.cases = yst_cases_new(room);
    look.reached = YST_NEW_ARRAY(diags->arena, count, bool);
    look.holds = YST_NEW_ARRAY(diags->arena, count, bool);
    look.taken_by = YST_NEW_ARRAY(diags->arena, count, size_t);
    for (size_t k = 0; k < count; k++) look.taken_by[k] = SIZE_MAX;
    yst_cases_add(look.cases, classify->about.applies);
    for (size_t k = 0; k < count; k++) yst_cases_add(look.cases, classify->branches[k].when);
    report(&look, check->code, try_cases(&look));
  }
}
