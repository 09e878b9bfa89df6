#include "report/comparison.h"

#include "report/answer.h"
#include "report/words.h"

yst_run_state yst_report_comparison(yst_comparison_report *report, const yst_comparison_form *form)
{
  report->counts = (yst_comparison_counts){0, 0, 0};
  report->layout = yst_layout_in(&report->out.buffer, report->width, report->colour);
  report->subjects = yst_comparison_subjects(report->comparison, &report->subject_count);
  report->versions = yst_comparison_versions(report->comparison);
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

yst_text yst_asked_label(const yst_comparison_report *report, const yst_asked *asked)
{
  if (asked->result) return yst_result_label(report->scratch, asked->result, false);
  return yst_about_label(report->models[asked->toolkit], asked->about);
}

void yst_asked_write(yst_buffer *buffer, const yst_comparison_report *report, const yst_asked *asked)
{
  const yst_model *model = report->models[asked->toolkit];
  yst_text label = yst_asked_label(report, asked);
  yst_buffer_add(buffer, label);
  if (!asked->about->citation_count) return;
  yst_buffer_add_string(buffer, " (");
  yst_citations_write(buffer, model, asked->about);
  yst_buffer_add_byte(buffer, ')');
}

void yst_comparison_counts_write(yst_buffer *buffer, const yst_comparison_report *report)
{
  yst_count_write(buffer, report->counts.partnerships, "partnership", "partnerships");
  yst_buffer_format(buffer, ", %z %s differently, ", report->counts.differing,
                    report->counts.differing == 1 ? "comes out" : "come out");
  yst_count_write(buffer, report->counts.disagreements, "disagreement", "disagreements");
}

yst_text yst_compared_value(const yst_comparison_report *report, const yst_compared_record *record,
                            const yst_asked *asked)
{
  if (!asked->result) return YST_TEXT("in the register");
  yst_value value = record->outcomes[asked->toolkit]->results[asked->result->index];
  yst_buffer words = yst_buffer_in(report->scratch);
  if (value.state == YST_OPEN) yst_buffer_add_string(&words, "undecided: ");
  yst_result_write(&words, report->models[asked->toolkit], asked->result, value);
  return yst_buffer_text(&words);
}

bool yst_subject_differs(const yst_compared_record *record, const yst_subject *subject)
{
  for (size_t i = 0; i < record->disagreement_count; i++) {
    const yst_disagreement *d = &record->disagreements[i];
    if (d->subject == subject) return true;
    if (!d->subject && yst_text_equal(d->left->name, subject->topic)) return true;
  }
  return false;
}
