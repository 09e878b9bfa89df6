/* Every expression of a model, one after the other, with the rule it belongs to. Nothing is owned here; what
 * is visited belongs to the model. */
#ifndef YST_CHECK_WALK_H
#define YST_CHECK_WALK_H

#include "model/model.h"

/* What an expression is there for. */
typedef enum yst_root_kind {
  YST_ROOT_CONDITION, /* decides: a condition, requirement, branch, what applies … */
  YST_ROOT_AMOUNT,    /* gives a value: scores, weights, dates, bands of grades … */
  YST_ROOT_TOLD,   /* only tells whether something printed is so: published figures, claims, figures, readings
                    */
  YST_ROOT_EXAMPLE /* expected by an example */
} yst_root_kind;

/* `owner` is NULL for an example. */
typedef void (*yst_root_visit)(void *context, const yst_expr *root, yst_root_kind kind,
                               const yst_about *owner);
typedef void (*yst_node_visit)(void *context, const yst_expr *node);

/* Calls for every whole expression, in the order of the model. */
void yst_walk_roots(const yst_model *model, yst_root_visit visit, void *context);
/* Calls for what each rule, declaration and part carries, in the order of the model. */
typedef void (*yst_about_visit)(void *context, const yst_about *about);
void yst_walk_abouts(const yst_model *model, yst_about_visit visit, void *context);
/* Calls for a node and all nodes below it, the ends of bands among them. It goes no deeper and calls no
 * oftener than limits allow: expressions may share parts. */
void yst_walk_nodes(const yst_expr *root, yst_node_visit visit, void *context);

#endif
