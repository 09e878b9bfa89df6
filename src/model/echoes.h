/* What one mistake leads to further on. It is told with the mistake, or not at all. */
#ifndef YST_MODEL_ECHOES_H
#define YST_MODEL_ECHOES_H

#include "model/build.h"

/* Leaves of the messages about names that nothing has those that tell something new: each name once, with the
 * other places where it stands; none whose declaration stands in a line that did not fit, or in a file that
 * could not be read. Sorts the messages. After everything else was said. */
void yst_fold_echoes(yst_model_builder *builder);

#endif
