/* SPDX-License-Identifier: MPL-2.0 */
#include "travel/new_sites.h"

#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "raster/places.h"
#include "travel/friction.h"
#include "travel/intrazonal.h"
#include "travel/road.h"

/* Facilities of the study, then the new ones. */
typedef struct {
    const adg_study *study;
    const adg_study_travel *travel;
    const uint32_t *cell; /* [n] */
    size_t n, n_all;
    double *xy; /* [2 n_all] */
} site_list;

static adg_status by_road(const site_list *list, adg_travel **sites, adg_error *error)
{
    const adg_study *study = list->study;
    adg_snap *snap = ADG_NEW_ARRAY(adg_snap, list->n_all);
    if (!snap)
        return adg_fail_memory(error);
    memcpy(snap, list->travel->facility_snap, study->facilities.n * sizeof *snap);
    for (size_t k = 0; k < list->n; k++)
        snap[study->facilities.n + k] = list->travel->cell_snap[list->cell[k]];
    adg_status status =
        adg_road_travel_new(&list->travel->network, list->travel->cell_snap, study->cells.n, snap,
                            list->n_all, study->project->travel.access_kmh, ADG_TO_FACILITY, sites,
                            error);
    free(snap);
    return status;
}

static adg_status by_friction(const site_list *list, adg_travel **sites, adg_error *error)
{
    const adg_study *study = list->study;
    const adg_study_travel *travel = list->travel;
    uint32_t *origin = ADG_NEW_ARRAY(uint32_t, study->cells.n);
    uint32_t *facility = ADG_NEW_ARRAY(uint32_t, list->n_all);
    adg_status status =
        origin && facility
            ? adg_friction_places(&travel->surface, travel->grid, study->project->crs,
                                  study->cells.xy, study->cells.n, origin, error)
            : adg_fail_memory(error);
    if (status == ADG_OK) {
        memcpy(facility, travel->facility_cell, study->facilities.n * sizeof *facility);
        for (size_t k = 0; k < list->n; k++)
            facility[study->facilities.n + k] = origin[list->cell[k]];
        status = adg_friction_travel_new(&travel->surface, &travel->cost, origin, study->cells.n,
                                         facility, list->n_all, ADG_TO_FACILITY, sites, error);
    }
    free(origin);
    free(facility);
    return status;
}

static adg_status by_mode(const site_list *list, adg_travel **sites, adg_error *error)
{
    const adg_study *study = list->study;
    switch (study->project->travel.mode) {
    case ADG_TRAVEL_ROAD:
        return by_road(list, sites, error);
    case ADG_TRAVEL_FRICTION:
        return by_friction(list, sites, error);
    case ADG_TRAVEL_MATRIX:
        return adg_fail(error, ADG_E_INVALID,
                        _("%s: travel.mode is matrix, and a given matrix says nothing about new "
                          "places; use road, friction or straight."),
                        study->project->path);
    default:
        return adg_straight_new(study->cells.xy, study->cells.n, list->xy, list->n_all,
                                study->project->travel.access_kmh, sites, error);
    }
}

adg_status adg_new_sites_travel(const adg_study *study, const adg_study_travel *travel,
                                const uint32_t *cell, size_t n, adg_travel **sites,
                                adg_error *error)
{
    site_list list = {study, travel, cell, n, study->facilities.n + n, NULL};
    list.xy = ADG_NEW_ARRAY(double, 2 * list.n_all);
    if (!list.xy)
        return adg_fail_memory(error);
    memcpy(list.xy, study->facilities.xy, 2 * study->facilities.n * sizeof *list.xy);
    for (size_t k = 0; k < n; k++)
        memcpy(list.xy + 2 * (study->facilities.n + k), study->cells.xy + 2 * (size_t)cell[k],
               2 * sizeof *list.xy);
    adg_status status = by_mode(&list, sites, error);
    double side_m = study->project->travel.intrazonal_m;
    if (status == ADG_OK && side_m > 0) {
        adg_travel *base = *sites;
        *sites = NULL;
        status = adg_intrazonal_new(base, study->cells.xy, list.xy, side_m, sites, error);
    }
    free(list.xy);
    return status;
}
