#include <stdlib.h>

#include "api/handles.h"

typedef struct touch_job {
  yst_touches *touches;
  const yst_toolkit *toolkit;
  const yst_register_table *tables;
  size_t table_count;
  yst_day as_at;
  yst_arena *run_arena;
} touch_job;

static yst_status find_touched(void *context)
{
  touch_job *job = context;
  yst_touches *touches = job->touches;
  const yst_toolkit *toolkit = job->toolkit;
  const yst_table_input *inputs = yst_inputs_of(job->run_arena, job->tables, job->table_count);
  touches->count = toolkit->diags->count;
  touches->items = yst_touched_find(touches->arena, job->run_arena, toolkit->model, toolkit->diags,
                                    job->as_at, inputs, job->table_count);
  return touches->items ? YST_OK : YST_ERROR_REGISTER;
}

static yst_status find(touch_job *job, yst_error *error)
{
  if (!yst_arenas_new(&job->run_arena, 1)) return YST_ERROR_MEMORY;
  yst_arena *const arenas[] = {job->touches->arena, job->run_arena};
  yst_status status = yst_guard(arenas, 2, find_touched, job);
  yst_arenas_free(&job->run_arena, 1);
  return status == YST_ERROR_REGISTER ? yst_fail(error, status, "the register cannot be read") : status;
}

static yst_touches *new_touches(void)
{
  yst_arena *arena;
  if (!yst_arenas_new(&arena, 1)) return NULL;
  yst_touches *made = malloc(sizeof *made);
  if (!made) {
    yst_arenas_free(&arena, 1);
    return NULL;
  }
  *made = (yst_touches){.arena = arena};
  return made;
}

yst_status yst_touches_find(const yst_toolkit *toolkit, const char *as_at, const yst_register_table *tables,
                            size_t table_count, yst_touches **touches, yst_error *error)
{
  touch_job job = {.toolkit = toolkit, .tables = tables, .table_count = table_count};
  *touches = NULL;
  yst_fail(error, YST_OK, "");
  if (!toolkit->sound)
    return yst_fail(error, YST_ERROR_RULES, "the rule file has errors in its words, names or types");
  if (!table_count) return yst_fail(error, YST_ERROR_USE, "there is no register");
  if (!yst_read_as_at(as_at, &job.as_at))
    return yst_fail(error, YST_ERROR_USE, "the as-at date is not a day");
  job.touches = new_touches();
  yst_status status = job.touches ? find(&job, error) : YST_ERROR_MEMORY;
  if (status == YST_ERROR_MEMORY) yst_fail(error, status, "there is not enough memory");
  if (status == YST_OK) {
    *touches = job.touches;
  } else {
    yst_touches_free(job.touches);
  }
  return status;
}

void yst_touches_free(yst_touches *touches)
{
  if (!touches) return;
  yst_arena_free(touches->arena);
  free(touches);
}

yst_status yst_touches_message(const yst_touches *touches, size_t index, yst_message_touches *result)
{
  static const yst_touching told[] = {[YST_TOUCH_UNTOLD] = YST_TOUCHING_UNTOLD,
                                      [YST_TOUCH_NOTHING] = YST_TOUCHING_WORDS,
                                      [YST_TOUCH_LINES] = YST_TOUCHING_LINES};
  if (index >= touches->count) return YST_END;
  const yst_touched *touched = &touches->items[index];
  *result =
      (yst_message_touches){told[touched->told], touched->count, touched->maybe_count, touched->named_count};
  return YST_OK;
}

yst_status yst_touches_line(const yst_touches *touches, size_t index, size_t place,
                            yst_touched_partnership *result)
{
  if (index >= touches->count || place >= touches->items[index].named_count) return YST_END;
  const yst_touched_line *line = &touches->items[index].named[place];
  *result = (yst_touched_partnership){yst_string_of(line->name), line->line};
  return YST_OK;
}
