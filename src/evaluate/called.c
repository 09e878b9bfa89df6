#include "base/utf8.h"
#include "evaluate/evaluator.h"
#include "evaluate/spellings.h"

static bool is_among(yst_arena *arena, const yst_text *names, size_t count, yst_text key)
{
  for (size_t i = 0; i < count; i++)
    if (yst_text_equal(yst_text_key(arena, names[i]), key)) return true;
  return false;
}

/* Whether a field of further names has this one. */
static bool is_further(yst_arena *arena, yst_value field, yst_text key)
{
  if (field.state != YST_KNOWN) return false;
  for (yst_text names = field.as.text; names.length;)
    if (yst_text_equal(yst_text_key(arena, yst_take_name(&names)), key)) return true;
  return false;
}

/* A partnership of the register is called what its line is known by; one of an example, what its fields say.
 */
yst_value yst_evaluate_called(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  yst_arena *arena = evaluator->shop.arena;
  const yst_names *names = evaluator->names;
  yst_value own = yst_evaluate_node(evaluator, node->args[0], scope);
  yst_text key = yst_text_key(arena, node->args[1]->text);
  yst_set set = yst_set_in(&evaluator->shop);
  if (names && is_among(arena, names->all, names->count, key)) return yst_known_whole(1);
  if (names && is_among(arena, names->unsure, names->unsure_count, key)) {
    yst_set_rest_on(&set, yst_evaluate_node(evaluator, node->args[2], scope));
    return yst_truth_value(&set, (yst_truth){true, true, false});
  }
  if (!names && node->arg_count > 2 &&
      is_further(arena, yst_evaluate_node(evaluator, node->args[2], scope), key))
    return yst_known_whole(1);
  return yst_evaluate_text(evaluator, YST_NODE_TEXT_EQUAL, own, yst_known_text(node->args[1]->text));
}
