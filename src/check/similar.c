/* Names of the toolkit's own file that differ only in capitals or underscores: whoever reads the rules takes
 * them for one. Names are compared where they could be mistaken for each other: those of the whole toolkit
 * together, those of parts within what they stand in. */
#include "check/called.h"
#include "check/checks.h"

typedef struct similar_look {
  const yst_model *model;
  yst_diags *diags;
  yst_called_list names;
} similar_look;

/* Small letters without underscores. */
static yst_text plain_name(yst_arena *arena, yst_text name)
{
  char *bytes = yst_arena_alloc(arena, name.length);
  size_t length = 0;
  for (size_t i = 0; i < name.length; i++) {
    char c = name.bytes[i];
    if (c == '_') continue;
    bytes[length++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
  }
  return yst_text_of(bytes, length);
}

static void add_name(similar_look *look, yst_atom name, yst_span span)
{
  if (!name) return;
  yst_text text = yst_atom_text(look->model->atoms, name);
  /* One name in two places is one name: it was given twice on purpose, or that is an error of its own. */
  yst_called_add(&look->names, plain_name(look->diags->arena, text), text, (size_t)name, span);
}

static void add_about(similar_look *look, const yst_about *about)
{
  add_name(look, about->name, about->name_span.source ? about->name_span : about->span);
}

static void report(void *context, const yst_called *first, const yst_called *second)
{
  const similar_look *look = context;
  if (second->span.source != YST_OWN_SOURCE && first->span.source != YST_OWN_SOURCE) return;
  yst_diag *diag =
      yst_diags_add(look->diags, YST_SIMILAR_NAMES, second->span,
                    "`%t` and `%t` differ in nothing but capitals or underscores", second->text, first->text);
  yst_diag_label(look->diags, diag, first->span, "the other name");
  yst_diag_help(look->diags, diag, "Give one of the two a name that says what is different about it.");
}

static void compare(similar_look *look)
{
  yst_called_alike(&look->names, report, look);
}

/* Everything that expressions may name from anywhere. */
static void add_toolkit(similar_look *look)
{
  const yst_model *m = look->model;
  for (size_t i = 0; i < m->field_count; i++) add_about(look, &m->fields[i].about);
  for (size_t i = 0; i < m->list_count; i++) add_about(look, &m->lists[i].about);
  for (size_t i = 0; i < m->limit_count; i++) add_about(look, &m->limits[i].about);
  for (size_t i = 0; i < m->value_count; i++) add_about(look, &m->values[i].about);
  for (size_t i = 0; i < m->condition_count; i++) add_about(look, &m->conditions[i].about);
  for (size_t i = 0; i < m->classify_count; i++) add_about(look, &m->classifies[i].about);
  for (size_t i = 0; i < m->rubric_count; i++) add_about(look, &m->rubrics[i].about);
  for (size_t i = 0; i < m->checklist_count; i++) add_about(look, &m->checklists[i].about);
  for (size_t i = 0; i < m->table_count; i++) add_about(look, &m->tables[i].about);
  for (size_t i = 0; i < m->review_count; i++) add_about(look, &m->reviews[i].about);
  for (size_t i = 0; i < m->figure_count; i++) add_about(look, &m->figures[i].about);
  for (size_t i = 0; i < m->stage_count; i++) add_about(look, &m->stages[i].about);
  for (size_t i = 0; i < m->choices_count; i++) add_name(look, m->choices[i]->name, m->choices[i]->span);
}

static void compare_parts(similar_look *look)
{
  const yst_model *m = look->model;
  for (size_t i = 0; i < m->list_count; i++) {
    for (size_t k = 0; k < m->lists[i].column_count; k++) add_about(look, &m->lists[i].columns[k].about);
    compare(look);
  }
  for (size_t i = 0; i < m->choices_count; i++) {
    for (size_t k = 0; k < m->choices[i]->count; k++)
      add_name(look, m->choices[i]->items[k].name, m->choices[i]->items[k].span);
    compare(look);
  }
  for (size_t i = 0; i < m->rubric_count; i++) {
    const yst_rubric *rubric = &m->rubrics[i];
    for (size_t k = 0; k < rubric->criterion_count; k++) add_about(look, &rubric->criteria[k].about);
    for (size_t k = 0; k < rubric->section_count; k++) add_about(look, &rubric->sections[k].about);
    compare(look);
  }
  for (size_t i = 0; i < m->checklist_count; i++) {
    for (size_t k = 0; k < m->checklists[i].item_count; k++)
      add_about(look, &m->checklists[i].items[k].about);
    compare(look);
  }
}

static void compare_declared(similar_look *look)
{
  const yst_model *m = look->model;
  for (size_t i = 0; i < m->source_count; i++) add_about(look, &m->sources[i].about);
  compare(look);
  for (size_t i = 0; i < m->topic_count; i++) add_about(look, &m->topics[i].about);
  compare(look);
}

void yst_check_similar(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  (void)check;
  similar_look look = {model, diags, {.arena = diags->arena}};
  add_toolkit(&look);
  compare(&look);
  compare_parts(&look);
  compare_declared(&look);
}
