/* What is set in columns: rows, as in the printed table, and lines of one kind that follow each other. */
#include "syntax/layout.h"

#include "syntax/parser.h"

bool yst_layout_is_row(yst_piece_kind kind)
{
  switch (kind) {
  case YST_PIECE_LEVEL:
  case YST_PIECE_LABEL_ROW:
  case YST_PIECE_GRADE:
  case YST_PIECE_SCORE_ROW:
  case YST_PIECE_GRID_ROW:
  case YST_PIECE_COLUMNS:
  case YST_PIECE_CASES:
  case YST_PIECE_CASES_OF:
  case YST_PIECE_CASE: return true;
  default: return false;
  }
}

/* ---- where the columns of a line begin ---- */

/* The first token of a line that begins at an offset or after it. */
static size_t token_at(const yst_layout *layout, const yst_layout_line *line, uint32_t offset)
{
  size_t at = line->line.begin;
  while (at < line->line.end && layout->words->items[at].start < offset) at++;
  return at;
}

static void add_slot(yst_layout *layout, yst_layout_line *line, size_t at)
{
  size_t capacity = line->slot_count;
  YST_PUSH(layout->arena, line->slots, line->slot_count, capacity, at);
}

static void add_slot_at(yst_layout *layout, yst_layout_line *line, yst_span span, bool present)
{
  add_slot(layout, line, present ? token_at(layout, line, span.start) : line->line.end);
}

/* An empty column begins where the next one does. */
static void close_empty_slots(yst_layout_line *line)
{
  for (size_t i = line->slot_count; i > 1; i--) {
    if (line->slots[i - 2] > line->slots[i - 1]) line->slots[i - 2] = line->slots[i - 1];
  }
}

static void slots_of_level(yst_layout *layout, yst_layout_line *line)
{
  const yst_piece *piece = line->piece;
  bool points = piece->cells.count > 0;
  add_slot_at(layout, line, points ? piece->cells.items[0].span : piece->span, points);
  add_slot_at(layout, line, piece->label_span, piece->has_label);
  size_t also = line->line.begin + 1;
  while (also < line->line.end && layout->words->items[also].kind != YST_T_ALSO) also++;
  add_slot(layout, line, also);
}

/* The columns of a table of examples, each with the bar and the words that go before it. */
static void slots_of_cases(yst_layout *layout, yst_layout_line *line)
{
  const yst_piece *piece = line->piece;
  for (size_t i = 1; i < piece->names.count; i++) {
    size_t at = token_at(layout, line, piece->names.items[i].span.start);
    while (at > line->line.begin && layout->words->items[at - 1].kind != YST_T_COMMA &&
           layout->words->items[at].kind != YST_T_BAR)
      at--;
    add_slot(layout, line, at);
  }
  for (size_t i = 0; piece->expr && i < piece->expr->arg_count; i++) {
    size_t at = token_at(layout, line, piece->expr->args[i]->span.start);
    while (!i && at > line->line.begin && layout->words->items[at].kind != YST_T_BAR) at--;
    add_slot(layout, line, at);
  }
}

static void slots_of_row(yst_layout *layout, yst_layout_line *line)
{
  const yst_piece *piece = line->piece;
  add_slot(layout, line, line->line.begin);
  switch (piece->kind) {
  case YST_PIECE_LEVEL: slots_of_level(layout, line); break;
  case YST_PIECE_GRADE:
    add_slot_at(layout, line, piece->name.span, piece->name.atom != YST_NO_ATOM);
    add_slot_at(layout, line, piece->label_span, piece->has_label);
    break;
  case YST_PIECE_SCORE_ROW:
    add_slot_at(layout, line, piece->cells.count ? piece->cells.items[0].span : piece->span,
                piece->cells.count > 0);
    add_slot_at(layout, line, piece->label_span, piece->has_label);
    break;
  case YST_PIECE_LABEL_ROW: add_slot_at(layout, line, piece->label_span, piece->has_label); break;
  case YST_PIECE_GRID_ROW:
    for (size_t i = 0; i < piece->cells.count; i++)
      add_slot_at(layout, line, piece->cells.items[i].span, true);
    break;
  case YST_PIECE_COLUMNS:
    for (size_t i = 0; i < piece->ranges.count; i++)
      add_slot_at(layout, line, piece->ranges.items[i].span, true);
    break;
  case YST_PIECE_CASES:
  case YST_PIECE_CASES_OF: slots_of_cases(layout, line); break;
  case YST_PIECE_CASE:
    for (size_t i = 1; i < piece->pairs.count; i++)
      add_slot_at(layout, line, piece->pairs.items[i].value.span, true);
    break;
  default: break;
  }
  close_empty_slots(line);
}

/* Lead word and name, label, the rest. */
static void slots_of_list(yst_layout *layout, yst_layout_line *line)
{
  const yst_piece *piece = line->piece;
  add_slot(layout, line, line->line.begin);
  add_slot_at(layout, line, piece->label_span, piece->has_label);
  size_t rest = line->line.begin + line->line.lead + 1;
  if (piece->has_label) rest = token_at(layout, line, piece->label_span.end);
  add_slot(layout, line, rest < line->line.end ? rest : line->line.end);
  close_empty_slots(line);
}

/* ---- what goes together ---- */

/* Kinds of which one often follows the other, as in a table. */
static bool is_listed(yst_piece_kind kind)
{
  switch (kind) {
  case YST_PIECE_SOURCE:
  case YST_PIECE_TOPIC:
  case YST_PIECE_FIELD:
  case YST_PIECE_COLUMN:
  case YST_PIECE_LIMIT:
  case YST_PIECE_ITEM:
  case YST_PIECE_PART:
  case YST_PIECE_BRANCH:
  case YST_PIECE_FIXED_ROW: return true;
  default: return false;
  }
}

static bool is_broken_up(const yst_layout *layout, const yst_line *line)
{
  for (size_t i = line->begin + 1; i < line->end; i++) {
    if (layout->words->items[i].first) return true;
  }
  return false;
}

/* Whether one line comes right under another: no blank line and no comment of its own between them. */
static bool follows(const yst_layout *layout, const yst_layout_line *line)
{
  size_t at = line->line.begin;
  if (at == 0) return false;
  size_t from = layout->place_in_all[at - 1] + 1;
  if (from < layout->place_in_all[at] && layout->all->items[from].first) return false;
  uint32_t before = yst_source_line_of(layout->source, layout->words->items[at - 1].start);
  return yst_source_line_of(layout->source, layout->words->items[at].start) == before + 1;
}

static const yst_piece *holder(const yst_layout_line *line)
{
  const yst_piece *parent = line->piece->parent;
  /* A table's columns, or its head, and its rows go together. */
  bool below = line->piece->kind == YST_PIECE_GRID_ROW || line->piece->kind == YST_PIECE_CASE;
  return below ? parent->parent : parent;
}

static void set_rows(yst_layout *layout, yst_layout_line *line, size_t number)
{
  slots_of_row(layout, line);
  line->group = number;
  for (size_t i = number - 1; i > 0 && number - i < 1000; i--) {
    yst_layout_line *other = &layout->lines[i - 1];
    if (!other->piece || other->piece == holder(line)) return;
    if (!yst_layout_is_row(other->line.kind) || holder(other) != holder(line)) continue;
    line->group = other->group;
    return;
  }
}

static void set_list(yst_layout *layout, yst_layout_line *line, size_t number)
{
  if (!is_listed(line->line.kind) || is_broken_up(layout, &line->line)) return;
  slots_of_list(layout, line);
  line->group = number;
  if (number == 1 || !follows(layout, line)) return;
  const yst_layout_line *before = line - 1;
  if (before->piece && before->group && before->line.kind == line->line.kind &&
      before->piece->parent == line->piece->parent)
    line->group = before->group;
}

void yst_layout_columns(yst_layout *layout)
{
  for (size_t i = 0; i < layout->count; i++) {
    yst_layout_line *line = &layout->lines[i];
    if (!line->piece) continue;
    if (yst_layout_is_row(line->line.kind))
      set_rows(layout, line, i + 1);
    else
      set_list(layout, line, i + 1);
  }
}
