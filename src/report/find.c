#include "report/find.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "report/answer.h"

/* More than these are no help to choose from. */
#define CHOICES_SAID 6

const yst_result *yst_result_of_name(const yst_model *model, yst_text name)
{
  for (size_t i = 0; i < model->result_count; i++) {
    if (yst_text_equal(model->results[i]->name, name)) return model->results[i];
  }
  return NULL;
}

/* What has been found so far; each result once. */
typedef struct matches {
  size_t count;
  const yst_result *items[CHOICES_SAID];
} matches;

static void add_match(matches *found, const yst_result *result)
{
  for (size_t i = 0; i < found->count && i < CHOICES_SAID; i++) {
    if (found->items[i] == result) return;
  }
  if (found->count < CHOICES_SAID) found->items[found->count] = result;
  found->count++;
}

static const yst_result *lead_of(const yst_plan_group *group)
{
  return group->lead ? group->lead : group->results[0];
}

static const yst_result *rule_named(const yst_plan *plan, yst_text name)
{
  for (size_t i = 0; i < plan->group_count; i++) {
    if (yst_text_equal(plan->groups[i].name, name)) return lead_of(&plan->groups[i]);
  }
  return NULL;
}

static yst_text last_part(yst_text name)
{
  size_t at = name.length;
  while (at > 0 && name.bytes[at - 1] != '.') at--;
  return yst_text_of(name.bytes + at, name.length - at);
}

/* A rule goes by its label as a whole, not by each of its results, which have the same. */
static void match_labels(yst_arena *arena, const yst_plan *plan, yst_text folded, matches *found)
{
  for (size_t g = 0; g < plan->group_count; g++) {
    const yst_plan_group *group = &plan->groups[g];
    if (yst_text_equal(yst_text_fold(arena, group->label), folded)) {
      add_match(found, lead_of(group));
      continue;
    }
    for (size_t i = 0; i < group->count; i++) {
      yst_text label = yst_result_label(arena, group->results[i], false);
      if (yst_text_equal(yst_text_fold(arena, label), folded)) add_match(found, group->results[i]);
    }
  }
}

static void match_last_parts(const yst_plan *plan, yst_text wanted, matches *found)
{
  for (size_t g = 0; g < plan->group_count; g++) {
    const yst_plan_group *group = &plan->groups[g];
    for (size_t i = 0; i < group->count; i++) {
      if (yst_text_equal(last_part(group->results[i]->name), wanted)) add_match(found, group->results[i]);
    }
  }
}

static yst_text say_several(yst_arena *arena, yst_text wanted, const matches *found)
{
  yst_buffer line = yst_buffer_in(arena);
  yst_buffer_format(&line, "`%t` may be ", wanted);
  size_t said = found->count < CHOICES_SAID ? found->count : CHOICES_SAID;
  for (size_t i = 0; i < said; i++) {
    bool is_last = i + 1 == said && said == found->count;
    yst_buffer_format(&line, i == 0 ? "`%t`" : is_last ? " or `%t`" : ", `%t`", found->items[i]->name);
  }
  if (said < found->count) yst_buffer_add_string(&line, " or others");
  return yst_buffer_text(&line);
}

static yst_text say_none(yst_arena *arena, const yst_plan *plan, yst_text wanted)
{
  yst_text *known = NULL;
  size_t count = 0, capacity = 0;
  for (size_t g = 0; g < plan->group_count; g++) {
    const yst_plan_group *group = &plan->groups[g];
    YST_PUSH(arena, known, count, capacity, group->name);
    for (size_t i = 0; i < group->count; i++) {
      YST_PUSH(arena, known, count, capacity, group->results[i]->name);
      YST_PUSH(arena, known, count, capacity, last_part(group->results[i]->name));
      YST_PUSH(arena, known, count, capacity, yst_result_label(arena, group->results[i], false));
    }
  }
  long near = yst_text_nearest(wanted, known, count);
  if (near < 0) return yst_format(arena, "no result is called `%t`", wanted);
  return yst_format(arena, "no result is called `%t`; did you mean `%t`?", wanted, known[near]);
}

const yst_result *yst_find_result(yst_arena *arena, const yst_plan *plan, yst_text wanted, yst_text *problem)
{
  const yst_result *result = yst_result_of_name(plan->model, wanted);
  if (result && yst_result_is_of_register(result)) {
    *problem = yst_format(arena, "`%t` is of the register as a whole, not of one partnership", wanted);
    return NULL;
  }
  if (!result) result = rule_named(plan, wanted);
  if (result) return result;
  matches found = {.count = 0};
  match_labels(arena, plan, yst_text_fold(arena, wanted), &found);
  if (!found.count) match_last_parts(plan, wanted, &found);
  if (found.count == 1) return found.items[0];
  *problem = found.count ? say_several(arena, wanted, &found) : say_none(arena, plan, wanted);
  return NULL;
}
