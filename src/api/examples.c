#include "report/examples.h"
#include "api/handles.h"
#include "report/rewrite.h"

typedef struct examples_job {
  const yst_toolkit *const *toolkits;
  size_t count;
  yst_example_options options;
  const yst_output *output;
  yst_counts *counts;
  yst_arena **arenas; /* one that lasts, and one for the runs */
} examples_job;

static void count_examples(yst_counts *counts, const yst_example_report *report)
{
  if (!counts) return;
  counts->examples += report->example_count;
  counts->failures += report->failure_count;
  counts->without_examples += !report->example_count;
}

static void write_text(const yst_output *output, yst_out *out, const yst_examples *all, size_t count)
{
  yst_layout layout = yst_layout_in(&out->buffer, yst_output_width(output), output->colour);
  for (size_t i = 0; i < count; i++) yst_examples_text(&layout, &all[i]);
}

static yst_status run_examples(void *context)
{
  examples_job *job = context;
  yst_arena *arena = job->arenas[0];
  yst_out out = yst_out_to(arena, job->output->write, job->output->context);
  yst_examples *all = YST_NEW_ARRAY(arena, job->count, yst_examples);
  for (size_t i = 0; i < job->count; i++) {
    const yst_toolkit *toolkit = job->toolkits[i];
    const yst_example_report *report = yst_run_examples(job->arenas[1], toolkit->program, &job->options);
    all[i] = (yst_examples){toolkit->file, toolkit->model, report, job->options.coverage, job->options.only};
    count_examples(job->counts, report);
  }
  switch (job->output->form) {
  case YST_FORM_JSON: yst_examples_json(&out.buffer, arena, all, job->count); break;
  case YST_FORM_JUNIT: yst_examples_junit(&out.buffer, all, job->count); break;
  case YST_FORM_TAP: yst_examples_tap(&out.buffer, all, job->count); break;
  default: write_text(job->output, &out, all, job->count);
  }
  return yst_out_end(&out) ? YST_OK : YST_ERROR_WRITE;
}

static bool is_written(yst_form form)
{
  return form == YST_FORM_TEXT || form == YST_FORM_JSON || form == YST_FORM_JUNIT || form == YST_FORM_TAP;
}

yst_status yst_examples_run(const yst_toolkit *const *toolkits, size_t count,
                            const yst_examples_request *request, const yst_output *output, yst_counts *counts,
                            yst_error *error)
{
  yst_arena *arenas[2];
  examples_job job = {
      .toolkits = toolkits,
      .count = count,
      .options = {.only = yst_text_from(request->only), .reasons = true, .coverage = request->coverage},
      .output = output,
      .counts = counts,
      .arenas = arenas};
  if (counts) *counts = (yst_counts){0};
  yst_fail(error, YST_OK, "");
  for (size_t i = 0; i < count; i++) {
    if (!toolkits[i]->program) return yst_fail(error, YST_ERROR_RULES, "a rule file is faulty");
  }
  if (!yst_read_as_at(request->as_at, &job.options.as_at))
    return yst_fail(error, YST_ERROR_USE, "the as-at date is not a day");
  if (!is_written(output->form))
    return yst_fail(error, YST_ERROR_USE, "what came of examples is written as text, JSON, JUnit or TAP");
  if (!yst_arenas_new(arenas, 2)) return yst_fail(error, YST_ERROR_MEMORY, "there is not enough memory");
  yst_status status = yst_guard(arenas, 2, run_examples, &job);
  yst_arenas_free(arenas, 2);
  if (status == YST_ERROR_MEMORY) yst_fail(error, status, "there is not enough memory");
  return status;
}

/* ---- rewriting ---- */

typedef struct rewrite_job {
  const yst_toolkit *toolkit;
  yst_example_options options;
  const yst_output *diff, *whole;
  yst_counts *counts;
  yst_arena **arenas;
} rewrite_job;

static bool write_whole(const rewrite_job *job, const yst_rewriting *rewriting)
{
  if (!job->whole || !rewriting->change_count) return true;
  yst_out out = yst_out_to(job->arenas[0], job->whole->write, job->whole->context);
  yst_rewriting_whole(&out.buffer, rewriting);
  return yst_out_end(&out);
}

static yst_status rewrite_examples(void *context)
{
  rewrite_job *job = context;
  yst_arena *arena = job->arenas[0];
  const yst_example_report *report = yst_run_examples(job->arenas[1], job->toolkit->program, &job->options);
  yst_examples examples = {
      .file = job->toolkit->file, .model = job->toolkit->model, .report = report, .only = job->options.only};
  const yst_rewriting *rewriting = yst_rewriting_of(arena, &examples);
  count_examples(job->counts, report);
  if (job->counts) job->counts->changes = rewriting->change_count;
  yst_out out = yst_out_to(arena, job->diff->write, job->diff->context);
  yst_layout layout = yst_layout_in(&out.buffer, yst_output_width(job->diff), job->diff->colour);
  yst_rewriting_text(&layout, rewriting);
  bool written = yst_out_end(&out) && write_whole(job, rewriting);
  return written ? YST_OK : YST_ERROR_WRITE;
}

yst_status yst_examples_rewrite(const yst_toolkit *toolkit, const yst_examples_request *request,
                                const yst_output *diff, const yst_output *whole, yst_counts *counts,
                                yst_error *error)
{
  yst_arena *arenas[2];
  rewrite_job job = {.toolkit = toolkit,
                     .options = {.only = yst_text_from(request->only), .reasons = true},
                     .diff = diff,
                     .whole = whole,
                     .counts = counts,
                     .arenas = arenas};
  if (counts) *counts = (yst_counts){0};
  yst_fail(error, YST_OK, "");
  if (!toolkit->program) return yst_fail(error, YST_ERROR_RULES, "a rule file is faulty");
  if (!yst_read_as_at(request->as_at, &job.options.as_at))
    return yst_fail(error, YST_ERROR_USE, "the as-at date is not a day");
  if (!yst_arenas_new(arenas, 2)) return yst_fail(error, YST_ERROR_MEMORY, "there is not enough memory");
  yst_status status = yst_guard(arenas, 2, rewrite_examples, &job);
  yst_arenas_free(arenas, 2);
  if (status == YST_ERROR_MEMORY) yst_fail(error, status, "there is not enough memory");
  return status;
}
