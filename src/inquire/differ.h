/* Whether two results can be held against each other, and whether their values exclude each other. Pure
 * questions about values; nothing is owned. */
#ifndef YST_INQUIRE_DIFFER_H
#define YST_INQUIRE_DIFFER_H

#include "evaluate/value.h"
#include "model/model.h"

/* One side of a comparison. */
typedef struct yst_side {
  const yst_model *model;
  const yst_result *result;
  yst_value value;
} yst_side;

/* Whether the two answer in the same terms: yes or no, items of checklists, the same choices by name, numbers
 * of one kind. `versions`: also sets and texts, which only two versions of one rule share. */
bool yst_are_comparable(const yst_side *left, const yst_side *right, bool versions);
/* Whether two comparable results differ for certain: what is still possible of one excludes what is possible
 * of the other. Between versions any change counts: also from or to not applicable, from or to undecided, and
 * of what is possible. */
bool yst_differ(const yst_side *left, const yst_side *right, bool versions);

#endif
