/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "adgang/spread.h"
#include "core/sum.h"

double adg_lorenz(const adg_distribution *d, double share)
{
    if (!(d->n > 0) || d->total == 0)
        return NAN;
    double goal = share * d->population;
    adg_sum people = {0}, held = {0};
    for (size_t k = 0; k < d->n; k++) {
        double room = goal - adg_sum_value(&people);
        if (d->people[k] >= room) {
            adg_sum_add(&held, fmax(room, 0) * d->value[k]);
            break;
        }
        adg_sum_add(&people, d->people[k]);
        adg_sum_add(&held, d->people[k] * d->value[k]);
    }
    return adg_sum_value(&held) / d->total;
}
