/* One class with two labels, one score with two: reports show the first, and the other is lost. */
#include "check/checks.h"
#include "check/witness.h"

typedef struct label_look {
  const yst_model *model;
  yst_diags *diags;
} label_look;

static void report(const label_look *look, yst_span span, yst_span first, yst_text text, const char *what)
{
  if (span.source != YST_OWN_SOURCE) return;
  yst_diag *diag =
      yst_diags_add(look->diags, YST_TWO_LABELS, span, "%s has a label already, \"%t\"", what, text);
  yst_diag_label(look->diags, diag, first, "this one");
  yst_diag_help(look->diags, diag,
                "Reports show the first; label it once, or see whether another was meant.");
  yst_witness_touches_nothing(look->diags, diag);
}

/* A branch without a label of its own goes by the name. */
static bool is_labelled(const label_look *look, const yst_classify *classify, const yst_branch *branch)
{
  yst_text name = yst_atom_text(look->model->atoms, classify->classes->items[branch->choice].name);
  return branch->about.label.length && !yst_text_equal(branch->about.label, name);
}

static void check_classify(const label_look *look, const yst_classify *classify)
{
  size_t count = classify->classes ? classify->classes->count : 0;
  const yst_branch **first = YST_NEW_ARRAY(look->diags->arena, count, const yst_branch *);
  for (size_t i = 0; i < classify->branch_count; i++) {
    const yst_branch *branch = &classify->branches[i];
    if (branch->choice >= count || !is_labelled(look, classify, branch)) continue;
    const yst_branch *before = first[branch->choice];
    if (!before) {
      first[branch->choice] = branch;
    } else if (!yst_text_equal(before->about.label, branch->about.label)) {
      report(look, branch->about.span, before->about.span, before->about.label, "this class");
    }
  }
}

static void check_rows(const label_look *look, const yst_label_row *rows, size_t count)
{
  for (size_t i = 1; i < count; i++) {
    for (size_t k = 0; k < i; k++) {
      if (!yst_number_equal(rows[i].score, rows[k].score)) continue;
      report(look, rows[i].span, rows[k].span, rows[k].label, "this score");
      break;
    }
  }
}

static void check_rubric(const label_look *look, const yst_rubric *rubric)
{
  check_rows(look, rubric->labels, rubric->label_count);
  for (size_t i = 0; i < rubric->criterion_count; i++) {
    const yst_criterion *criterion = &rubric->criteria[i];
    if (criterion->labels != rubric->labels) check_rows(look, criterion->labels, criterion->label_count);
  }
}

void yst_check_two_labels(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  (void)check;
  const label_look look = {model, diags};
  for (size_t i = 0; i < model->classify_count; i++) check_classify(&look, &model->classifies[i]);
  for (size_t i = 0; i < model->rubric_count; i++) check_rubric(&look, &model->rubrics[i]);
}
