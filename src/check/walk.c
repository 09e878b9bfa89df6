#include "check/walk.h"

#include "base/limits.h"

/* Brackets are limited when a file is read; each may stand for a few nodes. */
#define DEPTH_MOST (8u * YST_LIMIT_DEPTH)
/* Parts that are shared are visited once for each way to them, of which there can be far more than nodes. */
#define NODES_MOST 1000000u

/* One walk serves both: either visitor may be NULL. */
typedef struct root_walk {
  yst_root_visit visit;
  yst_about_visit visit_about;
  void *context;
} root_walk;

static void visit_root(const root_walk *walk, const yst_expr *root, yst_root_kind kind,
                       const yst_about *owner)
{
  if (root && walk->visit) walk->visit(walk->context, root, kind, owner);
}

static void visit_about(const root_walk *walk, const yst_about *about)
{
  if (walk->visit_about) walk->visit_about(walk->context, about);
  visit_root(walk, about->applies, YST_ROOT_CONDITION, about);
  for (size_t i = 0; i < about->reading_count; i++) {
    visit_root(walk, about->readings[i].expr, YST_ROOT_TOLD, about);
  }
}

static void visit_lists(const root_walk *walk, const yst_model *model)
{
  for (size_t i = 0; i < model->field_count; i++) visit_about(walk, &model->fields[i].about);
  for (size_t i = 0; i < model->list_count; i++) {
    const yst_list *list = &model->lists[i];
    visit_about(walk, &list->about);
    for (size_t k = 0; k < list->column_count; k++) {
      visit_about(walk, &list->columns[k].about);
      visit_root(walk, list->columns[k].formula, YST_ROOT_AMOUNT, &list->columns[k].about);
    }
    for (size_t k = 0; k < list->fixed_count; k++) visit_about(walk, &list->fixed[k].about);
    for (size_t k = 0; k < list->row_rule_count; k++) {
      visit_about(walk, &list->row_rules[k].about);
      visit_root(walk, list->row_rules[k].condition, YST_ROOT_CONDITION, &list->row_rules[k].about);
    }
  }
}

static void visit_conditions(const root_walk *walk, const yst_model *model)
{
  for (size_t i = 0; i < model->condition_count; i++) {
    const yst_condition *condition = &model->conditions[i];
    visit_about(walk, &condition->about);
    visit_root(walk, condition->expr, YST_ROOT_CONDITION, &condition->about);
    for (size_t k = 0; k < condition->part_count; k++) {
      visit_about(walk, &condition->parts[k].about);
      visit_root(walk, condition->parts[k].expr, YST_ROOT_CONDITION, &condition->parts[k].about);
    }
  }
  for (size_t i = 0; i < model->requirement_count; i++) {
    visit_about(walk, &model->requirements[i].about);
    visit_root(walk, model->requirements[i].condition, YST_ROOT_CONDITION, &model->requirements[i].about);
  }
}

static void visit_caps(const root_walk *walk, const yst_cap_rule *caps, size_t count, const yst_about *owner)
{
  for (size_t i = 0; i < count; i++) visit_root(walk, caps[i].when, YST_ROOT_CONDITION, owner);
}

static void visit_classifies(const root_walk *walk, const yst_model *model)
{
  for (size_t i = 0; i < model->classify_count; i++) {
    const yst_classify *classify = &model->classifies[i];
    visit_about(walk, &classify->about);
    visit_root(walk, classify->by_bands, YST_ROOT_AMOUNT, &classify->about);
    for (size_t k = 0; k < classify->branch_count; k++) {
      visit_about(walk, &classify->branches[k].about);
      visit_root(walk, classify->branches[k].when, YST_ROOT_CONDITION, &classify->branches[k].about);
    }
    visit_caps(walk, classify->caps, classify->cap_count, &classify->about);
  }
}

static void visit_deductions(const root_walk *walk, const yst_deduction *deductions, size_t count,
                             const yst_about *owner)
{
  for (size_t i = 0; i < count; i++) {
    visit_root(walk, deductions[i].amount, YST_ROOT_AMOUNT, owner);
    visit_root(walk, deductions[i].when, YST_ROOT_CONDITION, owner);
  }
}

static void visit_criterion(const root_walk *walk, const yst_criterion *criterion)
{
  const yst_about *about = &criterion->about;
  visit_about(walk, about);
  visit_root(walk, criterion->assessed, YST_ROOT_AMOUNT, about);
  for (size_t i = 0; i < criterion->assessor_count; i++) {
    visit_root(walk, criterion->assessors[i], YST_ROOT_AMOUNT, about);
  }
  visit_root(walk, criterion->evidence, YST_ROOT_AMOUNT, about);
  visit_root(walk, criterion->score, YST_ROOT_AMOUNT, about);
  visit_root(walk, criterion->weight, YST_ROOT_AMOUNT, about);
  visit_deductions(walk, criterion->deductions, criterion->deduction_count, about);
}

static void visit_rubrics(const root_walk *walk, const yst_model *model)
{
  for (size_t i = 0; i < model->rubric_count; i++) {
    const yst_rubric *rubric = &model->rubrics[i];
    visit_about(walk, &rubric->about);
    for (size_t k = 0; k < rubric->section_count; k++) {
      const yst_section *section = &rubric->sections[k];
      visit_about(walk, &section->about);
      visit_root(walk, section->weight, YST_ROOT_AMOUNT, &section->about);
      visit_deductions(walk, section->deductions, section->deduction_count, &section->about);
    }
    for (size_t k = 0; k < rubric->criterion_count; k++) visit_criterion(walk, &rubric->criteria[k]);
    visit_deductions(walk, rubric->deductions, rubric->deduction_count, &rubric->about);
    visit_root(walk, rubric->grades, YST_ROOT_AMOUNT, &rubric->about);
    visit_caps(walk, rubric->caps, rubric->cap_count, &rubric->about);
  }
}

static void visit_checklists(const root_walk *walk, const yst_model *model)
{
  for (size_t i = 0; i < model->checklist_count; i++) {
    const yst_checklist *checklist = &model->checklists[i];
    visit_about(walk, &checklist->about);
    for (size_t k = 0; k < checklist->item_count; k++) {
      visit_about(walk, &checklist->items[k].about);
      visit_root(walk, checklist->items[k].met, YST_ROOT_CONDITION, &checklist->items[k].about);
    }
  }
}

static void visit_dates_and_stages(const root_walk *walk, const yst_model *model)
{
  for (size_t i = 0; i < model->value_count; i++) {
    visit_about(walk, &model->values[i].about);
    visit_root(walk, model->values[i].expr, YST_ROOT_AMOUNT, &model->values[i].about);
  }
  for (size_t i = 0; i < model->review_count; i++) {
    visit_about(walk, &model->reviews[i].about);
    visit_root(walk, model->reviews[i].due, YST_ROOT_AMOUNT, &model->reviews[i].about);
  }
  for (size_t i = 0; i < model->stage_count; i++) {
    visit_about(walk, &model->stages[i].about);
    visit_root(walk, model->stages[i].opens, YST_ROOT_CONDITION, &model->stages[i].about);
  }
}

static void visit_told(const root_walk *walk, const yst_model *model)
{
  for (size_t i = 0; i < model->published_count; i++) {
    visit_about(walk, &model->published[i].about);
    visit_root(walk, model->published[i].printed, YST_ROOT_TOLD, &model->published[i].about);
    visit_root(walk, model->published[i].computed, YST_ROOT_TOLD, &model->published[i].about);
    visit_root(walk, model->published[i].follows, YST_ROOT_TOLD, &model->published[i].about);
  }
  for (size_t i = 0; i < model->claim_count; i++) {
    visit_about(walk, &model->claims[i].about);
    visit_root(walk, model->claims[i].holds, YST_ROOT_TOLD, &model->claims[i].about);
  }
  for (size_t i = 0; i < model->figure_count; i++) {
    visit_about(walk, &model->figures[i].about);
    visit_root(walk, model->figures[i].expr, YST_ROOT_TOLD, &model->figures[i].about);
    visit_root(walk, model->figures[i].each, YST_ROOT_TOLD, &model->figures[i].about);
  }
}

static void visit_examples(const root_walk *walk, const yst_model *model)
{
  for (size_t i = 0; i < model->example_count; i++) {
    const yst_example *example = &model->examples[i];
    for (size_t k = 0; k < example->expect_count; k++) {
      visit_root(walk, example->expects[k].condition, YST_ROOT_EXAMPLE, NULL);
      visit_root(walk, example->expects[k].subject, YST_ROOT_EXAMPLE, NULL);
    }
  }
}

static void visit_model(const root_walk *walk, const yst_model *model)
{
  for (size_t i = 0; i < model->limit_count; i++) visit_about(walk, &model->limits[i].about);
  visit_lists(walk, model);
  visit_conditions(walk, model);
  visit_classifies(walk, model);
  visit_rubrics(walk, model);
  visit_checklists(walk, model);
  for (size_t i = 0; i < model->table_count; i++) visit_about(walk, &model->tables[i].about);
  visit_dates_and_stages(walk, model);
  visit_told(walk, model);
  visit_examples(walk, model);
  for (size_t i = 0; i < model->gap_count; i++) visit_about(walk, &model->gaps[i].about);
}

void yst_walk_roots(const yst_model *model, yst_root_visit visit, void *context)
{
  const root_walk walk = {visit, NULL, context};
  visit_model(&walk, model);
}

void yst_walk_abouts(const yst_model *model, yst_about_visit visit, void *context)
{
  const root_walk walk = {NULL, visit, context};
  visit_model(&walk, model);
}

/* ---- nodes ---- */

typedef struct node_walk {
  yst_node_visit visit;
  void *context;
  size_t left;
} node_walk;

static void visit_nodes(node_walk *walk, const yst_expr *node, unsigned depth)
{
  if (!node || depth > DEPTH_MOST || walk->left == 0) return;
  walk->left--;
  walk->visit(walk->context, node);
  for (size_t i = 0; i < node->arg_count; i++) visit_nodes(walk, node->args[i], depth + 1);
  if (!node->bands) return;
  for (size_t i = 0; i < node->bands->count; i++) {
    visit_nodes(walk, node->bands->items[i].low, depth + 1);
    visit_nodes(walk, node->bands->items[i].high, depth + 1);
  }
}

void yst_walk_nodes(const yst_expr *root, yst_node_visit visit, void *context)
{
  node_walk walk = {visit, context, NODES_MOST};
  visit_nodes(&walk, root, 0);
}
