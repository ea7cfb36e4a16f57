/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "adgang/gradient.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"
#include "equity/cluster_sums.h"

void adg_concentration_influence(const adg_social_order *order, double *influence)
{
    adg_gradient g;
    adg_social_order_gradient(order, &g);
    double all = order->population * order->mean, c = g.concentration_index;
    adg_sum before = {0};
    for (size_t t = 0; t < order->n_ties; t++) {
        size_t from = order->tie[t], to = order->tie[t + 1];
        adg_sum group = {0};
        for (size_t k = from; k < to; k++)
            adg_sum_add(&group, order->people[k] * order->value[k]);
        double total = adg_sum_value(&group);
        double middle = (adg_sum_value(&before) + total / 2) / all;
        for (size_t k = from; k < to; k++)
            influence[k] =
                order->value[k] / g.mean * (2 * order->rank[t] - 1 - c) + 1 - c - 2 * middle;
        adg_sum_add(&before, total);
    }
}

adg_status adg_concentration_se(const adg_social_order *order, const uint32_t *cluster,
                                size_t n_clusters, double *se, size_t *used, adg_error *error)
{
    double *influence = ADG_NEW_ARRAY(double, order->n);
    adg_cluster_sums sums = {0};
    adg_status status = influence
                            ? adg_cluster_sums_begin(&sums, order, cluster, n_clusters, 1, error)
                            : adg_fail_memory(error);
    if (status == ADG_OK) {
        adg_concentration_influence(order, influence);
        for (size_t k = 0; k < order->n; k++)
            adg_cluster_sums_add(&sums, k,
                                 &(double){order->people[k] / order->population * influence[k]});
        double square;
        size_t clusters = adg_cluster_sums_square(&sums, &square);
        double g = (double)clusters;
        *se = clusters > 1 && order->mean != 0 ? sqrt(g / (g - 1) * square) : NAN;
        if (used)
            *used = clusters;
    }
    adg_cluster_sums_release(&sums);
    free(influence);
    return status;
}
