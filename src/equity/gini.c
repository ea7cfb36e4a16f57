/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "adgang/equity.h"
#include "core/sum.h"

/* sum_i sum_j p_i p_j |x_i - x_j| / 2 = sum over the sorted units of p x (P_before - P_after), which
 * equal values share without needing a common rank. */
double adg_distribution_gini(const adg_distribution *d)
{
    if (!(d->n > 0) || d->total == 0)
        return NAN;
    adg_sum spread = {0}, before = {0};
    for (size_t k = 0; k < d->n; k++) {
        double below = adg_sum_value(&before);
        adg_sum_add(&before, d->people[k]);
        double above = d->population - adg_sum_value(&before);
        adg_sum_add(&spread, d->people[k] * d->value[k] * (below - above));
    }
    return adg_sum_value(&spread) / (d->population * d->total);
}

adg_status adg_gini(const double *value, const double *people, size_t n, double *gini,
                    adg_error *error)
{
    adg_distribution d;
    adg_status status = adg_distribution_build(value, people, n, &d, error);
    if (status == ADG_OK)
        *gini = adg_distribution_gini(&d);
    adg_distribution_release(&d);
    return status;
}
