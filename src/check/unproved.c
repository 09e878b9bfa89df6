/* What is too much to be tried case by case is said, with how many cases there are: silence would pass for a
 * clean bill. */
#include "check/cases.h"
#include "check/checks.h"
#include "check/walk.h"
#include "check/witness.h"

typedef struct unproved_look {
  const yst_model *model;
  yst_diags *diags;
  yst_case_room *room;
} unproved_look;

static void report(const unproved_look *look, yst_span span, const yst_cases *cases, const char *left)
{
  size_t count = yst_cases_wanted(cases);
  yst_diag *diag;
  if (count == SIZE_MAX) {
    diag = yst_diags_add(look->diags, YST_UNPROVED, span,
                         "this tells apart more cases than can be counted here");
  } else {
    diag = yst_diags_add(look->diags, YST_UNPROVED, span,
                         "this tells apart %z cases, too many to try them all", count);
  }
  yst_diag_help(look->diags, diag, "%s", left);
  yst_diag_help(look->diags, diag, "Conditions of their own for its parts make each of them small enough.");
  yst_witness_touches_nothing(look->diags, diag);
}

static bool is_too_much(yst_cases *cases)
{
  yst_day *days;
  (void)yst_cases_days(cases, &days);
  return !yst_cases_start(cases, days[0]) && yst_cases_wanted(cases) > 1;
}

static void check_root(void *context, const yst_expr *root, yst_root_kind kind, const yst_about *owner)
{
  const unproved_look *look = context;
  (void)owner;
  bool decides = kind == YST_ROOT_CONDITION && root->type.kind == YST_KIND_YES_NO && root->op != YST_OP_CONST;
  if (!decides) return;
  yst_cases *cases = yst_cases_new(look->room);
  yst_cases_add(cases, root);
  if (is_too_much(cases))
    report(look, root->span, cases,
           "Whether it can always or never hold was asked of its single comparisons only.");
}

static void check_classify(const unproved_look *look, const yst_classify *classify)
{
  if (classify->by_bands || !classify->branch_count) return;
  yst_cases *cases = yst_cases_new(look->room);
  yst_cases_add(cases, classify->about.applies);
  for (size_t i = 0; i < classify->branch_count; i++) yst_cases_add(cases, classify->branches[i].when);
  if (is_too_much(cases))
    report(look, classify->about.span, cases,
           "Branches that nothing reaches, and cases that fit none, were not looked for.");
}

void yst_check_unproved(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  (void)check;
  unproved_look look = {model, diags, yst_case_room_new(diags->arena, model)};
  yst_walk_roots(model, check_root, &look);
  for (size_t i = 0; i < model->classify_count; i++) check_classify(&look, &model->classifies[i]);
}
