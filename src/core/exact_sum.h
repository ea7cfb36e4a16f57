/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_EXACT_SUM_H
#define ADG_CORE_EXACT_SUM_H

#include <math.h>

/** Numbers rounded to one common unit add up without any error while their sums stay below 2^53
 *  units, so that a sum is the same in whatever order it is made, by whichever kernel. */
typedef struct {
    double shift; /* 1.5 x 2^52 units: next to it doubles are one unit apart */
} adg_exact_unit;

/** The unit for sums whose terms come to at most `most` together without their signs: about most /
 *  2^51. */
static inline adg_exact_unit adg_exact_unit_for(double most)
{
    int exponent = 0;
    frexp(most, &exponent);
    return (adg_exact_unit){ldexp(3, exponent)};
}

/** The number as a whole multiple of the unit. It must not exceed what the unit was made for. */
static inline double adg_exact(adg_exact_unit unit, double value)
{
    double beside = value + unit.shift;
    return beside - unit.shift;
}

#endif
