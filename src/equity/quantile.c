/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdbool.h>

#include "adgang/spread.h"
#include "core/sum.h"

static double value_at(const adg_distribution *d, size_t k)
{
    return k < d->n ? d->value[k] : INFINITY;
}

double adg_quantile(const adg_distribution *d, double share)
{
    double all = d->population + d->unreachable, goal = share * all;
    if (!(all > 0))
        return NAN;
    /* Sums of many people carry rounding of a few ulps; "exactly reached" must survive it. */
    const double slack = 1e-12 * goal;
    adg_sum reached = {0};
    for (size_t k = 0; k < d->n; k++) {
        adg_sum_add(&reached, d->people[k]);
        double people = adg_sum_value(&reached);
        if (fabs(people - goal) <= slack) {
            bool last = k + 1 == d->n && !(d->unreachable > 0);
            double next = last ? d->value[k] : value_at(d, k + 1);
            return next == d->value[k] ? next : d->value[k] / 2 + next / 2;
        }
        if (people > goal)
            return d->value[k];
    }
    return INFINITY;
}

double adg_ratio_90_10(const adg_distribution *d)
{
    double p10 = adg_quantile(d, 0.1), p90 = adg_quantile(d, 0.9);
    return p10 > 0 && isfinite(p90) ? p90 / p10 : NAN;
}
