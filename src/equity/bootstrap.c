/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <omp.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "adgang/gradient.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/progress.h"
#include "core/random.h"
#include "core/text.h"
#include "equity/slope_fit.h"

enum {
    BLOCK = 64,
    N_STATISTICS = sizeof(adg_replicate) / sizeof(double)
};

/* ---- one replicate ---- */

/* What a thread works in. */
typedef struct {
    uint32_t *times; /* [n_clusters] */
    double *weight;  /* [n] */
    adg_rank_groups groups;
} scratch;

static adg_replicate replicate_of(const adg_social_order *order, adg_scale scale, adg_bounds bounds,
                                  const uint32_t *cluster, const uint32_t *times, scratch *s)
{
    adg_replicate r = {NAN, NAN, NAN, NAN};
    for (size_t k = 0; k < order->n; k++) {
        uint32_t unit = order->unit[k];
        s->weight[k] = order->people[k] * times[cluster ? cluster[unit] : unit];
    }
    adg_rank_groups_fill(order, s->weight, order->value, &s->groups);
    if (s->groups.n == 0)
        return r;
    r.mean = s->groups.mean;
    if (r.mean != 0)
        r.concentration_index = 2 * s->groups.covariance / r.mean;
    adg_line line = adg_line_fit(&s->groups, scale, bounds);
    if (line.ok) {
        double most = adg_line_at(&line, 0), least = adg_line_at(&line, 1);
        r.sii = most - least;
        r.rii = least > 0 ? most / least : NAN;
    }
    return r;
}

static adg_status scratch_begin(const adg_social_order *order, size_t n_clusters, scratch *s,
                                adg_error *error)
{
    s->times = ADG_NEW_ARRAY(uint32_t, n_clusters);
    s->weight = ADG_NEW_ARRAY(double, order->n);
    return s->times && s->weight ? adg_rank_groups_allocate(order->n_ties, &s->groups, error)
                                 : adg_fail_memory(error);
}

static void scratch_end(scratch *s)
{
    free(s->times);
    free(s->weight);
    adg_rank_groups_release(&s->groups);
}

/* Values that the scale does not take leave nothing to fit. */
static bool is_fittable(const adg_social_order *order, adg_scale scale, adg_bounds bounds)
{
    adg_bounds domain = adg_slope_domain(scale, bounds);
    for (size_t k = 0; k < order->n; k++)
        if (!(order->value[k] >= domain.least && order->value[k] <= domain.most))
            return false;
    return true;
}

adg_status adg_bootstrap_replicate(const adg_social_order *order, adg_scale scale,
                                   adg_bounds bounds, const uint32_t *cluster,
                                   const uint32_t *times, adg_replicate *replicate,
                                   adg_error *error)
{
    scratch s = {0};
    adg_status status = scratch_begin(order, 0, &s, error);
    if (status == ADG_OK) {
        *replicate = replicate_of(order, scale, bounds, cluster, times, &s);
        if (!is_fittable(order, scale, bounds))
            replicate->sii = replicate->rii = NAN;
    }
    scratch_end(&s);
    return status;
}

/* ---- many ---- */

typedef struct {
    const adg_social_order *order;
    adg_scale scale;
    adg_bounds bounds;
    const uint32_t *cluster;
    size_t n_clusters;
    uint32_t *present; /* [n_present] clusters with units in the order, upwards */
    size_t n_present;
    uint64_t seed;
    int n_threads;
    scratch *scratch; /* [n_threads] */
    double *draw;     /* [N_STATISTICS x replicates] */
} job;

static adg_status find_present(job *j, adg_error *error)
{
    unsigned char *there = ADG_NEW_ARRAY(unsigned char, j->n_clusters);
    j->present = ADG_NEW_ARRAY(uint32_t, j->n_clusters);
    adg_status status = there && j->present ? ADG_OK : adg_fail_memory(error);
    for (size_t k = 0; status == ADG_OK && k < j->order->n; k++) {
        uint32_t unit = j->order->unit[k], c = j->cluster ? j->cluster[unit] : unit;
        if (c >= j->n_clusters)
            status = adg_fail(error, ADG_E_INVALID, _("unit %zu is in no cluster"), (size_t)unit);
        else
            there[c] = 1;
    }
    for (size_t c = 0; status == ADG_OK && c < j->n_clusters; c++)
        if (there[c])
            j->present[j->n_present++] = (uint32_t)c;
    free(there);
    return status;
}

static adg_status begin(job *j, size_t replicates, adg_error *error)
{
    for (size_t k = 0; !j->cluster && k < j->order->n; k++)
        if (j->order->unit[k] >= j->n_clusters)
            j->n_clusters = (size_t)j->order->unit[k] + 1;
    adg_status status = find_present(j, error);
    if (status != ADG_OK)
        return status;
    j->scratch = ADG_NEW_ARRAY(scratch, (size_t)j->n_threads);
    j->draw = ADG_NEW_ARRAY(double, N_STATISTICS *replicates);
    status = j->scratch && j->draw ? ADG_OK : adg_fail_memory(error);
    for (int t = 0; status == ADG_OK && t < j->n_threads; t++)
        status = scratch_begin(j->order, j->n_clusters, &j->scratch[t], error);
    return status;
}

static void end(job *j)
{
    for (int t = 0; j->scratch && t < j->n_threads; t++)
        scratch_end(&j->scratch[t]);
    free(j->scratch);
    free(j->draw);
    free(j->present);
}

static void draw_one(const job *j, size_t replicate, size_t replicates, scratch *s)
{
    adg_random random;
    adg_random_seed(&random, adg_random_stream_seed(j->seed, replicate));
    memset(s->times, 0, j->n_clusters * sizeof *s->times);
    for (size_t d = 0; d < j->n_present; d++)
        s->times[j->present[adg_random_below(&random, j->n_present)]]++;
    adg_replicate r = replicate_of(j->order, j->scale, j->bounds, j->cluster, s->times, s);
    const double statistic[N_STATISTICS] = {r.mean, r.concentration_index, r.sii, r.rii};
    for (size_t i = 0; i < N_STATISTICS; i++)
        j->draw[i * replicates + replicate] = statistic[i];
}

static double n_undefined(const double *draw, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += isnan(draw[i]) ? 1 : 0;
    return (double)count;
}

static adg_status summarise(job *j, size_t replicates, adg_bootstrap_intervals *intervals,
                            adg_error *error)
{
    double *interval[N_STATISTICS] = {intervals->mean, intervals->concentration_index,
                                      intervals->sii, intervals->rii};
    double *dropped[N_STATISTICS] = {&intervals->dropped.mean,
                                     &intervals->dropped.concentration_index,
                                     &intervals->dropped.sii, &intervals->dropped.rii};
    intervals->replicates = replicates;
    intervals->clusters = j->n_present;
    adg_status status = ADG_OK;
    for (size_t i = 0; status == ADG_OK && i < N_STATISTICS; i++) {
        const double *draw = j->draw + i * replicates;
        *dropped[i] = n_undefined(draw, replicates);
        status = adg_percentile_interval(draw, replicates, 0.025, 0.975, interval[i], error);
    }
    if (!is_fittable(j->order, j->scale, j->bounds))
        for (int side = 0; side < 2; side++)
            intervals->sii[side] = intervals->rii[side] = NAN;
    return status;
}

adg_status adg_bootstrap(const adg_social_order *order, adg_scale scale, adg_bounds bounds,
                         const uint32_t *cluster, size_t n_clusters, size_t replicates,
                         uint64_t seed, const adg_context *ctx, adg_bootstrap_intervals *intervals,
                         adg_error *error)
{
    job j = {.order = order,
             .scale = scale,
             .bounds = bounds,
             .cluster = cluster,
             .n_clusters = cluster ? n_clusters : 0,
             .seed = seed,
             .n_threads = adg_threads(ctx)};
    adg_status status = begin(&j, replicates, error);
    for (size_t from = 0; status == ADG_OK && from < replicates; from += BLOCK) {
        size_t to = from + BLOCK < replicates ? from + BLOCK : replicates;
#pragma omp parallel for schedule(dynamic, 1) num_threads(j.n_threads)
        for (size_t r = from; r < to; r++)
            draw_one(&j, r, replicates, &j.scratch[omp_get_thread_num()]);
        status = adg_progress(ctx, (double)to / (double)replicates, "bootstrap", error);
    }
    if (status == ADG_OK)
        status = summarise(&j, replicates, intervals, error);
    end(&j);
    return status;
}
