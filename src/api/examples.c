#include "report/examples.h"
#include "api/handles.h"

typedef struct examples_job {
  const yst_toolkit *const *toolkits;
  size_t count;
  yst_day as_at;
  const yst_output *output;
  yst_counts *counts;
  yst_arena **arenas; /* one that lasts, and one for the runs */
} examples_job;

static yst_status run_examples(void *context)
{
  examples_job *job = context;
  yst_arena *arena = job->arenas[0];
  yst_out out = yst_out_to(arena, job->output->write, job->output->context);
  yst_examples *all = YST_NEW_ARRAY(arena, job->count, yst_examples);
  for (size_t i = 0; i < job->count; i++) {
    const yst_toolkit *toolkit = job->toolkits[i];
    all[i] = (yst_examples){toolkit->file, toolkit->model,
                            yst_run_examples(job->arenas[1], toolkit->program, job->as_at)};
    if (!job->counts) continue;
    job->counts->examples += all[i].report->example_count;
    job->counts->failures += all[i].report->failure_count;
  }
  if (job->output->form == YST_FORM_JSON) {
    yst_examples_json(&out.buffer, arena, all, job->count);
    return yst_out_end(&out) ? YST_OK : YST_ERROR_WRITE;
  }
  yst_layout layout = yst_layout_in(&out.buffer, yst_output_width(job->output), job->output->colour);
  for (size_t i = 0; i < job->count; i++) yst_examples_text(&layout, &all[i]);
  return yst_out_end(&out) ? YST_OK : YST_ERROR_WRITE;
}

yst_status yst_examples_run(const yst_toolkit *const *toolkits, size_t count, const char *as_at,
                            const yst_output *output, yst_counts *counts, yst_error *error)
{
  yst_arena *arenas[2];
  examples_job job = {
      .toolkits = toolkits, .count = count, .output = output, .counts = counts, .arenas = arenas};
  if (counts) *counts = (yst_counts){0};
  yst_fail(error, YST_OK, "");
  for (size_t i = 0; i < count; i++) {
    if (!toolkits[i]->program) return yst_fail(error, YST_ERROR_RULES, "a rule file is faulty");
  }
  if (!yst_read_as_at(as_at, &job.as_at))
    return yst_fail(error, YST_ERROR_USE, "the as-at date is not a day");
  if (output->form != YST_FORM_TEXT && output->form != YST_FORM_JSON) {
    return yst_fail(error, YST_ERROR_USE, "what came of examples is written as text or JSON");
  }
  if (!yst_arenas_new(arenas, 2)) return yst_fail(error, YST_ERROR_MEMORY, "there is not enough memory");
  yst_status status = yst_guard(arenas, 2, run_examples, &job);
  yst_arenas_free(arenas, 2);
  if (status == YST_ERROR_MEMORY) yst_fail(error, status, "there is not enough memory");
  return status;
}
