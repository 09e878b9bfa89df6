#include "evaluate/bind.h"

static void say_whose(const yst_binding *binding, yst_text spelling, yst_whose whose, const yst_row *other,
                      yst_findings *findings)
{
  if (!findings->wanted) return;
  yst_text name = other->cells[binding->name_column];
  yst_finding *finding;
  if (whose == YST_WHOSE_OWN_OF_LINE)
    finding =
        yst_findings_add(findings, YST_MUST, NULL, YST_TEXT("register.name_of_another"),
                         "\"%t\" is said to be another name of \"%t\", and is the name of the partnership on "
                         "line %u: what carries it was read as that one's alone.",
                         spelling, findings->partnership, other->line);
  else
    finding = yst_findings_add(
        findings, YST_MUST, NULL, YST_TEXT("register.name_of_two"),
        "\"%t\" is said to be another name of \"%t\" and of \"%t\" on line %u: what carries it "
        "was read as neither's, and counts as not known of both.",
        spelling, findings->partnership, name, other->line);
  uint32_t column = whose == YST_WHOSE_OWN_OF_LINE ? binding->name_column : binding->also_column;
  yst_place there = {yst_table_name(binding->table), other->line, yst_table_header(binding->table, column),
                     other->cells[column]};
  yst_finding_place(findings, finding,
                    yst_binding_field_place(binding, binding->program->model->also_known_field));
  yst_finding_place(findings, finding, there);
}

void yst_bind_names(yst_binding *binding, const yst_row *row, yst_arena *arena, yst_findings *findings)
{
  yst_names *names = &binding->names;
  names->own = yst_binding_name(binding, row);
  names->all = &names->own;
  names->count = names->own.length > 0;
  names->unsure_count = 0;
  if (!binding->spellings) return;
  size_t capacity = 0, unsure_capacity = 0;
  yst_text also = row->cells[binding->also_column], *all = NULL, *unsure = NULL;
  names->count = 0;
  if (names->own.length) YST_PUSH(arena, all, names->count, capacity, names->own);
  while (also.length) {
    const yst_row *other;
    yst_text one = yst_take_name(&also);
    if (!one.length) continue;
    yst_whose whose = yst_spellings_whose(binding->spellings, row, one, arena, &other);
    if (whose == YST_WHOSE_ITS) YST_PUSH(arena, all, names->count, capacity, one);
    if (whose == YST_WHOSE_UNSURE) YST_PUSH(arena, unsure, names->unsure_count, unsure_capacity, one);
    if (whose != YST_WHOSE_ITS) say_whose(binding, one, whose, other, findings);
  }
  names->all = all;
  names->unsure = unsure;
}
