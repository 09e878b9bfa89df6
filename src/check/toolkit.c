/* The toolkit as a whole: a file with rules that declares none, and one without examples. */
#include "check/checks.h"
#include "check/witness.h"

/* The first rule that only a toolkit can have. Conditions, values and the like may well stand in a vocabulary
 * file. */
static const yst_about *find_rule(const yst_model *model)
{
  if (model->rubric_count) return &model->rubrics[0].about;
  if (model->checklist_count) return &model->checklists[0].about;
  if (model->requirement_count) return &model->requirements[0].about;
  if (model->review_count) return &model->reviews[0].about;
  if (model->published_count) return &model->published[0].about;
  if (model->claim_count) return &model->claims[0].about;
  if (model->figure_count) return &model->figures[0].about;
  return NULL;
}

void yst_check_toolkit(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  (void)check;
  const yst_about *rule = model->toolkit.about.name ? NULL : find_rule(model);
  yst_span place = rule ? rule->span : model->example_count ? model->examples[0].span : (yst_span){0, 0, 0};
  bool unnamed = model->toolkit.about.span.source != 0; /* its line is there, and was told to lack its name */
  if (model->toolkit.about.name || unnamed || !place.source) return;
  yst_diag *diag =
      yst_diags_add(diags, YST_NO_TOOLKIT, place, "this stands in a file that declares no toolkit");
  yst_diag_help(diags, diag, "Begin the file with a line `toolkit NAME \"Title\"`.");
}

void yst_check_examples(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  (void)check;
  const yst_about *toolkit = &model->toolkit.about;
  if (!toolkit->name) return;
  for (size_t i = 0; i < model->example_count; i++) {
    if (model->examples[i].span.source == toolkit->span.source) return;
  }
  yst_diag *diag = yst_diags_add(diags, YST_NO_EXAMPLES, toolkit->span, "the toolkit `%t` has no examples",
                                 yst_atom_text(model->atoms, toolkit->name));
  yst_diag_help(diags, diag,
                "An `example` with `given` and `expect` shows that a rule means what the document means.");
  yst_witness_touches_nothing(diags, diag);
}
