#include "evaluate/terms.h"

#include "base/limits.h"
#include "evaluate/settle.h"

enum { MOST_TERMS = 64 };

/* Terms while they are gathered. */
typedef struct gathering {
  yst_evaluator *evaluator;
  yst_arena *arena;
  size_t count, capacity;
  yst_term *terms;
} gathering;

static bool is_same_place(yst_span a, yst_span b)
{
  return a.source == b.source && a.start == b.start && a.end == b.end;
}

/* Sugar reads one word several times; it is told once. */
static bool is_told(const gathering *g, yst_span span)
{
  for (size_t i = 0; i < g->count; i++)
    if (is_same_place(g->terms[i].span, span)) return true;
  return false;
}

static void add_term(gathering *g, const yst_expr *expr, const yst_node *node)
{
  if (!expr->span.source || is_told(g, expr->span) || g->count == MOST_TERMS) return;
  yst_term term = {expr->span, node->type, yst_settle_node(g->evaluator, node, NULL)};
  YST_PUSH(g->arena, g->terms, g->count, g->capacity, term);
}

static void gather(gathering *g, const yst_expr *expr, const yst_node *node, unsigned depth);

/* Parts that are joined say themselves whether they hold, unless they are only a name. */
static void gather_joined(gathering *g, const yst_expr *expr, const yst_node *node, unsigned depth)
{
  for (size_t i = 0; i < expr->arg_count; i++) {
    if (!is_same_place(expr->args[i]->span, expr->span)) add_term(g, expr->args[i], node->args[i]);
    gather(g, expr->args[i], node->args[i], depth + 1);
  }
}

static void gather_args(gathering *g, const yst_expr *expr, const yst_node *node, unsigned depth)
{
  for (size_t i = 0; i < expr->arg_count && i < node->arg_count; i++)
    if (expr->args[i] && node->args[i]) gather(g, expr->args[i], node->args[i], depth + 1);
}

/* An expression and its node have the same parts; the compiler only puts more around a node. */
static void gather(gathering *g, const yst_expr *expr, const yst_node *node, unsigned depth)
{
  if (depth > YST_LIMIT_DEPTH) return;
  if (node->op == YST_NODE_FIXED) node = node->args[0];
  switch (expr->op) {
  case YST_OP_CONST:
  case YST_OP_TEXT:
  case YST_OP_BROKEN: break;
  case YST_OP_AND:
  case YST_OP_OR:
  case YST_OP_QUANTITY: gather_joined(g, expr, node, depth); break;
  case YST_OP_NOT:
  case YST_OP_EQUAL:
  case YST_OP_NOT_EQUAL:
  case YST_OP_LESS:
  case YST_OP_AT_MOST:
  case YST_OP_MORE:
  case YST_OP_AT_LEAST:
  case YST_OP_TEXT_EQUAL:
  case YST_OP_TEXT_CONTAINS:
  case YST_OP_CALLED:
  case YST_OP_GIVEN:
  case YST_OP_KNOWN:
  case YST_OP_APPLICABLE:
  case YST_OP_IN_YEAR:
  case YST_OP_INCLUDES:
  case YST_OP_POINTS: gather_args(g, expr, node, depth); break;
  case YST_OP_ADD:
  case YST_OP_SUBTRACT:
  case YST_OP_MULTIPLY:
  case YST_OP_DIVIDE:
  case YST_OP_NEGATE:
  case YST_OP_ROUND:
  case YST_OP_LOWER:
  case YST_OP_HIGHER:
    add_term(g, expr, node);
    gather_args(g, expr, node, depth);
    break;
  default: add_term(g, expr, node);
  }
}

size_t yst_find_terms(yst_evaluator *evaluator, yst_arena *arena, const yst_node *node,
                      const yst_expectation *expect, const yst_term **terms)
{
  gathering g = {.evaluator = evaluator, .arena = arena};
  gather(&g, expect->condition ? expect->condition : expect->subject, node, 0);
  *terms = g.terms;
  return g.count;
}
