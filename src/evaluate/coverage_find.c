/* The points of a program: where they are and how they are looked at. */
#include "base/limits.h"
#include "evaluate/coverage.h"

/* Where a walk over nodes stands. */
typedef struct walk {
  yst_coverage *coverage;
  const yst_about *about;      /* the rule */
  const yst_classify *classes; /* whose branches these may be, or NULL */
  size_t list;                 /* whose rows are at hand, or SIZE_MAX */
  const yst_guard *guard;
  const yst_result *result;
  unsigned depth;
} walk;

static bool is_same_place(yst_span a, yst_span b)
{
  return a.source == b.source && a.start == b.start && a.end == b.end;
}

/* Results of one rule share its expressions. */
static bool is_there(const yst_coverage *coverage, yst_point_kind kind, yst_span span)
{
  for (size_t i = 0; i < coverage->count; i++)
    if (coverage->points[i].kind == kind && is_same_place(coverage->points[i].span, span)) return true;
  return false;
}

static void add_point(yst_coverage *coverage, yst_point_kind kind, yst_span span, const yst_about *about,
                      yst_probe probe)
{
  if (!span.source || is_there(coverage, kind, span)) return;
  yst_point point = {.kind = kind, .span = span, .about = about};
  size_t count = coverage->count;
  YST_PUSH(coverage->arena, coverage->probes, count, coverage->probe_capacity, probe);
  YST_PUSH(coverage->arena, coverage->points, coverage->count, coverage->capacity, point);
}

static yst_probe probe_of(const walk *w, const yst_node *node)
{
  return (yst_probe){.node = node, .list = w->list, .guard = w->guard, .result = w->result};
}

/* What stands behind a condition is only come to when it holds, or does not. */
static void guard_by(walk *w, const yst_node *node, bool holds)
{
  yst_guard *guard = YST_NEW(w->coverage->arena, yst_guard);
  *guard = (yst_guard){node, holds, w->guard};
  w->guard = guard;
}

/* A condition holds in one example and does not in another. */
static void add_condition(const walk *w, const yst_node *node, yst_span span)
{
  yst_probe probe = probe_of(w, node);
  add_point(w->coverage, YST_POINT_HOLDS, span, w->about, probe);
  add_point(w->coverage, YST_POINT_DOES_NOT_HOLD, span, w->about, probe);
}

static void look(const walk *w, const yst_node *node, const yst_expr *expr);

/* The same a step deeper. */
static void look_below(const walk *w, const yst_node *node, const yst_expr *expr)
{
  walk below = *w;
  below.depth++;
  look(&below, node, expr);
}

static void look_at_args(const walk *w, const yst_node *node, const yst_expr *expr)
{
  for (uint32_t i = 0; i < node->arg_count; i++)
    look_below(w, node->args[i], expr && i < expr->arg_count ? expr->args[i] : NULL);
}

/* What stands after `unless` is told as it is written, though the model holds its opposite. */
static bool is_unless(const walk *w, const yst_node *node, const yst_expr *expr)
{
  if (!expr || expr->op != YST_OP_NOT || node->op != YST_NODE_NOT) return false;
  const yst_source *source = yst_sources_get(w->coverage->program->model->texts, expr->span.source);
  if (!source || !is_same_place(expr->span, expr->args[0]->span)) return false;
  yst_text before = yst_text_trim(yst_text_of(source->bytes.bytes, expr->span.start));
  const yst_text word = YST_TEXT("unless");
  return before.length >= word.length &&
         yst_text_equal(yst_text_of(before.bytes + before.length - word.length, word.length), word);
}

static void look_at_condition(const walk *w, const yst_node *node, const yst_expr *expr)
{
  if (!node || node->op == YST_NODE_FIXED || node->op == YST_NODE_CONST) return;
  if (!expr) expr = node->origin;
  if (is_unless(w, node, expr)) {
    node = node->args[0];
    expr = expr->args[0];
  }
  if (expr) add_condition(w, node, expr->span);
  look_below(w, node, expr);
}

/* `is between 1 and 3` is one condition to a reader. */
static bool is_sugar(const yst_expr *expr)
{
  for (size_t i = 0; i < expr->arg_count; i++)
    if (!is_same_place(expr->args[i]->span, expr->span)) return false;
  return true;
}

static void look_at_joined(const walk *w, const yst_node *node, const yst_expr *expr)
{
  for (uint32_t i = 0; i < node->arg_count; i++) {
    const yst_expr *part = expr && i < expr->arg_count ? expr->args[i] : NULL;
    if (part && !is_sugar(expr))
      look_at_condition(w, node->args[i], part);
    else
      look_below(w, node->args[i], part);
  }
}

/* ---- branches ---- */

static const yst_branch *branch_of(const walk *w, const yst_node *node, uint32_t pair)
{
  uint32_t pairs = (node->arg_count + 1) / 2;
  if (!w->classes || !w->classes->branch_count || pairs > w->classes->branch_count) return NULL;
  const yst_branch *branch = &w->classes->branches[pair];
  const yst_node *when = 2 * pair + 1 < node->arg_count ? node->args[2 * pair + 1] : NULL;
  bool same =
      !when || !when->origin || !branch->when || is_same_place(when->origin->span, branch->when->span);
  return same ? branch : NULL;
}

static void look_at_branches(const walk *w, const yst_node *node, const yst_expr *expr)
{
  walk inner = *w;
  for (uint32_t i = 0; i < node->arg_count; i += 2) {
    const yst_branch *branch = expr ? NULL : branch_of(w, node, i / 2);
    inner.about = w->about;
    if (branch) inner.about = &branch->about;
    yst_span span = branch ? branch->about.span : expr ? expr->args[i]->span : (yst_span){0, 0, 0};
    const yst_node *when = i + 1 < node->arg_count ? node->args[i + 1] : NULL;
    yst_probe probe = probe_of(w, node);
    probe.place = i / 2;
    add_point(w->coverage, YST_POINT_BRANCH, span, inner.about, probe);
    walk taken = inner;
    if (when) guard_by(&taken, when, true);
    look_below(&taken, node->args[i], expr ? expr->args[i] : NULL);
    if (!when) continue;
    look_at_condition(&inner, when, expr ? expr->args[i + 1] : NULL);
    guard_by(&inner, when, false);
  }
}

/* ---- the rest ---- */

static void look_at_bands(const walk *w, const yst_node *node)
{
  const yst_bands *bands = w->coverage->program->bands[node->index];
  for (size_t i = 0; i < bands->count; i++) {
    yst_probe probe = probe_of(w, node);
    probe.place = w->coverage->reach_of[node->index] + i;
    probe.row = i;
    add_point(w->coverage, YST_POINT_BAND, bands->items[i].span, w->about, probe);
  }
}

static void look_at_rows(const walk *w, const yst_node *node, const yst_expr *expr)
{
  if (w->list != SIZE_MAX) return; /* rows within rows are not looked at one by one */
  walk inner = *w;
  inner.list = node->list;
  const yst_node *where = node->arg_count ? node->args[0] : NULL,
                 *measure = node->arg_count > 1 ? node->args[1] : NULL;
  const yst_expr *asked = expr && expr->arg_count > 1 ? expr->args[1] : NULL;
  look_at_condition(&inner, where, expr && expr->arg_count ? expr->args[0] : NULL);
  if (node->is_quantity)
    look_at_condition(&inner, measure, asked);
  else
    look_below(&inner, measure, asked);
}

static void look_at_applying(const walk *w, const yst_node *node, const yst_expr *expr)
{
  walk inner = *w;
  guard_by(&inner, node->args[1], true);
  look_below(&inner, node->args[0], node->origin ? NULL : expr);
  look_at_condition(w, node->args[1], NULL);
}

static void look(const walk *w, const yst_node *node, const yst_expr *expr)
{
  if (!node || w->depth > 4 * YST_LIMIT_DEPTH) return;
  if (!expr) expr = node->origin;
  switch (node->op) {
  case YST_NODE_FIXED: return;
  case YST_NODE_AND:
  case YST_NODE_OR:
  case YST_NODE_QUANTITY: look_at_joined(w, node, expr); return;
  case YST_NODE_CHOOSE: look_at_branches(w, node, expr); return;
  case YST_NODE_AGGREGATE: look_at_rows(w, node, expr); return;
  case YST_NODE_APPLIES: look_at_applying(w, node, expr); return;
  case YST_NODE_LOOKUP:
    if (!w->coverage->lookups[node->index].node) w->coverage->lookups[node->index] = probe_of(w, node);
    look_at_args(w, node, expr);
    return;
  case YST_NODE_BANDS:
    look_at_bands(w, node);
    look_at_args(w, node, expr);
    return;
  default: look_at_args(w, node, expr);
  }
}

/* ---- what a program holds ---- */

static bool decides(const yst_result *result)
{
  return result->rule_kind != YST_RULE_READING && result->rule_kind != YST_RULE_PUBLISHED &&
         result->rule_kind != YST_RULE_CLAIM && result->rule_kind != YST_RULE_FIGURE;
}

/* Where a rule that is a condition says what it asks: its own line where that is in no one place. */
static yst_span place_of(const yst_result *result, const yst_node *node)
{
  while (node->op == YST_NODE_APPLIES) node = node->args[0];
  const yst_expr *origin = node->origin;
  /* A `when` with an `unless` is a rule of two lines. */
  bool is_several = origin && origin->op == YST_OP_AND && !is_sugar(origin) &&
                    is_same_place(origin->span, origin->args[0]->span);
  if (origin && !is_several) return origin->span;
  return result->about ? result->about->span : (yst_span){0, 0, 0};
}

static void add_slot(yst_coverage *coverage, const yst_slot *slot)
{
  const yst_result *result = slot->result;
  if (!slot->node || !decides(result)) return;
  walk w = {.coverage = coverage, .about = result->about, .list = SIZE_MAX, .result = result};
  if (result->rule_kind == YST_RULE_CLASSIFY) w.classes = result->rule;
  if (result->type.kind == YST_KIND_YES_NO) add_condition(&w, slot->node, place_of(result, slot->node));
  if (result->part == YST_PART_ITEM && result->about) {
    yst_probe probe = probe_of(&w, slot->node);
    add_point(coverage, YST_POINT_PRESENT, result->about->span, result->about, probe);
    add_point(coverage, YST_POINT_NOT_PRESENT, result->about->span, result->about, probe);
  }
  look(&w, slot->node, NULL);
}

static void add_deductions(walk *w, const yst_program_deduction *deductions, size_t count)
{
  for (size_t i = 0; i < count; i++) look_at_condition(w, deductions[i].when, NULL);
}

static void add_rubric(yst_coverage *coverage, const yst_program_rubric *rubric)
{
  walk w = {
      .coverage = coverage, .about = &rubric->rule->about, .list = SIZE_MAX, .result = rubric->rule->total};
  look_at_condition(&w, rubric->applies, NULL);
  add_deductions(&w, rubric->deductions, rubric->deduction_count);
  for (size_t i = 0; i < rubric->rule->section_count; i++) {
    const yst_program_section *section = &rubric->sections[i];
    if (section->rule->about.span.source) w.about = &section->rule->about;
    look_at_condition(&w, section->applies, NULL);
    add_deductions(&w, section->deductions, section->deduction_count);
  }
}

static void add_list(yst_coverage *coverage, size_t index)
{
  const yst_list *rule = &coverage->program->model->lists[index];
  const yst_program_list *list = &coverage->program->lists[index];
  walk w = {.coverage = coverage, .list = index};
  for (size_t i = 0; i < rule->column_count; i++) {
    w.about = &rule->columns[i].about;
    look(&w, list->formulas[i], NULL);
  }
  for (size_t i = 0; i < rule->row_rule_count; i++) {
    w.about = &list->row_rules[i].rule->about;
    look_at_condition(&w, list->row_rules[i].condition, NULL);
    look_at_condition(&w, list->row_rules[i].applies, NULL);
  }
}

static void add_cells(yst_coverage *coverage, size_t index)
{
  const yst_table_rule *table = &coverage->program->model->tables[index];
  for (size_t i = 0; i < table->rows.count * table->columns.count; i++) {
    yst_probe probe = coverage->lookups[index];
    probe.place = coverage->table_reach_of[index] + i;
    probe.row = i;
    add_point(coverage, YST_POINT_CELL, table->cell_spans[i], &table->about, probe);
  }
}

yst_coverage *yst_coverage_of(yst_arena *arena, const yst_program *program, const size_t *reach_of,
                              const size_t *table_reach_of)
{
  yst_coverage *coverage = YST_NEW(arena, yst_coverage);
  const yst_model *model = program->model;
  *coverage = (yst_coverage){
      .arena = arena, .program = program, .reach_of = reach_of, .table_reach_of = table_reach_of};
  coverage->lookups = YST_NEW_ARRAY(arena, model->table_count + 1, yst_probe);
  for (size_t i = 0; i < program->slot_count; i++) add_slot(coverage, &program->slots[i]);
  for (size_t i = 0; i < model->rubric_count; i++) add_rubric(coverage, &program->rubrics[i]);
  for (size_t i = 0; i < model->checklist_count; i++) {
    const yst_checklist *rule = &model->checklists[i];
    walk w = {.coverage = coverage, .about = &rule->about, .list = SIZE_MAX, .result = rule->met};
    look_at_condition(&w, program->checklists[i].applies, NULL);
  }
  for (size_t i = 0; i < model->list_count; i++) add_list(coverage, i);
  for (size_t i = 0; i < model->table_count; i++) add_cells(coverage, i);
  return coverage;
}
