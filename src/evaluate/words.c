#include "evaluate/rules.h"
#include "evaluate/show.h"

yst_value yst_case_value(const yst_case *at, const yst_result *result)
{
  return yst_evaluate_slot(at->evaluator, (uint32_t)result->index);
}

yst_text yst_case_words(const yst_case *at, const yst_result *result, yst_value value)
{
  yst_buffer buffer = yst_buffer_in(at->findings->arena);
  yst_show(&buffer, at->evaluator->program->model->atoms, result, value);
  return yst_buffer_text(&buffer);
}

yst_text yst_case_typed_words(const yst_case *at, yst_type type, yst_value value)
{
  yst_buffer buffer = yst_buffer_in(at->findings->arena);
  yst_show_typed(&buffer, at->evaluator->program->model->atoms, type, value);
  return yst_buffer_text(&buffer);
}

yst_text yst_case_source(const yst_case *at, yst_span span)
{
  return yst_text_trim(yst_sources_text(at->evaluator->program->model->texts, span));
}

/* ---- messages with {names} ---- */

static bool show_column(const yst_case *at, yst_text name, size_t list, size_t row, yst_buffer *out)
{
  if (list == SIZE_MAX) return false;
  const yst_model *model = at->evaluator->program->model;
  const yst_list *of = &model->lists[list];
  for (size_t i = 0; i < of->column_count; i++) {
    if (!yst_text_equal(yst_atom_text(model->atoms, of->columns[i].about.name), name)) continue;
    yst_scope scope = {(uint32_t)list, (uint32_t)row, NULL};
    yst_node node = {
        .op = YST_NODE_COLUMN, .list = (uint32_t)list, .index = (uint32_t)i, .type = of->columns[i].type};
    yst_show_typed(out, model->atoms, node.type, yst_evaluate_node(at->evaluator, &node, &scope));
    return true;
  }
  return false;
}

static bool show_field(const yst_case *at, yst_text name, yst_buffer *out)
{
  const yst_model *model = at->evaluator->program->model;
  for (size_t i = 0; i < model->field_count; i++) {
    if (!yst_text_equal(yst_atom_text(model->atoms, model->fields[i].about.name), name)) continue;
    yst_show_typed(out, model->atoms, model->fields[i].type, at->evaluator->record->fields[i]);
    return true;
  }
  for (size_t i = 0; i < model->limit_count; i++) {
    if (!yst_text_equal(yst_atom_text(model->atoms, model->limits[i].about.name), name)) continue;
    yst_show_typed(out, model->atoms, model->limits[i].type, at->evaluator->limits[i]);
    return true;
  }
  return false;
}

static bool show_result(const yst_case *at, yst_text name, yst_buffer *out)
{
  const yst_model *model = at->evaluator->program->model;
  for (size_t i = 0; i < model->result_count; i++) {
    if (!yst_text_equal(model->results[i]->name, name)) continue;
    yst_show(out, model->atoms, model->results[i], yst_case_value(at, model->results[i]));
    return true;
  }
  return false;
}

yst_text yst_fill_message(const yst_case *at, yst_text message, size_t list, size_t row)
{
  yst_buffer out = yst_buffer_in(at->findings->arena);
  for (size_t i = 0; i < message.length; i++) {
    size_t end = i + 1;
    while (message.bytes[i] == '{' && end < message.length && message.bytes[end] != '}') end++;
    if (message.bytes[i] == '{' && end < message.length) {
      yst_text name = yst_text_trim(yst_text_of(message.bytes + i + 1, end - i - 1));
      if (show_column(at, name, list, row, &out) || show_field(at, name, &out) ||
          show_result(at, name, &out)) {
        i = end;
        continue;
      }
    }
    yst_buffer_add_byte(&out, message.bytes[i]);
  }
  return yst_buffer_text(&out);
}

/* ---- cells ---- */

enum { MOST_PLACES = 64, MOST_DEPTH = 64 };

static bool has_place(const yst_finding *finding, yst_place place)
{
  for (size_t i = 0; i < finding->place_count; i++) {
    const yst_place *other = &finding->places[i];
    if (other->line == place.line && yst_text_equal(other->table, place.table) &&
        yst_text_equal(other->column, place.column))
      return true;
  }
  return false;
}

static void add_place(const yst_case *at, yst_finding *finding, yst_place place)
{
  if (finding->place_count < MOST_PLACES && !has_place(finding, place))
    yst_finding_place(at->findings, finding, place);
}

static void place_at(const yst_case *at, yst_finding *finding, const yst_node *node, const yst_scope *scope,
                     unsigned depth);

static void place_rows(const yst_case *at, yst_finding *finding, const yst_node *node, const yst_scope *outer,
                       unsigned depth)
{
  const yst_rows *rows = &at->evaluator->record->lists[node->list];
  const yst_node *where = node->arg_count ? node->args[0] : NULL,
                 *measure = node->arg_count > 1 ? node->args[1] : NULL;
  for (uint32_t i = 0; i < rows->count; i++) {
    yst_scope scope = {node->list, i, outer};
    if (where && !yst_truth_of(yst_evaluate_node(at->evaluator, where, &scope)).yes) continue;
    if (measure)
      place_at(at, finding, measure, &scope, depth);
    else
      add_place(at, finding, yst_binding_column_place(at->binding, node->list, i, SIZE_MAX));
  }
}

static void place_at(const yst_case *at, yst_finding *finding, const yst_node *node, const yst_scope *scope,
                     unsigned depth)
{
  const yst_program *program = at->evaluator->program;
  if (!node || depth > MOST_DEPTH) return;
  switch (node->op) {
  case YST_NODE_FIELD: add_place(at, finding, yst_binding_field_place(at->binding, node->index)); return;
  case YST_NODE_ANSWER: add_place(at, finding, yst_binding_answer_place(at->binding, node->index)); return;
  case YST_NODE_SLOT: place_at(at, finding, program->slots[node->index].node, NULL, depth + 1); return;
  case YST_NODE_AGGREGATE: place_rows(at, finding, node, scope, depth + 1); return;
  case YST_NODE_COLUMN: {
    const yst_node *formula = program->lists[node->list].formulas[node->index];
    const yst_scope *row = scope;
    while (row && row->list != node->list) row = row->outer;
    if (formula)
      place_at(at, finding, formula, scope, depth + 1);
    else if (row)
      add_place(at, finding, yst_binding_column_place(at->binding, node->list, row->row, node->index));
    return;
  }
  case YST_NODE_RUBRIC:
    for (size_t i = 0; i < program->rubrics[node->index].rule->criterion_count; i++)
      place_at(at, finding, program->slots[program->rubrics[node->index].criteria[i].slot].node, NULL,
               depth + 1);
    return;
  default: break;
  }
  for (uint32_t i = 0; i < node->arg_count; i++) place_at(at, finding, node->args[i], scope, depth + 1);
}

void yst_place_node(const yst_case *at, yst_finding *finding, const yst_node *node, const yst_scope *scope)
{
  if (finding && at->binding) place_at(at, finding, node, scope, 0);
}
