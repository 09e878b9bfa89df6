#include "evaluate/run.h"

size_t yst_run_names(const yst_run *run, yst_arena *arena, const yst_text **names)
{
  yst_text *found = NULL, also = {"", 0};
  size_t count = 0, capacity = 0;
  if (run->binding.also_column != YST_NO_COLUMN) also = run->binding.row->cells[run->binding.also_column];
  YST_PUSH(arena, found, count, capacity, run->outcome.name);
  while (also.length) {
    yst_text one = yst_take_name(&also);
    if (one.length) YST_PUSH(arena, found, count, capacity, one);
  }
  *names = found;
  return count;
}
