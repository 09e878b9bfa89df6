#include "evaluate/rules.h"

static const yst_model *model_of(const yst_case *at)
{
  return at->evaluator->program->model;
}

static yst_text name_of(const yst_case *at, const yst_about *about)
{
  return yst_atom_text(model_of(at)->atoms, about->name);
}

static yst_text title_of(const yst_case *at, const yst_about *about)
{
  return about->label.length ? about->label : name_of(at, about);
}

static const yst_node *node_of(const yst_case *at, const yst_result *result)
{
  return at->evaluator->program->slots[result->index].node;
}

static void find_requirements(yst_case *at)
{
  const yst_model *model = model_of(at);
  for (size_t i = 0; i < model->requirement_count; i++) {
    const yst_requirement *rule = &model->requirements[i];
    if (!yst_is_no(yst_case_value(at, rule->result))) continue;
    yst_text message =
        rule->message.length ? yst_fill_message(at, rule->message, SIZE_MAX, 0) : rule->about.label;
    yst_finding *finding;
    if (message.length)
      finding = yst_findings_add(at->findings, rule->must ? YST_MUST : YST_SHOULD, &rule->about,
                                 rule->result->name, "%t", message);
    else
      finding =
          yst_findings_add(at->findings, rule->must ? YST_MUST : YST_SHOULD, &rule->about, rule->result->name,
                           rule->must ? "Required, but not so: %t." : "Recommended, but not so: %t.",
                           yst_case_source(at, rule->condition->span));
    yst_place_node(at, finding, node_of(at, rule->result), NULL);
  }
}

/* A review whose day rests on nothing of the record is of the toolkit itself. */
static bool is_of_toolkit(const yst_case *at, const yst_review *rule)
{
  return node_of(at, rule->due_result)->constant && rule->done_field == SIZE_MAX && !rule->about.applies;
}

static void find_review(yst_case *at, const yst_review *rule)
{
  if (!yst_is_yes(yst_case_value(at, rule->overdue))) return;
  yst_text due = yst_case_words(at, rule->due_result, yst_case_value(at, rule->due_result));
  yst_value done =
      rule->done_field == SIZE_MAX ? yst_not_applicable() : at->evaluator->record->fields[rule->done_field];
  bool late = done.state == YST_KNOWN; /* done, but not in time */
  yst_finding *finding;
  if (late)
    finding = yst_findings_add(at->findings, YST_MUST, &rule->about, rule->overdue->name,
                               "%t: done late, on %t; the day it was due is %t.", title_of(at, &rule->about),
                               yst_case_typed_words(at, rule->due_result->type, done), due);
  else
    finding = yst_findings_add(at->findings, YST_MUST, &rule->about, rule->overdue->name,
                               "%t: overdue; the day it was due is %t.", title_of(at, &rule->about), due);
  yst_place_node(at, finding, node_of(at, rule->due_result), NULL);
  if (late && at->binding)
    yst_finding_place(at->findings, finding, yst_binding_field_place(at->binding, rule->done_field));
}

static void find_reviews(yst_case *at)
{
  const yst_model *model = model_of(at);
  for (size_t i = 0; i < model->review_count; i++)
    if (!is_of_toolkit(at, &model->reviews[i])) find_review(at, &model->reviews[i]);
}

void yst_find_once(yst_case *at)
{
  const yst_model *model = model_of(at);
  for (size_t i = 0; i < model->review_count; i++)
    if (is_of_toolkit(at, &model->reviews[i])) find_review(at, &model->reviews[i]);
}

/* Whether words say why an item, or the item that a part stands in, is not there. */
static bool is_explained(const yst_case *at, const yst_checklist *rule, size_t item)
{
  if (rule->items[item].parent != SIZE_MAX) item = rule->items[item].parent;
  const yst_program *program = at->evaluator->program;
  const yst_node *words = program->checklists[rule - program->model->checklists].items[item].explained;
  return words && yst_is_yes(yst_evaluate_node(at->evaluator, words, NULL));
}

static void add_items(yst_case *at, const yst_checklist *rule, bool advisory, bool partly, yst_buffer *names,
                      size_t *count)
{
  for (size_t i = 0; i < rule->item_count; i++) {
    const yst_item *item = &rule->items[i];
    if (item->parent != SIZE_MAX || item->advisory != advisory) continue;
    yst_value value = yst_case_value(at, item->result);
    if (value.state != YST_KNOWN || value.as.number.num != partly || is_explained(at, rule, i)) continue;
    if (names->length) yst_buffer_add_string(names, "; ");
    yst_buffer_add(names, title_of(at, &item->about));
    (*count)++;
  }
}

static void say_items(yst_case *at, const yst_checklist *rule, bool advisory)
{
  yst_buffer missing = yst_buffer_in(at->findings->arena), partly = yst_buffer_in(at->findings->arena);
  size_t missing_count = 0, partly_count = 0;
  add_items(at, rule, advisory, false, &missing, &missing_count);
  add_items(at, rule, advisory, true, &partly, &partly_count);
  if (!missing_count && !partly_count) return;
  yst_buffer words = yst_buffer_in(at->findings->arena);
  yst_buffer_format(&words, "%t%s:", title_of(at, &rule->about), advisory ? ", advised" : "");
  if (missing_count) yst_buffer_format(&words, " %z missing (%t)", missing_count, yst_buffer_text(&missing));
  if (partly_count)
    yst_buffer_format(&words, "%s %z only in part (%t)", missing_count ? "," : "", partly_count,
                      yst_buffer_text(&partly));
  yst_buffer_add_byte(&words, '.');
  yst_text code =
      advisory ? yst_dotted(at->findings->arena, name_of(at, &rule->about), "advised") : rule->missing->name;
  yst_finding *finding = yst_findings_add(at->findings, advisory ? YST_SHOULD : YST_MUST, &rule->about, code,
                                          "%t", yst_buffer_text(&words));
  for (size_t i = 0; finding && i < rule->item_count; i++) {
    yst_value value = yst_case_value(at, rule->items[i].result);
    if (rule->items[i].advisory == advisory && value.state == YST_KNOWN && value.as.number.num < 2 &&
        rule->items[i].part_count == 0 && !is_explained(at, rule, i))
      yst_place_node(at, finding, node_of(at, rule->items[i].result), NULL);
  }
}

static void find_checklists(yst_case *at)
{
  const yst_model *model = model_of(at);
  for (size_t i = 0; i < model->checklist_count; i++) {
    const yst_checklist *rule = &model->checklists[i];
    yst_value met = yst_case_value(at, rule->met);
    if (met.state == YST_NOT_APPLICABLE) continue;
    if (yst_is_no(met)) say_items(at, rule, false);
    say_items(at, rule, true);
  }
}

static void find_classes(yst_case *at)
{
  const yst_model *model = model_of(at);
  for (size_t i = 0; i < model->classify_count; i++) {
    const yst_classify *rule = &model->classifies[i];
    if (rule->about.applies || yst_case_value(at, rule->result).state != YST_NOT_APPLICABLE) continue;
    yst_finding *finding = yst_findings_add(at->findings, YST_MUST, &rule->about,
                                            yst_dotted(at->findings->arena, rule->result->name, "no_class"),
                                            "%t: it fits none of the classes.", title_of(at, &rule->about));
    yst_place_node(at, finding, node_of(at, rule->result), NULL);
  }
}

/* ---- another reading ---- */

static bool differ(yst_value a, yst_value b)
{
  if (a.state != b.state) return true;
  if (a.state != YST_KNOWN) return false;
  return !yst_number_equal(a.as.number, b.as.number);
}

static void find_readings(yst_case *at)
{
  const yst_model *model = model_of(at);
  for (size_t i = 0; i < model->result_count; i++) {
    const yst_result *result = model->results[i];
    if (result->part != YST_PART_VALUE || result->rule_kind == YST_RULE_READING || !result->about ||
        result->type.kind == YST_KIND_TEXT)
      continue;
    for (size_t j = 0; j < result->about->reading_count; j++) {
      const yst_reading *reading = &result->about->readings[j];
      if (!reading->result || reading->result == result || result->hidden) continue;
      yst_value decided = yst_case_value(at, result), other = yst_case_value(at, reading->result);
      if (!differ(decided, other)) continue;
      yst_text code = yst_dotted(at->findings->arena, result->name, "another_reading");
      yst_finding *finding = yst_findings_add(
          at->findings, YST_NOTE, result->about, code, "%t: %t; read as \"%t\" it would be %t.",
          title_of(at, result->about), yst_case_words(at, result, decided), reading->words,
          yst_case_words(at, reading->result, other));
      yst_place_node(at, finding, node_of(at, result), NULL);
    }
  }
}

static void find_faults(yst_case *at)
{
  const yst_model *model = model_of(at);
  for (size_t i = 0; i < model->result_count; i++) {
    const yst_result *result = model->results[i];
    if (at->evaluator->divided_slot == i)
      (void)yst_findings_add(at->findings, YST_MUST, result->about,
                             yst_dotted(at->findings->arena, result->name, "divided_by_nothing"),
                             "%t: something is divided by nothing; the result is not applicable.",
                             result->label.length ? result->label : result->name);
    if (!at->evaluator->program->slots[i].node || yst_case_value(at, result).state != YST_FAULT) continue;
    (void)yst_findings_add(at->findings, YST_MUST, result->about,
                           yst_dotted(at->findings->arena, result->name, "too_large"),
                           "%t: a number is too large to be computed exactly.",
                           result->label.length ? result->label : result->name);
  }
}

void yst_find_in_record(yst_case *at)
{
  find_requirements(at);
  yst_find_in_lists(at);
  find_checklists(at);
  find_classes(at);
  yst_find_in_scores(at);
  for (size_t i = 0; i < model_of(at)->published_count; i++) yst_find_published(at, i);
  find_reviews(at);
  find_readings(at);
  find_faults(at);
}
