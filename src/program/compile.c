#include "base/limits.h"
#include "program/composite.h"
#include "program/node.h"

static const yst_type YES_NO = {YST_KIND_YES_NO, NULL};

static const yst_node *value_node(yst_node_builder *builder, const yst_value_rule *rule)
{
  const yst_node *node = yst_node_of(builder, rule->expr);
  if (rule->override_field != SIZE_MAX) {
    const yst_node *args[2] = {node, yst_node_field(builder, rule->override_field)};
    node = yst_node_make(builder, YST_NODE_OVERRIDE, node->type, args, 2);
  }
  return yst_node_applies(builder, node, rule->about.applies);
}

static const yst_node *condition_node(yst_node_builder *builder, const yst_condition *rule)
{
  return yst_node_applies(builder, yst_node_of(builder, rule->expr), rule->about.applies);
}

static const yst_node *condition_part_node(yst_node_builder *builder, const yst_condition_part *rule)
{
  return yst_node_applies(builder, yst_node_of(builder, rule->expr), rule->about.applies);
}

static const yst_node *requirement_node(yst_node_builder *builder, const yst_requirement *rule)
{
  return yst_node_applies(builder, yst_node_of(builder, rule->condition), rule->about.applies);
}

/* A review is overdue when its due day is past and it was not done by then. */
static const yst_node *review_node(yst_node_builder *builder, const yst_review *rule, yst_result_part part)
{
  const yst_node *due = yst_node_of(builder, rule->due);
  if (part == YST_PART_DUE) return yst_node_applies(builder, due, rule->about.applies);
  const yst_node *day = yst_node_make(builder, YST_NODE_AS_AT, due->type, NULL, 0);
  if (rule->done_field != SIZE_MAX) {
    const yst_node *args[2] = {yst_node_field(builder, rule->done_field), day};
    day = yst_node_make(builder, YST_NODE_DONE_BY, due->type, args, 2);
  }
  const yst_node *args[2] = {yst_node_slot(builder, rule->due_result), day};
  return yst_node_applies(builder, yst_node_make(builder, YST_NODE_LESS, YES_NO, args, 2),
                          rule->about.applies);
}

static const yst_node *count_rows_node(yst_node_builder *builder, const yst_result *result)
{
  const yst_list *list = result->rule;
  yst_node *node = (yst_node *)(uintptr_t)yst_node_make(builder, YST_NODE_AGGREGATE, result->type, NULL, 0);
  node->aggregate = YST_AGG_COUNT;
  node->list = (uint32_t)(list - builder->program->model->lists);
  return node;
}

/* The result that a published figure comes to, when that says how it is shown; otherwise NULL. */
static const yst_result *shown_result(const yst_published *rule)
{
  bool shown = rule->computed->op == YST_OP_RESULT && rule->computed->result->shown;
  return shown ? rule->computed->result : NULL;
}

/* Whether what is printed is what it comes to, rounded in this way to this place. */
static const yst_node *equal_rounded(yst_node_builder *builder, const yst_node *printed,
                                     const yst_node *computed, yst_round_mode mode, yst_number step)
{
  yst_node *rounded =
      (yst_node *)(uintptr_t)yst_node_make(builder, YST_NODE_ROUND, computed->type, &computed, 1);
  rounded->mode = mode;
  rounded->number = step;
  const yst_node *args[2] = {printed, rounded};
  return yst_node_make(builder, YST_NODE_EQUAL, YES_NO, args, 2);
}

/* As it is, or rounded in one of the usual ways. What is printed to more places than it was rounded to is not
 * met by fewer, so that every place may be tried. */
static const yst_node *equal_in_some_way(yst_node_builder *builder, const yst_node *printed,
                                         const yst_node *computed)
{
  static const yst_round_mode MODES[] = {YST_ROUND_DOWN, YST_ROUND_HALF_UP, YST_ROUND_UP};
  size_t place_count, count = 0, mode_count = sizeof MODES / sizeof MODES[0];
  const yst_number *places = yst_printed_places(computed->type.kind, &place_count);
  const yst_node **ways = YST_NEW_ARRAY(builder->arena, place_count * mode_count + 1, const yst_node *);
  for (size_t i = 0; i < place_count; i++)
    for (size_t j = 0; j < mode_count; j++)
      ways[count++] = equal_rounded(builder, printed, computed, MODES[j], places[i]);
  const yst_node *args[2] = {printed, computed};
  bool text = printed->type.kind == YST_KIND_TEXT;
  ways[count++] = yst_node_make(builder, text ? YST_NODE_TEXT_EQUAL : YST_NODE_EQUAL, YES_NO, args, 2);
  return count == 1 ? ways[0] : yst_node_make(builder, YST_NODE_OR, YES_NO, ways, count);
}

/* How a published figure may have been rounded: as its result is shown, or in one of the usual ways. */
static const yst_node *published_node(yst_node_builder *builder, const yst_published *rule)
{
  const yst_node *printed = yst_node_of(builder, rule->printed);
  const yst_node *computed = yst_node_of(builder, rule->computed);
  const yst_result *shown = shown_result(rule);
  const yst_node *agrees = shown
                               ? equal_rounded(builder, printed, computed, shown->show_mode, shown->show_step)
                               : equal_in_some_way(builder, printed, computed);
  return yst_node_applies(builder, agrees, rule->about.applies);
}

static const yst_node *result_node(yst_node_builder *builder, const yst_result *result)
{
  switch (result->rule_kind) {
  case YST_RULE_VALUE: return value_node(builder, result->rule);
  case YST_RULE_CONDITION:
    if (((const yst_condition *)result->rule)->result == result) return condition_node(builder, result->rule);
    return condition_part_node(builder, result->rule);
  case YST_RULE_CLASSIFY: return yst_classify_node(builder, result->rule);
  case YST_RULE_RUBRIC: return yst_rubric_node(builder, result->rule, result->part);
  case YST_RULE_SECTION: return yst_section_node(builder, result->rule, result->part);
  case YST_RULE_CRITERION: return yst_criterion_node(builder, result->rule, result->part);
  case YST_RULE_CHECKLIST: return yst_checklist_node(builder, result->rule, result);
  case YST_RULE_ITEM: return yst_item_node(builder, result->rule);
  case YST_RULE_LIST: return count_rows_node(builder, result);
  case YST_RULE_REQUIRE: return requirement_node(builder, result->rule);
  case YST_RULE_REVIEW:
  case YST_RULE_DEADLINE: return review_node(builder, result->rule, result->part);
  case YST_RULE_PUBLISHED:
    return ((const yst_published *)result->rule)->over_register ? NULL
                                                                : published_node(builder, result->rule);
  case YST_RULE_CLAIM: {
    const yst_claim *claim = result->rule;
    return claim->over_register
               ? NULL
               : yst_node_applies(builder, yst_node_of(builder, claim->holds), claim->about.applies);
  }
  case YST_RULE_FIGURE: return NULL;
  case YST_RULE_STAGE: return yst_node_of(builder, ((const yst_stage *)result->rule)->opens);
  case YST_RULE_READING: {
    const yst_node *node = yst_node_of(builder, ((const yst_reading *)result->rule)->expr);
    return yst_node_applies(builder, node, result->about ? result->about->applies : NULL);
  }
  }
  return NULL;
}

/* What a stage covers is not reached unless the stage opens. */
static const yst_node *covered_node(yst_node_builder *builder, const yst_result *result, const yst_node *node)
{
  const yst_model *model = builder->program->model;
  for (size_t i = 0; node && i < model->stage_count; i++) {
    const yst_stage *stage = &model->stages[i];
    for (size_t j = 0; j < stage->covered_count; j++) {
      if (stage->covered[j] != result) continue;
      const yst_node *args[2] = {node, yst_node_slot(builder, stage->result)};
      node = yst_node_make(builder, YST_NODE_APPLIES, node->type, args, 2);
      break;
    }
  }
  return node;
}

static void build_slots(yst_node_builder *builder)
{
  yst_program *program = builder->program;
  for (size_t i = 0; i < program->slot_count; i++) {
    yst_slot *slot = &program->slots[i];
    slot->result = program->model->results[i];
    builder->slot = slot;
    slot->node = covered_node(builder, slot->result, result_node(builder, slot->result));
  }
  builder->slot = NULL;
}

/* Puts the slots into an order in which each comes after those it needs. The model has no circles; should one
 * slip through, its slots come in the order found. */
static void order_slots(yst_program *program, yst_arena *arena)
{
  size_t count = program->slot_count;
  uint32_t *stack = YST_NEW_ARRAY(arena, count + 1, uint32_t);
  uint32_t *next = YST_NEW_ARRAY(arena, count + 1, uint32_t);
  char *seen = YST_NEW_ARRAY(arena, count + 1, char);
  program->order = YST_NEW_ARRAY(arena, count + 1, uint32_t);
  size_t done = 0;
  for (size_t root = 0; root < count; root++) {
    if (seen[root]) continue;
    size_t depth = 0;
    stack[depth++] = (uint32_t)root;
    seen[root] = 1;
    while (depth) {
      uint32_t at = stack[depth - 1];
      const yst_slot *slot = &program->slots[at];
      if (next[at] == slot->need_count) {
        program->order[done++] = at;
        depth--;
        continue;
      }
      uint32_t need = slot->needs[next[at]++];
      if (seen[need]) continue;
      seen[need] = 1;
      stack[depth++] = need;
    }
  }
}

static void build_lists(yst_node_builder *builder)
{
  yst_program *program = builder->program;
  const yst_model *model = program->model;
  program->lists = YST_NEW_ARRAY(builder->arena, model->list_count + 1, yst_program_list);
  program->list_needs = YST_NEW_ARRAY(builder->arena, model->list_count + 1, yst_slot);
  for (size_t i = 0; i < model->list_count; i++) {
    const yst_list *rule = &model->lists[i];
    yst_program_list *list = &program->lists[i];
    builder->slot = &program->list_needs[i];
    list->formulas = YST_NEW_ARRAY(builder->arena, rule->column_count + 1, const yst_node *);
    for (size_t j = 0; j < rule->column_count; j++)
      list->formulas[j] = yst_node_of(builder, rule->columns[j].formula);
    builder->slot = NULL;
    list->row_rules = YST_NEW_ARRAY(builder->arena, rule->row_rule_count + 1, yst_program_row_rule);
    for (size_t j = 0; j < rule->row_rule_count; j++) {
      const yst_row_rule *row_rule = &rule->row_rules[j];
      list->row_rules[j].rule = row_rule;
      list->row_rules[j].condition = yst_node_of(builder, row_rule->condition);
      list->row_rules[j].applies = yst_node_of(builder, row_rule->about.applies);
    }
  }
}

static void build_register_rules(yst_node_builder *builder)
{
  yst_program *program = builder->program;
  const yst_model *model = program->model;
  yst_arena *arena = builder->arena;
  program->figures = YST_NEW_ARRAY(arena, model->figure_count + 1, const yst_node *);
  program->figure_groups = YST_NEW_ARRAY(arena, model->figure_count + 1, const yst_node *);
  for (size_t i = 0; i < model->figure_count; i++) {
    program->figures[i] = yst_node_of(builder, model->figures[i].expr);
    program->figure_groups[i] = yst_node_of(builder, model->figures[i].each);
  }
  program->published = YST_NEW_ARRAY(arena, model->published_count + 1, yst_program_pair);
  for (size_t i = 0; i < model->published_count; i++) {
    const yst_published *rule = &model->published[i];
    yst_program_pair *pair = &program->published[i];
    pair->left = yst_node_of(builder, rule->printed);
    pair->right = yst_node_of(builder, rule->computed);
    pair->follows = yst_node_of(builder, rule->follows);
    pair->applies = yst_node_of(builder, rule->about.applies);
    pair->shown = shown_result(rule);
    size_t place_count;
    (void)yst_printed_places(rule->computed->type.kind, &place_count);
    pair->any_rounding = place_count && !pair->shown;
  }
  program->claims = YST_NEW_ARRAY(arena, model->claim_count + 1, const yst_node *);
  for (size_t i = 0; i < model->claim_count; i++)
    if (model->claims[i].over_register) program->claims[i] = yst_node_of(builder, model->claims[i].holds);
}

static void build_expectations(yst_node_builder *builder)
{
  yst_program *program = builder->program;
  const yst_model *model = program->model;
  program->expects = YST_NEW_ARRAY(builder->arena, model->example_count + 1, const yst_node **);
  for (size_t i = 0; i < model->example_count; i++) {
    const yst_example *example = &model->examples[i];
    program->expects[i] = YST_NEW_ARRAY(builder->arena, example->expect_count + 1, const yst_node *);
    for (size_t j = 0; j < example->expect_count; j++) {
      const yst_expectation *expect = &example->expects[j];
      program->expects[i][j] = yst_node_of(builder, expect->condition ? expect->condition : expect->subject);
    }
  }
}

yst_program *yst_program_compile(yst_arena *arena, const yst_model *model)
{
  yst_program *program = YST_NEW(arena, yst_program);
  program->arena = arena;
  program->model = model;
  program->field_used = YST_NEW_ARRAY(arena, model->field_count + 1, bool);
  program->list_used = YST_NEW_ARRAY(arena, model->list_count + 1, bool);
  program->field_cuts = YST_NEW_ARRAY(arena, model->field_count + 1, yst_cuts);
  program->column_cuts = YST_NEW_ARRAY(arena, model->list_count + 1, yst_cuts *);
  program->column_used = YST_NEW_ARRAY(arena, model->list_count + 1, bool *);
  for (size_t i = 0; i < model->list_count; i++) {
    program->column_cuts[i] = YST_NEW_ARRAY(arena, model->lists[i].column_count + 1, yst_cuts);
    program->column_used[i] = YST_NEW_ARRAY(arena, model->lists[i].column_count + 1, bool);
  }
  program->slot_count = model->result_count;
  program->slots = YST_NEW_ARRAY(arena, model->result_count + 1, yst_slot);

  yst_node_builder builder = {arena, program, NULL,
                              YST_NEW_ARRAY(arena, model->field_count + 1, const yst_node *)};
  build_lists(&builder);
  yst_build_rubrics(&builder);
  yst_build_checklists(&builder);
  build_slots(&builder);
  order_slots(program, arena);
  build_register_rules(&builder);
  build_expectations(&builder);
  return program;
}

void yst_program_needs(const yst_program *program, const bool *wanted, bool *needed)
{
  for (size_t i = 0; i < program->slot_count; i++) needed[i] = wanted ? wanted[i] : true;
  for (size_t i = program->slot_count; i-- > 0;) {
    uint32_t at = program->order[i];
    if (!needed[at]) continue;
    for (size_t j = 0; j < program->slots[at].need_count; j++) needed[program->slots[at].needs[j]] = true;
  }
}

/* Computed columns may lead back to themselves only through a fault that the model reports; the depth is
 * limited all the same. */
static void mark_slots(const yst_program *program, const yst_node *node, bool *slots, unsigned depth)
{
  if (!node || depth > 4 * YST_LIMIT_DEPTH) return;
  const yst_slot *needs = NULL;
  switch (node->op) {
  case YST_NODE_SLOT: slots[node->index] = true; break;
  case YST_NODE_COLUMN:
    mark_slots(program, program->lists[node->list].formulas[node->index], slots, depth + 1);
    break;
  case YST_NODE_RUBRIC:
  case YST_NODE_SECTION: needs = &program->rubric_needs[node->index]; break;
  case YST_NODE_CHECKLIST: needs = &program->checklist_needs[node->index]; break;
  default: break;
  }
  for (size_t i = 0; needs && i < needs->need_count; i++) slots[needs->needs[i]] = true;
  for (uint32_t i = 0; i < node->arg_count; i++) mark_slots(program, node->args[i], slots, depth + 1);
}

void yst_node_slots(const yst_program *program, const yst_node *node, bool *slots)
{
  mark_slots(program, node, slots, 0);
}
