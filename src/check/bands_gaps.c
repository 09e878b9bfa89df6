/* How gaps and overlaps are said. */
#include "check/amount.h"
#include "check/band_witness.h"
#include "check/bands_inside.h"

/* A value that falls somewhere, which nobody has to write. */
static yst_text value_text(const yst_band_look *look, yst_number value)
{
  return yst_amount_plain_text(look->diags->arena, look->model->atoms, look->list->bands->over, value);
}

static yst_band_case case_of(const yst_band_look *look, const yst_interval_fault *fault)
{
  return (yst_band_case){look->model, look->reach, look->list, look->intervals, fault, look->day, look->next};
}

/* What comes of a value that no band holds, or two; nothing is said of rules without a name. */
static void add_consequence(const yst_band_look *look, yst_diag *diag, const yst_interval_fault *fault)
{
  const yst_about *owner = look->list->owner;
  if (!owner || !owner->name) return;
  bool is_gap = fault->kind == YST_INTERVAL_GAP;
  yst_diag_consequence(look->diags, diag,
                       is_gap ? "with %t `%t` has no value"
                              : "with %t `%t` has two values, and nothing says which counts",
                       value_text(look, fault->value), yst_atom_text(look->model->atoms, owner->name));
}

/* ---- gaps ---- */

static void help_close_gap(const yst_band_look *look, yst_diag *diag, size_t lower, size_t upper)
{
  const yst_interval *below = &look->intervals[lower], *above = &look->intervals[upper];
  if (yst_number_equal(below->high, above->low)) {
    yst_diag_help(look->diags, diag,
                  "Let one of the two bands hold %t: `at most` in the lower or `at least` in the upper.",
                  yst_bands_amount_text(look, above->low));
    return;
  }
  yst_diag_help(look->diags, diag, "The lower band can go on to where the upper begins: `%s %t`.",
                above->low_in ? "to under" : "to", yst_bands_amount_text(look, above->low));
  if (!below->high_in && above->has_high && above->high_in)
    yst_diag_help(look->diags, diag, "Or the upper band can begin where the lower ends: `%t to %t`.",
                  yst_bands_amount_text(look, below->high), yst_bands_amount_text(look, above->high));
  else
    yst_diag_help(look->diags, diag, "Or the upper band can begin where the lower ends: `%s %t`.",
                  below->high_in ? "over" : "at least", yst_bands_amount_text(look, below->high));
}

/* Without a step every fraction counts; whole numbers may have been meant. */
static bool is_gap_of_fractions(const yst_band_look *look)
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

static yst_diag *report_inner_gap(const yst_band_look *look, const yst_interval_fault *fault,
                                  bool of_fractions)
{
  yst_text value = value_text(look, fault->value);
  yst_text message = yst_format(look->diags->arena, "%t falls between two bands", value);
  yst_diag *diag = yst_bands_add(look, yst_bands_at(look, fault->upper)->span, message);
  yst_bands_label_high(look, diag, fault->lower);
  yst_bands_label_low(look, diag, fault->upper);
  if (of_fractions) {
    yst_diag_help(look->diags, diag, "If only whole numbers can stand here, say `steps of 1` for the field.");
  }
  help_close_gap(look, diag, fault->lower, fault->upper);
  return diag;
}

static void help_cover_outside(const yst_band_look *look, yst_diag *diag, bool is_below, size_t place)
{
  const yst_interval *interval = &look->intervals[place];
  const char *word =
      is_below ? (interval->low_in ? "under" : "at most") : (interval->high_in ? "over" : "at least");
  yst_text end = yst_bands_amount_text(look, is_below ? interval->low : interval->high);
  yst_diag_help(look->diags, diag, "Add a band `%s %t` for it, or a row `otherwise`.", word, end);
  bool said = is_below ? look->known.has_low : look->known.has_high;
  if (said || !look->list->subject || look->list->subject->op != YST_OP_FIELD) return;
  yst_diag_help(look->diags, diag, "Or say under the field what it may hold, with `allowed … to …`.");
}

static yst_diag *report_outer_gap(const yst_band_look *look, const yst_interval_fault *fault)
{
  yst_text value = value_text(look, fault->value);
  if (fault->lower == SIZE_MAX && fault->upper == SIZE_MAX) {
    return yst_bands_add(look, look->list->bands->span,
                         yst_format(look->diags->arena, "no band holds %t", value));
  }
  bool is_below = fault->lower == SIZE_MAX;
  size_t place = is_below ? fault->upper : fault->lower;
  yst_text message = yst_format(look->diags->arena, "%t is %s band", value,
                                is_below ? "below the lowest" : "above the highest");
  yst_diag *diag = yst_bands_add(look, yst_bands_at(look, place)->span, message);
  if (is_below) {
    yst_bands_label_low(look, diag, place);
  } else {
    yst_bands_label_high(look, diag, place);
  }
  help_cover_outside(look, diag, is_below, place);
  return diag;
}

bool yst_bands_report_gaps(const yst_band_look *look, const yst_interval_faults *faults)
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
static bool is_shared_end(const yst_band_look *look, const yst_interval_fault *fault)
{
  const yst_interval *below = &look->intervals[fault->lower], *above = &look->intervals[fault->upper];
  return yst_bands_at(look, fault->lower)->kind == YST_RANGE_BETWEEN &&
         yst_bands_at(look, fault->upper)->kind == YST_RANGE_BETWEEN && below->has_high && above->has_low &&
         yst_number_equal(below->high, above->low);
}

static void report_overlap(const yst_band_look *look, const yst_interval_fault *fault)
{
  yst_text value = value_text(look, fault->value);
  yst_diag *diag = yst_bands_add(look, yst_bands_at(look, fault->upper)->span,
                                 yst_format(look->diags->arena, "two bands hold %t", value));
  yst_bands_label_high(look, diag, fault->lower);
  yst_bands_label_low(look, diag, fault->upper);
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

bool yst_bands_report_overlaps(const yst_band_look *look, const yst_interval_faults *faults)
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
