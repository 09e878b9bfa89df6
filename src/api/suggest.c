#include "api/handles.h"
#include "report/suggestions.h"

typedef struct suggest_job {
  const yst_toolkit *toolkit;
  yst_day as_at;
  const yst_output *output;
  yst_counts *counts;
  yst_arena **arenas; /* of what is written, and of the search */
} suggest_job;

static yst_status suggest(void *context)
{
  suggest_job *job = context;
  const yst_suggestions *found = yst_suggest_examples(job->arenas[1], job->toolkit->program, job->as_at);
  if (job->counts) job->counts->examples = found->count;
  yst_out out = yst_out_to(job->arenas[0], job->output->write, job->output->context);
  yst_suggestions_text(&out.buffer, job->toolkit->model, job->toolkit->file, found);
  return yst_out_end(&out) ? YST_OK : YST_ERROR_WRITE;
}

yst_status yst_examples_suggest(const yst_toolkit *toolkit, const char *as_at, const yst_output *output,
                                yst_counts *counts, yst_error *error)
{
  yst_arena *arenas[2];
  suggest_job job = {.toolkit = toolkit, .output = output, .counts = counts, .arenas = arenas};
  if (counts) *counts = (yst_counts){0};
  yst_fail(error, YST_OK, "");
  if (!toolkit->program) return yst_fail(error, YST_ERROR_RULES, "a rule file is faulty");
  if (!yst_read_as_at(as_at, &job.as_at))
    return yst_fail(error, YST_ERROR_USE, "the as-at date is not a day");
  if (!yst_arenas_new(arenas, 2)) return yst_fail(error, YST_ERROR_MEMORY, "there is not enough memory");
  yst_status status = yst_guard(arenas, 2, suggest, &job);
  yst_arenas_free(arenas, 2);
  if (status == YST_ERROR_MEMORY) yst_fail(error, status, "there is not enough memory");
  return status;
}
