/* What the parts of the check of bands share: what is judged (bands.c), how gaps and overlaps are said
 * (bands_gaps.c), how single bands are (bands_alone.c), and the words for both (bands_words.c). Nothing is
 * owned here. */
#ifndef YST_CHECK_BANDS_INSIDE_H
#define YST_CHECK_BANDS_INSIDE_H

#include "check/band_lists.h"
#include "check/reach.h"

/* One list of bands while it is looked at, on one day. */
typedef struct yst_band_look {
  const yst_model *model;
  yst_reach *reach;
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
} yst_band_look;

const yst_band *yst_bands_at(const yst_band_look *look, size_t place);
yst_text yst_bands_amount_text(const yst_band_look *look, yst_number amount);
/* The ends of a band, with the names of limits. */
yst_text yst_bands_low_text(const yst_band_look *look, size_t place);
yst_text yst_bands_high_text(const yst_band_look *look, size_t place);
void yst_bands_label_low(const yst_band_look *look, yst_diag *diag, size_t place);
void yst_bands_label_high(const yst_band_look *look, yst_diag *diag, size_t place);
/* A message of the code that is looked for, with the day from which it is so. */
yst_diag *yst_bands_add(const yst_band_look *look, yst_span span, yst_text message);

/* Each gives whether it said something. */
bool yst_bands_report_gaps(const yst_band_look *look, const yst_interval_faults *faults);
bool yst_bands_report_overlaps(const yst_band_look *look, const yst_interval_faults *faults);
bool yst_bands_report_reversed(const yst_band_look *look);
bool yst_bands_report_empty(const yst_band_look *look);
/* The smallest of the values that can come up in an interval; false when there is none. */
bool yst_bands_first_option(const yst_band_look *look, const yst_interval *interval, yst_number *value);

#endif
