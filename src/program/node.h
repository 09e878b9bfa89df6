/* From typed expressions to nodes. While nodes are built, the slots they read are noted for the slot at hand,
 * and what fields and columns are compared with is noted as cuts. Everything is in the program's arena. */
#ifndef YST_PROGRAM_NODE_H
#define YST_PROGRAM_NODE_H

#include "program/program.h"

typedef struct yst_node_builder {
  yst_arena *arena;
  yst_program *program;
  yst_slot *slot;          /* whose needs are noted; NULL: nobody's */
  const yst_node **fields; /* the node of each field once built: shared */
} yst_node_builder;

/* NULL gives NULL. */
const yst_node *yst_node_of(yst_node_builder *builder, const yst_expr *expr);
/* A node with args, of an op the compiler adds. */
const yst_node *yst_node_make(yst_node_builder *builder, yst_node_op op, yst_type type,
                              const yst_node *const *args, size_t count);
const yst_node *yst_node_constant(yst_node_builder *builder, yst_type type, yst_number number);
/* A record field, with the condition under which it applies. */
const yst_node *yst_node_field(yst_node_builder *builder, size_t field);
/* The result of another slot. */
const yst_node *yst_node_slot(yst_node_builder *builder, const yst_result *result);
/* `node`, not applicable unless `applies` is yes; `applies` may be NULL. */
const yst_node *yst_node_applies(yst_node_builder *builder, const yst_node *node, const yst_expr *applies);

#endif
