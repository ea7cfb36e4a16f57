/* SPDX-License-Identifier: MPL-2.0 */
#include "travel/intrazonal.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"

typedef struct {
    adg_travel head;
    adg_travel *base;
    double *origin_xy, *facility_xy;
    double side_m;
} intrazonal;

double adg_intrazonal_minutes(double side_m)
{
    static const double circuity = 1.3, local_kmh = 30;
    double mean_m = (sqrt(2) + asinh(1)) / 6 * side_m;
    return 60 * circuity * mean_m / (1000 * local_kmh);
}

static adg_status new_query(const adg_travel *travel, void **query, adg_error *error)
{
    const adg_travel *base = ((const intrazonal *)travel)->base;
    *query = NULL;
    return base->engine->new_query ? base->engine->new_query(base, query, error) : ADG_OK;
}

static void free_query(const adg_travel *travel, void *query)
{
    const adg_travel *base = ((const intrazonal *)travel)->base;
    if (base->engine->free_query)
        base->engine->free_query(base, query);
}

/* Inside the square of an origin the row of a facility has the minutes there. */
static void put_local(const intrazonal *t, size_t facility, double limit_min, double *minutes)
{
    const double *at = t->facility_xy + 2 * facility;
    double local = adg_intrazonal_minutes(t->side_m);
    for (size_t i = 0; i < t->head.n_origins; i++)
        if (fabs(t->origin_xy[2 * i] - at[0]) < t->side_m / 2 &&
            fabs(t->origin_xy[2 * i + 1] - at[1]) < t->side_m / 2)
            minutes[i] = local <= limit_min ? local : INFINITY;
}

static adg_status row(const adg_travel *travel, void *query, size_t facility, double limit_min,
                      double *minutes, adg_error *error)
{
    const intrazonal *t = (const intrazonal *)travel;
    adg_status status = t->base->engine->row(t->base, query, facility, limit_min, minutes, error);
    if (status == ADG_OK)
        put_local(t, facility, limit_min, minutes);
    return status;
}

/* ---- many rows ---- */

static adg_status row_network(const adg_travel *travel, adg_row_network *network, adg_error *error)
{
    const adg_travel *base = ((const intrazonal *)travel)->base;
    return base->engine->row_network ? base->engine->row_network(base, network, error) : ADG_OK;
}

static size_t row_seeds(const adg_travel *travel, size_t facility, adg_seed *seed)
{
    const adg_travel *base = ((const intrazonal *)travel)->base;
    return base->engine->row_seeds(base, facility, seed);
}

static void take_rows(const adg_travel *travel, const adg_sweep *sweep, const uint32_t *facility,
                      size_t n, double limit_min, double *minutes)
{
    const intrazonal *t = (const intrazonal *)travel;
    t->base->engine->take_rows(t->base, sweep, facility, n, limit_min, minutes);
    for (size_t r = 0; r < n; r++)
        put_local(t, facility[r], limit_min, minutes + r * travel->n_origins);
}

static void free_intrazonal(adg_travel *travel)
{
    intrazonal *t = (intrazonal *)travel;
    adg_travel_free(t->base);
    free(t->origin_xy);
    free(t->facility_xy);
    free(t);
}

static const adg_travel_engine engine = {.new_query = new_query,
                                         .free_query = free_query,
                                         .row = row,
                                         .row_network = row_network,
                                         .row_seeds = row_seeds,
                                         .take_rows = take_rows,
                                         .free = free_intrazonal};

adg_status adg_intrazonal_new(adg_travel *travel, const double *origin_xy,
                              const double *facility_xy, double side_m, adg_travel **result,
                              adg_error *error)
{
    intrazonal *t = ADG_NEW_ARRAY(intrazonal, 1);
    if (!t) {
        adg_travel_free(travel);
        return adg_fail_memory(error);
    }
    t->head = *travel;
    t->head.engine = &engine;
    t->base = travel;
    t->side_m = side_m;
    t->origin_xy = adg_copy_array(origin_xy, 2 * travel->n_origins, sizeof *origin_xy);
    t->facility_xy = adg_copy_array(facility_xy, 2 * travel->n_facilities, sizeof *facility_xy);
    if (!t->origin_xy || !t->facility_xy) {
        free_intrazonal(&t->head);
        return adg_fail_memory(error);
    }
    *result = &t->head;
    return ADG_OK;
}
