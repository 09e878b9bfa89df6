/* What a list of bands gives along what it looks at: always more, always less, or now one and now the other.
 * Nothing is owned here. */
#ifndef YST_CHECK_TURNS_H
#define YST_CHECK_TURNS_H

#include "base/arena.h"
#include "model/model.h"

typedef struct yst_trend {
  int sign; /* above zero: more, below: less; zero: always the same, or it cannot be told */
  bool turns;
  /* Where it turns, the rows before, at and after the turn; otherwise those of the least and the greatest
   * mark. */
  size_t before, at, after;
} yst_trend;

/* Rows that stand for all others or for what does not apply are passed over. */
yst_trend yst_trend_of(yst_arena *arena, const yst_model *model, const yst_bands *bands);

#endif
