/* What describe.h says of one piece, kind by kind. What is asked stands in
 * describe_asked.c, rubrics in describe_rubric.c, checklists and tables in describe_scored.c. */
#include "evaluate/show.h"
#include "report/describe.h"
#include "report/describe_asked.h"
#include "report/describe_clauses.h"
#include "report/describe_scored.h"
#include "report/words.h"

yst_text yst_described_rule(const yst_describing *d, const yst_described *described)
{
  const yst_expr *rule = NULL;
  switch (described->kind) {
  case YST_DESCRIBED_VALUE: rule = ((const yst_value_rule *)described->piece)->expr; break;
  case YST_DESCRIBED_CONDITION: rule = ((const yst_condition *)described->piece)->expr; break;
  case YST_DESCRIBED_REQUIREMENT: rule = ((const yst_requirement *)described->piece)->condition; break;
  case YST_DESCRIBED_REVIEW: return yst_due_words(d, described->piece);
  case YST_DESCRIBED_STAGE: rule = ((const yst_stage *)described->piece)->opens; break;
  case YST_DESCRIBED_CLAIM: rule = ((const yst_claim *)described->piece)->holds; break;
  case YST_DESCRIBED_FIGURE: rule = ((const yst_figure *)described->piece)->expr; break;
  default: break;
  }
  return yst_expr_words(d, rule);
}

/* ---- what any piece may carry ---- */

void yst_describe_carried(const yst_describing *d, const yst_about *about)
{
  if (about->applies)
    yst_page_paragraph(d->page,
                       yst_format(d->page->scratch, "Applies %t", yst_applies_words(d, about->applies)));
  for (size_t i = 0; i < about->reading_count; i++) {
    const yst_reading *reading = &about->readings[i];
    yst_page_paragraph(d->page,
                       yst_format(d->page->scratch, "Another reading, which decides nothing: \"%t\", %t",
                                  reading->words, yst_expr_words(d, reading->expr)));
  }
  for (size_t i = 0; i < about->note_count; i++) yst_page_paragraph(d->page, about->notes[i]);
  yst_buffer cited = yst_buffer_in(d->page->scratch);
  yst_references_write(&cited, d->model, about, "");
  if (cited.length) yst_page_aside(d->page, yst_buffer_text(&cited));
}

static void add_heading(yst_page *page, const char *what, yst_text label)
{
  yst_page_heading(page, 3, yst_format(page->scratch, "%s: %t", what, label));
}

static void add_rule(yst_page *page, const char *before, yst_text words)
{
  if (words.length) yst_page_paragraph(page, yst_format(page->scratch, "%s%t", before, words));
}

static void describe_limit(const yst_describing *d, const yst_limit *limit)
{
  add_heading(d->page, "Limit", yst_about_label(d->model, &limit->about));
  for (size_t i = 0; i < limit->version_count; i++) {
    yst_text sum = yst_described_amount(d, limit->type, limit->versions[i].amount);
    if (!i) {
      yst_page_item(d->page, 1, sum);
      continue;
    }
    yst_buffer from = yst_buffer_in(d->page->scratch);
    yst_day_write(&from, limit->versions[i].from);
    yst_page_item(d->page, 1, yst_format(d->page->scratch, "from %t: %t", yst_buffer_text(&from), sum));
  }
  yst_describe_carried(d, &limit->about);
}

/* ---- what decides ---- */

static void describe_condition(const yst_describing *d, const yst_condition *condition)
{
  add_heading(d->page, "Condition", yst_about_label(d->model, &condition->about));
  add_rule(d->page, "When ", yst_expr_words(d, condition->expr));
  for (size_t i = 0; i < condition->part_count; i++) {
    const yst_condition_part *part = &condition->parts[i];
    yst_page_item(d->page, 1,
                  yst_format(d->page->scratch, "%t: %t", yst_about_label(d->model, &part->about),
                             yst_expr_words(d, part->expr)));
  }
  yst_describe_carried(d, &condition->about);
}

static void describe_group(const yst_describing *d, const yst_group_rule *group)
{
  add_heading(d->page, "Group", yst_about_label(d->model, &group->about));
  for (size_t i = 0; i < group->members->count; i++)
    yst_page_item(d->page, 1, yst_words_at(d, group->members->items[i].span));
  yst_describe_carried(d, &group->about);
}

static void describe_classify(const yst_describing *d, const yst_classify *classify)
{
  add_heading(d->page, "Classification", yst_about_label(d->model, &classify->about));
  if (classify->by_bands) yst_describe_bands(d, classify->by_bands, NULL, 0);
  if (classify->branch_count)
    yst_page_table(d->page, 3, (yst_text[]){YST_TEXT("Class"), YST_TEXT("When"), YST_TEXT("Because")});
  for (size_t i = 0; i < classify->branch_count; i++) {
    const yst_branch *branch = &classify->branches[i];
    yst_page_row(d->page, (yst_text[]){classify->classes->items[branch->choice].label,
                                       branch->when ? yst_expr_words(d, branch->when) : YST_TEXT("otherwise"),
                                       branch->because});
  }
  yst_describe_caps(d, classify->caps, classify->cap_count, classify->classes);
  yst_describe_outcome(d, &classify->about);
  yst_describe_carried(d, &classify->about);
}

static void describe_requirement(const yst_describing *d, const yst_requirement *rule)
{
  add_heading(d->page, rule->must ? "Requirement" : "Recommendation",
              yst_atom_text(d->model->atoms, rule->about.name));
  add_rule(d->page, rule->must ? "It must be so: " : "It should be so: ", yst_expr_words(d, rule->condition));
  add_rule(d->page, "Otherwise: ", rule->message);
  yst_describe_carried(d, &rule->about);
}

static void describe_published(const yst_describing *d, const yst_published *published)
{
  add_heading(d->page, "Printed figure", yst_about_label(d->model, &published->about));
  yst_page_paragraph(d->page, yst_format(d->page->scratch, "Printed: %t. Worked out: %t.",
                                         yst_expr_words(d, published->printed),
                                         yst_expr_words(d, published->computed)));
  if (published->follows) add_rule(d->page, "Or follows from: ", yst_expr_words(d, published->follows));
  yst_describe_carried(d, &published->about);
}

static void describe_claim(const yst_describing *d, const yst_claim *claim)
{
  add_heading(d->page, "Claim", yst_about_label(d->model, &claim->about));
  add_rule(d->page, "Checked as: ", yst_expr_words(d, claim->holds));
  yst_buffer named = yst_buffer_in(d->page->scratch);
  for (size_t i = 0; i < claim->named_count; i++)
    yst_buffer_format(&named, i ? "; %t" : "%t", claim->named[i]);
  add_rule(d->page,
           claim->exactly ? "Exactly for these, and for nobody else: "
                          : "Except for these, of whom it is not so: ",
           yst_buffer_text(&named));
  yst_describe_carried(d, &claim->about);
}

/* A piece that is one expression beneath its label. */
static void describe_expression(const yst_describing *d, const yst_described *described, const char *what,
                                const char *before)
{
  add_heading(d->page, what, yst_about_label(d->model, described->about));
  add_rule(d->page, before, yst_described_rule(d, described));
  yst_describe_outcome(d, described->about);
  yst_describe_carried(d, described->about);
}

static void describe_review(const yst_describing *d, const yst_described *described)
{
  const yst_review *review = described->piece;
  describe_expression(d, described, review->is_deadline ? "Deadline" : "Review", "Due ");
}

static void describe_gap(const yst_describing *d, const yst_gap *gap)
{
  add_heading(d->page, "The document leaves open", gap->words);
  yst_describe_carried(d, &gap->about);
}

void yst_describe_piece(const yst_describing *d, const yst_described *described)
{
  switch (described->kind) {
  case YST_DESCRIBED_FIELD: yst_describe_field(d, described->piece); break;
  case YST_DESCRIBED_OTHER: yst_describe_other(d, described->piece); break;
  case YST_DESCRIBED_LIST: yst_describe_list(d, described->piece); break;
  case YST_DESCRIBED_LIMIT: describe_limit(d, described->piece); break;
  case YST_DESCRIBED_VALUE: describe_expression(d, described, "Value", "Worked out: "); break;
  case YST_DESCRIBED_CONDITION: describe_condition(d, described->piece); break;
  case YST_DESCRIBED_GROUP: describe_group(d, described->piece); break;
  case YST_DESCRIBED_CLASSIFY: describe_classify(d, described->piece); break;
  case YST_DESCRIBED_RUBRIC: yst_describe_rubric(d, described->piece); break;
  case YST_DESCRIBED_CHECKLIST: yst_describe_checklist(d, described->piece); break;
  case YST_DESCRIBED_TABLE: yst_describe_table(d, described->piece); break;
  case YST_DESCRIBED_REQUIREMENT: describe_requirement(d, described->piece); break;
  case YST_DESCRIBED_REVIEW: describe_review(d, described); break;
  case YST_DESCRIBED_STAGE: describe_expression(d, described, "Stage", "Opens when "); break;
  case YST_DESCRIBED_PUBLISHED: describe_published(d, described->piece); break;
  case YST_DESCRIBED_CLAIM: describe_claim(d, described->piece); break;
  case YST_DESCRIBED_FIGURE: describe_expression(d, described, "Figure", "Worked out: "); break;
  case YST_DESCRIBED_GAP: describe_gap(d, described->piece); break;
  case YST_DESCRIBED_KINDS: break;
  }
}
