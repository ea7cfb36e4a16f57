/* SPDX-License-Identifier: MPL-2.0 */
#include "prepare/deprivation_score.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"

adg_status adg_deprivation_settle_weights(const adg_deprivation_source *source, double *weight,
                                          adg_error *error)
{
    const char **domain = ADG_NEW_ARRAY(const char *, source->n_indicators);
    if (!domain)
        return adg_fail_memory(error);
    for (size_t k = 0; k < source->n_indicators; k++)
        domain[k] = source->indicators[k].domain;
    adg_deprivation_domain_weights(domain, source->n_indicators, weight);
    for (size_t k = 0; k < source->n_indicators; k++)
        if (!isnan(source->indicators[k].weight))
            weight[k] = source->indicators[k].weight;
    free(domain);
    return ADG_OK;
}

adg_status adg_deprivation_result_new(const adg_indicators *in, adg_deprivation_result *result,
                                      adg_error *error)
{
    size_t m = in->n_indicators, n = in->n;
    *result = (adg_deprivation_result){.explained_share = NAN,
                                       .memory = ADG_NEW_ARRAY(double, 4 * m + m * n + n)};
    if (!result->memory)
        return adg_fail_memory(error);
    result->mean = result->memory;
    result->sd = result->mean + m;
    result->loading = result->sd + m;
    result->eigenvalue = result->loading + m;
    result->part = result->eigenvalue + m;
    result->score = result->part + m * n;
    for (size_t k = 0; k < 4 * m; k++)
        result->memory[k] = NAN;
    return ADG_OK;
}

void adg_deprivation_result_release(adg_deprivation_result *result)
{
    free(result->memory);
    *result = (adg_deprivation_result){0};
}

static adg_status fit_component(const adg_indicators *in, adg_deprivation_result *result,
                                adg_error *error)
{
    adg_principal_component component = {.mean = result->mean,
                                         .sd = result->sd,
                                         .loading = result->loading,
                                         .eigenvalue = result->eigenvalue};
    adg_status status = adg_deprivation_component(in, &component, error);
    result->explained_share = component.explained_share;
    result->n_complete = component.n_complete;
    return status;
}

adg_status adg_deprivation_fit(const adg_indicators *in, adg_deprivation_method method,
                               adg_deprivation_result *result, adg_error *error)
{
    if (method == ADG_DEPRIVATION_PCA)
        return fit_component(in, result, error);
    if (method == ADG_DEPRIVATION_ZSCORE)
        adg_deprivation_moments(in, result->mean, result->sd);
    return ADG_OK;
}

static void take_ready(const adg_indicators *in, adg_deprivation_result *result)
{
    for (size_t k = 0; k < in->n_indicators; k++)
        for (size_t i = 0; i < in->n; i++)
            result->part[k * in->n + i] = in->direction[k] * in->value[k * in->n + i];
    for (size_t i = 0; i < in->n; i++)
        result->score[i] = result->part[i];
}

adg_status adg_deprivation_score(const adg_indicators *in, adg_deprivation_method method,
                                 adg_deprivation_result *result, adg_error *error)
{
    adg_status status = ADG_OK;
    switch (method) {
    case ADG_DEPRIVATION_READY:
        take_ready(in, result);
        break;
    case ADG_DEPRIVATION_IMD:
        status = adg_deprivation_imd(in, ADG_RANK_PEOPLE, NULL, result->part, error);
        if (status == ADG_OK)
            adg_deprivation_composite(in, result->part, in->weight, result->score);
        break;
    case ADG_DEPRIVATION_PCA:
        adg_deprivation_standardise(in, result->mean, result->sd, result->part);
        adg_deprivation_component_score(in, result->part, result->loading, result->eigenvalue[0],
                                        result->score);
        break;
    case ADG_DEPRIVATION_ZSCORE:
        adg_deprivation_standardise(in, result->mean, result->sd, result->part);
        adg_deprivation_composite(in, result->part, in->weight, result->score);
        break;
    }
    return status;
}

bool adg_deprivation_is_constant(const adg_indicators *in, size_t k)
{
    const double *value = in->value + k * in->n;
    double least = INFINITY, most = -INFINITY;
    for (size_t i = 0; i < in->n; i++) {
        if (!(in->people[i] > 0) || isnan(value[i]))
            continue;
        least = fmin(least, value[i]);
        most = fmax(most, value[i]);
    }
    /* What differs by rounding alone is the same (deprivation_index.c). */
    return !(most - least > 1e-12 * fmax(fabs(most), fabs(least)));
}
