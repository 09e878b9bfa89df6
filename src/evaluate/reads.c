#include "evaluate/reads.h"

#include "base/limits.h"

static void mark(const yst_program *program, const yst_node *node, yst_reads *reads, unsigned depth)
{
  if (!node || depth > 4 * YST_LIMIT_DEPTH) return;
  switch (node->op) {
  case YST_NODE_FIELD: reads->fields[node->index] = true; break;
  case YST_NODE_ANSWER: reads->fields[program->model->field_count + node->index] = true; break;
  case YST_NODE_AGGREGATE: reads->lists[node->list] = true; break;
  case YST_NODE_COLUMN:
    mark(program, program->lists[node->list].formulas[node->index], reads, depth + 1);
    break;
  default: break;
  }
  for (uint32_t i = 0; i < node->arg_count; i++) mark(program, node->args[i], reads, depth + 1);
}

static void mark_deductions(const yst_program *program, const yst_program_deduction *deductions, size_t count,
                            yst_reads *reads)
{
  for (size_t i = 0; i < count; i++) {
    mark(program, deductions[i].amount, reads, 0);
    mark(program, deductions[i].when, reads, 0);
  }
}

static void mark_composites(const yst_program *program, yst_reads *reads)
{
  const yst_model *model = program->model;
  for (size_t i = 0; i < model->rubric_count; i++) {
    const yst_program_rubric *rubric = &program->rubrics[i];
    mark(program, rubric->applies, reads, 0);
    mark_deductions(program, rubric->deductions, rubric->deduction_count, reads);
    for (size_t j = 0; j < rubric->rule->criterion_count; j++)
      mark(program, rubric->criteria[j].weight, reads, 0);
    for (size_t j = 0; j < rubric->rule->section_count; j++) {
      mark(program, rubric->sections[j].weight, reads, 0);
      mark(program, rubric->sections[j].applies, reads, 0);
      mark_deductions(program, rubric->sections[j].deductions, rubric->sections[j].deduction_count, reads);
    }
  }
  for (size_t i = 0; i < model->checklist_count; i++) {
    mark(program, program->checklists[i].applies, reads, 0);
    for (size_t j = 0; j < program->checklists[i].item_count; j++) {
      mark(program, program->checklists[i].items[j].node, reads, 0);
      mark(program, program->checklists[i].items[j].explained, reads, 0);
    }
  }
}

yst_reads yst_reads_of(yst_arena *arena, const yst_program *program, const bool *needed)
{
  const yst_model *model = program->model;
  yst_reads reads = {YST_NEW_ARRAY(arena, model->field_count + model->answer_count + 1, bool),
                     YST_NEW_ARRAY(arena, model->list_count + 1, bool)};
  if (!needed) {
    memset(reads.fields, 1, (model->field_count + model->answer_count) * sizeof(bool));
    memset(reads.lists, 1, model->list_count * sizeof(bool));
    return reads;
  }
  for (size_t i = 0; i < program->slot_count; i++)
    if (needed[i]) mark(program, program->slots[i].node, &reads, 0);
  mark_composites(program, &reads);
  return reads;
}
