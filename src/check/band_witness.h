/* Witnesses of what is wrong with bands: a value that falls between them, or into two. They are attached to
 * the message; whether they hold is for others to find out. */
#ifndef YST_CHECK_BAND_WITNESS_H
#define YST_CHECK_BAND_WITNESS_H

#include "check/band_lists.h"
#include "check/reach.h"
#include "check/witness.h"

typedef struct yst_band_case {
  const yst_model *model;
  yst_reach *reach;
  const yst_band_list *list;
  const yst_interval *intervals; /* of the rows, on the day */
  const yst_interval_fault *fault;
  yst_day day;
  const yst_day *next; /* the next day on which limits change, or NULL */
} yst_band_case;

/* No row gives anything for the value. */
void yst_band_witness_gap(yst_diags *diags, yst_diag *diag, const yst_band_case *of);
/* The value lies in two rows. */
void yst_band_witness_overlap(yst_diags *diags, yst_diag *diag, const yst_band_case *of);
/* The result that is what the bands give, nothing added: NULL when there is none. */
const yst_result *yst_band_result(const yst_model *model, const yst_bands *bands);

#endif
