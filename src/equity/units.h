/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_EQUITY_UNITS_H
#define ADG_EQUITY_UNITS_H

#include <math.h>
#include <stdbool.h>

/** Which units an index is made of: those with people and a finite value. Unreachable (+inf) and
 *  missing (NaN) units take no part; the caller prints how many people that are (methods 0). */
static inline bool adg_unit_counts(double value, double people)
{
    return people > 0 && isfinite(value);
}

#endif
