/* What is reached and makes no difference: bands, rows and columns that give the same as those beside them,
 * branches without which everything would come out the same. Documents print such tables on purpose. */
#include "check/band_lists.h"
#include "check/checks.h"
#include "check/classified.h"
#include "check/unproved.h"
#include "check/witness.h"

/* Branches of one classification, each of which is left out once. */
#define BRANCHES_MOST 200u

typedef struct nothing_look {
  const yst_model *model;
  yst_diags *diags;
  yst_case_room *room;
} nothing_look;

static void report(const nothing_look *look, yst_span span, yst_span other, const char *what)
{
  yst_diag *diag = yst_diags_add(look->diags, YST_CHANGES_NOTHING, span,
                                 "this %s gives the same as the %s beside it", what, what);
  yst_diag_label(look->diags, diag, other, "the same");
  yst_diag_help(look->diags, diag, "If the document does not print both, one is enough.");
  yst_witness_touches_nothing(look->diags, diag);
}

/* ---- bands ---- */

static bool same_marks(const yst_band *a, const yst_band *b)
{
  bool same = a->mark_count == b->mark_count && a->mark_count;
  for (size_t i = 0; same && i < a->mark_count; i++) same = yst_number_equal(a->marks[i], b->marks[i]);
  return same;
}

/* Whether no value lies between the end of one and the beginning of the other. */
static bool touch(const yst_interval *below, const yst_interval *above, const yst_lattice *lattice)
{
  if (!below->has_high || !above->has_low || yst_number_compare(below->high, above->low) > 0) return false;
  yst_number value;
  yst_interval between = {true, true, !below->high_in, !above->low_in, below->high, above->low};
  return !yst_interval_value(&between, lattice, &value);
}

static bool is_in_order(yst_type over)
{
  if (over.kind == YST_KIND_CHOICE) return over.choices && over.choices->ordered;
  return over.kind != YST_KIND_YES_NO && over.kind != YST_KIND_NONE;
}

static void check_bands(const nothing_look *look, const yst_band_list *list)
{
  const yst_bands *bands = list->bands;
  yst_interval *intervals = YST_NEW_ARRAY(look->diags->arena, bands->count, yst_interval);
  yst_lattice lattice = yst_band_lattice(look->model, list);
  if (list->key || !is_in_order(bands->over) ||
      !yst_band_intervals(look->model, bands, YST_DAY_FIRST, intervals))
    return;
  for (size_t i = 1; i < bands->count; i++) {
    const yst_band *before = &bands->items[i - 1], *band = &bands->items[i];
    bool ranges = !band->not_applicable && !before->not_applicable && band->kind != YST_RANGE_OTHERWISE &&
                  before->kind != YST_RANGE_OTHERWISE;
    bool beside = touch(&intervals[i - 1], &intervals[i], &lattice) ||
                  touch(&intervals[i], &intervals[i - 1], &lattice);
    if (ranges && beside && same_marks(before, band)) report(look, band->span, before->span, "band");
  }
}

/* ---- tables ---- */

static yst_number cell_of(const yst_table_rule *table, size_t row, size_t column)
{
  return table->cells[row * table->columns.count + column];
}

static bool same_line(const yst_table_rule *table, size_t line, bool is_row)
{
  size_t count = is_row ? table->columns.count : table->rows.count;
  for (size_t i = 0; i < count; i++) {
    yst_number a = is_row ? cell_of(table, line - 1, i) : cell_of(table, i, line - 1),
               b = is_row ? cell_of(table, line, i) : cell_of(table, i, line);
    if (!yst_number_equal(a, b)) return false;
  }
  return count > 0;
}

static void check_key(const nothing_look *look, const yst_table_rule *table, bool is_row)
{
  const yst_table_key *key = is_row ? &table->rows : &table->columns;
  if (!is_in_order(key->type)) return;
  for (size_t i = 1; i < key->count; i++) {
    if (same_line(table, i, is_row))
      report(look, key->bands[i].span, key->bands[i - 1].span, is_row ? "row" : "column");
  }
}

/* ---- branches ---- */

/* The class that each case gets, or none. */
static size_t class_of(const yst_classified *all, size_t number)
{
  uint32_t taker = all->takers[number];
  return taker == YST_NO_BRANCH ? SIZE_MAX : all->classify->branches[taker].choice;
}

/* Whether all cases of a day come out the same without a branch. */
static bool same_without(yst_classified *all, yst_classified *without, yst_day day)
{
  if (!yst_classified_on_day(all, day) || !yst_classified_on_day(without, day)) return false;
  for (size_t i = 0; i < yst_cases_count(all->cases); i++) {
    if (class_of(all, i) != class_of(without, i)) return false;
  }
  return true;
}

/* Branches that nothing reaches are told of by themselves. */
static void check_branch(const nothing_look *look, yst_classified *all, const yst_day *days, size_t day_count,
                         size_t place)
{
  const yst_classify *classify = all->classify;
  yst_classify less = *classify;
  size_t after = classify->branch_count - place - 1;
  less.branches = YST_NEW_ARRAY(look->diags->arena, classify->branch_count, yst_branch);
  if (place) memcpy(less.branches, classify->branches, place * sizeof *less.branches);
  if (after) memcpy(&less.branches[place], &classify->branches[place + 1], after * sizeof *less.branches);
  less.branch_count--;
  yst_classified without = *all;
  without.classify = &less;
  bool same = true;
  for (size_t i = 0; same && i < day_count; i++) same = same_without(all, &without, days[i]);
  if (!same) return;
  yst_diag *diag = yst_diags_add(look->diags, YST_CHANGES_NOTHING, classify->branches[place].about.span,
                                 "without this branch everything would come out the same");
  yst_diag_help(look->diags, diag, "All whom it takes get the same class from the branches after it.");
  yst_witness_touches(look->diags, diag, look->model, classify->branches[place].when);
}

static void check_classify(const nothing_look *look, const yst_classify *classify)
{
  if (classify->by_bands || !classify->classes || classify->branch_count < 2 ||
      classify->branch_count > BRANCHES_MOST)
    return;
  yst_classified all = yst_classified_in(look->diags->arena, look->room, classify);
  yst_day *days;
  size_t count = yst_cases_days(all.cases, &days);
  for (size_t i = 0; i < count; i++) {
    if (yst_classified_on_day(&all, days[i])) continue;
    yst_unproved_cases(look->diags, classify->about.span, all.cases,
                       "Branches without which everything would come out the same were not looked for.");
    return;
  }
  bool *reached = YST_NEW_ARRAY(look->diags->arena, classify->branch_count, bool);
  memcpy(reached, all.reached, classify->branch_count * sizeof *reached);
  for (size_t i = 0; i < classify->branch_count; i++) {
    if (reached[i] && classify->branches[i].when) check_branch(look, &all, days, count, i);
  }
}

void yst_check_changes_nothing(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  (void)check;
  const nothing_look look = {model, diags, yst_case_room_new(diags->arena, model)};
  yst_band_lists lists = yst_band_lists_of(diags->arena, model);
  for (size_t i = 0; i < lists.count; i++) check_bands(&look, &lists.items[i]);
  for (size_t i = 0; i < model->table_count; i++) {
    check_key(&look, &model->tables[i], true);
    check_key(&look, &model->tables[i], false);
  }
  for (size_t i = 0; i < model->classify_count; i++) check_classify(&look, &model->classifies[i]);
}
