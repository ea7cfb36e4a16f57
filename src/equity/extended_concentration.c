/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdbool.h>

#include "adgang/gradient.h"
#include "core/sum.h"

/* sum_g w_g (h_g - mu): from the mean, so that a constant outcome gives exactly 0. */
static double weighted_deviation(const adg_social_order *order, double nu)
{
    adg_sum people = {0}, sum = {0};
    double left = 1; /* (1 - c)^nu before the group */
    for (size_t t = 0; t < order->n_ties; t++) {
        adg_sum group = {0}, deviation = {0};
        for (size_t k = order->tie[t]; k < order->tie[t + 1]; k++) {
            adg_sum_add(&group, order->people[k]);
            adg_sum_add(&deviation, order->people[k] * (order->value[k] - order->mean));
        }
        adg_sum_add(&people, adg_sum_value(&group));
        bool last = t + 1 == order->n_ties;
        double c = adg_sum_value(&people) / order->population;
        double next = last ? 0 : pow(fmax(1 - c, 0), nu);
        adg_sum_add(&sum, (left - next) * adg_sum_value(&deviation) / adg_sum_value(&group));
        left = next;
    }
    return adg_sum_value(&sum);
}

double adg_achievement(const adg_social_order *order, double nu)
{
    return order->n ? order->mean + weighted_deviation(order, nu) : NAN;
}

double adg_extended_concentration(const adg_social_order *order, double nu)
{
    return order->n && order->mean != 0 ? -weighted_deviation(order, nu) / order->mean : NAN;
}
