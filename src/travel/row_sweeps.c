/* SPDX-License-Identifier: MPL-2.0 */
#include "travel/row_sweeps.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "network/hierarchy.h"
#include "network/sweep_places.h"

enum {
    /* Building costs as much as so many searches of the whole network. */
    SEARCHES_TO_PAY = 1000,
    /* So many rows are searched to see how much of it one reaches. */
    ROWS_TO_TRY = 8
};

struct adg_row_sweeps {
    const adg_travel *travel;
    adg_hierarchy hierarchy;
    adg_sweep_places places;
    int n_threads;
    adg_sweep **sweep; /* [n_threads], made when first used */
};

/* ---- does it pay? ---- */

static adg_status count_reached(const adg_travel *travel, const adg_row_network *network,
                                adg_search *search, size_t facility, double limit_min,
                                size_t *n_reached, adg_error *error)
{
    adg_seed seed[ADG_SEEDS_A_ROW];
    size_t n = travel->engine->row_seeds(travel, facility, seed);
    const adg_star *star = network->against ? &network->graph->in : &network->graph->out;
    adg_status status = adg_search_run(search, star, seed, n, limit_min, error);
    for (uint32_t v = 0; status == ADG_OK && v < star->n_nodes; v++)
        *n_reached += isfinite(adg_search_minutes(search)[v]) ? 1 : 0;
    return status;
}

static adg_status does_pay(const adg_travel *travel, const adg_row_network *network,
                           const uint32_t *facility, size_t n, double limit_min, bool *pays,
                           adg_error *error)
{
    adg_search *search = NULL;
    size_t n_reached = 0;
    *pays = false;
    if (n < SEARCHES_TO_PAY)
        return ADG_OK;
    adg_status status = adg_search_new(network->graph->n_nodes, &search, error);
    for (size_t r = 0; status == ADG_OK && r < ROWS_TO_TRY; r++)
        status = count_reached(travel, network, search, facility[r * (n - 1) / (ROWS_TO_TRY - 1)],
                               limit_min, &n_reached, error);
    adg_search_free(search);
    double share = (double)n_reached / ((double)network->graph->n_nodes * ROWS_TO_TRY);
    *pays = status == ADG_OK && share * (double)n >= SEARCHES_TO_PAY;
    return status;
}

/* ---- the sweeps ---- */

static adg_status build(const adg_travel *travel, const adg_row_network *network, int n_threads,
                        adg_row_sweeps **sweeps, adg_error *error)
{
    adg_row_sweeps *s = ADG_NEW_ARRAY(adg_row_sweeps, 1);
    if (!s)
        return adg_fail_memory(error);
    s->travel = travel;
    s->n_threads = n_threads;
    s->sweep = ADG_NEW_ARRAY(adg_sweep *, (size_t)n_threads);
    adg_status status = s->sweep ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK)
        status = adg_hierarchy_build(network->graph, n_threads, &s->hierarchy, error);
    if (status == ADG_OK)
        status = adg_sweep_places_select(&s->hierarchy, network->against, network->target,
                                         network->n_targets, &s->places, error);
    if (status == ADG_OK)
        *sweeps = s;
    else
        adg_row_sweeps_free(s);
    return status;
}

adg_status adg_row_sweeps_new(const adg_travel *travel, const uint32_t *facility, size_t n,
                              double limit_min, int n_threads, adg_row_sweeps **sweeps,
                              adg_error *error)
{
    adg_row_network network = {0};
    bool pays = false;
    *sweeps = NULL;
    if (!travel->engine->row_network)
        return ADG_OK;
    adg_status status = travel->engine->row_network(travel, &network, error);
    if (status == ADG_OK && network.graph)
        status = does_pay(travel, &network, facility, n, limit_min, &pays, error);
    if (status == ADG_OK && pays)
        status = build(travel, &network, n_threads, sweeps, error);
    free(network.target);
    return status;
}

void adg_row_sweeps_free(adg_row_sweeps *s)
{
    if (!s)
        return;
    for (int t = 0; s->sweep && t < s->n_threads; t++)
        adg_sweep_free(s->sweep[t]);
    free(s->sweep);
    adg_sweep_places_release(&s->places);
    adg_hierarchy_release(&s->hierarchy);
    free(s);
}

adg_status adg_row_sweeps_run(adg_row_sweeps *s, int thread, const uint32_t *facility, size_t n,
                              double limit_min, double *minutes, adg_error *error)
{
    const adg_travel_engine *engine = s->travel->engine;
    adg_seed seed[ADG_ROWS_AT_ONCE * ADG_SEEDS_A_ROW];
    size_t first_seed[ADG_ROWS_AT_ONCE + 1] = {0};
    adg_sweep **sweep = &s->sweep[thread];
    adg_status status = *sweep ? ADG_OK : adg_sweep_new(&s->places, ADG_ROWS_AT_ONCE, sweep, error);
    for (size_t r = 0; r < n; r++)
        first_seed[r + 1] =
            first_seed[r] + engine->row_seeds(s->travel, facility[r], seed + first_seed[r]);
    if (status == ADG_OK)
        status = adg_sweep_run_minutes(*sweep, seed, first_seed, (int)n, error);
    if (status == ADG_OK)
        engine->take_rows(s->travel, *sweep, facility, n, limit_min, minutes);
    return status;
}
