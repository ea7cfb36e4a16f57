/* SPDX-License-Identifier: MPL-2.0 */
#include "spatial/clusters.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"
#include "spatial/deviations.h"
#include "spatial/weights.h"

const char *adg_cluster_name(adg_cluster cluster)
{
    static const char *const names[ADG_N_CLUSTERS] = {NULL, "island", "ns",  "HH",  "LL",
                                                      "HL", "LH",     "hot", "cold"};
    return names[cluster];
}

static adg_status make_room(size_t n, adg_cluster_result *r, adg_error *error)
{
    double **numbers[] = {&r->statistic, &r->lag, &r->z, &r->p, &r->q};
    bool ok = true;
    for (size_t a = 0; a < sizeof numbers / sizeof *numbers; a++)
        ok = (*numbers[a] = ADG_NEW_ARRAY(double, n)) && ok;
    r->n = n;
    r->significant = ADG_NEW_ARRAY(unsigned char, n);
    r->quadrant = ADG_NEW_ARRAY(adg_cluster, n);
    r->cluster = ADG_NEW_ARRAY(adg_cluster, n);
    r->unadjusted = ADG_NEW_ARRAY(adg_cluster, n);
    r->n_neighbours = ADG_NEW_ARRAY(size_t, n);
    ok = ok && r->significant && r->quadrant && r->cluster && r->unadjusted && r->n_neighbours;
    return ok ? ADG_OK : adg_fail_memory(error);
}

void adg_cluster_result_release(adg_cluster_result *r)
{
    free(r->statistic);
    free(r->lag);
    free(r->z);
    free(r->p);
    free(r->q);
    free(r->class_3x3);
    free(r->significant);
    free(r->quadrant);
    free(r->cluster);
    free(r->unadjusted);
    free(r->n_neighbours);
    *r = (adg_cluster_result){0};
}

/* Values as they go into the sums, and the two kinds of weights. */
typedef struct {
    const adg_cluster_request *request;
    adg_weights mean;      /* rows divided by their sums */
    adg_weights with_self; /* for Gi* */
    const double *around;  /* value, or second */
    double *x, *y;         /* standardised: here, around; all 0 without variance */
} working;

/* ---- p ---- */

static adg_status draw_p(const working *w, const adg_context *ctx, adg_cluster_result *r,
                         adg_error *error)
{
    const adg_cluster_request *request = w->request;
    bool gi = request->method == ADG_GI_STAR;
    adg_tails *tails = ADG_NEW_ARRAY(adg_tails, r->n);
    double *one = ADG_NEW_ARRAY(double, r->n);
    for (size_t i = 0; one && i < r->n; i++)
        one[i] = 1;
    adg_status status =
        tails && one ? adg_conditional_permutation(gi ? &w->with_self : &w->mean, gi ? one : w->x,
                                                   w->y, request->unit, request->draws,
                                                   request->seed, ctx, tails, error)
                     : adg_fail_memory(error);
    for (size_t i = 0; status == ADG_OK && i < r->n; i++)
        r->p[i] = isnan(r->statistic[i]) ? NAN : adg_tails_p(&tails[i]);
    free(tails);
    free(one);
    return status;
}

static adg_status find_p(const working *w, const adg_context *ctx, adg_cluster_result *r,
                         adg_error *error)
{
    r->least_p = NAN;
    if (w->request->method == ADG_MORAN) {
        for (size_t i = 0; i < r->n; i++)
            r->p[i] = NAN;
        return w->request->draws == 0
                   ? ADG_OK
                   : adg_moran_permutation(&w->mean, w->request->value, w->request->draws,
                                           w->request->seed, ctx, &r->moran_tails, error);
    }
    if (w->request->draws > 0)
        return draw_p(w, ctx, r, error);
    for (size_t i = 0; i < r->n; i++)
        r->p[i] = adg_normal_p(r->z[i]);
    return ADG_OK;
}

/* ---- classes ---- */

static adg_cluster quadrant_of(const working *w, const adg_cluster_result *r, size_t i)
{
    if (w->request->method == ADG_GI_STAR) {
        if (isnan(r->statistic[i]))
            return ADG_CLUSTER_UNDEFINED;
        return r->statistic[i] > 0 ? ADG_CLUSTER_HOT : ADG_CLUSTER_COLD;
    }
    if (r->n_neighbours[i] == 0)
        return ADG_CLUSTER_ISLAND;
    if (isnan(r->statistic[i]))
        return ADG_CLUSTER_UNDEFINED;
    if (w->x[i] > 0)
        return r->lag[i] > 0 ? ADG_CLUSTER_HH : ADG_CLUSTER_HL;
    return r->lag[i] > 0 ? ADG_CLUSTER_LH : ADG_CLUSTER_LL;
}

static adg_cluster if_significant(const adg_cluster_result *r, size_t i, bool significant)
{
    if (r->quadrant[i] == ADG_CLUSTER_ISLAND || r->quadrant[i] == ADG_CLUSTER_UNDEFINED)
        return r->quadrant[i];
    if (isnan(r->p[i]))
        return ADG_CLUSTER_UNDEFINED;
    return significant ? r->quadrant[i] : ADG_CLUSTER_NONE;
}

static adg_status classify(const working *w, adg_cluster_result *r, adg_error *error)
{
    adg_status status =
        adg_fdr(r->p, r->n, w->request->alpha, r->q, r->significant, &r->fdr, error);
    for (size_t i = 0; status == ADG_OK && i < r->n; i++) {
        r->quadrant[i] = quadrant_of(w, r, i);
        r->cluster[i] = if_significant(r, i, r->significant[i]);
        r->unadjusted[i] = if_significant(r, i, r->p[i] <= w->request->alpha);
    }
    if (w->request->draws > 0 && w->request->method != ADG_MORAN)
        r->n_at_least_p =
            adg_fdr_floor(r->fdr.n_tested, w->request->draws, w->request->alpha, &r->least_p);
    return status;
}

/* ---- statistics ---- */

static adg_status find_bivariate(const working *w, adg_cluster_result *r, adg_error *error)
{
    const adg_cluster_request *request = w->request;
    adg_sum sum = {0};
    for (size_t i = 0; i < r->n; i++)
        adg_sum_add(&sum, r->statistic[i]);
    r->bivariate_i = adg_sum_value(&sum) / r->moran.s0;
    double *one = ADG_NEW_ARRAY(double, r->n);
    r->class_3x3 = ADG_NEW_ARRAY(double, r->n);
    for (size_t i = 0; one && i < r->n; i++)
        one[i] = 1;
    adg_status status = one && r->class_3x3
                            ? adg_lee(&w->mean, request->value, request->second, &r->lee, error)
                            : adg_fail_memory(error);
    if (status == ADG_OK)
        status = adg_class_3x3(request->value, request->second,
                               request->people ? request->people : one, r->n, r->class_3x3, error);
    free(one);
    return status;
}

static adg_status find_statistics(const working *w, adg_cluster_result *r, adg_error *error)
{
    const adg_cluster_request *request = w->request;
    r->bivariate_i = r->lee = NAN;
    adg_status status = adg_moran(&w->mean, request->value, &r->moran, error);
    if (status == ADG_OK)
        status =
            adg_local_moran(&w->mean, request->value, w->around, r->statistic, r->lag, r->z, error);
    if (status == ADG_OK && request->method == ADG_BIVARIATE)
        status = find_bivariate(w, r, error);
    if (status == ADG_OK && request->method == ADG_GI_STAR) {
        status = adg_getis_ord(&w->with_self, request->value, 1, r->statistic, error);
        for (size_t i = 0; status == ADG_OK && i < r->n; i++)
            r->z[i] = r->statistic[i];
    }
    return status;
}

static adg_status prepare(working *w, adg_cluster_result *r, adg_error *error)
{
    const adg_cluster_request *request = w->request;
    size_t n = request->links->n;
    w->around = request->method == ADG_BIVARIATE ? request->second : request->value;
    w->x = ADG_NEW_ARRAY(double, n);
    w->y = ADG_NEW_ARRAY(double, n);
    if (!w->x || !w->y)
        return adg_fail_memory(error);
    r->no_variance = !adg_standardise(request->value, n, w->x);
    r->no_second_variance = !adg_standardise(w->around, n, w->y);
    for (size_t i = 0; i < n; i++)
        r->n_neighbours[i] = adg_n_neighbours(request->links, i);
    adg_status status = adg_weights_with_self(request->links, &w->with_self, error);
    if (status == ADG_OK)
        status = adg_weights_copy(request->links, &w->mean, error);
    if (status == ADG_OK)
        adg_weights_standardise(&w->mean);
    return status;
}

adg_status adg_clusters_find(const adg_cluster_request *request, const adg_context *ctx,
                             adg_cluster_result *result, adg_error *error)
{
    working w = {.request = request};
    *result = (adg_cluster_result){0};
    adg_status status = make_room(request->links->n, result, error);
    if (status == ADG_OK)
        status = prepare(&w, result, error);
    if (status == ADG_OK)
        status = find_statistics(&w, result, error);
    if (status == ADG_OK)
        status = find_p(&w, ctx, result, error);
    if (status == ADG_OK)
        status = classify(&w, result, error);
    adg_weights_release(&w.mean);
    adg_weights_release(&w.with_self);
    free(w.x);
    free(w.y);
    if (status != ADG_OK)
        adg_cluster_result_release(result);
    return status;
}
