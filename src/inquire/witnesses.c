#include "inquire/witnesses.h"

#include "evaluate/evaluate.h"
#include "inquire/witness_words.h"

/* Results worked out for all of them together. */
#define WORK_MOST 2000000u

static bool waits(const yst_diag *diag)
{
  return diag->witness && diag->witness->state == YST_WITNESS_MADE && diag->witness->proof_count;
}

bool yst_witnesses_wait(const yst_diags *diags)
{
  for (size_t i = 0; i < diags->count; i++) {
    if (waits(diags->items[i])) return true;
  }
  return false;
}

/* What is to be worked out, side by side with the model's examples that it becomes. */
typedef struct proof {
  yst_arena *scratch;
  const yst_model *model;
  size_t count;
  yst_witness **witnesses;
  yst_example *examples;
} proof;

static proof gather(yst_arena *scratch, const yst_model *model, yst_diags *diags)
{
  proof all = {.scratch = scratch, .model = model};
  all.witnesses = YST_NEW_ARRAY(scratch, diags->count, yst_witness *);
  all.examples = YST_NEW_ARRAY(scratch, diags->count, yst_example);
  size_t most = WORK_MOST / (model->result_count + model->field_count + 1);
  for (size_t i = 0; i < diags->count && all.count < most; i++) {
    if (!waits(diags->items[i])) continue;
    all.witnesses[all.count] = diags->items[i]->witness;
    all.examples[all.count++] = diags->items[i]->witness->example;
  }
  return all;
}

/* The day on which cases are worked out that say nothing of it: one on which the toolkit holds. */
static yst_day usual_day(const yst_model *model)
{
  return model->toolkit.has_from ? model->toolkit.from : 0;
}

static yst_text text_in(yst_arena *arena, const yst_model *model, const yst_example *example,
                        void (*write)(yst_buffer *, const yst_model *, const yst_example *))
{
  yst_buffer buffer = yst_buffer_in(arena);
  write(&buffer, model, example);
  return yst_buffer_text(&buffer);
}

static void write_down(yst_arena *arena, const yst_model *model, yst_witness *witness, const bool *said)
{
  const yst_example *example = &witness->example;
  yst_buffer block = yst_buffer_in(arena);
  yst_witness_block_write(&block, model, example, said);
  witness->block = yst_buffer_text(&block);
  witness->words = text_in(arena, model, example, yst_witness_words_write);
  witness->header = text_in(arena, model, example, yst_witness_header_write);
  witness->line = text_in(arena, model, example, yst_witness_line_write);
}

/* Which expectations of an example hold: all but the failures. */
static void judge(const proof *all, size_t place, const yst_example_report *report, yst_arena *arena)
{
  yst_witness *witness = all->witnesses[place];
  const yst_example *example = &all->examples[place];
  bool *said = YST_NEW_ARRAY(all->scratch, example->expect_count, bool);
  for (size_t i = 0; i < example->expect_count; i++) said[i] = true;
  const yst_example_outcome *outcome = &report->examples[place];
  for (size_t i = 0; i < outcome->failure_count; i++)
    said[outcome->failures[i].expectation - example->expects] = false;
  witness->state = YST_WITNESS_HOLDS;
  for (size_t i = 0; i < witness->proof_count; i++) {
    if (!said[i]) witness->state = YST_WITNESS_FAILS;
  }
  if (witness->state == YST_WITNESS_HOLDS) write_down(arena, all->model, witness, said);
}

/* The cases become the examples of a toolkit that is otherwise the same, and are run as examples are. */
void yst_witnesses_prove(yst_arena *scratch, const yst_model *model, yst_diags *diags)
{
  proof all = gather(scratch, model, diags);
  if (!all.count) return;
  yst_model asked = *model;
  asked.examples = all.examples;
  asked.example_count = all.count;
  const yst_program *program = yst_program_compile(scratch, &asked);
  const yst_example_options options = {.as_at = usual_day(model)};
  const yst_example_report *report = yst_run_examples(scratch, program, &options);
  for (size_t i = 0; i < all.count; i++) judge(&all, i, report, diags->arena);
}
