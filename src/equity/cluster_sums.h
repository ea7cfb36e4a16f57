/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_EQUITY_CLUSTER_SUMS_H
#define ADG_EQUITY_CLUSTER_SUMS_H

#include "adgang/gradient.h"
#include "core/sum.h"

enum {
    ADG_CLUSTER_DIMENSIONS = 2
};

/** Sums of one or two numbers within clusters, and then of their products over clusters: the middle
 *  of a sandwich. */
typedef struct {
    const adg_social_order *order;
    const uint32_t *cluster; /* of every unit of the caller's arrays; NULL: each on its own */
    size_t n_clusters;
    size_t d;
    adg_sum *sum;         /* [n_clusters x d] */
    unsigned char *there; /* [n_clusters] has a unit in the order */
} adg_cluster_sums;

/** cluster as in adg_concentration_se; a number that is not below n_clusters is ADG_E_INVALID. */
adg_status adg_cluster_sums_begin(adg_cluster_sums *sums, const adg_social_order *order,
                                  const uint32_t *cluster, size_t n_clusters, size_t d,
                                  adg_error *error);
/** Adds x [d] to the cluster of unit k of the order. */
void adg_cluster_sums_add(adg_cluster_sums *sums, size_t k, const double *x);
/** product [d x d] (out): sum over clusters of s s'. Returns how many clusters have units. */
size_t adg_cluster_sums_square(const adg_cluster_sums *sums, double *product);
void adg_cluster_sums_release(adg_cluster_sums *sums);

#endif
