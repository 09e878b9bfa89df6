#include "model/scope.h"

/* The type of a key: what its name is declared as, or else what its ranges are made of. */
static yst_type type_of_key(yst_model_builder *b, yst_word name, const yst_literal *sample)
{
  const yst_symbol *symbol = yst_symbol_named(b, name.atom);
  if (symbol && symbol->kind == YST_SYMBOL_CHOICES) return yst_type_choice(b->model->choices[symbol->index]);
  if (symbol && symbol->kind == YST_SYMBOL_FIELD) return b->model->fields[symbol->index].type;
  if (sample && sample->kind != YST_LITERAL_NAME) return yst_literal_type(sample);
  if (symbol) {
    yst_diags_add(b->diags, YST_NO_TYPE, name.span,
                  "`%t` does not say what the table is looked up by: name a scale, a choice or a field",
                  yst_name_text(b, name.atom));
    return yst_type_of(YST_KIND_NONE);
  }
  yst_scope scope = yst_scope_record(b);
  yst_say_unknown(&scope, name);
  return yst_type_of(YST_KIND_NONE);
}

static const yst_literal *sample_of(const yst_range *range)
{
  if (!range || range->kind == YST_RANGE_NONE || range->kind == YST_RANGE_OTHERWISE) return NULL;
  return range->has_low || range->kind == YST_RANGE_SINGLE ? &range->low : &range->high;
}

/* false when a head is faulty. */
static bool add_head(yst_model_builder *b, yst_table_key *key, const yst_range *range)
{
  yst_scope scope = yst_scope_record(b);
  yst_band band = {0};
  if (!yst_band_of_range(&scope, range, key->type, &band)) return false;
  key->bands[key->count++] = band;
  return true;
}

static bool build_columns(yst_model_builder *b, const yst_piece *columns, yst_table_key *key)
{
  key->span = columns->span;
  if (columns->broken || !columns->name.atom) return false;
  key->type =
      type_of_key(b, columns->name, columns->ranges.count ? sample_of(&columns->ranges.items[0]) : NULL);
  key->bands = YST_NEW_ARRAY(b->arena, columns->ranges.count, yst_band);
  bool whole = key->type.kind != YST_KIND_NONE;
  for (size_t i = 0; i < columns->ranges.count && whole; i++)
    whole = add_head(b, key, &columns->ranges.items[i]);
  return whole;
}

static bool build_rows(yst_model_builder *b, const yst_piece *rows, yst_table_key *key)
{
  const yst_piece *first = yst_next_of(rows, NULL, YST_PIECE_GRID_ROW);
  key->span = rows->span;
  if (rows->broken || !rows->name.atom) return false;
  key->type =
      type_of_key(b, rows->name, first && first->ranges.count ? sample_of(&first->ranges.items[0]) : NULL);
  key->bands = YST_NEW_ARRAY(b->arena, yst_count_of(rows, YST_PIECE_GRID_ROW), yst_band);
  bool whole = key->type.kind != YST_KIND_NONE;
  for (const yst_piece *p = NULL; whole && (p = yst_next_of(rows, p, YST_PIECE_GRID_ROW));)
    whole = !p->broken && p->ranges.count && add_head(b, key, &p->ranges.items[0]);
  return whole;
}

/* ---- cells ---- */

static bool has_all_words(const yst_choices *choices, const yst_piece *rows)
{
  for (const yst_piece *p = NULL; (p = yst_next_of(rows, p, YST_PIECE_GRID_ROW));) {
    for (size_t i = 0; i < p->cells.count; i++) {
      if (p->cells.items[i].kind != YST_LITERAL_NAME ||
          yst_choice_place(choices, p->cells.items[i].name) == YST_NOWHERE)
        return false;
    }
  }
  return true;
}

/* Cells of words are of the one scale that has them all. */
static yst_type type_of_words(yst_model_builder *b, const yst_piece *rows, const yst_literal *first)
{
  const yst_choices *found = NULL;
  size_t at = first->name < b->atom_limit ? b->choices_by_word[first->name] : YST_NOWHERE;
  for (; at != YST_NOWHERE; at = b->choice_words[at].next) {
    const yst_choices *choices = b->choice_words[at].choices;
    if (!has_all_words(choices, rows)) continue;
    if (found) {
      yst_diag *diag = yst_diags_add(b->diags, YST_NO_TYPE, first->span,
                                     "the words of this table may be of either of two scales");
      yst_diag_label(b->diags, diag, found->span, "this one");
      yst_diag_label(b->diags, diag, choices->span, "or this");
      return yst_type_of(YST_KIND_NONE);
    }
    found = choices;
  }
  if (found) return yst_type_choice(found);
  yst_diag *diag =
      yst_diags_add(b->diags, YST_NO_TYPE, first->span, "no scale or choice has all the words of this table");
  yst_diag_help(b->diags, diag, "Declare a `scale` with the words that stand in its cells.");
  return yst_type_of(YST_KIND_NONE);
}

static bool has_row_length(yst_model_builder *b, const yst_piece *row, const yst_table_key *columns)
{
  if (row->cells.count == columns->count) return true;
  yst_diag *diag = yst_diags_add(
      b->diags, YST_TABLE_SHAPE, row->span, "this row has %z %s, and the table has %z %s", row->cells.count,
      row->cells.count == 1 ? "cell" : "cells", columns->count, columns->count == 1 ? "column" : "columns");
  yst_diag_label(b->diags, diag, columns->span, "the columns");
  return false;
}

static void build_cells(yst_model_builder *b, const yst_piece *rows, yst_table_rule *table)
{
  const yst_piece *first = yst_next_of(rows, NULL, YST_PIECE_GRID_ROW);
  if (!first || first->cells.count == 0) return;
  const yst_literal *sample = &first->cells.items[0];
  yst_type type =
      sample->kind == YST_LITERAL_NAME ? type_of_words(b, rows, sample) : yst_literal_type(sample);
  if (type.kind == YST_KIND_NONE) return;
  size_t count = table->rows.count * table->columns.count, at = 0;
  yst_number *cells = YST_NEW_ARRAY(b->arena, count, yst_number);
  table->cell_spans = YST_NEW_ARRAY(b->arena, count, yst_span);
  bool whole = true;
  for (const yst_piece *p = NULL; (p = yst_next_of(rows, p, YST_PIECE_GRID_ROW));) {
    if (!has_row_length(b, p, &table->columns)) {
      whole = false;
      continue;
    }
    for (size_t i = 0; i < p->cells.count && at < count; i++, at++) {
      table->cell_spans[at] = p->cells.items[i].span;
      if (!yst_literal_number(b, &p->cells.items[i], type, &cells[at])) whole = false;
    }
  }
  if (!whole) return;
  table->cells = cells;
  table->cell_type = type;
}

static void set_rise(yst_model_builder *b, const yst_piece *piece, yst_table_rule *table)
{
  const yst_piece *clause = yst_clause(b, piece, YST_PIECE_RISES);
  int word = clause ? clause->word : YST_WORD_NONE;
  table->rises_along_columns =
      table->is_risk_table || word == YST_WORD_RISE_BOTH || word == YST_WORD_RISE_COLUMNS;
  table->rises_along_rows = table->is_risk_table || word == YST_WORD_RISE_BOTH || word == YST_WORD_RISE_ROWS;
}

static void build_table(yst_model_builder *b, size_t index)
{
  const yst_piece *piece = b->by_kind[YST_SYMBOL_TABLE][index]->piece;
  yst_table_rule *table = &b->model->tables[index];
  table->about = yst_about_of(b, piece, NULL);
  table->is_risk_table = piece->kind == YST_PIECE_RISK_TABLE;
  set_rise(b, piece, table);
  const yst_piece *columns = yst_clause(b, piece, YST_PIECE_COLUMNS),
                  *rows = yst_clause(b, piece, YST_PIECE_ROWS);
  if (!columns || !rows) {
    if (piece->broken) return;
    yst_diag *diag =
        yst_diags_add(b->diags, YST_MISSING_CLAUSE, piece->name.span, "the table `%t` has no `%s`",
                      yst_name_text(b, piece->name.atom), columns ? "rows" : "columns");
    yst_diag_help(b->diags, diag,
                  "Write `columns SCALE a b c`, then `rows SCALE` and one line for each row.");
    return;
  }
  bool fine = build_columns(b, columns, &table->columns);
  if (!build_rows(b, rows, &table->rows) || !fine) return;
  table->columns.as_bands = yst_bands_of_key(b, &table->columns);
  table->rows.as_bands = yst_bands_of_key(b, &table->rows);
  build_cells(b, rows, table);
}

void yst_declare_tables(yst_model_builder *builder)
{
  for (size_t i = 0; i < builder->model->table_count; i++) build_table(builder, i);
}

yst_atom yst_table_key_name(const yst_model_builder *builder, size_t table, bool rows)
{
  const yst_piece *piece = builder->by_kind[YST_SYMBOL_TABLE][table]->piece;
  const yst_piece *clause = yst_next_of(piece, NULL, rows ? YST_PIECE_ROWS : YST_PIECE_COLUMNS);
  return clause ? clause->name.atom : YST_NO_ATOM;
}
