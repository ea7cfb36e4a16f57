/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "adgang/gradient.h"
#include "core/error.h"
#include "equity/cluster_sums.h"
#include "equity/slope_fit.h"

static bool all_within(const adg_social_order *order, adg_bounds domain)
{
    for (size_t k = 0; k < order->n; k++)
        if (!(order->value[k] >= domain.least && order->value[k] <= domain.most))
            return false;
    return true;
}

/* ---- sandwich errors ---- */

/* covariance [3] of (a, b): information^-1 meat information^-1 times the small-sample factor. */
static void sandwich(const double i[3], const double meat[4], double factor, double covariance[3])
{
    double det = i[0] * i[2] - i[1] * i[1];
    const double inverse[4] = {i[2] / det, -i[1] / det, -i[1] / det, i[0] / det};
    double half[4];
    for (int r = 0; r < 2; r++)
        for (int c = 0; c < 2; c++)
            half[2 * r + c] = inverse[2 * r] * meat[c] + inverse[2 * r + 1] * meat[2 + c];
    covariance[0] = factor * (half[0] * inverse[0] + half[1] * inverse[2]);
    covariance[1] = factor * (half[0] * inverse[1] + half[1] * inverse[3]);
    covariance[2] = factor * (half[2] * inverse[1] + half[3] * inverse[3]);
}

/* Standard error of a function of (a, b) with this gradient. */
static double error_of(const double covariance[3], double by_a, double by_b)
{
    double variance =
        by_a * by_a * covariance[0] + 2 * by_a * by_b * covariance[1] + by_b * by_b * covariance[2];
    return sqrt(fmax(variance, 0));
}

static void set_errors(const adg_social_order *order, const adg_line *line,
                       const adg_cluster_sums *sums, adg_slope *slope)
{
    double meat[4], covariance[3], n = (double)order->n;
    slope->clusters = adg_cluster_sums_square(sums, meat);
    double g = (double)slope->clusters;
    if (slope->clusters < 2 || order->n < 3)
        return;
    sandwich(line->information, meat, g / (g - 1) * (n - 1) / (n - 2), covariance);
    double low = -line->centre, high = 1 - line->centre;
    double most = adg_line_slope_at(line, 0), least = adg_line_slope_at(line, 1);
    slope->sii_se = error_of(covariance, most - least, most * low - least * high);
    if (isnan(slope->rii) || !(slope->rii > 0))
        return;
    most /= slope->most_deprived;
    least /= slope->least_deprived;
    slope->ln_rii_se = error_of(covariance, most - least, most * low - least * high);
}

static adg_status errors(const adg_social_order *order, const adg_line *line,
                         const uint32_t *cluster, size_t n_clusters, adg_slope *slope,
                         adg_error *error)
{
    adg_cluster_sums sums;
    adg_status status = adg_cluster_sums_begin(&sums, order, cluster, n_clusters, 2, error);
    if (status == ADG_OK) {
        for (size_t t = 0; t < order->n_ties; t++) {
            double fitted = adg_line_at(line, order->rank[t]), x = order->rank[t] - line->centre;
            for (size_t k = order->tie[t]; k < order->tie[t + 1]; k++) {
                double share = order->people[k] / order->population;
                double residual = share * (order->value[k] - fitted);
                adg_cluster_sums_add(&sums, k, (const double[]){residual, residual * x});
            }
        }
        set_errors(order, line, &sums, slope);
    }
    adg_cluster_sums_release(&sums);
    return status;
}

adg_status adg_slope_index(const adg_social_order *order, adg_scale scale, adg_bounds bounds,
                           const uint32_t *cluster, size_t n_clusters, adg_slope *slope,
                           adg_error *error)
{
    *slope = (adg_slope){NAN, NAN, NAN, NAN, NAN, NAN, 0};
    if (order->n_ties < 2 || !all_within(order, adg_slope_domain(scale, bounds)))
        return ADG_OK;
    adg_rank_groups groups;
    adg_status status = adg_rank_groups_allocate(order->n_ties, &groups, error);
    if (status == ADG_OK) {
        adg_rank_groups_fill(order, order->people, order->value, &groups);
        adg_line line = adg_line_fit(&groups, scale, bounds);
        if (line.ok) {
            slope->most_deprived = adg_line_at(&line, 0);
            slope->least_deprived = adg_line_at(&line, 1);
            slope->sii = slope->most_deprived - slope->least_deprived;
            if (slope->least_deprived > 0)
                slope->rii = slope->most_deprived / slope->least_deprived;
            status = errors(order, &line, cluster, n_clusters, slope, error);
        }
    }
    adg_rank_groups_release(&groups);
    return status;
}
