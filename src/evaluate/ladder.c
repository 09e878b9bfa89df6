#include "evaluate/evaluator.h"

/* ---- building ---- */

static bool band_number(const yst_evaluator *evaluator, const yst_node *node, yst_number *number)
{
  if (!node) return false;
  yst_value value = node->op == YST_NODE_LIMIT ? evaluator->limits[node->index] : yst_known(node->number);
  *number = value.as.number;
  return value.state == YST_KNOWN;
}

static size_t insert_limit(yst_number *limits, size_t count, yst_number limit)
{
  size_t at = 0;
  while (at < count && yst_number_compare(limits[at], limit) < 0) at++;
  if (at < count && yst_number_equal(limits[at], limit)) return count;
  for (size_t i = count; i > at; i--) limits[i] = limits[i - 1];
  limits[at] = limit;
  return count + 1;
}

/* The rows of one set of bands as stretches, at the run's date. */
static yst_segment band_segment(const yst_evaluator *evaluator, const yst_band *band,
                                const yst_node *const *ends)
{
  yst_segment segment = yst_segment_all();
  segment.has_low = band->has_low && band_number(evaluator, ends[0], &segment.low);
  segment.has_high = band->has_high && band_number(evaluator, ends[1], &segment.high);
  segment.low_in = band->low_in;
  segment.high_in = band->high_in;
  if (band->kind == YST_RANGE_SINGLE) {
    yst_number point = {0, 1};
    (void)band_number(evaluator, ends[0], &point);
    segment = yst_segment_point(point);
  }
  return segment;
}

/* Whether the second of two rows that claim a shared limit takes it from the first. */
static bool takes_over(int shared, yst_segment first, yst_segment second, yst_number limit)
{
  bool first_is_lower = first.has_high && yst_number_equal(first.high, limit) && !yst_segment_is_point(first);
  bool second_is_lower =
      second.has_high && yst_number_equal(second.high, limit) && !yst_segment_is_point(second);
  if (shared == YST_WORD_LOWER_BAND) return second_is_lower && !first_is_lower;
  if (shared == YST_WORD_UPPER_BAND) return first_is_lower && !second_is_lower;
  return false;
}

static void claim(const yst_bands *bands, const yst_segment *segments, int32_t *row, size_t at,
                  const yst_number *limit)
{
  if (*row < 0 || bands->items[*row].kind == YST_RANGE_OTHERWISE)
    *row = (int32_t)at;
  else if (limit && takes_over(bands->shared, segments[*row], segments[at], *limit))
    *row = (int32_t)at;
}

void yst_ladder_build(yst_arena *arena, const yst_evaluator *evaluator, size_t index, yst_ladder *ladder)
{
  const yst_bands *bands = evaluator->program->bands[index];
  const yst_node *const *ends = evaluator->program->band_ends[index];
  yst_number *limits = YST_NEW_ARRAY(arena, 2 * bands->count + 1, yst_number);
  yst_segment *segments = YST_NEW_ARRAY(arena, bands->count + 1, yst_segment);
  size_t count = 0;
  ladder->not_applicable_row = -1;
  for (size_t i = 0; i < bands->count; i++) {
    const yst_band *band = &bands->items[i];
    if (band->not_applicable) ladder->not_applicable_row = (int32_t)i;
    if (band->not_applicable || band->kind == YST_RANGE_OTHERWISE) continue;
    segments[i] = band_segment(evaluator, band, &ends[2 * i]);
    if (segments[i].has_low) count = insert_limit(limits, count, segments[i].low);
    if (segments[i].has_high) count = insert_limit(limits, count, segments[i].high);
  }
  int32_t *rows = YST_NEW_ARRAY(arena, 2 * count + 1, int32_t);
  for (size_t cell = 0; cell < 2 * count + 1; cell++) rows[cell] = -1;
  for (size_t i = 0; i < bands->count; i++) {
    const yst_band *band = &bands->items[i];
    if (band->not_applicable) continue;
    for (size_t cell = 0; cell < 2 * count + 1; cell++) {
      bool on = cell & 1;
      yst_segment stretch = {cell ? limits[(cell - 1) / 2] : (yst_number){0, 1},
                             cell < 2 * count ? limits[cell / 2] : (yst_number){0, 1},
                             cell > 0,
                             cell < 2 * count,
                             on,
                             on,
                             {0, 1}};
      if (on) stretch = yst_segment_point(limits[cell / 2]);
      yst_segment meet;
      bool holds = band->kind == YST_RANGE_OTHERWISE || yst_segment_meet(stretch, segments[i], &meet);
      if (holds && !(band->kind == YST_RANGE_OTHERWISE && rows[cell] >= 0))
        claim(bands, segments, &rows[cell], i, on ? &limits[cell / 2] : NULL);
    }
  }
  ladder->limit_count = count;
  ladder->limits = limits;
  ladder->rows = rows;
}

int32_t yst_ladder_row(const yst_ladder *ladder, yst_number number)
{
  size_t low = 0, high = ladder->limit_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (yst_number_compare(ladder->limits[middle], number) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  bool on = low < ladder->limit_count && yst_number_equal(ladder->limits[low], number);
  return ladder->rows[2 * low + on];
}

/* ---- looking up ---- */

static void add_marks(yst_set *set, const yst_band *band)
{
  for (size_t i = 0; i < band->mark_count; i++) yst_set_add_point(set, band->marks[i]);
}

static yst_value marks_of(yst_evaluator *evaluator, const yst_bands *bands, int32_t row)
{
  if (row < 0) return yst_not_applicable();
  const yst_band *band = &bands->items[row];
  if (band->mark_count == 1) return yst_known(band->marks[0]);
  yst_set set = yst_set_in(&evaluator->shop);
  add_marks(&set, band);
  return yst_set_finish(&set);
}

static void add_rows_of(yst_set *set, const yst_bands *bands, const yst_ladder *ladder, yst_segment segment)
{
  for (size_t cell = 0; cell < 2 * ladder->limit_count + 1; cell++) {
    yst_segment stretch = {cell ? ladder->limits[(cell - 1) / 2] : (yst_number){0, 1},
                           cell < 2 * ladder->limit_count ? ladder->limits[cell / 2] : (yst_number){0, 1},
                           cell > 0,
                           cell < 2 * ladder->limit_count,
                           false,
                           false,
                           {0, 1}};
    if (cell & 1) stretch = yst_segment_point(ladder->limits[cell / 2]);
    yst_segment meet;
    if (!yst_segment_meet(segment, stretch, &meet)) continue;
    if (ladder->rows[cell] < 0)
      set->not_applicable = true;
    else
      add_marks(set, &bands->items[ladder->rows[cell]]);
  }
}

yst_value yst_evaluate_bands(yst_evaluator *evaluator, const yst_node *node, yst_value looked_at)
{
  const yst_bands *bands = evaluator->program->bands[node->index];
  const yst_ladder *ladder = &evaluator->ladders[node->index];
  if (looked_at.state == YST_KNOWN) {
    int32_t row = yst_ladder_row(ladder, looked_at.as.number);
    if (evaluator->reached && row >= 0)
      evaluator->reached[evaluator->reach_of[node->index] + (size_t)row] = true;
    return marks_of(evaluator, bands, row);
  }
  if (looked_at.state == YST_NOT_APPLICABLE) return marks_of(evaluator, bands, ladder->not_applicable_row);
  if (looked_at.state == YST_FAULT) return looked_at;
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

/* ---- tables with two keys ---- */

/* Which places of a key are possible for a value: one bit each. */
static uint64_t key_places(const yst_table_key *key, yst_value value, bool *drops)
{
  uint64_t places = 0;
  yst_possible room;
  yst_segment segment;
  const yst_possible *possible = yst_possible_of(value, &room, &segment);
  *drops = possible->not_applicable;
  for (size_t place = 0; place < key->count && place < 64; place++) {
    const yst_band *band = &key->bands[place];
    yst_segment holds = yst_segment_all();
    if (band->low) holds.low = band->low->number;
    if (band->high) holds.high = band->high->number;
    holds.has_low = band->has_low;
    holds.has_high = band->has_high;
    holds.low_in = band->low_in;
    holds.high_in = band->high_in;
    if (band->kind == YST_RANGE_SINGLE && band->low) holds = yst_segment_point(band->low->number);
    yst_segment meet;
    bool may = false;
    for (size_t i = 0; i < possible->count; i++) may |= yst_segment_meet(possible->segments[i], holds, &meet);
    if (!may || (band->kind == YST_RANGE_OTHERWISE && places && value.state == YST_KNOWN)) continue;
    places |= (uint64_t)1 << place;
    if (value.state == YST_KNOWN) break;
  }
  return places;
}

yst_value yst_evaluate_lookup(yst_evaluator *evaluator, const yst_node *node, yst_value row, yst_value column)
{
  const yst_table_rule *table = &evaluator->program->model->tables[node->index];
  if (row.state == YST_NOT_APPLICABLE || column.state == YST_NOT_APPLICABLE) return yst_not_applicable();
  if (row.state == YST_FAULT || column.state == YST_FAULT) return yst_fault();
  bool row_drops, column_drops;
  uint64_t rows = key_places(&table->rows, row, &row_drops),
           columns = key_places(&table->columns, column, &column_drops);
  yst_set set = yst_set_in(&evaluator->shop);
  for (size_t i = 0; i < table->rows.count; i++)
    for (size_t j = 0; j < table->columns.count; j++) {
      if (!(rows >> i & 1) || !(columns >> j & 1)) continue;
      size_t at = i * table->columns.count + j;
      if (row.state == YST_KNOWN && column.state == YST_KNOWN) {
        if (evaluator->reached) evaluator->reached[evaluator->table_reach_of[node->index] + at] = true;
        return yst_known(table->cells[at]);
      }
      yst_set_add_point(&set, table->cells[at]);
    }
  yst_set_rest_on(&set, row);
  yst_set_rest_on(&set, column);
  set.not_applicable = row_drops || column_drops || !rows || !columns;
  return yst_set_finish(&set);
}
