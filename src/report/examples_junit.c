#include "base/utf8.h"
#include "report/examples.h"
#include "report/words.h"

/* ---- XML ---- */

/* XML has no place for control characters, not even as references. */
static bool is_character(uint32_t c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

static void add_escaped(yst_buffer *buffer, yst_text text)
{
  for (size_t at = 0; at < text.length;) {
    uint32_t character = yst_utf8_next(text, &at);
    switch (character) {
    case '&': yst_buffer_add_string(buffer, "&amp;"); break;
    case '<': yst_buffer_add_string(buffer, "&lt;"); break;
    case '>': yst_buffer_add_string(buffer, "&gt;"); break;
    case '"': yst_buffer_add_string(buffer, "&quot;"); break;
    default: yst_utf8_add(buffer, is_character(character) ? character : 0xFFFD);
    }
  }
}

static void add_attribute(yst_buffer *buffer, const char *name, yst_text text)
{
  yst_buffer_format(buffer, " %s=\"", name);
  add_escaped(buffer, text);
  yst_buffer_add_byte(buffer, '"');
}

static void add_counts(yst_buffer *buffer, size_t tests, size_t failures)
{
  yst_buffer_format(buffer, " tests=\"%z\" failures=\"%z\" errors=\"0\"", tests, failures);
}

/* ---- suites and cases ---- */

static yst_text title_of(const yst_examples *examples)
{
  yst_text label = yst_about_label(examples->model, &examples->model->toolkit.about);
  return label.length ? label : examples->file;
}

static size_t failed_count(const yst_examples *examples)
{
  const yst_example_report *report = examples->report;
  size_t failed = report->example_count ? 0 : 1;
  for (size_t i = 0; i < report->example_count; i++) failed += report->examples[i].failure_count > 0;
  return failed;
}

static size_t case_count(const yst_examples *examples)
{
  return examples->report->example_count ? examples->report->example_count : 1;
}

static void begin_case(yst_buffer *buffer, const yst_examples *examples, yst_text name)
{
  yst_buffer_add_string(buffer, "    <testcase");
  add_attribute(buffer, "name", name);
  add_attribute(buffer, "classname", title_of(examples));
}

static void add_failure(yst_buffer *buffer, yst_text message, yst_text text)
{
  yst_buffer_add_string(buffer, "      <failure");
  add_attribute(buffer, "message", message);
  yst_buffer_add_string(buffer, " type=\"expectation\">");
  add_escaped(buffer, text);
  yst_buffer_add_string(buffer, "</failure>\n    </testcase>\n");
}

static yst_text message_of(yst_buffer *buffer, const yst_examples *examples,
                           const yst_example_failure *failure)
{
  yst_buffer message = yst_buffer_in(buffer->arena);
  yst_buffer_add(&message, yst_expectation_words(buffer->arena, examples->model, failure->expectation));
  yst_buffer_add_string(&message, ": ");
  yst_example_failure_write(&message, examples, failure);
  return yst_buffer_text(&message);
}

static void add_case(yst_buffer *buffer, const yst_examples *examples, const yst_example_outcome *outcome)
{
  const yst_example *example = outcome->example;
  begin_case(buffer, examples, example->words);
  add_attribute(buffer, "file", yst_span_file(examples->model->texts, example->span));
  yst_buffer_format(buffer, " line=\"%u\"", (unsigned)yst_span_line(examples->model->texts, example->span));
  if (!outcome->failure_count) {
    yst_buffer_add_string(buffer, "/>\n");
    return;
  }
  yst_buffer text = yst_buffer_in(buffer->arena);
  yst_layout layout = yst_layout_in(&text, 80, false);
  yst_example_failures_text(&layout, examples, outcome);
  yst_buffer_add_string(buffer, ">\n");
  add_failure(buffer, message_of(buffer, examples, &outcome->failures[0]),
              yst_text_trim(yst_buffer_text(&text)));
}

/* A toolkit without examples is a case that fails. */
static void add_none(yst_buffer *buffer, const yst_examples *examples)
{
  yst_buffer words = yst_buffer_in(buffer->arena);
  yst_examples_none_write(&words, examples);
  begin_case(buffer, examples, YST_TEXT("examples"));
  add_attribute(buffer, "file", examples->file);
  yst_buffer_add_string(buffer, ">\n");
  add_failure(buffer, yst_buffer_text(&words), yst_buffer_text(&words));
}

static void add_suite(yst_buffer *buffer, const yst_examples *examples)
{
  const yst_example_report *report = examples->report;
  yst_buffer_add_string(buffer, "  <testsuite");
  add_attribute(buffer, "name", title_of(examples));
  add_counts(buffer, case_count(examples), failed_count(examples));
  add_attribute(buffer, "file", examples->file);
  yst_buffer_add_string(buffer, ">\n");
  if (!report->example_count) add_none(buffer, examples);
  for (size_t i = 0; i < report->example_count; i++) add_case(buffer, examples, &report->examples[i]);
  yst_buffer_add_string(buffer, "  </testsuite>\n");
}

void yst_examples_junit(yst_buffer *buffer, const yst_examples *examples, size_t count)
{
  size_t tests = 0, failures = 0;
  for (size_t i = 0; i < count; i++) {
    tests += case_count(&examples[i]);
    failures += failed_count(&examples[i]);
  }
  yst_buffer_add_string(buffer, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
  add_counts(buffer, tests, failures);
  yst_buffer_add_string(buffer, ">\n");
  for (size_t i = 0; i < count; i++) add_suite(buffer, &examples[i]);
  yst_buffer_add_string(buffer, "</testsuites>\n");
}
