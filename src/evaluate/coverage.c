#include "evaluate/coverage.h"

static bool comes_to(yst_evaluator *evaluator, const yst_probe *probe, bool yes)
{
  if (probe->list == SIZE_MAX) {
    yst_value value = yst_evaluate_node(evaluator, probe->node, NULL);
    return yes ? yst_is_yes(value) : yst_is_no(value);
  }
  for (uint32_t row = 0; row < evaluator->record->lists[probe->list].count; row++) {
    yst_scope scope = {(uint32_t)probe->list, row, NULL};
    yst_value value = yst_evaluate_node(evaluator, probe->node, &scope);
    if (yes ? yst_is_yes(value) : yst_is_no(value)) return true;
  }
  return false;
}

/* Whether one row takes a branch: the first whose condition holds, those before it being passed over. */
static bool takes_branch(yst_evaluator *evaluator, const yst_probe *probe, const yst_scope *scope)
{
  const yst_node *node = probe->node;
  for (size_t i = 0; i <= probe->place; i++) {
    if (2 * i + 1 >= node->arg_count) return i == probe->place;
    yst_value value = yst_evaluate_node(evaluator, node->args[2 * i + 1], scope);
    if (yst_is_yes(value)) return i == probe->place;
    if (!yst_is_no(value) && value.state != YST_NOT_APPLICABLE) return false;
  }
  return false;
}

static bool reaches_branch(yst_evaluator *evaluator, const yst_probe *probe)
{
  if (probe->list == SIZE_MAX) return takes_branch(evaluator, probe, NULL);
  for (uint32_t row = 0; row < evaluator->record->lists[probe->list].count; row++) {
    yst_scope scope = {(uint32_t)probe->list, row, NULL};
    if (takes_branch(evaluator, probe, &scope)) return true;
  }
  return false;
}

/* An answer is 2 when the item is there; what is missing, partly there or explained is not. */
static bool answers(yst_evaluator *evaluator, const yst_probe *probe, bool present)
{
  yst_value value = yst_evaluate_node(evaluator, probe->node, NULL);
  return value.state == YST_KNOWN && (value.as.number.num == 2) == present;
}

bool yst_coverage_sees(const yst_coverage *coverage, yst_evaluator *evaluator, const bool *reached,
                       size_t point)
{
  const yst_probe *probe = &coverage->probes[point];
  switch (coverage->points[point].kind) {
  case YST_POINT_BAND:
  case YST_POINT_CELL: return reached[probe->place];
  case YST_POINT_BRANCH: return reaches_branch(evaluator, probe);
  case YST_POINT_PRESENT: return answers(evaluator, probe, true);
  case YST_POINT_NOT_PRESENT: return answers(evaluator, probe, false);
  case YST_POINT_HOLDS: return comes_to(evaluator, probe, true);
  case YST_POINT_DOES_NOT_HOLD: return comes_to(evaluator, probe, false);
  }
  return false;
}

void yst_coverage_look(yst_coverage *coverage, yst_evaluator *evaluator, const bool *reached)
{
  for (size_t i = 0; i < coverage->count; i++)
    if (!coverage->points[i].seen)
      coverage->points[i].seen = yst_coverage_sees(coverage, evaluator, reached, i);
}
