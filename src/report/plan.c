#include "report/plan.h"

#include "base/limits.h"

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

/* ---- what a rule is for its reader ---- */

static yst_plan_kind kind_of(const yst_result *result)
{
  switch (result->rule_kind) {
  case YST_RULE_CONDITION:
  case YST_RULE_CLASSIFY: return YST_PLAN_DECISION;
  case YST_RULE_RUBRIC:
  case YST_RULE_SECTION:
  case YST_RULE_CRITERION: return YST_PLAN_RUBRIC;
  case YST_RULE_CHECKLIST:
  case YST_RULE_ITEM: return YST_PLAN_CHECKLIST;
  case YST_RULE_REVIEW:
  case YST_RULE_DEADLINE: return YST_PLAN_REVIEW;
  case YST_RULE_REQUIRE:
  case YST_RULE_PUBLISHED:
  case YST_RULE_CLAIM: return YST_PLAN_REQUIREMENT;
  case YST_RULE_VALUE:
  case YST_RULE_LIST:
  case YST_RULE_FIGURE:
  case YST_RULE_STAGE:
  case YST_RULE_READING: break;
  }
  return YST_PLAN_NUMBER;
}

/* A grade says more than the total it comes from; nothing else of a rule can be its lead. */
static unsigned lead_rank(const yst_result *result)
{
  if (result->part == YST_PART_VALUE) return kind_of(result) != YST_PLAN_NUMBER;
  if (result->part == YST_PART_MET || result->part == YST_PART_OVERDUE) return 1;
  if (result->rule_kind != YST_RULE_RUBRIC) return 0;
  return result->part == YST_PART_GRADE ? 2 : result->part == YST_PART_TOTAL;
}

static void add_to_group(yst_arena *arena, yst_plan_group *group, const yst_result *result)
{
  unsigned rank = lead_rank(result);
  if (rank && (!group->lead || rank > lead_rank(group->lead))) group->lead = result;
  YST_PUSH(arena, group->results, group->count, group->capacity, result);
}

/* ---- what a result rests on ---- */

typedef struct resting {
  const yst_program *program;
  char *known; /* by slot: 0 not looked at, 1 nothing of the record, 2 the record */
} resting;

static bool slot_rests_on_record(resting *r, size_t slot, unsigned depth);

static bool rests_on_record(resting *r, const yst_node *node, unsigned depth)
{
  if (!node || node->constant) return false;
  if (depth > YST_LIMIT_DEPTH) return true;
  switch (node->op) {
  case YST_NODE_SLOT: return slot_rests_on_record(r, node->index, depth + 1);
  case YST_NODE_FIELD:
  case YST_NODE_ANSWER:
  case YST_NODE_COLUMN:
  case YST_NODE_AGGREGATE:
  case YST_NODE_ITEM:
  case YST_NODE_RUBRIC:
  case YST_NODE_SECTION:
  case YST_NODE_CHECKLIST: return true;
  default: break;
  }
  for (uint32_t i = 0; i < node->arg_count; i++) {
    if (rests_on_record(r, node->args[i], depth + 1)) return true;
  }
  return false;
}

static bool slot_rests_on_record(resting *r, size_t slot, unsigned depth)
{
  if (!r->known[slot]) r->known[slot] = rests_on_record(r, r->program->slots[slot].node, depth) ? 2 : 1;
  return r->known[slot] == 2;
}

/* ---- groups ---- */

static yst_plan_group new_group(const yst_plan *plan, const yst_result *result, yst_text name)
{
  const yst_model *model = plan->model;
  const yst_about *rule = name.length < result->name.length ? rule_named(model, name) : NULL;
  yst_text label = rule && rule->label.length          ? rule->label
                   : name.length < result->name.length ? name
                                                       : result->label;
  uint32_t named_file = model->toolkit.about.span.source;
  return (yst_plan_group){.name = name,
                          .label = label.length ? label : name,
                          .kind = kind_of(result),
                          .own = result->about && result->about->span.source == named_file};
}

static yst_plan_group *group_of(yst_arena *arena, yst_plan *plan, const yst_result *result)
{
  yst_text name = before_dot(result->name);
  if (plan->group_count) {
    yst_plan_group *last = &plan->groups[plan->group_count - 1];
    if (yst_text_equal(last->name, name)) return last;
  }
  yst_plan_group group = new_group(plan, result, name);
  YST_PUSH(arena, plan->groups, plan->group_count, plan->group_capacity, group);
  return &plan->groups[plan->group_count - 1];
}

static void add_selected(yst_arena *arena, yst_plan *plan, const yst_result *result)
{
  yst_plan_group group = new_group(plan, result, result->name);
  group.lead = result;
  group.kind = YST_PLAN_NUMBER;
  YST_PUSH(arena, group.results, group.count, group.capacity, result);
  YST_PUSH(arena, plan->groups, plan->group_count, plan->group_capacity, group);
}

/* A topic is the lead's, not that of a part which happens to stand first. */
static void look_closer(yst_arena *arena, yst_plan *plan, const yst_program *program)
{
  resting r = {program, YST_NEW_ARRAY(arena, program->slot_count + 1, char)};
  for (size_t i = 0; i < plan->group_count; i++) {
    yst_plan_group *group = &plan->groups[i];
    const yst_result *lead = group->lead ? group->lead : group->results[0];
    group->same_for_all = !plan->selected && !slot_rests_on_record(&r, lead->index, 0);
    group->has_topic = lead->about && lead->about->topic_count;
  }
}

static unsigned reading_rank(const yst_plan *plan, const yst_plan_group *group)
{
  if (plan->selected) return 0;
  return 4 * (unsigned)group->kind + (group->own ? 0 : 2) + (group->has_topic ? 0 : 1);
}

static void put_in_reading_order(yst_arena *arena, yst_plan *plan)
{
  size_t count = 0;
  plan->reading = YST_NEW_ARRAY(arena, plan->group_count + 1, const yst_plan_group *);
  for (unsigned rank = 0; rank < 4 * (YST_PLAN_NUMBER + 1); rank++) {
    for (size_t i = 0; i < plan->group_count; i++) {
      if (reading_rank(plan, &plan->groups[i]) == rank) plan->reading[count++] = &plan->groups[i];
    }
  }
}

yst_plan yst_plan_of(yst_arena *arena, const yst_program *program, const bool *selected)
{
  const yst_model *model = program->model;
  yst_plan plan = {.model = model, .selected = selected != NULL};
  for (size_t i = 0; i < model->result_count; i++) {
    const yst_result *result = model->results[i];
    if (selected ? !selected[i] : result->hidden) continue;
    if (yst_result_is_of_register(result)) {
      YST_PUSH(arena, plan.figures, plan.figure_count, plan.figure_capacity, result);
    } else if (selected) {
      add_selected(arena, &plan, result);
    } else {
      add_to_group(arena, group_of(arena, &plan, result), result);
    }
  }
  look_closer(arena, &plan, program);
  put_in_reading_order(arena, &plan);
  return plan;
}
