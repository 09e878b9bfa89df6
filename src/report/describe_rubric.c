/* What describe_scored.h says of a rubric: between what its total lies, its labels and grades, and all that
 * its sections and criteria do to the marks. */
#include "report/describe_clauses.h"
#include "report/describe_scored.h"
#include "report/words.h"

static void add_labels(const yst_describing *d, const yst_label_row *labels, size_t count)
{
  if (!count) return;
  yst_page_table(d->page, 2, (yst_text[]){YST_TEXT("Score"), YST_TEXT("In words")});
  for (size_t i = 0; i < count; i++) {
    yst_text score = yst_described_amount(d, (yst_type){YST_KIND_NUMBER, NULL}, labels[i].score);
    yst_page_row(d->page, (yst_text[]){score, labels[i].label});
  }
}

static void add_marks(const yst_describing *d, const char *before, const yst_expr *expr,
                      const yst_criterion *criterion)
{
  if (!expr) return;
  if (expr->op == YST_OP_BANDS) {
    yst_page_paragraph(d->page, yst_text_from(before));
    yst_describe_bands(d, expr, criterion ? criterion->labels : NULL, criterion ? criterion->label_count : 0);
    return;
  }
  yst_page_paragraph(d->page, yst_format(d->page->scratch, "%s: %t", before, yst_expr_words(d, expr)));
}

static void describe_criterion(const yst_describing *d, const yst_rubric *rubric,
                               const yst_criterion *criterion)
{
  yst_page_heading(
      d->page, 4,
      yst_format(d->page->scratch, "Criterion: %t", yst_about_label(d->model, &criterion->about)));
  add_marks(d, "Assessed by a person", criterion->assessed, criterion);
  add_marks(d, "Held against", criterion->evidence, criterion);
  add_marks(d, "Scored", criterion->score, criterion);
  yst_describe_marks(d, &criterion->about);
  if (criterion->labels != rubric->labels) add_labels(d, criterion->labels, criterion->label_count);
  yst_describe_carried(d, &criterion->about);
}

/* ---- between what the total lies ---- */

static bool any_worked_out(const yst_deduction *deductions, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (deductions[i].amount->op != YST_OP_CONST) return true;
  return false;
}

static bool depends(const yst_expr *weight)
{
  return weight && weight->op != YST_OP_CONST;
}

/* Whether the lowest total that the model has leaves something out: weights and deductions that depend on the
 * partnership, and what a person puts in a score's place. */
static bool lowest_is_open(const yst_rubric *rubric)
{
  bool open = any_worked_out(rubric->deductions, rubric->deduction_count);
  for (size_t i = 0; i < rubric->section_count; i++) {
    const yst_section *section = &rubric->sections[i];
    open |= depends(section->weight) || any_worked_out(section->deductions, section->deduction_count);
  }
  for (size_t i = 0; i < rubric->criterion_count; i++) {
    const yst_criterion *criterion = &rubric->criteria[i];
    open |=
        depends(criterion->weight) || criterion->deduction_count > 0 || criterion->override_field != SIZE_MAX;
  }
  return open;
}

static bool may_lose_parts(const yst_rubric *rubric)
{
  for (size_t i = 0; i < rubric->section_count; i++)
    if (rubric->sections[i].about.applies) return true;
  for (size_t i = 0; i < rubric->criterion_count; i++)
    if (rubric->criteria[i].about.applies) return true;
  return false;
}

/* Weights that depend on the partnership were each taken at their most; together they come to 100%. */
static yst_number highest_of(const yst_rubric *rubric)
{
  yst_number whole = yst_number_of(1);
  bool beyond = rubric->weighted && yst_number_compare(rubric->highest, whole) > 0;
  return beyond ? whole : rubric->highest;
}

static bool may_be_overridden(const yst_rubric *rubric)
{
  for (size_t i = 0; i < rubric->criterion_count; i++)
    if (rubric->criteria[i].override_field != SIZE_MAX) return true;
  return false;
}

static void add_total(const yst_describing *d, const yst_rubric *rubric)
{
  yst_type type = rubric->total->type;
  yst_text most = yst_described_amount(d, type, highest_of(rubric));
  yst_buffer words = yst_buffer_in(d->page->scratch);
  if (lowest_is_open(rubric)) {
    yst_buffer_format(&words, "The total is at most %t", most);
    if (may_be_overridden(rubric))
      yst_buffer_add_string(&words, ", unless a person puts more in a score's place");
  } else {
    yst_buffer_add_string(&words,
                          may_lose_parts(rubric) ? "Where everything in it applies, the total" : "The total");
    yst_buffer_format(&words, " runs from %t to %t", yst_described_amount(d, type, rubric->lowest), most);
  }
  yst_buffer_add_byte(&words, '.');
  yst_page_paragraph(d->page, yst_buffer_text(&words));
}

/* ---- the whole ---- */

static void describe_section(const yst_describing *d, const yst_rubric *rubric, const yst_section *section)
{
  yst_text label = yst_about_label(d->model, &section->about);
  if (label.length) {
    yst_page_paragraph(d->page, yst_format(d->page->scratch, "Section: %t", label));
    yst_describe_marks(d, &section->about);
    yst_about own = section->about;
    if (own.citations == rubric->about.citations) own.citation_count = 0;
    yst_describe_carried(d, &own);
  }
  for (size_t i = 0; i < section->count; i++)
    describe_criterion(d, rubric, &rubric->criteria[section->first + i]);
}

void yst_describe_rubric(const yst_describing *d, const yst_rubric *rubric)
{
  yst_page_heading(d->page, 3,
                   yst_format(d->page->scratch, "Rubric: %t", yst_about_label(d->model, &rubric->about)));
  add_total(d, rubric);
  yst_describe_marks(d, &rubric->about);
  add_labels(d, rubric->labels, rubric->label_count);
  add_marks(d, "Grades", rubric->grades, NULL);
  if (rubric->cap_count) yst_describe_caps(d, rubric->caps, rubric->cap_count, rubric->grade_choices);
  yst_describe_carried(d, &rubric->about);
  for (size_t i = 0; i < rubric->section_count; i++) describe_section(d, rubric, &rubric->sections[i]);
}
