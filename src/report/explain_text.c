#include "report/answer.h"
#include "report/explain.h"
#include "report/reason_text.h"
#include "report/words.h"

size_t yst_explained(yst_report *report, const yst_result *only, const yst_result *const **results)
{
  const yst_result **wanted =
      YST_NEW_ARRAY(report->scratch, report->plan.group_count + 1, const yst_result *);
  size_t count = 0;
  if (only) wanted[count++] = only;
  for (size_t g = 0; !only && g < report->plan.group_count; g++) {
    const yst_plan_group *group = report->plan.reading[g];
    wanted[count++] = group->lead ? group->lead : group->results[0];
  }
  *results = wanted;
  return count;
}

static void add_head(yst_report *report, const yst_outcome *outcome)
{
  yst_buffer line = yst_buffer_in(report->scratch);
  yst_layout_heading(&report->layout, 0, yst_called(report->scratch, outcome->name, outcome->line));
  yst_toolkit_write(&line, report->model);
  yst_buffer_add_string(&line, "; as at ");
  yst_day_write(&line, report->as_at);
  yst_layout_paragraph(&report->layout, YST_STYLE_PLAIN, 0, 0, yst_buffer_text(&line));
}

void yst_explain_text(yst_report *report, const yst_outcome *outcome, const yst_result *only)
{
  yst_teller teller = {.layout = &report->layout, .model = report->model, .scratch = report->scratch};
  const yst_result *const *results;
  size_t count = yst_explained(report, only, &results);
  add_head(report, outcome);
  for (size_t i = 0; i < count; i++) {
    if (yst_was_told(&teller, results[i]->name)) continue;
    const yst_reason *reason = yst_run_explain(report->run, results[i]);
    if (!reason) continue;
    yst_layout_blank_line(&report->layout);
    yst_tell_result(&teller, results[i], reason, 0);
  }
}
