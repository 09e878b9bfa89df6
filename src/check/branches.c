/* Branches of a classification: those that nothing reaches, and cases that reach none. */
#include "check/amount.h"
#include "check/cases.h"
#include "check/checks.h"

typedef struct branch_look {
  const yst_model *model;
  yst_diags *diags;
  const yst_classify *classify;
  yst_cases *cases;
  bool *reached, *holds; /* by branch: in some case it is the first that holds; it holds at all */
  size_t *taken_by;      /* by branch: an earlier one that is taken where it holds; SIZE_MAX: none */
  bool fits_none;
  yst_text witness; /* a case that fits none */
} branch_look;

static bool is_otherwise(const yst_branch *branch)
{
  return branch->when == NULL;
}

/* The first branch that holds, or SIZE_MAX; `*unclear` when one before cannot be worked out. */
static void take_case(branch_look *look, bool *unclear)
{
  const yst_classify *classify = look->classify;
  size_t taken = SIZE_MAX;
  for (size_t i = 0; i < classify->branch_count; i++) {
    const yst_branch *branch = &classify->branches[i];
    yst_case_value value = {YST_CASE_KNOWN, {1, 1}};
    if (!is_otherwise(branch)) value = yst_cases_value(look->cases, branch->when);
    if (value.state == YST_CASE_UNCLEAR) {
      *unclear = true;
      return;
    }
    if (!yst_case_is_yes(value)) continue;
    look->holds[i] = true;
    if (taken == SIZE_MAX) {
      taken = i;
      look->reached[i] = true;
    } else if (look->taken_by[i] == SIZE_MAX) {
      look->taken_by[i] = taken;
    }
  }
  if (taken != SIZE_MAX || look->fits_none || yst_cases_leave_out(look->cases)) return;
  look->fits_none = true;
  look->witness = yst_cases_words(look->cases, look->diags->arena);
}

static bool applies(const branch_look *look)
{
  const yst_expr *when = look->classify->about.applies;
  if (!when) return true;
  yst_case_value value = yst_cases_value(look->cases, when);
  return !yst_case_is_no(value);
}

/* false when not every case could be looked at: then nothing is said. */
static bool try_cases(branch_look *look)
{
  yst_day *days;
  size_t count = yst_cases_days(look->cases, &days);
  for (size_t i = 0; i < count; i++) {
    if (!yst_cases_start(look->cases, days[i])) return false;
    bool unclear = false;
    while (!unclear && yst_cases_next(look->cases)) {
      if (applies(look)) take_case(look, &unclear);
    }
    if (unclear) return false;
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
}

static void report_no_otherwise(const branch_look *look)
{
  yst_diag *diag = yst_diags_add(look->diags, YST_NO_OTHERWISE, look->classify->about.span,
                                 "some cases fit no branch of `%t`",
                                 yst_atom_text(look->model->atoms, look->classify->about.name));
  if (look->witness.length) yst_diag_help(look->diags, diag, "A case that fits none: %t.", look->witness);
  yst_diag_help(look->diags, diag, "A last branch `as … otherwise` takes all that fit none.");
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
