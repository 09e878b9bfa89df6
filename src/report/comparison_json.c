#include "report/comparison.h"
#include "report/value_json.h"
#include "report/words.h"

static yst_value_json target_of(const yst_comparison_report *report, size_t toolkit)
{
  return (yst_value_json){report->state, report->scratch, report->sides[toolkit].model};
}

static void add_letter(yst_json *json, const char *key, size_t toolkit)
{
  char letter = yst_toolkit_letter(toolkit);
  yst_json_text(json, key, yst_text_of(&letter, 1));
}

static void add_asked(const yst_comparison_report *report, const yst_asked *asked)
{
  yst_value_json to = target_of(report, asked->toolkit);
  yst_json_object(to.json, NULL);
  add_letter(to.json, "toolkit", asked->toolkit);
  yst_json_text(to.json, "label", yst_about_label(to.model, asked->about));
  if (asked->result) {
    yst_json_text(to.json, "result", asked->result->name);
  } else {
    yst_json_null(to.json, "result");
  }
  yst_json_citations(&to, asked->about);
  yst_json_rule(&to, asked->about->span);
  yst_json_end_object(to.json);
}

static void add_subjects(const yst_comparison_report *report, yst_json *json)
{
  yst_json_array(json, "subjects");
  for (size_t i = 0; i < report->subject_count; i++) {
    const yst_subject *subject = &report->subjects[i];
    yst_json_object(json, NULL);
    yst_json_text(json, "topic", subject->topic);
    yst_json_text(json, "label", subject->label);
    yst_json_integer(json, "toolkits", (int64_t)subject->toolkit_count);
    yst_json_array(json, "asked");
    for (size_t a = 0; a < subject->asked_count; a++) add_asked(report, &subject->asked[a]);
    yst_json_end_array(json);
    yst_json_end_object(json);
  }
  yst_json_end_array(json);
}

static void begin(yst_comparison_report *report)
{
  yst_json *json = YST_NEW(report->arena, yst_json);
  *json = yst_json_in(&report->out.buffer);
  report->state = json;
  yst_json_object(json, NULL);
  yst_json_integer(json, "version", 1);
  yst_json_string(json, "report", "comparison");
  yst_json_day(json, report->scratch, "as_at", report->as_at);
  yst_json_boolean(json, "versions", report->versions);
  yst_json_array(json, "toolkits");
  for (size_t i = 0; i < report->count; i++) {
    yst_value_json to = target_of(report, i);
    yst_json_toolkit(&to, NULL);
  }
  yst_json_end_array(json);
  add_subjects(report, json);
  yst_json_array(json, "partnerships");
}

static void add_outcome(const yst_comparison_report *report, const yst_compared_record *record,
                        const yst_subject *subject)
{
  static const char *const words[YST_ACCORDS] = {[YST_ACCORD_DIFFER] = "differ",
                                                 [YST_ACCORD_UNDECIDED] = "undecided",
                                                 [YST_ACCORD_AGREE] = "agree",
                                                 [YST_ACCORD_APART] = "not comparable",
                                                 [YST_ACCORD_ALONE] = "alone"};
  yst_json *json = report->state;
  yst_accord accord = yst_accord_of(report, record, subject);
  yst_json_object(json, NULL);
  yst_json_text(json, "topic", subject->topic);
  yst_json_boolean(json, "differs", accord == YST_ACCORD_DIFFER);
  yst_json_string(json, "accord", words[accord]);
  yst_json_array(json, "results");
  for (size_t i = 0; i < subject->asked_count; i++) {
    const yst_asked *asked = &subject->asked[i];
    if (!asked->result) continue;
    yst_value_json to = target_of(report, asked->toolkit);
    yst_json_object(json, NULL);
    add_letter(json, "toolkit", asked->toolkit);
    yst_json_result(&to, "result", asked->result,
                    record->outcomes[asked->toolkit]->results[asked->result->index]);
    yst_json_end_object(json);
  }
  yst_json_end_array(json);
  yst_json_end_object(json);
}

static void add_disagreement(const yst_comparison_report *report, const yst_compared_record *record,
                             const yst_disagreement *d)
{
  yst_json *json = report->state;
  yst_json_object(json, NULL);
  if (d->subject) {
    yst_json_text(json, "topic", d->subject->topic);
  } else {
    yst_json_null(json, "topic");
  }
  bool is_day = !report->versions && d->left->part == YST_PART_DUE;
  yst_json_string(json, "kind", is_day ? "day due" : "outcome");
  const size_t toolkits[] = {d->left_toolkit, d->right_toolkit};
  const yst_result *const results[] = {d->left, d->right};
  const yst_value values[] = {d->left_value, d->right_value};
  for (size_t i = 0; i < 2; i++) {
    yst_value_json to = target_of(report, toolkits[i]);
    yst_json_object(json, i == 0 ? "left" : "right");
    add_letter(json, "toolkit", toolkits[i]);
    yst_json_result(&to, "result", results[i], values[i]);
    yst_json_end_object(json);
  }
  yst_json_text(json, "reason", yst_disagreement_sentence(report, record, d, true));
  yst_json_end_object(json);
}

static void add_partnership(yst_comparison_report *report, const yst_compared_record *record)
{
  yst_json *json = report->state;
  yst_json_object(json, NULL);
  yst_json_text(json, "name", record->name);
  yst_json_integer(json, "line", record->line);
  yst_json_array(json, "outcomes");
  for (size_t i = 0; !report->versions && i < report->subject_count; i++)
    add_outcome(report, record, &report->subjects[i]);
  yst_json_end_array(json);
  yst_json_array(json, "disagreements");
  for (size_t i = 0; i < record->disagreement_count; i++)
    add_disagreement(report, record, &record->disagreements[i]);
  yst_json_end_array(json);
  yst_json_end_object(json);
}

static void end(yst_comparison_report *report)
{
  yst_json *json = report->state;
  yst_json_end_array(json);
  yst_json_object(json, "counts");
  yst_json_integer(json, "partnerships", (int64_t)report->counts.partnerships);
  yst_json_integer(json, "compared", (int64_t)yst_comparison_pairs(report->comparison));
  yst_json_integer(json, "differing", (int64_t)report->counts.differing);
  yst_json_integer(json, "disagreements", (int64_t)report->counts.disagreements);
  yst_json_end_object(json);
  yst_json_end_object(json);
}

const yst_comparison_form yst_comparison_json = {begin, add_partnership, end};
