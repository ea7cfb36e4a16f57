/* SPDX-License-Identifier: MPL-2.0 */
#include "travel/road.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "network/bucket_search.h"
#include "travel/road_ends.h"
#include "travel/road_nearest.h"
#include "travel/road_seeds.h"

/* What a stop is to the traveller and to the search, which begins at the facilities. */
typedef struct {
    bool leaving, begins;
} stop_side;

static adg_road_stop make_stop(const adg_road_travel *t, const adg_snap *snap, double access_kmh,
                               stop_side side)
{
    const bool leaving = side.leaving;
    adg_road_stop s = {.edge = ADG_NONE, .start_min = INFINITY, .end_min = INFINITY};
    if (!snap->reached)
        return s;
    const adg_edge *edge = &t->graph->edge[snap->line];
    s.edge = snap->line;
    s.start = adg_road_node_of_end(t, s.edge, snap->fraction, false, leaving, side.begins);
    s.end = adg_road_node_of_end(t, s.edge, snap->fraction, true, leaving, side.begins);
    s.fraction = snap->fraction;
    s.access_min = 60 * snap->distance_m / (1000 * access_kmh);
    s.start_min =
        leaving ? adg_road_along(edge, s.fraction, 0) : adg_road_along(edge, 0, s.fraction);
    s.end_min = leaving ? adg_road_along(edge, s.fraction, 1) : adg_road_along(edge, 1, s.fraction);
    return s;
}

static adg_status new_query(const adg_travel *travel, void **query, adg_error *error)
{
    const adg_road_travel *t = (const adg_road_travel *)travel;
    adg_search *search = NULL;
    adg_status status = adg_search_new(t->star->n_nodes, &search, error);
    *query = search;
    return status;
}

static void free_query(const adg_travel *travel, void *query)
{
    (void)travel;
    adg_search_free(query);
}

static adg_status search_from_facility(const adg_road_travel *t, adg_search *search,
                                       const adg_road_stop *f, double limit_min, adg_error *error)
{
    adg_seed *seeds = ADG_NEW_ARRAY(adg_seed, adg_road_count_seeds(t, f));
    if (!seeds)
        return adg_fail_memory(error);
    size_t n = adg_road_add_seeds(t, f, 0, seeds);
    adg_status status = adg_search_run(search, t->star, seeds, n, limit_min, error);
    free(seeds);
    return status;
}

static double on_the_road(const adg_road_travel *t, const adg_road_stop *o, const adg_road_stop *f,
                          double at_start, double at_end)
{
    double by_ends = fmin(o->start_min + at_start, o->end_min + at_end);
    return fmin(by_ends, adg_road_direct(t, o, f));
}

/* The minutes of a row, from those at both ends of the origin's edge. */
static double total_minutes(const adg_road_travel *t, const adg_road_stop *o,
                            const adg_road_stop *f, double at_start, double at_end,
                            double limit_min)
{
    if (f->edge == ADG_NONE || o->edge == ADG_NONE)
        return INFINITY;
    double total = o->access_min + on_the_road(t, o, f, at_start, at_end) + f->access_min;
    return total <= limit_min ? total : INFINITY;
}

static adg_status row(const adg_travel *travel, void *query, size_t facility, double limit_min,
                      double *minutes, adg_error *error)
{
    const adg_road_travel *t = (const adg_road_travel *)travel;
    const adg_road_stop *f = &t->facility[facility];
    adg_status status = ADG_OK;
    if (f->edge != ADG_NONE)
        status = search_from_facility(t, query, f, limit_min, error);
    const double *at_node = adg_search_minutes(query);
    for (size_t i = 0; status == ADG_OK && i < travel->n_origins; i++) {
        const adg_road_stop *o = &t->origin[i];
        minutes[i] = o->edge == ADG_NONE
                         ? INFINITY
                         : total_minutes(t, o, f, at_node[o->start], at_node[o->end], limit_min);
    }
    return status;
}

/* ---- many rows ---- */

/* Both ends of every origin's edge; of an origin off the road, any node. Where turns count there is no
 * hierarchy to sweep. */
static adg_status row_network(const adg_travel *travel, adg_row_network *network, adg_error *error)
{
    const adg_road_travel *t = (const adg_road_travel *)travel;
    if (t->graph->n_nodes == 0 || t->by_turns)
        return ADG_OK;
    *network =
        (adg_row_network){t->graph, t->star == &t->graph->in,
                          ADG_NEW_ARRAY(uint32_t, 2 * travel->n_origins), 2 * travel->n_origins};
    if (!network->target)
        return adg_fail_memory(error);
    for (size_t i = 0; i < travel->n_origins; i++)
        if (t->origin[i].edge != ADG_NONE) {
            network->target[2 * i] = t->origin[i].start;
            network->target[2 * i + 1] = t->origin[i].end;
        }
    return ADG_OK;
}

static size_t row_seeds(const adg_travel *travel, size_t facility, adg_seed *seed)
{
    const adg_road_travel *t = (const adg_road_travel *)travel;
    return adg_road_add_seeds(t, &t->facility[facility], 0, seed);
}

static void take_rows(const adg_travel *travel, const adg_sweep *sweep, const uint32_t *facility,
                      size_t n, double limit_min, double *minutes)
{
    const adg_road_travel *t = (const adg_road_travel *)travel;
    for (size_t i = 0; i < travel->n_origins; i++) {
        const adg_road_stop *o = &t->origin[i];
        const double *start = adg_sweep_minutes_at(sweep, 2 * i);
        const double *end = adg_sweep_minutes_at(sweep, 2 * i + 1);
        for (size_t r = 0; r < n; r++)
            minutes[r * travel->n_origins + i] =
                total_minutes(t, o, &t->facility[facility[r]], adg_sweep_reached(start[r]),
                              adg_sweep_reached(end[r]), limit_min);
    }
}

static void free_road_travel(adg_travel *travel)
{
    adg_road_travel *t = (adg_road_travel *)travel;
    free(t->origin);
    free(t->facility);
    free(t);
}

static const adg_travel_engine engine = {.new_query = new_query,
                                         .free_query = free_query,
                                         .row = row,
                                         .nearest = adg_road_nearest,
                                         .k_nearest = adg_road_k_nearest,
                                         .row_network = row_network,
                                         .row_seeds = row_seeds,
                                         .take_rows = take_rows,
                                         .loose_ends = adg_road_loose_ends,
                                         .free = free_road_travel};

adg_status adg_road_travel_new(const adg_road_network *network, const adg_snap *origins,
                               size_t n_origins, const adg_snap *facilities, size_t n_facilities,
                               double access_kmh, adg_travel_direction direction,
                               adg_travel **travel, adg_error *error)
{
    adg_road_travel *t = ADG_NEW_ARRAY(adg_road_travel, 1);
    if (!t)
        return adg_fail_memory(error);
    bool to = direction == ADG_TO_FACILITY;
    t->head = (adg_travel){&engine, n_origins, n_facilities, direction};
    t->graph = &network->graph;
    t->by_turns = network->roads.minds_turns;
    if (t->by_turns)
        t->star = to ? &network->turns.in : &network->turns.out;
    else
        t->star = to ? &network->graph.in : &network->graph.out;
    t->origin = ADG_NEW_ARRAY(adg_road_stop, n_origins);
    t->facility = ADG_NEW_ARRAY(adg_road_stop, n_facilities);
    if (!t->origin || !t->facility) {
        free_road_travel(&t->head);
        return adg_fail_memory(error);
    }
    for (size_t i = 0; i < n_origins; i++)
        t->origin[i] = make_stop(t, &origins[i], access_kmh, (stop_side){to, false});
    for (size_t j = 0; j < n_facilities; j++)
        t->facility[j] = make_stop(t, &facilities[j], access_kmh, (stop_side){!to, true});
    *travel = &t->head;
    return ADG_OK;
}

/* ---- one way, step by step ---- */

static bool add_step(adg_path *path, size_t *capacity, uint32_t road, double minutes, double share)
{
    adg_path_step *grown = adg_grow_array(path->step, path->n, capacity, sizeof *grown);
    if (!grown)
        return false;
    path->step = grown;
    path->step[path->n++] = (adg_path_step){road, minutes, share};
    return true;
}

/* Whether the search reached its first node from the start of the facility's edge. False: out of
 * memory. */
static bool began_at_start(const adg_road_travel *t, const adg_road_stop *f, uint32_t node,
                           double minutes, bool *at_start)
{
    adg_seed *seed = ADG_NEW_ARRAY(adg_seed, adg_road_count_seeds(t, f));
    if (!seed)
        return false;
    *at_start = false;
    adg_road_add_seeds(t, f, 0, seed);
    for (size_t k = 0; k < adg_road_count_start_seeds(t, f); k++)
        *at_start = *at_start || (seed[k].node == node && seed[k].minutes == minutes);
    free(seed);
    return true;
}

/* From the origin's end of its edge the parents lead back to where the search began. */
static bool add_steps(const adg_road_travel *t, const adg_search *search, const adg_road_stop *o,
                      const adg_road_stop *f, adg_path *path)
{
    const double *minutes = adg_search_minutes(search);
    size_t capacity = 0;
    if (adg_road_direct(t, o, f) <= on_the_road(t, o, f, minutes[o->start], minutes[o->end]))
        return add_step(path, &capacity, o->edge, adg_road_direct(t, o, f),
                        fabs(o->fraction - f->fraction));
    bool by_start = o->start_min + minutes[o->start] <= o->end_min + minutes[o->end];
    uint32_t node = by_start ? o->start : o->end;
    bool ok = add_step(path, &capacity, o->edge, by_start ? o->start_min : o->end_min,
                       by_start ? o->fraction : 1 - o->fraction);
    for (uint32_t parent; ok && (parent = adg_search_parent(search, node)) != ADG_NONE;
         node = parent) {
        uint32_t arc = adg_search_parent_arc(search, node);
        ok = add_step(path, &capacity, t->star->edge[arc], t->star->minutes[arc], 1);
    }
    bool at_start;
    ok = ok && began_at_start(t, f, node, minutes[node], &at_start);
    return ok && add_step(path, &capacity, f->edge, at_start ? f->start_min : f->end_min,
                          at_start ? f->fraction : 1 - f->fraction);
}

adg_status adg_road_travel_path(const adg_travel *travel, size_t origin, size_t facility,
                                adg_path *path, adg_error *error)
{
    const adg_road_travel *t = (const adg_road_travel *)travel;
    const adg_road_stop *o = &t->origin[origin], *f = &t->facility[facility];
    *path = (adg_path){o->access_min, f->access_min, INFINITY, NULL, 0};
    if (o->edge == ADG_NONE || f->edge == ADG_NONE)
        return ADG_OK;
    adg_search *search = NULL;
    adg_status status = adg_search_new(t->star->n_nodes, &search, error);
    if (status == ADG_OK)
        status = search_from_facility(t, search, f, INFINITY, error);
    if (status == ADG_OK) {
        const double *at_node = adg_search_minutes(search);
        double road_min = on_the_road(t, o, f, at_node[o->start], at_node[o->end]);
        path->total_min = adg_finished(o->access_min + road_min + f->access_min);
        if (isfinite(road_min) && !add_steps(t, search, o, f, path))
            status = adg_fail_memory(error);
    }
    adg_search_free(search);
    if (status != ADG_OK)
        adg_path_release(path);
    return status;
}

void adg_path_release(adg_path *path)
{
    free(path->step);
    path->step = NULL;
    path->n = 0;
}
