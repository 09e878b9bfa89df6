#include "evaluate/rules.h"
#include "evaluate/run.h"
#include "evaluate/settle.h"

#define ALL_WAYS 15u

unsigned yst_ways_of_rounding(yst_evaluator *evaluator, yst_type type, yst_value printed, yst_value computed)
{
  unsigned ways = 0;
  size_t place_count;
  const yst_number *places = yst_printed_places(type.kind, &place_count);
  if (printed.state != YST_KNOWN || computed.state != YST_KNOWN) return 0;
  if (yst_number_equal(printed.as.number, computed.as.number)) return ALL_WAYS;
  for (size_t i = 0; i < place_count; i++) {
    for (yst_round_mode mode = YST_ROUND_DOWN; mode <= YST_ROUND_HALF_EVEN; mode++) {
      yst_node node = {.op = YST_NODE_ROUND, .mode = mode, .number = places[i]};
      yst_value rounded = yst_evaluate_round(evaluator, &node, computed);
      if (yst_is_yes(yst_evaluate_compare(evaluator, YST_NODE_EQUAL, printed, rounded))) ways |= 1u << mode;
    }
  }
  return ways;
}

void yst_run_start_published(yst_run *run)
{
  run->roundings = YST_NEW_ARRAY(run->arena, run->program->model->published_count + 1, yst_rounding_state);
}

/* What none of the ways explains is a finding of its own and says nothing of the column. */
void yst_run_fold_published(yst_run *run, size_t index)
{
  const yst_program_pair *pair = &run->program->published[index];
  yst_evaluator *evaluator = &run->evaluator;
  if (!run->options.findings || run->program->model->published[index].over_register || !pair->any_rounding)
    return;
  if (pair->applies && !yst_is_yes(yst_settle_node(evaluator, pair->applies, NULL))) return;
  yst_value printed = yst_settle_node(evaluator, pair->left, NULL);
  if (printed.state != YST_KNOWN) return;
  unsigned ways = yst_ways_of_rounding(evaluator, pair->right->type, printed,
                                       yst_settle_node(evaluator, pair->right, NULL));
  if (!ways && pair->follows)
    ways = yst_ways_of_rounding(evaluator, pair->right->type, printed,
                                yst_settle_node(evaluator, pair->follows, NULL));
  if (!ways || ways == ALL_WAYS) return;
  yst_rounding_state *state = &run->roundings[index];
  state->common = state->begun ? state->common & ways : ways;
  state->begun = true;
  yst_text name = yst_arena_copy(run->arena, yst_binding_name(&run->binding, run->binding.row));
  YST_PUSH(run->arena, state->by_ways[ways].names, state->by_ways[ways].count, state->by_ways[ways].capacity,
           name);
}

/* `rounded down or half even for A; B` */
static void add_ways(yst_buffer *words, unsigned ways, const yst_text *names, size_t count)
{
  static const char *const WORDS[] = {[YST_ROUND_DOWN] = "down",
                                      [YST_ROUND_UP] = "up",
                                      [YST_ROUND_HALF_UP] = "half up",
                                      [YST_ROUND_HALF_EVEN] = "half even"};
  const char *before = "rounded ";
  for (unsigned mode = 0; mode < sizeof WORDS / sizeof WORDS[0]; mode++) {
    if (!(ways & 1u << mode)) continue;
    yst_buffer_format(words, "%s%s", before, WORDS[mode]);
    before = " or ";
  }
  for (size_t i = 0; i < count; i++) yst_buffer_format(words, "%s%t", i ? "; " : " for ", names[i]);
}

void yst_run_judge_column(yst_run *run, size_t index)
{
  const yst_rounding_state *state = &run->roundings[index];
  if (!state->begun || state->common) return;
  const yst_about *about = &run->program->model->published[index].about;
  yst_text code = yst_atom_text(run->program->model->atoms, about->name);
  yst_buffer words = yst_buffer_in(run->arena);
  for (unsigned ways = 1; ways < ALL_WAYS; ways++) {
    if (!state->by_ways[ways].count) continue;
    if (words.length) yst_buffer_add_string(&words, ", ");
    add_ways(&words, ways, state->by_ways[ways].names, state->by_ways[ways].count);
  }
  (void)yst_findings_add(&run->whole, YST_SHOULD, about, yst_dotted(run->arena, code, "no_one_rounding"),
                         "%t: no one way of rounding explains all that is printed: %t.",
                         about->label.length ? about->label : code, yst_buffer_text(&words));
}
