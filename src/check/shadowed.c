/* Names that a list's column takes from a field, a limit or a result: in the expressions of the list the
 * column is meant, and whoever thinks of the other one is not told. */
#include "check/checks.h"
#include "check/walk.h"
#include "check/witness.h"

typedef struct shadow_look {
  const yst_model *model;
  yst_diags *diags;
  size_t first; /* message of this check */
} shadow_look;

static const yst_about *named(const yst_atom name, const yst_about *about)
{
  return about->name == name ? about : NULL;
}

/* What outside lists has this name; NULL when nothing does. */
static const yst_about *outside(const yst_model *model, yst_atom name)
{
  const yst_about *found = NULL;
  for (size_t i = 0; !found && i < model->field_count; i++)
    if (!model->fields[i].other) found = named(name, &model->fields[i].about);
  for (size_t i = 0; !found && i < model->limit_count; i++) found = named(name, &model->limits[i].about);
  for (size_t i = 0; !found && i < model->value_count; i++) found = named(name, &model->values[i].about);
  for (size_t i = 0; !found && i < model->condition_count; i++)
    found = named(name, &model->conditions[i].about);
  for (size_t i = 0; !found && i < model->classify_count; i++)
    found = named(name, &model->classifies[i].about);
  return found;
}

/* Once for each column. */
static bool is_told(const shadow_look *look, const yst_about *column)
{
  for (size_t i = look->first; i < look->diags->count; i++) {
    const yst_diag *diag = look->diags->items[i];
    if (diag->label_count && diag->labels[0].span.start == column->span.start &&
        diag->labels[0].span.source == column->span.source)
      return true;
  }
  return false;
}

static void visit(void *context, const yst_expr *node)
{
  const shadow_look *look = context;
  if (node->op != YST_OP_COLUMN) return;
  const yst_about *column = &look->model->lists[node->list].columns[node->index].about;
  const yst_about *other = column->name ? outside(look->model, column->name) : NULL;
  if (!other || is_told(look, column)) return;
  yst_text name = yst_atom_text(look->model->atoms, column->name);
  yst_diag *diag = yst_diags_add(look->diags, YST_SHADOWED_NAME, node->span,
                                 "`%t` is the column here, and something else has that name too", name);
  yst_diag_label(look->diags, diag, column->span, "the column, which is meant");
  yst_diag_label(look->diags, diag, other->span, "this one is not looked at");
  yst_diag_help(look->diags, diag, "Give the column a name of its own.");
  yst_witness_touches_nothing(look->diags, diag);
}

static void visit_root(void *context, const yst_expr *root, yst_root_kind kind, const yst_about *owner)
{
  (void)owner;
  if (kind != YST_ROOT_EXAMPLE) yst_walk_nodes(root, visit, context);
}

void yst_check_shadowed(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  (void)check;
  shadow_look look = {model, diags, diags->count};
  yst_walk_roots(model, visit_root, &look);
}
