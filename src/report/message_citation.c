#include "check/walk.h"
#include "report/messages.h"
#include "report/words.h"

/* The rule that a message stands in: the last that begins before it, in the same file. */
typedef struct cite_look {
  yst_span span;
  const yst_about *about;
  uint32_t start;
} cite_look;

static bool is_nearer(const cite_look *look, yst_span span)
{
  bool before = span.source == look->span.source && span.source && span.start <= look->span.start;
  return before && span.start >= look->start;
}

static void look_at(void *context, const yst_about *about)
{
  cite_look *look = context;
  if (!is_nearer(look, about->span)) return;
  look->about = about;
  look->start = about->span.start;
}

static const yst_about *rule_at(const yst_model *model, yst_span span)
{
  cite_look look = {span, NULL, 0};
  yst_walk_abouts(model, look_at, &look);
  /* Examples cite nothing, and end the rule above them. */
  for (size_t i = 0; i < model->example_count; i++) {
    if (is_nearer(&look, model->examples[i].span)) return NULL;
  }
  return look.about;
}

void yst_messages_cite(const yst_model *model, yst_diags *diags)
{
  for (size_t i = 0; i < diags->count; i++) {
    const yst_about *about = rule_at(model, diags->items[i]->span);
    if (!about || !about->citation_count) continue;
    yst_buffer words = yst_buffer_in(diags->arena);
    yst_citations_write(&words, model, about);
    yst_diag_cite(diags, diags->items[i], yst_buffer_text(&words));
  }
}
