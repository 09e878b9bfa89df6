/* Words of a register that could mean two things: spellings of choices and headings of columns that are read
 * as one, capitals, blanks and punctuation aside. And labels of parts that nobody can tell apart in a report.
 */
#include "check/called.h"
#include "check/checks.h"
#include "check/witness.h"

typedef struct spelling_look {
  const yst_model *model;
  yst_diags *diags;
  yst_called_list words;
  const char *what;
} spelling_look;

static bool is_own(const yst_called *first, const yst_called *second)
{
  return first->span.source == YST_OWN_SOURCE || second->span.source == YST_OWN_SOURCE;
}

/* Names that differ in capitals only are said by similar.c. */
static bool is_of_names(const yst_called *first, const yst_called *second)
{
  return first->is_name && second->is_name;
}

/* ---- spellings of choices ---- */

static void report_choices(void *context, const yst_called *first, const yst_called *second)
{
  const spelling_look *look = context;
  if (!is_own(first, second) || is_of_names(first, second)) return;
  yst_diag *diag = yst_diags_add(look->diags, YST_SAME_SPELLING, second->span,
                                 "\"%t\" is read as the choice before it, which is spelt \"%t\"",
                                 second->text, first->text);
  yst_diag_label(look->diags, diag, first->span, "a cell with either is read as this");
  yst_diag_help(look->diags, diag,
                "Capitals, blanks and punctuation do not count when a register is read; "
                "give one of the two another spelling.");
}

static void compare_choices(spelling_look *look, const yst_choices *choices)
{
  for (size_t i = 0; i < choices->count; i++) {
    const yst_choice *choice = &choices->items[i];
    yst_text name = yst_atom_text(look->model->atoms, choice->name);
    if (choices->name) {
      yst_called_add_name(&look->words, name, i, choice->span);
    } else {
      yst_called_add_words(&look->words, name, i, choice->span);
    }
    yst_called_add_words(&look->words, choice->label, i, choice->span);
    for (size_t k = 0; k < choice->also_count; k++)
      yst_called_add_words(&look->words, choice->also[k], i, choice->span);
  }
  yst_called_alike(&look->words, report_choices, look);
}

/* Types that were given no name stand with their fields. */
static void compare_field_choices(spelling_look *look, const yst_field *field)
{
  const yst_choices *choices = field->type.choices;
  if (choices && !choices->name && choices->span.source) compare_choices(look, choices);
}

static void compare_spellings(spelling_look *look)
{
  const yst_model *m = look->model;
  for (size_t i = 0; i < m->choices_count; i++) compare_choices(look, m->choices[i]);
  for (size_t i = 0; i < m->field_count; i++) compare_field_choices(look, &m->fields[i]);
  for (size_t i = 0; i < m->list_count; i++) {
    for (size_t k = 0; k < m->lists[i].column_count; k++)
      compare_field_choices(look, &m->lists[i].columns[k]);
  }
}

/* ---- headings of columns ---- */

static void report_headings(void *context, const yst_called *first, const yst_called *second)
{
  const spelling_look *look = context;
  if (!is_own(first, second) || is_of_names(first, second)) return;
  yst_diag *diag =
      yst_diags_add(look->diags, YST_SAME_HEADING, second->span,
                    "a column headed \"%t\" is read for the %s before this one", second->text, look->what);
  yst_diag_label(look->diags, diag, first->span, "headed \"%t\", which is the same to a register",
                 first->text);
  yst_diag_help(look->diags, diag,
                "Capitals, blanks and punctuation do not count in headings; label or head one of "
                "the two differently.");
}

static void add_headings(spelling_look *look, const yst_field *field, size_t owner)
{
  if (field->formula) return;
  const yst_about *about = &field->about;
  yst_span span = about->name_span.source ? about->name_span : about->span;
  yst_called_add_name(&look->words, yst_atom_text(look->model->atoms, about->name), owner, span);
  yst_called_add_words(&look->words, about->label, owner, span);
  for (size_t i = 0; i < field->headed_count; i++)
    yst_called_add_words(&look->words, field->headed[i], owner, span);
}

/* Those of the register that is evaluated, or of another one. */
static void compare_fields(spelling_look *look, const yst_other *other)
{
  const yst_model *m = look->model;
  for (size_t i = 0; i < m->field_count; i++) {
    if (m->fields[i].other == other) add_headings(look, &m->fields[i], i);
  }
  yst_called_alike(&look->words, report_headings, look);
}

static void compare_headings(spelling_look *look)
{
  const yst_model *m = look->model;
  look->what = "field";
  compare_fields(look, NULL);
  for (size_t i = 0; i < m->other_count; i++) compare_fields(look, &m->others[i]);
  look->what = "column";
  for (size_t i = 0; i < m->list_count; i++) {
    for (size_t k = 0; k < m->lists[i].column_count; k++) add_headings(look, &m->lists[i].columns[k], k);
    yst_called_alike(&look->words, report_headings, look);
  }
}

/* ---- labels of parts ---- */

static void report_labels(void *context, const yst_called *first, const yst_called *second)
{
  const spelling_look *look = context;
  if (!is_own(first, second) || is_of_names(first, second)) return;
  yst_diag *diag = yst_diags_add(look->diags, YST_SAME_LABEL, second->span,
                                 "another %s is labelled \"%t\" too", look->what, second->text);
  yst_diag_label(look->diags, diag, first->span, "this one");
  yst_diag_help(look->diags, diag, "Reports show labels; say in each what it is about.");
  yst_witness_touches_nothing(look->diags, diag);
}

static void add_label(spelling_look *look, const yst_about *about, size_t owner)
{
  yst_called_add_words(&look->words, about->label, owner, about->span);
}

static void compare_items(spelling_look *look, const yst_checklist *checklist, size_t parent)
{
  for (size_t i = 0; i < checklist->item_count; i++) {
    if (checklist->items[i].parent == parent) add_label(look, &checklist->items[i].about, i);
  }
  yst_called_alike(&look->words, report_labels, look);
}

static void compare_labels(spelling_look *look)
{
  const yst_model *m = look->model;
  look->what = "criterion of the rubric";
  for (size_t i = 0; i < m->rubric_count; i++) {
    for (size_t k = 0; k < m->rubrics[i].criterion_count; k++)
      add_label(look, &m->rubrics[i].criteria[k].about, k);
    yst_called_alike(&look->words, report_labels, look);
  }
  look->what = "item of the checklist";
  for (size_t i = 0; i < m->checklist_count; i++) {
    const yst_checklist *checklist = &m->checklists[i];
    compare_items(look, checklist, SIZE_MAX);
    for (size_t k = 0; k < checklist->item_count; k++) {
      if (checklist->items[k].part_count) compare_items(look, checklist, k);
    }
  }
}

void yst_check_spellings(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  spelling_look look = {model, diags, {.arena = diags->arena}, ""};
  if (check->code == YST_SAME_SPELLING) compare_spellings(&look);
  if (check->code == YST_SAME_HEADING) compare_headings(&look);
  if (check->code == YST_SAME_LABEL) compare_labels(&look);
}
