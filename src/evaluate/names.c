#include "evaluate/run.h"

size_t yst_run_names(const yst_run *run, yst_arena *arena, const yst_text **names)
{
  const yst_names *all = &run->binding.names;
  if (all->count) {
    *names = all->all;
    return all->count;
  }
  yst_text *nameless = YST_NEW(arena, yst_text);
  *nameless = run->outcome.name;
  *names = nameless;
  return 1;
}
