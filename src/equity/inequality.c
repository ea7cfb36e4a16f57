/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/inequality.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "equity/slope_fit.h"

static const double aversions[ADG_N_AVERSIONS] = {0.5, 1, 2}, nus[ADG_N_NU] = {1.5, 3, 5};

static const adg_inequality nothing = {
    .mean = NAN,
    .theil = {NAN, NAN, NAN, NAN, NAN, NAN},
    .poverty = {NAN, NAN, NAN, NAN, NAN, NAN},
    .gradient = {0, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN},
    .concentration_se = NAN,
    .concentration_ci = {NAN, NAN},
    .erreygers = NAN,
    .wagstaff = NAN,
    .generalised = NAN,
    .extended = {NAN, NAN, NAN},
    .achievement = NAN,
    .slope = {NAN, NAN, NAN, NAN, NAN, NAN, 0},
    .sii_ci = {NAN, NAN},
    .rii_ci = {NAN, NAN},
    .fifth_mean = {NAN, NAN, NAN, NAN, NAN},
    .gaps = {NAN, NAN, NAN, NAN},
    .facts = {.least = NAN},
};

/* ---- spread ---- */

static void count(const adg_inequality_input *in, const adg_distribution *d, adg_inequality *x)
{
    for (size_t i = 0; i < in->n; i++)
        x->n_unreachable += in->people[i] > 0 && in->value[i] == INFINITY;
    x->facts.n_reachable = d->n;
    x->facts.least = d->n ? d->value[0] : NAN;
    x->n = d->n + x->n_unreachable;
    x->unreachable = d->unreachable;
    x->population = d->population + d->unreachable;
}

static void spread(const adg_inequality_input *in, const adg_distribution *d, adg_inequality *x)
{
    double sign = in->kind == ADG_GOOD ? 1 : -1;
    x->mean = d->mean;
    x->p10 = adg_quantile(d, 0.1);
    x->median = adg_quantile(d, 0.5);
    x->p90 = adg_quantile(d, 0.9);
    x->ratio_90_10 = x->p10 > 0 && isfinite(x->p90) ? x->p90 / x->p10 : NAN;
    x->gini = adg_distribution_gini(d);
    x->hoover = adg_hoover(d);
    x->palma = adg_palma(d);
    for (int e = 0; e < ADG_N_AVERSIONS; e++) {
        x->atkinson_ede[e] = adg_atkinson_ede(d, sign * aversions[e]);
        x->atkinson[e] = sign * (1 - x->atkinson_ede[e] / d->mean);
    }
    x->kolm_pollak_kappa = adg_kolm_pollak_kappa(d, sign);
    x->kolm_pollak = adg_kolm_pollak_ede(d, x->kolm_pollak_kappa);
}

static adg_status unranked(const adg_inequality_input *in, adg_inequality *x, adg_error *error)
{
    adg_distribution d;
    adg_status status = adg_distribution_build(in->value, in->people, in->n, &d, error);
    if (status == ADG_OK) {
        count(in, &d, x);
        spread(in, &d, x);
        status = adg_theil(in->value, in->people, in->n, in->group, in->n_groups, &x->theil, error);
    }
    adg_distribution_release(&d);
    if (status == ADG_OK && !isnan(in->line))
        status = adg_poverty(in->value, in->people, in->n, in->line, in->cap, in->kind, &x->poverty,
                             error);
    return status;
}

/* ---- the social order ---- */

static bool has_bounds(const adg_inequality_input *in)
{
    return in->bounds.least < in->bounds.most;
}

static adg_bounds scale_bounds(const adg_inequality_input *in)
{
    return has_bounds(in) ? in->bounds : (adg_bounds){0, 1};
}

static bool leaves(const adg_social_order *order, adg_bounds domain)
{
    for (size_t k = 0; k < order->n; k++)
        if (order->value[k] < domain.least || order->value[k] > domain.most)
            return true;
    return false;
}

static adg_status concentration(const adg_inequality_input *in, const adg_social_order *order,
                                adg_inequality *x, adg_error *error)
{
    adg_social_order_gradient(order, &x->gradient);
    x->generalised = adg_generalised_concentration(&x->gradient);
    x->achievement = adg_achievement(order, 2);
    for (int v = 0; v < ADG_N_NU; v++)
        x->extended[v] = adg_extended_concentration(order, nus[v]);
    if (has_bounds(in) && !x->facts.outside_bounds) {
        x->erreygers = adg_erreygers(&x->gradient, in->bounds);
        x->wagstaff = adg_wagstaff(&x->gradient, in->bounds);
    }
    adg_status status = adg_concentration_se(order, in->cluster, in->n_clusters,
                                             &x->concentration_se, &x->clusters, error);
    if (status == ADG_OK)
        adg_interval(x->gradient.concentration_index, x->concentration_se, x->clusters,
                     x->concentration_ci);
    return status;
}

static adg_status slope(const adg_inequality_input *in, const adg_social_order *order,
                        const adg_context *ctx, adg_inequality *x, adg_error *error)
{
    adg_bounds bounds = scale_bounds(in);
    adg_status status =
        adg_slope_index(order, in->scale, bounds, in->cluster, in->n_clusters, &x->slope, error);
    if (status != ADG_OK || isnan(x->slope.sii))
        return status;
    if (!in->se) {
        adg_interval(x->slope.sii, x->slope.sii_se, x->slope.clusters, x->sii_ci);
        adg_ratio_interval(x->slope.rii, x->slope.ln_rii_se, x->slope.clusters, x->rii_ci);
        return ADG_OK;
    }
    status = adg_slope_simulate(order, in->scale, bounds, in->se, in->simulations, in->seed, ctx,
                                &x->simulated, error);
    for (int side = 0; status == ADG_OK && side < 2; side++) {
        x->sii_ci[side] = x->simulated.sii[side];
        x->rii_ci[side] = isnan(x->slope.rii) ? NAN : x->simulated.rii[side];
    }
    return status;
}

static adg_status fifths(const adg_inequality_input *in, adg_inequality *x, adg_error *error)
{
    adg_quantile_group fifth[ADG_N_FIFTHS];
    double *deprivation = ADG_NEW_ARRAY(double, in->n), people[ADG_N_FIFTHS];
    if (!deprivation)
        return adg_fail_memory(error);
    for (size_t i = 0; i < in->n; i++)
        deprivation[i] = isnan(in->value[i]) ? NAN : in->deprivation[i];
    adg_status status = adg_quantile_split(deprivation, in->people, in->value, in->n, INFINITY,
                                           ADG_N_FIFTHS, fifth, error);
    free(deprivation);
    if (status != ADG_OK)
        return status;
    for (int q = 0; q < ADG_N_FIFTHS; q++) {
        x->fifth_mean[q] = fifth[q].mean;
        people[q] = fifth[q].reachable;
    }
    adg_gaps_between(people, x->fifth_mean, ADG_N_FIFTHS, &x->gaps);
    return ADG_OK;
}

static adg_status ranked(const adg_inequality_input *in, const adg_context *ctx, adg_inequality *x,
                         adg_error *error)
{
    adg_social_order order;
    adg_status status =
        adg_social_order_build(in->value, in->deprivation, in->people, in->n, &order, error);
    if (status == ADG_OK) {
        x->facts.n_ranked = order.n;
        x->facts.n_ties = order.n_ties;
        x->facts.outside_bounds = has_bounds(in) && leaves(&order, in->bounds);
        x->facts.outside_scale = leaves(&order, adg_slope_domain(in->scale, scale_bounds(in)));
        status = concentration(in, &order, x, error);
    }
    if (status == ADG_OK)
        status = slope(in, &order, ctx, x, error);
    if (status == ADG_OK && in->replicates)
        status = adg_bootstrap(&order, in->scale, scale_bounds(in), in->cluster, in->n_clusters,
                               in->replicates, in->seed, ctx, &x->bootstrap, error);
    adg_social_order_release(&order);
    return status == ADG_OK ? fifths(in, x, error) : status;
}

adg_status adg_inequality_measure(const adg_inequality_input *input, const adg_context *ctx,
                                  adg_inequality *inequality, adg_error *error)
{
    *inequality = nothing;
    adg_status status = unranked(input, inequality, error);
    return status == ADG_OK && input->deprivation ? ranked(input, ctx, inequality, error) : status;
}
