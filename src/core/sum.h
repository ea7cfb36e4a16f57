/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_SUM_H
#define ADG_CORE_SUM_H

#include <math.h>

/** A compensated sum: added in a fixed order it is correct to the last digit or two, however many
 *  small numbers follow a large one. Start with {0}.  Source: Neumaier 1974, ZAMM 54:39. */
typedef struct {
    double sum;
    double correction;
} adg_sum;

static inline void adg_sum_add(adg_sum *s, double value)
{
    double t = s->sum + value;
    if (fabs(s->sum) >= fabs(value))
        s->correction += (s->sum - t) + value;
    else
        s->correction += (value - t) + s->sum;
    s->sum = t;
}

static inline double adg_sum_value(const adg_sum *s)
{
    return s->sum + s->correction;
}

#endif
