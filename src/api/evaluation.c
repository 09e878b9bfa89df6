#include <stdlib.h>

#include "api/handles.h"

/* ---- opening ---- */

typedef struct open_job {
  yst_evaluation *evaluation;
  const yst_request *request;
  const yst_register_table *tables;
  size_t table_count;
  yst_error *error;
} open_job;

static yst_status open_run(void *context)
{
  open_job *job = context;
  yst_evaluation *e = job->evaluation;
  const yst_model *model = e->toolkit->model;
  e->has_selection = job->request->select != NULL;
  if (e->has_selection) {
    yst_text problem;
    yst_text list = yst_text_from(job->request->select);
    if (!yst_select(e->arena, model, list, &e->selection, &problem)) {
      return yst_fail_text(job->error, YST_ERROR_USE, problem);
    }
  }
  bool findings = job->request->findings || (e->has_selection && e->selection.has_findings);
  e->findings = findings;
  const bool *wanted = e->has_selection ? e->selection.wanted : NULL;
  yst_run_options options = {e->as_at, findings, wanted, !findings};
  e->plan = yst_plan_of(e->arena, e->toolkit->program, wanted);
  const yst_table_input *inputs = yst_inputs_of(e->arena, job->tables, job->table_count);
  e->run = yst_run_open(e->run_arena, e->toolkit->program, &options, inputs, job->table_count);
  return YST_OK;
}

static yst_status check_request(const yst_toolkit *toolkit, const yst_request *request, size_t table_count,
                                yst_day *as_at, yst_error *error)
{
  if (!toolkit->program) return yst_fail(error, YST_ERROR_RULES, "the rule file is faulty");
  if (!table_count) return yst_fail(error, YST_ERROR_USE, "there is no register");
  if (!yst_read_as_at(request->as_at, as_at)) {
    return yst_fail(error, YST_ERROR_USE,
                    "the as-at date is not a day, such as `2011-07-28` or `28 July 2011`");
  }
  return YST_OK;
}

static yst_evaluation *new_evaluation(const yst_toolkit *toolkit, yst_day as_at)
{
  yst_arena *arenas[3];
  if (!yst_arenas_new(arenas, 3)) return NULL;
  yst_evaluation *made = malloc(sizeof *made);
  if (!made) {
    yst_arenas_free(arenas, 3);
    return NULL;
  }
  *made = (yst_evaluation){
      .toolkit = toolkit, .arena = arenas[0], .scratch = arenas[1], .run_arena = arenas[2], .as_at = as_at};
  return made;
}

yst_status yst_evaluation_guard(yst_evaluation *e, yst_work work, void *context)
{
  yst_arena *const arenas[] = {e->arena, e->scratch, e->run_arena};
  return yst_guard(arenas, 3, work, context);
}

yst_status yst_evaluation_open(const yst_toolkit *toolkit, const yst_request *request,
                               const yst_register_table *tables, size_t table_count,
                               yst_evaluation **evaluation, yst_error *error)
{
  *evaluation = NULL;
  yst_fail(error, YST_OK, "");
  yst_day as_at = 0;
  yst_status status = check_request(toolkit, request, table_count, &as_at, error);
  if (status != YST_OK) return status;
  yst_evaluation *made = new_evaluation(toolkit, as_at);
  if (!made) return yst_fail(error, YST_ERROR_MEMORY, "there is not enough memory");
  open_job job = {made, request, tables, table_count, error};
  status = yst_evaluation_guard(made, open_run, &job);
  if (status == YST_ERROR_MEMORY) yst_fail(error, status, "there is not enough memory");
  if (status != YST_OK) {
    yst_evaluation_free(made);
    return status;
  }
  *evaluation = made;
  return YST_OK;
}

void yst_evaluation_free(yst_evaluation *evaluation)
{
  if (!evaluation) return;
  yst_arena_free(evaluation->run_arena);
  yst_arena_free(evaluation->scratch);
  yst_arena_free(evaluation->arena);
  free(evaluation);
}

/* ---- one partnership after the other ---- */

yst_status yst_evaluation_go_on(yst_evaluation *e)
{
  yst_arena_reset(e->scratch);
  if (e->at_end) return YST_END;
  switch (yst_run_next(e->run, &e->outcome)) {
  case YST_RUN_RECORD: return YST_OK;
  case YST_RUN_UNREADABLE: e->outcome = NULL; return YST_ERROR_REGISTER;
  case YST_RUN_END: break;
  }
  e->at_end = true;
  e->outcome = yst_run_whole(e->run);
  return YST_END;
}

static yst_status go_on(void *context)
{
  return yst_evaluation_go_on(context);
}

yst_status yst_evaluation_next(yst_evaluation *evaluation)
{
  return yst_evaluation_guard(evaluation, go_on, evaluation);
}

/* ---- reports ---- */

typedef struct report_job {
  yst_evaluation *evaluation;
  const yst_output *output;
  yst_counts *counts;
} report_job;

static const yst_report_form *form_of(yst_form form)
{
  switch (form) {
  case YST_FORM_TEXT: return &yst_report_text;
  case YST_FORM_JSON: return &yst_report_json;
  case YST_FORM_HTML: return &yst_report_html;
  case YST_FORM_CSV: return &yst_report_csv;
  case YST_FORM_FINDINGS: return &yst_report_findings;
  default: break; /* forms of other reports */
  }
  return NULL;
}

yst_report yst_evaluation_report(yst_evaluation *e, const yst_output *output)
{
  return (yst_report){.arena = e->arena,
                      .scratch = e->scratch,
                      .run = e->run,
                      .program = e->toolkit->program,
                      .model = e->toolkit->model,
                      .selection = e->has_selection ? &e->selection : NULL,
                      .plan = e->plan,
                      .as_at = e->as_at,
                      .findings = e->findings,
                      .width = yst_output_width(output),
                      .colour = output->colour,
                      .out = yst_out_to(e->arena, output->write, output->context)};
}

static yst_status write_report(void *context)
{
  report_job *job = context;
  const yst_report_form *form = form_of(job->output->form);
  if (!form || job->evaluation->at_end) return YST_ERROR_USE;
  yst_report report = yst_evaluation_report(job->evaluation, job->output);
  yst_run_state state = yst_report_evaluation(&report, form);
  job->evaluation->at_end = true;
  job->evaluation->outcome = NULL;
  if (job->counts) {
    *job->counts = (yst_counts){.partnerships = report.counts.partnerships,
                                .findings = report.counts.findings,
                                .notes = report.counts.notes,
                                .undecided = report.counts.undecided};
  }
  if (state == YST_RUN_UNREADABLE) return YST_ERROR_REGISTER;
  return report.out.failed ? YST_ERROR_WRITE : YST_OK;
}

yst_status yst_evaluation_write(yst_evaluation *evaluation, const yst_output *output, yst_counts *counts)
{
  report_job job = {.evaluation = evaluation, .output = output, .counts = counts};
  return yst_evaluation_guard(evaluation, write_report, &job);
}
