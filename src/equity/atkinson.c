/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "adgang/spread.h"
#include "core/sum.h"

/* The lowest value comes first. */
static int is_defined(const adg_distribution *d)
{
    return d->n > 0 && d->value[0] >= 0 && d->total > 0;
}

/* Relative to the mean, so that no power overflows. */
static double relative_ede(const adg_distribution *d, double epsilon)
{
    adg_sum sum = {0};
    if (epsilon >= 1 && d->value[0] == 0)
        return 0;
    for (size_t k = 0; k < d->n; k++) {
        double ratio = d->value[k] / d->mean;
        adg_sum_add(&sum, d->people[k] * (epsilon == 1 ? log(ratio) : pow(ratio, 1 - epsilon)));
    }
    double mean = adg_sum_value(&sum) / d->population;
    return epsilon == 1 ? exp(mean) : pow(mean, 1 / (1 - epsilon));
}

double adg_atkinson_ede(const adg_distribution *d, double epsilon)
{
    return is_defined(d) ? d->mean * relative_ede(d, epsilon) : NAN;
}

double adg_atkinson(const adg_distribution *d, double epsilon)
{
    if (!is_defined(d))
        return NAN;
    double ratio = relative_ede(d, epsilon);
    return epsilon < 0 ? ratio - 1 : 1 - ratio;
}
