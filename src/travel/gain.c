/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/gain.h"

#include <stdlib.h>

#include "core/arguments.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/progress.h"
#include "core/sort.h"
#include "core/text.h"
#include "travel/gain_parts.h"
#include "travel/gain_sweeps.h"

#ifdef _OPENMP
#include <omp.h>
#endif

enum {
    SMALL_TILE = 64,
    SWEPT_TILE = 1024,
    /* Building a hierarchy takes as long as searches take to reach every node so many times. */
    REACHES_TO_PAY = 500
};

/* ---- the question ---- */

static adg_status check_weights(const adg_gain_question *q, size_t n_origins, adg_error *error)
{
    if (q->n_sums < 1 || q->n_sums > ADG_GAIN_SUMS)
        return adg_fail(error, ADG_E_INVALID, _("%zu sums cannot be made at once"), q->n_sums);
    for (size_t k = 0; k < q->n_sums * n_origins; k++)
        if (!isfinite(q->weight[k]))
            return adg_fail(error, ADG_E_INVALID, _("a weight is not a finite number"));
    return ADG_OK;
}

static adg_status check_question(const adg_travel *travel, const adg_gain_question *q,
                                 adg_error *error)
{
    adg_status status = adg_check_people(q->people, travel->n_origins, error);
    if (status == ADG_OK)
        status = adg_check_positions(q->open, q->n_open, travel->n_facilities, 0, "open", error);
    if (status == ADG_OK)
        status = adg_check_positions(q->candidate, q->n_candidates, travel->n_facilities, 0,
                                     "candidate", error);
    return status == ADG_OK ? check_weights(q, travel->n_origins, error) : status;
}

/* People are rounded like everything that is summed; nobody (NaN) counts as 0. */
static double *copy_people(const double *people, size_t n)
{
    double *copy = ADG_NEW_ARRAY(double, n), all = 0;
    for (size_t i = 0; copy && i < n; i++)
        all += people[i] > 0 ? people[i] : 0;
    const adg_exact_unit unit = adg_exact_unit_for(all);
    for (size_t i = 0; copy && i < n; i++)
        copy[i] = people[i] > 0 ? adg_exact(unit, people[i]) : 0;
    return copy;
}

static adg_status copy_question(const adg_gain_question *q, adg_gain *gain, adg_error *error)
{
    size_t n = gain->travel->n_origins;
    gain->open = adg_copy_array(q->open, q->n_open, sizeof *q->open);
    gain->candidate = adg_copy_array(q->candidate, q->n_candidates, sizeof *q->candidate);
    gain->people = copy_people(q->people, n);
    gain->weight = adg_copy_array(q->weight, q->n_sums * n, sizeof *q->weight);
    gain->minutes = ADG_NEW_ARRAY(double, n);
    gain->counted = ADG_NEW_ARRAY(double, n);
    gain->order = ADG_NEW_ARRAY(uint32_t, q->n_candidates);
    gain->question = *q;
    gain->question.open = gain->open;
    gain->question.candidate = gain->candidate;
    gain->question.people = gain->people;
    gain->question.weight = gain->weight;
    return gain->open && gain->candidate && gain->people && gain->weight && gain->minutes &&
                   gain->counted && gain->order
               ? ADG_OK
               : adg_fail_memory(error);
}

/* ---- tiles ---- */

/* Neighbours in the network have neighbouring numbers (graph.h); without one the order stays. */
static adg_status order_candidates(adg_gain *gain, adg_error *error)
{
    const adg_gain_question *q = &gain->question;
    const adg_loose_ends *ends = &gain->network.ends;
    uint64_t *key = ADG_NEW_ARRAY(uint64_t, q->n_candidates);
    if (!key)
        return adg_fail_memory(error);
    for (size_t c = 0; c < q->n_candidates; c++) {
        uint32_t j = q->candidate[c];
        bool placed = ends->star && ends->first_seed[j] < ends->first_seed[j + 1];
        key[c] = placed ? ends->seed[ends->first_seed[j]].node : UINT32_MAX;
    }
    adg_status status = adg_sort_order_u64(key, q->n_candidates, gain->order, error);
    free(key);
    return status;
}

size_t adg_gain_n_tiles(const adg_gain *gain)
{
    return (gain->question.n_candidates + gain->tile_size - 1) / gain->tile_size;
}

const uint32_t *adg_gain_tile(const adg_gain *gain, size_t tile, size_t *n)
{
    size_t first = tile * gain->tile_size, left = gain->question.n_candidates - first;
    *n = left < gain->tile_size ? left : gain->tile_size;
    return gain->order + first;
}

/* ---- the crew ---- */

struct adg_gain_crew {
    int n_threads;
    adg_gain_search **search; /* [n_threads], or */
    adg_gain_sweep **sweep;   /* [n_threads], by kernel */
    adg_status *status;       /* [n_threads] the first failure of each */
    adg_error *error;         /* [n_threads] */
};

static void dismiss(adg_gain_crew *c)
{
    if (!c)
        return;
    for (int t = 0; c->search && t < c->n_threads; t++)
        adg_gain_search_free(c->search[t]);
    for (int t = 0; c->sweep && t < c->n_threads; t++)
        adg_gain_sweep_free(c->sweep[t]);
    free(c->search);
    free(c->sweep);
    free(c->status);
    free(c->error);
    free(c);
}

static adg_status hire(const adg_gain *gain, int n_threads, adg_gain_crew **crew, adg_error *error)
{
    adg_gain_crew *c = ADG_NEW_ARRAY(adg_gain_crew, 1);
    if (!c)
        return adg_fail_memory(error);
    size_t n = (size_t)n_threads;
    c->n_threads = n_threads;
    c->search = ADG_NEW_ARRAY(adg_gain_search *, n);
    c->sweep = ADG_NEW_ARRAY(adg_gain_sweep *, n);
    c->status = ADG_NEW_ARRAY(adg_status, n);
    c->error = ADG_NEW_ARRAY(adg_error, n);
    adg_status status =
        c->search && c->sweep && c->status && c->error ? ADG_OK : adg_fail_memory(error);
    for (size_t t = 0; status == ADG_OK && t < n; t++)
        status = gain->kernel == ADG_GAIN_SWEEPS ? adg_gain_sweep_new(gain, &c->sweep[t], error)
                                                 : adg_gain_search_new(gain, &c->search[t], error);
    if (status == ADG_OK)
        *crew = c;
    else
        dismiss(c);
    return status;
}

/* As many as are asked for, but no more than there are tiles. */
static adg_status muster(adg_gain *gain, const adg_context *ctx, adg_error *error)
{
    size_t n_tiles = adg_gain_n_tiles(gain);
    int n_threads = adg_threads(ctx);
    if ((size_t)n_threads > n_tiles)
        n_threads = n_tiles ? (int)n_tiles : 1;
    if (gain->crew && gain->crew->n_threads == n_threads)
        return ADG_OK;
    dismiss(gain->crew);
    gain->crew = NULL;
    return hire(gain, n_threads, &gain->crew, error);
}

/* ---- begin and end ---- */

static void prepare_sums(adg_gain *gain)
{
    const adg_gain_question *q = &gain->question;
    size_t n = gain->travel->n_origins;
    for (size_t i = 0; i < n; i++)
        gain->counted[i] = isinf(gain->minutes[i]) ? q->cap_min : gain->minutes[i];
    for (size_t w = 0; w < q->n_sums; w++) {
        double most = 0;
        for (size_t i = 0; i < n; i++)
            most += fabs(q->weight[w * n + i]) * gain->counted[i];
        gain->sum_unit[w] = adg_exact_unit_for(most);
    }
}

static adg_status does_pay(const adg_gain *gain, bool *pays, adg_error *error)
{
    double nodes = 0;
    adg_status status = adg_gain_search_reach(gain, &nodes, error);
    *pays = nodes * (double)gain->question.n_candidates >=
            (double)REACHES_TO_PAY * gain->network.star.n_nodes;
    return status;
}

static adg_status choose_kernel(adg_gain *gain, adg_gain_kernel wanted, const adg_context *ctx,
                                adg_error *error)
{
    const adg_loose_ends *ends = &gain->network.ends;
    bool pays = false;
    adg_status status = ADG_OK;
    gain->kernel = wanted;
    gain->tile_size = SMALL_TILE;
    if (wanted == ADG_GAIN_BEST && ends->graph)
        status = does_pay(gain, &pays, error);
    if (wanted == ADG_GAIN_BEST)
        gain->kernel = pays ? ADG_GAIN_SWEEPS : ends->star ? ADG_GAIN_SEARCHES : ADG_GAIN_ROWS;
    if ((gain->kernel == ADG_GAIN_SEARCHES && !ends->star) ||
        (gain->kernel == ADG_GAIN_SWEEPS && !ends->graph))
        return adg_fail(error, ADG_E_INVALID, _("this way of travel has no network to search"));
    if (status == ADG_OK && gain->kernel == ADG_GAIN_SWEEPS) {
        gain->tile_size = SWEPT_TILE;
        status = adg_gain_hierarchy_build(gain, adg_threads(ctx), &gain->hierarchy, error);
    }
    return status;
}

adg_status adg_gain_begin_with(const adg_travel *travel, const adg_context *ctx,
                               const adg_gain_question *question, adg_gain_kernel kernel,
                               adg_gain **gain, adg_error *error)
{
    adg_status status = check_question(travel, question, error);
    if (status != ADG_OK)
        return status;
    adg_gain *g = ADG_NEW_ARRAY(adg_gain, 1);
    if (!g)
        return adg_fail_memory(error);
    g->travel = travel;
    status = copy_question(question, g, error);
    if (status == ADG_OK && kernel != ADG_GAIN_ROWS)
        status = adg_gain_network_begin(g, error);
    if (status == ADG_OK && !g->network.ends.star)
        status = adg_gain_rows_begin(g, ctx, error);
    if (status == ADG_OK)
        status = order_candidates(g, error);
    if (status == ADG_OK) {
        prepare_sums(g);
        status = choose_kernel(g, kernel, ctx, error);
    }
    if (status == ADG_OK)
        *gain = g;
    else
        adg_gain_end(g);
    return status;
}

adg_status adg_gain_begin(const adg_travel *travel, const adg_context *ctx,
                          const adg_gain_question *question, adg_gain **gain, adg_error *error)
{
    return adg_gain_begin_with(travel, ctx, question, ADG_GAIN_BEST, gain, error);
}

void adg_gain_end(adg_gain *gain)
{
    if (!gain)
        return;
    dismiss(gain->crew);
    adg_gain_network_release(&gain->network);
    adg_hierarchy_release(&gain->hierarchy);
    free(gain->open);
    free(gain->candidate);
    free(gain->people);
    free(gain->weight);
    free(gain->minutes);
    free(gain->counted);
    free(gain->order);
    free(gain);
}

/* ---- evaluation, tiles side by side ---- */

static adg_status take_tile(const adg_gain *gain, int thread, uint32_t tile, adg_site_gain *site,
                            adg_error *error)
{
    size_t n;
    const adg_gain_crew *c = gain->crew;
    const uint32_t *candidate = adg_gain_tile(gain, tile, &n);
    if (c->sweep[thread])
        return adg_gain_sweep_tile(c->sweep[thread], candidate, n, site, error);
    adg_status status = ADG_OK;
    for (size_t k = 0; status == ADG_OK && k < n; k++)
        status =
            adg_gain_search_candidate(c->search[thread], candidate[k], &site[candidate[k]], error);
    return status;
}

static adg_status evaluate_block(const adg_gain *gain, const uint32_t *tile, size_t n,
                                 adg_site_gain *site, adg_error *error)
{
    adg_gain_crew *c = gain->crew;
#pragma omp parallel for schedule(dynamic, 1) num_threads(c->n_threads)
    for (size_t k = 0; k < n; k++) {
        int thread = 0;
#ifdef _OPENMP
        thread = omp_get_thread_num();
#endif
        if (c->status[thread] == ADG_OK)
            c->status[thread] = take_tile(gain, thread, tile[k], site, &c->error[thread]);
    }
    for (int t = 0; t < c->n_threads; t++)
        if (c->status[t] != ADG_OK)
            return adg_fail(error, c->status[t], "%s", c->error[t].message);
    return ADG_OK;
}

static adg_status evaluate_by_network(adg_gain *gain, const adg_context *ctx, const uint32_t *tile,
                                      size_t n_tiles, adg_site_gain *site, adg_error *error)
{
    adg_status status = muster(gain, ctx, error);
    size_t block = status == ADG_OK ? 4 * (size_t)gain->crew->n_threads : 1;
    for (size_t from = 0; status == ADG_OK && from < n_tiles; from += block) {
        size_t n = n_tiles - from < block ? n_tiles - from : block;
        status = evaluate_block(gain, tile + from, n, site, error);
        if (status == ADG_OK)
            status = adg_progress(ctx, (double)(from + n) / (double)n_tiles, _("gain"), error);
    }
    return status;
}

adg_status adg_gain_evaluate(adg_gain *gain, const adg_context *ctx, const uint32_t *tile,
                             size_t n_tiles, adg_site_gain *site, adg_error *error)
{
    adg_status status =
        adg_check_positions(tile, n_tiles, adg_gain_n_tiles(gain), 0, "tile", error);
    if (status != ADG_OK)
        return status;
    return gain->kernel == ADG_GAIN_ROWS
               ? adg_gain_rows_evaluate(gain, ctx, tile, n_tiles, site, error)
               : evaluate_by_network(gain, ctx, tile, n_tiles, site, error);
}

adg_status adg_gain_open(adg_gain *gain, size_t candidate, adg_error *error)
{
    if (candidate >= gain->question.n_candidates)
        return adg_fail(error, ADG_E_INVALID, _("candidate %zu does not exist"), candidate);
    return gain->kernel == ADG_GAIN_ROWS ? adg_gain_rows_open(gain, candidate, error)
                                         : adg_gain_search_open(gain, candidate, error);
}

const double *adg_gain_minutes(const adg_gain *gain)
{
    return gain->minutes;
}
