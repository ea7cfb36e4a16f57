/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "adgang/travel.h"
#include "core/arguments.h"
#include "core/id_index.h"
#include "core/progress.h"
#include "core/text.h"
#include "travel/engine.h"

typedef struct {
    size_t n_origins, k;
    uint32_t *which;
    double *minutes;
} best_lists;

/* Puts a facility into the sorted list of one origin. It comes after those that are as near,
 * because they stand earlier in the list of facilities. */
static void insert(uint32_t *which, double *minutes, size_t k, uint32_t facility, double time)
{
    size_t at = k;
    while (at > 0 && time < minutes[at - 1] - ADG_TIE_MIN)
        at--;
    if (at == k)
        return;
    for (size_t i = k - 1; i > at; i--) {
        which[i] = which[i - 1];
        minutes[i] = minutes[i - 1];
    }
    which[at] = facility;
    minutes[at] = time;
}

static adg_status add_row(void *data, size_t facility, const double *minutes, adg_error *error)
{
    (void)error;
    best_lists *best = data;
    for (size_t i = 0; i < best->n_origins; i++)
        if (isfinite(minutes[i]))
            insert(best->which + i * best->k, best->minutes + i * best->k, best->k,
                   (uint32_t)facility, minutes[i]);
    return ADG_OK;
}

/* The nearest only, by one search for all facilities. */
static adg_status nearest_one(const adg_travel *travel, const adg_context *ctx,
                              const uint32_t *facility, size_t n, double limit_min, uint32_t *which,
                              double *minutes, adg_error *error)
{
    const adg_travel_engine *engine = travel->engine;
    void *query = NULL;
    adg_status status =
        adg_check_positions(facility, n, travel->n_facilities, 0, "facility", error);
    if (status == ADG_OK)
        status = engine->new_query(travel, &query, error);
    if (status != ADG_OK)
        return status;
    status = engine->nearest(travel, query, facility, n, limit_min + ADG_ROUNDING_MIN, which,
                             minutes, error);
    if (status == ADG_OK)
        adg_finish_times(minutes, which, travel->n_origins, limit_min);
    engine->free_query(travel, query);
    return status == ADG_OK ? adg_progress(ctx, 1, _("search"), error) : status;
}

/* The k nearest by one search are worth it up to so many, and when there are more than so many
 * facilities for each of them: its memory grows with k, and its time is that of two to four rows
 * for each. */
enum {
    MOST_AT_ONCE = 16,
    ROWS_FOR_EACH = 4
};

typedef struct {
    best_lists best;
    double limit_min;
} candidate_taking;

static void take_candidate(void *data, size_t origin, uint32_t listed, double minutes)
{
    candidate_taking *t = data;
    size_t k = t->best.k;
    adg_finish_times(&minutes, NULL, 1, t->limit_min);
    if (isfinite(minutes))
        insert(t->best.which + origin * k, t->best.minutes + origin * k, k, listed, minutes);
}

/* One search for all facilities; *complete is false when rows have to be asked all the same. */
static adg_status nearest_few(const adg_travel *travel, const uint32_t *facility, size_t n,
                              candidate_taking *taking, bool *complete, adg_error *error)
{
    adg_status status =
        adg_check_positions(facility, n, travel->n_facilities, 0, "facility", error);
    if (status == ADG_OK)
        status = travel->engine->k_nearest(travel, facility, n, taking->best.k,
                                           taking->limit_min + ADG_ROUNDING_MIN, take_candidate,
                                           taking, complete, error);
    return status;
}

adg_status adg_travel_nearest(const adg_travel *travel, const adg_context *ctx,
                              const uint32_t *facility, size_t n, size_t k, double limit_min,
                              uint32_t *which, double *minutes, adg_error *error)
{
    best_lists best = {travel->n_origins, k, which, minutes};
    for (size_t i = 0; i < travel->n_origins * k; i++) {
        which[i] = ADG_NONE;
        minutes[i] = INFINITY;
    }
    if (k == 1 && n > 0 && travel->engine->nearest)
        return nearest_one(travel, ctx, facility, n, limit_min, which, minutes, error);
    if (k > 0 && k <= MOST_AT_ONCE && n / ROWS_FOR_EACH >= k && travel->engine->k_nearest) {
        candidate_taking taking = {best, limit_min};
        bool complete = false;
        adg_status status = nearest_few(travel, facility, n, &taking, &complete, error);
        if (status != ADG_OK || complete)
            return status == ADG_OK ? adg_progress(ctx, 1, _("search"), error) : status;
    }
    return adg_travel_rows(travel, ctx, _("search"), facility, n, limit_min, add_row, &best, error);
}
