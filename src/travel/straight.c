/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/travel.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "travel/engine.h"

typedef struct {
    adg_travel head;
    double *origin_xy, *facility_xy;
    double kmh;
} straight;

static adg_status row(const adg_travel *travel, void *query, size_t facility, double limit_min,
                      double *minutes, adg_error *error)
{
    (void)query;
    (void)error;
    const straight *s = (const straight *)travel;
    const double *to = s->facility_xy + 2 * facility;
    for (size_t i = 0; i < travel->n_origins; i++) {
        double metres = hypot(s->origin_xy[2 * i] - to[0], s->origin_xy[2 * i + 1] - to[1]);
        minutes[i] = 60 * metres / (1000 * s->kmh);
        if (!(minutes[i] <= limit_min))
            minutes[i] = INFINITY;
    }
    return ADG_OK;
}

static void free_straight(adg_travel *travel)
{
    straight *s = (straight *)travel;
    free(s->origin_xy);
    free(s->facility_xy);
    free(s);
}

static const adg_travel_engine engine = {.row = row, .free = free_straight};

adg_status adg_straight_new(const double *origin_xy, size_t n_origins, const double *facility_xy,
                            size_t n_facilities, double kmh, adg_travel **travel, adg_error *error)
{
    if (!(kmh > 0) || isinf(kmh))
        return adg_fail(error, ADG_E_INVALID, _("a speed of %g km/h cannot be used"), kmh);
    straight *s = ADG_NEW_ARRAY(straight, 1);
    if (!s)
        return adg_fail_memory(error);
    s->head = (adg_travel){&engine, n_origins, n_facilities, ADG_TO_FACILITY};
    s->kmh = kmh;
    s->origin_xy = adg_copy_array(origin_xy, 2 * n_origins, sizeof *origin_xy);
    s->facility_xy = adg_copy_array(facility_xy, 2 * n_facilities, sizeof *facility_xy);
    if (!s->origin_xy || !s->facility_xy) {
        free_straight(&s->head);
        return adg_fail_memory(error);
    }
    *travel = &s->head;
    return ADG_OK;
}
