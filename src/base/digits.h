/* Digits as people write them: thousands marks, a point, decimals. The one scan that reading numbers and
 * reading money share; it knows no sign and no unit, and owns nothing. */
#ifndef YST_BASE_DIGITS_H
#define YST_BASE_DIGITS_H

#include <stdint.h>

#include "base/text.h"

/* The powers of ten that fit in 64 bits: 10 to the power of 0 to 19. */
#define YST_POWERS_OF_TEN 20
extern const uint64_t yst_powers_of_ten[YST_POWERS_OF_TEN];

typedef struct yst_digits {
  uint64_t whole;       /* the digits before the point */
  uint64_t decimals;    /* the digits after it, as a whole number */
  size_t places;        /* how many these are */
  bool has_point;       /* also when no digit follows it */
  bool too_large;       /* whole or decimals do not fit and are worth nothing */
  bool thousands_wrong; /* a comma that is not where thousands end, as in `50,00`, `1000,000` and `0,500` */
} yst_digits;

/* Reads from *at as far as digits, commas among them and one point go, moving *at past them. With `blanks`, a
 * blank or no-break space may part the thousands in place of the comma. false when no digit is there. */
bool yst_digits_read(yst_text text, size_t *at, bool blanks, yst_digits *digits);

#endif
