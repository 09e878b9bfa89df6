/* Sums over lists whose rows are of several financial years. */
#include "check/checks.h"
#include "check/walk.h"

typedef struct year_look {
  const yst_model *model;
  yst_diags *diags;
} year_look;

typedef struct column_search {
  size_t list, column;
  bool found;
} column_search;

static void find_column(void *context, const yst_expr *node)
{
  column_search *search = context;
  search->found |= node->op == YST_OP_COLUMN && node->list == search->list && node->index == search->column;
}

static size_t year_column_of(const yst_list *list)
{
  for (size_t i = 0; i < list->column_count; i++) {
    if (list->columns[i].type.kind == YST_KIND_YEAR) return i;
  }
  return SIZE_MAX;
}

static void check_node(void *context, const yst_expr *node)
{
  const year_look *look = context;
  if (node->op != YST_OP_AGGREGATE || node->is_quantity || node->list >= look->model->list_count) return;
  if (node->aggregate != YST_AGG_SUM && node->aggregate != YST_AGG_AVERAGE) return;
  const yst_list *list = &look->model->lists[node->list];
  column_search search = {node->list, year_column_of(list), false};
  if (search.column == SIZE_MAX) return;
  for (size_t i = 0; i < node->arg_count; i++) yst_walk_nodes(node->args[i], find_column, &search);
  if (search.found) return;
  yst_text name = yst_atom_text(look->model->atoms, list->about.name);
  yst_text column = yst_atom_text(look->model->atoms, list->columns[search.column].about.name);
  yst_diag *diag = yst_diags_add(look->diags, YST_YEARS_MIXED, node->span,
                                 "this takes the rows of all years of `%t` together", name);
  yst_diag_label(look->diags, diag, list->columns[search.column].about.span, "the rows have a year");
  yst_diag_help(look->diags, diag, "Say which rows are meant: `(%t where %t is 2010/11)`.", name, column);
}

static void check_root(void *context, const yst_expr *root, yst_root_kind kind, const yst_about *owner)
{
  (void)owner;
  if (kind != YST_ROOT_EXAMPLE) yst_walk_nodes(root, check_node, context);
}

void yst_check_years(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  (void)check;
  year_look look = {model, diags};
  yst_walk_roots(model, check_root, &look);
}
