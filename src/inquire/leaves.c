#include "inquire/leaves.h"

#include "base/limits.h"

yst_leaves yst_leaves_of(yst_arena *arena, yst_trial *trial)
{
  const yst_model *model = trial->program->model;
  yst_leaves leaves = {.arena = arena, .trial = trial};
  leaves.lists = YST_NEW_ARRAY(arena, model->list_count + 1, bool);
  leaves.slots = YST_NEW_ARRAY(arena, trial->program->slot_count + 1, bool);
  leaves.fields = YST_NEW_ARRAY(arena, model->field_count + 1, bool);
  leaves.answers = YST_NEW_ARRAY(arena, model->answer_count + 1, bool);
  leaves.columns = YST_NEW_ARRAY(arena, model->list_count + 1, bool *);
  for (size_t i = 0; i < model->list_count; i++)
    leaves.columns[i] = YST_NEW_ARRAY(arena, model->lists[i].column_count + 1, bool);
  return leaves;
}

static void walk(yst_leaves *leaves, const yst_node *node, unsigned depth);

static void add_leaf(yst_leaves *leaves, yst_leaf leaf)
{
  YST_PUSH(leaves->arena, leaves->items, leaves->count, leaves->capacity, leaf);
}

static void add_field(yst_leaves *leaves, size_t index)
{
  const yst_field *field = &leaves->trial->program->model->fields[index];
  if (leaves->fields[index]) return;
  leaves->fields[index] = true;
  add_leaf(leaves, (yst_leaf){.field = field, .list = SIZE_MAX, .index = index, .type = field->type});
}

static void add_answer(yst_leaves *leaves, size_t index)
{
  if (leaves->answers[index]) return;
  leaves->answers[index] = true;
  yst_type type = {YST_KIND_CHOICE, leaves->trial->program->model->answer_choices};
  add_leaf(leaves, (yst_leaf){.list = SIZE_MAX, .index = index, .type = type});
}

static void add_column(yst_leaves *leaves, size_t list, size_t index, unsigned depth)
{
  const yst_field *column = &leaves->trial->program->model->lists[list].columns[index];
  if (leaves->columns[list][index]) return;
  leaves->columns[list][index] = true;
  if (column->formula) {
    walk(leaves, leaves->trial->program->lists[list].formulas[index], depth + 1);
    return;
  }
  add_leaf(leaves, (yst_leaf){.field = column, .list = list, .index = index, .type = column->type});
}

void yst_leaves_add_list(yst_leaves *leaves, size_t index)
{
  const yst_list *list = &leaves->trial->program->model->lists[index];
  if (leaves->lists[index]) return;
  leaves->lists[index] = true;
  for (size_t i = 0; i < list->column_count; i++) {
    if (list->columns[i].formula) continue;
    add_column(leaves, index, i, 0);
    return;
  }
}

/* ---- rules that are made of parts ---- */

static void walk_deductions(yst_leaves *leaves, const yst_program_deduction *deductions, size_t count,
                            unsigned depth)
{
  for (size_t i = 0; i < count; i++) {
    walk(leaves, deductions[i].amount, depth);
    walk(leaves, deductions[i].when, depth);
  }
}

static void walk_slot(yst_leaves *leaves, size_t slot, unsigned depth)
{
  if (leaves->slots[slot]) return;
  leaves->slots[slot] = true;
  walk(leaves, leaves->trial->program->slots[slot].node, depth + 1);
}

static void walk_rubric(yst_leaves *leaves, const yst_program_rubric *rubric, unsigned depth)
{
  walk(leaves, rubric->applies, depth);
  walk_deductions(leaves, rubric->deductions, rubric->deduction_count, depth);
  for (size_t i = 0; i < rubric->rule->criterion_count; i++) {
    walk(leaves, rubric->criteria[i].weight, depth);
    walk_slot(leaves, rubric->criteria[i].slot, depth);
  }
  for (size_t i = 0; i < rubric->rule->section_count; i++) {
    const yst_program_section *section = &rubric->sections[i];
    walk(leaves, section->weight, depth);
    walk(leaves, section->applies, depth);
    walk_deductions(leaves, section->deductions, section->deduction_count, depth);
  }
}

static void walk_checklist(yst_leaves *leaves, const yst_program_checklist *checklist, unsigned depth)
{
  walk(leaves, checklist->applies, depth);
  for (size_t i = 0; i < checklist->item_count; i++) {
    walk(leaves, checklist->items[i].node, depth);
    walk(leaves, checklist->items[i].explained, depth);
  }
}

/* ---- nodes ---- */

static void look_at_limit(yst_leaves *leaves, size_t index)
{
  if (leaves->trial->program->model->limits[index].version_count > 1) leaves->rests_on_day = true;
}

static void look_at_ends(yst_leaves *leaves, const yst_node *bands, unsigned depth)
{
  const yst_program *program = leaves->trial->program;
  for (size_t i = 0; i < 2 * program->bands[bands->index]->count; i++)
    walk(leaves, program->band_ends[bands->index][i], depth);
}

/* A date is in a year, or is not: the days at the ends of the year. */
static void note_year(yst_leaves *leaves, const yst_node *node)
{
  for (uint32_t i = 0; i < node->arg_count; i++) {
    if (node->args[i]->type.kind != YST_KIND_YEAR || !node->args[i]->constant) continue;
    yst_value year = yst_evaluate_node(&leaves->trial->evaluator, node->args[i], NULL);
    if (year.state != YST_KNOWN || year.as.number.num < 1 || year.as.number.num > 9998) continue;
    yst_day_span days = yst_year_days((int)year.as.number.num);
    YST_PUSH(leaves->arena, leaves->days, leaves->day_count, leaves->day_capacity, yst_number_of(days.first));
    YST_PUSH(leaves->arena, leaves->days, leaves->day_count, leaves->day_capacity, yst_number_of(days.last));
  }
}

static void walk(yst_leaves *leaves, const yst_node *node, unsigned depth)
{
  if (!node || depth > 4 * YST_LIMIT_DEPTH) return;
  const yst_program *program = leaves->trial->program;
  switch (node->op) {
  case YST_NODE_FIXED: walk(leaves, program->fixed[node->index], depth + 1); break;
  case YST_NODE_FIELD: add_field(leaves, node->index); break;
  case YST_NODE_ANSWER: add_answer(leaves, node->index); break;
  case YST_NODE_COLUMN: add_column(leaves, node->list, node->index, depth); break;
  case YST_NODE_SLOT: walk_slot(leaves, node->index, depth); break;
  case YST_NODE_LIMIT: look_at_limit(leaves, node->index); break;
  case YST_NODE_AS_AT: leaves->rests_on_day = true; break;
  case YST_NODE_AGGREGATE: yst_leaves_add_list(leaves, node->list); break;
  case YST_NODE_BANDS: look_at_ends(leaves, node, depth + 1); break;
  case YST_NODE_RUBRIC:
  case YST_NODE_SECTION: walk_rubric(leaves, &program->rubrics[node->index], depth + 1); break;
  case YST_NODE_CHECKLIST: walk_checklist(leaves, &program->checklists[node->index], depth + 1); break;
  case YST_NODE_GIVEN:
  case YST_NODE_KNOWN:
  case YST_NODE_DONE:
  case YST_NODE_DONE_BY:
  case YST_NODE_DATE_FIRST:
  case YST_NODE_DATE_LAST: leaves->asks_for_blank = true; break;
  case YST_NODE_IN_YEAR: note_year(leaves, node); break;
  default: break;
  }
  for (uint32_t i = 0; i < node->arg_count; i++) walk(leaves, node->args[i], depth + 1);
}

void yst_leaves_add(yst_leaves *leaves, const yst_node *node)
{
  walk(leaves, node, 0);
}
