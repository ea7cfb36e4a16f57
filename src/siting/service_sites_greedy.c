/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/sort.h"
#include "core/stats.h"
#include "core/sum.h"
#include "core/text.h"
#include "siting/greedy_sites.h"
#include "siting/service_sites.h"

typedef struct {
    adg_service_sites *sites;
    const adg_sites_question *question;
    const adg_travel *travel;
    const adg_context *ctx;
    double *weight;      /* [cells of the study] what a minute of a cell counts */
    uint32_t *candidate; /* [cells] facilities of the engine */
    adg_gain *gain;
    double cap_min;
} greedy;

/* People, times 2 (1 - rank) for the equity p-median; who has no rank counts as on average. */
static adg_status weigh(greedy *g, adg_error *error)
{
    const adg_study *study = g->sites->study;
    const double *people = study->cells.people;
    bool equity = g->question->model == ADG_SITING_EQUITY_P_MEDIAN;
    if (equity && !study->project->deprivation.given)
        return adg_fail(error, ADG_E_INVALID,
                        _("%s: equity_p_median needs deprivation, and the project has none."),
                        study->project->path);
    adg_status status =
        equity ? adg_mid_rank(study->deprivation, people, study->cells.n, g->weight, error)
               : ADG_OK;
    for (size_t i = 0; status == ADG_OK && i < study->cells.n; i++)
        g->weight[i] = people[i] * (equity && !isnan(g->weight[i]) ? 2 * (1 - g->weight[i]) : 1);
    return status;
}

static adg_status begin(greedy *g, adg_error *error)
{
    const adg_service_sites *s = g->sites;
    const adg_study *study = s->study;
    for (size_t k = 0; k < s->cells.n; k++)
        g->candidate[k] = (uint32_t)(study->facilities.n + k);
    const adg_gain_question question = {.open = s->service->facility,
                                        .n_open = s->service->n,
                                        .candidate = g->candidate,
                                        .n_candidates = s->cells.n,
                                        .people = study->cells.people,
                                        .n_sums = 1,
                                        .weight = g->weight,
                                        .limit_min = s->service->settings->headline_min,
                                        .cap_min = g->cap_min};
    return adg_gain_begin(g->travel, g->ctx, &question, &g->gain, error);
}

static double objective_of(const greedy *g)
{
    const double *minutes = adg_gain_minutes(g->gain);
    adg_sum sum = {0, 0};
    for (size_t i = 0; i < g->sites->study->cells.n; i++)
        adg_sum_add(&sum, g->weight[i] * fmin(minutes[i], g->cap_min));
    return adg_sum_value(&sum);
}

/* No p sites give more than what is given already and the p largest gains that remain
 * (Nemhauser, Wolsey & Fisher 1978): with all of them open beside the chosen, each gives at most its
 * gain alone. */
static adg_status bound_of(const greedy *g, double objective, double *bound, adg_error *error)
{
    size_t n = g->sites->cells.n, n_tiles = adg_gain_n_tiles(g->gain);
    uint32_t *tile = ADG_NEW_ARRAY(uint32_t, n_tiles);
    uint32_t *order = ADG_NEW_ARRAY(uint32_t, n);
    adg_site_gain *site = ADG_NEW_ARRAY(adg_site_gain, n);
    double *loss = ADG_NEW_ARRAY(double, n);
    adg_status status = tile && order && site && loss ? ADG_OK : adg_fail_memory(error);
    for (size_t t = 0; status == ADG_OK && t < n_tiles; t++)
        tile[t] = (uint32_t)t;
    if (status == ADG_OK)
        status = adg_gain_evaluate(g->gain, g->ctx, tile, n_tiles, site, error);
    for (size_t k = 0; status == ADG_OK && k < n; k++)
        loss[k] = -site[k].saved[0];
    if (status == ADG_OK)
        status = adg_sort_order(loss, n, order, error);
    adg_sum sum = {0, 0};
    for (size_t k = 0; status == ADG_OK && k < g->question->p; k++)
        adg_sum_add(&sum, loss[order[k]]);
    *bound = fmax(0, objective + adg_sum_value(&sum));
    free(loss);
    free(site);
    free(order);
    free(tile);
    return status;
}

static int upwards(const void *a, const void *b)
{
    uint32_t p = *(const uint32_t *)a, q = *(const uint32_t *)b;
    return (p > q) - (p < q);
}

/* Sites are the open ones and the chosen, and everybody goes to the nearest. */
static adg_status assign(const greedy *g, const adg_greedy_sites *chosen, adg_error *error)
{
    adg_service_sites *s = g->sites;
    adg_siting_answer *a = &s->answer;
    size_t n = s->study->cells.n, n_open = s->service->n;
    a->n_sites = n_open + chosen->n;
    a->site = ADG_NEW_ARRAY(uint32_t, a->n_sites);
    a->assigned = ADG_NEW_ARRAY(uint32_t, s->cells.n);
    a->minutes = ADG_NEW_ARRAY(double, s->cells.n);
    uint32_t *facility = ADG_NEW_ARRAY(uint32_t, a->n_sites);
    uint32_t *which = ADG_NEW_ARRAY(uint32_t, n);
    double *minutes = ADG_NEW_ARRAY(double, n);
    adg_status status = a->site && a->assigned && a->minutes && facility && which && minutes
                            ? ADG_OK
                            : adg_fail_memory(error);
    if (status == ADG_OK) {
        for (size_t k = 0; k < a->n_sites; k++)
            a->site[k] = (uint32_t)(k < n_open ? k : n_open + chosen->candidate[k - n_open]);
        qsort(a->site, a->n_sites, sizeof *a->site, upwards);
        for (size_t k = 0; k < a->n_sites; k++)
            facility[k] = k < n_open ? s->service->facility[k] : g->candidate[a->site[k] - n_open];
        status = adg_travel_nearest(g->travel, g->ctx, facility, a->n_sites, 1, INFINITY, which,
                                    minutes, error);
    }
    adg_sum unreached = {0, 0};
    for (size_t i = 0; status == ADG_OK && i < s->cells.n; i++) {
        uint32_t cell = s->cells.cell[i];
        a->minutes[i] = minutes[cell];
        a->assigned[i] = isinf(minutes[cell]) ? ADG_NONE : a->site[which[cell]];
        if (isinf(minutes[cell]))
            adg_sum_add(&unreached, s->people[i]);
    }
    a->unreached = adg_sum_value(&unreached);
    free(minutes);
    free(which);
    free(facility);
    return status;
}

static adg_status choose(greedy *g, adg_error *error)
{
    adg_siting_answer *a = &g->sites->answer;
    adg_greedy_sites chosen = {.n = 0};
    adg_status status =
        adg_greedy_sites_choose(g->gain, g->sites->cells.n, g->question->p, g->ctx, &chosen, error);
    if (status == ADG_OK) {
        a->feasible = 1;
        a->objective = objective_of(g);
        status = bound_of(g, a->objective, &a->bound, error);
        a->gap = a->objective > 0 ? (a->objective - a->bound) / a->objective : 0;
        a->proven = a->gap <= 0;
    }
    if (status == ADG_OK)
        status = assign(g, &chosen, error);
    adg_greedy_sites_release(&chosen);
    return status;
}

adg_status adg_service_sites_greedy(adg_service_sites *sites, const adg_travel *travel,
                                    const double *now, const adg_sites_question *question,
                                    const adg_context *ctx, adg_error *error)
{
    greedy g = {.sites = sites, .question = question, .travel = travel, .ctx = ctx};
    g.cap_min = question->cap_min;
    for (size_t i = 0; i < sites->study->cells.n; i++)
        g.cap_min = isfinite(now[i]) ? fmax(g.cap_min, now[i]) : g.cap_min;
    sites->reach.n_origins = sites->cells.n;
    sites->reach.n_facilities = sites->n_sites;
    sites->problem.unreachable_min = g.cap_min;
    g.weight = ADG_NEW_ARRAY(double, sites->study->cells.n);
    g.candidate = ADG_NEW_ARRAY(uint32_t, sites->cells.n);
    adg_status status = g.weight && g.candidate ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK)
        status = weigh(&g, error);
    if (status == ADG_OK)
        status = begin(&g, error);
    if (status == ADG_OK)
        status = choose(&g, error);
    adg_gain_end(g.gain);
    free(g.candidate);
    free(g.weight);
    return status;
}
