/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "adgang/spread.h"
#include "core/sum.h"

double adg_kolm_pollak_kappa(const adg_distribution *d, double epsilon)
{
    if (!(d->n > 0) || !(d->total > 0))
        return NAN;
    /* Relative to the mean: the squares of large values do not overflow. */
    adg_sum squares = {0};
    for (size_t k = 0; k < d->n; k++) {
        double ratio = d->value[k] / d->mean;
        adg_sum_add(&squares, d->people[k] * ratio * ratio);
    }
    return epsilon / d->mean * (d->population / adg_sum_value(&squares));
}

double adg_kolm_pollak_ede(const adg_distribution *d, double kappa)
{
    if (!(d->n > 0) || isnan(kappa) || kappa == 0)
        return kappa == 0 ? d->mean : NAN;
    /* ln sum p exp(y), y = -kappa (x - mu), with the largest exponent taken out: no overflow, and
     * no lost digits when all exponents are small. */
    double extreme = kappa < 0 ? d->value[d->n - 1] : d->value[0];
    double largest = -kappa * (extreme - d->mean);
    double shift = largest < 1 ? 0 : largest;
    adg_sum sum = {0};
    for (size_t k = 0; k < d->n; k++) {
        double y = -kappa * (d->value[k] - d->mean) - shift;
        adg_sum_add(&sum, d->people[k] * (shift > 0 ? exp(y) : expm1(y)));
    }
    double mean = adg_sum_value(&sum) / d->population;
    return d->mean - (shift + (shift > 0 ? log(mean) : log1p(mean))) / kappa;
}
