/* SPDX-License-Identifier: MPL-2.0 */
#include "core/stats.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/sort.h"
#include "core/sum.h"

double adg_weighted_mean(const double *value, const double *weight, size_t n)
{
    adg_sum total = {0}, weights = {0};
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(value[i]) || !(weight[i] > 0))
            continue;
        adg_sum_add(&total, weight[i] * value[i]);
        adg_sum_add(&weights, weight[i]);
    }
    return adg_sum_value(&weights) > 0 ? adg_sum_value(&total) / adg_sum_value(&weights) : NAN;
}

static int counts(double value, double weight)
{
    return weight > 0 && !isnan(value);
}

/* The next counting value after position k of the sorted order, or the value at k at the end. */
static double next_value(const double *value, const double *weight, size_t n, const uint32_t *order,
                         size_t k)
{
    for (size_t i = k + 1; i < n; i++)
        if (counts(value[order[i]], weight[order[i]]))
            return value[order[i]];
    return value[order[k]];
}

static double quantile_of(const double *value, const double *weight, size_t n,
                          const uint32_t *order, double goal)
{
    /* Sums of many weights carry rounding of a few ulps; "exactly reached" must survive it. */
    const double slack = 1e-12 * goal;
    adg_sum reached = {0};
    double last = NAN;
    for (size_t k = 0; k < n; k++) {
        uint32_t i = order[k];
        if (!counts(value[i], weight[i]))
            continue;
        last = value[i];
        adg_sum_add(&reached, weight[i]);
        double total = adg_sum_value(&reached);
        if (fabs(total - goal) <= slack) {
            double next = next_value(value, weight, n, order, k);
            return last == next ? last : (last + next) / 2;
        }
        if (total > goal)
            return last;
    }
    return last;
}

adg_status adg_weighted_quantiles(const double *value, const double *weight, size_t n,
                                  const double *share, size_t n_shares, double *quantile,
                                  adg_error *error)
{
    uint32_t *order = ADG_NEW_ARRAY(uint32_t, n);
    adg_status status = order ? adg_sort_order(value, n, order, error) : adg_fail_memory(error);
    if (status == ADG_OK) {
        adg_sum total = {0};
        for (size_t k = 0; k < n; k++)
            if (counts(value[order[k]], weight[order[k]]))
                adg_sum_add(&total, weight[order[k]]);
        for (size_t s = 0; s < n_shares; s++)
            quantile[s] = quantile_of(value, weight, n, order, share[s] * adg_sum_value(&total));
    }
    free(order);
    return status;
}

/* Gives the tie group order[from..to) the middle of the people it spans. */
static void rank_tie_group(const uint32_t *order, size_t from, size_t to, const double *weight,
                           adg_sum *before, double total, double *rank)
{
    adg_sum group = {0};
    for (size_t k = from; k < to; k++)
        adg_sum_add(&group, weight[order[k]]);
    double middle = (adg_sum_value(before) + adg_sum_value(&group) / 2) / total;
    for (size_t k = from; k < to; k++)
        rank[order[k]] = middle;
    adg_sum_add(before, adg_sum_value(&group));
}

adg_status adg_mid_rank(const double *score, const double *weight, size_t n, double *rank,
                        adg_error *error)
{
    double *key = ADG_NEW_ARRAY(double, n);
    uint32_t *order = ADG_NEW_ARRAY(uint32_t, n);
    adg_status status = key && order ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK) {
        for (size_t i = 0; i < n; i++) {
            key[i] = counts(score[i], weight[i]) ? -score[i] : NAN;
            rank[i] = NAN;
        }
        status = adg_sort_order(key, n, order, error);
    }
    if (status == ADG_OK) {
        size_t m = n;
        while (m > 0 && isnan(key[order[m - 1]]))
            m--;
        adg_sum total = {0}, before = {0};
        for (size_t k = 0; k < m; k++)
            adg_sum_add(&total, weight[order[k]]);
        for (size_t from = 0, to; from < m; from = to) {
            for (to = from + 1; to < m && key[order[to]] == key[order[from]]; to++) {
            }
            rank_tie_group(order, from, to, weight, &before, adg_sum_value(&total), rank);
        }
    }
    free(key);
    free(order);
    return status;
}
