#include "report/plan.h"

bool yst_result_is_of_register(const yst_result *result)
{
  switch (result->rule_kind) {
  case YST_RULE_FIGURE: return true;
  case YST_RULE_PUBLISHED: return ((const yst_published *)result->rule)->over_register;
  case YST_RULE_CLAIM: return ((const yst_claim *)result->rule)->over_register;
  default: return false;
  }
}

const yst_figure *yst_result_figure(const yst_result *result)
{
  return result->rule_kind == YST_RULE_FIGURE ? result->rule : NULL;
}

const yst_result *yst_result_out_of(const yst_result *result)
{
  if (result->part == YST_PART_PRESENT) return ((const yst_checklist *)result->rule)->count;
  if (result->part != YST_PART_TOTAL) return NULL;
  if (result->rule_kind == YST_RULE_RUBRIC) return ((const yst_rubric *)result->rule)->maximum;
  return result->rule_kind == YST_RULE_SECTION ? ((const yst_section *)result->rule)->maximum : NULL;
}

static yst_text before_dot(yst_text name)
{
  const char *dot = name.length ? memchr(name.bytes, '.', name.length) : NULL;
  return dot ? yst_text_of(name.bytes, (size_t)(dot - name.bytes)) : name;
}

static bool is_named(const yst_model *model, const yst_about *about, yst_text name)
{
  return about->name && yst_text_equal(yst_atom_text(model->atoms, about->name), name);
}

/* The piece that a rule of several results is: only these have names before a dot. */
static const yst_about *rule_named(const yst_model *model, yst_text name)
{
  for (size_t i = 0; i < model->rubric_count; i++) {
    if (is_named(model, &model->rubrics[i].about, name)) return &model->rubrics[i].about;
  }
  for (size_t i = 0; i < model->checklist_count; i++) {
    if (is_named(model, &model->checklists[i].about, name)) return &model->checklists[i].about;
  }
  for (size_t i = 0; i < model->review_count; i++) {
    if (is_named(model, &model->reviews[i].about, name)) return &model->reviews[i].about;
  }
  for (size_t i = 0; i < model->list_count; i++) {
    if (is_named(model, &model->lists[i].about, name)) return &model->lists[i].about;
  }
  return NULL;
}

static yst_plan_group *group_of(yst_arena *arena, yst_plan *plan, const yst_result *result)
{
  yst_text name = before_dot(result->name);
  if (plan->group_count) {
    yst_plan_group *last = &plan->groups[plan->group_count - 1];
    if (yst_text_equal(last->name, name)) return last;
  }
  const yst_about *rule = name.length < result->name.length ? rule_named(plan->model, name) : NULL;
  yst_text label = rule && rule->label.length          ? rule->label
                   : name.length < result->name.length ? name
                                                       : result->label;
  yst_plan_group group = {.name = name, .label = label.length ? label : name};
  YST_PUSH(arena, plan->groups, plan->group_count, plan->group_capacity, group);
  return &plan->groups[plan->group_count - 1];
}

static bool is_main(const yst_result *result)
{
  switch (result->part) {
  case YST_PART_VALUE:
    return result->rule_kind == YST_RULE_CONDITION || result->rule_kind == YST_RULE_CLASSIFY;
  case YST_PART_PERCENT:
  case YST_PART_GRADE: return result->rule_kind == YST_RULE_RUBRIC;
  case YST_PART_MET:
  case YST_PART_OVERDUE: return true;
  default: return false;
  }
}

yst_plan yst_plan_of(yst_arena *arena, const yst_model *model, const bool *selected)
{
  yst_plan plan = {.model = model};
  for (size_t i = 0; i < model->result_count; i++) {
    const yst_result *result = model->results[i];
    if (selected ? !selected[i] : result->hidden) continue;
    if (yst_result_is_of_register(result)) {
      YST_PUSH(arena, plan.figures, plan.figure_count, plan.figure_capacity, result);
      continue;
    }
    yst_plan_group *group = group_of(arena, &plan, result);
    YST_PUSH(arena, group->results, group->count, group->capacity, result);
    if (selected || is_main(result)) YST_PUSH(arena, plan.main, plan.main_count, plan.main_capacity, result);
  }
  return plan;
}
