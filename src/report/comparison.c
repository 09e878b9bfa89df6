#include "report/comparison.h"

#include "inquire/differ.h"
#include "report/answer.h"
#include "report/summary.h"
#include "report/words.h"

/* ---- what is needed of each toolkit ---- */

static void make_sides(yst_comparison_report *report)
{
  report->sides = YST_NEW_ARRAY(report->arena, report->count, yst_report);
  for (size_t i = 0; i < report->count; i++) {
    const yst_program *program = report->programs[i];
    report->sides[i] = (yst_report){.arena = report->arena,
                                    .scratch = report->scratch,
                                    .run = yst_comparison_run(report->comparison, i),
                                    .program = program,
                                    .model = program->model,
                                    .plan = yst_plan_of(report->arena, program, NULL),
                                    .as_at = report->as_at};
  }
}

static bool is_decision(const yst_asked *asked)
{
  return asked->result &&
         (asked->result->rule_kind == YST_RULE_CONDITION || asked->result->rule_kind == YST_RULE_CLASSIFY);
}

/* Whether every toolkit answers the subject by a class or condition; the first of each is kept. */
static bool all_decide(yst_comparison_report *report, const yst_subject *subject)
{
  size_t found = 0;
  memset(report->leading, 0, report->count * sizeof *report->leading);
  for (size_t i = 0; i < subject->asked_count; i++) {
    const yst_asked *asked = &subject->asked[i];
    if (!is_decision(asked) || report->leading[asked->toolkit]) continue;
    report->leading[asked->toolkit] = asked->result;
    found++;
  }
  return found == report->count;
}

/* The first question that all of them decide; without one, what each has first in a summary of its own. */
static void find_leading(yst_comparison_report *report)
{
  report->leading = YST_NEW_ARRAY(report->arena, report->count, const yst_result *);
  for (size_t i = 0; !report->versions && i < report->subject_count; i++) {
    if (all_decide(report, &report->subjects[i])) return;
  }
  for (size_t i = 0; i < report->count; i++) {
    yst_summary summary = yst_summary_of(report->arena, &report->sides[i].plan);
    report->leading[i] = summary.count ? summary.results[0] : NULL;
  }
}

yst_run_state yst_report_comparison(yst_comparison_report *report, const yst_comparison_form *form)
{
  report->counts = (yst_comparison_counts){0, 0, 0};
  report->layout = yst_layout_in(&report->out.buffer, report->width, report->colour);
  report->subjects = yst_comparison_subjects(report->comparison, &report->subject_count);
  report->versions = yst_comparison_versions(report->comparison);
  make_sides(report);
  find_leading(report);
  form->begin(report);
  const yst_compared_record *record;
  yst_run_state state;
  while ((state = yst_comparison_next(report->comparison, &record)) == YST_RUN_RECORD) {
    report->counts.partnerships++;
    report->counts.disagreements += record->disagreement_count;
    report->counts.differing += record->disagreement_count != 0;
    form->partnership(report, record);
    yst_out_step(&report->out);
    yst_arena_reset(report->scratch);
    if (report->out.failed) return YST_RUN_END;
  }
  if (state == YST_RUN_UNREADABLE) return state;
  form->end(report);
  yst_out_end(&report->out);
  return state;
}

/* ---- words ---- */

yst_text yst_compared_name(const yst_comparison_report *report, const yst_compared_record *record)
{
  return yst_called(report->scratch, record->name, record->line);
}

yst_text yst_asked_label(const yst_comparison_report *report, const yst_asked *asked)
{
  if (asked->result) return yst_result_label(report->scratch, asked->result, false);
  return yst_about_label(report->sides[asked->toolkit].model, asked->about);
}

yst_text yst_subject_label(const yst_comparison_report *report, const yst_subject *subject)
{
  return report->versions ? yst_asked_label(report, &subject->asked[0]) : subject->label;
}

void yst_asked_write(yst_buffer *buffer, const yst_comparison_report *report, const yst_asked *asked)
{
  const char letter[] = {yst_toolkit_letter(asked->toolkit), '\0'};
  yst_buffer_add(buffer, yst_asked_label(report, asked));
  if (!asked->about->citation_count) return;
  yst_buffer_add_byte(buffer, ' ');
  yst_references_write(buffer, report->sides[asked->toolkit].model, asked->about, letter);
}

static bool have_shared_subject(const yst_comparison_report *report)
{
  for (size_t i = 0; i < report->subject_count; i++) {
    if (report->subjects[i].toolkit_count > 1) return true;
  }
  return false;
}

yst_text yst_comparison_obstacle(const yst_comparison_report *report)
{
  if (yst_comparison_pairs(report->comparison)) return YST_TEXT("");
  if (report->versions) return YST_TEXT("No two versions have a result of one name.");
  if (have_shared_subject(report))
    return YST_TEXT("On the subjects that they share the toolkits do not answer in the same terms (yes or "
                    "no, the same choices, numbers of one kind).");
  return YST_TEXT(
      "No subject is shared. Give both toolkits a topic of one name, `topic NAME \"What is asked\"`, "
      "and write `about NAME` beneath the rules that answer it.");
}

void yst_comparison_counts_write(yst_buffer *buffer, const yst_comparison_report *report)
{
  yst_count_write(buffer, report->counts.partnerships, "partnership", "partnerships");
  if (yst_comparison_obstacle(report).length) {
    yst_buffer_add_string(buffer, ", nothing could be compared");
    return;
  }
  yst_buffer_format(buffer, ", %z %s differently, ", report->counts.differing,
                    report->counts.differing == 1 ? "comes out" : "come out");
  yst_count_write(buffer, report->counts.disagreements, "disagreement", "disagreements");
}

yst_text yst_compared_value(const yst_comparison_report *report, const yst_compared_record *record,
                            size_t toolkit, const yst_result *result)
{
  yst_value value = record->outcomes[toolkit]->results[result->index];
  yst_buffer words = yst_buffer_in(report->scratch);
  yst_answer_write(&words, report->sides[toolkit].model, result, value);
  return yst_buffer_text(&words);
}

/* What versions differ in is cited from the later one, and what only one has from that one. */
bool yst_lists_sources(const yst_comparison_report *report, size_t toolkit)
{
  if (!report->versions || toolkit + 1 == report->count) return true;
  for (size_t i = 0; i < report->subject_count; i++) {
    const yst_subject *subject = &report->subjects[i];
    if (subject->toolkit_count < report->count && subject->asked[0].toolkit == toolkit) return true;
  }
  return report->count > 2;
}

/* ---- how they stand to each other ---- */

static yst_accord accord_of_pair(const yst_comparison_report *report, const yst_compared_record *record,
                                 const yst_asked *left, const yst_asked *right)
{
  yst_side a = {report->sides[left->toolkit].model, left->result,
                record->outcomes[left->toolkit]->results[left->result->index]};
  yst_side b = {report->sides[right->toolkit].model, right->result,
                record->outcomes[right->toolkit]->results[right->result->index]};
  if (!yst_are_comparable(&a, &b, report->versions)) return YST_ACCORD_APART;
  yst_disagreement found;
  if (yst_answers_differ(report->comparison, left, right, &found)) return YST_ACCORD_DIFFER;
  if (a.value.state == YST_OPEN || b.value.state == YST_OPEN) return YST_ACCORD_UNDECIDED;
  return a.value.state == YST_KNOWN && b.value.state == YST_KNOWN ? YST_ACCORD_AGREE : YST_ACCORD_APART;
}

/* Of several results the one that differs most is what matters. */
yst_accord yst_accord_of(const yst_comparison_report *report, const yst_compared_record *record,
                         const yst_subject *subject)
{
  yst_accord least = YST_ACCORD_ALONE;
  for (size_t i = 0; i < subject->asked_count; i++) {
    for (size_t j = i + 1; j < subject->asked_count; j++) {
      const yst_asked *left = &subject->asked[i], *right = &subject->asked[j];
      if (left->toolkit == right->toolkit || !left->result || !right->result) continue;
      yst_accord accord = accord_of_pair(report, record, left, right);
      if (accord < least) least = accord;
    }
  }
  return least;
}
