/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "adgang/spread.h"
#include "core/sum.h"

double adg_hoover(const adg_distribution *d)
{
    if (!(d->n > 0) || d->total == 0)
        return NAN;
    adg_sum deviation = {0};
    for (size_t k = 0; k < d->n; k++)
        adg_sum_add(&deviation, d->people[k] * fabs(d->value[k] - d->mean));
    return adg_sum_value(&deviation) / (2 * fabs(d->total));
}
