#include "diagnostic/mend.h"
#include "api/handles.h"

typedef struct mend_job {
  const yst_toolkit *toolkit;
  const yst_output *text, *list;
  size_t message, fix; /* of one change by itself */
  size_t *changes;
  yst_arena *arena;
} mend_job;

/* `halls.rules:4:17: write … instead of … (Y105 lookalike)` */
static void write_edit(yst_buffer *list, const yst_toolkit *toolkit, const yst_edit *edit)
{
  const yst_diag *diag = edit->diag;
  const yst_code_info *info = yst_code_info_of((unsigned)diag->code);
  yst_message_place_write(list, toolkit->texts, diag->fixes[edit->fix].span);
  yst_buffer_format(list, ": %t (Y%u %s)\n",
                    yst_message_change_words(list->arena, toolkit->texts, &diag->fixes[edit->fix]),
                    (unsigned)diag->code, info ? info->slug : "");
}

static yst_status write_edits(mend_job *job, const yst_edits *edits, const yst_source *source)
{
  yst_out text = yst_out_to(job->arena, job->text->write, job->text->context);
  yst_edits_make(edits, source, &text.buffer);
  if (!yst_out_end(&text)) return YST_ERROR_WRITE;
  if (!job->list) return YST_OK;
  yst_out list = yst_out_to(job->arena, job->list->write, job->list->context);
  for (size_t i = 0; i < edits->count; i++) write_edit(&list.buffer, job->toolkit, &edits->items[i]);
  return yst_out_end(&list) ? YST_OK : YST_ERROR_WRITE;
}

static yst_status mend(void *context)
{
  mend_job *job = context;
  const yst_source *source = yst_sources_get(job->toolkit->texts, 1);
  if (!source) return YST_ERROR_RULES;
  yst_edits edits = yst_edits_certain(job->arena, job->toolkit->diags, source);
  *job->changes = edits.count;
  return write_edits(job, &edits, source);
}

static yst_status mend_one(void *context)
{
  mend_job *job = context;
  yst_edit edit = {job->toolkit->diags->items[job->message], job->fix};
  const yst_source *source = yst_sources_get(job->toolkit->texts, 1);
  if (!source || edit.diag->fixes[job->fix].span.source != source->number) return YST_ERROR_USE;
  yst_edits edits = {1, &edit};
  return write_edits(job, &edits, source);
}

static yst_status guarded(mend_job *job, yst_work work)
{
  if (!yst_arenas_new(&job->arena, 1)) return YST_ERROR_MEMORY;
  yst_status status = yst_guard(&job->arena, 1, work, job);
  yst_arenas_free(&job->arena, 1);
  return status;
}

yst_status yst_toolkit_mend(const yst_toolkit *toolkit, const yst_output *text, const yst_output *list,
                            size_t *changes)
{
  mend_job job = {.toolkit = toolkit, .text = text, .list = list, .changes = changes};
  *changes = 0;
  return guarded(&job, mend);
}

yst_status yst_toolkit_mend_one(const yst_toolkit *toolkit, size_t message, size_t fix,
                                const yst_output *text)
{
  if (message >= toolkit->diags->count || fix >= toolkit->diags->items[message]->fix_count) return YST_END;
  mend_job job = {.toolkit = toolkit, .text = text, .message = message, .fix = fix};
  return guarded(&job, mend_one);
}
