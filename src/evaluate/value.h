/* A value during evaluation: known, open with what is still possible, not applicable, or one that cannot be
 * computed. Known values are passed by copy and cost no memory; what is possible lives in the record's arena.
 */
#ifndef YST_EVALUATE_VALUE_H
#define YST_EVALUATE_VALUE_H

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"

typedef enum yst_state {
  YST_KNOWN,
  YST_OPEN, /* not known: see possible */
  YST_NOT_APPLICABLE,
  YST_FAULT /* cannot be computed: a number beyond what is exact */
} yst_state;

/* A stretch of numbers. A single number is one with both ends equal and in. */
typedef struct yst_segment {
  yst_number low, high; /* meant only when has_low, has_high */
  bool has_low, has_high;
  bool low_in, high_in;
  yst_number
      step; /* num 0: every number between; otherwise low, low + step, … (from high downwards without low) */
} yst_segment;

/* What an open value may still be. Every completion of the blanks gives one of these; each of these comes
 * from some completion unless `bounds_only` is set. */
typedef struct yst_possible {
  size_t count;
  const yst_segment *segments; /* ascending, apart from each other */
  bool not_applicable;         /* may turn out not applicable */
  bool fault;                  /* may turn out not to be computable */
  bool any_text;               /* a text of which nothing is known */
  bool bounds_only;            /* some of what is listed may not be possible */
  const uint64_t *support;     /* the blanks it rests on, one bit each */
  const uint64_t *shared; /* those read more than once on the way: looking at them case by case may tell more.
                             NULL: none */
} yst_possible;

typedef struct yst_value {
  uint64_t state; /* yst_state; a whole word, so that a value is copied in the pieces it was written in */
  union {
    yst_number number;
    yst_text text;
    const yst_possible *possible;
  } as;
} yst_value;

static inline yst_value yst_known(yst_number number)
{
  return (yst_value){YST_KNOWN, {.number = number}};
}

static inline yst_value yst_known_whole(int64_t whole)
{
  return (yst_value){YST_KNOWN, {.number = {whole, 1}}};
}

static inline yst_value yst_known_text(yst_text text)
{
  return (yst_value){YST_KNOWN, {.text = text}};
}

static inline yst_value yst_not_applicable(void)
{
  return (yst_value){YST_NOT_APPLICABLE, {.number = {0, 1}}};
}

static inline yst_value yst_fault(void)
{
  return (yst_value){YST_FAULT, {.number = {0, 1}}};
}

/* Known to be yes; a condition's value only. */
static inline bool yst_is_yes(yst_value value)
{
  return value.state == YST_KNOWN && value.as.number.num == 1;
}

static inline bool yst_is_no(yst_value value)
{
  return value.state == YST_KNOWN && value.as.number.num == 0;
}

#endif
