#include "evaluate/run.h"
#include "evaluate/settle.h"

/* ---- figures ---- */

/* A figure is given for each word of a choice, or for yes and no. 0: it is given once. */
static size_t group_count(const yst_node *group)
{
  if (!group) return 0;
  if (group->type.kind == YST_KIND_YES_NO) return 2;
  return group->type.choices ? group->type.choices->count : 0;
}

static yst_text group_label(const yst_node *group, size_t index)
{
  if (group->type.kind == YST_KIND_YES_NO) return index ? YST_TEXT("yes") : YST_TEXT("no");
  return group->type.choices->items[index].label;
}

void yst_run_start_folds(yst_run *run)
{
  const yst_program *program = run->program;
  const yst_model *model = program->model;
  run->folds = YST_NEW_ARRAY(run->arena, program->fold_count + 1, yst_fold_state);
  run->fold_values = YST_NEW_ARRAY(run->arena, program->fold_count + 1, yst_value);
  run->figure_values = YST_NEW_ARRAY(run->arena, model->figure_count + 1, yst_value);
  run->group_values = YST_NEW_ARRAY(run->arena, model->figure_count + 1, yst_group *);
  run->groups = YST_NEW_ARRAY(run->arena, model->figure_count + 1, yst_fold_state *);
  for (size_t i = 0; i < program->fold_count; i++) yst_fold_start(program->folds[i].node, &run->folds[i]);
  for (size_t i = 0; i < model->figure_count; i++) {
    size_t count = group_count(program->figure_groups[i]) * program->fold_count;
    if (!count) continue;
    run->groups[i] = YST_NEW_ARRAY(run->arena, count + 1, yst_fold_state);
    for (size_t j = 0; j < count; j++)
      yst_fold_start(program->folds[j % program->fold_count].node, &run->groups[i][j]);
  }
  yst_run_start_claims(run);
  yst_run_start_published(run);
}

static void fold_groups(yst_run *run, size_t figure)
{
  const yst_node *group = run->program->figure_groups[figure];
  yst_value key = yst_settle_node(&run->evaluator, group, NULL);
  for (size_t i = 0; i < group_count(group); i++) {
    yst_value is = yst_evaluate_compare(&run->evaluator, YST_NODE_EQUAL, key, yst_known_whole((int64_t)i));
    yst_truth truth = yst_truth_of(is);
    for (size_t j = 0; truth.yes && j < run->program->fold_count; j++)
      yst_fold_add(&run->evaluator, run->program->folds[j].node, truth,
                   &run->groups[figure][i * run->program->fold_count + j]);
  }
}

void yst_run_fold_record(yst_run *run)
{
  static const yst_truth ALL = {true, false, false};
  const yst_program *program = run->program;
  for (size_t i = 0; i < program->fold_count; i++)
    yst_fold_add(&run->evaluator, program->folds[i].node, ALL, &run->folds[i]);
  for (size_t i = 0; i < program->model->figure_count; i++)
    if (run->groups[i]) fold_groups(run, i);
  for (size_t i = 0; i < program->model->claim_count; i++)
    if (!program->model->claims[i].over_register) yst_run_fold_claim(run, i);
  for (size_t i = 0; i < program->model->published_count; i++) yst_run_fold_published(run, i);
}

/* ---- the end ---- */

static void value_groups(yst_run *run, size_t figure)
{
  const yst_node *group = run->program->figure_groups[figure];
  size_t folds = run->program->fold_count, count = group_count(group);
  yst_value *values = YST_NEW_ARRAY(run->arena, folds + 1, yst_value);
  run->group_values[figure] = YST_NEW_ARRAY(run->arena, count + 1, yst_group);
  for (size_t i = 0; i < count; i++) {
    for (size_t j = 0; j < folds; j++)
      values[j] = yst_fold_value(&run->evaluator.shop, run->program->folds[j].node,
                                 &run->groups[figure][i * folds + j]);
    run->evaluator.folds = values;
    yst_value value = yst_evaluate_node(&run->evaluator, run->program->figures[figure], NULL);
    run->group_values[figure][i] = (yst_group){group_label(group, i), value};
  }
  run->evaluator.folds = run->fold_values;
}

void yst_run_finish_folds(yst_run *run)
{
  const yst_program *program = run->program;
  /* Nothing that is made from here on is of a record. */
  run->evaluator.shop = (yst_workshop){run->arena, 0};
  for (size_t i = 0; i < program->fold_count; i++)
    run->fold_values[i] = yst_fold_value(&run->evaluator.shop, program->folds[i].node, &run->folds[i]);
  run->evaluator.folds = run->fold_values;
  run->evaluator.figures = run->figure_values;
  for (size_t i = 0; i < program->model->figure_count; i++) {
    run->figure_values[i] = yst_evaluate_node(&run->evaluator, program->figures[i], NULL);
    if (run->groups[i]) value_groups(run, i);
  }
  if (!run->options.findings) return;
  for (size_t i = 0; i < program->model->published_count; i++) yst_run_judge_published(run, i);
  for (size_t i = 0; i < program->model->published_count; i++) yst_run_judge_column(run, i);
  for (size_t i = 0; i < program->model->claim_count; i++) yst_run_judge_claim(run, i);
}

const yst_group *yst_run_groups(const yst_run *run, const yst_figure *figure, size_t *count)
{
  size_t index = (size_t)(figure - run->program->model->figures);
  *count = 0;
  if (!run->group_values || !run->group_values[index]) return NULL;
  *count = group_count(run->program->figure_groups[index]);
  return run->group_values[index];
}
