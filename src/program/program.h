/* A toolkit compiled for evaluation: results in the order in which they need each other, expressions as small nodes, bands as sorted limits. It is never
 * changed once made and may be read by several threads; it lives in the arena of the model it was made from. */
#ifndef YST_PROGRAM_PROGRAM_H
#define YST_PROGRAM_PROGRAM_H

#include "model/model.h"

typedef struct yst_program yst_program;

/* Compiles a model without errors. */
yst_program *yst_program_compile(yst_arena *arena, const yst_model *model);
const yst_model *yst_program_model(const yst_program *program);

#endif
