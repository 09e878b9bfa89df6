/* What describe.h says of one piece, kind by kind. Rubrics, checklists and tables stand in describe_scored.c.
 */
#include "evaluate/show.h"
#include "report/describe.h"
#include "report/describe_scored.h"
#include "report/words.h"

yst_text yst_described_rule(yst_page *page, const yst_model *model, const yst_described *described)
{
  const yst_expr *rule = NULL;
  switch (described->kind) {
  case YST_DESCRIBED_VALUE: rule = ((const yst_value_rule *)described->piece)->expr; break;
  case YST_DESCRIBED_CONDITION: rule = ((const yst_condition *)described->piece)->expr; break;
  case YST_DESCRIBED_REQUIREMENT: rule = ((const yst_requirement *)described->piece)->condition; break;
  case YST_DESCRIBED_REVIEW: rule = ((const yst_review *)described->piece)->due; break;
  case YST_DESCRIBED_STAGE: rule = ((const yst_stage *)described->piece)->opens; break;
  case YST_DESCRIBED_CLAIM: rule = ((const yst_claim *)described->piece)->holds; break;
  case YST_DESCRIBED_FIGURE: rule = ((const yst_figure *)described->piece)->expr; break;
  default: break;
  }
  return yst_expr_words(page, model, rule);
}

/* ---- what any piece may carry ---- */

void yst_describe_carried(yst_page *page, const yst_model *model, const yst_about *about)
{
  if (about->applies)
    yst_page_paragraph(
        page, yst_format(page->scratch, "Applies %t", yst_applies_words(page, model, about->applies)));
  for (size_t i = 0; i < about->reading_count; i++) {
    const yst_reading *reading = &about->readings[i];
    yst_page_paragraph(page, yst_format(page->scratch, "Another reading, which decides nothing: \"%t\", %t",
                                        reading->words, yst_expr_words(page, model, reading->expr)));
  }
  for (size_t i = 0; i < about->note_count; i++) yst_page_paragraph(page, about->notes[i]);
  yst_buffer cited = yst_buffer_in(page->scratch);
  yst_references_write(&cited, model, about, "");
  if (cited.length) yst_page_aside(page, yst_buffer_text(&cited));
}

static void add_heading(yst_page *page, const char *what, yst_text label)
{
  yst_page_heading(page, 3, yst_format(page->scratch, "%s: %t", what, label));
}

static void add_rule(yst_page *page, const char *before, yst_text words)
{
  if (words.length) yst_page_paragraph(page, yst_format(page->scratch, "%s%t", before, words));
}

static yst_text amount(yst_page *page, const yst_model *model, yst_type type, yst_number number)
{
  yst_buffer words = yst_buffer_in(page->scratch);
  yst_show_typed(&words, model->atoms, type, yst_known(number));
  return yst_buffer_text(&words);
}

/* ---- what is asked ---- */

static yst_text choices_in_words(yst_page *page, const yst_type *type)
{
  yst_buffer words = yst_buffer_in(page->scratch);
  for (size_t i = 0; type->choices && i < type->choices->count; i++) {
    const yst_choice *choice = &type->choices->items[i];
    yst_buffer_format(&words, i ? ", %t" : ": %t", choice->label);
  }
  return yst_buffer_text(&words);
}

static yst_text field_words(yst_page *page, const yst_model *model, const yst_field *field)
{
  yst_buffer words = yst_buffer_in(page->scratch);
  yst_buffer_format(&words, "%t (%s%t)", yst_about_label(model, &field->about),
                    yst_kind_word(field->type.kind), choices_in_words(page, &field->type));
  if (field->has_low)
    yst_buffer_format(&words, ", at least %t", amount(page, model, field->type, field->low));
  if (field->has_high)
    yst_buffer_format(&words, ", at most %t", amount(page, model, field->type, field->high));
  if (field->formula)
    yst_buffer_format(&words, ", worked out: %t", yst_expr_words(page, model, field->formula));
  return yst_buffer_text(&words);
}

static void describe_list(yst_page *page, const yst_model *model, const yst_list *list)
{
  add_heading(page, "List", yst_about_label(model, &list->about));
  for (size_t i = list->row_choices ? 1 : 0; i < list->column_count; i++)
    yst_page_item(page, 1, field_words(page, model, &list->columns[i]));
  if (list->fixed_count) yst_page_paragraph(page, YST_TEXT("Its rows are printed:"));
  for (size_t i = 0; i < list->fixed_count; i++)
    yst_page_item(page, 1, yst_about_label(model, &list->fixed[i].about));
  for (size_t i = 0; i < list->row_rule_count; i++) {
    const yst_row_rule *rule = &list->row_rules[i];
    add_rule(page, "Each row requires: ", yst_expr_words(page, model, rule->condition));
    if (rule->about.applies)
      yst_page_item(
          page, 1,
          yst_format(page->scratch, "applies %t", yst_applies_words(page, model, rule->about.applies)));
    if (rule->message.length)
      yst_page_item(page, 1, yst_format(page->scratch, "otherwise: %t", rule->message));
  }
  yst_describe_carried(page, model, &list->about);
}

static void describe_limit(yst_page *page, const yst_model *model, const yst_limit *limit)
{
  add_heading(page, "Limit", yst_about_label(model, &limit->about));
  for (size_t i = 0; i < limit->version_count; i++) {
    yst_text sum = amount(page, model, limit->type, limit->versions[i].amount);
    if (!i) {
      yst_page_item(page, 1, sum);
      continue;
    }
    yst_buffer from = yst_buffer_in(page->scratch);
    yst_day_write(&from, limit->versions[i].from);
    yst_page_item(page, 1, yst_format(page->scratch, "from %t: %t", yst_buffer_text(&from), sum));
  }
  yst_describe_carried(page, model, &limit->about);
}

/* ---- what decides ---- */

static void describe_condition(yst_page *page, const yst_model *model, const yst_condition *condition)
{
  add_heading(page, "Condition", yst_about_label(model, &condition->about));
  add_rule(page, "When ", yst_expr_words(page, model, condition->expr));
  for (size_t i = 0; i < condition->part_count; i++) {
    const yst_condition_part *part = &condition->parts[i];
    yst_page_item(page, 1,
                  yst_format(page->scratch, "%t: %t", yst_about_label(model, &part->about),
                             yst_expr_words(page, model, part->expr)));
  }
  yst_describe_carried(page, model, &condition->about);
}

static void describe_classify(yst_page *page, const yst_model *model, const yst_classify *classify)
{
  add_heading(page, "Classification", yst_about_label(model, &classify->about));
  if (classify->by_bands) yst_describe_bands(page, model, classify->by_bands);
  if (classify->branch_count)
    yst_page_table(page, 3, (yst_text[]){YST_TEXT("Class"), YST_TEXT("When"), YST_TEXT("Because")});
  for (size_t i = 0; i < classify->branch_count; i++) {
    const yst_branch *branch = &classify->branches[i];
    yst_page_row(
        page, (yst_text[]){classify->classes->items[branch->choice].label,
                           branch->when ? yst_expr_words(page, model, branch->when) : YST_TEXT("otherwise"),
                           branch->because});
  }
  yst_describe_caps(page, model, classify->caps, classify->cap_count, classify->classes);
  yst_describe_carried(page, model, &classify->about);
}

static void describe_requirement(yst_page *page, const yst_model *model, const yst_requirement *rule)
{
  add_heading(page, rule->must ? "Requirement" : "Recommendation",
              yst_atom_text(model->atoms, rule->about.name));
  add_rule(page, rule->must ? "It must be so: " : "It should be so: ",
           yst_expr_words(page, model, rule->condition));
  add_rule(page, "Otherwise: ", rule->message);
  yst_describe_carried(page, model, &rule->about);
}

static void describe_published(yst_page *page, const yst_model *model, const yst_published *published)
{
  add_heading(page, "Printed figure", yst_about_label(model, &published->about));
  yst_page_paragraph(page, yst_format(page->scratch, "Printed: %t. Worked out: %t.",
                                      yst_expr_words(page, model, published->printed),
                                      yst_expr_words(page, model, published->computed)));
  if (published->follows)
    add_rule(page, "Or follows from: ", yst_expr_words(page, model, published->follows));
  yst_describe_carried(page, model, &published->about);
}

static void describe_claim(yst_page *page, const yst_model *model, const yst_claim *claim)
{
  add_heading(page, "Claim", yst_about_label(model, &claim->about));
  add_rule(page, "Checked as: ", yst_expr_words(page, model, claim->holds));
  for (size_t i = 0; i < claim->named_count; i++)
    yst_page_item(
        page, 1, yst_format(page->scratch, claim->exactly ? "exactly for %t" : "except %t", claim->named[i]));
  yst_describe_carried(page, model, &claim->about);
}

/* A piece that is one expression beneath its label. */
static void describe_expression(yst_page *page, const yst_model *model, const yst_described *described,
                                const char *what, const char *before)
{
  add_heading(page, what, yst_about_label(model, described->about));
  add_rule(page, before, yst_described_rule(page, model, described));
  yst_describe_carried(page, model, described->about);
}

static void describe_field(yst_page *page, const yst_model *model, const yst_field *field)
{
  yst_page_item(page, 1, field_words(page, model, field));
  for (size_t i = 0; i < field->about.note_count; i++) yst_page_item(page, 2, field->about.notes[i]);
}

static void describe_gap(yst_page *page, const yst_model *model, const yst_gap *gap)
{
  add_heading(page, "The document leaves open", gap->words);
  yst_describe_carried(page, model, &gap->about);
}

void yst_describe_piece(yst_page *page, const yst_model *model, const yst_described *described)
{
  switch (described->kind) {
  case YST_DESCRIBED_FIELD: describe_field(page, model, described->piece); break;
  case YST_DESCRIBED_LIST: describe_list(page, model, described->piece); break;
  case YST_DESCRIBED_LIMIT: describe_limit(page, model, described->piece); break;
  case YST_DESCRIBED_VALUE: describe_expression(page, model, described, "Value", "Worked out: "); break;
  case YST_DESCRIBED_CONDITION: describe_condition(page, model, described->piece); break;
  case YST_DESCRIBED_CLASSIFY: describe_classify(page, model, described->piece); break;
  case YST_DESCRIBED_RUBRIC: yst_describe_rubric(page, model, described->piece); break;
  case YST_DESCRIBED_CHECKLIST: yst_describe_checklist(page, model, described->piece); break;
  case YST_DESCRIBED_TABLE: yst_describe_table(page, model, described->piece); break;
  case YST_DESCRIBED_REQUIREMENT: describe_requirement(page, model, described->piece); break;
  case YST_DESCRIBED_REVIEW: describe_expression(page, model, described, "Review", "Due: "); break;
  case YST_DESCRIBED_STAGE: describe_expression(page, model, described, "Stage", "Opens when "); break;
  case YST_DESCRIBED_PUBLISHED: describe_published(page, model, described->piece); break;
  case YST_DESCRIBED_CLAIM: describe_claim(page, model, described->piece); break;
  case YST_DESCRIBED_FIGURE: describe_expression(page, model, described, "Figure", "Worked out: "); break;
  case YST_DESCRIBED_GAP: describe_gap(page, model, described->piece); break;
  case YST_DESCRIBED_KINDS: break;
  }
}
