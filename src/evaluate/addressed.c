#include "evaluate/run.h"

void yst_run_start_addressed(yst_run *run)
{
  const yst_model *model = run->program->model;
  run->addressed = yst_lookup_new(run->arena);
  run->addressed_seen = YST_NEW_ARRAY(run->arena, model->addressed_count + 1, bool);
  for (size_t i = 0; i < model->addressed_count; i++)
    (void)yst_lookup_add(run->addressed, model->addressed[i].name, (uint32_t)i);
}

static void see(yst_run *run, const yst_text *names, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    uint32_t place = yst_lookup_find(run->addressed, names[i], run->record_arena);
    if (place != YST_LOOKUP_NONE) run->addressed_seen[place] = true;
  }
}

void yst_run_see_addressed(yst_run *run)
{
  const yst_names *names = &run->binding.names;
  if (!run->program->model->addressed_count) return;
  see(run, names->all, names->count);
  see(run, names->unsure, names->unsure_count);
}

/* A name that several rules have is told at the first of them. */
void yst_run_judge_addressed(yst_run *run)
{
  const yst_model *model = run->program->model;
  for (size_t i = 0; i < model->addressed_count; i++) {
    const yst_addressed *one = &model->addressed[i];
    uint32_t first = yst_lookup_find(run->addressed, one->name, run->record_arena);
    if (first != i || run->addressed_seen[i]) continue;
    yst_text rule = yst_atom_text(model->atoms, one->about.name);
    (void)yst_findings_add(&run->whole, YST_NOTE, &one->about,
                           yst_dotted(run->arena, rule.length ? rule : YST_TEXT("toolkit"), "no_such_name"),
                           "\"%t\" applies to \"%t\", which is no partnership of the register.",
                           one->about.label.length ? one->about.label : rule, one->name);
  }
}
