#include "api/handles.h"

#include "base/utf8.h"
#include "report/explain.h"
#include "report/find.h"

typedef struct explain_job {
  yst_evaluation *evaluation;
  const char *partnership, *result;
  const yst_output *output;
  yst_error *error;
} explain_job;

/* Every name in the register, folded and as written, for a suggestion. */
typedef struct known_names {
  size_t count, capacity;
  yst_text *folded;
  size_t written_count, written_capacity;
  yst_text *written;
} known_names;

static void keep_name(yst_arena *arena, known_names *known, yst_text name, yst_text folded)
{
  YST_PUSH(arena, known->folded, known->count, known->capacity, yst_arena_copy(arena, folded));
  YST_PUSH(arena, known->written, known->written_count, known->written_capacity, yst_arena_copy(arena, name));
}

static yst_status say_no_partnership(explain_job *job, yst_text wanted, const known_names *known)
{
  yst_arena *arena = job->evaluation->arena;
  yst_text asked = yst_text_from(job->partnership);
  long near = yst_text_nearest(wanted, known->folded, known->count);
  yst_text words = near < 0 ? yst_format(arena, "no partnership is called `%t`", asked)
                            : yst_format(arena, "no partnership is called `%t`; did you mean `%t`?", asked,
                                         known->written[near]);
  return yst_fail_text(job->error, YST_ERROR_USE, words);
}

/* Moves to the partnership that is asked about, by whichever of its names. */
static yst_status find_partnership(explain_job *job)
{
  yst_evaluation *e = job->evaluation;
  yst_text wanted = yst_text_key(e->arena, yst_text_from(job->partnership));
  known_names known = {.count = 0};
  yst_status status;
  while ((status = yst_evaluation_go_on(e)) == YST_OK) {
    const yst_text *names;
    size_t count = yst_run_names(e->run, e->scratch, &names);
    for (size_t i = 0; i < count; i++) {
      yst_text folded = yst_text_key(e->scratch, names[i]);
      if (yst_text_equal(folded, wanted)) return YST_OK;
      keep_name(e->arena, &known, names[i], folded);
    }
  }
  return status == YST_END ? say_no_partnership(job, wanted, &known) : status;
}

static yst_status find_result(explain_job *job, const yst_report *report, const yst_result **only)
{
  *only = NULL;
  if (!job->result) return YST_OK;
  yst_text problem;
  *only = yst_find_result(report->arena, &report->plan, yst_text_from(job->result), &problem);
  return *only ? YST_OK : yst_fail_text(job->error, YST_ERROR_USE, problem);
}

static yst_status write_explanation(void *context)
{
  explain_job *job = context;
  yst_report report = yst_evaluation_report(job->evaluation, job->output);
  report.layout = yst_layout_in(&report.out.buffer, report.width, report.colour);
  const yst_result *only;
  yst_status status = find_result(job, &report, &only);
  if (status != YST_OK) return status;
  status = find_partnership(job);
  if (status != YST_OK) return status;
  if (job->output->form == YST_FORM_JSON) {
    yst_explain_json(&report, job->evaluation->outcome, only);
  } else {
    yst_explain_text(&report, job->evaluation->outcome, only);
  }
  return yst_out_end(&report.out) ? YST_OK : YST_ERROR_WRITE;
}

yst_status yst_evaluation_explain(yst_evaluation *evaluation, const char *partnership, const char *result,
                                  const yst_output *output, yst_error *error)
{
  yst_fail(error, YST_OK, "");
  if (output->form != YST_FORM_TEXT && output->form != YST_FORM_JSON) {
    return yst_fail(error, YST_ERROR_USE, "an explanation is written as text or JSON");
  }
  explain_job job = {evaluation, partnership, result, output, error};
  return yst_evaluation_guard(evaluation, write_explanation, &job);
}
