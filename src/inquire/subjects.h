/* What several toolkits ask, gathered by topic, or for versions of one toolkit by the name of the result.
 * Lives in the comparison's arena and points into the models. */
#ifndef YST_INQUIRE_SUBJECTS_H
#define YST_INQUIRE_SUBJECTS_H

#include "inquire/compare.h"

/* Subjects by topic, in the order in which the toolkits declare them, the first toolkit's first. */
const yst_subject *yst_subjects_by_topic(yst_arena *arena, const yst_model *const *models, size_t model_count,
                                         size_t *count);
/* Subjects by the name of a result of a partnership. */
const yst_subject *yst_subjects_by_name(yst_arena *arena, const yst_model *const *models, size_t model_count,
                                        size_t *count);

#endif
