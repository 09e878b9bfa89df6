#include "report/examples.h"
#include "report/words.h"

/* In a description `#` begins a directive and `\` takes its meaning away. */
static void add_description(yst_buffer *buffer, yst_text text)
{
  for (size_t i = 0; i < text.length; i++) {
    char byte = text.bytes[i];
    if (byte == '#' || byte == '\\') yst_buffer_add_byte(buffer, '\\');
    yst_buffer_add_byte(buffer, (unsigned char)byte < ' ' ? ' ' : byte);
  }
}

/* A text of JSON is one of YAML too. */
static void add_entry(yst_buffer *buffer, const char *key, yst_text text)
{
  yst_json json = yst_json_in(buffer);
  yst_buffer_format(buffer, "  %s: ", key);
  yst_json_text(&json, NULL, text);
  yst_buffer_add_byte(buffer, '\n');
}

/* The details of a failure, each of its lines as it is. */
static void add_details(yst_buffer *buffer, const yst_examples *examples, const yst_example_outcome *outcome)
{
  yst_buffer text = yst_buffer_in(buffer->arena);
  yst_layout layout = yst_layout_in(&text, 80, false);
  yst_example_failures_text(&layout, examples, outcome);
  yst_text left = yst_text_trim(yst_buffer_text(&text));
  yst_buffer_add_string(buffer, "  details: |\n");
  while (left.length) {
    const char *end = memchr(left.bytes, '\n', left.length);
    size_t length = end ? (size_t)(end - left.bytes) : left.length;
    if (length) yst_buffer_format(buffer, "    %t", yst_text_of(left.bytes, length));
    yst_buffer_add_byte(buffer, '\n');
    size_t done = end ? length + 1 : length;
    left = yst_text_of(left.bytes + done, left.length - done);
  }
}

static void add_diagnostics(yst_buffer *buffer, const yst_examples *examples,
                            const yst_example_outcome *outcome)
{
  const yst_example_failure *first = &outcome->failures[0];
  const yst_sources *texts = examples->model->texts;
  yst_buffer message = yst_buffer_in(buffer->arena);
  yst_example_failure_write(&message, examples, first);
  yst_buffer_add_string(buffer, "  ---\n");
  add_entry(buffer, "message", yst_buffer_text(&message));
  add_entry(buffer, "expected", yst_expectation_words(buffer->arena, examples->model, first->expectation));
  add_entry(buffer, "file", yst_span_file(texts, first->expectation->span));
  yst_buffer_format(buffer, "  line: %u\n", (unsigned)yst_span_line(texts, first->expectation->span));
  add_details(buffer, examples, outcome);
  yst_buffer_add_string(buffer, "  ...\n");
}

static void add_example(yst_buffer *buffer, const yst_examples *examples, const yst_example_outcome *outcome,
                        size_t number)
{
  yst_buffer words = yst_buffer_in(buffer->arena);
  yst_span_write(&words, examples->model->texts, outcome->example->span);
  yst_buffer_format(&words, " %t", outcome->example->words);
  yst_buffer_format(buffer, "%s %z - ", outcome->failure_count ? "not ok" : "ok", number);
  add_description(buffer, yst_buffer_text(&words));
  yst_buffer_add_byte(buffer, '\n');
  if (outcome->failure_count) add_diagnostics(buffer, examples, outcome);
}

/* A toolkit without examples is a test that fails. */
static void add_none(yst_buffer *buffer, const yst_examples *examples, size_t number)
{
  yst_buffer words = yst_buffer_in(buffer->arena);
  yst_buffer_format(&words, "%t: ", examples->file);
  yst_examples_none_write(&words, examples);
  yst_buffer_format(buffer, "not ok %z - ", number);
  add_description(buffer, yst_buffer_text(&words));
  yst_buffer_add_byte(buffer, '\n');
}

void yst_examples_tap(yst_buffer *buffer, const yst_examples *examples, size_t count)
{
  size_t all = 0, number = 0;
  for (size_t i = 0; i < count; i++)
    all += examples[i].report->example_count ? examples[i].report->example_count : 1;
  yst_buffer_format(buffer, "TAP version 14\n1..%z\n", all);
  for (size_t i = 0; i < count; i++) {
    const yst_example_report *report = examples[i].report;
    if (!report->example_count) add_none(buffer, &examples[i], ++number);
    for (size_t j = 0; j < report->example_count; j++)
      add_example(buffer, &examples[i], &report->examples[j], ++number);
  }
}
