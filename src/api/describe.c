#include "report/describe.h"
#include "api/handles.h"
#include "report/words.h"

typedef struct describe_job {
  const yst_toolkit *toolkit;
  bool summary;
  const yst_output *output;
  yst_arena *arena;
} describe_job;

static yst_page_form page_form(yst_form form)
{
  if (form == YST_FORM_HTML) return YST_PAGE_HTML;
  return form == YST_FORM_MARKDOWN ? YST_PAGE_MARKDOWN : YST_PAGE_TEXT;
}

static yst_status describe(void *context)
{
  describe_job *job = context;
  const yst_model *model = job->toolkit->model;
  yst_buffer beneath = yst_buffer_in(job->arena);
  if (model->toolkit.body.length) yst_buffer_format(&beneath, "%t. ", model->toolkit.body);
  if (model->toolkit.version.length) yst_buffer_format(&beneath, "Version %t. ", model->toolkit.version);
  yst_page page;
  yst_page_begin(&page, page_form(job->output->form),
                 yst_out_to(job->arena, job->output->write, job->output->context),
                 yst_output_width(job->output), job->arena, yst_toolkit_title(model),
                 yst_text_trim(yst_buffer_text(&beneath)));
  yst_describe(&page, model, job->summary);
  return yst_page_end(&page) ? YST_OK : YST_ERROR_WRITE;
}

yst_status yst_toolkit_describe(const yst_toolkit *toolkit, bool summary, const yst_output *output,
                                yst_error *error)
{
  yst_arena *arena;
  yst_fail(error, YST_OK, "");
  if (!toolkit->program) return yst_fail(error, YST_ERROR_RULES, "the rule file is faulty");
  if (output->form != YST_FORM_TEXT && output->form != YST_FORM_MARKDOWN && output->form != YST_FORM_HTML)
    return yst_fail(error, YST_ERROR_USE, "a toolkit is described as text, Markdown or HTML");
  if (!yst_arenas_new(&arena, 1)) return yst_fail(error, YST_ERROR_MEMORY, "there is not enough memory");
  describe_job job = {toolkit, summary, output, arena};
  yst_status status = yst_guard(&arena, 1, describe, &job);
  yst_arenas_free(&arena, 1);
  if (status == YST_ERROR_MEMORY) yst_fail(error, status, "there is not enough memory");
  return status;
}
