/* What expressions rest on, through the rules that they name. Values that rest on one field do not come in
 * every combination; the memory is that of the arena handed in. */
#ifndef YST_CHECK_LEANING_H
#define YST_CHECK_LEANING_H

#include "model/model.h"

typedef struct yst_leaning {
  const yst_model *model;
  bool *fields; /* by field: rested on */
  bool unclear; /* it names a rule that is not looked through here */
  unsigned depth;
} yst_leaning;

/* In memory of the arena. */
yst_leaning yst_leaning_of(yst_arena *arena, const yst_model *model, const yst_expr *expr);
/* Whether they have a field in common; also where it cannot be told. */
bool yst_leaning_meet(const yst_leaning *a, const yst_leaning *b);
/* Whether a field that both rest on is known of. */
bool yst_leaning_share(const yst_leaning *a, const yst_leaning *b);

#endif
