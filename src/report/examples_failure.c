#include "report/examples.h"
#include "report/find.h"
#include "report/marked.h"
#include "report/reason_text.h"
#include "report/rests.h"
#include "report/words.h"

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

void yst_example_failure_write(yst_buffer *buffer, const yst_examples *examples,
                               const yst_example_failure *failure)
{
  bool about_state = !failure->expectation->condition;
  switch (failure->got.state) {
  case YST_NOT_APPLICABLE: yst_buffer_add_string(buffer, "it is not applicable"); return;
  case YST_FAULT: yst_buffer_add_string(buffer, "it cannot be computed"); return;
  case YST_OPEN:
    if (!about_state) {
      yst_buffer_add_string(buffer, "it cannot be told");
      return;
    }
    yst_buffer_add_string(buffer, "it is undecided: ");
    break;
  default: yst_buffer_add_string(buffer, about_state ? "it is known: " : "it is ");
  }
  add_value(buffer, examples->model, failure->type, failure->got);
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
  yst_marked_add(layout, examples->model->texts, failure->expectation->span, 2, marks, failure->term_count);
}

/* What the words and their values do not say: that it is known or not, and what that rests on. */
static void add_state(const yst_layout *layout, const yst_examples *examples,
                      const yst_example_failure *failure)
{
  yst_buffer line = yst_buffer_in(layout->buffer->arena);
  yst_rests rests = {.arena = layout->buffer->arena};
  if (failure->expectation->condition && failure->got.state == YST_KNOWN && failure->term_count) return;
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
