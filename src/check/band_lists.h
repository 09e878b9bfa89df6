/* Every list of bands of a model once, with what it looks at, and its rows as intervals on a given day. The
 * lists live in the arena that is handed in; bands stay the model's. */
#ifndef YST_CHECK_BAND_LISTS_H
#define YST_CHECK_BAND_LISTS_H

#include "check/interval.h"
#include "model/model.h"

typedef struct yst_band_list {
  const yst_bands *bands;
  const yst_expr *subject; /* what is looked at; of the key of a table the field that it is always
                              looked up by, or NULL */
  const yst_about *owner;
  const yst_table_key *key; /* the rows or columns of a table; NULL otherwise */
  bool is_columns;
} yst_band_list;

typedef struct yst_band_lists {
  size_t count, capacity;
  yst_band_list *items;
} yst_band_lists;

/* In the order of their places in the files. */
yst_band_lists yst_band_lists_of(yst_arena *arena, const yst_model *model);
/* The days from which limits in a list have other amounts, in order; the first is YST_DAY_FIRST. */
size_t yst_band_days(yst_arena *arena, const yst_model *model, const yst_bands *bands, yst_day **days);
/* The rows as intervals on a day. A row that holds no value by itself (`otherwise`, `not applicable`) holds
 * nothing. false when a row is broken. */
bool yst_band_intervals(const yst_model *model, const yst_bands *bands, yst_day day, yst_interval *intervals);
bool yst_bands_have_otherwise(const yst_bands *bands);
/* Which values there are: by the step of what is looked at, or whole ones where nothing else can come out. */
yst_lattice yst_band_lattice(const yst_model *model, const yst_band_list *list);

#endif
