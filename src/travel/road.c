/* SPDX-License-Identifier: MPL-2.0 */
#include "travel/road.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "network/bucket_search.h"
#include "travel/engine.h"

/* A place on an edge, as a traveller leaving it or arriving at it sees it. */
typedef struct {
    uint32_t edge;     /* ADG_NONE: not on the network */
    double fraction;   /* from the edge's start */
    double access_min; /* between the point and the road */
    double start_min;  /* leaving: to the edge's start; arriving: from it; +inf where one may not */
    double end_min;    /* the same for the edge's end */
    uint32_t start, end; /* nodes of the star that stand for the two ends */
} stop;

/* What a stop is to the traveller and to the search, which begins at the facilities. */
typedef struct {
    bool leaving, begins;
} stop_side;

typedef struct {
    adg_travel head;
    const adg_graph *graph;
    const adg_star *star; /* leads from the facilities to the people */
    bool by_turns;        /* its nodes are edges driven one way (adg_turns) */
    stop *origin;         /* [n_origins] */
    stop *facility;       /* [n_facilities] */
} road_travel;

/* Time over the part of the edge from place a to place b (shares of its length), in the direction
 * that leads there; +inf against a one-way road. */
static double along(const adg_edge *edge, double a, double b)
{
    if (a == b)
        return 0;
    return a < b ? (b - a) * edge->minutes_forward : (a - b) * edge->minutes_backward;
}

/* The node of the star that stands for one end of a stop's edge. Where turns count that is the edge driven
 * that way; and the junction for who stands right there, having come along no edge. */
static uint32_t node_of_end(const road_travel *t, uint32_t edge, double fraction, bool at_end,
                            stop_side side)
{
    const adg_graph *graph = t->graph;
    uint32_t node = at_end ? graph->edge[edge].to : graph->edge[edge].from;
    if (!t->by_turns)
        return node;
    if (fraction == (at_end ? 1 : 0))
        return side.begins ? adg_turns_first(graph, node) : adg_turns_last(graph, node);
    return adg_driven(edge, at_end != side.leaving);
}

static stop make_stop(const road_travel *t, const adg_snap *snap, double access_kmh, stop_side side)
{
    const bool leaving = side.leaving;
    stop s = {.edge = ADG_NONE, .start_min = INFINITY, .end_min = INFINITY};
    if (!snap->reached)
        return s;
    const adg_edge *edge = &t->graph->edge[snap->line];
    s.edge = snap->line;
    s.start = node_of_end(t, s.edge, snap->fraction, false, side);
    s.end = node_of_end(t, s.edge, snap->fraction, true, side);
    s.fraction = snap->fraction;
    s.access_min = 60 * snap->distance_m / (1000 * access_kmh);
    s.start_min = leaving ? along(edge, s.fraction, 0) : along(edge, 0, s.fraction);
    s.end_min = leaving ? along(edge, s.fraction, 1) : along(edge, 1, s.fraction);
    return s;
}

static adg_status new_query(const adg_travel *travel, void **query, adg_error *error)
{
    const road_travel *t = (const road_travel *)travel;
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

/* ---- where a search begins ---- */

static size_t count_seeds_at(const road_travel *t, uint32_t end)
{
    return t->by_turns ? t->star->first[end + 1] - t->star->first[end] : 1;
}

static size_t count_seeds(const road_travel *t, const stop *f)
{
    return f->edge == ADG_NONE ? 0 : count_seeds_at(t, f->start) + count_seeds_at(t, f->end);
}

/* An end of the facility's edge itself, or, where turns count, all that one may turn into there (or
 * from): an arc beyond its edge's own minutes is the turn. */
static size_t add_seeds_at(const road_travel *t, uint32_t end, double minutes, adg_seed *seed)
{
    if (!t->by_turns) {
        *seed = (adg_seed){end, minutes};
        return 1;
    }
    bool on_edge = end < 2 * t->graph->n_edges;
    double driving_min = on_edge ? adg_driven_minutes(t->graph, end) : 0;
    for (uint32_t a = t->star->first[end]; a < t->star->first[end + 1]; a++)
        *seed++ = (adg_seed){t->star->arc[a].head, minutes + (t->star->minutes[a] - driving_min)};
    return count_seeds_at(t, end);
}

/* Those of the edge's start come first. */
static size_t add_seeds(const road_travel *t, const stop *f, double access_min, adg_seed *seed)
{
    if (f->edge == ADG_NONE)
        return 0;
    size_t n = add_seeds_at(t, f->start, f->start_min + access_min, seed);
    return n + add_seeds_at(t, f->end, f->end_min + access_min, seed + n);
}

static adg_status search_from_facility(const road_travel *t, adg_search *search, const stop *f,
                                       double limit_min, adg_error *error)
{
    adg_seed *seeds = ADG_NEW_ARRAY(adg_seed, count_seeds(t, f));
    if (!seeds)
        return adg_fail_memory(error);
    size_t n = add_seeds(t, f, 0, seeds);
    adg_status status = adg_search_run(search, t->star, seeds, n, limit_min, error);
    free(seeds);
    return status;
}

/* ---- one facility ---- */

/* Over the edge both places lie on, without leaving it. */
static double direct(const road_travel *t, const stop *o, const stop *f)
{
    if (o->edge != f->edge)
        return INFINITY;
    const adg_edge *edge = &t->graph->edge[o->edge];
    return t->head.direction == ADG_TO_FACILITY ? along(edge, o->fraction, f->fraction)
                                                : along(edge, f->fraction, o->fraction);
}

static double on_the_road(const road_travel *t, const double *minutes, const stop *o, const stop *f)
{
    double by_ends = fmin(o->start_min + minutes[o->start], o->end_min + minutes[o->end]);
    return fmin(by_ends, direct(t, o, f));
}

static adg_status row(const adg_travel *travel, void *query, size_t facility, double limit_min,
                      double *minutes, adg_error *error)
{
    const road_travel *t = (const road_travel *)travel;
    const stop *f = &t->facility[facility];
    adg_status status = ADG_OK;
    if (f->edge != ADG_NONE)
        status = search_from_facility(t, query, f, limit_min, error);
    const double *at_node = adg_search_minutes(query);
    for (size_t i = 0; status == ADG_OK && i < travel->n_origins; i++) {
        const stop *o = &t->origin[i];
        minutes[i] = INFINITY;
        if (f->edge == ADG_NONE || o->edge == ADG_NONE)
            continue;
        double total = o->access_min + on_the_road(t, at_node, o, f) + f->access_min;
        if (total <= limit_min)
            minutes[i] = total;
    }
    return status;
}

/* ---- the nearest of many ---- */

/* A listed facility by the edge it lies on. */
typedef struct {
    uint32_t edge, listed;
} on_edge;

static int by_edge(const void *a, const void *b)
{
    const on_edge *p = a, *q = b;
    if (p->edge != q->edge)
        return p->edge < q->edge ? -1 : 1;
    return (p->listed > q->listed) - (p->listed < q->listed);
}

/* What one search for all listed facilities needs: its seeds, access legs included. */
typedef struct {
    const road_travel *t;
    const uint32_t *facility; /* [n] the list */
    size_t n;
    adg_seed *seed;   /* [n_seeds] */
    uint32_t *source; /* [n_seeds] */
    size_t n_seeds;
    on_edge *lying; /* [n] sorted */
} facility_list;

static adg_status prepare_list(facility_list *list, adg_error *error)
{
    size_t n_seeds = 0;
    for (size_t k = 0; k < list->n; k++)
        n_seeds += count_seeds(list->t, &list->t->facility[list->facility[k]]);
    list->seed = ADG_NEW_ARRAY(adg_seed, n_seeds);
    list->source = ADG_NEW_ARRAY(uint32_t, n_seeds);
    list->lying = ADG_NEW_ARRAY(on_edge, list->n);
    if (!list->seed || !list->source || !list->lying)
        return adg_fail_memory(error);
    for (size_t k = 0; k < list->n; k++) {
        const stop *f = &list->t->facility[list->facility[k]];
        list->lying[k] = (on_edge){f->edge, (uint32_t)k};
        size_t end =
            list->n_seeds + add_seeds(list->t, f, f->access_min, list->seed + list->n_seeds);
        while (list->n_seeds < end)
            list->source[list->n_seeds++] = (uint32_t)k;
    }
    qsort(list->lying, list->n, sizeof *list->lying, by_edge);
    return ADG_OK;
}

static void release_list(facility_list *list)
{
    free(list->seed);
    free(list->source);
    free(list->lying);
}

static size_t first_on(const facility_list *list, uint32_t edge)
{
    size_t low = 0, high = list->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (list->lying[middle].edge < edge)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The shortest so far, and who offered it: the first in the list of those that tie. */
static void offer(uint32_t *which, double *minutes, uint32_t listed, double time)
{
    if (!isfinite(time) || time > *minutes + ADG_TIE_MIN)
        return;
    if (time < *minutes - ADG_TIE_MIN || listed < *which)
        *which = listed;
    *minutes = fmin(*minutes, time);
}

static void nearest_to(const facility_list *list, const adg_search *search, const stop *o,
                       uint32_t *which, double *minutes)
{
    if (o->edge == ADG_NONE)
        return;
    const road_travel *t = list->t;
    const double *at_node = adg_search_minutes(search);
    offer(which, minutes, adg_search_source(search, o->start),
          o->access_min + (o->start_min + at_node[o->start]));
    offer(which, minutes, adg_search_source(search, o->end),
          o->access_min + (o->end_min + at_node[o->end]));
    for (size_t i = first_on(list, o->edge); i < list->n && list->lying[i].edge == o->edge; i++) {
        const stop *f = &t->facility[list->facility[list->lying[i].listed]];
        offer(which, minutes, list->lying[i].listed,
              o->access_min + direct(t, o, f) + f->access_min);
    }
}

static adg_status nearest(const adg_travel *travel, void *query, const uint32_t *facility, size_t n,
                          double limit_min, uint32_t *which, double *minutes, adg_error *error)
{
    const road_travel *t = (const road_travel *)travel;
    facility_list list = {.t = t, .facility = facility, .n = n};
    adg_status status = prepare_list(&list, error);
    if (status == ADG_OK)
        status = adg_search_run_sources(query, t->star, list.seed, list.source, list.n_seeds,
                                        limit_min, error);
    for (size_t i = 0; status == ADG_OK && i < travel->n_origins; i++) {
        which[i] = ADG_NONE;
        minutes[i] = INFINITY;
        nearest_to(&list, query, &t->origin[i], &which[i], &minutes[i]);
        if (minutes[i] <= limit_min)
            continue;
        which[i] = ADG_NONE;
        minutes[i] = INFINITY;
    }
    release_list(&list);
    return status;
}

static void free_road_travel(adg_travel *travel)
{
    road_travel *t = (road_travel *)travel;
    free(t->origin);
    free(t->facility);
    free(t);
}

static const adg_travel_engine engine = {new_query, free_query, row, nearest, free_road_travel};

adg_status adg_road_travel_new(const adg_road_network *network, const adg_snap *origins,
                               size_t n_origins, const adg_snap *facilities, size_t n_facilities,
                               double access_kmh, adg_travel_direction direction,
                               adg_travel **travel, adg_error *error)
{
    road_travel *t = ADG_NEW_ARRAY(road_travel, 1);
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
    t->origin = ADG_NEW_ARRAY(stop, n_origins);
    t->facility = ADG_NEW_ARRAY(stop, n_facilities);
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
static bool began_at_start(const road_travel *t, const stop *f, uint32_t node, double minutes,
                           bool *at_start)
{
    adg_seed *seed = ADG_NEW_ARRAY(adg_seed, count_seeds(t, f));
    if (!seed)
        return false;
    *at_start = false;
    add_seeds(t, f, 0, seed);
    for (size_t k = 0; k < count_seeds_at(t, f->start); k++)
        *at_start = *at_start || (seed[k].node == node && seed[k].minutes == minutes);
    free(seed);
    return true;
}

/* From the origin's end of its edge the parents lead back to where the search began. */
static bool add_steps(const road_travel *t, const adg_search *search, const stop *o, const stop *f,
                      adg_path *path)
{
    const double *minutes = adg_search_minutes(search);
    size_t capacity = 0;
    if (direct(t, o, f) <= on_the_road(t, minutes, o, f))
        return add_step(path, &capacity, o->edge, direct(t, o, f), fabs(o->fraction - f->fraction));
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
    const road_travel *t = (const road_travel *)travel;
    const stop *o = &t->origin[origin], *f = &t->facility[facility];
    *path = (adg_path){o->access_min, f->access_min, INFINITY, NULL, 0};
    if (o->edge == ADG_NONE || f->edge == ADG_NONE)
        return ADG_OK;
    adg_search *search = NULL;
    adg_status status = adg_search_new(t->star->n_nodes, &search, error);
    if (status == ADG_OK)
        status = search_from_facility(t, search, f, INFINITY, error);
    if (status == ADG_OK) {
        double road_min = on_the_road(t, adg_search_minutes(search), o, f);
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
