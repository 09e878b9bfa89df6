/* Whether two expressions say the same, word for word once names are resolved. Nothing is owned here. */
#ifndef YST_CHECK_SAME_H
#define YST_CHECK_SAME_H

#include "model/model.h"

/* false when in doubt. */
bool yst_expr_same(const yst_expr *a, const yst_expr *b);

#endif
