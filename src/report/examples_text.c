#include "report/examples.h"
#include "report/words.h"

/* What some of the examples reach says nothing of what all of them do. */
static bool were_all_run(const yst_example_report *report)
{
  return report->example_count == report->declared;
}

static void add_missed(const yst_layout *layout, const yst_examples *examples)
{
  const yst_example_report *report = examples->report;
  if (!report->missed_count || !report->example_count || !were_all_run(report)) return;
  yst_layout_paragraph(layout, YST_STYLE_PLAIN, 0, 2, YST_TEXT("no example reaches"));
  for (size_t i = 0; i < report->missed_count; i++) {
    yst_buffer line = yst_buffer_in(layout->buffer->arena);
    yst_span_write(&line, examples->model->texts, report->missed[i]);
    yst_buffer_format(&line, " %t",
                      yst_text_trim(yst_sources_text(examples->model->texts, report->missed[i])));
    yst_layout_paragraph(layout, YST_STYLE_DIM, 2, 4, yst_buffer_text(&line));
  }
}

static void counts_write(yst_buffer *line, const yst_example_report *report)
{
  yst_count_write(line, report->example_count, "example", "examples");
  if (!were_all_run(report)) yst_buffer_format(line, " of %z", report->declared);
  yst_buffer_add_string(line, ", ");
  yst_count_write(line, report->expectation_count, "expectation", "expectations");
  if (report->failure_count) {
    yst_buffer_format(line, ", %z of them %s", report->failure_count,
                      report->failure_count == 1 ? "fails" : "fail");
  } else if (report->expectation_count) {
    yst_buffer_add_string(line, ", all hold");
  }
  if (report->band_count && were_all_run(report))
    yst_buffer_format(line, "; %z of %z bands and cells reached", report->bands_reached, report->band_count);
}

void yst_examples_text(const yst_layout *layout, const yst_examples *examples)
{
  const yst_example_report *report = examples->report;
  for (size_t i = 0; i < report->example_count; i++)
    yst_example_failures_text(layout, examples, &report->examples[i]);
  if (examples->coverage)
    yst_examples_coverage_text(layout, examples);
  else
    add_missed(layout, examples);
  yst_buffer line = yst_buffer_in(layout->buffer->arena);
  yst_buffer_format(&line, "%t: ", examples->file);
  if (report->example_count)
    counts_write(&line, report);
  else
    yst_examples_none_write(&line, examples);
  yst_layout_paragraph(layout, YST_STYLE_BOLD, 0, 2, yst_buffer_text(&line));
}
