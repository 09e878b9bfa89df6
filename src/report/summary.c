#include "report/summary.h"

enum { MOST_OF_RULE = 3, RANKS = 5 };

static bool is_candidate(const yst_plan *plan, const yst_plan_group *group)
{
  return plan->selected || (group->lead && group->kind < YST_PLAN_REQUIREMENT && !group->same_for_all);
}

static bool uses_topics(const yst_plan *plan)
{
  for (size_t i = 0; i < plan->group_count; i++) {
    if (plan->groups[i].own && plan->groups[i].has_topic) return true;
  }
  return false;
}

/* A toolkit that marks what it is about has said which of its conditions matter. */
static unsigned rank_of(const yst_plan_group *group, bool topics)
{
  if (group->own && group->has_topic) return 0;
  if (group->own && (group->kind != YST_PLAN_DECISION || !topics)) return 1;
  if (group->has_topic) return 2;
  return group->own ? 3 : 4;
}

/* The results of a rule that have columns. A weighted total is a percent already. */
static size_t columns_of(const yst_plan_group *group, const yst_result **columns)
{
  size_t count = 0;
  for (size_t i = 0; i < group->count; i++) {
    const yst_result *result = group->results[i];
    bool is_shown = result == group->lead;
    if (result->rule_kind == YST_RULE_RUBRIC && group->count > 1) {
      bool weighted = ((const yst_rubric *)result->rule)->weighted;
      is_shown = result->part == YST_PART_GRADE || result->part == YST_PART_PERCENT ||
                 (result->part == YST_PART_TOTAL && !weighted);
    }
    if (is_shown && count < MOST_OF_RULE) columns[count++] = result;
  }
  return count;
}

/* Gives each rule its turn while there is room; SIZE_MAX for those that get none. */
static void take_turns(const yst_plan *plan, size_t *turns)
{
  const yst_result *columns[MOST_OF_RULE];
  bool topics = uses_topics(plan);
  size_t taken = 0, turn = 0;
  for (unsigned rank = 0; rank < RANKS; rank++) {
    for (size_t i = 0; i < plan->group_count; i++) {
      const yst_plan_group *group = plan->reading[i];
      if (!is_candidate(plan, group) || rank_of(group, topics) != rank) continue;
      size_t count = columns_of(group, columns);
      if (taken + count > YST_SUMMARY_CANDIDATES) continue;
      taken += count;
      turns[i] = turn++;
    }
  }
}

yst_summary yst_summary_of(yst_arena *arena, const yst_plan *plan)
{
  yst_summary summary = {.count = 0};
  size_t *turns = YST_NEW_ARRAY(arena, plan->group_count + 1, size_t);
  for (size_t i = 0; i < plan->group_count; i++) turns[i] = SIZE_MAX;
  take_turns(plan, turns);
  for (size_t i = 0; i < plan->group_count; i++) {
    const yst_result *columns[MOST_OF_RULE];
    if (turns[i] == SIZE_MAX) continue;
    size_t count = columns_of(plan->reading[i], columns);
    for (size_t c = 0; c < count; c++) {
      summary.turns[summary.count] = turns[i];
      summary.results[summary.count++] = columns[c];
    }
  }
  return summary;
}

/* A rule gets all its columns or none. */
void yst_summary_choose(const yst_summary *summary, const bool *told, bool *chosen)
{
  size_t taken = 0;
  memset(chosen, 0, summary->count * sizeof *chosen);
  for (size_t turn = 0; turn < YST_SUMMARY_CANDIDATES; turn++) {
    size_t wanted = 0;
    for (size_t i = 0; i < summary->count; i++) wanted += summary->turns[i] == turn && told[i];
    if (taken + wanted > YST_SUMMARY_COLUMNS) continue;
    for (size_t i = 0; i < summary->count; i++) chosen[i] |= summary->turns[i] == turn && told[i];
    taken += wanted;
  }
}
