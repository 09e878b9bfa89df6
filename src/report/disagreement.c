#include "report/answer.h"
#include "report/comparison.h"
#include "report/verdict.h"
#include "report/words.h"

/* Of an item's label so much that it can be found. */
#define ITEM_COLUMNS 48

/* Whether the versions have names of their own: a toolkit that was only edited still has its old one. */
static bool have_own_versions(const yst_comparison_report *report)
{
  for (size_t i = 0; i < report->count; i++) {
    yst_text version = report->sides[i].model->toolkit.version;
    if (!version.length) return false;
    for (size_t j = 0; j < i; j++) {
      if (yst_text_equal(version, report->sides[j].model->toolkit.version)) return false;
    }
  }
  return true;
}

static void add_toolkit(yst_buffer *line, const yst_comparison_report *report, size_t toolkit, bool alone)
{
  const yst_model *model = report->sides[toolkit].model;
  if (report->versions && have_own_versions(report)) {
    yst_buffer_format(line, "version %t", model->toolkit.version);
  } else if (report->versions || !alone) {
    yst_buffer_add_byte(line, yst_toolkit_letter(toolkit));
  } else {
    yst_buffer_add(line, yst_toolkit_title(model));
  }
}

static const yst_plan_group *group_led_by(const yst_plan *plan, const yst_result *result)
{
  for (size_t i = 0; i < plan->group_count; i++) {
    if (plan->groups[i].lead == result) return &plan->groups[i];
  }
  return NULL;
}

/* A rule as a whole says more than its result: how many items are there, and which are not. */
static void add_value(yst_buffer *line, const yst_comparison_report *report,
                      const yst_compared_record *record, size_t toolkit, const yst_result *result)
{
  yst_report *side = &report->sides[toolkit];
  const yst_plan_group *group = group_led_by(&side->plan, result);
  bool is_told = group && (group->kind == YST_PLAN_CHECKLIST || group->kind == YST_PLAN_REVIEW);
  if (is_told && record->outcomes[toolkit]->results[result->index].state == YST_KNOWN) {
    yst_verdict_write(line, side, group, record->outcomes[toolkit], ITEM_COLUMNS);
  } else {
    yst_buffer_add(line, yst_compared_value(report, record, toolkit, result));
  }
}

/* ` (source, where)`; nothing for a rule without a citation. */
static void add_citations(yst_buffer *line, const yst_comparison_report *report, size_t toolkit,
                          const yst_about *about, bool alone)
{
  const char letter[] = {yst_toolkit_letter(toolkit), '\0'};
  if (!about || !about->citation_count) return;
  yst_buffer_add_string(line, " (");
  if (alone) {
    yst_citations_write(line, report->sides[toolkit].model, about);
  } else {
    yst_references_write(line, report->sides[toolkit].model, about, letter);
  }
  yst_buffer_add_byte(line, ')');
}

/* What published figures and claims come to is a verb: `agrees`, `does not hold`. */
static bool is_verb(const yst_compared_record *record, size_t toolkit, const yst_result *result)
{
  bool verbs = result->rule_kind == YST_RULE_PUBLISHED || result->rule_kind == YST_RULE_CLAIM;
  return verbs && record->outcomes[toolkit]->results[result->index].state == YST_KNOWN;
}

/* ---- the day that reviews are due ---- */

static const yst_result *overdue_of(const yst_result *due)
{
  return ((const yst_review *)due->rule)->overdue;
}

/* What they have in common comes first: `Both are overdue, but due on different days: `. */
static void add_common(yst_buffer *line, const yst_compared_record *record, const yst_disagreement *d)
{
  yst_value left = record->outcomes[d->left_toolkit]->results[overdue_of(d->left)->index];
  yst_value right = record->outcomes[d->right_toolkit]->results[overdue_of(d->right)->index];
  yst_buffer_add_string(line, yst_is_yes(left) && yst_is_yes(right) ? "Both are overdue, but due"
                              : yst_is_no(left) && yst_is_no(right) ? "Neither is overdue, but they are due"
                                                                    : "They are due");
  yst_buffer_add_string(line, " on different days: ");
}

/* ---- a sentence ---- */

static void add_side(yst_buffer *line, const yst_comparison_report *report, const yst_compared_record *record,
                     size_t toolkit, const yst_result *result, bool alone)
{
  /* What is due goes by the rule's label alone, since the answer says it. */
  bool is_due = result->part == YST_PART_DUE;
  const yst_result *called = is_due ? overdue_of(result) : result;
  add_toolkit(line, report, toolkit, alone);
  yst_buffer_format(line, " says `%t` ", yst_result_label(report->scratch, called, false));
  if (!is_verb(record, toolkit, result)) yst_buffer_add_string(line, "is ");
  if (is_due) {
    yst_buffer_add_string(line, "due ");
    yst_result_write(line, report->sides[toolkit].model, result,
                     record->outcomes[toolkit]->results[result->index]);
  } else {
    add_value(line, report, record, toolkit, result);
  }
  add_citations(line, report, toolkit, result->about, alone);
}

static void add_version(yst_buffer *line, const yst_comparison_report *report,
                        const yst_compared_record *record, size_t toolkit, const yst_result *result)
{
  add_value(line, report, record, toolkit, result);
  yst_buffer_add_string(line, " in ");
  add_toolkit(line, report, toolkit, false);
}

/* Versions have most of their words in common: `Large hall` is no in A and yes in B (source). */
static void add_versions(yst_buffer *line, const yst_comparison_report *report,
                         const yst_compared_record *record, const yst_disagreement *d, bool alone)
{
  bool left_verb = is_verb(record, d->left_toolkit, d->left);
  bool right_verb = is_verb(record, d->right_toolkit, d->right);
  yst_buffer_format(line, "`%t` ", yst_result_label(report->scratch, d->right, false));
  if (!left_verb) yst_buffer_add_string(line, "is ");
  add_version(line, report, record, d->left_toolkit, d->left);
  yst_buffer_add_string(line, left_verb && !right_verb ? " and is " : " and ");
  add_version(line, report, record, d->right_toolkit, d->right);
  add_citations(line, report, d->right_toolkit, d->right->about, alone);
}

yst_text yst_disagreement_sentence(const yst_comparison_report *report, const yst_compared_record *record,
                                   const yst_disagreement *disagreement, bool alone)
{
  yst_buffer line = yst_buffer_in(report->scratch);
  if (report->versions) {
    add_versions(&line, report, record, disagreement, alone);
    return yst_buffer_text(&line);
  }
  if (disagreement->left->part == YST_PART_DUE) add_common(&line, record, disagreement);
  add_side(&line, report, record, disagreement->left_toolkit, disagreement->left, alone);
  yst_buffer_add_string(&line, ", while ");
  add_side(&line, report, record, disagreement->right_toolkit, disagreement->right, alone);
  return yst_buffer_text(&line);
}
