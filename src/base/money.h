/* Sums of money as people write them, and back. Inside, money is an exact number of pence. */
#ifndef YST_BASE_MONEY_H
#define YST_BASE_MONEY_H

#include "base/number.h"

typedef enum yst_money_fault {
  YST_MONEY_FINE,
  YST_MONEY_NOT_MONEY, /* nothing like a sum of money */
  YST_MONEY_THOUSANDS, /* a comma that is not before three digits: `£50,00` */
  YST_MONEY_PENCE,     /* other than two digits after the point: `£25.5`, `£25.0000` */
  YST_MONEY_CURRENCY,  /* another currency than the pound */
  YST_MONEY_TOO_LARGE  /* does not fit */
} yst_money_fault;

/* A sum as a register writes it: `£41,300`, `41300.50`, `(1,000)` for minus, `-5`, `£16.9k`, `£2m`, `2.5
 * million`, `£ 1 200`, `1,000 GBP`, no-break spaces among the digits. Pence of it in *pence. */
yst_money_fault yst_money_read(yst_text text, yst_number *pence);
/* A literal of a rule file: `£` first, commas all right or all absent, two pence digits or none. */
yst_money_fault yst_money_read_literal(yst_text text, yst_number *pence);
/* For people: `£41,300`, `£41,300.50`, `-£5`; pence that are not whole are rounded half up with `≈` before.
 */
void yst_money_write(yst_buffer *buffer, yst_number pence);
/* For programs: `41300.00`; pence that are not whole are rounded half up. Returns false when they were. */
bool yst_money_write_plain(yst_buffer *buffer, yst_number pence);

#endif
