/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "network/bucket_search.h"
#include "network/graph.h"
#include "network/nearest_search.h"
#include "travel/candidates.h"
#include "travel/engine.h"

typedef struct {
    adg_travel head;
    adg_graph graph;
    uint32_t *origin, *facility; /* nodes */
} graph_travel;

static adg_status new_query(const adg_travel *travel, void **query, adg_error *error)
{
    const graph_travel *t = (const graph_travel *)travel;
    adg_search *search = NULL;
    adg_status status = adg_search_new(t->graph.n_nodes, &search, error);
    *query = search;
    return status;
}

static void free_query(const adg_travel *travel, void *query)
{
    (void)travel;
    adg_search_free(query);
}

static adg_status row(const adg_travel *travel, void *query, size_t facility, double limit_min,
                      double *minutes, adg_error *error)
{
    const graph_travel *t = (const graph_travel *)travel;
    const adg_star *star = travel->direction == ADG_TO_FACILITY ? &t->graph.in : &t->graph.out;
    const adg_seed seed = {t->facility[facility], 0};
    adg_status status = adg_search_run(query, star, &seed, 1, limit_min, error);
    for (size_t i = 0; status == ADG_OK && i < travel->n_origins; i++) {
        minutes[i] = adg_search_minutes(query)[t->origin[i]];
        if (!(minutes[i] <= limit_min))
            minutes[i] = INFINITY;
    }
    return status;
}

static adg_status nearest(const adg_travel *travel, void *query, const uint32_t *facility, size_t n,
                          double limit_min, uint32_t *which, double *minutes, adg_error *error)
{
    const graph_travel *t = (const graph_travel *)travel;
    const adg_star *star = travel->direction == ADG_TO_FACILITY ? &t->graph.in : &t->graph.out;
    adg_seed *seeds = ADG_NEW_ARRAY(adg_seed, n);
    uint32_t *source = ADG_NEW_ARRAY(uint32_t, n);
    adg_status status = seeds && source ? ADG_OK : adg_fail_memory(error);
    for (size_t k = 0; status == ADG_OK && k < n; k++) {
        seeds[k].node = t->facility[facility[k]];
        source[k] = (uint32_t)k;
    }
    if (status == ADG_OK)
        status = adg_search_run_sources(query, star, seeds, source, n, limit_min, error);
    for (size_t i = 0; status == ADG_OK && i < travel->n_origins; i++) {
        minutes[i] = adg_search_minutes(query)[t->origin[i]];
        which[i] = adg_search_source(query, t->origin[i]);
    }
    free(seeds);
    free(source);
    return status;
}

static void free_graph_travel(adg_travel *travel)
{
    graph_travel *t = (graph_travel *)travel;
    adg_graph_release(&t->graph);
    free(t->origin);
    free(t->facility);
    free(t);
}

static adg_status search_labels(const graph_travel *t, const uint32_t *facility, size_t n,
                                double limit_min, adg_nearest_labels *labels, adg_error *error)
{
    const adg_star *star = t->head.direction == ADG_TO_FACILITY ? &t->graph.in : &t->graph.out;
    adg_seed *seeds = ADG_NEW_ARRAY(adg_seed, n);
    uint32_t *source = ADG_NEW_ARRAY(uint32_t, n);
    adg_status status = seeds && source ? ADG_OK : adg_fail_memory(error);
    for (size_t i = 0; status == ADG_OK && i < n; i++) {
        seeds[i].node = t->facility[facility[i]];
        source[i] = (uint32_t)i;
    }
    if (status == ADG_OK)
        status = adg_nearest_search(star, seeds, source, n, limit_min, labels, error);
    free(seeds);
    free(source);
    return status;
}

static adg_status k_nearest(const adg_travel *travel, const uint32_t *facility, size_t n, size_t k,
                            double limit_min, adg_candidate_taker take, void *data, bool *complete,
                            adg_error *error)
{
    const graph_travel *t = (const graph_travel *)travel;
    adg_nearest_labels labels;
    adg_status status = adg_nearest_labels_init(t->graph.n_nodes, k, &labels, error);
    if (status == ADG_OK)
        status = search_labels(t, facility, n, limit_min, &labels, error);
    adg_candidates found = {ADG_NEW_ARRAY(adg_candidate, k + ADG_NEAREST_SPARE), 0};
    if (status == ADG_OK && !found.of)
        status = adg_fail_memory(error);
    *complete = !labels.crowded;
    for (size_t i = 0; status == ADG_OK && *complete && i < travel->n_origins; i++) {
        found.n = 0;
        adg_candidates_add_labels(&found, &labels, t->origin[i], 0);
        for (size_t c = 0; c < found.n; c++)
            take(data, i, found.of[c].listed, found.of[c].minutes);
    }
    free(found.of);
    adg_nearest_labels_release(&labels);
    return status;
}

static adg_status row_network(const adg_travel *travel, adg_row_network *network, adg_error *error)
{
    const graph_travel *t = (const graph_travel *)travel;
    *network = (adg_row_network){&t->graph, travel->direction == ADG_TO_FACILITY,
                                 adg_copy_array(t->origin, travel->n_origins, sizeof *t->origin),
                                 travel->n_origins};
    return network->target ? ADG_OK : adg_fail_memory(error);
}

static size_t row_seeds(const adg_travel *travel, size_t facility, adg_seed *seed)
{
    seed[0] = (adg_seed){((const graph_travel *)travel)->facility[facility], 0};
    return 1;
}

static void take_rows(const adg_travel *travel, const adg_sweep *sweep, const uint32_t *facility,
                      size_t n, double limit_min, double *minutes)
{
    (void)facility;
    for (size_t i = 0; i < travel->n_origins; i++)
        for (size_t r = 0; r < n; r++) {
            double found = adg_sweep_reached(adg_sweep_minutes_at(sweep, i)[r]);
            minutes[r * travel->n_origins + i] = found <= limit_min ? found : INFINITY;
        }
}

static adg_status loose_ends(const adg_travel *travel, adg_loose_ends *ends, adg_error *error)
{
    const graph_travel *t = (const graph_travel *)travel;
    bool against = travel->direction == ADG_TO_FACILITY;
    *ends = (adg_loose_ends){.star = against ? &t->graph.in : &t->graph.out,
                             .graph = &t->graph,
                             .against = against,
                             .end_node = ADG_NEW_ARRAY(uint32_t, 2 * travel->n_origins),
                             .end_min = ADG_NEW_ARRAY(double, 2 * travel->n_origins),
                             .first_seed = ADG_NEW_ARRAY(size_t, travel->n_facilities + 1),
                             .seed = ADG_NEW_ARRAY(adg_seed, travel->n_facilities)};
    if (!ends->end_node || !ends->end_min || !ends->first_seed || !ends->seed)
        return adg_fail_memory(error);
    for (size_t i = 0; i < travel->n_origins; i++) {
        ends->end_node[2 * i] = t->origin[i];
        ends->end_node[2 * i + 1] = ADG_NONE;
        ends->end_min[2 * i + 1] = INFINITY;
    }
    for (size_t j = 0; j < travel->n_facilities; j++) {
        ends->seed[j].node = t->facility[j];
        ends->first_seed[j + 1] = j + 1;
    }
    return ADG_OK;
}

static const adg_travel_engine engine = {.new_query = new_query,
                                         .free_query = free_query,
                                         .row = row,
                                         .nearest = nearest,
                                         .k_nearest = k_nearest,
                                         .row_network = row_network,
                                         .row_seeds = row_seeds,
                                         .take_rows = take_rows,
                                         .loose_ends = loose_ends,
                                         .free = free_graph_travel};

static adg_status copy_nodes(uint32_t n_nodes, const uint32_t *node, size_t n, uint32_t **copy,
                             adg_error *error)
{
    *copy = ADG_NEW_ARRAY(uint32_t, n);
    if (!*copy)
        return adg_fail_memory(error);
    for (size_t i = 0; i < n; i++) {
        if (node[i] >= n_nodes)
            return adg_fail(error, ADG_E_INVALID, _("place %zu: there is no such node"), i);
        (*copy)[i] = node[i];
    }
    return ADG_OK;
}

static adg_status build(graph_travel *t, uint32_t n_nodes, const adg_graph_edge *edges,
                        size_t n_edges, adg_error *error)
{
    if (n_edges > UINT32_MAX / 2)
        return adg_fail(error, ADG_E_INVALID, _("more than 2 billion edges cannot be searched"));
    adg_edge *copy = ADG_NEW_ARRAY(adg_edge, n_edges);
    if (!copy)
        return adg_fail_memory(error);
    for (size_t e = 0; e < n_edges; e++)
        copy[e] = (adg_edge){edges[e].from, edges[e].to, edges[e].minutes,
                             edges[e].both ? edges[e].minutes : INFINITY};
    adg_status status = adg_graph_build(n_nodes, NULL, copy, (uint32_t)n_edges, &t->graph, error);
    free(copy);
    return status;
}

adg_status adg_graph_travel_new(uint32_t n_nodes, const adg_graph_edge *edges, size_t n_edges,
                                const uint32_t *origin, size_t n_origins, const uint32_t *facility,
                                size_t n_facilities, adg_travel_direction direction,
                                adg_travel **travel, adg_error *error)
{
    graph_travel *t = ADG_NEW_ARRAY(graph_travel, 1);
    if (!t)
        return adg_fail_memory(error);
    t->head = (adg_travel){&engine, n_origins, n_facilities, direction};
    adg_status status = build(t, n_nodes, edges, n_edges, error);
    if (status == ADG_OK)
        status = copy_nodes(n_nodes, origin, n_origins, &t->origin, error);
    if (status == ADG_OK)
        status = copy_nodes(n_nodes, facility, n_facilities, &t->facility, error);
    if (status == ADG_OK)
        *travel = &t->head;
    else
        free_graph_travel(&t->head);
    return status;
}
