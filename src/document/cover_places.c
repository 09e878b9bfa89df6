#include "document/covering.h"

void yst_cover_account(yst_covering *covering, yst_stretch passages, yst_account_kind kind, yst_rule_place by,
                       yst_text reason)
{
  for (size_t i = passages.first; i < passages.end; i++) {
    if (covering->kinds[i] != YST_UNMODELLED) continue;
    covering->kinds[i] = kind;
    covering->by[i] = by;
    covering->reasons[i] = reason;
  }
}

void yst_cover_unfound(yst_covering *covering, yst_unfound unfound)
{
  yst_cover *to = covering->result;
  YST_PUSH(covering->arena, to->unfound, to->unfound_count, to->unfound_capacity, unfound);
}

static yst_rule_place place_of(const yst_cover_file *file, const yst_piece *piece)
{
  return (yst_rule_place){file->model->texts, piece->span};
}

static void say_unfound(yst_covering *covering, const yst_cover_file *file, const yst_piece *piece,
                        const char *what, const yst_cover_source *source, yst_text place,
                        const yst_place_found *found)
{
  yst_cover_unfound(
      covering, (yst_unfound){place_of(file, piece), what, source->name, place, found->missing, found->near});
}

/* ---- citations ---- */

static void look_up(yst_covering *covering, const yst_cover_file *file, const yst_piece *cite)
{
  const yst_cover_source *source = yst_cover_source_of(covering, file, cite);
  if (!source || !cite->has_text) return;
  covering->result->citation_count++;
  yst_place_found found = yst_find_place(covering->finder, source->stretch, cite->text);
  if (!found.found) say_unfound(covering, file, cite, "place", source, cite->text, &found);
  /* One that quotes accounts for the words it quotes. */
  for (size_t i = 0; i < found.count && !cite->has_label; i++)
    yst_cover_account(covering, found.exact[i], YST_CITED, place_of(file, cite), (yst_text){"", 0});
}

/* The next piece in the order written, going down first. */
static const yst_piece *next_piece(const yst_piece *piece)
{
  if (piece->first) return piece->first;
  while (piece && !piece->next) piece = piece->parent;
  return piece ? piece->next : NULL;
}

void yst_cover_citations(yst_covering *covering)
{
  for (size_t i = 0; i < covering->file_count; i++) {
    for (const yst_piece *p = covering->files[i].tree->root; p; p = next_piece(p)) {
      if (p->kind == YST_PIECE_CITE && !p->broken) look_up(covering, &covering->files[i], p);
    }
  }
}

/* ---- where a text of the rules belongs ---- */

static void add_place(yst_covering *covering, yst_wording *wording, yst_stretch place)
{
  YST_PUSH(covering->arena, wording->places, wording->place_count, wording->place_capacity, place);
}

static bool add_places_of(yst_covering *covering, yst_wording *wording, const yst_piece *cite)
{
  if (cite->kind != YST_PIECE_CITE || cite->broken) return false;
  const yst_cover_source *source = yst_cover_source_of(covering, wording->file, cite);
  if (source && !cite->has_text) add_place(covering, wording, source->stretch);
  if (!source || !cite->has_text) return true;
  yst_place_found found = yst_find_place(covering->finder, source->stretch, cite->text);
  if (found.found) add_place(covering, wording, found.under);
  for (size_t i = 0; i < found.count; i++) add_place(covering, wording, found.exact[i]);
  return true;
}

/* The citations of its piece, or else of what that stands in. */
static void find_places(yst_covering *covering, yst_wording *wording)
{
  wording->placed = true;
  if (add_places_of(covering, wording, wording->piece)) return;
  bool cited = false;
  for (const yst_piece *piece = wording->piece; piece && !cited; piece = piece->parent) {
    for (const yst_piece *p = piece->first; p; p = p->next)
      cited = add_places_of(covering, wording, p) || cited;
  }
}

bool yst_cover_is_near(yst_covering *covering, yst_wording *wording, size_t passage)
{
  if (!wording->piece) return true; /* a cell of a register may be printed anywhere */
  if (!wording->placed) find_places(covering, wording);
  for (size_t i = 0; i < wording->place_count; i++) {
    if (passage >= wording->places[i].first && passage < wording->places[i].end) return true;
  }
  return false;
}

/* ---- what is set aside ---- */

static yst_text reason_of(const yst_piece *piece)
{
  for (const yst_piece *p = piece->first; p; p = p->next) {
    if (p->kind == YST_PIECE_BECAUSE && p->has_text) return p->text;
  }
  return (yst_text){"", 0};
}

static size_t end_of(const yst_place_found *found)
{
  return found->count ? found->exact[0].end : found->where.end;
}

static void set_aside_range(yst_covering *covering, const yst_cover_file *file, const yst_piece *piece,
                            const yst_cover_source *source, size_t first)
{
  yst_stretch rest = {first, source->stretch.end};
  yst_place_found last = yst_find_place(covering->finder, rest, piece->label);
  if (!last.found) {
    say_unfound(covering, file, piece, "set aside", source, piece->label, &last);
    return;
  }
  yst_cover_account(covering, (yst_stretch){first, end_of(&last)}, YST_SET_ASIDE, place_of(file, piece),
                    reason_of(piece));
}

static bool reads_the_same(const yst_document *d, const yst_passage *a, const yst_passage *b)
{
  if (a->count != b->count) return false;
  for (size_t i = 0; i < a->count; i++) {
    if (d->words[a->first + i].atom != d->words[b->first + i].atom) return false;
  }
  return true;
}

/* A passage that is printed again, as the heads of a table on each page, is set aside wherever it stands. */
static void set_aside_alike(yst_covering *covering, const yst_cover_file *file, const yst_piece *piece,
                            const yst_cover_source *source, yst_stretch one)
{
  const yst_document *d = covering->document;
  yst_cover_account(covering, one, YST_SET_ASIDE, place_of(file, piece), reason_of(piece));
  for (size_t i = source->stretch.first; one.end == one.first + 1 && i < source->stretch.end; i++) {
    if (reads_the_same(d, &d->passages[one.first], &d->passages[i]))
      yst_cover_account(covering, (yst_stretch){i, i + 1}, YST_SET_ASIDE, place_of(file, piece),
                        reason_of(piece));
  }
}

static void set_aside(yst_covering *covering, const yst_cover_file *file, const yst_piece *piece)
{
  const yst_cover_source *source = yst_cover_source_of(covering, file, piece->parent);
  if (!source || piece->broken || !piece->has_text) return;
  covering->result->citation_count++;
  yst_place_found found = yst_find_place(covering->finder, source->stretch, piece->text);
  if (!found.found) {
    say_unfound(covering, file, piece, "set aside", source, piece->text, &found);
  } else if (piece->has_label) {
    set_aside_range(covering, file, piece, source, found.where.first);
  } else if (!found.count) {
    set_aside_alike(covering, file, piece, source, found.where);
  } else {
    for (size_t i = 0; i < found.count; i++) set_aside_alike(covering, file, piece, source, found.exact[i]);
  }
}

void yst_cover_set_asides(yst_covering *covering)
{
  for (size_t i = 0; i < covering->file_count; i++) {
    for (const yst_piece *s = covering->files[i].tree->root->first; s; s = s->next) {
      if (s->kind != YST_PIECE_SOURCE || s->broken) continue;
      for (const yst_piece *p = s->first; p; p = p->next) {
        if (p->kind == YST_PIECE_SET_ASIDE) set_aside(covering, &covering->files[i], p);
      }
    }
  }
}
