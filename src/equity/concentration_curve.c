/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "adgang/gradient.h"
#include "core/sum.h"

void adg_concentration_curve(const adg_social_order *order, double *share, double *held)
{
    adg_sum people = {0}, total = {0};
    double all = order->population * order->mean;
    share[0] = held[0] = 0;
    for (size_t t = 0; t < order->n_ties; t++) {
        for (size_t k = order->tie[t]; k < order->tie[t + 1]; k++) {
            adg_sum_add(&people, order->people[k]);
            adg_sum_add(&total, order->people[k] * order->value[k]);
        }
        share[t + 1] = adg_sum_value(&people) / order->population;
        held[t + 1] = adg_sum_value(&total) / all;
    }
    for (size_t t = 0; t <= order->n_ties && all == 0; t++)
        held[t] = NAN;
}
