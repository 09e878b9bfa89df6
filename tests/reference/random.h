/* Chance from a seed: the same seed gives the same toolkit on every machine. */
#ifndef REFERENCE_RANDOM_H
#define REFERENCE_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

typedef struct chance {
  uint64_t state;
} chance;

/* 0 to count - 1. */
static inline int pick(chance *c, int count)
{
  uint64_t z = c->state += UINT64_C(0x9E3779B97F4A7C15);
  z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
  z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
  return (int)((z ^ z >> 31) % (uint64_t)count);
}

static inline bool percent_chance(chance *c, int percent)
{
  return pick(c, 100) < percent;
}

#endif
