#include "document/covering.h"
#include "document/read.h"

/* Pieces inside one another: a file, a rubric, a section, a criterion, a list of bands, a row. */
#define DEEPEST 16

/* Whether a piece cites the document: by citations of its own, or else by those of what it stands in. */
static bool cites(const yst_covering *covering, const yst_cover_file *file, const yst_piece *piece,
                  bool inherited)
{
  bool own = false;
  for (const yst_piece *p = piece->first; p; p = p->next) {
    if (p->kind != YST_PIECE_CITE || p->broken) continue;
    if (yst_cover_source_of(covering, file, p)) return true;
    own = true;
  }
  return inherited && !own;
}

/* Labels that should be the document's own words. */
static bool is_printed(yst_piece_kind kind)
{
  switch (kind) {
  case YST_PIECE_ITEM:
  case YST_PIECE_PART:
  case YST_PIECE_LEVEL:
  case YST_PIECE_CRITERION:
  case YST_PIECE_SECTION:
  case YST_PIECE_BRANCH:
  case YST_PIECE_GRADE:
  case YST_PIECE_LABEL_ROW:
  case YST_PIECE_SCORE_ROW:
  case YST_PIECE_FIXED_ROW:
  case YST_PIECE_CHECKLIST:
  case YST_PIECE_RUBRIC:
  case YST_PIECE_CLAIM: return true;
  default: return false;
  }
}

static void add(yst_covering *covering, const yst_cover_file *file, const yst_piece *piece, yst_text text,
                bool label)
{
  /* A number before a label is not a word of it, as in the document. */
  yst_marker marker = yst_marker_of(text);
  yst_text words = marker.label.length && !marker.bare ? marker.rest : text;
  yst_wording wording = {.file = file, .piece = piece, .text = text, .label = label};
  wording.words = yst_atoms_of_text(covering->arena, covering->atoms, words, &wording.count);
  if (wording.count)
    YST_PUSH(covering->arena, covering->wordings, covering->wording_count, covering->wording_capacity,
             wording);
}

static yst_text written(const yst_cover_file *file, yst_span span)
{
  return yst_sources_text(file->model->texts, span);
}

/* A row that gives words a number: documents print it before them or behind. */
static void add_numbered(yst_covering *covering, const yst_cover_file *file, const yst_piece *piece)
{
  if (!piece->has_label || piece->cells.count != 1) return;
  yst_text number = written(file, piece->cells.items[0].span);
  size_t count;
  yst_atoms_of_text(covering->arena, covering->atoms, piece->label, &count);
  if (count >= YST_RUNS_SHORT)
    return; /* a longer run would reach into the next cell, which may hold a score */
  add(covering, file, piece, yst_format(covering->arena, "%t %t", number, piece->label), false);
  add(covering, file, piece, yst_format(covering->arena, "%t %t", piece->label, number), false);
}

/* The band of a row as it is written, and with its ends side by side, as they stand around a dash. */
static void add_band(yst_covering *covering, const yst_cover_file *file, const yst_piece *piece)
{
  if (!piece->ranges.count || piece->ranges.items[0].kind != YST_RANGE_BETWEEN) return;
  const yst_range *range = &piece->ranges.items[0];
  add(covering, file, piece, written(file, range->span), false);
  if (!range->has_low || !range->has_high) return;
  add(covering, file, piece,
      yst_format(covering->arena, "%t %t", written(file, range->low.span), written(file, range->high.span)),
      false);
}

/* The cells of a table's row, one after the other. */
static void add_cells(yst_covering *covering, const yst_cover_file *file, const yst_piece *piece)
{
  if (!piece->cells.count) return;
  yst_span span = yst_span_join(piece->cells.items[0].span, piece->cells.items[piece->cells.count - 1].span);
  add(covering, file, piece, written(file, span), false);
}

static void add_row(yst_covering *covering, const yst_cover_file *file, const yst_piece *piece)
{
  switch (piece->kind) {
  case YST_PIECE_LEVEL:
  case YST_PIECE_LABEL_ROW: add_numbered(covering, file, piece); break;
  case YST_PIECE_SCORE_ROW:
  case YST_PIECE_GRADE: add_band(covering, file, piece); break;
  case YST_PIECE_GRID_ROW: add_cells(covering, file, piece); break;
  default: break;
  }
}

/* What an example says is made up, what a claim excepts are names of the register; what is unstated, and
 * which place is cited, are the editor's words. */
static void add_texts(yst_covering *covering, const yst_cover_file *file, const yst_piece *piece)
{
  switch (piece->kind) {
  case YST_PIECE_EXAMPLE:
  case YST_PIECE_EXAMPLES:
  case YST_PIECE_EXCEPT:
  case YST_PIECE_UNSTATED:
  case YST_PIECE_USE:
  case YST_PIECE_BEGINS:
  case YST_PIECE_SET_ASIDE:
  case YST_PIECE_SOURCE: return;
  case YST_PIECE_CITE:
    if (piece->has_label && yst_cover_source_of(covering, file, piece))
      add(covering, file, piece, piece->label, false);
    return;
  default: break;
  }
  if (piece->has_label) add(covering, file, piece, piece->label, is_printed(piece->kind));
  if (piece->has_text) add(covering, file, piece, piece->text, false);
  for (size_t i = 0; i < piece->text_count; i++) add(covering, file, piece, piece->texts[i], false);
  add_row(covering, file, piece);
}

static void gather(yst_covering *covering, const yst_cover_file *file)
{
  const yst_piece *path[DEEPEST];
  bool citing[DEEPEST];
  size_t depth = 0;
  path[0] = file->tree->root->first;
  bool outer[DEEPEST] = {false};
  while (path[0]) {
    const yst_piece *piece = path[depth];
    citing[depth] = !piece->broken && cites(covering, file, piece, outer[depth]);
    bool own_quote = piece->kind == YST_PIECE_CITE && !piece->broken;
    if (citing[depth] || own_quote) add_texts(covering, file, piece);
    if (piece->first && depth + 1 < DEEPEST && piece->kind != YST_PIECE_SOURCE &&
        piece->kind != YST_PIECE_EXAMPLE && piece->kind != YST_PIECE_EXAMPLES) {
      path[depth + 1] = piece->first;
      outer[depth + 1] = citing[depth];
      depth++;
      continue;
    }
    while (depth && !path[depth]->next) depth--;
    path[depth] = path[depth]->next;
  }
}

static void gather_cells(yst_covering *covering, const yst_cover_input *input)
{
  for (size_t i = 0; i < input->cell_count; i++) {
    yst_wording wording = {.text = input->cells[i].text, .cell = input->cells[i].where};
    wording.words = yst_atoms_of_text(covering->arena, covering->atoms, wording.text, &wording.count);
    if (wording.count)
      YST_PUSH(covering->arena, covering->wordings, covering->wording_count, covering->wording_capacity,
               wording);
  }
}

void yst_cover_wordings(yst_covering *covering, const yst_cover_input *input)
{
  for (size_t i = 0; i < covering->file_count; i++) gather(covering, &covering->files[i]);
  gather_cells(covering, input);
  covering->runs = yst_runs_new(covering->arena);
  for (size_t i = 0; i < covering->wording_count; i++)
    yst_runs_add(covering->runs, covering->wordings[i].words, covering->wordings[i].count);
  for (size_t i = 0; i < covering->wording_count; i++)
    yst_runs_add_whole(covering->runs, covering->wordings[i].words, covering->wordings[i].count);
}
