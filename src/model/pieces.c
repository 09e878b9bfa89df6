#include "base/utf8.h"
#include "model/build.h"
#include "syntax/parse.h"

const yst_piece *yst_next_of(const yst_piece *piece, const yst_piece *after, yst_piece_kind kind)
{
  const yst_piece *at = after ? after->next : piece->first;
  while (at && at->kind != kind) at = at->next;
  return at;
}

size_t yst_count_of(const yst_piece *piece, yst_piece_kind kind)
{
  size_t count = 0;
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, kind));) count++;
  return count;
}

/* The lead word of a clause, or what it is called when it has none. */
static yst_text lead_of(const yst_piece *piece)
{
  yst_text lead = yst_piece_lead(piece->kind);
  return lead.length ? lead : YST_TEXT("row");
}

const yst_piece *yst_clause(yst_model_builder *builder, const yst_piece *piece, yst_piece_kind kind)
{
  const yst_piece *first = yst_next_of(piece, NULL, kind);
  const yst_piece *second = first ? yst_next_of(piece, first, kind) : NULL;
  if (second && builder->repeated_in != piece) {
    builder->repeated_in = piece;
    yst_diag *diag =
        yst_diags_add(builder->diags, YST_REPEATED_CLAUSE, second->lead.source ? second->lead : second->span,
                      "`%t` stands here a second time", lead_of(second));
    yst_diag_label(builder->diags, diag, first->lead.source ? first->lead : first->span,
                   "it stood here before");
    yst_diag_help(builder->diags, diag,
                  "Is a line missing between the two, with which something new begins?");
  }
  return first;
}

yst_direction yst_direction_of(yst_model_builder *builder, const yst_piece *piece)
{
  const yst_piece *clause = yst_clause(builder, piece, YST_PIECE_DIRECTION);
  if (!clause) return YST_NO_DIRECTION;
  if (clause->when) {
    yst_diag *diag = yst_diags_add(builder->diags, YST_BETTER_WHEN, clause->span,
                                   "only the rows of a list differ in which way is better");
    yst_diag_help(builder->diags, diag, "Write it directly beneath the `list` line, or leave out `when …`.");
  }
  if (clause->word == YST_WORD_LOWER_BETTER) return YST_LOWER_IS_BETTER;
  return clause->word == YST_WORD_HIGHER_BETTER ? YST_HIGHER_IS_BETTER : YST_NO_DIRECTION;
}

yst_text yst_name_text(const yst_model_builder *builder, yst_atom name)
{
  return yst_atom_text(builder->atoms, name);
}

yst_text yst_span_text(const yst_model_builder *builder, yst_span span)
{
  return yst_sources_text(builder->sources, span);
}

yst_text yst_label_or_name(const yst_model_builder *builder, const yst_piece *piece)
{
  return piece->has_label && piece->label.length ? piece->label : yst_name_text(builder, piece->name.atom);
}

/* So many names are compared in a fraction of a second. */
#define MOST_NAMES_COMPARED 2000000

bool yst_may_suggest(yst_model_builder *builder, size_t count)
{
  if (builder->names_compared + count > MOST_NAMES_COMPARED) return false;
  builder->names_compared += count;
  return true;
}

bool yst_suggest(yst_model_builder *builder, yst_diag *diag, yst_span span, yst_text word,
                 const yst_text *names, size_t count)
{
  long near = yst_text_nearest(word, names, count);
  if (near < 0 || yst_text_equal(names[near], yst_span_text(builder, span))) return false;
  yst_diag_fix(builder->diags, diag, span, false, names[near]);
  yst_diag_help(builder->diags, diag, "Did you mean `%t`?", names[near]);
  return true;
}

void yst_say_not_yet(yst_model_builder *builder, yst_span span, const char *construct)
{
  yst_diag *diag =
      yst_diags_add(builder->diags, YST_NOT_YET, span, "%s cannot be evaluated in this version", construct);
  yst_diag_help(builder->diags, diag,
                "Leave it out, or say in words what the document has with `unstated` or `note`.");
}
