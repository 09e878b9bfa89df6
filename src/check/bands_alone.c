/* What is wrong with one band by itself: its ends stand the wrong way round, or it holds nothing. */
#include "check/bands_inside.h"

/* The smallest of the values that can come up in an interval. */
bool yst_bands_first_option(const yst_band_look *look, const yst_interval *interval, yst_number *value)
{
  for (size_t i = 0; i < look->options.count; i++) {
    *value = look->options.items[i];
    if (yst_interval_has(interval, *value)) return true;
  }
  return false;
}

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

bool yst_bands_report_reversed(const yst_band_look *look)
{
  bool reported = false;
  for (size_t i = 0; i < look->list->bands->count; i++) {
    const yst_band *band = yst_bands_at(look, i);
    if (band->kind != YST_RANGE_BETWEEN || !yst_interval_is_reversed(&look->intervals[i])) continue;
    yst_text message = yst_format(look->diags->arena, "the band begins at %t and ends at %t, which is less",
                                  yst_bands_low_text(look, i), yst_bands_high_text(look, i));
    yst_diag *diag = yst_bands_add(look, band->span, message);
    yst_diag_help(look->diags, diag, "The lower end is written first.");
    offer_other_order(look->diags, look->model->texts, diag, band->low->span, band->high->span);
    reported = true;
  }
  return reported;
}

static bool is_value_in(const yst_band_look *look, const yst_interval *interval)
{
  yst_number value;
  if (look->options.listed) return yst_bands_first_option(look, interval, &value);
  yst_interval possible = yst_interval_meet(interval, &look->known);
  return yst_interval_value(&possible, &look->lattice, &value);
}

/* Whether the ends of what is possible alone do not show that a band holds none of it. */
static bool is_between_options(const yst_band_look *look, const yst_interval *interval)
{
  yst_number value;
  yst_interval possible = yst_interval_meet(interval, &look->known);
  return look->options.listed && yst_interval_value(&possible, &look->lattice, &value);
}

static void help_options(const yst_band_look *look, yst_diag *diag)
{
  yst_text all =
      yst_options_text(look->diags->arena, look->model->atoms, look->list->bands->over, &look->options);
  yst_diag_help(look->diags, diag, "What can come up is %t.", all);
}

bool yst_bands_report_empty(const yst_band_look *look)
{
  bool reported = false;
  for (size_t i = 0; i < look->list->bands->count; i++) {
    const yst_band *band = yst_bands_at(look, i);
    if (band->kind != YST_RANGE_BETWEEN && band->kind != YST_RANGE_SINGLE) continue;
    if (band->not_applicable || yst_interval_is_reversed(&look->intervals[i])) continue;
    yst_number value;
    if (is_value_in(look, &look->intervals[i])) continue;
    reported = true;
    if (!yst_interval_value(&look->intervals[i], &look->lattice, &value)) {
      yst_bands_add(look, band->span, YST_TEXT("no value lies in this band"));
      continue;
    }
    if (look->list->key) continue; /* a row or column that nothing reaches: keys.c */
    yst_diag *diag = yst_bands_add(look, band->span, YST_TEXT("no value that is possible lies in this band"));
    yst_diag_severity(look->diags, diag, YST_SEVERITY_WARNING);
    if (is_between_options(look, &look->intervals[i])) {
      help_options(look, diag);
      continue;
    }
    if (look->known.has_low)
      yst_diag_help(look->diags, diag, "The lowest possible value is %t.",
                    yst_bands_amount_text(look, look->known.low));
    if (look->known.has_high)
      yst_diag_help(look->diags, diag, "The highest possible value is %t.",
                    yst_bands_amount_text(look, look->known.high));
  }
  return reported;
}
