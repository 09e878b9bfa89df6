#include "report/examples.h"
#include "report/value_json.h"
#include "report/words.h"

static void add_term(const yst_value_json *to, const yst_term *term)
{
  yst_json_object(to->json, NULL);
  yst_json_text(to->json, "text", yst_text_trim(yst_sources_text(to->model->texts, term->span)));
  yst_json_value(to, NULL, term->type, term->value);
  yst_json_end_object(to->json);
}

static void add_failure(const yst_value_json *to, const yst_example *example,
                        const yst_example_failure *failure)
{
  yst_json_object(to->json, NULL);
  yst_json_text(to->json, "example", example->words);
  yst_json_text(to->json, "expected", yst_expectation_words(to->scratch, to->model, failure->expectation));
  yst_json_rule(to, failure->expectation->span);
  yst_json_object(to->json, "got");
  yst_json_value(to, NULL, failure->type, failure->got);
  yst_json_end_object(to->json);
  yst_json_array(to->json, "terms");
  for (size_t i = 0; i < failure->term_count; i++) add_term(to, &failure->terms[i]);
  yst_json_end_array(to->json);
  yst_json_end_object(to->json);
}

static void add_missed(const yst_value_json *to, const yst_example_report *report)
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

static void add_file(yst_json *json, yst_arena *scratch, const yst_examples *examples)
{
  yst_value_json to = {json, scratch, examples->model};
  const yst_example_report *report = examples->report;
  yst_json_object(json, NULL);
  yst_json_text(json, "file", examples->file);
  yst_json_integer(json, "examples", (int64_t)report->example_count);
  yst_json_integer(json, "expectations", (int64_t)report->expectation_count);
  yst_json_array(json, "failures");
  for (size_t i = 0; i < report->example_count; i++) {
    const yst_example_outcome *outcome = &report->examples[i];
    for (size_t j = 0; j < outcome->failure_count; j++)
      add_failure(&to, outcome->example, &outcome->failures[j]);
  }
  yst_json_end_array(json);
  yst_json_integer(json, "bands", (int64_t)report->band_count);
  yst_json_integer(json, "bands_reached", (int64_t)report->bands_reached);
  add_missed(&to, report);
  if (examples->coverage) yst_examples_coverage_json(&to, examples);
  yst_json_end_object(json);
}

void yst_examples_json(yst_buffer *buffer, yst_arena *scratch, const yst_examples *examples, size_t count)
{
  yst_json json = yst_json_in(buffer);
  yst_json_object(&json, NULL);
  yst_json_integer(&json, "version", 1);
  yst_json_string(&json, "report", "test");
  yst_json_array(&json, "files");
  for (size_t i = 0; i < count; i++) add_file(&json, scratch, &examples[i]);
  yst_json_end_array(&json);
  yst_json_end_object(&json);
}
