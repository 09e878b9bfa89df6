#include "evaluate/evaluator.h"

#include "base/seldom.h"

static void add_marks(yst_set *set, const yst_band *band)
{
  for (size_t i = 0; i < band->mark_count; i++) yst_set_add_point(set, band->marks[i]);
}

/* Of a row with several marks any may be meant. */
YST_SELDOM static yst_value any_mark(yst_evaluator *evaluator, const yst_band *band)
{
  yst_set set = yst_set_in(&evaluator->shop);
  add_marks(&set, band);
  return yst_set_finish(&set);
}

static inline yst_value marks_of(yst_evaluator *evaluator, const yst_node *node, const yst_ladder *ladder,
                                 int32_t row)
{
  const yst_value *marks = &ladder->marks[row + 1];
  return marks->state == YST_OPEN ? any_mark(evaluator, &evaluator->program->bands[node->index]->items[row])
                                  : *marks;
}

static void add_rows_of(yst_set *set, const yst_bands *bands, const yst_ladder *ladder, yst_segment segment)
{
  for (size_t cell = 0; cell < 2 * ladder->limit_count + 1; cell++) {
    yst_segment meet;
    if (!yst_segment_meet(segment, yst_ladder_cell(ladder, cell), &meet)) continue;
    if (ladder->rows[cell] < 0)
      set->not_applicable = true;
    else
      add_marks(set, &bands->items[ladder->rows[cell]]);
  }
}

YST_SELDOM static yst_value bands_open(yst_evaluator *evaluator, const yst_node *node, yst_value looked_at)
{
  const yst_bands *bands = evaluator->program->bands[node->index];
  const yst_ladder *ladder = &evaluator->ladders[node->index];
  const yst_possible *possible = looked_at.as.possible;
  yst_set set = yst_set_in(&evaluator->shop);
  yst_set_rest_on(&set, looked_at);
  for (size_t i = 0; i < possible->count; i++) add_rows_of(&set, bands, ladder, possible->segments[i]);
  if (possible->not_applicable) {
    if (ladder->not_applicable_row < 0)
      set.not_applicable = true;
    else
      add_marks(&set, &bands->items[ladder->not_applicable_row]);
  }
  set.fault = possible->fault;
  return yst_set_finish(&set);
}

yst_value yst_evaluate_bands(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  const yst_ladder *ladder = &evaluator->ladders[node->index];
  yst_value room;
  const yst_value *looked_at = yst_node_value(evaluator, node->args[0], scope, &room);
  if (looked_at->state == YST_KNOWN) {
    int32_t row = yst_ladder_row(ladder, looked_at->as.number);
    /* Not what is only possible: a case that is looked at. */
    if (evaluator->reached && row >= 0 && evaluator->memo == &evaluator->own)
      evaluator->reached[evaluator->reach_of[node->index] + (size_t)row] = true;
    return marks_of(evaluator, node, ladder, row);
  }
  if (looked_at->state == YST_NOT_APPLICABLE)
    return marks_of(evaluator, node, ladder, ladder->not_applicable_row);
  if (looked_at->state == YST_FAULT) return *looked_at;
  return bands_open(evaluator, node, *looked_at);
}

/* ---- tables with two keys ---- */

/* Which places of a key are possible for an open value: one bit each. */
static uint64_t key_places(const yst_ladder *ladder, yst_value value, bool *drops)
{
  uint64_t places = 0;
  yst_possible room;
  yst_segment segment;
  const yst_possible *possible = yst_possible_of(value, &room, &segment);
  *drops = possible->not_applicable;
  for (size_t cell = 0; cell < 2 * ladder->limit_count + 1; cell++) {
    int32_t place = ladder->rows[cell];
    yst_segment meet;
    bool may = false;
    for (size_t i = 0; !may && i < possible->count; i++)
      may = yst_segment_meet(possible->segments[i], yst_ladder_cell(ladder, cell), &meet);
    if (may && place >= 0 && place < 64) places |= (uint64_t)1 << place;
    if (may && place < 0) *drops = true;
  }
  return places;
}

YST_SELDOM static yst_value lookup_open(yst_evaluator *evaluator, const yst_table_rule *table,
                                        const yst_ladder *keys, yst_value row, yst_value column)
{
  bool row_drops, column_drops;
  uint64_t rows = key_places(&keys[0], row, &row_drops),
           columns = key_places(&keys[1], column, &column_drops);
  yst_set set = yst_set_in(&evaluator->shop);
  for (size_t i = 0; i < table->rows.count && i < 64; i++)
    for (size_t j = 0; j < table->columns.count && j < 64; j++)
      if ((rows >> i & 1) && (columns >> j & 1))
        yst_set_add_point(&set, table->cells[i * table->columns.count + j]);
  yst_set_rest_on(&set, row);
  yst_set_rest_on(&set, column);
  set.not_applicable = row_drops || column_drops;
  return yst_set_finish(&set);
}

yst_value yst_evaluate_lookup(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  yst_value rooms[2];
  const yst_value *row = yst_node_value(evaluator, node->args[0], scope, &rooms[0]),
                  *column = yst_node_value(evaluator, node->args[1], scope, &rooms[1]);
  const yst_table_rule *table = &evaluator->program->model->tables[node->index];
  const yst_ladder *keys = &evaluator->keys[2 * node->index];
  if (row->state == YST_KNOWN && column->state == YST_KNOWN) {
    int32_t i = yst_ladder_row(&keys[0], row->as.number), j = yst_ladder_row(&keys[1], column->as.number);
    if (i < 0 || j < 0) return yst_not_applicable();
    size_t at = (size_t)i * table->columns.count + (size_t)j;
    if (evaluator->reached && evaluator->memo == &evaluator->own)
      evaluator->reached[evaluator->table_reach_of[node->index] + at] = true;
    return yst_known(table->cells[at]);
  }
  if (row->state == YST_NOT_APPLICABLE || column->state == YST_NOT_APPLICABLE) return yst_not_applicable();
  if (row->state == YST_FAULT || column->state == YST_FAULT) return yst_fault();
  return lookup_open(evaluator, table, keys, *row, *column);
}
