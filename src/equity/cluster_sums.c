/* SPDX-License-Identifier: MPL-2.0 */
#include "equity/cluster_sums.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"

adg_status adg_cluster_sums_begin(adg_cluster_sums *sums, const adg_social_order *order,
                                  const uint32_t *cluster, size_t n_clusters, size_t d,
                                  adg_error *error)
{
    size_t n = cluster ? n_clusters : order->n;
    *sums = (adg_cluster_sums){order, cluster, n, d, NULL, NULL};
    for (size_t k = 0; cluster && k < order->n; k++)
        if (cluster[order->unit[k]] >= n_clusters)
            return adg_fail(error, ADG_E_INVALID, _("unit %zu is in no cluster"),
                            (size_t)order->unit[k]);
    sums->sum = ADG_NEW_ARRAY(adg_sum, n * d);
    sums->there = ADG_NEW_ARRAY(unsigned char, n);
    return sums->sum && sums->there ? ADG_OK : adg_fail_memory(error);
}

void adg_cluster_sums_add(adg_cluster_sums *sums, size_t k, const double *x)
{
    size_t c = sums->cluster ? sums->cluster[sums->order->unit[k]] : k;
    sums->there[c] = 1;
    for (size_t i = 0; i < sums->d; i++)
        adg_sum_add(&sums->sum[c * sums->d + i], x[i]);
}

size_t adg_cluster_sums_square(const adg_cluster_sums *sums, double *product)
{
    adg_sum total[ADG_CLUSTER_DIMENSIONS * ADG_CLUSTER_DIMENSIONS] = {{0, 0}};
    size_t d = sums->d, used = 0;
    for (size_t c = 0; c < sums->n_clusters; c++) {
        const adg_sum *s = sums->sum + c * d;
        used += sums->there[c];
        for (size_t i = 0; i < d; i++)
            for (size_t j = 0; j < d; j++)
                adg_sum_add(&total[i * d + j], adg_sum_value(&s[i]) * adg_sum_value(&s[j]));
    }
    for (size_t i = 0; i < d * d; i++)
        product[i] = adg_sum_value(&total[i]);
    return used;
}

void adg_cluster_sums_release(adg_cluster_sums *sums)
{
    free(sums->sum);
    free(sums->there);
    *sums = (adg_cluster_sums){0};
}
