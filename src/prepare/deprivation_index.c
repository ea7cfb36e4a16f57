/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/deprivation.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/stats.h"
#include "core/sum.h"

static double weighted_sd(const double *value, const double *people, size_t n, double mean)
{
    adg_sum squares = {0}, total = {0};
    for (size_t i = 0; i < n; i++) {
        if (isnan(value[i]) || !(people[i] > 0))
            continue;
        double d = value[i] - mean;
        adg_sum_add(&squares, people[i] * d * d);
        adg_sum_add(&total, people[i]);
    }
    return sqrt(adg_sum_value(&squares) / adg_sum_value(&total));
}

/* A standard deviation that is nothing but rounding of equal values counts as 0. */
static double standardise(double value, double mean, double sd)
{
    return sd > 1e-12 * fabs(mean) ? (value - mean) / sd : 0;
}

void adg_deprivation_moments(const adg_indicators *in, double *mean, double *sd)
{
    for (size_t k = 0; k < in->n_indicators; k++) {
        const double *value = in->value + k * in->n;
        mean[k] = adg_weighted_mean(value, in->people, in->n);
        sd[k] = weighted_sd(value, in->people, in->n, mean[k]);
    }
}

void adg_deprivation_standardise(const adg_indicators *in, const double *mean, const double *sd,
                                 double *part)
{
    for (size_t k = 0; k < in->n_indicators; k++)
        for (size_t i = 0; i < in->n; i++) {
            double value = in->value[k * in->n + i];
            /* + 0: a -0 would be written as such. */
            part[k * in->n + i] =
                isnan(value) ? NAN : in->direction[k] * standardise(value, mean[k], sd[k]) + 0.0;
        }
}

static double composite_of(const adg_indicators *in, size_t i, const double *part,
                           const double *weight)
{
    double sum = 0, available = 0, total = 0;
    for (size_t k = 0; k < in->n_indicators; k++) {
        double value = part[k * in->n + i];
        total += weight[k];
        if (isnan(value))
            continue;
        sum += weight[k] * value;
        available += weight[k];
    }
    return in->people[i] > 0 && available > 0 && 2 * available >= total ? sum / available : NAN;
}

void adg_deprivation_composite(const adg_indicators *in, const double *part, const double *weight,
                               double *score)
{
    for (size_t i = 0; i < in->n; i++)
        score[i] = composite_of(in, i, part, weight);
}

adg_status adg_deprivation_zscore(const adg_indicators *in, double *score, double *mean, double *sd,
                                  adg_error *error)
{
    size_t m = in->n_indicators;
    double *moments = ADG_NEW_ARRAY(double, 2 * m), *part = ADG_NEW_ARRAY(double, m * in->n);
    if (!moments || !part) {
        free(moments);
        free(part);
        return adg_fail_memory(error);
    }
    adg_deprivation_moments(in, moments, moments + m);
    adg_deprivation_standardise(in, moments, moments + m, part);
    adg_deprivation_composite(in, part, in->weight, score);
    if (mean)
        memcpy(mean, moments, m * sizeof *mean);
    if (sd)
        memcpy(sd, moments + m, m * sizeof *sd);
    free(moments);
    free(part);
    return ADG_OK;
}

void adg_deprivation_domain_weights(const char *const *domain, size_t n_indicators, double *weight)
{
    size_t n_domains = 0;
    for (size_t k = 0; k < n_indicators; k++) {
        size_t first = 0, members = 0;
        while (strcmp(domain[first], domain[k]) != 0)
            first++;
        n_domains += first == k;
        for (size_t j = 0; j < n_indicators; j++)
            members += strcmp(domain[j], domain[k]) == 0;
        weight[k] = 1 / (double)members;
    }
    for (size_t k = 0; k < n_indicators; k++)
        weight[k] /= (double)n_domains;
}
