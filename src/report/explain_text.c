#include "base/limits.h"
#include "report/answer.h"
#include "report/explain.h"
#include "report/words.h"

/* Deeper than this the text would run against the right edge. */
#define DEEPEST_INDENT 24

typedef struct teller {
  const yst_layout *layout;
  const yst_model *model;
  yst_arena *scratch;
  size_t count, capacity;
  yst_text *told; /* names of the results that were explained */
} teller;

static bool was_told(const teller *t, yst_text name)
{
  for (size_t i = 0; i < t->count; i++) {
    if (yst_text_equal(t->told[i], name)) return true;
  }
  return false;
}

static void add_sources(const teller *t, const yst_reason *reason, size_t indent)
{
  yst_buffer line = yst_buffer_in(t->scratch);
  if (reason->about) yst_citations_write(&line, t->model, reason->about);
  for (size_t i = 0; i < reason->place_count; i++) {
    if (line.length) yst_buffer_add_string(&line, "; ");
    yst_place_write(&line, &reason->places[i]);
    if (reason->places[i].text.length) yst_buffer_format(&line, ": `%t`", reason->places[i].text);
  }
  if (reason->about && reason->span.source) {
    if (line.length) yst_buffer_add_string(&line, "; ");
    yst_span_write(&line, t->model->texts, reason->span);
  }
  if (line.length)
    yst_layout_paragraph(t->layout, YST_STYLE_DIM, indent + 2, indent + 2, yst_buffer_text(&line));
}

static const yst_result *result_named(const yst_model *model, yst_text name)
{
  for (size_t i = 0; i < model->result_count; i++) {
    if (yst_text_equal(model->results[i]->name, name)) return model->results[i];
  }
  return NULL;
}

static yst_text line_of(const teller *t, const yst_reason *reason, bool again)
{
  yst_buffer line = yst_buffer_in(t->scratch);
  const yst_result *result = reason->name.length ? result_named(t->model, reason->name) : NULL;
  yst_text label = reason->label.length ? reason->label : reason->name;
  yst_buffer_add(&line, result ? yst_result_label(t->scratch, result, false) : label);
  if (line.length) yst_buffer_add_string(&line, ": ");
  if (reason->value.state == YST_OPEN) yst_buffer_add_string(&line, "undecided: ");
  yst_show_typed(&line, t->model->atoms, reason->type, reason->value);
  if (reason->note.length) yst_buffer_format(&line, "; %t", reason->note);
  if (reason->considered) yst_buffer_add_string(&line, " (considered; does not apply)");
  if (again) yst_buffer_add_string(&line, " (explained above)");
  return yst_buffer_text(&line);
}

static void tell(teller *t, const yst_reason *reason, size_t depth, size_t indent)
{
  bool again = reason->child_count && reason->name.length && was_told(t, reason->name);
  yst_style style = reason->considered ? YST_STYLE_DIM : YST_STYLE_PLAIN;
  yst_layout_paragraph(t->layout, style, indent, indent + 2, line_of(t, reason, again));
  if (again) return;
  add_sources(t, reason, indent);
  if (reason->name.length && reason->child_count)
    YST_PUSH(t->scratch, t->told, t->count, t->capacity, reason->name);
  if (depth >= YST_LIMIT_DEPTH) return;
  for (size_t i = 0; i < reason->child_count; i++) {
    tell(t, reason->children[i], depth + 1, indent < DEEPEST_INDENT ? indent + 2 : indent);
  }
}

void yst_reason_text(const yst_layout *layout, const yst_model *model, const yst_reason *reason,
                     size_t indent)
{
  teller t = {.layout = layout, .model = model, .scratch = layout->buffer->arena};
  tell(&t, reason, 0, indent);
}

static void add_head(yst_report *report, const yst_outcome *outcome)
{
  yst_buffer line = yst_buffer_in(report->scratch);
  yst_buffer_add(&line, outcome->name);
  yst_layout_heading(&report->layout, 0, yst_buffer_text(&line));
  yst_buffer_clear(&line);
  yst_toolkit_write(&line, report->model);
  yst_buffer_add_string(&line, "; as at ");
  yst_day_write(&line, report->as_at);
  yst_layout_paragraph(&report->layout, YST_STYLE_PLAIN, 0, 0, yst_buffer_text(&line));
}

void yst_explain_text(yst_report *report, const yst_outcome *outcome, const yst_result *only)
{
  teller t = {.layout = &report->layout, .model = report->model, .scratch = report->scratch};
  add_head(report, outcome);
  for (size_t g = 0; g < report->plan.group_count; g++) {
    for (size_t i = 0; i < report->plan.groups[g].count; i++) {
      const yst_result *result = report->plan.groups[g].results[i];
      if (only && result != only) continue;
      const yst_reason *reason = yst_run_explain(report->run, result);
      if (!reason || (!only && was_told(&t, result->name))) continue;
      yst_layout_blank_line(&report->layout);
      tell(&t, reason, 0, 0);
    }
  }
}
