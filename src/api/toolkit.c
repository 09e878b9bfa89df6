#include "api/handles.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "check/check.h"
#include "inquire/witnesses.h"
#include "report/plan.h"
#include "report/words.h"
#include "syntax/format.h"
#include "syntax/parse.h"

/* ---- compiling ---- */

typedef struct compile_job {
  const yst_rules *rules;
  yst_toolkit *toolkit;
  yst_error *error;
} compile_job;

/* The library's texts and the caller's strings are two types of one shape. */
static bool load(void *context, yst_text from, yst_text wanted, yst_text *name, yst_text *bytes)
{
  const yst_rules *rules = context;
  yst_string found_name = {"", 0}, found_bytes = {"", 0};
  if (!rules->load) return false;
  if (!rules->load(rules->context, yst_string_of(from), yst_string_of(wanted), &found_name, &found_bytes))
    return false;
  *name = yst_text_given(found_name);
  *bytes = yst_text_given(found_bytes);
  return true;
}

static yst_status refuse_wish(compile_job *job, yst_text name, yst_wish_answer answer)
{
  yst_arena *arena = job->toolkit->arena;
  if (answer == YST_WISH_REFUSED)
    return yst_fail_text(job->error, YST_ERROR_USE,
                         yst_format(arena,
                                    "`%t` is an error of the language, which has to be mended: "
                                    "it can be neither allowed nor only warned of",
                                    name));
  yst_text near = yst_levels_nearest(arena, name);
  yst_text words = near.length
                       ? yst_format(arena, "no check is called `%t`; did you mean `%t`?", name, near)
                       : yst_format(arena, "no check is called `%t`; `check --list` names them", name);
  return yst_fail_text(job->error, YST_ERROR_USE, words);
}

static yst_status read_wishes(compile_job *job, yst_levels *levels)
{
  static const yst_wish meant[] = {
      [YST_ALLOW] = YST_WISH_ALLOW, [YST_WARN] = YST_WISH_WARN, [YST_DENY] = YST_WISH_DENY};
  for (size_t i = 0; i < job->rules->wish_count; i++) {
    const yst_level_wish *wish = &job->rules->wishes[i];
    yst_text name = yst_text_from(wish->name);
    yst_wish_answer answer = yst_levels_wish(levels, name, meant[wish->level]);
    if (answer != YST_WISH_TAKEN) return refuse_wish(job, name, answer);
  }
  return YST_OK;
}

static yst_status read_syntax(compile_job *job)
{
  yst_toolkit *toolkit = job->toolkit;
  const yst_source *source =
      yst_sources_add(toolkit->texts, toolkit->file, yst_text_given(job->rules->bytes));
  if (!source) return yst_fail(job->error, YST_ERROR_USE, "the rule file is too large");
  yst_parse(toolkit->arena, yst_atoms_new(toolkit->arena), source, toolkit->diags);
  yst_diags_sort(toolkit->diags);
  return toolkit->diags->errors ? YST_ERROR_RULES : YST_OK;
}

static yst_status compile(void *context)
{
  compile_job *job = context;
  yst_toolkit *toolkit = job->toolkit;
  toolkit->texts = yst_sources_new(toolkit->arena);
  toolkit->diags = yst_diags_new(toolkit->arena);
  toolkit->file = yst_arena_copy(toolkit->arena, yst_text_given(job->rules->name));
  if (job->rules->syntax_only) return read_syntax(job);
  yst_levels *levels = yst_levels_new(toolkit->arena);
  yst_status status = read_wishes(job, levels);
  if (status != YST_OK) return status;
  toolkit->levels = levels;
  yst_levels_mute(levels, toolkit->diags);
  toolkit->left_out = yst_levels_unwanted(levels, toolkit->arena);
  toolkit->model =
      yst_model_build(toolkit->arena, toolkit->texts, toolkit->file, yst_text_given(job->rules->bytes), load,
                      (void *)(uintptr_t)job->rules, toolkit->diags);
  toolkit->sound = toolkit->diags->errors == 0;
  if (job->rules->checks) toolkit->not_run = yst_check_model(toolkit->model, levels, toolkit->diags);
  toolkit->asked_not_run = yst_levels_asked(levels, toolkit->arena, &toolkit->not_run);
  yst_levels_apply(levels, toolkit->diags);
  yst_messages_cite(toolkit->model, toolkit->diags);
  yst_diags_sort(toolkit->diags);
  if (toolkit->diags->errors) return YST_ERROR_RULES;
  toolkit->program = yst_program_compile(toolkit->arena, toolkit->model);
  return YST_OK;
}

/* ---- witnesses ---- */

typedef struct prove_job {
  yst_toolkit *toolkit;
  yst_arena *scratch;
} prove_job;

static yst_status prove_witnesses(void *context)
{
  prove_job *job = context;
  yst_witnesses_prove(job->scratch, job->toolkit->model, job->toolkit->diags);
  return YST_OK;
}

/* Needs a compiled toolkit of its own, of which nothing is kept. */
static yst_status prove(yst_toolkit *toolkit)
{
  if (!toolkit->sound || !yst_witnesses_wait(toolkit->diags)) return YST_OK;
  yst_arena *scratch;
  if (!yst_arenas_new(&scratch, 1)) return YST_ERROR_MEMORY;
  yst_arena *const arenas[] = {toolkit->arena, scratch};
  prove_job job = {toolkit, scratch};
  yst_status status = yst_guard(arenas, 2, prove_witnesses, &job);
  yst_arenas_free(&scratch, 1);
  return status;
}

yst_status yst_toolkit_compile(const yst_rules *rules, yst_toolkit **toolkit, yst_error *error)
{
  *toolkit = NULL;
  yst_fail(error, YST_OK, "");
  yst_toolkit *made = yst_toolkit_new();
  if (!made) return yst_fail(error, YST_ERROR_MEMORY, "there is not enough memory");
  compile_job job = {rules, made, error};
  yst_status status = yst_guard(&made->arena, 1, compile, &job);
  bool compiled = status == YST_OK || status == YST_ERROR_RULES;
  if (compiled && prove(made) == YST_ERROR_MEMORY) status = YST_ERROR_MEMORY;
  if (status == YST_ERROR_MEMORY) yst_fail(error, status, "there is not enough memory");
  if (status == YST_ERROR_RULES) yst_fail(error, status, "the rule file is faulty");
  if (status == YST_OK || status == YST_ERROR_RULES) {
    *toolkit = made;
  } else {
    yst_toolkit_free(made);
  }
  return status;
}

void yst_toolkit_free(yst_toolkit *toolkit)
{
  if (!toolkit) return;
  yst_arena_free(toolkit->arena);
  free(toolkit);
}

/* ---- what it says of itself ---- */

yst_string yst_toolkit_name(const yst_toolkit *toolkit)
{
  if (!toolkit->model) return yst_string_of(YST_TEXT(""));
  return yst_string_of(yst_atom_text(toolkit->model->atoms, toolkit->model->toolkit.about.name));
}

yst_string yst_toolkit_label(const yst_toolkit *toolkit)
{
  return yst_string_of(toolkit->model ? yst_toolkit_title(toolkit->model) : YST_TEXT(""));
}

yst_string yst_toolkit_version(const yst_toolkit *toolkit)
{
  return yst_string_of(toolkit->model ? toolkit->model->toolkit.version : YST_TEXT(""));
}

yst_string yst_toolkit_body(const yst_toolkit *toolkit)
{
  return yst_string_of(toolkit->model ? toolkit->model->toolkit.body : YST_TEXT(""));
}

yst_status yst_toolkit_result_at(const yst_toolkit *toolkit, size_t index, yst_result_entry *entry)
{
  const yst_model *model = toolkit->model;
  for (size_t i = 0; model && i < model->result_count; i++) {
    const yst_result *result = model->results[i];
    if (result->hidden || yst_result_is_of_register(result)) continue;
    if (index--) continue;
    *entry = (yst_result_entry){yst_string_of(result->name), yst_string_of(result->label),
                                yst_kind_word(result->type.kind)};
    return YST_OK;
  }
  return YST_END;
}

/* ---- the canonical layout ---- */

typedef struct format_job {
  const yst_toolkit *toolkit;
  const yst_output *output;
  yst_arena *arena;
} format_job;

static yst_status format(void *context)
{
  format_job *job = context;
  const yst_source *source = yst_sources_get(job->toolkit->texts, 1);
  if (!source) return YST_ERROR_RULES;
  yst_diags *diags = yst_diags_new(job->arena);
  const yst_tree *tree = yst_parse(job->arena, yst_atoms_new(job->arena), source, diags);
  if (diags->errors) return YST_ERROR_RULES;
  yst_out out = yst_out_to(job->arena, job->output->write, job->output->context);
  yst_format_source(tree, &out.buffer);
  return yst_out_end(&out) ? YST_OK : YST_ERROR_WRITE;
}

yst_status yst_toolkit_format(const yst_toolkit *toolkit, const yst_output *output)
{
  yst_arena *arena;
  if (!yst_arenas_new(&arena, 1)) return YST_ERROR_MEMORY;
  format_job job = {toolkit, output, arena};
  yst_status status = yst_guard(&arena, 1, format, &job);
  yst_arenas_free(&arena, 1);
  return status;
}
