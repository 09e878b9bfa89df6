/* Citations that repeat: one place of a source cited twice by one piece. */
#include "base/utf8.h"
#include "check/checks.h"
#include "check/walk.h"
#include "check/witness.h"

static bool is_same_place(yst_arena *arena, const yst_citation *a, const yst_citation *b)
{
  return a->source == b->source &&
         yst_text_equal(yst_text_key(arena, a->where), yst_text_key(arena, b->where));
}

/* Parts have the citations of what they stand in, and readings those of their rule. */
static bool is_said(const yst_diags *diags, yst_span span)
{
  for (size_t i = diags->count; i-- > 0 && diags->items[i]->code == YST_CITED_TWICE;) {
    if (diags->items[i]->span.start == span.start) return true;
  }
  return false;
}

static void report(yst_diags *diags, const yst_citation *first, const yst_citation *second)
{
  if (second->span.source != YST_OWN_SOURCE || is_said(diags, second->span)) return;
  yst_diag *diag = yst_diags_add(diags, YST_CITED_TWICE, second->span, "this place is cited already");
  yst_diag_label(diags, diag, first->span, "here");
  yst_diag_help(diags, diag, "Leave one of the two out, or say where else it stands.");
  yst_witness_touches_nothing(diags, diag);
}

static void compare(yst_diags *diags, const yst_citation *citations, size_t count)
{
  for (size_t i = 1; i < count; i++) {
    size_t first = 0;
    while (first < i && !is_same_place(diags->arena, &citations[first], &citations[i])) first++;
    if (first < i) report(diags, &citations[first], &citations[i]);
  }
}

static void look_at(void *context, const yst_about *about)
{
  compare(context, about->citations, about->citation_count);
  for (size_t i = 0; i < about->reading_count; i++)
    compare(context, about->readings[i].citations, about->readings[i].citation_count);
}

void yst_check_citations(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  (void)check;
  yst_walk_abouts(model, look_at, diags);
}
