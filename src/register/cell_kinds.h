/* Reading a cell by its kind, for cell.c alone. Each reader of a whole value is given a text that is trimmed
 * and not empty and a value that is known and without fault, and changes what is different. */
#ifndef YST_REGISTER_CELL_KINDS_H
#define YST_REGISTER_CELL_KINDS_H

#include "register/cell.h"

static inline void yst_cell_unreadable(yst_cell_value *value, yst_cell_fault fault)
{
  value->state = YST_CELL_UNREADABLE;
  value->fault = fault;
}

/* The plain cases, which are whole numbers; false leaves *number alone. */
bool yst_cell_plain_number(yst_text cell, yst_number *number);
bool yst_cell_plain_money(yst_text cell, yst_number *number);
bool yst_cell_plain_date(yst_text cell, yst_number *number);
bool yst_cell_plain_yes_no(yst_text cell, yst_number *number);

void yst_cell_read_number(yst_text cell, yst_cell_value *value);
void yst_cell_read_money(yst_text cell, yst_cell_value *value);
void yst_cell_read_percent(yst_text cell, yst_cell_value *value);

void yst_cell_read_date(yst_text cell, yst_cell_value *value);
void yst_cell_read_period(yst_text cell, yst_cell_value *value);
void yst_cell_read_year(yst_text cell, yst_cell_value *value);

void yst_cell_read_yes_no(yst_text cell, yst_cell_value *value);
void yst_cell_read_choice(const yst_lookup *choices, yst_text cell, yst_arena *scratch,
                          yst_cell_value *value);
void yst_cell_read_set(const yst_lookup *choices, yst_text cell, yst_arena *scratch, yst_cell_value *value);

/* Whether a text is this word of small ASCII letters, case aside. */
bool yst_cell_is_word(yst_text text, const char *word);

#endif
