/* SPDX-License-Identifier: MPL-2.0 */
#include "travel/road_nearest.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "network/nearest_search.h"
#include "travel/candidates.h"
#include "travel/distinct_stops.h"
#include "travel/road_seeds.h"

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
    const adg_road_travel *t;
    adg_distinct_stops distinct;
    const uint32_t *facility; /* [n] the list, those that count */
    size_t n;
    adg_seed *seed;   /* [n_seeds] */
    uint32_t *source; /* [n_seeds] the facility of each, increasing */
    size_t n_seeds;
    on_edge *lying; /* [n] sorted */
} facility_list;

static const adg_road_stop *stop_of(const facility_list *list, size_t k)
{
    return &list->t->facility[list->facility[k]];
}

/* The list, for those who ask for at most so many. */
static adg_status prepare_list(facility_list *list, const uint32_t *facility, size_t n, size_t most,
                               adg_error *error)
{
    adg_status status =
        adg_distinct_stops_select(list->t, facility, n, most, &list->distinct, error);
    if (status != ADG_OK)
        return status;
    list->facility = list->distinct.facility;
    list->n = list->distinct.n;
    size_t n_seeds = 0;
    for (size_t k = 0; k < list->n; k++)
        n_seeds += adg_road_count_seeds(list->t, stop_of(list, k));
    list->seed = ADG_NEW_ARRAY(adg_seed, n_seeds);
    list->source = ADG_NEW_ARRAY(uint32_t, n_seeds);
    list->lying = ADG_NEW_ARRAY(on_edge, list->n);
    if (!list->seed || !list->source || !list->lying)
        return adg_fail_memory(error);
    for (size_t k = 0; k < list->n; k++) {
        const adg_road_stop *f = stop_of(list, k);
        list->lying[k] = (on_edge){f->edge, (uint32_t)k};
        size_t end = list->n_seeds +
                     adg_road_add_seeds(list->t, f, f->access_min, list->seed + list->n_seeds);
        while (list->n_seeds < end)
            list->source[list->n_seeds++] = (uint32_t)k;
    }
    qsort(list->lying, list->n, sizeof *list->lying, by_edge);
    return ADG_OK;
}

static void release_list(facility_list *list)
{
    adg_distinct_stops_release(&list->distinct);
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

static void nearest_to(const facility_list *list, const adg_search *search, const adg_road_stop *o,
                       uint32_t *which, double *minutes)
{
    if (o->edge == ADG_NONE)
        return;
    const adg_road_travel *t = list->t;
    const double *at_node = adg_search_minutes(search);
    offer(which, minutes, adg_search_source(search, o->start),
          o->access_min + (o->start_min + at_node[o->start]));
    offer(which, minutes, adg_search_source(search, o->end),
          o->access_min + (o->end_min + at_node[o->end]));
    for (size_t i = first_on(list, o->edge); i < list->n && list->lying[i].edge == o->edge; i++) {
        const adg_road_stop *f = &t->facility[list->facility[list->lying[i].listed]];
        offer(which, minutes, list->lying[i].listed,
              o->access_min + adg_road_direct(t, o, f) + f->access_min);
    }
}

adg_status adg_road_nearest(const adg_travel *travel, void *query, const uint32_t *facility,
                            size_t n, double limit_min, uint32_t *which, double *minutes,
                            adg_error *error)
{
    const adg_road_travel *t = (const adg_road_travel *)travel;
    facility_list list = {.t = t};
    adg_status status = prepare_list(&list, facility, n, 1, error);
    if (status == ADG_OK)
        status = adg_search_run_sources(query, t->star, list.seed, list.source, list.n_seeds,
                                        limit_min, error);
    for (size_t i = 0; status == ADG_OK && i < travel->n_origins; i++) {
        which[i] = ADG_NONE;
        minutes[i] = INFINITY;
        nearest_to(&list, query, &t->origin[i], &which[i], &minutes[i]);
        bool found = minutes[i] <= limit_min;
        which[i] = found && which[i] != ADG_NONE ? list.distinct.listed[which[i]] : ADG_NONE;
        minutes[i] = found ? minutes[i] : INFINITY;
    }
    release_list(&list);
    return status;
}

/* ---- the k nearest ---- */

/* As for the nearest, but with the access legs apart: a time is then that of a row. */
static adg_status search_labels(const facility_list *list, double limit_min,
                                adg_nearest_labels *labels, adg_error *error)
{
    double *access_min = ADG_NEW_ARRAY(double, list->n);
    if (!access_min)
        return adg_fail_memory(error);
    adg_seed *seed = list->seed;
    for (size_t k = 0; k < list->n; k++) {
        const adg_road_stop *f = stop_of(list, k);
        access_min[k] = f->access_min;
        seed += adg_road_add_seeds(list->t, f, 0, seed);
    }
    labels->offset = access_min;
    adg_status status = adg_nearest_search(list->t->star, list->seed, list->source, list->n_seeds,
                                           limit_min, labels, error);
    labels->offset = NULL;
    free(access_min);
    return status;
}

/* On the road, without access legs. */
static void find_candidates(const facility_list *list, const adg_nearest_labels *labels,
                            const adg_road_stop *o, adg_candidates *found)
{
    found->n = 0;
    if (o->edge == ADG_NONE)
        return;
    adg_candidates_add_labels(found, labels, o->start, o->start_min);
    adg_candidates_add_labels(found, labels, o->end, o->end_min);
    for (size_t i = first_on(list, o->edge); i < list->n && list->lying[i].edge == o->edge; i++) {
        const adg_road_stop *f = &list->t->facility[list->facility[list->lying[i].listed]];
        adg_candidates_add(found, list->lying[i].listed, adg_road_direct(list->t, o, f));
    }
}

static adg_status take_all(const facility_list *list, const adg_nearest_labels *labels,
                           double limit_min, adg_candidate_taker take, void *data, adg_error *error)
{
    const adg_road_travel *t = list->t;
    adg_candidates found = {ADG_NEW_ARRAY(adg_candidate, 2 * labels->room + list->n), 0};
    if (!found.of)
        return adg_fail_memory(error);
    for (size_t i = 0; i < t->head.n_origins; i++) {
        const adg_road_stop *o = &t->origin[i];
        find_candidates(list, labels, o, &found);
        for (size_t c = 0; c < found.n; c++) {
            uint32_t listed = found.of[c].listed;
            double total = o->access_min + found.of[c].minutes +
                           t->facility[list->facility[listed]].access_min;
            if (total <= limit_min)
                take(data, i, list->distinct.listed[listed], total);
        }
    }
    free(found.of);
    return ADG_OK;
}

adg_status adg_road_k_nearest(const adg_travel *travel, const uint32_t *facility, size_t n,
                              size_t k, double limit_min, adg_candidate_taker take, void *data,
                              bool *complete, adg_error *error)
{
    const adg_road_travel *t = (const adg_road_travel *)travel;
    facility_list list = {.t = t};
    adg_nearest_labels labels = {0};
    adg_status status = prepare_list(&list, facility, n, k, error);
    if (status == ADG_OK)
        status = adg_nearest_labels_init(t->star->n_nodes, k, &labels, error);
    if (status == ADG_OK)
        status = search_labels(&list, limit_min, &labels, error);
    *complete = !labels.crowded;
    if (status == ADG_OK && *complete)
        status = take_all(&list, &labels, limit_min, take, data, error);
    release_list(&list);
    adg_nearest_labels_release(&labels);
    return status;
}
