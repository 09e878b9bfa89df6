#include "report/evaluation.h"
#include "report/value_json.h"
#include "report/words.h"

static yst_value_json target_of(yst_report *report)
{
  return (yst_value_json){report->state, report->scratch, report->model};
}

static void begin(yst_report *report)
{
  yst_json *json = YST_NEW(report->arena, yst_json);
  *json = yst_json_in(&report->out.buffer);
  report->state = json;
  yst_value_json to = target_of(report);
  yst_json_object(json, NULL);
  yst_json_integer(json, "version", 1);
  yst_json_string(json, "report", "evaluation");
  yst_json_toolkit(&to, "toolkit");
  yst_json_day(json, report->scratch, "as_at", report->as_at);
  yst_json_array(json, "partnerships");
}

static void add_findings(const yst_value_json *to, const yst_outcome *outcome)
{
  yst_json_array(to->json, "findings");
  for (size_t i = 0; i < outcome->finding_count; i++) yst_json_finding(to, &outcome->findings[i]);
  yst_json_end_array(to->json);
}

/* What an undecided result rests on is asked of the run at hand, so it stands beside the results and not in
 * each. */
static void add_undecided(yst_report *report, const yst_value_json *to, const yst_outcome *outcome)
{
  yst_json_array(to->json, "undecided");
  for (size_t g = 0; g < report->plan.group_count; g++) {
    const yst_plan_group *group = &report->plan.groups[g];
    for (size_t i = 0; i < group->count; i++) {
      if (outcome->results[group->results[i]->index].state != YST_OPEN) continue;
      const yst_text *labels;
      size_t count = yst_report_blanks(report, group->results[i], &labels);
      yst_json_object(to->json, NULL);
      yst_json_text(to->json, "result", group->results[i]->name);
      yst_json_boolean(to->json, "counts", group->results[i] == group->lead);
      yst_json_array(to->json, "rests_on");
      for (size_t b = 0; b < count; b++) yst_json_text(to->json, NULL, labels[b]);
      yst_json_end_array(to->json);
      yst_json_end_object(to->json);
    }
  }
  yst_json_end_array(to->json);
}

static void add_partnership(yst_report *report, const yst_outcome *outcome)
{
  yst_value_json to = target_of(report);
  yst_json_object(to.json, NULL);
  yst_json_text(to.json, "name", outcome->name);
  yst_json_integer(to.json, "line", outcome->line);
  yst_json_array(to.json, "results");
  for (size_t g = 0; g < report->plan.group_count; g++) {
    const yst_plan_group *group = &report->plan.groups[g];
    for (size_t i = 0; i < group->count; i++) {
      yst_json_result(&to, NULL, group->results[i], outcome->results[group->results[i]->index]);
    }
  }
  yst_json_end_array(to.json);
  add_undecided(report, &to, outcome);
  add_findings(&to, outcome);
  yst_json_end_object(to.json);
}

static void add_groups(yst_report *report, const yst_value_json *to, const yst_result *result)
{
  size_t count = 0;
  const yst_figure *figure = yst_result_figure(result);
  const yst_group *groups = figure && figure->each ? yst_run_groups(report->run, figure, &count) : NULL;
  yst_json_object(to->json, NULL);
  yst_json_text(to->json, "figure", result->name);
  yst_json_array(to->json, "groups");
  for (size_t i = 0; i < count; i++) {
    yst_json_object(to->json, NULL);
    yst_json_text(to->json, "label", groups[i].label);
    yst_json_value(to, result, result->type, groups[i].value);
    yst_json_end_object(to->json);
  }
  yst_json_end_array(to->json);
  yst_json_end_object(to->json);
}

static void add_register(yst_report *report, const yst_value_json *to, const yst_outcome *whole)
{
  yst_json_object(to->json, "register");
  yst_json_array(to->json, "figures");
  for (size_t i = 0; i < report->plan.figure_count; i++) {
    const yst_result *result = report->plan.figures[i];
    yst_json_result(to, NULL, result, whole->results[result->index]);
  }
  yst_json_end_array(to->json);
  yst_json_array(to->json, "groups");
  for (size_t i = 0; i < report->plan.figure_count; i++) {
    const yst_figure *figure = yst_result_figure(report->plan.figures[i]);
    if (figure && figure->each) add_groups(report, to, report->plan.figures[i]);
  }
  yst_json_end_array(to->json);
  add_findings(to, whole);
  yst_json_end_object(to->json);
}

static void add_unstated(const yst_value_json *to)
{
  yst_json_array(to->json, "unstated");
  for (size_t i = 0; i < to->model->gap_count; i++) {
    yst_json_object(to->json, NULL);
    yst_json_text(to->json, "words", to->model->gaps[i].words);
    yst_json_citations(to, &to->model->gaps[i].about);
    yst_json_end_object(to->json);
  }
  yst_json_end_array(to->json);
}

static void end(yst_report *report, const yst_outcome *whole)
{
  yst_value_json to = target_of(report);
  yst_json_end_array(to.json);
  add_register(report, &to, whole);
  add_unstated(&to);
  yst_json_object(to.json, "counts");
  yst_json_integer(to.json, "partnerships", (int64_t)report->counts.partnerships);
  yst_json_integer(to.json, "findings", (int64_t)report->counts.findings);
  yst_json_integer(to.json, "recommendations", (int64_t)report->counts.recommendations);
  yst_json_integer(to.json, "notes", (int64_t)report->counts.notes);
  yst_json_integer(to.json, "undecided", (int64_t)report->counts.undecided);
  yst_json_integer(to.json, "undecided_partnerships", (int64_t)report->counts.undecided_in);
  yst_json_end_object(to.json);
  yst_json_end_object(to.json);
}

const yst_report_form yst_report_json = {.begin = begin, .partnership = add_partnership, .end = end};
