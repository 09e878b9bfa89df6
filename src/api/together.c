#include <stdlib.h>

#include "api/handles.h"
#include "inquire/lonely.h"

typedef struct together_job {
  const yst_toolkit *const *toolkits;
  size_t count;
  yst_toolkit *together;
} together_job;

static bool are_sound(const together_job *job)
{
  for (size_t i = 0; i < job->count; i++) {
    if (!job->toolkits[i]->sound) return false;
  }
  return job->count > 1;
}

/* The wishes are those of the first: they were the same for all. */
static yst_status find_together(void *context)
{
  together_job *job = context;
  yst_toolkit *together = job->together;
  together->texts = yst_sources_new(together->arena);
  together->diags = yst_diags_new(together->arena);
  together->file = yst_format(together->arena, "%z files together", job->count);
  if (!are_sound(job)) return YST_OK;
  const yst_model **models = YST_NEW_ARRAY(together->arena, job->count, const yst_model *);
  for (size_t i = 0; i < job->count; i++) models[i] = job->toolkits[i]->model;
  const yst_levels *levels = job->toolkits[0]->levels;
  yst_levels_mute(levels, together->diags);
  yst_lonely_topics(models, job->count, together->texts, together->diags);
  yst_levels_apply(levels, together->diags);
  return YST_OK;
}

yst_status yst_toolkits_together(const yst_toolkit *const *toolkits, size_t count, yst_toolkit **together,
                                 yst_error *error)
{
  *together = NULL;
  yst_fail(error, YST_OK, "");
  yst_toolkit *made = yst_toolkit_new();
  if (!made) return yst_fail(error, YST_ERROR_MEMORY, "there is not enough memory");
  together_job job = {toolkits, count, made};
  if (yst_guard(&made->arena, 1, find_together, &job) != YST_OK) {
    yst_toolkit_free(made);
    return yst_fail(error, YST_ERROR_MEMORY, "there is not enough memory");
  }
  *together = made;
  return YST_OK;
}
