#include "report/examples.h"

#include "report/explain.h"
#include "report/messages.h"
#include "report/value_json.h"
#include "report/words.h"

/* ---- text ---- */

static void add_failure(const yst_layout *layout, const yst_examples *examples,
                        const yst_example_failure *failure)
{
  yst_arena *arena = layout->buffer->arena;
  yst_text words = yst_format(arena, "example \"%t\" fails", failure->example->words);
  yst_layout_paragraph(layout, YST_STYLE_BAD, 0, 2, words);
  yst_diag place = {.severity = YST_SEVERITY_ERROR, .span = failure->expectation->span};
  yst_message_snippets(layout, examples->model->texts, &place);
  yst_buffer got = yst_buffer_in(arena);
  yst_buffer_add_string(&got, "it is ");
  if (failure->got.state == YST_OPEN) yst_buffer_add_string(&got, "undecided: ");
  yst_show_typed(&got, examples->model->atoms, failure->type, failure->got);
  yst_layout_paragraph(layout, YST_STYLE_PLAIN, 2, 4, yst_buffer_text(&got));
  if (failure->reason) yst_reason_text(layout, examples->model, failure->reason, 4);
  yst_layout_blank_line(layout);
}

static void add_missed(const yst_layout *layout, const yst_examples *examples)
{
  const yst_example_report *report = examples->report;
  if (!report->missed_count) return;
  yst_layout_paragraph(layout, YST_STYLE_PLAIN, 0, 2, YST_TEXT("no example reaches"));
  for (size_t i = 0; i < report->missed_count; i++) {
    yst_buffer line = yst_buffer_in(layout->buffer->arena);
    yst_span_write(&line, examples->model->texts, report->missed[i]);
    yst_buffer_format(&line, " %t",
                      yst_text_trim(yst_sources_text(examples->model->texts, report->missed[i])));
    yst_layout_paragraph(layout, YST_STYLE_DIM, 2, 4, yst_buffer_text(&line));
  }
}

void yst_examples_text(const yst_layout *layout, const yst_examples *examples)
{
  const yst_example_report *report = examples->report;
  for (size_t i = 0; i < report->failure_count; i++) add_failure(layout, examples, &report->failures[i]);
  add_missed(layout, examples);
  yst_buffer line = yst_buffer_in(layout->buffer->arena);
  yst_buffer_format(&line, "%t: ", examples->file);
  if (!report->example_count) {
    yst_buffer_add_string(&line, "there are no examples to test");
  } else {
    yst_count_write(&line, report->example_count, "example", "examples");
    yst_buffer_add_string(&line, ", ");
    yst_count_write(&line, report->expectation_count, "expectation", "expectations");
    if (report->failure_count) {
      yst_buffer_format(&line, ", %z of them %s", report->failure_count,
                        report->failure_count == 1 ? "fails" : "fail");
    } else {
      yst_buffer_add_string(&line, ", all hold");
    }
    if (report->band_count) {
      yst_buffer_format(&line, "; %z of %z bands and cells reached", report->bands_reached,
                        report->band_count);
    }
  }
  yst_layout_paragraph(layout, YST_STYLE_BOLD, 0, 2, yst_buffer_text(&line));
}

/* ---- JSON ---- */

static void add_failure_json(const yst_value_json *to, const yst_example_failure *failure)
{
  yst_json_object(to->json, NULL);
  yst_json_text(to->json, "example", failure->example->words);
  yst_json_text(to->json, "expected",
                yst_text_trim(yst_sources_text(to->model->texts, failure->expectation->span)));
  yst_json_rule(to, failure->expectation->span);
  yst_json_object(to->json, "got");
  yst_json_value(to, NULL, failure->type, failure->got);
  yst_json_end_object(to->json);
  yst_json_end_object(to->json);
}

static void add_missed_json(const yst_value_json *to, const yst_example_report *report)
{
  yst_json_array(to->json, "not_reached");
  for (size_t i = 0; i < report->missed_count; i++) {
    yst_json_object(to->json, NULL);
    yst_json_text(to->json, "text", yst_text_trim(yst_sources_text(to->model->texts, report->missed[i])));
    yst_json_rule(to, report->missed[i]);
    yst_json_end_object(to->json);
  }
  yst_json_end_array(to->json);
}

static void add_file_json(yst_json *json, yst_arena *scratch, const yst_examples *examples)
{
  yst_value_json to = {json, scratch, examples->model};
  const yst_example_report *report = examples->report;
  yst_json_object(json, NULL);
  yst_json_text(json, "file", examples->file);
  yst_json_integer(json, "examples", (int64_t)report->example_count);
  yst_json_integer(json, "expectations", (int64_t)report->expectation_count);
  yst_json_array(json, "failures");
  for (size_t i = 0; i < report->failure_count; i++) add_failure_json(&to, &report->failures[i]);
  yst_json_end_array(json);
  yst_json_integer(json, "bands", (int64_t)report->band_count);
  yst_json_integer(json, "bands_reached", (int64_t)report->bands_reached);
  add_missed_json(&to, report);
  yst_json_end_object(json);
}

void yst_examples_json(yst_buffer *buffer, yst_arena *scratch, const yst_examples *examples, size_t count)
{
  yst_json json = yst_json_in(buffer);
  yst_json_object(&json, NULL);
  yst_json_integer(&json, "version", 1);
  yst_json_string(&json, "report", "test");
  yst_json_array(&json, "files");
  for (size_t i = 0; i < count; i++) add_file_json(&json, scratch, &examples[i]);
  yst_json_end_array(&json);
  yst_json_end_object(&json);
}
