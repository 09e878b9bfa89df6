/* What the toolkit's own file declares and nothing uses. What stands in a file that it brings in is there for
 * others too and is never reported; what only an example uses decides nothing. */
#include "check/checks.h"
#include "check/made.h"
#include "check/walk.h"
#include "check/witness.h"

typedef struct usage {
  const yst_model *model;
  yst_diags *diags;
  bool *fields, *lists, *limits, *tables, *topics, *sources, *choices;
} usage;

static void mark(bool *used, size_t count, size_t place)
{
  if (place < count) used[place] = true;
}

static void mark_type(usage *use, yst_type type)
{
  for (size_t i = 0; type.choices && i < use->model->choices_count; i++) {
    if (use->model->choices[i] == type.choices) use->choices[i] = true;
  }
}

static void mark_result(usage *use, const yst_result *result)
{
  if (!result || result->rule_kind != YST_RULE_LIST) return;
  mark(use->lists, use->model->list_count, (size_t)((const yst_list *)result->rule - use->model->lists));
}

static void mark_node(void *context, const yst_expr *node)
{
  usage *use = context;
  const yst_model *model = use->model;
  mark_type(use, node->type);
  switch (node->op) {
  case YST_OP_FIELD: mark(use->fields, model->field_count, node->index); break;
  case YST_OP_LIMIT: mark(use->limits, model->limit_count, node->index); break;
  case YST_OP_COLUMN:
  case YST_OP_AGGREGATE: mark(use->lists, model->list_count, node->list); break;
  case YST_OP_LOOKUP: mark(use->tables, model->table_count, node->table); break;
  case YST_OP_RESULT: mark_result(use, node->result); break;
  default: break;
  }
}

static void mark_root(void *context, const yst_expr *root, yst_root_kind kind, const yst_about *owner)
{
  (void)owner;
  if (kind != YST_ROOT_EXAMPLE) yst_walk_nodes(root, mark_node, context);
}

static void mark_about(void *context, const yst_about *about)
{
  usage *use = context;
  for (size_t i = 0; i < about->topic_count; i++)
    mark(use->topics, use->model->topic_count, about->topics[i]);
  for (size_t i = 0; i < about->citation_count; i++) {
    mark(use->sources, use->model->source_count, about->citations[i].source);
  }
  for (size_t i = 0; i < about->reading_count; i++) {
    for (size_t k = 0; k < about->readings[i].citation_count; k++) {
      mark(use->sources, use->model->source_count, about->readings[i].citations[k].source);
    }
  }
}

static void mark_field(usage *use, size_t field)
{
  mark(use->fields, use->model->field_count, field);
}

/* Fields that a clause names, not an expression. */
static void mark_named_fields(usage *use)
{
  const yst_model *model = use->model;
  mark_field(use, model->identifying_field);
  mark_field(use, model->also_known_field);
  for (size_t i = 0; i < model->value_count; i++) {
    mark_field(use, model->values[i].override_field);
    mark_field(use, model->values[i].override_reason);
  }
  for (size_t i = 0; i < model->classify_count; i++) {
    mark_field(use, model->classifies[i].override_field);
    mark_field(use, model->classifies[i].override_reason);
  }
  for (size_t i = 0; i < model->rubric_count; i++) {
    for (size_t k = 0; k < model->rubrics[i].criterion_count; k++) {
      mark_field(use, model->rubrics[i].criteria[k].override_field);
      mark_field(use, model->rubrics[i].criteria[k].override_reason);
    }
  }
  for (size_t i = 0; i < model->checklist_count; i++) {
    const yst_checklist *checklist = &model->checklists[i];
    mark_field(use, checklist->omissions_field);
    for (size_t k = 0; k < checklist->item_count; k++) mark_field(use, checklist->items[k].explained_field);
  }
  for (size_t i = 0; i < model->review_count; i++) mark_field(use, model->reviews[i].done_field);
}

static void mark_key(usage *use, const yst_table_key *key)
{
  mark_type(use, key->type);
  for (size_t i = 0; i < key->count; i++) {
    yst_walk_nodes(key->bands[i].low, mark_node, use);
    yst_walk_nodes(key->bands[i].high, mark_node, use);
  }
}

static void mark_declarations(usage *use)
{
  const yst_model *model = use->model;
  for (size_t i = 0; i < model->field_count; i++) mark_type(use, model->fields[i].type);
  for (size_t i = 0; i < model->list_count; i++) {
    const yst_list *list = &model->lists[i];
    for (size_t k = 0; k < list->column_count; k++) mark_type(use, list->columns[k].type);
    if (list->row_rule_count) use->lists[i] = true;
  }
  for (size_t i = 0; i < model->table_count; i++) {
    mark_key(use, &model->tables[i].columns);
    mark_key(use, &model->tables[i].rows);
    mark_type(use, model->tables[i].cell_type);
  }
}

/* ---- what is left ---- */

static bool is_own(const usage *use, yst_span span)
{
  return span.source && span.source == use->model->toolkit.about.span.source;
}

/* A register is touched where it holds something that nobody reads: `held`, or NULL for what it does not
 * hold. */
static void report(const usage *use, bool used, yst_span span, yst_atom name, const char *what,
                   yst_expr *held)
{
  if (used || !is_own(use, span)) return;
  yst_diag *diag = yst_diags_add(use->diags, YST_UNUSED, span, "nothing uses the %s `%t`", what,
                                 yst_atom_text(use->model->atoms, name));
  yst_diag_help(use->diags, diag,
                "Use it, leave it out, or keep it in a vocabulary file that several toolkits share.");
  if (held) {
    yst_witness_touches(use->diags, diag, use->model, held);
  } else {
    yst_witness_touches_nothing(use->diags, diag);
  }
}

static void report_about(const usage *use, bool used, const yst_about *about, const char *what,
                         yst_expr *held)
{
  report(use, used, about->name_span.source ? about->name_span : about->span, about->name, what, held);
}

static yst_expr *field_is_given(const usage *use, size_t field)
{
  yst_arena *arena = use->diags->arena;
  return yst_made_condition(arena, YST_OP_GIVEN, yst_made_field(arena, use->model, field), NULL);
}

static yst_expr *list_has_rows(const usage *use, const yst_list *list)
{
  if (!list->rows) return NULL;
  yst_arena *arena = use->diags->arena;
  yst_expr *none = yst_made_constant(arena, list->rows->type, yst_number_of(0));
  return yst_made_condition(arena, YST_OP_MORE, yst_made_result(arena, list->rows), none);
}

static void report_all(const usage *use)
{
  const yst_model *model = use->model;
  for (size_t i = 0; i < model->source_count; i++)
    report_about(use, use->sources[i], &model->sources[i].about, "source", NULL);
  for (size_t i = 0; i < model->topic_count; i++)
    report_about(use, use->topics[i], &model->topics[i].about, "topic", NULL);
  for (size_t i = 0; i < model->choices_count; i++) {
    const yst_choices *choices = model->choices[i];
    report(use, use->choices[i], choices->span, choices->name, choices->ordered ? "scale" : "choice", NULL);
  }
  for (size_t i = 0; i < model->own_field_count; i++)
    report_about(use, use->fields[i], &model->fields[i].about, "field",
                 use->fields[i] ? NULL : field_is_given(use, i));
  for (size_t i = 0; i < model->list_count; i++)
    report_about(use, use->lists[i], &model->lists[i].about, "list",
                 use->lists[i] ? NULL : list_has_rows(use, &model->lists[i]));
  for (size_t i = 0; i < model->limit_count; i++)
    report_about(use, use->limits[i], &model->limits[i].about, "limit", NULL);
  for (size_t i = 0; i < model->table_count; i++)
    report_about(use, use->tables[i], &model->tables[i].about, "table", NULL);
}

void yst_check_usage(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  (void)check;
  yst_arena *arena = diags->arena;
  usage use = {.model = model, .diags = diags};
  use.fields = YST_NEW_ARRAY(arena, model->field_count, bool);
  use.lists = YST_NEW_ARRAY(arena, model->list_count, bool);
  use.limits = YST_NEW_ARRAY(arena, model->limit_count, bool);
  use.tables = YST_NEW_ARRAY(arena, model->table_count, bool);
  use.topics = YST_NEW_ARRAY(arena, model->topic_count, bool);
  use.sources = YST_NEW_ARRAY(arena, model->source_count, bool);
  use.choices = YST_NEW_ARRAY(arena, model->choices_count, bool);
  yst_walk_roots(model, mark_root, &use);
  yst_walk_abouts(model, mark_about, &use);
  mark_named_fields(&use);
  mark_declarations(&use);
  report_all(&use);
}
