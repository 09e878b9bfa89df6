/* Rows and columns of tables that no value reaches in any of the places where the table is looked up. */
#include "check/band_lists.h"
#include "check/checks.h"
#include "check/reach.h"
#include "check/walk.h"

typedef struct key_look {
  const yst_model *model;
  yst_diags *diags;
  yst_bounds *bounds;
  yst_reach *reach;
  bool *looked_up;        /* by table */
  bool **rows, **columns; /* by table, by place: reached */
} key_look;

static bool is_reached(const key_look *look, const yst_table_key *key, const yst_expr *subject,
                       const yst_interval *interval)
{
  yst_options options = yst_reach_options(look->reach, subject);
  bool any = false;
  for (size_t i = 0; i < options.count; i++) any |= yst_interval_has(interval, options.items[i]);
  if (options.listed) return any;
  yst_interval range = yst_bounds_of(look->bounds, subject), meet = yst_interval_meet(interval, &range);
  yst_band_list list = {.bands = key->as_bands, .subject = subject};
  yst_lattice lattice = yst_band_lattice(look->model, &list);
  yst_number value;
  return yst_interval_value(&meet, &lattice, &value);
}

/* On every day that a limit among the ends changes. */
static void mark_key(const key_look *look, const yst_table_key *key, const yst_expr *subject, bool *reached)
{
  yst_arena *arena = look->diags->arena;
  yst_interval *intervals = YST_NEW_ARRAY(arena, key->count, yst_interval);
  yst_day *days;
  size_t count = key->as_bands ? yst_band_days(arena, look->model, key->as_bands, &days) : 0;
  bool told = key->as_bands && key->as_bands->count == key->count;
  for (size_t i = 0; told && i < count; i++) {
    told = yst_band_intervals(look->model, key->as_bands, days[i], intervals);
    for (size_t k = 0; told && k < key->count; k++) {
      const yst_band *band = &key->as_bands->items[k];
      reached[k] |= band->not_applicable || band->kind == YST_RANGE_OTHERWISE ||
                    is_reached(look, key, subject, &intervals[k]);
    }
  }
  for (size_t k = 0; !told && k < key->count; k++) reached[k] = true;
}

static void visit(void *context, const yst_expr *node)
{
  key_look *look = context;
  if (node->op != YST_OP_LOOKUP || node->table >= look->model->table_count || node->arg_count < 2) return;
  const yst_table_rule *table = &look->model->tables[node->table];
  look->looked_up[node->table] = true;
  mark_key(look, &table->rows, node->args[0], look->rows[node->table]);
  mark_key(look, &table->columns, node->args[1], look->columns[node->table]);
}

static void visit_root(void *context, const yst_expr *root, yst_root_kind kind, const yst_about *owner)
{
  (void)owner;
  if (kind != YST_ROOT_EXAMPLE) yst_walk_nodes(root, visit, context);
}

static void report(const key_look *look, const yst_table_key *key, const bool *reached, const char *what)
{
  for (size_t i = 0; i < key->count; i++) {
    if (reached[i]) continue;
    yst_diag *diag = yst_diags_add(look->diags, YST_KEY_UNREACHED, key->as_bands->items[i].span,
                                   "no value that is possible reaches this %s", what);
    yst_diag_help(look->diags, diag,
                  "Compare it with what the fields of the table allow, or leave the %s out.", what);
  }
}

void yst_check_keys(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  (void)check;
  key_look look = {.model = model, .diags = diags, .bounds = yst_bounds_new(diags->arena, model)};
  look.reach = yst_reach_new(diags->arena, model, look.bounds);
  look.looked_up = YST_NEW_ARRAY(diags->arena, model->table_count, bool);
  look.rows = YST_NEW_ARRAY(diags->arena, model->table_count, bool *);
  look.columns = YST_NEW_ARRAY(diags->arena, model->table_count, bool *);
  for (size_t i = 0; i < model->table_count; i++) {
    look.rows[i] = YST_NEW_ARRAY(diags->arena, model->tables[i].rows.count, bool);
    look.columns[i] = YST_NEW_ARRAY(diags->arena, model->tables[i].columns.count, bool);
  }
  yst_walk_roots(model, visit_root, &look);
  for (size_t i = 0; i < model->table_count; i++) {
    if (!look.looked_up[i]) continue;
    report(&look, &model->tables[i].rows, look.rows[i], "row");
    report(&look, &model->tables[i].columns, look.columns[i], "column");
  }
}
