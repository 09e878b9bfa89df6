/* Branches of a classification: those that nothing reaches, and cases that reach none. */
#include "check/amount.h"
#include "check/checks.h"
#include "check/chosen.h"
#include "check/classified.h"
#include "check/made.h"
#include "check/same.h"
#include "check/unproved.h"
#include "check/witness.h"

/* Branches before one that are held against it, where not every case can be looked at. */
#define BEFORE_MOST 200u

typedef struct branch_look {
  const yst_model *model;
  yst_diags *diags;
  const yst_classify *classify;
  yst_classified all;
  bool fits_none;
  yst_text words; /* a case that fits none */
  bool has_case;
  yst_example fitting_none; /* the same, when it can be given */
  yst_example *taken;       /* by branch: a case in which an earlier one takes it */
  bool *has_taken;
} branch_look;

static bool is_otherwise(const yst_branch *branch)
{
  return branch->when == NULL;
}

/* The first case that no branch takes and in which all that is looked at applies. */
static void find_unfit(branch_look *look)
{
  yst_cases *cases = look->all.cases;
  size_t place = look->fits_none ? SIZE_MAX : yst_case_set_next(cases, look->all.open, 0);
  for (; place != SIZE_MAX; place = yst_case_set_next(cases, look->all.open, place + 1)) {
    yst_cases_go(cases, place);
    if (yst_cases_leave_out(cases)) continue;
    look->fits_none = true;
    look->words = yst_cases_words(cases, look->diags->arena);
    look->has_case = yst_case_example(look->diags->arena, cases, &look->fitting_none);
    return;
  }
}

/* Cases in which a branch holds that an earlier one takes. */
static void find_taken(branch_look *look)
{
  for (size_t i = 0; i < look->classify->branch_count; i++) {
    if (look->has_taken[i] || look->all.reached[i] || look->all.taken_in[i] == SIZE_MAX) continue;
    yst_cases_go(look->all.cases, look->all.taken_in[i]);
    look->has_taken[i] = !yst_cases_leave_out(look->all.cases) &&
                         yst_case_example(look->diags->arena, look->all.cases, &look->taken[i]);
  }
}

/* false when not every case could be looked at: then nothing is said. */
static bool try_cases(branch_look *look)
{
  yst_day *days;
  size_t count = yst_cases_days(look->all.cases, &days);
  for (size_t i = 0; i < count; i++) {
    if (!yst_classified_on_day(&look->all, days[i])) return false;
    find_unfit(look);
    find_taken(look);
  }
  return true;
}

/* The branch holds there, and another class comes out. */
static void show_taken(const branch_look *look, yst_diag *diag, size_t place)
{
  yst_arena *arena = look->diags->arena;
  const yst_classify *classify = look->classify;
  yst_witness_give_example(look->diags, diag, &look->taken[place]);
  yst_witness_proof(look->diags, diag, classify->branches[place].when);
  if (classify->cap_count) return;
  size_t choice = classify->branches[look->all.taken_by[place]].choice;
  yst_witness_shows(
      look->diags, diag,
      yst_made_condition(arena, YST_OP_EQUAL, yst_made_result(arena, classify->result),
                         yst_made_constant(arena, classify->result->type, yst_number_of((int64_t)choice))));
}

static void report_unreachable(const branch_look *look, size_t place)
{
  const yst_branch *branch = &look->classify->branches[place];
  const yst_choices *classes = look->classify->classes;
  yst_diag *diag = yst_diags_add(look->diags, YST_UNREACHABLE, branch->about.span, "nothing reaches `%t`",
                                 yst_atom_text(look->model->atoms, classes->items[branch->choice].name));
  size_t other = look->all.taken_by[place];
  if (other != SIZE_MAX) {
    yst_diag_label(look->diags, diag, look->classify->branches[other].about.span,
                   "this branch is taken first");
  }
  bool after_all = other != SIZE_MAX && is_otherwise(&look->classify->branches[other]);
  yst_diag_help(look->diags, diag,
                after_all ? "`otherwise` takes all that is left, so that it stands last and once."
                          : "The first branch that holds decides; a narrower one stands before a wider one.");
  /* Whoever meets it is taken by a branch before it. */
  yst_expr *met = yst_made_both(look->diags->arena, look->classify->about.applies, branch->when);
  if (met) yst_witness_touches(look->diags, diag, look->model, met);
  if (look->has_taken[place] && branch->when) show_taken(look, diag, place);
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

/* Looks once more for a case that fits none, among some that surely come up. */
static bool find_sure_unfit(branch_look *look, yst_case_room *room)
{
  look->all = yst_classified_in(look->diags->arena, room, look->classify);
  yst_cases_sample(look->all.cases);
  look->fits_none = false;
  return try_cases(look) && look->fits_none && !yst_cases_may_be_impossible(look->all.cases);
}

/* A case that can be given has been worked out; one that is only put together may be none. */
static void report_no_otherwise(branch_look *look, yst_case_room *room)
{
  if (!look->has_case && yst_cases_may_be_impossible(look->all.cases) && !find_sure_unfit(look, room)) {
    yst_unproved(
        look->diags, look->classify->about.span,
        YST_TEXT("what this looks at rests on the same fields, so that not all of its cases come up"),
        "Whether a partnership can fit no branch is not told; a last branch `as … otherwise` would take it.");
    return;
  }
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

/* An earlier branch that says the same; SIZE_MAX: none. */
static size_t same_before(const yst_classify *classify, size_t place)
{
  size_t from = place > BEFORE_MOST ? place - BEFORE_MOST : 0;
  for (size_t i = from; i < place; i++) {
    if (yst_expr_same(classify->branches[i].when, classify->branches[place].when)) return i;
  }
  return SIZE_MAX;
}

/* The first branch without a condition; their count when each has one. */
static size_t otherwise_of(const yst_classify *classify)
{
  size_t place = 0;
  while (place < classify->branch_count && !is_otherwise(&classify->branches[place])) place++;
  return place;
}

/* Branches that can be reached at all, and the first after an `otherwise`: it stands for all of these. */
static size_t told_of(const yst_classify *classify)
{
  size_t otherwise = otherwise_of(classify);
  return otherwise + 2 < classify->branch_count ? otherwise + 2 : classify->branch_count;
}

/* Without the cases there is still what can be seen at once: branches after an `otherwise`, and those that
 * stand there already. */
static void report_plainly_taken(const branch_look *look)
{
  const yst_classify *classify = look->classify;
  size_t otherwise = otherwise_of(classify);
  for (size_t i = 0; i < told_of(classify); i++) {
    look->all.taken_by[i] = i > otherwise ? otherwise : same_before(classify, i);
    if (look->all.taken_by[i] != SIZE_MAX) report_unreachable(look, i);
  }
}

static void report(branch_look *look, yst_case_room *room, yst_code code, bool tried)
{
  const yst_classify *classify = look->classify;
  if (!tried) {
    yst_unproved_cases(look->diags, classify->about.span, look->all.cases,
                       code == YST_NO_OTHERWISE ? "Cases that fit no branch were not looked for."
                                                : "Branches that nothing reaches were not looked for.");
  }
  if (code == YST_NO_OTHERWISE) {
    if (tried && look->fits_none && otherwise_of(classify) == classify->branch_count)
      report_no_otherwise(look, room);
    return;
  }
  if (!tried) {
    report_plainly_taken(look);
    return;
  }
  /* One that never holds at all is an impossible threshold. */
  size_t otherwise = otherwise_of(classify);
  for (size_t i = 0; i < told_of(classify); i++) {
    if (i > otherwise) look->all.taken_by[i] = otherwise;
    if (i > otherwise) look->has_taken[i] = false;
    if (i > otherwise || (!look->all.reached[i] && look->all.holds[i])) report_unreachable(look, i);
  }
}

void yst_check_branches(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  yst_case_room *room = yst_case_room_new(diags->arena, model);
  if (check->code == YST_UNREACHABLE) yst_chosen_check(room, model, diags);
  for (size_t i = 0; i < model->classify_count; i++) {
    const yst_classify *classify = &model->classifies[i];
    if (classify->by_bands || classify->branch_count == 0 || !classify->classes) continue;
    branch_look look = {.model = model, .diags = diags, .classify = classify};
    look.taken = YST_NEW_ARRAY(diags->arena, classify->branch_count, yst_example);
    look.has_taken = YST_NEW_ARRAY(diags->arena, classify->branch_count, bool);
    look.all = yst_classified_in(diags->arena, room, classify);
    report(&look, room, check->code, try_cases(&look));
  }
}
