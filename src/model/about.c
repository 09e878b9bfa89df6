#include "model/build.h"

static void say_unknown_in(yst_model_builder *b, yst_code code, yst_span span, yst_text name,
                           const char *what, yst_symbol_kind kind)
{
  yst_diag *diag = yst_diags_add(b->diags, code, span, "no %s is called `%t`", what, name);
  size_t count = yst_may_suggest(b, b->counts[kind]) ? b->counts[kind] : 0;
  yst_text *names = YST_NEW_ARRAY(b->arena, count, yst_text);
  for (size_t i = 0; i < count; i++) names[i] = yst_name_text(b, b->by_kind[kind][i]->name.atom);
  if (!yst_suggest(b, diag, span, name, names, count))
    yst_diag_help(b->diags, diag, "Declare it: `%s %t \"…\"`.", what, name);
}

static const yst_symbol *symbol_in(const yst_model_builder *b, const yst_symbol **table, yst_atom name)
{
  return name < b->atom_limit ? table[name] : NULL;
}

static void add_citations(yst_model_builder *b, const yst_piece *piece, yst_about *about)
{
  about->citations = YST_NEW_ARRAY(b->arena, yst_count_of(piece, YST_PIECE_CITE), yst_citation);
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_CITE));) {
    if (p->broken) continue;
    const yst_symbol *source = symbol_in(b, b->source_by_name, p->name.atom);
    if (source) {
      about->citations[about->citation_count++] = (yst_citation){source->index, p->text, p->span};
    } else if (p->name.atom) {
      say_unknown_in(b, YST_UNKNOWN_SOURCE, p->name.span, yst_name_text(b, p->name.atom), "source",
                     YST_SYMBOL_SOURCE);
    }
  }
}

static void add_topics(yst_model_builder *b, const yst_piece *piece, yst_about *about)
{
  size_t room = 0;
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_ABOUT));) room += p->names.count;
  about->topics = YST_NEW_ARRAY(b->arena, room, size_t);
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_ABOUT));) {
    for (size_t i = 0; i < p->names.count && !p->broken; i++) {
      yst_word word = p->names.items[i];
      const yst_symbol *topic = symbol_in(b, b->topic_by_name, word.atom);
      if (topic) {
        about->topics[about->topic_count++] = topic->index;
      } else {
        say_unknown_in(b, YST_UNKNOWN_TOPIC, word.span, yst_name_text(b, word.atom), "topic",
                       YST_SYMBOL_TOPIC);
      }
    }
  }
}

static void add_notes(yst_model_builder *b, const yst_piece *piece, yst_about *about)
{
  about->notes = YST_NEW_ARRAY(b->arena, yst_count_of(piece, YST_PIECE_NOTE), yst_text);
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_NOTE));) {
    if (p->has_text) about->notes[about->note_count++] = p->text;
  }
}

yst_about yst_about_of(yst_model_builder *builder, const yst_piece *piece, const yst_about *parent)
{
  yst_about about = {.name = piece->name.atom, .label = piece->label, .span = piece->span};
  about.name_span = piece->name.atom ? piece->name.span : piece->lead;
  add_citations(builder, piece, &about);
  add_topics(builder, piece, &about);
  add_notes(builder, piece, &about);
  if (parent && about.citation_count == 0) {
    about.citation_count = parent->citation_count;
    about.citations = parent->citations;
  }
  if (parent && about.topic_count == 0) {
    about.topic_count = parent->topic_count;
    about.topics = parent->topics;
  }
  return about;
}
