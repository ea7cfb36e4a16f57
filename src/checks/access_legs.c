/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "checks/checks.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/text.h"
#include "geo/polygons.h"

/* A leg is looked at this often; shorter ones are not looked at, their water is a pond. */
static const double STEP_M = 100, SHORTEST_M = 500;

/* Metres of the straight leg from a cell to its road that lie outside every zone. */
static double metres_outside(adg_polygon_index *zones, const double from[2], const adg_snap *to)
{
    size_t n = (size_t)ceil(to->distance_m / STEP_M), outside = 0;
    for (size_t k = 0; k < n; k++) {
        double share = ((double)k + 0.5) / (double)n;
        double x = from[0] + share * (to->x - from[0]), y = from[1] + share * (to->y - from[1]);
        outside += adg_polygon_index_find(zones, x, y, NULL) == ADG_NONE;
    }
    return (double)outside * to->distance_m / (double)n;
}

/* Of every zone of the finest level: who gets to the road over what is no zone. */
typedef struct {
    double people;
    double most_m;  /* outside the zones */
    uint32_t worst; /* the cell of it */
} zone_legs;

static void measure(const adg_study *study, const adg_study_travel *travel,
                    adg_polygon_index *zones, zone_legs *legs)
{
    const adg_study_level *finest = &study->level[study->n_levels - 1];
    for (size_t i = 0; i < study->cells.n; i++) {
        const adg_snap *snap = &travel->cell_snap[i];
        uint32_t z = finest->zone_of_cell[i];
        if (!snap->reached || snap->distance_m < SHORTEST_M || z == ADG_NONE ||
            !(study->cells.people[i] > 0))
            continue;
        double outside_m = metres_outside(zones, study->cells.xy + 2 * i, snap);
        if (outside_m < SHORTEST_M)
            continue;
        legs[z].people += study->cells.people[i];
        if (outside_m > legs[z].most_m) {
            legs[z].most_m = outside_m;
            legs[z].worst = (uint32_t)i;
        }
    }
}

static void report(const adg_study *study, const zone_legs *legs, adg_faults *faults)
{
    const adg_study_level *finest = &study->level[study->n_levels - 1];
    const adg_place place = {study->project->population.source.path, NULL, NULL, -1};
    for (size_t z = 0; z < finest->zones.n; z++) {
        if (!(legs[z].most_m > 0))
            continue;
        const double *xy = study->cells.xy + 2 * (size_t)legs[z].worst;
        adg_fault *fault = adg_faults_add(
            faults, ADG_WARNING, "access_over_water", place,
            _("%s: %s people get to their road straight across ground that is in no zone, up to %s "
              "m: water, most likely; their minutes are too few."),
            finest->zones.label[z], ADG_PEOPLE(legs[z].people), ADG_NUMBER(legs[z].most_m, 0));
        adg_fault_advise(fault, _("Is a road missing there, or travel.max_snap_m too large?"));
        fault->people = legs[z].people;
        adg_fault_at(fault, xy[0], xy[1]);
    }
}

adg_status adg_check_access_legs(const adg_study *study, const adg_study_travel *travel,
                                 adg_faults *faults, adg_error *error)
{
    adg_polygon_index *zones = NULL;
    zone_legs *legs = ADG_NEW_ARRAY(zone_legs, study->level[study->n_levels - 1].zones.n);
    adg_status status = legs ? adg_polygon_index_build(&study->level[0].zones.shapes, &zones, error)
                             : adg_fail_memory(error);
    if (status == ADG_OK) {
        measure(study, travel, zones, legs);
        report(study, legs, faults);
    }
    adg_polygon_index_free(zones);
    free(legs);
    return status;
}
