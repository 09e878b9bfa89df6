#include <stdlib.h>

#include "api/handles.h"
#include "report/comparison.h"

/* The comparison's arena, one that lasts, one for a partnership; those of the runs follow. */
enum { COMPARISON, LASTING, SCRATCH, FIRST_RUN };

typedef struct compare_job {
  const yst_toolkit *const *toolkits;
  size_t count;
  yst_day as_at;
  yst_reopen_function reopen;
  void *context;
  const yst_output *output;
  yst_counts *counts;
  yst_error *error;
  yst_arena **arenas;
  const yst_table_input **inputs; /* by toolkit */
  size_t *input_counts;
} compare_job;

static const yst_table_input *give_inputs(void *context, size_t toolkit, size_t *table_count)
{
  compare_job *job = context;
  *table_count = job->input_counts[toolkit];
  return job->inputs[toolkit];
}

/* All tables are opened before the first is read, so that one that cannot be had is said at once. */
static yst_status open_inputs(compare_job *job)
{
  yst_arena *arena = job->arenas[LASTING];
  job->inputs = YST_NEW_ARRAY(arena, job->count, const yst_table_input *);
  job->input_counts = YST_NEW_ARRAY(arena, job->count, size_t);
  for (size_t i = 0; i < job->count; i++) {
    const yst_register_table *tables = job->reopen(job->context, i, &job->input_counts[i]);
    if (!tables || !job->input_counts[i])
      return yst_fail(job->error, YST_ERROR_REGISTER, "the register cannot be read");
    job->inputs[i] = yst_inputs_of(arena, tables, job->input_counts[i]);
  }
  return YST_OK;
}

static const yst_comparison_form *form_of(yst_form form)
{
  switch (form) {
  case YST_FORM_TEXT: return &yst_comparison_text;
  case YST_FORM_JSON: return &yst_comparison_json;
  case YST_FORM_HTML: return &yst_comparison_html;
  default: return NULL;
  }
}

static yst_status compare(void *context)
{
  compare_job *job = context;
  yst_arena *arena = job->arenas[LASTING];
  yst_status status = open_inputs(job);
  if (status != YST_OK) return status;
  const yst_program **programs = YST_NEW_ARRAY(arena, job->count, const yst_program *);
  for (size_t i = 0; i < job->count; i++) programs[i] = job->toolkits[i]->program;
  yst_run_options options = {.as_at = job->as_at, .streaming = true};
  yst_comparison *comparison = yst_comparison_open(job->arenas[COMPARISON], job->arenas + FIRST_RUN, programs,
                                                   job->count, &options, give_inputs, job);
  yst_comparison_report report = {.arena = arena,
                                  .scratch = job->arenas[SCRATCH],
                                  .comparison = comparison,
                                  .programs = programs,
                                  .count = job->count,
                                  .as_at = job->as_at,
                                  .width = yst_output_width(job->output),
                                  .colour = job->output->colour,
                                  .all = job->output->all,
                                  .out = yst_out_to(arena, job->output->write, job->output->context)};
  yst_run_state state = yst_report_comparison(&report, form_of(job->output->form));
  if (state == YST_RUN_UNREADABLE)
    return yst_fail(job->error, YST_ERROR_REGISTER, "the register cannot be read");
  if (job->counts) {
    *job->counts =
        (yst_counts){.partnerships = report.counts.partnerships, .differing = report.counts.differing};
  }
  return report.out.failed ? YST_ERROR_WRITE : YST_OK;
}

static yst_status check_call(compare_job *job, const char *as_at)
{
  if (job->count < 2) return yst_fail(job->error, YST_ERROR_USE, "a comparison needs two toolkits");
  if (job->count > YST_COMPARED)
    return yst_fail(job->error, YST_ERROR_USE, "at most 26 toolkits can be compared");
  for (size_t i = 0; i < job->count; i++) {
    if (!job->toolkits[i]->program) return yst_fail(job->error, YST_ERROR_RULES, "a rule file is faulty");
  }
  if (!yst_read_as_at(as_at, &job->as_at))
    return yst_fail(job->error, YST_ERROR_USE, "the as-at date is not a day");
  if (!form_of(job->output->form)) {
    return yst_fail(job->error, YST_ERROR_USE, "a comparison is written as text, JSON or HTML");
  }
  return YST_OK;
}

yst_status yst_compare(const yst_toolkit *const *toolkits, size_t count, const char *as_at,
                       yst_reopen_function reopen, void *context, const yst_output *output,
                       yst_counts *counts, yst_error *error)
{
  yst_arena *arenas[FIRST_RUN + YST_COMPARED];
  compare_job job = {.toolkits = toolkits,
                     .count = count,
                     .reopen = reopen,
                     .context = context,
                     .output = output,
                     .counts = counts,
                     .error = error,
                     .arenas = arenas};
  yst_fail(error, YST_OK, "");
  yst_status status = check_call(&job, as_at);
  if (status != YST_OK) return status;
  if (!yst_arenas_new(arenas, FIRST_RUN + count))
    return yst_fail(error, YST_ERROR_MEMORY, "there is not enough memory");
  status = yst_guard(arenas, FIRST_RUN + count, compare, &job);
  yst_arenas_free(arenas, FIRST_RUN + count);
  if (status == YST_ERROR_MEMORY) yst_fail(error, status, "there is not enough memory");
  return status;
}
