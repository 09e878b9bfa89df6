#include "base/utf8.h"
#include "evaluate/run.h"
#include "evaluate/show.h"

void yst_run_start_claims(yst_run *run)
{
  const yst_model *model = run->program->model;
  run->claims = YST_NEW_ARRAY(run->arena, model->claim_count + 1, yst_claim_state);
  for (size_t i = 0; i < model->claim_count; i++) {
    run->claims[i].seen = YST_NEW_ARRAY(run->arena, model->claims[i].named_count + 1, bool);
    run->claims[i].holds = YST_NEW_ARRAY(run->arena, model->claims[i].named_count + 1, bool);
  }
}

/* Whether a partnership is one that a claim names; a claim may do so more than once, by several of its names.
 */
static bool see_named(yst_run *run, const yst_claim *claim, yst_claim_state *state, bool holds)
{
  const yst_names *names = &run->binding.names;
  bool named = false;
  for (size_t i = 0; i < names->count; i++) {
    yst_text one = yst_text_key(run->record_arena, names->all[i]);
    for (size_t j = 0; one.length && j < claim->named_count; j++) {
      if (!yst_text_equal(one, yst_text_key(run->record_arena, claim->named[j]))) continue;
      named = state->seen[j] = true;
      if (holds) state->holds[j] = true;
    }
  }
  return named;
}

/* A line without a name goes by its number. */
static void add_name(yst_run *run, yst_few_names *names)
{
  if (names->count++ >= YST_MOST_PLACES) return;
  yst_text name = yst_binding_name(&run->binding, run->binding.row);
  names->first[names->count - 1] =
      name.length ? yst_arena_copy(run->arena, name)
                  : yst_format(run->arena, "(no name, line %u)", (unsigned)run->binding.row->line);
}

/* All names but those excepted, or exactly those named, should pass. */
void yst_run_fold_claim(yst_run *run, size_t index)
{
  const yst_claim *claim = &run->program->model->claims[index];
  yst_claim_state *state = &run->claims[index];
  yst_value value = yst_evaluate_slot(&run->evaluator, (uint32_t)claim->result->index);
  yst_truth truth = yst_truth_of(value);
  bool named = see_named(run, claim, state, truth.yes && !truth.no);
  bool should_hold = named == claim->exactly, beyond = claim->exactly && !named && truth.yes;
  bool may_drop = truth.not_applicable && (should_hold ? truth.no : beyond);
  bool open = (truth.yes && truth.no) || may_drop;
  if (!open && !(should_hold && truth.no) && !beyond) return;
  add_name(run, open ? &state->undecided : beyond ? &state->beyond : &state->failing);
}

/* ---- the end ---- */

static void list_names(yst_buffer *out, const yst_few_names *names)
{
  size_t named = names->count < YST_MOST_PLACES ? names->count : YST_MOST_PLACES;
  for (size_t i = 0; i < named; i++) yst_buffer_format(out, "%s%t", i ? "; " : "", names->first[i]);
  if (names->count > named) yst_buffer_format(out, " and %z more", names->count - named);
}

/* `not so for A; B, but so for C`: what is missing, and what is too many. */
static yst_text say_refuted(yst_run *run, const yst_claim_state *state)
{
  yst_buffer words = yst_buffer_in(run->arena);
  if (state->failing.count) yst_buffer_add_string(&words, "not so for ");
  list_names(&words, &state->failing);
  if (state->beyond.count)
    yst_buffer_add_string(&words, state->failing.count ? ", but so for " : "so too for ");
  list_names(&words, &state->beyond);
  return yst_buffer_text(&words);
}

static void judge_names(yst_run *run, const yst_claim *claim, const yst_claim_state *state, yst_text code)
{
  const char *verb = claim->exactly ? "names" : "excepts";
  const char *unknown = claim->exactly ? "no_such_name" : "no_such_exception";
  for (size_t i = 0; i < claim->named_count; i++) {
    if (!state->seen[i])
      (void)yst_findings_add(&run->whole, YST_MUST, &claim->about, yst_dotted(run->arena, code, unknown),
                             "\"%t\": it %s \"%t\", which is no partnership of the register.",
                             claim->about.label, verb, claim->named[i]);
    else if (state->holds[i] && !claim->exactly)
      (void)yst_findings_add(
          &run->whole, YST_MUST, &claim->about, yst_dotted(run->arena, code, "no_exception"),
          "\"%t\": it excepts \"%t\", for which it holds.", claim->about.label, claim->named[i]);
  }
}

static void judge_claim_over_records(yst_run *run, const yst_claim *claim, const yst_claim_state *state,
                                     yst_text code)
{
  if (state->failing.count || state->beyond.count) {
    (void)yst_findings_add(&run->whole, YST_MUST, &claim->about, code, "\"%t\": %t.", claim->about.label,
                           say_refuted(run, state));
  } else if (state->undecided.count) {
    yst_buffer names = yst_buffer_in(run->arena);
    list_names(&names, &state->undecided);
    (void)yst_findings_add(&run->whole, YST_NOTE, &claim->about,
                           yst_dotted(run->arena, code, "cannot_be_checked"),
                           "\"%t\": cannot be told for %t.", claim->about.label, yst_buffer_text(&names));
  }
  judge_names(run, claim, state, code);
}

/* What both sides of a comparison come to, in the words of the rule file; nothing for anything else, and
 * nothing of a side that is an amount, which says itself. */
static void say_sides(yst_run *run, const yst_expr *holds, const yst_node *node, yst_buffer *words)
{
  const yst_model *model = run->program->model;
  if (node->op == YST_NODE_FIXED) node = node->args[0];
  if (!yst_op_is_comparison(holds->op) || holds->arg_count != 2 || node->arg_count != 2) return;
  const char *before = ": ";
  for (size_t i = 0; i < 2; i++) {
    if (holds->args[i]->op == YST_OP_CONST) continue;
    yst_text side = yst_text_trim(yst_sources_text(model->texts, holds->args[i]->span));
    if (!side.length) continue;
    yst_buffer_format(words, "%s%t comes to ", before, side);
    yst_show_typed(words, model->atoms, node->args[i]->type,
                   yst_evaluate_node(&run->evaluator, node->args[i], NULL));
    before = ", ";
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
  yst_buffer sides = yst_buffer_in(run->arena);
  if (yst_is_no(holds)) say_sides(run, claim->holds, run->program->claims[index], &sides);
  if (yst_is_no(holds))
    (void)yst_findings_add(&run->whole, YST_MUST, &claim->about, code, "\"%t\": it does not hold%t.",
                           claim->about.label, yst_buffer_text(&sides));
  else if (holds.state == YST_OPEN)
    (void)yst_findings_add(&run->whole, YST_NOTE, &claim->about,
                           yst_dotted(run->arena, code, "cannot_be_checked"), "\"%t\": it cannot be told.",
                           claim->about.label);
}
