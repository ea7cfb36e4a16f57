/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/deprivation.h"

#include <math.h>
#include <stdbool.h>

#include "core/sum.h"

static bool counts(const double *count, const double *people, size_t i)
{
    return people[i] > 0 && !isnan(count[i]);
}

static void fit_shares(const double *count, const double *people, size_t n,
                       adg_empirical_bayes_fit *fit)
{
    adg_sum all = {0}, total = {0}, squares = {0};
    size_t n_areas = 0;
    for (size_t i = 0; i < n; i++) {
        if (!counts(count, people, i))
            continue;
        adg_sum_add(&all, count[i]);
        adg_sum_add(&total, people[i]);
        n_areas++;
    }
    fit->mean = adg_sum_value(&all) / adg_sum_value(&total);
    for (size_t i = 0; i < n; i++) {
        double d = count[i] / people[i] - fit->mean;
        if (counts(count, people, i))
            adg_sum_add(&squares, people[i] * d * d);
    }
    fit->s2 = adg_sum_value(&squares) / adg_sum_value(&total);
    double left = fit->s2 - fit->mean * (double)n_areas / adg_sum_value(&total);
    fit->variance = left > 0 ? left : 0;
}

void adg_empirical_bayes(const double *count, const double *people, size_t n, double *share,
                         adg_empirical_bayes_fit *fit)
{
    fit_shares(count, people, n, fit);
    for (size_t i = 0; i < n; i++) {
        if (!counts(count, people, i)) {
            share[i] = NAN;
            continue;
        }
        double chance = fit->mean / people[i];
        double own = fit->variance > 0 ? fit->variance / (fit->variance + chance) : 0;
        share[i] = own * (count[i] / people[i]) + (1 - own) * fit->mean;
    }
}
