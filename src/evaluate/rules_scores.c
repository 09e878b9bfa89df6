#include "evaluate/rules.h"

static yst_text title_of(const yst_model *model, const yst_about *about)
{
  return about->label.length ? about->label : yst_atom_text(model->atoms, about->name);
}

static bool may_be(yst_value value, yst_number number)
{
  yst_possible room;
  yst_segment segment, meet;
  const yst_possible *possible = yst_possible_of(value, &room, &segment);
  for (size_t i = 0; i < possible->count; i++)
    if (yst_segment_meet(possible->segments[i], yst_segment_point(number), &meet)) return true;
  return false;
}

/* The node whose value the evidence's bands are laid on, through a value that stands for it. */
static const yst_node *looked_at(const yst_case *at, const yst_node *node)
{
  if (node->op == YST_NODE_APPLIES) node = node->args[0];
  if (node->op != YST_NODE_BANDS) return NULL;
  (void)at;
  return node->args[0];
}

/* The band that holds a known value, in the words of the rule file. */
static yst_text band_words(const yst_case *at, const yst_node *bands, yst_value value)
{
  if (value.state != YST_KNOWN) return (yst_text){"", 0};
  int32_t row = yst_ladder_row(&at->evaluator->ladders[bands->index], value.as.number);
  if (row < 0) return (yst_text){"", 0};
  const yst_band *band = &at->evaluator->program->bands[bands->index]->items[row];
  return band->label.length ? band->label : yst_case_source(at, band->head);
}

static void say_against_evidence(yst_case *at, const yst_criterion *rule, yst_value score, yst_value evidence)
{
  const yst_model *model = at->evaluator->program->model;
  const yst_node *node = at->evaluator->program->slots[rule->evidence_result->index].node,
                 *measure = looked_at(at, node);
  yst_arena *arena = at->findings->arena;
  yst_text given = yst_case_words(at, rule->result, score),
           says = yst_case_words(at, rule->evidence_result, evidence);
  yst_text code = yst_dotted(arena, rule->result->name, "evidence");
  yst_finding *finding;
  if (measure) {
    yst_value sum = yst_evaluate_node(at->evaluator, measure, NULL);
    yst_text band = band_words(at, node->op == YST_NODE_APPLIES ? node->args[0] : node, sum);
    yst_text stated = yst_case_typed_words(at, measure->type, sum);
    finding = yst_findings_add(
        at->findings, YST_MUST, &rule->about, code,
        band.length
            ? "%t: the score given is %t, but the evidence comes to %t, in the band \"%t\", which scores %t."
            : "%t: the score given is %t, but the evidence comes to %t%t and scores %t.",
        title_of(model, &rule->about), given, stated, band, says);
  } else {
    finding = yst_findings_add(at->findings, YST_MUST, &rule->about, code,
                               "%t: the score given is %t, but the evidence scores %t.",
                               title_of(model, &rule->about), given, says);
  }
  yst_place_node(at, finding, at->evaluator->program->slots[rule->result->index].node, NULL);
  if (measure) yst_place_node(at, finding, measure, NULL);
}

/* The node in whose place a person may put something: inside what applies to it, replaces it when it does not
 * apply, and caps it. NULL when nothing can be put there. */
static const yst_node *override_of(const yst_case *at, const yst_result *result)
{
  const yst_node *node = at->evaluator->program->slots[result->index].node;
  while (node->op == YST_NODE_APPLIES || node->op == YST_NODE_INSTEAD || node->op == YST_NODE_LOWER ||
         node->op == YST_NODE_HIGHER)
    node = node->args[0];
  return node->op == YST_NODE_OVERRIDE ? node : NULL;
}

/* The assessed score itself: what was put in its place answers to its reason, not to the evidence. */
static yst_value assessed_score(const yst_case *at, const yst_criterion *rule)
{
  yst_value score = yst_case_value(at, rule->result);
  const yst_node *override = rule->override_field == SIZE_MAX ? NULL : override_of(at, rule->result);
  if (!override || score.state == YST_NOT_APPLICABLE) return score;
  return yst_evaluate_node(at->evaluator, override->args[0], NULL);
}

static void find_evidence(yst_case *at, const yst_criterion *rule)
{
  if (!rule->evidence_result) return;
  yst_value score = assessed_score(at, rule), evidence = yst_case_value(at, rule->evidence_result);
  if (score.state != YST_KNOWN || evidence.state == YST_NOT_APPLICABLE || evidence.state == YST_FAULT) return;
  if (!may_be(evidence, score.as.number)) {
    say_against_evidence(at, rule, score, evidence);
    return;
  }
  if (evidence.state == YST_KNOWN) return;
  const yst_model *model = at->evaluator->program->model;
  yst_text code = yst_dotted(at->findings->arena, rule->result->name, "not_confirmed");
  (void)yst_findings_add(at->findings, YST_NOTE, &rule->about, code,
                         "%t: the score given is %t; the evidence allows %t and does not confirm it.",
                         title_of(model, &rule->about), yst_case_words(at, rule->result, score),
                         yst_case_words(at, rule->evidence_result, evidence));
}

/* ---- what a person put in a rule's place ---- */

static void find_override(yst_case *at, const yst_about *about, const yst_result *result, size_t field,
                          size_t reason)
{
  if (field == SIZE_MAX) return;
  yst_value put = at->evaluator->record->fields[field];
  if (put.state != YST_KNOWN || yst_case_value(at, result).state != YST_KNOWN) return;
  const yst_model *model = at->evaluator->program->model;
  const yst_node *node = override_of(at, result);
  if (!node) return;
  yst_text ruled = yst_case_words(at, result, yst_evaluate_node(at->evaluator, node->args[0], NULL));
  yst_value counts = yst_case_value(at, result);
  yst_text code = yst_dotted(at->findings->arena, result->name, "overridden");
  yst_finding *finding;
  if (yst_number_equal(counts.as.number, put.as.number))
    finding = yst_findings_add(at->findings, YST_NOTE, about, code,
                               "%t: the rule gives %t; it was overridden with %t.", title_of(model, about),
                               ruled, yst_case_words(at, result, put));
  else
    finding = yst_findings_add(at->findings, YST_NOTE, about, code,
                               "%t: the rule gives %t; it was overridden with %t, which is held back to %t.",
                               title_of(model, about), ruled, yst_case_words(at, result, put),
                               yst_case_words(at, result, counts));
  if (at->binding) yst_finding_place(at->findings, finding, yst_binding_field_place(at->binding, field));
  if (reason == SIZE_MAX) return;
  yst_value words = at->evaluator->record->fields[reason];
  if (words.state == YST_KNOWN && words.as.text.length) return;
  finding = yst_findings_add(at->findings, YST_MUST, about,
                             yst_dotted(at->findings->arena, result->name, "no_reason"),
                             "%t: it was overridden without a reason.", title_of(model, about));
  if (at->binding) yst_finding_place(at->findings, finding, yst_binding_field_place(at->binding, reason));
}

static void find_overrides(yst_case *at)
{
  const yst_model *model = at->evaluator->program->model;
  for (size_t i = 0; i < model->value_count; i++)
    find_override(at, &model->values[i].about, model->values[i].result, model->values[i].override_field,
                  model->values[i].override_reason);
  for (size_t i = 0; i < model->classify_count; i++)
    find_override(at, &model->classifies[i].about, model->classifies[i].result,
                  model->classifies[i].override_field, model->classifies[i].override_reason);
}

void yst_find_in_scores(yst_case *at)
{
  const yst_model *model = at->evaluator->program->model;
  for (size_t i = 0; i < model->rubric_count; i++)
    for (size_t j = 0; j < model->rubrics[i].criterion_count; j++) {
      const yst_criterion *rule = &model->rubrics[i].criteria[j];
      find_evidence(at, rule);
      find_override(at, &rule->about, rule->result, rule->override_field, rule->override_reason);
    }
  find_overrides(at);
}
