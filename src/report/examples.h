/* What came of the examples that stand in rule files, as text and as JSON. It reads an example report and
 * owns nothing. */
#ifndef YST_REPORT_EXAMPLES_H
#define YST_REPORT_EXAMPLES_H

#include "evaluate/evaluate.h"
#include "report/json.h"
#include "report/layout.h"

/* The examples of one toolkit. */
typedef struct yst_examples {
  yst_text file;
  const yst_model *model;
  const yst_example_report *report;
} yst_examples;

void yst_examples_text(const yst_layout *layout, const yst_examples *examples);
/* The document of `test --format json`, one member of `files` for each toolkit. */
void yst_examples_json(yst_buffer *buffer, yst_arena *scratch, const yst_examples *examples, size_t count);

#endif
