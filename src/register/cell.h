/* What a cell of a register holds, by the type of its field: a number, a stretch of days, a choice, a set, a
 * text, or one of the ways of holding nothing. Types are built once per field; reading a cell allocates
 * nothing but for texts that must be unfolded. */
#ifndef YST_REGISTER_CELL_H
#define YST_REGISTER_CELL_H

#include "base/date.h"
#include "base/money.h"
#include "base/number.h"
#include "register/lookup.h"

typedef enum yst_cell_kind {
  YST_CELL_YES_NO,  /* 0 or 1: yes, y, true, t, ✓, ✔, x, 1 / no, n, false, f, ✗, ✘, 0 (case aside) */
  YST_CELL_NUMBER,  /* `1,200`, `-3`, `2.75`; `1/6` in steps of a fraction */
  YST_CELL_MONEY,   /* pence */
  YST_CELL_PERCENT, /* a ratio: `93%`, `12.5 %`; without the sign it is a fault, with the value as percent all
                       the same */
  YST_CELL_DATE,    /* days; known in part gives a span */
  YST_CELL_PERIOD,  /* months: `12 months`, `2 years`, `1 year 6 months` */
  YST_CELL_YEAR,    /* financial year by its first year */
  YST_CELL_CHOICE,  /* the number from the lookup */
  YST_CELL_SET, /* bits by the numbers from the lookup; parted by `;` or `,` or line ends; `none` is the empty
                   set */
  YST_CELL_TEXT
} yst_cell_kind;

typedef enum yst_cell_state {
  YST_CELL_KNOWN,
  YST_CELL_BLANK, /* nothing in it (blanks, tabs, no-break spaces); what that means is its field's to say */
  YST_CELL_NOT_KNOWN,      /* a placeholder declared so */
  YST_CELL_NOT_APPLICABLE, /* a placeholder declared so */
  YST_CELL_SPAN,           /* a date known in part: first..last in number and number_last */
  YST_CELL_UNREADABLE      /* see fault */
} yst_cell_state;

typedef enum yst_cell_fault {
  YST_CELL_FINE,
  YST_CELL_NOT_YES_NO,
  YST_CELL_NOT_A_NUMBER,
  YST_CELL_FRACTION,    /* `15/30`: a fraction, or 15 out of 30; read only in a field of such steps */
  YST_CELL_MONEY_FAULT, /* see money_fault */
  YST_CELL_NOT_A_PERCENT,
  YST_CELL_PERCENT_WITHOUT_SIGN, /* state is KNOWN: a finding that says how it was read */
  YST_CELL_DATE_FAULT,           /* see date_fault */
  YST_CELL_NOT_A_PERIOD,
  YST_CELL_NOT_A_YEAR,
  YST_CELL_NOT_A_CHOICE, /* near: the number of a near choice or YST_LOOKUP_NONE */
  YST_CELL_TOO_LARGE,
  YST_CELL_OUT_OF_RANGE, /* readable, outside what the field allows: state is UNREADABLE */
  YST_CELL_OFF_STEP,     /* not a multiple of the field's step: state is KNOWN, a finding */
  YST_CELL_UNSTATED      /* the text is `unstated` (case aside): state is NOT_KNOWN, and no finding */
} yst_cell_fault;

/* A text that stands for something else: `read "Awaiting review" as not known`. */
typedef struct yst_cell_reading {
  yst_text text;     /* compared folded */
  yst_cell_state as; /* KNOWN, NOT_KNOWN or NOT_APPLICABLE */
  yst_number number; /* for KNOWN */
} yst_cell_reading;

typedef struct yst_cell_type {
  yst_cell_kind kind;
  const yst_lookup *choices; /* CHOICE and SET */
  size_t reading_count;
  const yst_cell_reading *readings;
  size_t value_reading_count; /* the same for values: `read 1 January 1900 as not known` */
  const yst_number *value_readings;
  const yst_cell_state *value_reading_states;
  bool has_low, has_high; /* allowed values, both ends in; for dates days, for money pence */
  yst_number low, high;
  bool has_step;
  yst_number step;
} yst_cell_type;

typedef struct yst_cell_value {
  yst_cell_state state;
  yst_cell_fault fault;
  yst_money_fault money_fault;
  yst_date_fault date_fault;
  uint32_t near;
  yst_number number;      /* the value; for SET the bits in num; for SPAN the first day */
  yst_number number_last; /* SPAN: the last day */
  yst_text text;          /* TEXT: the words; lives as long as the cell's line */
} yst_cell_value;

/* Reads one cell. `scratch` is for folding and may be reset by the caller at any time after. The plain cases
 * (digits, an exact choice, `yes`, 2011-07-28, 28/07/2011) are fast: no folding, no allocation. */
void yst_cell_read(const yst_cell_type *type, yst_text cell, yst_arena *scratch, yst_cell_value *value);

/* Whether a plain case says what the value is: no placeholders, and no step that a whole number may miss. */
static inline bool yst_cell_type_is_plain(const yst_cell_type *type)
{
  return !type->reading_count && !type->value_reading_count && (!type->has_step || type->step.num == 1);
}

/* Reads a plain case of a plain type, and nothing but its number; what yst_cell_read says of it is the same.
 * false, with anything in *number: all else, a number that is not allowed among it. */
bool yst_cell_read_plain(const yst_cell_type *type, yst_text cell, yst_number *number);

#endif
