#include "check/cuts.h"

#include "check/cases.h"
#include "check/walk.h"

typedef struct cut_walk {
  const yst_model *model;
  yst_arena *arena;
  yst_cuts *cuts;
  size_t *uses, *cut_uses; /* by rubric: how often something of it is read, and how often to be cut */
  yst_root_kind kind;
} cut_walk;

static const yst_rubric *rubric_of(const yst_model *model, const yst_expr *expr)
{
  const yst_result *result = expr && expr->op == YST_OP_RESULT ? expr->result : NULL;
  if (!result || result->part == YST_PART_GRADE || result->part == YST_PART_EVIDENCE) return NULL;
  if (result->rule_kind == YST_RULE_RUBRIC) return result->rule;
  if (result->rule_kind != YST_RULE_CRITERION && result->rule_kind != YST_RULE_SECTION) return NULL;
  for (size_t i = 0; i < model->rubric_count; i++) {
    const yst_rubric *rubric = &model->rubrics[i];
    const yst_criterion *criterion = result->rule;
    const yst_section *section = result->rule;
    bool is_criterion = result->rule_kind == YST_RULE_CRITERION && criterion >= rubric->criteria &&
                        criterion < rubric->criteria + rubric->criterion_count;
    bool is_section = result->rule_kind == YST_RULE_SECTION && section >= rubric->sections &&
                      section < rubric->sections + rubric->section_count;
    if (is_criterion || is_section) return rubric;
  }
  return NULL;
}

static void put_amounts(cut_walk *walk, yst_cut *cut, size_t *capacity, const yst_expr *amount)
{
  if (!amount) return;
  if (amount->op == YST_OP_CONST) YST_PUSH(walk->arena, cut->ends, cut->end_count, *capacity, amount->number);
  if (amount->op != YST_OP_LIMIT || amount->index >= walk->model->limit_count) return;
  const yst_limit *limit = &walk->model->limits[amount->index];
  for (size_t i = 0; i < limit->version_count; i++)
    YST_PUSH(walk->arena, cut->ends, cut->end_count, *capacity, limit->versions[i].amount);
}

static void put_cut(cut_walk *walk, const yst_expr *expr, const yst_expr *subject, const yst_expr *amount)
{
  const yst_rubric *rubric = rubric_of(walk->model, subject);
  if (!rubric || (subject->result != rubric->total && subject->result != rubric->percent)) return;
  size_t place = (size_t)(rubric - walk->model->rubrics), capacity = 0;
  yst_cut cut = {.expr = expr, .of_percent = subject->result == rubric->percent};
  /* A rounded percentage is not cut where it says. */
  if (cut.of_percent && rubric->round_percent) return;
  put_amounts(walk, &cut, &capacity, amount);
  for (size_t i = 0; !amount && i < expr->bands->count; i++) {
    put_amounts(walk, &cut, &capacity, expr->bands->items[i].low);
    put_amounts(walk, &cut, &capacity, expr->bands->items[i].high);
  }
  walk->cut_uses[place]++;
  yst_cuts *cuts = &walk->cuts[place];
  YST_PUSH(walk->arena, cuts->items, cuts->count, cuts->capacity, cut);
}

static void visit(void *context, const yst_expr *node)
{
  cut_walk *walk = context;
  const yst_rubric *rubric = rubric_of(walk->model, node);
  if (rubric) walk->uses[rubric - walk->model->rubrics]++;
  if (node->op == YST_OP_BANDS && node->bands && node->arg_count) put_cut(walk, node, node->args[0], NULL);
  if (!yst_op_is_comparison(node->op) || node->arg_count != 2) return;
  if (yst_expr_is_amount(node->args[1])) put_cut(walk, node, node->args[0], node->args[1]);
  if (yst_expr_is_amount(node->args[0])) put_cut(walk, node, node->args[1], node->args[0]);
}

static void visit_root(void *context, const yst_expr *root, yst_root_kind kind, const yst_about *owner)
{
  (void)owner;
  if (kind != YST_ROOT_EXAMPLE && kind != YST_ROOT_TOLD) yst_walk_nodes(root, visit, context);
}

yst_cuts *yst_cuts_of(yst_arena *arena, const yst_model *model)
{
  cut_walk walk = {.model = model, .arena = arena};
  walk.cuts = YST_NEW_ARRAY(arena, model->rubric_count, yst_cuts);
  walk.uses = YST_NEW_ARRAY(arena, model->rubric_count, size_t);
  walk.cut_uses = YST_NEW_ARRAY(arena, model->rubric_count, size_t);
  yst_walk_roots(model, visit_root, &walk);
  for (size_t i = 0; i < model->rubric_count; i++) walk.cuts[i].complete = walk.uses[i] == walk.cut_uses[i];
  return walk.cuts;
}

/* A comparison holds with so many of the amounts that a limit has had. */
static size_t side_of_comparison(const yst_cut *cut, yst_number value)
{
  bool amount_first = yst_expr_is_amount(cut->expr->args[0]);
  size_t side = 0;
  for (size_t i = 0; i < cut->end_count; i++) {
    int order = yst_number_compare(value, cut->ends[i]);
    side += yst_order_fits(cut->expr->op, amount_first ? -order : order);
  }
  return side;
}

/* Below, at and above each end: as a value rises the sum rises with each end that it passes. */
static size_t side_of_bands(const yst_cut *cut, yst_number value)
{
  size_t side = 0;
  for (size_t i = 0; i < cut->end_count; i++) {
    int order = yst_number_compare(value, cut->ends[i]);
    side += order < 0 ? 0u : order == 0 ? 1u : 2u;
  }
  return side;
}

size_t yst_cut_side(const yst_cut *cut, yst_score_pair pair)
{
  yst_number value = pair.total;
  if (pair.maximum.num == 0) return SIZE_MAX;
  if (cut->of_percent && !yst_number_divide(pair.total, pair.maximum, &value)) return SIZE_MAX;
  return cut->expr->op == YST_OP_BANDS ? side_of_bands(cut, value) : side_of_comparison(cut, value);
}
