#include "inquire/touched.h"

/* The conditions that are asked, as results of a toolkit that is otherwise the same. */
typedef struct asking {
  yst_arena *arena; /* of the run */
  yst_model model;  /* with a result for each condition, behind its own */
  size_t first;     /* result of the first of them */
  size_t count;
  size_t *message_of; /* by condition: place in the messages */
} asking;

static bool is_asked(const yst_diag *diag)
{
  return diag->witness && diag->witness->touch == YST_TOUCH_LINES;
}

static yst_result *add_result(asking *all, yst_expr *condition)
{
  yst_condition *rule = YST_NEW(all->arena, yst_condition);
  yst_result *result = YST_NEW(all->arena, yst_result);
  rule->expr = condition;
  rule->result = result;
  result->type = condition->type;
  result->rule_kind = YST_RULE_CONDITION;
  result->rule = rule;
  result->about = &rule->about;
  result->index = all->first + all->count;
  result->hidden = true;
  return result;
}

static asking ask(yst_arena *arena, const yst_model *model, const yst_diags *diags)
{
  asking all = {.arena = arena, .model = *model, .first = model->result_count};
  size_t most = model->result_count + diags->count;
  all.model.results = YST_NEW_ARRAY(arena, most, yst_result *);
  all.message_of = YST_NEW_ARRAY(arena, diags->count, size_t);
  for (size_t i = 0; i < model->result_count; i++) all.model.results[i] = model->results[i];
  for (size_t i = 0; i < diags->count; i++) {
    if (!is_asked(diags->items[i])) continue;
    all.model.results[all.first + all.count] = add_result(&all, diags->items[i]->witness->touches);
    all.message_of[all.count++] = i;
  }
  all.model.result_count = all.first + all.count;
  return all;
}

static void count_line(yst_arena *arena, yst_touched *touched, yst_value value, const yst_outcome *outcome)
{
  if (value.state == YST_OPEN || value.state == YST_FAULT) touched->maybe_count++;
  if (!yst_is_yes(value)) return;
  touched->count++;
  if (touched->named_count == YST_TOUCHED_NAMED) return;
  yst_touched_line line = {yst_arena_copy(arena, outcome->name), outcome->line};
  touched->named[touched->named_count++] = line;
}

static bool read_register(yst_arena *arena, const asking *all, yst_run *run, yst_touched *touched)
{
  const yst_outcome *outcome;
  yst_run_state state;
  while ((state = yst_run_next(run, &outcome)) == YST_RUN_RECORD) {
    for (size_t i = 0; i < all->count; i++)
      count_line(arena, &touched[all->message_of[i]], outcome->results[all->first + i], outcome);
  }
  return state == YST_RUN_END;
}

const yst_touched *yst_touched_find(yst_arena *arena, yst_arena *run_arena, const yst_model *model,
                                    const yst_diags *diags, yst_day as_at, const yst_table_input *tables,
                                    size_t table_count)
{
  asking all = ask(run_arena, model, diags);
  yst_touched *touched = YST_NEW_ARRAY(arena, diags->count, yst_touched);
  for (size_t i = 0; i < diags->count; i++) {
    if (diags->items[i]->witness) touched[i].told = diags->items[i]->witness->touch;
  }
  bool *wanted = YST_NEW_ARRAY(run_arena, all.model.result_count, bool);
  for (size_t i = 0; i < all.count; i++) wanted[all.first + i] = true;
  yst_run_options options = {.as_at = as_at, .wanted = wanted, .streaming = true};
  const yst_program *program = yst_program_compile(run_arena, &all.model);
  yst_run *run = yst_run_open(run_arena, program, &options, tables, table_count);
  return read_register(arena, &all, run, touched) ? touched : NULL;
}
