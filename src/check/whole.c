#include "check/whole.h"

#include "base/limits.h"

#define DEPTH_MOST (8u * YST_LIMIT_DEPTH)
#define NODES_MOST 100000u

typedef struct whole_look {
  const yst_model *model;
  size_t left;
  unsigned depth;
} whole_look;

static bool is_whole(whole_look *look, const yst_expr *expr);

static bool all_args_whole(whole_look *look, const yst_expr *expr, size_t step)
{
  for (size_t i = 0; i < expr->arg_count; i += step) {
    if (!is_whole(look, expr->args[i])) return false;
  }
  return true;
}

/* In a choice the values stand at even places, the conditions between them. */
static bool all_choices_whole(whole_look *look, const yst_expr *expr)
{
  return all_args_whole(look, expr, 2);
}

static bool field_is_whole(const yst_field *field)
{
  return field->type.kind != YST_KIND_NUMBER || (field->has_step && yst_number_is_whole(field->step));
}

static bool column_is_whole(whole_look *look, const yst_expr *expr)
{
  if (expr->list >= look->model->list_count) return false;
  const yst_list *list = &look->model->lists[expr->list];
  if (expr->index >= list->column_count) return false;
  const yst_field *column = &list->columns[expr->index];
  return column->formula ? is_whole(look, column->formula) : field_is_whole(column);
}

static bool limit_is_whole(const yst_limit *limit)
{
  for (size_t i = 0; i < limit->version_count; i++) {
    if (!yst_number_is_whole(limit->versions[i].amount)) return false;
  }
  return true;
}

static bool marks_are_whole(const yst_bands *bands)
{
  for (size_t i = 0; bands && i < bands->count; i++) {
    for (size_t k = 0; k < bands->items[i].mark_count; k++) {
      if (!yst_number_is_whole(bands->items[i].marks[k])) return false;
    }
  }
  return bands != NULL;
}

static bool points_are_whole(yst_type type)
{
  for (size_t i = 0; type.choices && i < type.choices->count; i++) {
    if (type.choices->items[i].has_points && !yst_number_is_whole(type.choices->items[i].points))
      return false;
  }
  return type.choices != NULL;
}

static bool cells_are_whole(const yst_table_rule *table)
{
  for (size_t i = 0; i < table->columns.count * table->rows.count; i++) {
    if (!yst_number_is_whole(table->cells[i])) return false;
  }
  return true;
}

static bool criterion_is_whole(whole_look *look, const yst_criterion *criterion)
{
  if (criterion->has_worth || criterion->deduction_count || criterion->assessor_count > 1) return false;
  if (criterion->override_field != SIZE_MAX) return false;
  if (criterion->assessed) return is_whole(look, criterion->assessed);
  return criterion->score && is_whole(look, criterion->score);
}

static bool rubric_is_whole(whole_look *look, const yst_rubric *rubric)
{
  if (rubric->weighted || rubric->deduction_count) return false;
  for (size_t i = 0; i < rubric->section_count; i++) {
    if (rubric->sections[i].has_worth || rubric->sections[i].deduction_count) return false;
  }
  for (size_t i = 0; i < rubric->criterion_count; i++) {
    if (!criterion_is_whole(look, &rubric->criteria[i])) return false;
  }
  return true;
}

static bool result_is_whole(whole_look *look, const yst_result *result)
{
  if (!result) return false;
  switch (result->rule_kind) {
  case YST_RULE_VALUE: {
    const yst_value_rule *value = result->rule;
    return value->override_field == SIZE_MAX && is_whole(look, value->expr);
  }
  case YST_RULE_CRITERION: return result->part == YST_PART_SCORE && criterion_is_whole(look, result->rule);
  case YST_RULE_RUBRIC: return result->part == YST_PART_TOTAL && rubric_is_whole(look, result->rule);
  case YST_RULE_CHECKLIST: return result->part != YST_PART_PERCENT;
  case YST_RULE_LIST: return true;
  default: return result->type.kind == YST_KIND_YES_NO || result->type.kind == YST_KIND_CHOICE;
  }
}

static bool aggregate_is_whole(whole_look *look, const yst_expr *expr)
{
  if (expr->is_quantity || expr->aggregate == YST_AGG_COUNT) return true;
  if (expr->aggregate == YST_AGG_AVERAGE || expr->aggregate == YST_AGG_SHARE) return false;
  return expr->arg_count > 1 && expr->args[1] && is_whole(look, expr->args[1]);
}

static bool is_whole_by_op(whole_look *look, const yst_expr *expr)
{
  const yst_model *model = look->model;
  switch (expr->op) {
  case YST_OP_CONST: return yst_number_is_whole(expr->number);
  case YST_OP_FIELD: return expr->index < model->field_count && field_is_whole(&model->fields[expr->index]);
  case YST_OP_COLUMN: return column_is_whole(look, expr);
  case YST_OP_LIMIT: return expr->index < model->limit_count && limit_is_whole(&model->limits[expr->index]);
  case YST_OP_RESULT: return result_is_whole(look, expr->result);
  case YST_OP_ADD:
  case YST_OP_SUBTRACT:
  case YST_OP_MULTIPLY:
  case YST_OP_NEGATE:
  case YST_OP_LOWER:
  case YST_OP_HIGHER: return all_args_whole(look, expr, 1);
  case YST_OP_CHOOSE: return all_choices_whole(look, expr);
  case YST_OP_ROUND: return yst_number_is_whole(expr->number);
  case YST_OP_BANDS: return marks_are_whole(expr->bands);
  case YST_OP_POINTS: return expr->arg_count && points_are_whole(expr->args[0]->type);
  case YST_OP_LOOKUP: return expr->table < model->table_count && cells_are_whole(&model->tables[expr->table]);
  case YST_OP_AGGREGATE:
  case YST_OP_FOLD: return aggregate_is_whole(look, expr);
  case YST_OP_MONTHS_BETWEEN:
  case YST_OP_DAYS_BETWEEN:
  case YST_OP_ANSWER: return true;
  default: return expr->type.kind == YST_KIND_YES_NO || expr->type.kind == YST_KIND_DATE;
  }
}

static bool is_whole(whole_look *look, const yst_expr *expr)
{
  if (!expr || look->left == 0 || look->depth >= DEPTH_MOST) return false;
  if (expr->type.kind == YST_KIND_PERCENT) return false;
  look->left--;
  look->depth++;
  bool answer = is_whole_by_op(look, expr);
  look->depth--;
  return answer;
}

bool yst_is_always_whole(const yst_model *model, const yst_expr *expr)
{
  whole_look look = {model, NODES_MOST, 0};
  return is_whole(&look, expr);
}
