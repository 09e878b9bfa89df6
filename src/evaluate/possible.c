#include "evaluate/possible.h"

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

static void sift(yst_segment *items, size_t at, size_t count)
{
  for (;;) {
    size_t child = 2 * at + 1;
    if (child >= count) return;
    if (child + 1 < count && yst_segment_compare_low(items[child], items[child + 1]) < 0) child++;
    if (yst_segment_compare_low(items[at], items[child]) >= 0) return;
    yst_segment swap = items[at];
    items[at] = items[child];
    items[child] = swap;
    at = child;
  }
}

static void sort_segments(yst_segment *items, size_t count)
{
  for (size_t i = count / 2; i-- > 0;) sift(items, i, count);
  for (size_t i = count; i-- > 1;) {
    yst_segment swap = items[0];
    items[0] = items[i];
    items[i] = swap;
    sift(items, 0, i);
  }
}

/* Whether b, which starts no sooner than a, starts within a or right at its end. */
static bool touches(yst_segment a, yst_segment b)
{
  if (!a.has_high || !b.has_low) return true;
  int order = yst_number_compare(b.low, a.high);
  return order < 0 || (order == 0 && (a.high_in || b.low_in));
}

static bool on_step(yst_segment a, yst_segment b)
{
  if (a.step.num == 0) return true;
  if (yst_segment_is_point(b)) return yst_number_is_multiple(b.low, a.step);
  return yst_number_equal(a.step, b.step);
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
    if (yst_segment_compare_high(b, *a) > 0) {
      a->high = b.high;
      a->has_high = b.has_high;
      a->high_in = b.high_in;
    }
    return false;
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

void yst_set_tidy(yst_set *set)
{
  if (set->count < 2) return;
  sort_segments(set->items, set->count);
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
