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

/* The rows that hold what lies between and on the sorted limits. */
static void fill_rows(const yst_bands *bands, const yst_segment *segments, const yst_ladder *ladder,
                      int32_t *rows)
{
  size_t cells = 2 * ladder->limit_count + 1;
  for (size_t cell = 0; cell < cells; cell++) rows[cell] = -1;
  for (size_t i = 0; i < bands->count; i++) {
    const yst_band *band = &bands->items[i];
    if (band->not_applicable) continue;
    for (size_t cell = 0; cell < cells; cell++) {
      yst_segment stretch = yst_ladder_cell(ladder, cell), meet;
      bool holds = band->kind == YST_RANGE_OTHERWISE || yst_segment_meet(stretch, segments[i], &meet);
      if (holds && !(band->kind == YST_RANGE_OTHERWISE && rows[cell] >= 0))
        claim(bands, segments, &rows[cell], i, cell & 1 ? &ladder->limits[cell / 2] : NULL);
    }
  }
}

enum { MOST_DIRECT = 256 };

/* Where all limits are whole numbers near each other, as with choices and scores, each number has its row at
 * once. */
static void fill_direct(yst_arena *arena, yst_ladder *ladder)
{
  if (!ladder->limit_count) return;
  int64_t first = ladder->limits[0].num, last = ladder->limits[ladder->limit_count - 1].num;
  for (size_t i = 0; i < ladder->limit_count; i++)
    if (ladder->limits[i].den != 1) return;
  if (last - first >= MOST_DIRECT || last < first) return;
  size_t count = (size_t)(last - first) + 1;
  int32_t *direct = YST_NEW_ARRAY(arena, count, int32_t);
  for (size_t i = 0; i < count; i++) direct[i] = yst_ladder_search(ladder, yst_number_of(first + (int64_t)i));
  ladder->direct_first = first;
  ladder->direct_count = count;
  ladder->direct = direct;
}

static void build(yst_arena *arena, const yst_bands *bands, const yst_segment *segments, yst_ladder *ladder)
{
  yst_number *limits = YST_NEW_ARRAY(arena, 2 * bands->count + 1, yst_number);
  ladder->not_applicable_row = -1;
  for (size_t i = 0; i < bands->count; i++) {
    if (bands->items[i].not_applicable) ladder->not_applicable_row = (int32_t)i;
    if (bands->items[i].not_applicable || bands->items[i].kind == YST_RANGE_OTHERWISE) continue;
    if (segments[i].has_low) ladder->limit_count = insert_limit(limits, ladder->limit_count, segments[i].low);
    if (segments[i].has_high)
      ladder->limit_count = insert_limit(limits, ladder->limit_count, segments[i].high);
  }
  int32_t *rows = YST_NEW_ARRAY(arena, 2 * ladder->limit_count + 1, int32_t);
  ladder->limits = limits;
  ladder->rows = rows;
  fill_rows(bands, segments, ladder, rows);
  fill_direct(arena, ladder);
}

static void fill_marks(yst_arena *arena, const yst_bands *bands, yst_ladder *ladder)
{
  yst_value *marks = YST_NEW_ARRAY(arena, bands->count + 1, yst_value);
  marks[0] = yst_not_applicable();
  for (size_t i = 0; i < bands->count; i++) {
    const yst_band *band = &bands->items[i];
    marks[i + 1] = band->mark_count == 1 ? yst_known(band->marks[0]) : (yst_value){.state = YST_OPEN};
  }
  ladder->marks = marks;
}

void yst_ladder_build(yst_arena *arena, const yst_evaluator *evaluator, size_t index, yst_ladder *ladder)
{
  const yst_bands *bands = evaluator->program->bands[index];
  const yst_node *const *ends = evaluator->program->band_ends[index];
  yst_segment *segments = YST_NEW_ARRAY(arena, bands->count + 1, yst_segment);
  for (size_t i = 0; i < bands->count; i++)
    segments[i] = band_segment(evaluator, &bands->items[i], &ends[2 * i]);
  build(arena, bands, segments, ladder);
  fill_marks(arena, bands, ladder);
}

static yst_number end_number(const yst_evaluator *evaluator, const yst_expr *end)
{
  if (!end) return (yst_number){0, 1};
  return end->op == YST_OP_LIMIT ? evaluator->limits[end->index].as.number : end->number;
}

void yst_ladder_build_key(yst_arena *arena, const yst_evaluator *evaluator, const yst_table_key *key,
                          yst_ladder *ladder)
{
  yst_bands bands = {.count = key->count, .items = key->bands};
  yst_segment *segments = YST_NEW_ARRAY(arena, key->count + 1, yst_segment);
  for (size_t i = 0; i < key->count; i++) {
    const yst_band *band = &key->bands[i];
    segments[i] = (yst_segment){end_number(evaluator, band->low),
                                end_number(evaluator, band->high),
                                band->has_low,
                                band->has_high,
                                band->low_in,
                                band->high_in,
                                {0, 1}};
    if (band->kind == YST_RANGE_SINGLE) segments[i] = yst_segment_point(segments[i].low);
  }
  build(arena, &bands, segments, ladder);
}

yst_segment yst_ladder_cell(const yst_ladder *ladder, size_t cell)
{
  if (cell & 1) return yst_segment_point(ladder->limits[cell / 2]);
  yst_segment between = yst_segment_all();
  between.has_low = cell > 0;
  between.has_high = cell < 2 * ladder->limit_count;
  if (between.has_low) between.low = ladder->limits[cell / 2 - 1];
  if (between.has_high) between.high = ladder->limits[cell / 2];
  return between;
}

int32_t yst_ladder_search(const yst_ladder *ladder, yst_number number)
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
