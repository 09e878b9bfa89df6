#include "evaluate/rules.h"

#include "evaluate/settle.h"

static yst_text name_of(const yst_model *model, const yst_about *about)
{
  return yst_atom_text(model->atoms, about->name);
}

static yst_weight weight_of(const yst_row_rule *rule)
{
  return rule->must ? YST_MUST : YST_SHOULD;
}

/* `each row requires`: of one row. */
static void find_in_row(yst_case *at, size_t index, size_t row, const yst_program_row_rule *row_rule)
{
  const yst_model *model = at->evaluator->program->model;
  const yst_row_rule *rule = row_rule->rule;
  yst_scope scope = {(uint32_t)index, (uint32_t)row, NULL};
  if (row_rule->applies && !yst_is_yes(yst_settle_node(at->evaluator, row_rule->applies, &scope))) return;
  if (!yst_is_no(yst_settle_node(at->evaluator, row_rule->condition, &scope))) return;
  yst_text code = name_of(model, &rule->about);
  if (!memchr(code.bytes, '.', code.length))
    code = yst_format(at->findings->arena, "%t.%t", name_of(model, &model->lists[index].about), code);
  yst_text message = rule->message.length
                         ? yst_fill_message(at, rule->message, index, row)
                         : yst_format(at->findings->arena, "Required of each row, but not so: %t.",
                                      yst_case_source(at, rule->condition->span));
  yst_finding *finding = yst_findings_add(at->findings, weight_of(rule), &rule->about, code, "%t", message);
  yst_place_node(at, finding, row_rule->condition, &scope);
}

static bool has_row(const yst_rows *rows, size_t columns, size_t fixed)
{
  for (size_t i = 0; i < rows->count; i++) {
    yst_value key = rows->cells[i * columns];
    if (key.state == YST_OPEN || (key.state == YST_KNOWN && key.as.number.num == (int64_t)fixed)) return true;
  }
  return false;
}

/* Rows that the list prints and the register lacks, where it has others. */
static void find_missing_rows(yst_case *at, size_t index)
{
  const yst_model *model = at->evaluator->program->model;
  const yst_list *list = &model->lists[index];
  const yst_rows *rows = &at->evaluator->record->lists[index];
  if (!list->fixed_count || !rows->count) return;
  yst_buffer names = yst_buffer_in(at->findings->arena);
  size_t missing = 0;
  for (size_t i = 0; i < list->fixed_count; i++) {
    if (has_row(rows, list->column_count, i)) continue;
    const yst_about *about = &list->fixed[i].about;
    yst_buffer_format(&names, "%s%t", missing++ ? "; " : "",
                      about->label.length ? about->label : name_of(model, about));
  }
  if (!missing) return;
  yst_text title = list->about.label.length ? list->about.label : name_of(model, &list->about);
  yst_text code = yst_dotted(at->findings->arena, name_of(model, &list->about), "row_missing");
  yst_finding *finding =
      yst_findings_add(at->findings, YST_MUST, &list->about, code, "%t: %z %s missing (%t).", title, missing,
                       missing == 1 ? "row" : "rows", yst_buffer_text(&names));
  if (at->binding)
    yst_finding_place(at->findings, finding, (yst_place){.table = at->binding->lists[index].table});
}

/* Rows that the list prints once and the register has more than once. */
static void find_repeated_rows(yst_case *at, size_t index)
{
  const yst_model *model = at->evaluator->program->model;
  const yst_list *list = &model->lists[index];
  const yst_rows *rows = &at->evaluator->record->lists[index];
  for (size_t fixed = 0; fixed < list->fixed_count; fixed++) {
    yst_finding *finding = NULL;
    size_t first = SIZE_MAX;
    for (size_t row = 0; row < rows->count; row++) {
      yst_value key = rows->cells[row * list->column_count];
      if (key.state != YST_KNOWN || key.as.number.num != (int64_t)fixed) continue;
      if (first == SIZE_MAX) {
        first = row;
        continue;
      }
      const yst_about *about = &list->fixed[fixed].about;
      if (!finding)
        finding = yst_findings_add(at->findings, YST_MUST, &list->about,
                                   yst_dotted(at->findings->arena, name_of(model, &list->about), "row_twice"),
                                   "\"%t\" stands there more than once; every such row was counted.",
                                   about->label.length ? about->label : name_of(model, about));
      if (!finding || !at->binding) break;
      if (!finding->place_count)
        yst_finding_place(at->findings, finding,
                          yst_binding_column_place(at->binding, index, first, SIZE_MAX));
      yst_finding_place(at->findings, finding, yst_binding_column_place(at->binding, index, row, SIZE_MAX));
    }
  }
}

void yst_find_in_lists(yst_case *at)
{
  const yst_model *model = at->evaluator->program->model;
  for (size_t i = 0; i < model->list_count; i++) {
    for (size_t row = 0; row < at->evaluator->record->lists[i].count; row++)
      for (size_t j = 0; j < model->lists[i].row_rule_count; j++)
        find_in_row(at, i, row, &at->evaluator->program->lists[i].row_rules[j]);
    find_missing_rows(at, i);
    find_repeated_rows(at, i);
  }
}
