#include "api/handles.h"
#include "check/check.h"
#include "check/witness.h"
#include "report/json.h"

static const yst_level levels[] = {[YST_SEVERITY_ERROR] = YST_LEVEL_ERROR,
                                   [YST_SEVERITY_WARNING] = YST_LEVEL_WARNING,
                                   [YST_SEVERITY_NOTE] = YST_LEVEL_NOTE};

/* ---- one by one ---- */

static yst_where where_of(const yst_toolkit *toolkit, yst_span span)
{
  const yst_source *source = yst_sources_get(toolkit->texts, span.source);
  if (!source) return (yst_where){.file = {"", 0}};
  yst_position start = yst_source_position(source, span.start), end = yst_source_position(source, span.end);
  return (yst_where){yst_string_of(source->name), start.line, start.column, end.line, end.column};
}

static void write_code(char *to, unsigned code)
{
  to[0] = 'Y';
  to[1] = (char)('0' + code / 100 % 10);
  to[2] = (char)('0' + code / 10 % 10);
  to[3] = (char)('0' + code % 10);
  to[4] = '\0';
}

static const yst_diag *diag_at(const yst_toolkit *toolkit, size_t index)
{
  return index < toolkit->diags->count ? toolkit->diags->items[index] : NULL;
}

size_t yst_toolkit_message_count(const yst_toolkit *toolkit)
{
  return toolkit->diags->count;
}

yst_status yst_toolkit_message(const yst_toolkit *toolkit, size_t index, yst_message *message)
{
  const yst_diag *diag = diag_at(toolkit, index);
  if (!diag) return YST_END;
  const yst_code_info *info = yst_code_info_of((unsigned)diag->code);
  *message = (yst_message){.check = info ? info->slug : "",
                           .level = levels[diag->severity],
                           .where = where_of(toolkit, diag->span),
                           .text = yst_string_of(diag->message),
                           .consequence = yst_string_of(diag->consequence),
                           .citation = yst_string_of(diag->citation),
                           .label_count = diag->label_count,
                           .fix_count = diag->fix_count,
                           .help_count = diag->help_count};
  write_code(message->code, (unsigned)diag->code);
  return YST_OK;
}

yst_status yst_toolkit_message_label(const yst_toolkit *toolkit, size_t index, size_t label,
                                     yst_message_label *result)
{
  const yst_diag *diag = diag_at(toolkit, index);
  if (!diag || label >= diag->label_count) return YST_END;
  *result = (yst_message_label){where_of(toolkit, diag->labels[label].span),
                                yst_string_of(diag->labels[label].text)};
  return YST_OK;
}

yst_status yst_toolkit_message_fix(const yst_toolkit *toolkit, size_t index, size_t fix,
                                   yst_message_fix *result)
{
  const yst_diag *diag = diag_at(toolkit, index);
  if (!diag || fix >= diag->fix_count) return YST_END;
  const yst_fix *found = &diag->fixes[fix];
  *result =
      (yst_message_fix){where_of(toolkit, found->span), yst_string_of(found->replacement), found->certain};
  return YST_OK;
}

yst_status yst_toolkit_message_help(const yst_toolkit *toolkit, size_t index, size_t help, yst_string *result)
{
  const yst_diag *diag = diag_at(toolkit, index);
  if (!diag || help >= diag->help_count) return YST_END;
  *result = yst_string_of(diag->helps[help]);
  return YST_OK;
}

yst_status yst_toolkit_message_witness(const yst_toolkit *toolkit, size_t index, yst_message_witness *result)
{
  const yst_diag *diag = diag_at(toolkit, index);
  const yst_witness *witness = diag ? diag->witness : NULL;
  if (!witness || witness->state != YST_WITNESS_HOLDS) return YST_END;
  *result = (yst_message_witness){yst_string_of(witness->words), yst_string_of(witness->block),
                                  yst_string_of(witness->header), yst_string_of(witness->line)};
  return YST_OK;
}

size_t yst_toolkit_error_count(const yst_toolkit *toolkit)
{
  return toolkit->diags->errors;
}

size_t yst_toolkit_warning_count(const yst_toolkit *toolkit)
{
  return toolkit->diags->warnings;
}

/* ---- all at once ---- */

typedef struct write_job {
  const yst_toolkit *const *toolkits;
  size_t count;
  const yst_output *output;
  yst_arena *arena;
} write_job;

static yst_messages messages_of(const write_job *job, size_t index)
{
  const yst_toolkit *toolkit = job->toolkits[index];
  const yst_touches *touches = job->output->touches ? job->output->touches[index] : NULL;
  return (yst_messages){.file = toolkit->file,
                        .texts = toolkit->texts,
                        .diags = toolkit->diags,
                        .left_out = toolkit->left_out,
                        .not_run = toolkit->not_run,
                        .asked_not_run = toolkit->asked_not_run,
                        .witness = job->output->witness,
                        .all = job->output->all,
                        .touched = touches ? touches->items : NULL,
                        .untold = job->output->touches && !touches && toolkit->model};
}

/* Forms that hold all files in one document. */
static void write_document(write_job *job, yst_buffer *buffer)
{
  yst_messages *all = YST_NEW_ARRAY(job->arena, job->count, yst_messages);
  for (size_t i = 0; i < job->count; i++) all[i] = messages_of(job, i);
  if (job->output->form == YST_FORM_SARIF)
    yst_messages_sarif(buffer, all, job->count, yst_version());
  else
    yst_messages_json(buffer, all, job->count);
}

static void write_one(write_job *job, size_t index, yst_buffer *buffer)
{
  yst_messages messages = messages_of(job, index);
  yst_layout layout = yst_layout_in(buffer, yst_output_width(job->output), job->output->colour);
  switch (job->output->form) {
  case YST_FORM_LINE: yst_messages_line(buffer, &messages); break;
  case YST_FORM_NARRATED: yst_messages_narrated(&layout, &messages); break;
  default: yst_messages_text(&layout, &messages);
  }
}

static yst_status write_messages(void *context)
{
  write_job *job = context;
  yst_out out = yst_out_to(job->arena, job->output->write, job->output->context);
  if (job->output->form == YST_FORM_JSON || job->output->form == YST_FORM_SARIF) {
    write_document(job, &out.buffer);
    return yst_out_end(&out) ? YST_OK : YST_ERROR_WRITE;
  }
  for (size_t i = 0; i < job->count; i++) {
    write_one(job, i, &out.buffer);
    yst_out_step(&out);
  }
  return yst_out_end(&out) ? YST_OK : YST_ERROR_WRITE;
}

static bool is_form_of_messages(yst_form form)
{
  return form == YST_FORM_TEXT || form == YST_FORM_JSON || form == YST_FORM_LINE ||
         form == YST_FORM_NARRATED || form == YST_FORM_SARIF;
}

yst_status yst_messages_write(const yst_toolkit *const *toolkits, size_t count, const yst_output *output)
{
  yst_arena *arena;
  if (!is_form_of_messages(output->form)) return YST_ERROR_USE;
  if (!yst_arenas_new(&arena, 1)) return YST_ERROR_MEMORY;
  write_job job = {toolkits, count, output, arena};
  yst_status status = yst_guard(&arena, 1, write_messages, &job);
  yst_arenas_free(&arena, 1);
  return status;
}

/* ---- the codes ---- */

static yst_code_entry entry_of(const yst_code_info *info)
{
  const yst_check *check = yst_check_of(info->code);
  yst_code_entry entry = {.check = info->slug,
                          .title = info->title,
                          .level = levels[info->severity],
                          .settable = yst_code_is_settable(info),
                          .needs_sound_file = check && check->needs_clean_model};
  write_code(entry.code, (unsigned)info->code);
  return entry;
}

yst_status yst_code_at(size_t index, yst_code_entry *entry)
{
  size_t count;
  const yst_code_info *codes = yst_codes(&count);
  if (index >= count) return YST_END;
  *entry = entry_of(&codes[index]);
  return YST_OK;
}

yst_status yst_code_find(const char *word, yst_code_entry *entry)
{
  const yst_code_info *info = yst_code_info_named(yst_text_from(word));
  if (!info) return YST_ERROR_USE;
  *entry = entry_of(info);
  return YST_OK;
}
