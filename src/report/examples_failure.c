#include "report/answer.h"
#include "report/examples.h"
#include "report/find.h"
#include "report/marked.h"
#include "report/reason_text.h"
#include "report/rests.h"
#include "report/words.h"

/* So far a row may be set in under its head for its cells to stay beneath their columns. */
#define DEEPER 9

static void add_value(yst_buffer *buffer, const yst_model *model, yst_type type, yst_value value)
{
  /* A choice goes by its name, as in the words above it. */
  if (type.kind == YST_KIND_CHOICE && value.state == YST_KNOWN)
    yst_show_plain_typed(buffer, model->atoms, type, value);
  else
    yst_show_typed(buffer, model->atoms, type, value);
}

void yst_examples_none_write(yst_buffer *buffer, const yst_examples *examples)
{
  if (examples->report->declared)
    yst_buffer_format(buffer, "no example has \"%t\" in its words", examples->only);
  else
    yst_buffer_add_string(buffer, "there are no examples to test");
}

yst_text yst_expectation_words(yst_arena *arena, const yst_model *model, const yst_expectation *expect)
{
  if (!expect->cell.source) return yst_text_trim(yst_sources_text(model->texts, expect->span));
  return yst_format(arena, "expect %t is %t", yst_sources_text(model->texts, expect->subject->span),
                    yst_sources_text(model->texts, expect->cell));
}

/* The values that a condition goes by; false when there are none but the condition itself. */
static bool add_terms(yst_buffer *buffer, const yst_examples *examples, const yst_example_failure *failure)
{
  const yst_sources *texts = examples->model->texts;
  if (!failure->term_count || (failure->term_count == 1 && failure->terms[0].type.kind == YST_KIND_YES_NO))
    return false;
  for (size_t i = 0; i < failure->term_count; i++) {
    const yst_term *term = &failure->terms[i];
    yst_buffer_format(buffer, "%s%t is ", i ? ", " : "", yst_sources_text(texts, term->span));
    add_value(buffer, examples->model, term->type, term->value);
  }
  return true;
}

void yst_example_failure_write(yst_buffer *buffer, const yst_examples *examples,
                               const yst_example_failure *failure)
{
  bool about_state = !failure->expectation->condition, is_condition = failure->type.kind == YST_KIND_YES_NO;
  if (failure->expectation->condition && failure->got.state == YST_KNOWN &&
      add_terms(buffer, examples, failure))
    return;
  const yst_result step = {.type = failure->type, .rule_kind = YST_RULE_READING};
  switch (failure->got.state) {
  case YST_NOT_APPLICABLE: yst_buffer_add_string(buffer, "it is not applicable"); return;
  case YST_FAULT: yst_buffer_add_string(buffer, "it cannot be computed"); return;
  case YST_OPEN:
    if (!about_state && !failure->expectation->cell.source) {
      yst_buffer_add_string(buffer, "it cannot be told");
      return;
    }
    yst_buffer_add_string(
        buffer, yst_says_nothing(&step, failure->got) && !is_condition ? "it is " : "it is undecided: ");
    break;
  default: yst_buffer_add_string(buffer, about_state ? "it is known: " : "it is ");
  }
  add_value(buffer, examples->model, failure->type, failure->got);
}

static uint32_t column_of(const yst_sources *texts, yst_span span)
{
  const yst_source *source = yst_sources_get(texts, span.source);
  return source ? yst_source_position(source, span.start).column : 1;
}

/* The head of a table and one of its rows, as they stand in the file where that fits. */
static void add_row_marks(const yst_layout *layout, const yst_examples *examples, const yst_example *example,
                          const yst_example_failure *failure)
{
  const yst_sources *texts = examples->model->texts;
  yst_buffer value = yst_buffer_in(layout->buffer->arena);
  add_value(&value, examples->model, failure->type, failure->got);
  yst_marked mark = {failure->expectation->cell, yst_buffer_text(&value)};
  uint32_t head = column_of(texts, example->head), row = column_of(texts, example->span);
  size_t deeper = row > head && row - head < DEEPER ? row - head : 0;
  yst_marked_add(layout, texts, example->head, 2, NULL, 0, true);
  yst_marked_add(layout, texts, example->span, 2 + deeper, &mark, 1, true);
}

static void add_marks(const yst_layout *layout, const yst_examples *examples,
                      const yst_example_failure *failure)
{
  yst_arena *arena = layout->buffer->arena;
  yst_marked *marks = YST_NEW_ARRAY(arena, failure->term_count + 1, yst_marked);
  for (size_t i = 0; i < failure->term_count; i++) {
    const yst_term *term = &failure->terms[i];
    yst_buffer value = yst_buffer_in(arena);
    add_value(&value, examples->model, term->type, term->value);
    marks[i] = (yst_marked){term->span, yst_buffer_text(&value)};
  }
  yst_marked_add(layout, examples->model->texts, failure->expectation->span, 2, marks, failure->term_count,
                 false);
}

/* What the words and their values do not say: that it is known or not, and what that rests on. */
static void add_state(const yst_layout *layout, const yst_examples *examples,
                      const yst_example_failure *failure)
{
  yst_buffer line = yst_buffer_in(layout->buffer->arena);
  yst_rests rests = {.arena = layout->buffer->arena};
  const yst_expectation *expect = failure->expectation;
  bool shown = failure->term_count || expect->cell.source;
  if (expect->condition && failure->got.state == YST_KNOWN && shown) return;
  yst_example_failure_write(&line, examples, failure);
  for (size_t i = 0; i < failure->reason_count; i++) yst_rests_add(&rests, failure->reasons[i]);
  yst_rests_write(&line, "; it rests on ", &rests);
  yst_layout_paragraph(layout, YST_STYLE_PLAIN, 2, 4, yst_buffer_text(&line));
}

static void add_failure(yst_teller *teller, const yst_examples *examples, const yst_example *example,
                        const yst_example_failure *failure)
{
  const yst_layout *layout = teller->layout;
  yst_buffer head = yst_buffer_in(teller->scratch);
  yst_buffer_format(&head, "example \"%t\" fails [", example->words);
  yst_span_write(&head, examples->model->texts, failure->expectation->span);
  yst_buffer_add_byte(&head, ']');
  yst_layout_paragraph(layout, YST_STYLE_BAD, 0, 2, yst_buffer_text(&head));
  if (failure->expectation->cell.source)
    add_row_marks(layout, examples, example, failure);
  else
    add_marks(layout, examples, failure);
  add_state(layout, examples, failure);
  for (size_t i = 0; i < failure->reason_count; i++) {
    const yst_reason *reason = failure->reasons[i];
    const yst_result *result = yst_result_of_name(examples->model, reason->name);
    if (result && !yst_was_told(teller, reason->name)) yst_tell_result(teller, result, reason, 4);
  }
  yst_layout_blank_line(layout);
}

void yst_example_failures_text(const yst_layout *layout, const yst_examples *examples,
                               const yst_example_outcome *outcome)
{
  yst_teller teller = {.layout = layout, .model = examples->model, .scratch = layout->buffer->arena};
  for (size_t i = 0; i < outcome->failure_count; i++)
    add_failure(&teller, examples, outcome->example, &outcome->failures[i]);
}
