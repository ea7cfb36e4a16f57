/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/equity.h"

#include <math.h>
#include <stdlib.h>

#include "core/arguments.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/stats.h"
#include "core/sum.h"
#include "equity/units.h"

/* Weighted means, then moments about them: two passes lose no digits. */
static void fit(const double *value, const double *rank, const double *people, size_t n,
                adg_gradient *g)
{
    adg_sum weight = {0}, h_sum = {0}, r_sum = {0}, hr = {0}, rr = {0};
    for (size_t i = 0; i < n; i++) {
        if (isnan(rank[i]))
            continue;
        adg_sum_add(&weight, people[i]);
        adg_sum_add(&h_sum, people[i] * value[i]);
        adg_sum_add(&r_sum, people[i] * rank[i]);
    }
    g->people = adg_sum_value(&weight);
    if (!(g->people > 0))
        return;
    double mean_h = adg_sum_value(&h_sum) / g->people;
    double mean_r = adg_sum_value(&r_sum) / g->people;
    for (size_t i = 0; i < n; i++) {
        if (isnan(rank[i]))
            continue;
        double dr = rank[i] - mean_r;
        adg_sum_add(&hr, people[i] * (value[i] - mean_h) * dr);
        adg_sum_add(&rr, people[i] * dr * dr);
    }
    double covariance = adg_sum_value(&hr) / g->people;
    g->mean = mean_h;
    g->rank_variance = adg_sum_value(&rr) / g->people;
    if (mean_h != 0)
        g->concentration_index = 2 * covariance / mean_h;
    /* One tie group: ranks differ by rounding at most. */
    if (!(g->rank_variance > 1e-20))
        return;
    double slope = covariance / g->rank_variance;
    g->most_deprived = mean_h - slope * mean_r;
    g->least_deprived = mean_h + slope * (1 - mean_r);
    g->sii = -slope;
    if (g->least_deprived > 0)
        g->rii = g->most_deprived / g->least_deprived;
}

adg_status adg_social_gradient(const double *value, const double *deprivation, const double *people,
                               size_t n, adg_gradient *gradient, adg_error *error)
{
    *gradient = (adg_gradient){0, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
    double *score = ADG_NEW_ARRAY(double, n), *rank = ADG_NEW_ARRAY(double, n);
    adg_status status = score && rank ? adg_check_people(people, n, error) : adg_fail_memory(error);
    if (status == ADG_OK) {
        for (size_t i = 0; i < n; i++)
            score[i] = adg_unit_counts(value[i], people[i]) ? deprivation[i] : NAN;
        status = adg_mid_rank(score, people, n, rank, error);
    }
    if (status == ADG_OK)
        fit(value, rank, people, n, gradient);
    free(score);
    free(rank);
    return status;
}
