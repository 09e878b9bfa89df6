/* Exact ratios of the reference, on 128-bit integers and always in lowest terms. What does not fit ends the
 * program: what the reference makes up is small. */
#ifndef REFERENCE_RATIO_H
#define REFERENCE_RATIO_H

#include <stdbool.h>
#include <stdint.h>

__extension__ typedef __int128 wide;

typedef struct ratio {
  wide num, den; /* den is above 0 */
} ratio;

typedef enum mode { MODE_DOWN, MODE_UP, MODE_HALF_UP, MODE_HALF_EVEN } mode;

ratio ratio_of(int64_t num, int64_t den);
ratio whole(int64_t number);
ratio ratio_add(ratio a, ratio b);
ratio ratio_subtract(ratio a, ratio b);
ratio ratio_multiply(ratio a, ratio b);
/* b is not 0. */
ratio ratio_divide(ratio a, ratio b);
/* Less than, equal to or greater than 0. */
int ratio_compare(ratio a, ratio b);
bool ratio_equal(ratio a, ratio b);
/* To a multiple of step, which is above 0. Both signs are treated alike. */
ratio ratio_round(ratio a, mode how, ratio step);

/* `3`, `-2.5`, `1/3`, `-1/3`; false when it is none of these. */
bool ratio_read(const char *text, ratio *result);
/* A whole number or `num/den`; room for 96 bytes. */
void ratio_write(ratio a, char *text);

#endif
