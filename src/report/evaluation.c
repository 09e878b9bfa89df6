#include "report/evaluation.h"

#include "report/rests.h"

#include "base/limits.h"
#include "report/words.h"

static void count_findings(yst_report_counts *counts, const yst_outcome *outcome)
{
  for (size_t i = 0; i < outcome->finding_count; i++) {
    if (outcome->findings[i].weight == YST_NOTE) {
      counts->notes++;
    } else {
      counts->findings++;
      counts->recommendations += outcome->findings[i].weight == YST_SHOULD;
    }
  }
}

static bool says_the_same(const yst_finding *a, const yst_finding *b)
{
  return a->weight == b->weight && yst_text_equal(a->code, b->code) && yst_text_equal(a->message, b->message);
}

size_t yst_report_alike(const yst_outcome *outcome, size_t first)
{
  size_t next = first + 1;
  while (next < outcome->finding_count && says_the_same(&outcome->findings[first], &outcome->findings[next]))
    next++;
  return next - first;
}

size_t yst_report_undecided(const yst_report *report, const yst_outcome *outcome)
{
  size_t count = 0;
  for (size_t g = 0; g < report->plan.group_count; g++) {
    const yst_result *lead = report->plan.groups[g].lead;
    count += lead && outcome->results[lead->index].state == YST_OPEN;
  }
  return count;
}

static void count_undecided(yst_report *report, const yst_outcome *outcome)
{
  size_t count = yst_report_undecided(report, outcome);
  report->counts.undecided += count;
  report->counts.undecided_in += count != 0;
}

static yst_run_state run_partnerships(yst_report *report, const yst_report_form *form)
{
  const yst_outcome *outcome;
  yst_run_state state;
  while ((state = yst_run_next(report->run, &outcome)) == YST_RUN_RECORD) {
    report->counts.partnerships++;
    count_findings(&report->counts, outcome);
    if (!form->is_table) count_undecided(report, outcome);
    form->partnership(report, outcome);
    yst_out_step(&report->out);
    yst_arena_reset(report->scratch);
    if (report->out.failed) return YST_RUN_END;
  }
  return state;
}

yst_run_state yst_report_evaluation(yst_report *report, const yst_report_form *form)
{
  report->plan =
      yst_plan_of(report->arena, report->program, report->selection ? report->selection->wanted : NULL);
  report->counts = (yst_report_counts){0};
  report->layout = yst_layout_in(&report->out.buffer, report->width, report->colour);
  if (form->begin) form->begin(report);
  yst_run_state state = run_partnerships(report, form);
  if (state == YST_RUN_UNREADABLE || report->out.failed) return state;
  bool wants_whole = !form->is_table || !report->selection || report->selection->has_findings;
  const yst_outcome *whole = wants_whole ? yst_run_whole(report->run) : NULL;
  if (whole) count_findings(&report->counts, whole);
  if (form->end) form->end(report, whole);
  yst_out_end(&report->out);
  return state;
}

/* ---- what undecided results rest on ---- */

size_t yst_report_blanks(yst_report *report, const yst_result *result, const yst_text **labels)
{
  const yst_reason *reason = yst_result_is_of_register(result) ? NULL : yst_run_explain(report->run, result);
  yst_rests rests = {.arena = report->scratch};
  if (reason) yst_rests_add(&rests, reason);
  *labels = rests.labels;
  return rests.count;
}

void yst_report_blanks_write(yst_buffer *buffer, const char *before, yst_report *report,
                             const yst_result *result)
{
  yst_rests rests = {.arena = report->scratch};
  const yst_text *labels;
  rests.count = yst_report_blanks(report, result, &labels);
  rests.labels = (yst_text *)(uintptr_t)labels;
  yst_rests_write(buffer, before, &rests);
}

void yst_report_counts_write(yst_buffer *buffer, const yst_report_counts *counts)
{
  yst_count_write(buffer, counts->partnerships, "partnership", "partnerships");
  yst_buffer_add_string(buffer, ", ");
  yst_count_write(buffer, counts->findings, "finding", "findings");
  if (counts->recommendations) {
    yst_buffer_format(buffer, " (%z of them only recommended)", counts->recommendations);
  }
  yst_buffer_add_string(buffer, ", ");
  yst_count_write(buffer, counts->notes, "note", "notes");
  yst_buffer_add_string(buffer, "; ");
  yst_count_write(buffer, counts->undecided, "result undecided", "results undecided");
  if (!counts->undecided) return;
  yst_buffer_add_string(buffer, " in ");
  yst_count_write(buffer, counts->undecided_in, "partnership", "partnerships");
}
