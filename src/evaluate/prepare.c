#include "evaluate/prepare.h"

static yst_value limit_at(const yst_limit *limit, yst_day as_at)
{
  yst_value value = yst_not_applicable();
  for (size_t i = 0; i < limit->version_count; i++)
    if (i == 0 || limit->versions[i].from <= as_at) value = yst_known(limit->versions[i].amount);
  return value;
}

static void prepare_memo(yst_arena *arena, const yst_program *program, yst_memo *memo)
{
  const yst_model *model = program->model;
  memo->values = YST_NEW_ARRAY(arena, program->slot_count + 1, yst_value);
  for (size_t i = 0; i < program->slot_count; i++) memo->values[i] = yst_not_applicable();
  memo->stamps = YST_NEW_ARRAY(arena, program->slot_count + 1, uint64_t);
  memo->rubrics = YST_NEW_ARRAY(arena, model->rubric_count + 1, yst_pair_value *);
  memo->rubric_stamps = YST_NEW_ARRAY(arena, model->rubric_count + 1, uint64_t);
  for (size_t i = 0; i < model->rubric_count; i++)
    memo->rubrics[i] = YST_NEW_ARRAY(arena, model->rubrics[i].section_count + 1, yst_pair_value);
}

static yst_record *new_record(yst_arena *arena, const yst_model *model)
{
  yst_record *record = YST_NEW(arena, yst_record);
  record->fields = YST_NEW_ARRAY(arena, model->field_count + 1, yst_value);
  record->answers = YST_NEW_ARRAY(arena, model->answer_count + 1, yst_value);
  record->lists = YST_NEW_ARRAY(arena, model->list_count + 1, yst_rows);
  for (size_t i = 0; i < model->field_count; i++) record->fields[i] = yst_not_applicable();
  for (size_t i = 0; i < model->answer_count; i++) record->answers[i] = yst_not_applicable();
  for (size_t i = 0; i < model->list_count; i++) record->lists[i].more = yst_not_applicable();
  return record;
}

void yst_evaluator_prepare(yst_arena *arena, yst_arena *record_arena, const yst_program *program,
                           yst_day as_at, yst_evaluator *evaluator)
{
  const yst_model *model = program->model;
  *evaluator = (yst_evaluator){
      .program = program, .as_at = as_at, .shop = {record_arena, 0}, .divided_slot = SIZE_MAX};
  yst_value *limits = YST_NEW_ARRAY(arena, model->limit_count + 1, yst_value);
  for (size_t i = 0; i < model->limit_count; i++) limits[i] = limit_at(&model->limits[i], as_at);
  evaluator->limits = limits;
  yst_ladder *ladders = YST_NEW_ARRAY(arena, program->bands_count + 1, yst_ladder);
  for (size_t i = 0; i < program->bands_count; i++) yst_ladder_build(arena, evaluator, i, &ladders[i]);
  evaluator->ladders = ladders;
  yst_ladder *keys = YST_NEW_ARRAY(arena, 2 * model->table_count + 1, yst_ladder);
  for (size_t i = 0; i < model->table_count; i++) {
    yst_ladder_build_key(arena, evaluator, &model->tables[i].rows, &keys[2 * i]);
    yst_ladder_build_key(arena, evaluator, &model->tables[i].columns, &keys[2 * i + 1]);
  }
  evaluator->keys = keys;
  prepare_memo(arena, program, &evaluator->own);
  prepare_memo(arena, program, &evaluator->aside);
  evaluator->memo = &evaluator->own;
  evaluator->record = new_record(arena, model);
  yst_value *fixed = YST_NEW_ARRAY(arena, program->fixed_count + 1, yst_value);
  evaluator->fixed = fixed;
  for (size_t i = 0; i < program->fixed_count; i++)
    fixed[i] = yst_evaluate_node(evaluator, program->fixed[i], NULL);
}

void yst_evaluator_next(yst_evaluator *evaluator)
{
  evaluator->own.generation++;
  evaluator->depth = 0;
}
