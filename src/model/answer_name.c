#include "model/model.h"

static yst_text last_name(yst_text path)
{
  for (size_t i = path.length; i > 0; i--)
    if (path.bytes[i - 1] == '.') return yst_text_of(path.bytes + i, path.length - i);
  return path;
}

/* What an example may call by its last name alone. */
static bool is_member(const yst_result *result)
{
  return result->rule_kind == YST_RULE_ITEM || result->rule_kind == YST_RULE_CRITERION ||
         result->rule_kind == YST_RULE_SECTION || result->hidden;
}

static bool has_field_named(const yst_model *model, yst_text name)
{
  for (size_t i = 0; i < model->field_count; i++)
    if (yst_text_equal(yst_atom_text(model->atoms, model->fields[i].about.name), name)) return true;
  return false;
}

/* `letting.keys`: as results are named. */
static yst_text path_of(const yst_model *model, size_t answer)
{
  for (size_t c = 0; c < model->checklist_count; c++) {
    const yst_checklist *checklist = &model->checklists[c];
    for (size_t i = 0; i < checklist->item_count; i++)
      if (checklist->items[i].answer == answer && checklist->items[i].result)
        return checklist->items[i].result->name;
  }
  return (yst_text){"", 0};
}

yst_text yst_answer_name(const yst_model *model, size_t answer)
{
  yst_text name = last_name(model->answers[answer].item);
  size_t count = 0;
  for (size_t i = 0; i < model->result_count && count < 2; i++) {
    const yst_result *result = model->results[i];
    bool is_first = result->part == YST_PART_VALUE || result->part == YST_PART_ITEM ||
                    result->part == YST_PART_SCORE || result->part == YST_PART_TOTAL;
    if (!is_first || !is_member(result)) continue;
    yst_text path = result->name;
    if (result->part == YST_PART_TOTAL && path.length > 6) path.length -= 6; /* `.total` */
    count += yst_text_equal(last_name(path), name);
  }
  return count == 1 && !has_field_named(model, name) ? name : path_of(model, answer);
}
