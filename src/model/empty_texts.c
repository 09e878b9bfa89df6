#include "model/build.h"

static bool is_empty(yst_text text)
{
  return yst_text_trim(text).length == 0;
}

static void say_empty(yst_model_builder *b, yst_span span, const yst_piece *piece)
{
  yst_text lead = yst_span_text(b, piece->lead);
  yst_diag *diag = yst_diags_add(b->diags, YST_EMPTY_TEXT, span, "the text behind `%t` is empty", lead);
  yst_diag_help(b->diags, diag, "Write what is meant, or leave it out.");
}

/* The next piece in the order of the file; NULL after the last. */
static const yst_piece *next_in_file(const yst_piece *piece)
{
  if (piece->first) return piece->first;
  while (piece && !piece->next) piece = piece->parent;
  return piece ? piece->next : NULL;
}

void yst_say_empty_texts(yst_model_builder *builder, const yst_tree *tree)
{
  for (const yst_piece *p = tree->root; p; p = next_in_file(p)) {
    if (p->broken) continue;
    if (p->has_label && is_empty(p->label)) say_empty(builder, p->label_span, p);
    if (p->has_text && is_empty(p->text)) say_empty(builder, p->text_span, p);
  }
}
