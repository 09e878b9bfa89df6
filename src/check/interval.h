/* Arithmetic on intervals of exact numbers: where a list of them leaves a gap or overlaps, and the smallest
 * value that shows it. It knows no bands, no units and no words; answers live in the arena that is handed in.
 */
#ifndef YST_CHECK_INTERVAL_H
#define YST_CHECK_INTERVAL_H

#include "base/arena.h"
#include "base/number.h"

/* All numbers between two ends; an end that is not there is unbounded. */
typedef struct yst_interval {
  bool has_low, has_high;
  bool low_in, high_in; /* whether the end itself belongs to it */
  yst_number low, high;
} yst_interval;

/* Which numbers count as values. With a step only its multiples do; without one every number does, and where
 * no smallest one exists a plain one is shown: a multiple of the unit, or of a tenth or a hundredth of it. */
typedef struct yst_lattice {
  bool has_step;
  yst_number step; /* above zero */
  yst_number unit; /* above zero; not looked at when there is a step */
} yst_lattice;

typedef enum yst_interval_fault_kind { YST_INTERVAL_GAP, YST_INTERVAL_OVERLAP } yst_interval_fault_kind;

typedef struct yst_interval_fault {
  yst_interval_fault_kind kind;
  size_t lower,
      upper; /* places of the two neighbours; SIZE_MAX: the gap is before the first or after the last */
  yst_interval where; /* the gap, or what both hold */
  yst_number value;   /* the smallest value in it, or a plain one: see yst_lattice */
} yst_interval_fault;

typedef struct yst_interval_faults {
  size_t count, capacity;
  yst_interval_fault *items;
} yst_interval_faults;

static inline yst_interval yst_interval_all(void)
{
  return (yst_interval){.has_low = false, .has_high = false};
}

/* From low to high, both in. */
static inline yst_interval yst_interval_between(yst_number low, yst_number high)
{
  return (yst_interval){true, true, true, true, low, high};
}

/* Whether the low end lies above the high one. */
bool yst_interval_is_reversed(const yst_interval *interval);
bool yst_interval_has(const yst_interval *interval, yst_number value);
/* What both hold; it may be reversed or empty. */
yst_interval yst_interval_meet(const yst_interval *a, const yst_interval *b);
/* The smallest interval that holds both. */
yst_interval yst_interval_hull(const yst_interval *a, const yst_interval *b);
/* The smallest value in an interval (see yst_lattice); without a low end the largest, without either zero.
 * false when there is none, or none that fits a number. */
bool yst_interval_value(const yst_interval *interval, const yst_lattice *lattice, yst_number *value);
/* Gaps and overlaps of `count` intervals within `whole`, from low to high. An interval that holds no number
 * is left out. Each interval is held against the one below it that reaches furthest, so that one cause is
 * found once. */
yst_interval_faults yst_intervals_check(yst_arena *arena, const yst_interval *items, size_t count,
                                        const yst_interval *whole, const yst_lattice *lattice);

#endif
