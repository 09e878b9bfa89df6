/* Gaps and overlaps of bands, bands that hold nothing, ranges the wrong way round. The arithmetic is in
 * interval.c; here is what is judged, and how it is said. What bands have to cover:
 *
 *   - what the field may hold, where it says so (`allowed`), or what a total or percent can come to;
 *   - otherwise the whole line. Where all limits are zero or more, it begins at zero; where the highest limit
 * is 100%, it ends there. */
#include "check/amount.h"
#include "check/band_lists.h"
#include "check/band_witness.h"
#include "check/bounds.h"
#include "check/checks.h"
#include "check/reach.h"
#include "check/unproved.h"

/* One list of bands while it is looked at, on one day. */
typedef struct band_look {
  const yst_model *model;
  yst_diags *diags;
  yst_code code;
  const yst_band_list *list;
  yst_interval *intervals;
  yst_lattice lattice;
  yst_interval known;  /* between what ends the value can lie at all */
  yst_interval whole;  /* what the bands have to cover */
  yst_options options; /* each value that a total or the like can come to, where they can be listed */
  yst_day day;
  const yst_day *next; /* the next day on which limits change, or NULL */
} band_look;

/* More days than this are not tried; with many bands, fewer. */
#define DAYS_MOST 1000u
#define INTERVALS_MOST 10000000u

/* ---- words ---- */

static yst_text amount_text(const band_look *look, yst_number amount)
{
  return yst_amount_text(look->diags->arena, look->model->atoms, look->list->bands->over, amount);
}

/* An end as it was written, with the amount behind a limit's name. */
static yst_text end_text(const band_look *look, const yst_expr *end, yst_number amount)
{
  yst_text text = amount_text(look, amount);
  if (!end || end->op != YST_OP_LIMIT) return text;
  yst_text name = yst_atom_text(look->model->atoms, look->model->limits[end->index].about.name);
  return yst_format(look->diags->arena, "`%t` (%t)", name, text);
}

static const yst_band *band_at(const band_look *look, size_t place)
{
  return &look->list->bands->items[place];
}

static yst_text low_text(const band_look *look, size_t place)
{
  return end_text(look, band_at(look, place)->low, look->intervals[place].low);
}

static yst_text high_text(const band_look *look, size_t place)
{
  const yst_band *band = band_at(look, place);
  const yst_expr *end = band->kind == YST_RANGE_SINGLE ? band->low : band->high;
  return end_text(look, end, look->intervals[place].high);
}

static void label_low_end(const band_look *look, yst_diag *diag, size_t place)
{
  const yst_interval *interval = &look->intervals[place];
  yst_span span = band_at(look, place)->span;
  if (!interval->has_low) {
    yst_diag_label(look->diags, diag, span, "this band has no lower end");
  } else {
    yst_diag_label(look->diags, diag, span, "this band begins %s %t", interval->low_in ? "at" : "above",
                   low_text(look, place));
  }
}

static void label_high_end(const band_look *look, yst_diag *diag, size_t place)
{
  const yst_interval *interval = &look->intervals[place];
  yst_span span = band_at(look, place)->span;
  if (!interval->has_high) {
    yst_diag_label(look->diags, diag, span, "this band has no upper end");
  } else {
    yst_diag_label(look->diags, diag, span, "this band ends %s %t", interval->high_in ? "at" : "below",
                   high_text(look, place));
  }
}

static yst_diag *add(const band_look *look, yst_span span, yst_text message)
{
  if (look->day == YST_DAY_FIRST) return yst_diags_add(look->diags, look->code, span, "%t", message);
  yst_buffer day = yst_buffer_in(look->diags->arena);
  yst_day_write(&day, look->day);
  return yst_diags_add(look->diags, look->code, span, "%t, from %t on", message, yst_buffer_text(&day));
}

static yst_band_case case_of(const band_look *look, const yst_interval_fault *fault)
{
  return (yst_band_case){look->model, look->list, look->intervals, fault, look->day, look->next};
}

/* What comes of a value that no band holds, or two; nothing is said of rules without a name. */
static void add_consequence(const band_look *look, yst_diag *diag, const yst_interval_fault *fault)
{
  const yst_about *owner = look->list->owner;
  if (!owner || !owner->name) return;
  bool is_gap = fault->kind == YST_INTERVAL_GAP;
  yst_diag_consequence(look->diags, diag,
                       is_gap ? "with %t `%t` has no value"
                              : "with %t `%t` has two values, and nothing says which counts",
                       amount_text(look, fault->value), yst_atom_text(look->model->atoms, owner->name));
}

/* ---- gaps ---- */

static void help_close_gap(const band_look *look, yst_diag *diag, size_t lower, size_t upper)
{
  const yst_interval *below = &look->intervals[lower], *above = &look->intervals[upper];
  if (yst_number_equal(below->high, above->low)) {
    yst_diag_help(look->diags, diag,
                  "Let one of the two bands hold %t: `at most` in the lower or `at least` in the upper.",
                  amount_text(look, above->low));
    return;
  }
  yst_diag_help(look->diags, diag, "The lower band can go on to where the upper begins: `%s %t`.",
                above->low_in ? "to under" : "to", amount_text(look, above->low));
  yst_diag_help(look->diags, diag, "Or the upper band can begin where the lower ends: `%s %t`.",
                below->high_in ? "over" : "at least", amount_text(look, below->high));
}

/* Without a step every fraction counts; whole numbers may have been meant. */
static bool is_gap_of_fractions(const band_look *look)
{
  if (look->lattice.has_step || look->list->bands->over.kind != YST_KIND_NUMBER) return false;
  yst_lattice ones = {true, yst_number_of(1), yst_number_of(1)};
  yst_interval_faults faults =
      yst_intervals_check(look->diags->arena, look->intervals, look->list->bands->count, &look->whole, &ones);
  for (size_t i = 0; i < faults.count; i++) {
    bool inner = faults.items[i].lower != SIZE_MAX && faults.items[i].upper != SIZE_MAX;
    if (inner && faults.items[i].kind == YST_INTERVAL_GAP) return false;
  }
  return true;
}

static yst_diag *report_inner_gap(const band_look *look, const yst_interval_fault *fault, bool of_fractions)
{
  yst_text value = amount_text(look, fault->value);
  yst_text message = yst_format(look->diags->arena, "%t falls between two bands", value);
  yst_diag *diag = add(look, band_at(look, fault->upper)->span, message);
  label_high_end(look, diag, fault->lower);
  label_low_end(look, diag, fault->upper);
  if (of_fractions) {
    yst_diag_help(look->diags, diag, "If only whole numbers can stand here, say `steps of 1` for the field.");
  }
  help_close_gap(look, diag, fault->lower, fault->upper);
  return diag;
}

static void help_cover_outside(const band_look *look, yst_diag *diag, bool is_below, size_t place)
{
  const yst_interval *interval = &look->intervals[place];
  const char *word =
      is_below ? (interval->low_in ? "under" : "at most") : (interval->high_in ? "over" : "at least");
  yst_text end = amount_text(look, is_below ? interval->low : interval->high);
  yst_diag_help(look->diags, diag, "Add a band `%s %t` for it, or a row `otherwise`.", word, end);
  bool said = is_below ? look->known.has_low : look->known.has_high;
  if (said || !look->list->subject || look->list->subject->op != YST_OP_FIELD) return;
  yst_diag_help(look->diags, diag, "Or say under the field what it may hold, with `allowed … to …`.");
}

static yst_diag *report_outer_gap(const band_look *look, const yst_interval_fault *fault)
{
  yst_text value = amount_text(look, fault->value);
  if (fault->lower == SIZE_MAX && fault->upper == SIZE_MAX) {
    return add(look, look->list->bands->span, yst_format(look->diags->arena, "no band holds %t", value));
  }
  bool is_below = fault->lower == SIZE_MAX;
  size_t place = is_below ? fault->upper : fault->lower;
  yst_text message = yst_format(look->diags->arena, "%t is %s band", value,
                                is_below ? "below the lowest" : "above the highest");
  yst_diag *diag = add(look, band_at(look, place)->span, message);
  if (is_below) {
    label_low_end(look, diag, place);
  } else {
    label_high_end(look, diag, place);
  }
  help_cover_outside(look, diag, is_below, place);
  return diag;
}

static bool report_gaps(const band_look *look, const yst_interval_faults *faults)
{
  bool reported = false, of_fractions = is_gap_of_fractions(look), fractions_said = false;
  for (size_t i = 0; i < faults->count; i++) {
    const yst_interval_fault *fault = &faults->items[i];
    if (fault->kind != YST_INTERVAL_GAP) continue;
    reported = true;
    bool inner = fault->lower != SIZE_MAX && fault->upper != SIZE_MAX;
    if (inner && of_fractions && fractions_said) continue;
    fractions_said |= inner;
    yst_diag *diag = inner ? report_inner_gap(look, fault, of_fractions) : report_outer_gap(look, fault);
    yst_band_case found = case_of(look, fault);
    yst_band_witness_gap(look->diags, diag, &found);
    add_consequence(look, diag, fault);
  }
  return reported;
}

/* ---- overlaps ---- */

/* Two ranges that both say `to A` and `A to`: who has A can be said once for the whole list. */
static bool is_shared_end(const band_look *look, const yst_interval_fault *fault)
{
  const yst_interval *below = &look->intervals[fault->lower], *above = &look->intervals[fault->upper];
  return band_at(look, fault->lower)->kind == YST_RANGE_BETWEEN &&
         band_at(look, fault->upper)->kind == YST_RANGE_BETWEEN && below->has_high && above->has_low &&
         yst_number_equal(below->high, above->low);
}

static void report_overlap(const band_look *look, const yst_interval_fault *fault)
{
  yst_text value = amount_text(look, fault->value);
  yst_diag *diag = add(look, band_at(look, fault->upper)->span,
                       yst_format(look->diags->arena, "two bands hold %t", value));
  label_high_end(look, diag, fault->lower);
  label_low_end(look, diag, fault->upper);
  yst_band_case found = case_of(look, fault);
  yst_band_witness_overlap(look->diags, diag, &found);
  add_consequence(look, diag, fault);
  if (is_shared_end(look, fault)) {
    yst_diag_help(look->diags, diag,
                  "`shared end in lower band` under the rows gives such an end to the band below it, "
                  "`shared end in upper band` to the band above.");
    yst_diag_help(look->diags, diag, "Or say it in the row: `under %t` or `over %t`.", value, value);
  } else {
    yst_diag_help(look->diags, diag, "Let one of the two bands end where the other begins.");
  }
}

static bool report_overlaps(const band_look *look, const yst_interval_faults *faults)
{
  bool reported = false;
  for (size_t i = 0; i < faults->count; i++) {
    const yst_interval_fault *fault = &faults->items[i];
    if (fault->kind != YST_INTERVAL_OVERLAP) continue;
    if (look->list->bands->shared != YST_WORD_NONE && is_shared_end(look, fault)) continue;
    report_overlap(look, fault);
    reported = true;
  }
  return reported;
}

/* ---- one band by itself ---- */

/* Offers the two ends in the other order. */
static void offer_other_order(yst_diags *diags, const yst_sources *texts, yst_diag *diag, yst_span low,
                              yst_span high)
{
  if (low.source != high.source || low.end > high.start) return;
  yst_span between = {low.source, low.end, high.start};
  yst_text replacement = yst_format(diags->arena, "%t%t%t", yst_sources_text(texts, high),
                                    yst_sources_text(texts, between), yst_sources_text(texts, low));
  yst_diag_fix(diags, diag, yst_span_join(low, high), false, replacement);
}

static bool report_reversed(const band_look *look)
{
  bool reported = false;
  for (size_t i = 0; i < look->list->bands->count; i++) {
    const yst_band *band = band_at(look, i);
    if (band->kind != YST_RANGE_BETWEEN || !yst_interval_is_reversed(&look->intervals[i])) continue;
    yst_text message = yst_format(look->diags->arena, "the band begins at %t and ends at %t, which is less",
                                  low_text(look, i), high_text(look, i));
    yst_diag *diag = add(look, band->span, message);
    yst_diag_help(look->diags, diag, "The lower end is written first.");
    offer_other_order(look->diags, look->model->texts, diag, band->low->span, band->high->span);
    reported = true;
  }
  return reported;
}

/* The smallest of the values that can come up in an interval. */
static bool first_option(const band_look *look, const yst_interval *interval, yst_number *value)
{
  for (size_t i = 0; i < look->options.count; i++) {
    *value = look->options.items[i];
    if (yst_interval_has(interval, *value)) return true;
  }
  return false;
}

static bool is_value_in(const band_look *look, const yst_interval *interval)
{
  yst_number value;
  if (look->options.listed) return first_option(look, interval, &value);
  yst_interval possible = yst_interval_meet(interval, &look->known);
  return yst_interval_value(&possible, &look->lattice, &value);
}

/* Whether the ends of what is possible alone do not show that a band holds none of it. */
static bool is_between_options(const band_look *look, const yst_interval *interval)
{
  yst_number value;
  yst_interval possible = yst_interval_meet(interval, &look->known);
  return look->options.listed && yst_interval_value(&possible, &look->lattice, &value);
}

static void help_options(const band_look *look, yst_diag *diag)
{
  yst_text all =
      yst_options_text(look->diags->arena, look->model->atoms, look->list->bands->over, &look->options);
  yst_diag_help(look->diags, diag, "What can come up is %t.", all);
}

static bool report_empty(const band_look *look)
{
  bool reported = false;
  for (size_t i = 0; i < look->list->bands->count; i++) {
    const yst_band *band = band_at(look, i);
    if (band->kind != YST_RANGE_BETWEEN && band->kind != YST_RANGE_SINGLE) continue;
    if (band->not_applicable || yst_interval_is_reversed(&look->intervals[i])) continue;
    yst_number value;
    if (is_value_in(look, &look->intervals[i])) continue;
    reported = true;
    if (!yst_interval_value(&look->intervals[i], &look->lattice, &value)) {
      add(look, band->span, YST_TEXT("no value lies in this band"));
      continue;
    }
    yst_diag *diag = add(look, band->span, YST_TEXT("no value that is possible lies in this band"));
    yst_diag_severity(look->diags, diag, YST_SEVERITY_WARNING);
    if (is_between_options(look, &look->intervals[i])) {
      help_options(look, diag);
      continue;
    }
    if (look->known.has_low)
      yst_diag_help(look->diags, diag, "The lowest possible value is %t.",
                    amount_text(look, look->known.low));
    if (look->known.has_high)
      yst_diag_help(look->diags, diag, "The highest possible value is %t.",
                    amount_text(look, look->known.high));
  }
  return reported;
}

/* ---- what has to be covered ---- */

static bool has_natural_zero(yst_kind kind)
{
  return kind == YST_KIND_MONEY || kind == YST_KIND_NUMBER || kind == YST_KIND_PERCENT ||
         kind == YST_KIND_MONTHS || kind == YST_KIND_DAYS;
}

static yst_interval whole_of(const band_look *look)
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

static bool is_any_reversed(const band_look *look)
{
  for (size_t i = 0; i < look->list->bands->count; i++) {
    if (band_at(look, i)->kind == YST_RANGE_BETWEEN && yst_interval_is_reversed(&look->intervals[i]))
      return true;
  }
  return false;
}

/* Of gaps and overlaps only those count that some value can fall into. */
static void keep_possible(const band_look *look, yst_interval_faults *faults)
{
  if (!look->options.listed) return;
  size_t kept = 0;
  for (size_t i = 0; i < faults->count; i++) {
    yst_interval_fault fault = faults->items[i];
    if (first_option(look, &fault.where, &fault.value)) faults->items[kept++] = fault;
  }
  faults->count = kept;
}

/* Says what the code is about; true when it said something. A band the wrong way round would make gaps that
 * are none. */
static bool report_on_day(band_look *look)
{
  if (look->code == YST_REVERSED_LIMITS) return report_reversed(look);
  if (look->code == YST_BAND_EMPTY) return report_empty(look);
  if (is_any_reversed(look)) return false;
  look->whole = whole_of(look);
  yst_interval_faults faults = yst_intervals_check(look->diags->arena, look->intervals,
                                                   look->list->bands->count, &look->whole, &look->lattice);
  keep_possible(look, &faults);
  if (look->code == YST_BAND_OVERLAP) return report_overlaps(look, &faults);
  return !yst_bands_have_otherwise(look->list->bands) && report_gaps(look, &faults);
}

/* Only the first day on which something is wrong is reported: the days after it mostly say the same again. */
static void check_list(band_look *look)
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
    band_look look = {.model = model, .diags = diags, .code = check->code, .list = &lists.items[i]};
    look.known = yst_bounds_of(bounds, lists.items[i].subject);
    look.options = options_of(reach, lists.items[i].subject);
    check_list(&look);
  }
  if (check->code == YST_REVERSED_LIMITS) check_ranges(model, diags);
}
