#include "base/utf8.h"
#include "evaluate/run.h"

void yst_run_start_claims(yst_run *run)
{
  const yst_model *model = run->program->model;
  run->claims = YST_NEW_ARRAY(run->arena, model->claim_count + 1, yst_claim_state);
  for (size_t i = 0; i < model->claim_count; i++) {
    run->claims[i].seen = YST_NEW_ARRAY(run->arena, model->claims[i].except_count + 1, bool);
    run->claims[i].holds = YST_NEW_ARRAY(run->arena, model->claims[i].except_count + 1, bool);
  }
}

/* Whether a partnership is one of the names a claim excepts. */
static bool is_excepted(yst_run *run, const yst_claim *claim, size_t *which)
{
  const yst_names *names = &run->binding.names;
  for (size_t i = 0; i < names->count; i++) {
    yst_text one = yst_text_key(run->record_arena, names->all[i]);
    for (size_t j = 0; one.length && j < claim->except_count; j++)
      if (yst_text_equal(one, yst_text_key(run->record_arena, claim->except[j]))) {
        *which = j;
        return true;
      }
  }
  return false;
}

void yst_run_fold_claim(yst_run *run, size_t index)
{
  const yst_claim *claim = &run->program->model->claims[index];
  yst_claim_state *state = &run->claims[index];
  yst_value value = yst_evaluate_slot(&run->evaluator, (uint32_t)claim->result->index);
  yst_truth truth = yst_truth_of(value);
  yst_text name = yst_binding_name(&run->binding, run->binding.row);
  size_t which;
  if (is_excepted(run, claim, &which)) {
    state->seen[which] = true;
    if (truth.yes && !truth.no) state->holds[which] = true;
    if (!truth.yes || !truth.no) return;
  }
  if (truth.no && !truth.yes) {
    yst_text copy = yst_arena_copy(run->arena, name);
    YST_PUSH(run->arena, state->failing, state->failing_count, state->failing_capacity, copy);
  } else if (truth.no) {
    yst_text copy = yst_arena_copy(run->arena, name);
    YST_PUSH(run->arena, state->undecided, state->undecided_count, state->undecided_capacity, copy);
  }
}

/* ---- the end ---- */

static void list_names(yst_buffer *out, const yst_text *names, size_t count)
{
  for (size_t i = 0; i < count; i++) yst_buffer_format(out, "%s%t", i ? "; " : "", names[i]);
}

static void judge_claim_over_records(yst_run *run, const yst_claim *claim, const yst_claim_state *state,
                                     yst_text code)
{
  yst_text claimed = claim->about.label;
  if (state->failing_count) {
    yst_buffer names = yst_buffer_in(run->arena);
    list_names(&names, state->failing, state->failing_count);
    (void)yst_findings_add(&run->whole, YST_MUST, &claim->about, code, "\"%t\": not so for %t.", claimed,
                           yst_buffer_text(&names));
  } else if (state->undecided_count) {
    yst_buffer names = yst_buffer_in(run->arena);
    list_names(&names, state->undecided, state->undecided_count);
    (void)yst_findings_add(&run->whole, YST_NOTE, &claim->about,
                           yst_dotted(run->arena, code, "cannot_be_checked"),
                           "\"%t\": cannot be told for %t.", claimed, yst_buffer_text(&names));
  }
  for (size_t i = 0; i < claim->except_count; i++) {
    if (!state->seen[i])
      (void)yst_findings_add(
          &run->whole, YST_MUST, &claim->about, yst_dotted(run->arena, code, "no_such_exception"),
          "\"%t\": it excepts \"%t\", which is no partnership of the register.", claimed, claim->except[i]);
    else if (state->holds[i])
      (void)yst_findings_add(&run->whole, YST_MUST, &claim->about,
                             yst_dotted(run->arena, code, "no_exception"),
                             "\"%t\": it excepts \"%t\", for which it holds.", claimed, claim->except[i]);
  }
}

void yst_run_judge_claim(yst_run *run, size_t index)
{
  const yst_claim *claim = &run->program->model->claims[index];
  yst_text code = yst_atom_text(run->program->model->atoms, claim->about.name);
  if (!claim->over_register) {
    judge_claim_over_records(run, claim, &run->claims[index], code);
    return;
  }
  yst_value holds = yst_evaluate_node(&run->evaluator, run->program->claims[index], NULL);
  if (yst_is_no(holds))
    (void)yst_findings_add(&run->whole, YST_MUST, &claim->about, code, "\"%t\": it does not hold.",
                           claim->about.label);
  else if (holds.state == YST_OPEN)
    (void)yst_findings_add(&run->whole, YST_NOTE, &claim->about,
                           yst_dotted(run->arena, code, "cannot_be_checked"), "\"%t\": it cannot be told.",
                           claim->about.label);
}
