/* What came of the examples that stand in rule files: as text, as JSON, and in the two forms that programs
 * for running tests read. It reads an example report and owns nothing. */
#ifndef YST_REPORT_EXAMPLES_H
#define YST_REPORT_EXAMPLES_H

#include "evaluate/evaluate.h"
#include "report/json.h"
#include "report/layout.h"
#include "report/value_json.h"

/* The examples of one toolkit. */
typedef struct yst_examples {
  yst_text file;
  const yst_model *model;
  const yst_example_report *report;
  bool coverage; /* what is exercised is reported by sections of the document */
  yst_text only; /* what the words of those that were run contain; empty: all were run */
} yst_examples;

void yst_examples_text(const yst_layout *layout, const yst_examples *examples);
/* The document of `test --format json`, one member of `files` for each toolkit. */
void yst_examples_json(yst_buffer *buffer, yst_arena *scratch, const yst_examples *examples, size_t count);
/* One test suite for each toolkit, one case for each example. */
void yst_examples_junit(yst_buffer *buffer, const yst_examples *examples, size_t count);
/* Test Anything Protocol, version 14: one line for each example, those of all toolkits numbered on. */
void yst_examples_tap(yst_buffer *buffer, const yst_examples *examples, size_t count);

/* ---- what they share ---- */

/* What is exercised, by the sections of the documents that are cited. */
void yst_examples_coverage_text(const yst_layout *layout, const yst_examples *examples);
/* The member `coverage` of the object at hand. */
void yst_examples_coverage_json(const yst_value_json *to, const yst_examples *examples);

/* `there are no examples to test`, or that none has certain words. */
void yst_examples_none_write(yst_buffer *buffer, const yst_examples *examples);
/* `expect grant`; of a table `expect grant is yes`. In the sources or in the arena. */
yst_text yst_expectation_words(yst_arena *arena, const yst_model *model, const yst_expectation *expect);
/* What an expectation that does not hold comes to, in one line without its reasons: `it is no`. */
void yst_example_failure_write(yst_buffer *buffer, const yst_examples *examples,
                               const yst_example_failure *failure);
/* All that is told of an example that fails: each expectation with its values, and the reasons. */
void yst_example_failures_text(const yst_layout *layout, const yst_examples *examples,
                               const yst_example_outcome *outcome);

#endif
