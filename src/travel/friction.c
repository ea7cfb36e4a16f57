/* SPDX-License-Identifier: MPL-2.0 */
#include "travel/friction.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "travel/engine.h"

typedef struct {
    adg_travel head;
    const adg_friction_surface *surface;
    adg_cost_options options;
    uint32_t *origin, *facility; /* cells; ADG_NONE: unreachable */
} friction_travel;

/* Minutes are found in the surface itself: every thread searches in a copy. */
typedef struct {
    adg_friction_surface surface;
    uint32_t *nearest; /* [cells with border]; NULL until asked for */
} friction_query;

static void free_query(const adg_travel *travel, void *query)
{
    (void)travel;
    friction_query *q = query;
    adg_friction_surface_release(&q->surface);
    free(q->nearest);
    free(q);
}

static adg_status new_query(const adg_travel *travel, void **query, adg_error *error)
{
    friction_query *q = ADG_NEW_ARRAY(friction_query, 1);
    if (!q)
        return adg_fail_memory(error);
    adg_status status =
        adg_friction_surface_copy(((const friction_travel *)travel)->surface, &q->surface, error);
    if (status == ADG_OK)
        *query = q;
    else
        free(q);
    return status;
}

static adg_status search(const friction_travel *t, friction_query *q,
                         const adg_cost_source *sources, size_t n, double limit_min,
                         uint32_t *nearest, adg_error *error)
{
    adg_cost_options options = t->options;
    options.limit_min = limit_min;
    /* Rows are searched side by side already. */
    const adg_context alone = {.threads = 1};
    return adg_cost_distance(&q->surface, &options, sources, n, nearest, &alone, error);
}

static double minutes_of(const friction_query *q, uint32_t cell)
{
    return cell == ADG_NONE ? INFINITY : adg_cost_at(&q->surface, cell);
}

static adg_status row(const adg_travel *travel, void *query, size_t facility, double limit_min,
                      double *minutes, adg_error *error)
{
    const friction_travel *t = (const friction_travel *)travel;
    const adg_cost_source source = {t->facility[facility], 0};
    size_t n = source.cell == ADG_NONE ? 0 : 1;
    adg_status status = n ? search(t, query, &source, n, limit_min, NULL, error) : ADG_OK;
    for (size_t i = 0; status == ADG_OK && i < travel->n_origins; i++)
        minutes[i] = n ? minutes_of(query, t->origin[i]) : INFINITY;
    return status;
}

/* The facilities of the list that can be reached; place [n] is the position of each in the list. */
static size_t take_sources(const friction_travel *t, const uint32_t *facility, size_t n,
                           adg_cost_source *source, uint32_t *place)
{
    size_t n_sources = 0;
    for (size_t k = 0; k < n; k++) {
        if (t->facility[facility[k]] == ADG_NONE)
            continue;
        source[n_sources] = (adg_cost_source){t->facility[facility[k]], 0};
        place[n_sources++] = (uint32_t)k;
    }
    return n_sources;
}

static adg_status nearest(const adg_travel *travel, void *query, const uint32_t *facility, size_t n,
                          double limit_min, uint32_t *which, double *minutes, adg_error *error)
{
    const friction_travel *t = (const friction_travel *)travel;
    friction_query *q = query;
    adg_cost_source *source = ADG_NEW_ARRAY(adg_cost_source, n);
    uint32_t *place = ADG_NEW_ARRAY(uint32_t, n);
    if (!q->nearest)
        q->nearest = ADG_NEW_ARRAY(uint32_t, adg_friction_surface_cells(&q->surface));
    adg_status status = source && place && q->nearest ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK)
        status = search(t, q, source, take_sources(t, facility, n, source, place), limit_min,
                        q->nearest, error);
    for (size_t i = 0; status == ADG_OK && i < travel->n_origins; i++) {
        uint32_t cell = t->origin[i];
        uint32_t found = cell == ADG_NONE ? ADG_NONE : q->nearest[cell];
        which[i] = found == ADG_NONE ? ADG_NONE : place[found];
        minutes[i] = minutes_of(q, cell);
    }
    free(source);
    free(place);
    return status;
}

static void free_friction_travel(adg_travel *travel)
{
    friction_travel *t = (friction_travel *)travel;
    free(t->origin);
    free(t->facility);
    free(t);
}

static const adg_travel_engine engine = {.new_query = new_query,
                                         .free_query = free_query,
                                         .row = row,
                                         .nearest = nearest,
                                         .free = free_friction_travel};

adg_status adg_friction_travel_new(const adg_friction_surface *surface,
                                   const adg_cost_options *options, const uint32_t *origin,
                                   size_t n_origins, const uint32_t *facility, size_t n_facilities,
                                   adg_travel_direction direction, adg_travel **travel,
                                   adg_error *error)
{
    friction_travel *t = ADG_NEW_ARRAY(friction_travel, 1);
    if (!t)
        return adg_fail_memory(error);
    t->head = (adg_travel){&engine, n_origins, n_facilities, direction};
    t->surface = surface;
    t->options = *options;
    t->options.direction = direction;
    t->origin = adg_copy_array(origin, n_origins, sizeof *origin);
    t->facility = adg_copy_array(facility, n_facilities, sizeof *facility);
    if (!t->origin || !t->facility) {
        free_friction_travel(&t->head);
        return adg_fail_memory(error);
    }
    *travel = &t->head;
    return ADG_OK;
}
