/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <omp.h>
#include <stdlib.h>

#include "adgang/gradient.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/progress.h"
#include "core/random.h"
#include "core/text.h"
#include "equity/slope_fit.h"

/* Draws between two looks at whether to stop. */
enum {
    BLOCK = 64
};

typedef struct {
    const adg_social_order *order;
    adg_scale scale;
    adg_bounds bounds;
    const double *se;
    uint64_t seed;
    int n_threads;
    double **value;          /* [n_threads][n] the values drawn */
    adg_rank_groups *groups; /* [n_threads] */
    double *sii, *rii;       /* [draws] */
} simulation;

/* Two standard normal numbers (Marsaglia & Bray 1964, the polar method). */
static void normal_pair(adg_random *random, double z[2])
{
    double u, v, s;
    do {
        u = 2 * adg_random_uniform(random) - 1;
        v = 2 * adg_random_uniform(random) - 1;
        s = u * u + v * v;
    } while (s >= 1 || s == 0);
    double scale = sqrt(-2 * log(s) / s);
    z[0] = scale * u;
    z[1] = scale * v;
}

static void draw_values(const simulation *s, size_t draw, double *value)
{
    const adg_social_order *o = s->order;
    adg_bounds domain = adg_slope_domain(s->scale, s->bounds);
    adg_random random;
    adg_random_seed(&random, adg_random_stream_seed(s->seed, draw));
    double z[2] = {0, 0};
    for (size_t k = 0; k < o->n; k++) {
        if (k % 2 == 0)
            normal_pair(&random, z);
        double drawn = o->value[k] + s->se[o->unit[k]] * z[k % 2];
        value[k] = fmin(fmax(drawn, domain.least), domain.most);
    }
}

static void simulate(const simulation *s, size_t draw, int thread)
{
    adg_rank_groups *groups = &s->groups[thread];
    draw_values(s, draw, s->value[thread]);
    adg_rank_groups_fill(s->order, s->order->people, s->value[thread], groups);
    adg_line line = adg_line_fit(groups, s->scale, s->bounds);
    double most = line.ok ? adg_line_at(&line, 0) : NAN;
    double least = line.ok ? adg_line_at(&line, 1) : NAN;
    s->sii[draw] = most - least;
    s->rii[draw] = least > 0 ? most / least : NAN;
}

static adg_status check(const adg_social_order *order, const double *se, adg_error *error)
{
    for (size_t k = 0; k < order->n; k++)
        if (!(se[order->unit[k]] >= 0) || isinf(se[order->unit[k]]))
            return adg_fail(error, ADG_E_INVALID, _("unit %zu: a standard error must be 0 or more"),
                            (size_t)order->unit[k]);
    return ADG_OK;
}

static adg_status begin(simulation *s, size_t draws, adg_error *error)
{
    s->value = ADG_NEW_ARRAY(double *, (size_t)s->n_threads);
    s->groups = ADG_NEW_ARRAY(adg_rank_groups, (size_t)s->n_threads);
    s->sii = ADG_NEW_ARRAY(double, draws);
    s->rii = ADG_NEW_ARRAY(double, draws);
    adg_status status = s->value && s->groups && s->sii && s->rii ? ADG_OK : adg_fail_memory(error);
    for (int t = 0; status == ADG_OK && t < s->n_threads; t++) {
        s->value[t] = ADG_NEW_ARRAY(double, s->order->n);
        status = s->value[t] ? adg_rank_groups_allocate(s->order->n_ties, &s->groups[t], error)
                             : adg_fail_memory(error);
    }
    return status;
}

static void end(simulation *s)
{
    for (int t = 0; t < s->n_threads; t++) {
        if (s->value)
            free(s->value[t]);
        if (s->groups)
            adg_rank_groups_release(&s->groups[t]);
    }
    free(s->value);
    free(s->groups);
    free(s->sii);
    free(s->rii);
}

static size_t n_undefined(const double *x, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += isnan(x[i]) ? 1 : 0;
    return count;
}

static adg_status summarise(const simulation *s, size_t draws, adg_simulated_slope *simulated,
                            adg_error *error)
{
    simulated->draws = draws;
    simulated->sii_dropped = n_undefined(s->sii, draws);
    simulated->rii_dropped = n_undefined(s->rii, draws);
    adg_status status = adg_percentile_interval(s->sii, draws, 0.025, 0.975, simulated->sii, error);
    if (status == ADG_OK)
        status = adg_percentile_interval(s->rii, draws, 0.025, 0.975, simulated->rii, error);
    return status;
}

adg_status adg_slope_simulate(const adg_social_order *order, adg_scale scale, adg_bounds bounds,
                              const double *se, size_t draws, uint64_t seed, const adg_context *ctx,
                              adg_simulated_slope *simulated, adg_error *error)
{
    simulation s = {.order = order,
                    .scale = scale,
                    .bounds = bounds,
                    .se = se,
                    .seed = seed,
                    .n_threads = adg_threads(ctx)};
    adg_status status = check(order, se, error);
    if (status == ADG_OK)
        status = begin(&s, draws, error);
    for (size_t from = 0; status == ADG_OK && from < draws; from += BLOCK) {
        size_t to = from + BLOCK < draws ? from + BLOCK : draws;
#pragma omp parallel for schedule(dynamic, 1) num_threads(s.n_threads)
        for (size_t draw = from; draw < to; draw++)
            simulate(&s, draw, omp_get_thread_num());
        status = adg_progress(ctx, (double)to / (double)draws, "simulate", error);
    }
    if (status == ADG_OK)
        status = summarise(&s, draws, simulated, error);
    end(&s);
    return status;
}
