/* Rules without a citation in a toolkit that cites, and toolkits without examples. Only the toolkit's own
 * file is looked at. */
#include "check/checks.h"
#include "check/walk.h"
#include "check/witness.h"

typedef struct cite_look {
  const yst_model *model;
  yst_diags *diags;
  bool cites; /* something in the file does */
} cite_look;

static bool is_own(const yst_model *model, const yst_about *about)
{
  return about->span.source && about->span.source == model->toolkit.about.span.source;
}

static void look_for_citation(void *context, const yst_about *about)
{
  cite_look *look = context;
  look->cites |= about->citation_count && is_own(look->model, about);
}

static void report_uncited(const cite_look *look, const yst_about *about, const char *what)
{
  if (about->citation_count || !is_own(look->model, about)) return;
  yst_text name = yst_atom_text(look->model->atoms, about->name);
  yst_diag *diag =
      yst_diags_add(look->diags, YST_UNCITED, about->span, "the %s `%t` cites nothing", what, name);
  yst_diag_help(look->diags, diag, "`cite SOURCE \"where\"` says which words of the document it comes from.");
  yst_witness_touches_nothing(look->diags, diag);
}

static bool has_cited_branches(const yst_classify *classify)
{
  for (size_t i = 0; i < classify->branch_count; i++) {
    if (classify->branches[i].about.citation_count) return true;
  }
  return false;
}

/* A rubric or checklist whose parts all say where they come from needs no citation of its own. */
static bool has_cited_criteria(const yst_rubric *rubric)
{
  for (size_t i = 0; i < rubric->criterion_count; i++) {
    if (!rubric->criteria[i].about.citation_count) return false;
  }
  return rubric->criterion_count > 0;
}

static bool has_cited_items(const yst_checklist *checklist)
{
  for (size_t i = 0; i < checklist->item_count; i++) {
    if (!checklist->items[i].about.citation_count) return false;
  }
  return checklist->item_count > 0;
}

static void report_all(const cite_look *look)
{
  const yst_model *model = look->model;
  for (size_t i = 0; i < model->condition_count; i++)
    report_uncited(look, &model->conditions[i].about, "condition");
  for (size_t i = 0; i < model->classify_count; i++) {
    if (!has_cited_branches(&model->classifies[i]))
      report_uncited(look, &model->classifies[i].about, "classification");
  }
  for (size_t i = 0; i < model->rubric_count; i++) {
    if (!has_cited_criteria(&model->rubrics[i])) report_uncited(look, &model->rubrics[i].about, "rubric");
  }
  for (size_t i = 0; i < model->checklist_count; i++) {
    if (!has_cited_items(&model->checklists[i]))
      report_uncited(look, &model->checklists[i].about, "checklist");
  }
  for (size_t i = 0; i < model->table_count; i++) report_uncited(look, &model->tables[i].about, "table");
  for (size_t i = 0; i < model->requirement_count; i++)
    report_uncited(look, &model->requirements[i].about, "requirement");
  for (size_t i = 0; i < model->review_count; i++) {
    report_uncited(look, &model->reviews[i].about, model->reviews[i].is_deadline ? "deadline" : "review");
  }
}

void yst_check_uncited(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  (void)check;
  cite_look look = {model, diags, false};
  yst_walk_abouts(model, look_for_citation, &look);
  if (look.cites) report_all(&look);
}
