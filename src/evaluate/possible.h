/* The algebra of what is still possible: sets of numbers as stretches, with the blanks they rest on. A set is
 * filled, then finished into a value; when only one thing is possible the value is known, whatever the blanks
 * hold. All memory is the record's. */
#ifndef YST_EVALUATE_POSSIBLE_H
#define YST_EVALUATE_POSSIBLE_H

#include "evaluate/value.h"

/* Where sets are made: the record's arena and the number of 64-bit words that the blanks of the record take.
 */
typedef struct yst_workshop {
  yst_arena *arena;
  size_t words;
} yst_workshop;

typedef struct yst_set {
  const yst_workshop *shop;
  size_t count, capacity;
  yst_segment *items;
  bool not_applicable, fault, any_text, bounds_only;
  uint64_t *support, *shared; /* NULL until something rests on a blank */
} yst_set;

static inline yst_set yst_set_in(const yst_workshop *shop)
{
  return (yst_set){.shop = shop};
}

void yst_set_add(yst_set *set, yst_segment segment);
void yst_set_add_point(yst_set *set, yst_number point);
/* Everything that `value` may be; a known text makes `any_text`. */
void yst_set_add_value(yst_set *set, yst_value value);
/* Notes that what is made rests on the blanks of `value`; those it rested on before are shared from now on.
 */
void yst_set_rest_on(yst_set *set, yst_value value);
/* The same without looking for shared blanks: for values of which only one counts at a time. */
void yst_set_rest_beside(yst_set *set, yst_value value);
/* The same, all its blanks being shared: the result is only a bound until they are looked at case by case. */
void yst_set_rest_doubly(yst_set *set, yst_value value);
/* Sorts what is in the set and joins what touches. */
void yst_set_tidy(yst_set *set);
/* The same, and makes one stretch of many numbers that follow each other one apart. */
void yst_set_gather(yst_set *set);
/* The value of a set: known, not applicable or a fault when nothing else is possible. An empty set is a
 * fault. */
yst_value yst_set_finish(yst_set *set);

/* A value as what it may be; `room` holds what is made for known ones. */
const yst_possible *yst_possible_of(yst_value value, yst_possible *room, yst_segment *segment);

yst_segment yst_segment_point(yst_number point);
yst_segment yst_segment_all(void);
bool yst_segment_is_point(yst_segment segment);
/* Whether it is more than one number, one step apart. */
bool yst_segment_is_stepped(yst_segment segment);
/* Whether a number within its ends is one of a stretch with steps; of one without, every number is. */
bool yst_segment_is_on_steps(yst_segment segment, yst_number number);
/* The numbers of a stretch that is no more than so many. 0: it is more, or has no steps. */
size_t yst_segment_points(yst_segment segment, yst_number *points, size_t most);
/* What two stretches have in common; false when nothing. Ends are moved onto the step of either. Where both
 * have steps that do not agree, it may be more than they have in common. */
bool yst_segment_meet(yst_segment a, yst_segment b, yst_segment *both);
/* Less than, equal to or greater than 0 by the low ends, or by the high ends. */
int yst_segment_compare_low(yst_segment a, yst_segment b);
int yst_segment_compare_high(yst_segment a, yst_segment b);

/* The image of two stretches under an operation. false when it cannot be held: the caller notes a fault. */
typedef bool (*yst_segment_op)(yst_segment a, yst_segment b, yst_segment *result);
/* Whether all of an image comes from some number of a and some number of b; otherwise it only bounds. */
bool yst_segment_is_all(yst_segment image, yst_segment a, yst_segment b);
bool yst_segment_add(yst_segment a, yst_segment b, yst_segment *result);
bool yst_segment_subtract(yst_segment a, yst_segment b, yst_segment *result);
bool yst_segment_multiply(yst_segment a, yst_segment b, yst_segment *result);
/* b must not hold 0. */
bool yst_segment_divide(yst_segment a, yst_segment b, yst_segment *result);
bool yst_segment_lower(yst_segment a, yst_segment b, yst_segment *result);
bool yst_segment_higher(yst_segment a, yst_segment b, yst_segment *result);
bool yst_segment_round(yst_segment a, yst_round_mode mode, yst_number step, yst_segment *result);

/* Stretches with steps that are no more than so many numbers are taken apart where that tells more. */
#define YST_FEW_POINTS 64
/* Adds the image of two stretches under an operation: as one stretch, or number by number where that tells
 * more and they are few. */
void yst_set_add_image(yst_set *set, yst_segment a, yst_segment b, yst_segment_op op);

#endif
