/* Gaps and overlaps of bands, bands that hold nothing, ranges the wrong way round. The arithmetic is in
 * interval.c, how it is said in bands_gaps.c and bands_alone.c; here is what is judged. What bands have to
 * cover:
 *
 *   - what the field may hold, where it says so (`allowed`), or what a total or percent can come to;
 *   - otherwise the whole line. Where all limits are zero or more, it begins at zero; where the highest limit
 * is 100%, it ends there. */
#include "check/amount.h"
#include "check/bands_inside.h"
#include "check/bounds.h"
#include "check/checks.h"
#include "check/unproved.h"

/* More days than this are not tried; with many bands, fewer. */
#define DAYS_MOST 1000u
#define INTERVALS_MOST 10000000u

/* ---- what has to be covered ---- */

static bool has_natural_zero(yst_kind kind)
{
  return kind == YST_KIND_MONEY || kind == YST_KIND_NUMBER || kind == YST_KIND_PERCENT ||
         kind == YST_KIND_MONTHS || kind == YST_KIND_DAYS;
}

static yst_interval whole_of(const yst_band_look *look)
{
  const yst_bands *bands = look->list->bands;
  yst_interval whole = look->known;
  bool below_zero = false, any = false;
  yst_number highest = yst_number_of(0);
  for (size_t i = 0; i < bands->count; i++) {
    const yst_interval *interval = &look->intervals[i];
    if (interval->has_low) below_zero |= interval->low.num < 0;
    if (interval->has_high) below_zero |= interval->high.num < 0;
    if (interval->has_low && (!any || yst_number_compare(interval->low, highest) > 0))
      highest = interval->low;
    if (interval->has_high && yst_number_compare(interval->high, highest) > 0) highest = interval->high;
    any = true;
  }
  if (!whole.has_low && !below_zero && has_natural_zero(bands->over.kind)) {
    whole.has_low = whole.low_in = true;
    whole.low = yst_number_of(0);
  }
  if (!whole.has_high && bands->over.kind == YST_KIND_PERCENT &&
      yst_number_equal(highest, yst_number_of(1))) {
    whole.has_high = whole.high_in = true;
    whole.high = yst_number_of(1);
  }
  return whole;
}

static bool is_any_reversed(const yst_band_look *look)
{
  for (size_t i = 0; i < look->list->bands->count; i++) {
    if (yst_bands_at(look, i)->kind == YST_RANGE_BETWEEN && yst_interval_is_reversed(&look->intervals[i]))
      return true;
  }
  return false;
}

/* Of gaps and overlaps only those count that some value can fall into. */
static void keep_possible(const yst_band_look *look, yst_interval_faults *faults)
{
  if (!look->options.listed) return;
  size_t kept = 0;
  for (size_t i = 0; i < faults->count; i++) {
    yst_interval_fault fault = faults->items[i];
    if (yst_bands_first_option(look, &fault.where, &fault.value)) faults->items[kept++] = fault;
  }
  faults->count = kept;
}

/* Says what the code is about; true when it said something. A band the wrong way round would make gaps that
 * are none. */
static bool report_on_day(yst_band_look *look)
{
  if (look->code == YST_REVERSED_LIMITS) return yst_bands_report_reversed(look);
  if (look->code == YST_BAND_EMPTY) return yst_bands_report_empty(look);
  if (is_any_reversed(look)) return false;
  look->whole = whole_of(look);
  yst_interval_faults faults = yst_intervals_check(look->diags->arena, look->intervals,
                                                   look->list->bands->count, &look->whole, &look->lattice);
  keep_possible(look, &faults);
  if (look->code == YST_BAND_OVERLAP) return yst_bands_report_overlaps(look, &faults);
  return !yst_bands_have_otherwise(look->list->bands) && yst_bands_report_gaps(look, &faults);
}

/* Only the first day on which something is wrong is reported: the days after it mostly say the same again. */
static void check_list(yst_band_look *look)
{
  const yst_bands *bands = look->list->bands;
  yst_day *days;
  size_t count = yst_band_days(look->diags->arena, look->model, bands, &days);
  size_t all = count;
  if (count > DAYS_MOST) count = DAYS_MOST;
  if (bands->count && count > 1 + INTERVALS_MOST / bands->count) count = 1 + INTERVALS_MOST / bands->count;
  if (count < all)
    yst_unproved(look->diags, bands->span, YST_TEXT("limits in this change on too many days to try them all"),
                 "Gaps, overlaps and empty bands were looked for on the first of these days only.");
  look->intervals = YST_NEW_ARRAY(look->diags->arena, bands->count, yst_interval);
  look->lattice = yst_band_lattice(look->model, look->list);
  for (size_t i = 0; i < count; i++) {
    look->day = days[i];
    look->next = i + 1 < count ? &days[i + 1] : NULL;
    if (!yst_band_intervals(look->model, bands, days[i], look->intervals)) return;
    if (report_on_day(look)) return;
  }
}

static bool is_counted_out(yst_type over)
{
  return over.kind == YST_KIND_CHOICE || over.kind == YST_KIND_YES_NO || over.kind == YST_KIND_NONE;
}

/* ---- ranges that are no bands ---- */

static void check_field_range(const yst_model *model, yst_diags *diags, const yst_field *field)
{
  if (!field->has_low || !field->has_high || yst_number_compare(field->low, field->high) <= 0) return;
  yst_text low = yst_amount_text(diags->arena, model->atoms, field->type, field->low);
  yst_text high = yst_amount_text(diags->arena, model->atoms, field->type, field->high);
  yst_diag *diag = yst_diags_add(diags, YST_REVERSED_LIMITS, field->about.span,
                                 "what is allowed begins at %t and ends at %t, which is less", low, high);
  yst_diag_help(diags, diag, "Write `allowed %t to %t`.", high, low);
}

static void check_ranges(const yst_model *model, yst_diags *diags)
{
  for (size_t i = 0; i < model->field_count; i++) check_field_range(model, diags, &model->fields[i]);
  for (size_t i = 0; i < model->list_count; i++) {
    const yst_list *list = &model->lists[i];
    for (size_t k = 0; k < list->column_count; k++) check_field_range(model, diags, &list->columns[k]);
  }
  const yst_toolkit_decl *toolkit = &model->toolkit;
  if (toolkit->has_from && toolkit->has_to && toolkit->from > toolkit->to) {
    yst_diags_add(diags, YST_REVERSED_LIMITS, toolkit->about.span,
                  "the toolkit is in force to a day before it begins");
  }
}

/* A register may hold what a field does not allow; of a field the ends and the step count. */
static yst_options options_of(yst_reach *reach, const yst_expr *subject)
{
  if (!subject || subject->op == YST_OP_FIELD || subject->op == YST_OP_COLUMN)
    return (yst_options){.listed = false};
  return yst_reach_options(reach, subject);
}

void yst_check_bands(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  yst_band_lists lists = yst_band_lists_of(diags->arena, model);
  yst_bounds *bounds = yst_bounds_new(diags->arena, model);
  yst_reach *reach = yst_reach_new(diags->arena, model, bounds);
  for (size_t i = 0; i < lists.count; i++) {
    if (is_counted_out(lists.items[i].bands->over)) continue;
    yst_band_look look = {
        .model = model, .reach = reach, .diags = diags, .code = check->code, .list = &lists.items[i]};
    look.known = yst_bounds_of(bounds, lists.items[i].subject);
    look.options = options_of(reach, lists.items[i].subject);
    check_list(&look);
  }
  if (check->code == YST_REVERSED_LIMITS) check_ranges(model, diags);
}
