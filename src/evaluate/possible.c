#include "evaluate/possible.h"

#include <stdlib.h>

#include "base/limits.h"

void yst_set_add(yst_set *set, yst_segment segment)
{
  YST_PUSH(set->shop->arena, set->items, set->count, set->capacity, segment);
}

void yst_set_add_point(yst_set *set, yst_number point)
{
  yst_set_add(set, yst_segment_point(point));
}

const yst_possible *yst_possible_of(yst_value value, yst_possible *room, yst_segment *segment)
{
  if (value.state == YST_OPEN) return value.as.possible;
  memset(room, 0, sizeof *room);
  if (value.state == YST_KNOWN) {
    *segment = yst_segment_point(value.as.number);
    room->count = 1;
    room->segments = segment;
  }
  room->not_applicable = value.state == YST_NOT_APPLICABLE;
  room->fault = value.state == YST_FAULT;
  return room;
}

void yst_set_add_value(yst_set *set, yst_value value)
{
  yst_possible room;
  yst_segment segment;
  const yst_possible *possible = yst_possible_of(value, &room, &segment);
  for (size_t i = 0; i < possible->count; i++) yst_set_add(set, possible->segments[i]);
  set->not_applicable |= possible->not_applicable;
  set->fault |= possible->fault;
  set->any_text |= possible->any_text;
  set->bounds_only |= possible->bounds_only;
}

static void join_bits(const yst_workshop *shop, uint64_t **into, const uint64_t *bits)
{
  if (!bits) return;
  if (!*into) *into = YST_NEW_ARRAY(shop->arena, shop->words, uint64_t);
  for (size_t i = 0; i < shop->words; i++) (*into)[i] |= bits[i];
}

static void share_common(yst_set *set, const uint64_t *support)
{
  if (!set->support || !support) return;
  bool any = false;
  for (size_t i = 0; i < set->shop->words; i++) any |= (set->support[i] & support[i]) != 0;
  if (!any) return;
  if (!set->shared) set->shared = YST_NEW_ARRAY(set->shop->arena, set->shop->words, uint64_t);
  for (size_t i = 0; i < set->shop->words; i++) set->shared[i] |= set->support[i] & support[i];
}

void yst_set_rest_on(yst_set *set, yst_value value)
{
  if (value.state != YST_OPEN) return;
  share_common(set, value.as.possible->support);
  yst_set_rest_beside(set, value);
}

void yst_set_rest_beside(yst_set *set, yst_value value)
{
  if (value.state != YST_OPEN) return;
  join_bits(set->shop, &set->support, value.as.possible->support);
  join_bits(set->shop, &set->shared, value.as.possible->shared);
  set->bounds_only |= value.as.possible->bounds_only;
}

void yst_set_rest_doubly(yst_set *set, yst_value value)
{
  yst_set_rest_beside(set, value);
  if (value.state == YST_OPEN) join_bits(set->shop, &set->shared, value.as.possible->support);
}

/* ---- finishing: ascending, apart ---- */

static int compare_segments(const void *a, const void *b)
{
  return yst_segment_compare_low(*(const yst_segment *)a, *(const yst_segment *)b);
}

/* Whether b, which starts no sooner than a, starts within a or right at its end. */
static bool touches(yst_segment a, yst_segment b)
{
  if (!a.has_high || !b.has_low) return true;
  int order = yst_number_compare(b.low, a.high);
  return order < 0 || (order == 0 && (a.high_in || b.low_in));
}

/* Whether b's numbers are among those that a has, or would have if it went on. */
static bool on_step(yst_segment a, yst_segment b)
{
  if (!yst_segment_is_stepped(a)) return true;
  bool same = yst_segment_is_point(b) || yst_number_equal(a.step, b.step);
  return same && yst_segment_is_on_steps(a, b.has_low ? b.low : b.high);
}

/* Joins b to a, which it touches. true when the joint stretch holds more than the two did. */
static bool join_segments(yst_segment *a, yst_segment b)
{
  if (yst_segment_is_point(*a) && !yst_segment_is_point(b)) {
    yst_segment point = *a;
    *a = b;
    b = point;
    if (!a->has_low || !on_step(*a, b)) goto loose;
    if (yst_number_compare(b.low, a->low) <= 0) {
      a->low = b.low;
      a->low_in = true;
    }
    return false;
  }
  if (on_step(*a, b)) {
    if (yst_segment_compare_high(b, *a) <= 0) return false;
    a->high = b.high;
    a->has_high = b.has_high;
    a->high_in = b.high_in;
    return yst_segment_is_stepped(b) && !yst_segment_is_stepped(*a);
  }
loose:
  if (yst_segment_compare_low(b, *a) < 0) {
    a->low = b.low;
    a->has_low = b.has_low;
    a->low_in = b.low_in;
  }
  if (yst_segment_compare_high(b, *a) > 0) {
    a->high = b.high;
    a->has_high = b.has_high;
    a->high_in = b.high_in;
  }
  a->step = (yst_number){0, 1};
  return true;
}

/* Takes the stretches with steps apart that are few numbers. */
static void take_apart(yst_set *set)
{
  yst_number points[YST_FEW_POINTS];
  for (size_t i = 0, before = set->count; i < before; i++) {
    size_t count = yst_segment_points(set->items[i], points, YST_FEW_POINTS);
    if (count < 2) continue;
    set->items[i] = yst_segment_point(points[0]);
    for (size_t j = 1; j < count; j++) yst_set_add_point(set, points[j]);
  }
}

/* Whether stretches stand within one another of which one has other steps than the other. */
static bool has_mixed_steps(const yst_set *set)
{
  yst_segment before = set->items[0];
  for (size_t i = 1; i < set->count; i++) {
    yst_segment next = set->items[i];
    bool stepped = yst_segment_is_stepped(before) || yst_segment_is_stepped(next);
    if (stepped && touches(before, next) && !(on_step(before, next) && on_step(next, before))) return true;
    if (yst_segment_compare_high(next, before) > 0) before = next;
  }
  return false;
}

void yst_set_tidy(yst_set *set)
{
  if (set->count < 2) return;
  qsort(set->items, set->count, sizeof *set->items, compare_segments);
  if (has_mixed_steps(set)) {
    take_apart(set);
    qsort(set->items, set->count, sizeof *set->items, compare_segments);
  }
  size_t kept = 0;
  for (size_t i = 1; i < set->count; i++) {
    if (touches(set->items[kept], set->items[i]))
      set->bounds_only |= join_segments(&set->items[kept], set->items[i]);
    else
      set->items[++kept] = set->items[i];
  }
  set->count = kept + 1;
  if (set->count <= YST_LIMIT_POSSIBLE) return;
  yst_segment last = set->items[set->count - 1];
  set->items[0].high = last.high;
  set->items[0].has_high = last.has_high;
  set->items[0].high_in = last.high_in;
  set->items[0].step = (yst_number){0, 1};
  set->count = 1;
  set->bounds_only = true;
}

static void add_one_image(yst_set *set, yst_segment a, yst_segment b, yst_segment_op op)
{
  yst_segment image;
  if (!op(a, b, &image)) {
    set->fault = true;
    return;
  }
  set->bounds_only |= !yst_segment_is_all(image, a, b);
  yst_set_add(set, image);
}

void yst_set_add_image(yst_set *set, yst_segment a, yst_segment b, yst_segment_op op)
{
  yst_segment image;
  yst_number as[YST_FEW_POINTS], bs[YST_FEW_POINTS];
  size_t a_count = 0, b_count = 0;
  if (op(a, b, &image) && !yst_segment_is_all(image, a, b)) {
    a_count = yst_segment_points(a, as, YST_FEW_POINTS);
    b_count = yst_segment_points(b, bs, YST_FEW_POINTS);
  }
  if (!a_count || !b_count) {
    add_one_image(set, a, b, op);
    return;
  }
  for (size_t i = 0; i < a_count; i++)
    for (size_t j = 0; j < b_count; j++)
      add_one_image(set, yst_segment_point(as[i]), yst_segment_point(bs[j]), op);
}

/* As many numbers that follow each other as are still read one by one. */
enum { MOST_LISTED = 6 };

void yst_set_gather(yst_set *set)
{
  yst_set_tidy(set);
  size_t kept = 0;
  for (size_t i = 0; i < set->count;) {
    size_t end = i + 1;
    yst_number next = set->items[i].low;
    while (end < set->count && yst_segment_is_point(set->items[end - 1]) &&
           yst_segment_is_point(set->items[end]) && yst_number_add(next, yst_number_of(1), &next) &&
           yst_number_equal(set->items[end].low, next))
      end++;
    yst_segment run = set->items[i];
    if (end - i <= MOST_LISTED) {
      end = i + 1;
    } else {
      run.high = set->items[end - 1].high;
      run.step = yst_number_of(1);
    }
    set->items[kept++] = run;
    i = end;
  }
  set->count = kept;
}

static bool only_point(const yst_set *set)
{
  return set->count == 1 && yst_segment_is_point(set->items[0]);
}

yst_value yst_set_finish(yst_set *set)
{
  yst_set_tidy(set);
  int kinds = (set->count > 0) + set->not_applicable + set->fault + set->any_text;
  if (kinds == 0) return yst_fault();
  if (kinds == 1) {
    if (set->not_applicable) return yst_not_applicable();
    if (set->fault) return yst_fault();
    if (only_point(set)) return yst_known(set->items[0].low);
  }
  yst_possible *possible = YST_NEW(set->shop->arena, yst_possible);
  *possible = (yst_possible){set->count,    set->items,       set->not_applicable, set->fault,
                             set->any_text, set->bounds_only, set->support,        set->shared};
  return (yst_value){YST_OPEN, {.possible = possible}};
}
