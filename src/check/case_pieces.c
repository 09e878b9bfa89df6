/* The values that stand for all values of a subject: one for each stretch between the amounts that it is
 * compared with. */
#include <stdlib.h>

#include "check/amount.h"
#include "check/band_lists.h"
#include "check/cases_inside.h"

static const yst_case_value NOT_APPLICABLE = {YST_CASE_NOT_APPLICABLE, {0, 1}};
static const yst_case_value UNCLEAR = {YST_CASE_UNCLEAR, {0, 1}};

static yst_case_value known(yst_number number)
{
  return (yst_case_value){YST_CASE_KNOWN, number};
}

yst_number yst_case_amount(const yst_cases *cases, const yst_expr *amount)
{
  if (amount->op != YST_OP_LIMIT) return amount->number;
  return amount->index < cases->model->limit_count
             ? yst_limit_amount(&cases->model->limits[amount->index], cases->day)
             : yst_number_of(0);
}

static void add_piece(yst_cases *cases, yst_subject *each, yst_case_value value)
{
  YST_PUSH(cases->arena, each->pieces, each->piece_count, each->piece_capacity, value);
}

/* Of what is worked out only those values count that can come up; a register may hold others of a field. */
static yst_options options_of(const yst_cases *cases, const yst_expr *expr)
{
  if (expr->op == YST_OP_FIELD || expr->op == YST_OP_COLUMN) return (yst_options){.listed = false};
  return yst_reach_options(cases->room->reach, expr);
}

static bool value_in(const yst_interval *stretch, const yst_lattice *lattice, const yst_options *options,
                     yst_number *value)
{
  if (!options->listed) return yst_interval_value(stretch, lattice, value);
  for (size_t i = 0; i < options->count; i++) {
    *value = options->items[i];
    if (yst_interval_has(stretch, *value)) return true;
  }
  return false;
}

static void add_stretch(yst_cases *cases, yst_subject *each, yst_interval stretch, const yst_lattice *lattice,
                        const yst_options *options)
{
  yst_interval whole = yst_bounds_of(cases->bounds, each->expr);
  yst_number value;
  stretch = yst_interval_meet(&stretch, &whole);
  if (value_in(&stretch, lattice, options, &value)) add_piece(cases, each, known(value));
}

static int compare_numbers(const void *left, const void *right)
{
  return yst_number_compare(*(const yst_number *)left, *(const yst_number *)right);
}

static yst_lattice lattice_of(const yst_cases *cases, const yst_expr *expr)
{
  yst_bands bands = {.over = expr->type};
  if (expr->op == YST_OP_FIELD && expr->index < cases->model->field_count) {
    const yst_field *field = &cases->model->fields[expr->index];
    bands.has_step = field->has_step;
    bands.step = field->step;
  }
  yst_band_list list = {.bands = &bands, .subject = expr};
  return yst_band_lattice(cases->model, &list);
}

/* Each amount that a subject is compared with, and the stretches between them. */
static void cut_subject(yst_cases *cases, yst_subject *each)
{
  yst_lattice lattice = lattice_of(cases, each->expr);
  yst_options options = options_of(cases, each->expr);
  yst_number *ends = YST_NEW_ARRAY(cases->arena, each->cut_count, yst_number);
  for (size_t i = 0; i < each->cut_count; i++) ends[i] = yst_case_amount(cases, each->cuts[i]);
  if (each->cut_count) qsort(ends, each->cut_count, sizeof *ends, compare_numbers);
  yst_interval stretch = yst_interval_all();
  for (size_t i = 0; i < each->cut_count; i++) {
    if (i && yst_number_equal(ends[i], ends[i - 1])) continue;
    stretch.has_high = true;
    stretch.high_in = false;
    stretch.high = ends[i];
    add_stretch(cases, each, stretch, &lattice, &options);
    add_stretch(cases, each, yst_interval_between(ends[i], ends[i]), &lattice, &options);
    stretch = (yst_interval){.has_low = true, .low_in = false, .low = ends[i]};
  }
  add_stretch(cases, each, stretch, &lattice, &options);
}

static void count_choices(yst_cases *cases, yst_subject *each)
{
  size_t count = 2;
  if (each->expr->type.kind == YST_KIND_CHOICE) {
    count = each->expr->type.choices ? each->expr->type.choices->count : 0;
  }
  yst_interval whole = yst_bounds_of(cases->bounds, each->expr);
  for (size_t i = 0; i < count; i++) {
    yst_number value = yst_number_of((int64_t)i);
    if (yst_interval_has(&whole, value)) add_piece(cases, each, known(value));
  }
}

void yst_case_fill_pieces(yst_cases *cases, yst_subject *each)
{
  each->piece_count = 0;
  each->at = 0;
  bool may_not_apply = yst_bounds_may_not_apply(cases->bounds, each->expr);
  if (each->other) {
    for (int64_t sign = -1; sign <= 1; sign++) add_piece(cases, each, known(yst_number_of(sign)));
    may_not_apply |= yst_bounds_may_not_apply(cases->bounds, each->other);
  } else if (each->expr->type.kind == YST_KIND_CHOICE || each->expr->type.kind == YST_KIND_YES_NO) {
    count_choices(cases, each);
  } else {
    cut_subject(cases, each);
  }
  if (may_not_apply || each->piece_count == 0)
    add_piece(cases, each, each->piece_count ? NOT_APPLICABLE : UNCLEAR);
}
