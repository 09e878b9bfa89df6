#include "document/covering.h"

/* ---- files ---- */

static yst_cover_file *find_file(const yst_covering *covering, yst_text name)
{
  for (size_t i = 0; i < covering->file_count; i++) {
    if (yst_text_equal(covering->files[i].tree->source->name, name)) return &covering->files[i];
  }
  return NULL;
}

void yst_cover_files(yst_covering *covering, const yst_cover_input *input)
{
  for (size_t m = 0; m < input->model_count; m++) {
    const yst_model *model = input->models[m];
    for (size_t t = 0; t < model->tree_count; t++) {
      bool named = t + 1 == model->tree_count;
      yst_cover_file *known = find_file(covering, model->trees[t]->source->name);
      if (known) {
        known->named = known->named || named;
        continue;
      }
      yst_cover_file file = {model, model->trees[t], named};
      YST_PUSH(covering->arena, covering->files, covering->file_count, covering->file_capacity, file);
    }
  }
}

/* ---- sources ---- */

static yst_text name_of(const yst_cover_file *file, const yst_piece *piece)
{
  return yst_atom_text(file->model->atoms, piece->name.atom);
}

/* Takes the next name from a list parted by commas; false at the end. */
static bool next_name(yst_text *list, yst_text *name)
{
  if (list->length == 0) return false;
  const char *comma = memchr(list->bytes, ',', list->length);
  size_t length = comma ? (size_t)(comma - list->bytes) : list->length;
  *name = yst_text_trim(yst_text_of(list->bytes, length));
  length += comma != NULL;
  *list = yst_text_of(list->bytes + length, list->length - length);
  return true;
}

static bool is_wanted(yst_text wanted, yst_text name)
{
  yst_text one;
  while (next_name(&wanted, &one)) {
    if (yst_text_equal(one, name)) return true;
  }
  return false;
}

static yst_cover_source *source_named(const yst_covering *covering, yst_text name)
{
  for (size_t i = 0; i < covering->source_count; i++) {
    if (yst_text_equal(covering->sources[i].name, name)) return &covering->sources[i];
  }
  return NULL;
}

static const yst_piece *child_of(const yst_piece *piece, yst_piece_kind kind)
{
  for (const yst_piece *p = piece->first; p; p = p->next) {
    if (p->kind == kind && !p->broken && p->has_text) return p;
  }
  return NULL;
}

static void add_source(yst_covering *covering, const yst_cover_file *file, const yst_piece *piece)
{
  const yst_piece *begins = child_of(piece, YST_PIECE_BEGINS);
  yst_cover_source *known = source_named(covering, name_of(file, piece));
  if (!known) {
    yst_cover_source source = {.name = name_of(file, piece), .file = file, .begins = begins};
    YST_PUSH(covering->arena, covering->sources, covering->source_count, covering->source_capacity, source);
  } else if (begins && !known->begins) {
    known->begins = begins;
    known->file = file;
  }
}

/* Names that were asked for and that no file declares. */
static bool all_declared(yst_covering *covering, yst_text wanted, yst_text *why)
{
  yst_text name;
  while (next_name(&wanted, &name)) {
    if (source_named(covering, name)) continue;
    *why = yst_format(covering->arena, "no rule file declares a source `%t`", name);
    return false;
  }
  return true;
}

bool yst_cover_sources(yst_covering *covering, yst_text wanted, yst_text *why)
{
  for (size_t i = 0; i < covering->file_count; i++) {
    const yst_cover_file *file = &covering->files[i];
    for (const yst_piece *p = file->tree->root->first; p; p = p->next) {
      if (p->kind != YST_PIECE_SOURCE || p->broken || !p->name.atom) continue;
      if (wanted.length ? is_wanted(wanted, name_of(file, p)) : file->named) add_source(covering, file, p);
    }
  }
  if (!all_declared(covering, wanted, why)) return false;
  *why = YST_TEXT(
      "no source is declared in the rule files named: write `source NAME \"…\"`, or choose with --source");
  return covering->source_count > 0;
}

yst_cover_source *yst_cover_source_of(const yst_covering *covering, const yst_cover_file *file,
                                      const yst_piece *cite)
{
  return source_named(covering, name_of(file, cite));
}

/* ---- where they stand ---- */

static void find_beginning(yst_covering *covering, yst_cover_source *source)
{
  yst_stretch all = {0, covering->document->passage_count};
  source->stretch = all;
  if (!source->begins) return;
  covering->result->citation_count++;
  yst_place_found found = yst_find_place(covering->finder, all, source->begins->text);
  if (found.found) {
    source->stretch.first = found.where.first;
    return;
  }
  yst_cover_unfound(covering, (yst_unfound){.at = {source->file->model->texts, source->begins->span},
                                            .what = "beginning",
                                            .source = source->name,
                                            .place = source->begins->text,
                                            .missing = found.missing,
                                            .near = found.near});
  source->begins = NULL;
}

void yst_cover_stretches(yst_covering *covering)
{
  for (size_t i = 0; i < covering->source_count; i++) find_beginning(covering, &covering->sources[i]);
  for (size_t i = 0; i < covering->source_count; i++) {
    yst_cover_source *source = &covering->sources[i];
    for (size_t j = 0; source->begins && j < covering->source_count; j++) {
      size_t next = covering->sources[j].stretch.first;
      if (covering->sources[j].begins && next > source->stretch.first && next < source->stretch.end)
        source->stretch.end = next;
    }
  }
}
