#include "program/composite.h"

static const yst_type YES_NO = {YST_KIND_YES_NO, NULL};
static const yst_type NUMBER = {YST_KIND_NUMBER, NULL};

static yst_node *make(yst_node_builder *builder, yst_node_op op, yst_type type, const yst_node *const *args,
                      size_t count)
{
  return (yst_node *)(uintptr_t)yst_node_make(builder, op, type, args, count);
}

/* ---- classes ---- */

/* `no better than` and `no worse than`: the worse or the better of the class and the cap; a cap that does not
 * hold is not applicable and left out. */
static const yst_node *cap_classes(yst_node_builder *builder, const yst_node *node,
                                   const yst_choices *classes, const yst_cap_rule *caps, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    const yst_node *pair[2] = {yst_node_constant(builder, node->type, yst_number_of((int64_t)caps[i].choice)),
                               yst_node_of(builder, caps[i].when)};
    const yst_node *args[2] = {node, make(builder, YST_NODE_CHOOSE, node->type, pair, 2)};
    bool lower = (classes->direction == YST_LOWER_IS_BETTER) == caps[i].is_floor;
    node = make(builder, lower ? YST_NODE_LOWER : YST_NODE_HIGHER, node->type, args, 2);
  }
  return node;
}

const yst_node *yst_classify_node(yst_node_builder *builder, const yst_classify *rule)
{
  yst_type type = rule->result->type;
  const yst_node *node;
  if (rule->by_bands) {
    node = yst_node_of(builder, rule->by_bands);
  } else {
    const yst_node **args = YST_NEW_ARRAY(builder->arena, 2 * rule->branch_count + 1, const yst_node *);
    size_t count = 0;
    for (size_t i = 0; i < rule->branch_count; i++) {
      const yst_branch *branch = &rule->branches[i];
      args[count++] = yst_node_constant(builder, type, yst_number_of((int64_t)branch->choice));
      if (!branch->when) break; /* what follows an otherwise is never reached */
      args[count++] = yst_node_of(builder, branch->when);
    }
    node = make(builder, YST_NODE_CHOOSE, type, args, count);
  }
  node = cap_classes(builder, node, rule->classes, rule->caps, rule->cap_count);
  if (rule->override_field != SIZE_MAX) {
    const yst_node *args[2] = {node, yst_node_field(builder, rule->override_field)};
    node = make(builder, YST_NODE_OVERRIDE, type, args, 2);
    /* A person cannot pass what holds the rule's class back. */
    node = cap_classes(builder, node, rule->classes, rule->caps, rule->cap_count);
  }
  return yst_node_applies(builder, node, rule->about.applies);
}

/* ---- rubrics ---- */

static yst_program_deduction *build_deductions(yst_node_builder *builder, const yst_deduction *rules,
                                               size_t count)
{
  yst_program_deduction *deductions = YST_NEW_ARRAY(builder->arena, count + 1, yst_program_deduction);
  for (size_t i = 0; i < count; i++) {
    deductions[i].amount = yst_node_of(builder, rules[i].amount);
    deductions[i].when = yst_node_of(builder, rules[i].when);
    deductions[i].of_maximum = rules[i].of_maximum;
  }
  return deductions;
}

static bool is_plain(const yst_rubric *rule)
{
  if (rule->section_count != 1 || rule->sections[0].total || rule->sections[0].best ||
      rule->sections[0].weight)
    return false;
  if (rule->has_cap || rule->has_floor || rule->best || rule->deduction_count || rule->round_total ||
      rule->weighted)
    return false;
  for (size_t i = 0; i < rule->criterion_count; i++)
    if (rule->criteria[i].has_weight || rule->criteria[i].has_worth) return false;
  return true;
}

/* Nodes inside a rubric's parts note their needs for every result of the rubric: they are collected in a slot
 * of their own. */
void yst_build_rubrics(yst_node_builder *builder)
{
  yst_program *program = builder->program;
  const yst_model *model = program->model;
  program->rubrics = YST_NEW_ARRAY(builder->arena, model->rubric_count + 1, yst_program_rubric);
  program->rubric_needs = YST_NEW_ARRAY(builder->arena, model->rubric_count + 1, yst_slot);
  for (size_t i = 0; i < model->rubric_count; i++) {
    const yst_rubric *rule = &model->rubrics[i];
    yst_program_rubric *rubric = &program->rubrics[i];
    builder->slot = &program->rubric_needs[i];
    rubric->rule = rule;
    rubric->plain = is_plain(rule);
    rubric->applies = yst_node_of(builder, rule->about.applies);
    rubric->deduction_count = rule->deduction_count;
    rubric->deductions = build_deductions(builder, rule->deductions, rule->deduction_count);
    rubric->criteria = YST_NEW_ARRAY(builder->arena, rule->criterion_count + 1, yst_program_criterion);
    for (size_t j = 0; j < rule->criterion_count; j++) {
      const yst_criterion *criterion = &rule->criteria[j];
      rubric->criteria[j].rule = criterion;
      rubric->criteria[j].slot = yst_node_slot(builder, criterion->result)->index;
      rubric->criteria[j].weight = criterion->has_weight ? yst_node_of(builder, criterion->weight) : NULL;
    }
    rubric->sections = YST_NEW_ARRAY(builder->arena, rule->section_count + 1, yst_program_section);
    for (size_t j = 0; j < rule->section_count; j++) {
      const yst_section *section = &rule->sections[j];
      rubric->sections[j].rule = section;
      rubric->sections[j].weight = yst_node_of(builder, section->weight);
      rubric->sections[j].applies = yst_node_of(builder, section->about.applies);
      rubric->sections[j].deduction_count = section->deduction_count;
      rubric->sections[j].deductions =
          build_deductions(builder, section->deductions, section->deduction_count);
    }
  }
  builder->slot = NULL;
}

static void copy_needs(yst_node_builder *builder, const yst_slot *from)
{
  yst_slot *slot = builder->slot;
  for (size_t i = 0; slot && i < from->need_count; i++)
    YST_PUSH(builder->arena, slot->needs, slot->need_count, slot->need_capacity, from->needs[i]);
}

static const yst_rubric *rubric_of(const yst_model *model, const yst_section *section,
                                   const yst_criterion *criterion)
{
  for (size_t i = 0; i < model->rubric_count; i++) {
    const yst_rubric *rubric = &model->rubrics[i];
    if (section && section >= rubric->sections && section < rubric->sections + rubric->section_count)
      return rubric;
    if (criterion && criterion >= rubric->criteria && criterion < rubric->criteria + rubric->criterion_count)
      return rubric;
  }
  return NULL;
}

static const yst_section *section_of(const yst_rubric *rubric, const yst_criterion *criterion)
{
  size_t at = (size_t)(criterion - rubric->criteria);
  for (size_t i = 0; i < rubric->section_count; i++) {
    const yst_section *section = &rubric->sections[i];
    if (at >= section->first && at < section->first + section->count) return section;
  }
  return NULL;
}

/* What a criterion scores before caps: the assessed score, the average of several assessors, or what its rule
 * gives. */
static const yst_node *raw_score(yst_node_builder *builder, const yst_criterion *rule)
{
  if (rule->assessor_count > 1) {
    const yst_node *sum = yst_node_of(builder, rule->assessors[0]);
    for (size_t i = 1; i < rule->assessor_count; i++) {
      const yst_node *args[2] = {sum, yst_node_of(builder, rule->assessors[i])};
      sum = make(builder, YST_NODE_ADD, NUMBER, args, 2);
    }
    const yst_node *args[2] = {
        sum, yst_node_constant(builder, NUMBER, yst_number_of((int64_t)rule->assessor_count))};
    return make(builder, YST_NODE_DIVIDE, NUMBER, args, 2);
  }
  return yst_node_of(builder, rule->assessed ? rule->assessed : rule->score);
}

static const yst_node *limit_score(yst_node_builder *builder, const yst_node *node, const yst_criterion *rule)
{
  if (!rule->has_cap && !rule->has_floor) return node;
  const yst_node *lowest = rule->has_floor ? yst_node_constant(builder, NUMBER, rule->floor) : NULL;
  const yst_node *highest = rule->has_cap ? yst_node_constant(builder, NUMBER, rule->cap) : NULL;
  const yst_node *args[3] = {node, lowest, highest};
  return make(builder, YST_NODE_CLAMP, NUMBER, args, 3);
}

/* A criterion's deductions: so many points, or a share of its own maximum. */
static const yst_node *deduct_from_score(yst_node_builder *builder, const yst_node *node,
                                         const yst_criterion *rule)
{
  for (size_t i = 0; i < rule->deduction_count; i++) {
    const yst_deduction *deduction = &rule->deductions[i];
    const yst_node *amount = yst_node_of(builder, deduction->amount);
    if (deduction->of_maximum) {
      const yst_node *args[2] = {amount, yst_node_constant(builder, NUMBER, rule->highest)};
      amount = make(builder, YST_NODE_MULTIPLY, NUMBER, args, 2);
    }
    if (deduction->when) {
      const yst_node *choose[3] = {amount, yst_node_of(builder, deduction->when),
                                   yst_node_constant(builder, NUMBER, yst_number_of(0))};
      amount = make(builder, YST_NODE_CHOOSE, NUMBER, choose, 3);
    }
    const yst_node *args[2] = {node, amount};
    node = make(builder, YST_NODE_SUBTRACT, NUMBER, args, 2);
  }
  return node;
}

const yst_node *yst_criterion_node(yst_node_builder *builder, const yst_criterion *rule, yst_result_part part)
{
  if (part == YST_PART_EVIDENCE) return yst_node_of(builder, rule->evidence);
  const yst_node *node = raw_score(builder, rule);
  node = deduct_from_score(builder, node, rule);
  node = limit_score(builder, node, rule);
  if (rule->override_field != SIZE_MAX) {
    const yst_node *args[2] = {node, yst_node_field(builder, rule->override_field)};
    node = make(builder, YST_NODE_OVERRIDE, node->type, args, 2);
  }
  node = yst_node_applies(builder, node, rule->about.applies);
  if (rule->scored_when_not_applicable) {
    const yst_node *args[2] = {node, yst_node_constant(builder, NUMBER, rule->not_applicable_score)};
    node = make(builder, YST_NODE_INSTEAD, NUMBER, args, 2);
  }
  const yst_rubric *rubric = rubric_of(builder->program->model, NULL, rule);
  const yst_section *section = rubric ? section_of(rubric, rule) : NULL;
  if (section) node = yst_node_applies(builder, node, section->about.applies);
  return rubric ? yst_node_applies(builder, node, rubric->about.applies) : node;
}

const yst_node *yst_section_node(yst_node_builder *builder, const yst_section *rule, yst_result_part part)
{
  const yst_model *model = builder->program->model;
  const yst_rubric *rubric = rubric_of(model, rule, NULL);
  size_t index = (size_t)(rubric - model->rubrics);
  const yst_result *result = part == YST_PART_TOTAL     ? rule->total
                             : part == YST_PART_MAXIMUM ? rule->maximum
                                                        : rule->percent;
  yst_node *node = make(builder, YST_NODE_SECTION, result->type, NULL, 0);
  node->index = (uint32_t)index;
  node->list = (uint32_t)(rule - rubric->sections);
  node->part = part;
  copy_needs(builder, &builder->program->rubric_needs[index]);
  return node;
}

const yst_node *yst_rubric_node(yst_node_builder *builder, const yst_rubric *rule, yst_result_part part)
{
  if (part == YST_PART_GRADE) {
    const yst_node *node = yst_node_of(builder, rule->grades);
    node = cap_classes(builder, node, rule->grade_choices, rule->caps, rule->cap_count);
    return yst_node_applies(builder, node, rule->about.applies);
  }
  size_t index = (size_t)(rule - builder->program->model->rubrics);
  const yst_result *result = part == YST_PART_TOTAL     ? rule->total
                             : part == YST_PART_MAXIMUM ? rule->maximum
                                                        : rule->percent;
  yst_node *node = make(builder, YST_NODE_RUBRIC, result->type, NULL, 0);
  node->index = (uint32_t)index;
  node->part = part;
  copy_needs(builder, &builder->program->rubric_needs[index]);
  return node;
}

/* ---- checklists ---- */

static const yst_checklist *checklist_of(const yst_model *model, const yst_item *item)
{
  for (size_t i = 0; i < model->checklist_count; i++) {
    const yst_checklist *checklist = &model->checklists[i];
    if (item >= checklist->items && item < checklist->items + checklist->item_count) return checklist;
  }
  return NULL;
}

/* What an item or part is answered with by itself: an answer, a condition, or NULL when only its parts tell.
 */
static const yst_node *own_answer(yst_node_builder *builder, const yst_item *rule, yst_type type)
{
  if (rule->met) return yst_node_of(builder, rule->met);
  if (rule->answer == SIZE_MAX) return NULL;
  yst_node *node = make(builder, YST_NODE_ANSWER, type, NULL, 0);
  node->index = (uint32_t)rule->answer;
  return node;
}

/* An item with its parts where what it stands in applies: so a blank that decides about that is read once,
 * and not again by every item and part. */
static const yst_node *inner_item(yst_node_builder *builder, const yst_checklist *checklist,
                                  const yst_item *rule)
{
  yst_type type = rule->result->type;
  const yst_node **args = YST_NEW_ARRAY(builder->arena, rule->part_count + 1, const yst_node *);
  size_t count = 0, place = (size_t)(rule - checklist->items);
  args[count++] = own_answer(builder, rule, type);
  for (size_t i = 0; rule->part_count && i < checklist->item_count; i++) {
    const yst_item *part = &checklist->items[i];
    if (part->parent != place || part->advisory) continue;
    const yst_node *own = own_answer(builder, part, type);
    const yst_node *node = make(builder, YST_NODE_ITEM, type, &own, 1);
    args[count++] = yst_node_applies(builder, node, part->about.applies);
  }
  return yst_node_applies(builder, make(builder, YST_NODE_ITEM, type, args, count), rule->about.applies);
}

const yst_node *yst_item_node(yst_node_builder *builder, const yst_item *rule)
{
  const yst_checklist *checklist = checklist_of(builder->program->model, rule);
  const yst_node *node = inner_item(builder, checklist, rule);
  if (rule->parent != SIZE_MAX)
    node = yst_node_applies(builder, node, checklist->items[rule->parent].about.applies);
  return yst_node_applies(builder, node, checklist->about.applies);
}

/* An omission is explained in the item's own field, or, for an item without one, in that of the checklist.
 * NULL when nothing is asked. */
static const yst_node *explained_node(yst_node_builder *builder, size_t of_all, size_t of_item)
{
  size_t field = of_item != SIZE_MAX ? of_item : of_all;
  if (field == SIZE_MAX) return NULL;
  const yst_node *words = yst_node_field(builder, field);
  return make(builder, YST_NODE_GIVEN, YES_NO, &words, 1);
}

void yst_build_checklists(yst_node_builder *builder)
{
  yst_program *program = builder->program;
  const yst_model *model = program->model;
  program->checklists = YST_NEW_ARRAY(builder->arena, model->checklist_count + 1, yst_program_checklist);
  program->checklist_needs = YST_NEW_ARRAY(builder->arena, model->checklist_count + 1, yst_slot);
  for (size_t i = 0; i < model->checklist_count; i++) {
    const yst_checklist *rule = &model->checklists[i];
    yst_program_checklist *checklist = &program->checklists[i];
    builder->slot = &program->checklist_needs[i];
    checklist->rule = rule;
    checklist->applies = yst_node_of(builder, rule->about.applies);
    checklist->item_count = rule->item_count;
    checklist->items = YST_NEW_ARRAY(builder->arena, rule->item_count + 1, yst_program_item);
    for (size_t j = 0; j < rule->item_count; j++) {
      const yst_item *item = &rule->items[j];
      checklist->items[j].rule = item;
      checklist->items[j].explained = explained_node(builder, rule->omissions_field, item->explained_field);
      if (item->parent == SIZE_MAX) checklist->items[j].node = inner_item(builder, rule, item);
    }
  }
  builder->slot = NULL;
}

const yst_node *yst_checklist_node(yst_node_builder *builder, const yst_checklist *rule,
                                   const yst_result *result)
{
  size_t index = (size_t)(rule - builder->program->model->checklists);
  yst_node *node = make(builder, YST_NODE_CHECKLIST, result->type, NULL, 0);
  node->index = (uint32_t)index;
  node->part = result->part;
  copy_needs(builder, &builder->program->checklist_needs[index]);
  return node;
}
