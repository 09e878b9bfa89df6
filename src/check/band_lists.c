#include "check/band_lists.h"

#include <stdlib.h>

#include "check/amount.h"
#include "check/same.h"
#include "check/walk.h"
#include "check/whole.h"

typedef struct collector {
  yst_arena *arena;
  const yst_model *model;
  yst_band_lists lists;
  const yst_about *owner;
} collector;

static void collect_node(void *context, const yst_expr *node)
{
  collector *all = context;
  if (node->op != YST_OP_BANDS || !node->bands) return;
  const yst_expr *subject = node->arg_count ? node->args[0] : NULL;
  yst_band_list list = {.bands = node->bands, .subject = subject, .owner = all->owner};
  YST_PUSH(all->arena, all->lists.items, all->lists.count, all->lists.capacity, list);
}

static void collect_root(void *context, const yst_expr *root, yst_root_kind kind, const yst_about *owner)
{
  (void)kind;
  ((collector *)context)->owner = owner;
  yst_walk_nodes(root, collect_node, context);
}

/* What a table is looked up by: for its rows, for its columns. */
typedef struct key_users {
  size_t count;
  const yst_expr **exprs; /* the last of them */
  bool *several;          /* not always the same */
} key_users;

static void note_look_up(void *context, const yst_expr *node)
{
  key_users *users = context;
  if (node->op != YST_OP_LOOKUP || node->table >= users->count || node->arg_count < 2) return;
  for (size_t i = 0; i < 2; i++) {
    const yst_expr **user = &users->exprs[2 * node->table + i];
    users->several[2 * node->table + i] |= *user && !yst_expr_same(*user, node->args[i]);
    *user = node->args[i];
  }
}

static void note_look_ups(void *context, const yst_expr *root, yst_root_kind kind, const yst_about *owner)
{
  (void)kind;
  (void)owner;
  yst_walk_nodes(root, note_look_up, context);
}

static key_users users_of_keys(yst_arena *arena, const yst_model *model)
{
  key_users users = {.count = model->table_count};
  users.exprs = YST_NEW_ARRAY(arena, 2 * users.count, const yst_expr *);
  users.several = YST_NEW_ARRAY(arena, 2 * users.count, bool);
  if (users.count) yst_walk_roots(model, note_look_ups, &users);
  return users;
}

/* The subject is the field that a key is always looked up by; NULL when it is something else, or now this,
 * now that. */
static void collect_key(collector *all, const key_users *users, const yst_table_rule *table,
                        const yst_table_key *key)
{
  if (!key->as_bands) return;
  bool is_columns = key == &table->columns;
  size_t place = 2 * (size_t)(table - all->model->tables) + is_columns;
  const yst_expr *subject = users->exprs[place];
  if (subject && (users->several[place] || subject->op != YST_OP_FIELD)) subject = NULL;
  yst_band_list list = {key->as_bands, subject, &table->about, key, is_columns};
  YST_PUSH(all->arena, all->lists.items, all->lists.count, all->lists.capacity, list);
}

static int compare_places(const void *left, const void *right)
{
  const yst_bands *a = ((const yst_band_list *)left)->bands, *b = ((const yst_band_list *)right)->bands;
  if (a->span.source != b->span.source) return a->span.source < b->span.source ? -1 : 1;
  if (a->span.start != b->span.start) return a->span.start < b->span.start ? -1 : 1;
  return (a > b) - (a < b);
}

/* An expression that several results share is met several times. */
static void drop_repeated(yst_band_lists *lists)
{
  size_t kept = 0;
  for (size_t i = 0; i < lists->count; i++) {
    if (kept && lists->items[kept - 1].bands == lists->items[i].bands) continue;
    lists->items[kept++] = lists->items[i];
  }
  lists->count = kept;
}

yst_band_lists yst_band_lists_of(yst_arena *arena, const yst_model *model)
{
  collector all = {.arena = arena, .model = model};
  key_users users = users_of_keys(arena, model);
  yst_walk_roots(model, collect_root, &all);
  for (size_t i = 0; i < model->table_count; i++) {
    collect_key(&all, &users, &model->tables[i], &model->tables[i].columns);
    collect_key(&all, &users, &model->tables[i], &model->tables[i].rows);
  }
  if (all.lists.count) qsort(all.lists.items, all.lists.count, sizeof *all.lists.items, compare_places);
  drop_repeated(&all.lists);
  return all.lists;
}

/* ---- limits on a day ---- */

static const yst_limit *limit_of(const yst_model *model, const yst_expr *end)
{
  return end && end->op == YST_OP_LIMIT && end->index < model->limit_count ? &model->limits[end->index]
                                                                           : NULL;
}

static int compare_days(const void *left, const void *right)
{
  yst_day a = *(const yst_day *)left, b = *(const yst_day *)right;
  return (a > b) - (a < b);
}

size_t yst_band_days(yst_arena *arena, const yst_model *model, const yst_bands *bands, yst_day **days)
{
  size_t count = 0, capacity = 0;
  *days = NULL;
  YST_PUSH(arena, *days, count, capacity, YST_DAY_FIRST);
  for (size_t i = 0; i < 2 * bands->count; i++) {
    const yst_band *band = &bands->items[i / 2];
    const yst_limit *limit = limit_of(model, i % 2 ? band->high : band->low);
    for (size_t k = 1; limit && k < limit->version_count; k++) {
      YST_PUSH(arena, *days, count, capacity, limit->versions[k].from);
    }
  }
  qsort(*days, count, sizeof **days, compare_days);
  size_t kept = 1;
  for (size_t i = 1; i < count; i++) {
    if ((*days)[i] != (*days)[kept - 1]) (*days)[kept++] = (*days)[i];
  }
  return kept;
}

static bool amount_of(const yst_model *model, const yst_expr *end, yst_day day, yst_number *amount)
{
  const yst_limit *limit = limit_of(model, end);
  if (limit && limit->version_count == 0) return false;
  if (limit) {
    *amount = yst_limit_amount(limit, day);
  } else if (end && end->op == YST_OP_CONST) {
    *amount = end->number;
  } else {
    return false;
  }
  return true;
}

static bool interval_of(const yst_model *model, const yst_band *band, yst_day day, yst_interval *interval)
{
  *interval = (yst_interval){true, true, false, false, {0, 1}, {0, 1}};
  if (band->not_applicable || band->kind == YST_RANGE_OTHERWISE) return true;
  if (band->kind == YST_RANGE_SINGLE) {
    yst_number value;
    if (!amount_of(model, band->low, day, &value)) return false;
    *interval = yst_interval_between(value, value);
    return true;
  }
  *interval = (yst_interval){.has_low = band->has_low, .has_high = band->has_high};
  interval->low_in = band->has_low && band->low_in;
  interval->high_in = band->has_high && band->high_in;
  return band->kind == YST_RANGE_BETWEEN &&
         (!band->has_low || amount_of(model, band->low, day, &interval->low)) &&
         (!band->has_high || amount_of(model, band->high, day, &interval->high));
}

bool yst_band_intervals(const yst_model *model, const yst_bands *bands, yst_day day, yst_interval *intervals)
{
  for (size_t i = 0; i < bands->count; i++) {
    if (!interval_of(model, &bands->items[i], day, &intervals[i])) return false;
  }
  return true;
}

bool yst_bands_have_otherwise(const yst_bands *bands)
{
  for (size_t i = 0; i < bands->count; i++) {
    if (bands->items[i].kind == YST_RANGE_OTHERWISE) return true;
  }
  return false;
}

yst_lattice yst_band_lattice(const yst_model *model, const yst_band_list *list)
{
  const yst_bands *bands = list->bands;
  yst_lattice lattice = {bands->has_step && bands->step.num > 0, bands->step, yst_number_of(1)};
  if (list->key &&
      list->subject) { /* what the rows of a list take with them, a key has by what it is looked up by */
    const yst_field *field = &model->fields[list->subject->index];
    lattice = (yst_lattice){field->has_step && field->step.num > 0, field->step, yst_number_of(1)};
  }
  if (lattice.has_step) return lattice;
  lattice.step = yst_number_of(1);
  switch (bands->over.kind) {
  case YST_KIND_DATE:
  case YST_KIND_DAYS:
  case YST_KIND_YEAR:
  case YST_KIND_CHOICE:
  case YST_KIND_YES_NO: return (yst_lattice){true, yst_number_of(1), yst_number_of(1)};
  case YST_KIND_PERCENT: lattice.unit = (yst_number){1, 100}; return lattice;
  default: lattice.has_step = list->subject && yst_is_always_whole(model, list->subject); return lattice;
  }
}
