/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "adgang/gradient.h"
#include "core/sum.h"

/* Weighted means, then moments about them: two passes lose no digits. */
void adg_social_order_gradient(const adg_social_order *order, adg_gradient *g)
{
    *g = (adg_gradient){order->population, order->mean, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
    if (order->n == 0)
        return;
    adg_sum r_sum = {0}, hr = {0}, rr = {0};
    for (size_t t = 0; t < order->n_ties; t++)
        for (size_t k = order->tie[t]; k < order->tie[t + 1]; k++)
            adg_sum_add(&r_sum, order->people[k] * order->rank[t]);
    double mean_r = adg_sum_value(&r_sum) / g->people;
    for (size_t t = 0; t < order->n_ties; t++) {
        double dr = order->rank[t] - mean_r;
        for (size_t k = order->tie[t]; k < order->tie[t + 1]; k++) {
            adg_sum_add(&hr, order->people[k] * (order->value[k] - g->mean) * dr);
            adg_sum_add(&rr, order->people[k] * dr * dr);
        }
    }
    g->covariance = adg_sum_value(&hr) / g->people;
    g->rank_variance = adg_sum_value(&rr) / g->people;
    if (g->mean != 0)
        g->concentration_index = 2 * g->covariance / g->mean;
    /* A second tie group of too few people makes no line. */
    if (!(g->rank_variance > 1e-20))
        return;
    double slope = g->covariance / g->rank_variance;
    g->most_deprived = g->mean - slope * mean_r;
    g->least_deprived = g->mean + slope * (1 - mean_r);
    g->sii = -slope;
    if (g->least_deprived > 0)
        g->rii = g->most_deprived / g->least_deprived;
}

adg_status adg_social_gradient(const double *value, const double *deprivation, const double *people,
                               size_t n, adg_gradient *gradient, adg_error *error)
{
    adg_social_order order;
    adg_status status = adg_social_order_build(value, deprivation, people, n, &order, error);
    if (status == ADG_OK)
        adg_social_order_gradient(&order, gradient);
    adg_social_order_release(&order);
    return status;
}

double adg_generalised_concentration(const adg_gradient *gradient)
{
    return 2 * gradient->covariance;
}
