#include "check/direction.h"

yst_direction yst_direction_of_answer(const yst_model *model, const yst_expr *subject)
{
  if (!subject || subject->op != YST_OP_FIELD || subject->index >= model->field_count)
    return YST_NO_DIRECTION;
  const yst_field *field = &model->fields[subject->index];
  if (field->direction != YST_NO_DIRECTION) return field->direction;
  const yst_choices *choices = field->type.kind == YST_KIND_CHOICE ? field->type.choices : NULL;
  return choices && choices->ordered ? choices->direction : YST_NO_DIRECTION;
}

int yst_is_better(yst_direction direction, yst_number a, yst_number b)
{
  int order = yst_number_compare(b, a);
  return direction == YST_HIGHER_IS_BETTER ? order : direction == YST_LOWER_IS_BETTER ? -order : 0;
}
