#include "check/interval.h"

/* An end as a cut of the line: just before or just after a number, or beyond all of them. An interval is what
 * lies between two cuts; open and closed ends need no further thought from here on. */
typedef struct cut {
  int beyond; /* -1: before all numbers, 1: after all */
  yst_number at;
  bool after;
} cut;

static cut low_cut(const yst_interval *interval)
{
  return (cut){interval->has_low ? 0 : -1, interval->low, !interval->low_in};
}

static cut high_cut(const yst_interval *interval)
{
  return (cut){interval->has_high ? 0 : 1, interval->high, interval->high_in};
}

static int compare_cuts(cut a, cut b)
{
  if (a.beyond || b.beyond) return (a.beyond > b.beyond) - (a.beyond < b.beyond);
  int order = yst_number_compare(a.at, b.at);
  return order ? order : (int)a.after - (int)b.after;
}

static yst_interval between_cuts(cut low, cut high)
{
  return (yst_interval){!low.beyond, !high.beyond, !low.after, high.after, low.at, high.at};
}

static bool is_void(const yst_interval *interval)
{
  return compare_cuts(low_cut(interval), high_cut(interval)) >= 0;
}

bool yst_interval_is_reversed(const yst_interval *interval)
{
  return interval->has_low && interval->has_high && yst_number_compare(interval->low, interval->high) > 0;
}

bool yst_interval_has(const yst_interval *interval, yst_number value)
{
  cut before = {0, value, false}, after = {0, value, true};
  return compare_cuts(low_cut(interval), before) <= 0 && compare_cuts(high_cut(interval), after) >= 0;
}

yst_interval yst_interval_meet(const yst_interval *a, const yst_interval *b)
{
  cut low = low_cut(a), high = high_cut(a);
  if (compare_cuts(low_cut(b), low) > 0) low = low_cut(b);
  if (compare_cuts(high_cut(b), high) < 0) high = high_cut(b);
  return between_cuts(low, high);
}

yst_interval yst_interval_hull(const yst_interval *a, const yst_interval *b)
{
  cut low = low_cut(a), high = high_cut(a);
  if (compare_cuts(low_cut(b), low) < 0) low = low_cut(b);
  if (compare_cuts(high_cut(b), high) > 0) high = high_cut(b);
  return between_cuts(low, high);
}

/* ---- the smallest value ---- */

/* The multiple of a step next to a number: above it when `up`, below it otherwise; the number itself when it
 * is one. */
static bool round_towards(yst_number from, bool up, yst_number step, yst_number *result)
{
  bool away = (from.num >= 0) == up;
  return yst_number_round(from, away ? YST_ROUND_UP : YST_ROUND_DOWN, step, result);
}

/* The multiple of a step that lies nearest inside an end. */
static bool step_inside(yst_number end, bool end_in, bool up, yst_number step, yst_number *result)
{
  if (!round_towards(end, up, step, result)) return false;
  if (end_in || !yst_number_equal(*result, end)) return true;
  return up ? yst_number_add(*result, step, result) : yst_number_subtract(*result, step, result);
}

static bool first_multiple(const yst_interval *interval, yst_number step, yst_number *value)
{
  bool found = true;
  if (interval->has_low) {
    found = step_inside(interval->low, interval->low_in, true, step, value);
  } else if (interval->has_high) {
    found = step_inside(interval->high, interval->high_in, false, step, value);
  } else {
    *value = yst_number_of(0);
  }
  return found && yst_interval_has(interval, *value);
}

static bool halfway(const yst_interval *interval, yst_number *value)
{
  yst_number sum;
  return yst_number_add(interval->low, interval->high, &sum) &&
         yst_number_multiply(sum, (yst_number){1, 2}, value) && yst_interval_has(interval, *value);
}

/* Where every number counts, a closed low end is the smallest; after an open one there is none, and a plain
 * one is taken. */
static bool plain_value(const yst_interval *interval, yst_number unit, yst_number *value)
{
  if (interval->has_low && interval->low_in) {
    *value = interval->low;
    return true;
  }
  for (int64_t part = 1; part <= 100; part *= 10) {
    yst_number step;
    if (yst_number_multiply(unit, (yst_number){1, part}, &step) && first_multiple(interval, step, value))
      return true;
  }
  return interval->has_low && interval->has_high && halfway(interval, value);
}

bool yst_interval_value(const yst_interval *interval, const yst_lattice *lattice, yst_number *value)
{
  if (is_void(interval)) return false;
  if (lattice->has_step) return first_multiple(interval, lattice->step, value);
  return plain_value(interval, lattice->unit, value);
}

/* ---- gaps and overlaps ---- */

typedef struct sweep {
  yst_arena *arena;
  const yst_interval *items;
  const yst_lattice *lattice;
  yst_interval_faults faults;
  cut reached;   /* all below it is covered */
  size_t holder; /* the interval that reaches there; SIZE_MAX: none yet */
} sweep;

static void note_fault(sweep *state, yst_interval_fault_kind kind, size_t upper, cut from, cut to)
{
  if (compare_cuts(from, to) >= 0) return;
  yst_interval_fault fault = {kind, state->holder, upper, between_cuts(from, to), yst_number_of(0)};
  if (!yst_interval_value(&fault.where, state->lattice, &fault.value)) return;
  YST_PUSH(state->arena, state->faults.items, state->faults.count, state->faults.capacity, fault);
}

static bool comes_before(const yst_interval *a, const yst_interval *b)
{
  int order = compare_cuts(low_cut(a), low_cut(b));
  return order ? order < 0 : compare_cuts(high_cut(a), high_cut(b)) < 0;
}

/* One step of sorting: two neighbouring sorted runs of `from` become one in `to`; of equals the left one
 * comes first. */
static void merge_runs(const yst_interval *items, const size_t *from, size_t *to, size_t left, size_t middle,
                       size_t right)
{
  size_t a = left, b = middle;
  for (size_t i = left; i < right; i++) {
    bool take_right = a == middle || (b < right && comes_before(&items[from[b]], &items[from[a]]));
    to[i] = take_right ? from[b++] : from[a++];
  }
}

/* Places of the intervals that hold anything, from low to high. A file may list any number of them in any
 * order. */
static size_t *sort_places(yst_arena *arena, const yst_interval *items, size_t count, size_t *sorted_count)
{
  size_t *places = YST_NEW_ARRAY(arena, count, size_t), *other = YST_NEW_ARRAY(arena, count, size_t);
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    if (!is_void(&items[i])) places[kept++] = i;
  }
  for (size_t run = 1; run < kept; run *= 2) {
    for (size_t left = 0; left < kept; left += 2 * run) {
      size_t middle = left + run < kept ? left + run : kept;
      size_t right = middle + run < kept ? middle + run : kept;
      merge_runs(items, places, other, left, middle, right);
    }
    size_t *swap = places;
    places = other;
    other = swap;
  }
  *sorted_count = kept;
  return places;
}

static void take_next(sweep *state, size_t place, cut end)
{
  cut low = low_cut(&state->items[place]), high = high_cut(&state->items[place]);
  cut gap_end = compare_cuts(low, end) < 0 ? low : end;
  note_fault(state, YST_INTERVAL_GAP, place, state->reached, gap_end);
  if (state->holder != SIZE_MAX) {
    cut overlap_end = compare_cuts(high, state->reached) < 0 ? high : state->reached;
    note_fault(state, YST_INTERVAL_OVERLAP, place, low, overlap_end);
  }
  if (compare_cuts(high, state->reached) <= 0 && state->holder != SIZE_MAX) return;
  state->holder = place;
  if (compare_cuts(high, state->reached) > 0) state->reached = high;
}

yst_interval_faults yst_intervals_check(yst_arena *arena, const yst_interval *items, size_t count,
                                        const yst_interval *whole, const yst_lattice *lattice)
{
  size_t sorted;
  size_t *places = sort_places(arena, items, count, &sorted);
  sweep state = {
      .arena = arena, .items = items, .lattice = lattice, .reached = low_cut(whole), .holder = SIZE_MAX};
  for (size_t i = 0; i < sorted; i++) take_next(&state, places[i], high_cut(whole));
  note_fault(&state, YST_INTERVAL_GAP, SIZE_MAX, state.reached, high_cut(whole));
  return state.faults;
}
