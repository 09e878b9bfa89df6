#include "report/answer.h"
#include "report/explain.h"
#include "report/reason_text.h"
#include "report/words.h"

#define LABEL_WIDTH 6

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

void yst_reason_text(const yst_layout *layout, const yst_model *model, const yst_reason *reason,
                     size_t indent)
{
  yst_teller teller = {.layout = layout, .model = model, .scratch = layout->buffer->arena};
  yst_tell(&teller, reason, indent);
}

static void add_head(yst_report *report, const yst_outcome *outcome)
{
  yst_buffer line = yst_buffer_in(report->scratch);
  yst_layout_heading(&report->layout, 0, outcome->name);
  yst_toolkit_write(&line, report->model);
  yst_buffer_add_string(&line, "; as at ");
  yst_day_write(&line, report->as_at);
  yst_layout_paragraph(&report->layout, YST_STYLE_PLAIN, 0, 0, yst_buffer_text(&line));
}

static void add_entry(yst_report *report, const char *label, yst_text words)
{
  if (!words.length) return;
  yst_layout_entry(&report->layout, 2, LABEL_WIDTH, yst_text_from(label), YST_STYLE_DIM, words);
}

/* The words of the rule are the note of its reason; they have a line of their own here. */
static void add_result(yst_report *report, yst_teller *teller, const yst_result *result,
                       const yst_reason *reason)
{
  yst_reason bare = *reason;
  bool is_label = yst_text_equal(reason->note, yst_score_label(result, reason->value));
  bare.note = YST_TEXT("");
  yst_layout_blank_line(&report->layout);
  yst_layout_heading(&report->layout, 0, yst_reason_words(teller, &bare));
  if (!is_label) add_entry(report, "rule", reason->note);
  yst_buffer words = yst_buffer_in(report->scratch);
  yst_citations_write(&words, report->model, reason->about);
  add_entry(report, "source", yst_buffer_text(&words));
  yst_buffer_clear(&words);
  yst_span_write(&words, report->model->texts, reason->span);
  add_entry(report, "file", yst_buffer_text(&words));
  if (reason->child_count) yst_layout_paragraph(&report->layout, YST_STYLE_DIM, 2, 2, YST_TEXT("because"));
  yst_tell_below(teller, reason, 4);
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
    if (reason) add_result(report, &teller, results[i], reason);
  }
}
