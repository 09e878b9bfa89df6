/* The types of values and the choices that some of them are made of. A type is small and copied; choices live
 * in the arena of the model and are compared by address. */
#ifndef YST_MODEL_TYPE_H
#define YST_MODEL_TYPE_H

#include "base/atom.h"
#include "base/number.h"
#include "source/source.h"

/* What a number stands for. Every value but a text is an exact number: see base/number.h. */
typedef enum yst_kind {
  YST_KIND_NONE,   /* not known: already said; fits everything */
  YST_KIND_YES_NO, /* 0, 1 */
  YST_KIND_NUMBER,
  YST_KIND_MONEY,   /* pence */
  YST_KIND_PERCENT, /* a ratio */
  YST_KIND_DATE,    /* days since 1 January 1970 */
  YST_KIND_MONTHS,  /* a period of months */
  YST_KIND_DAYS,    /* a period of days */
  YST_KIND_YEAR,    /* a financial year by its first calendar year */
  YST_KIND_CHOICE,  /* place in choices, from 0, in written order */
  YST_KIND_SET,     /* bits by place in choices */
  YST_KIND_TEXT,
  YST_KIND_NAMES /* a list of codes (missing items, findings): bits by place in choices, as a set; choices
                    name them */
} yst_kind;

typedef enum yst_direction {
  YST_NO_DIRECTION,
  YST_LOWER_IS_BETTER,
  YST_HIGHER_IS_BETTER,
  YST_BETTER_BY_ROW /* each row of a list says for itself; only while names are resolved */
} yst_direction;

typedef struct yst_choice {
  yst_atom name;
  yst_text label; /* the name when it has none */
  yst_span span;
  bool has_points;
  yst_number points;
  size_t also_count;
  const yst_text *also;
} yst_choice;

typedef struct yst_choices {
  yst_atom name; /* YST_NO_ATOM for `one of a, b` */
  yst_text label;
  yst_span span;
  bool ordered; /* a scale */
  yst_direction direction;
  size_t count;
  yst_choice *items;
} yst_choices;

typedef struct yst_type {
  yst_kind kind;
  const yst_choices *choices; /* CHOICE, SET, NAMES */
} yst_type;

/* The places that an amount of this kind is usually printed to when it is rounded, the coarsest first: whole
 * percents and their decimals, whole pence, the decimals of a number. None for what is never rounded. */
const yst_number *yst_printed_places(yst_kind kind, size_t *count);

#endif
