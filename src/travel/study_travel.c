/* SPDX-License-Identifier: MPL-2.0 */
#include "travel/study_travel.h"

#include <stdlib.h>

#include "adgang/travel.h"
#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/progress.h"
#include "core/sum.h"
#include "core/text.h"
#include "raster/places.h"
#include "raster/road_burning.h"
#include "travel/friction.h"
#include "travel/intrazonal.h"
#include "travel/road.h"
#include "travel/study_travel_parts.h"

/* ---- by road ---- */

static void report_facilities(const adg_study *study, const adg_snap *snap, adg_faults *faults)
{
    const adg_facilities *facilities = &study->facilities;
    for (size_t j = 0; j < facilities->n; j++) {
        if (snap[j].reached)
            continue;
        adg_fault *fault = adg_faults_add(
            faults, ADG_WARNING, "facility_off_road",
            (adg_place){study->project->facilities.source.path, NULL, NULL, -1},
            _("%s (%s) lies %s m from the nearest road one may stop on, beyond max_snap_m = %s; "
              "nobody reaches it."),
            facilities->id[j], facilities->label[j], ADG_NUMBER(snap[j].distance_m, 0),
            ADG_NUMBER(study->project->travel.max_snap_m, ADG_AS_WRITTEN));
        adg_fault_advise(fault, _("Move it to its road, or raise travel.max_snap_m."));
        adg_fault_at(fault, facilities->xy[2 * j], facilities->xy[2 * j + 1]);
    }
}

static void report_cells(const adg_study *study, const adg_snap *snap, adg_faults *faults)
{
    adg_sum people = {0, 0};
    size_t n = 0;
    for (size_t i = 0; i < study->cells.n; i++) {
        if (snap[i].reached || !(study->cells.people[i] > 0))
            continue;
        n++;
        adg_sum_add(&people, study->cells.people[i]);
    }
    if (n == 0)
        return;
    adg_fault *fault = adg_faults_add(
        faults, ADG_WARNING, "people_off_road",
        (adg_place){study->project->population.source.path, NULL, NULL, -1},
        ngettext_(
            "%s people in %s cell live further than %s m from a road one may stop on; they are "
            "counted as unreachable.",
            "%s people in %s cells live further than %s m from a road one may stop on; they are "
            "counted as unreachable.",
            n),
        ADG_PEOPLE(adg_sum_value(&people)), ADG_NUMBER(n, 0),
        ADG_NUMBER(study->project->travel.max_snap_m, ADG_AS_WRITTEN));
    fault->people = adg_sum_value(&people);
}

adg_status adg_study_travel_over_roads(const adg_study *study, adg_study_travel *travel,
                                       adg_faults *faults, adg_error *error)
{
    report_facilities(study, travel->facility_snap, faults);
    report_cells(study, travel->cell_snap, faults);
    return adg_road_travel_new(&travel->network, travel->cell_snap, study->cells.n,
                               travel->facility_snap, study->facilities.n,
                               study->project->travel.access_kmh, ADG_TO_FACILITY, &travel->travel,
                               error);
}

static adg_status by_road(const adg_study *study, adg_inputs *inputs, const adg_context *ctx,
                          adg_study_travel *travel, adg_faults *faults, adg_error *error)
{
    const adg_travel_settings *settings = &study->project->travel;
    adg_status status =
        adg_road_network_build(&inputs->roads, settings->roads.join_m, &travel->network, error);
    if (status != ADG_OK)
        return status;
    travel->by_road = true;
    travel->cell_snap = ADG_NEW_ARRAY(adg_snap, study->cells.n);
    travel->facility_snap = ADG_NEW_ARRAY(adg_snap, study->facilities.n);
    if (!travel->cell_snap || !travel->facility_snap)
        return adg_fail_memory(error);
    const adg_shapes *lines = &travel->network.roads.lines;
    adg_snap_points(lines, travel->network.stops, study->cells.xy, study->cells.n,
                    settings->max_snap_m, adg_threads(ctx), travel->cell_snap);
    adg_snap_points(lines, travel->network.stops, study->facilities.xy, study->facilities.n,
                    settings->max_snap_m, adg_threads(ctx), travel->facility_snap);
    return adg_study_travel_over_roads(study, travel, faults, error);
}

/* ---- over a friction surface ---- */

static void report_facilities_off_surface(const adg_study *study, const uint32_t *cell,
                                          adg_faults *faults)
{
    const adg_facilities *facilities = &study->facilities;
    for (size_t j = 0; j < facilities->n; j++) {
        if (cell[j] != ADG_NONE)
            continue;
        adg_fault *fault =
            adg_faults_add(faults, ADG_WARNING, "facility_off_surface",
                           (adg_place){study->project->facilities.source.path, NULL, NULL, -1},
                           _("%s (%s) lies outside the friction raster or on a barrier; nobody "
                             "reaches it."),
                           facilities->id[j], facilities->label[j]);
        adg_fault_advise(fault, _("Move it to a cell that can be passed."));
        adg_fault_at(fault, facilities->xy[2 * j], facilities->xy[2 * j + 1]);
    }
}

static void report_people_off_surface(const adg_study *study, const uint32_t *cell,
                                      adg_faults *faults)
{
    adg_sum people = {0, 0};
    size_t n = 0;
    for (size_t i = 0; i < study->cells.n; i++) {
        if (cell[i] != ADG_NONE || !(study->cells.people[i] > 0))
            continue;
        n++;
        adg_sum_add(&people, study->cells.people[i]);
    }
    if (n == 0)
        return;
    adg_fault *fault =
        adg_faults_add(faults, ADG_WARNING, "people_off_surface",
                       (adg_place){study->project->population.source.path, NULL, NULL, -1},
                       ngettext_("%s people in %s cell live outside the friction raster or on a "
                                 "barrier; they are counted as unreachable.",
                                 "%s people in %s cells live outside the friction raster or on a "
                                 "barrier; they are counted as unreachable.",
                                 n),
                       ADG_PEOPLE(adg_sum_value(&people)), ADG_NUMBER(n, 0));
    fault->people = adg_sum_value(&people);
}

static adg_status place_study(const adg_study *study, adg_study_travel *travel, uint32_t *cell,
                              adg_error *error)
{
    const adg_crs *crs = study->project->crs;
    adg_status status = adg_friction_places(&travel->surface, travel->grid, crs, study->cells.xy,
                                            study->cells.n, cell, error);
    return status == ADG_OK
               ? adg_friction_places(&travel->surface, travel->grid, crs, study->facilities.xy,
                                     study->facilities.n, travel->facility_cell, error)
               : status;
}

adg_status adg_study_travel_over_surface(const adg_study *study, adg_study_travel *travel,
                                         adg_faults *faults, adg_error *error)
{
    uint32_t *cell = ADG_NEW_ARRAY(uint32_t, study->cells.n);
    travel->facility_cell = ADG_NEW_ARRAY(uint32_t, study->facilities.n);
    adg_status status = cell && travel->facility_cell ? place_study(study, travel, cell, error)
                                                      : adg_fail_memory(error);
    if (status == ADG_OK) {
        report_facilities_off_surface(study, travel->facility_cell, faults);
        report_people_off_surface(study, cell, faults);
        status = adg_friction_travel_new(&travel->surface, &travel->cost, cell, study->cells.n,
                                         travel->facility_cell, study->facilities.n,
                                         ADG_TO_FACILITY, &travel->travel, error);
    }
    free(cell);
    return status;
}

static adg_status burn_roads(const adg_study *study, const adg_roads *roads,
                             adg_study_travel *travel, adg_faults *faults, adg_error *error)
{
    adg_burnt_roads burnt;
    adg_status status =
        adg_burn_roads(&travel->surface, travel->grid, study->project->crs, roads, &burnt, error);
    const adg_place place = {study->project->travel.roads.source.path, NULL, NULL, -1};
    if (status == ADG_OK && burnt.n_lowered == 0)
        adg_faults_add(faults, ADG_WARNING, "no_road_burnt", place, "%s",
                       _("no road makes a cell of the friction raster faster."));
    else if (status == ADG_OK)
        adg_faults_add(faults, ADG_NOTE, "roads_burnt", place,
                       _("cells of the friction raster that a road makes faster: %s; barriers that "
                         "a road makes passable: %s."),
                       ADG_NUMBER(burnt.n_lowered, 0), ADG_NUMBER(burnt.n_bridges, 0));
    return status;
}

static adg_status by_friction(const adg_study *study, const adg_roads *roads,
                              adg_study_travel *travel, adg_faults *faults, adg_error *error)
{
    const adg_friction_source *source = &study->project->travel.friction;
    const adg_friction_sources sources = {
        .friction = source->source.opened, .unit = source->unit, .shown = source->source.path};
    travel->cost = (adg_cost_options)ADG_COST_OPTIONS_INIT;
    travel->cost.neighbours = (int)source->neighbours;
    travel->cost.forbid_corners = source->corners == ADG_CORNERS_FORBID;
    size_t errors_before = faults->count[ADG_ERROR];
    adg_status status = adg_friction_read(&sources, &travel->surface, &travel->grid, faults, error);
    if (status != ADG_OK || faults->count[ADG_ERROR] > errors_before)
        return status;
    if (source->roads)
        status = burn_roads(study, roads, travel, faults, error);
    return status == ADG_OK ? adg_study_travel_over_surface(study, travel, faults, error) : status;
}

/* ---- by a given matrix ---- */

static uint32_t place_of(const adg_id_index *index, const char *id, size_t *unknown)
{
    uint32_t place = adg_id_index_find(index, id);
    *unknown += place == ADG_NONE;
    return place;
}

static void report_unknown(const adg_study *study, const char *field, size_t n, adg_faults *faults)
{
    if (n)
        adg_faults_add(faults, ADG_WARNING, "unknown_place",
                       (adg_place){study->project->travel.matrix.source.path, NULL, field, -1},
                       ngettext_("%s row names a place that is not in the study; it is left out.",
                                 "%s rows name a place that is not in the study; they are left "
                                 "out.",
                                 n),
                       ADG_NUMBER(n, 0));
}

static adg_status collect_times(const adg_study *study, const adg_given_times *given,
                                adg_given_time **times, size_t *n, adg_faults *faults,
                                adg_error *error)
{
    adg_id_index cells = {0}, facilities = {0};
    size_t unknown_origins = 0, unknown_destinations = 0;
    *times = ADG_NEW_ARRAY(adg_given_time, given->n);
    adg_status status = *times ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK)
        status =
            adg_id_index_build((const char *const *)study->cells.id, study->cells.n, &cells, error);
    if (status == ADG_OK)
        status = adg_id_index_build((const char *const *)study->facilities.id, study->facilities.n,
                                    &facilities, error);
    for (size_t t = 0; status == ADG_OK && t < given->n; t++) {
        uint32_t origin = place_of(&cells, given->origin[t], &unknown_origins);
        uint32_t facility = place_of(&facilities, given->destination[t], &unknown_destinations);
        if (origin != ADG_NONE && facility != ADG_NONE)
            (*times)[(*n)++] = (adg_given_time){origin, facility, given->minutes[t]};
    }
    report_unknown(study, study->project->travel.matrix.origin, unknown_origins, faults);
    report_unknown(study, study->project->travel.matrix.destination, unknown_destinations, faults);
    adg_id_index_release(&cells);
    adg_id_index_release(&facilities);
    return status;
}

static adg_status by_given_matrix(const adg_study *study, const adg_given_times *given,
                                  adg_study_travel *travel, adg_faults *faults, adg_error *error)
{
    if (!study->cells.id)
        return adg_fail(
            error, ADG_E_INVALID,
            _("a given matrix needs one cell for every id: set population.cell_m to 0"));
    adg_given_time *times = NULL;
    size_t n = 0;
    adg_status status = collect_times(study, given, &times, &n, faults, error);
    if (status == ADG_OK)
        status = adg_given_matrix_new(study->cells.n, study->facilities.n, times, n,
                                      &travel->travel, error);
    free(times);
    return status;
}

/* ---- the whole ---- */

adg_status adg_study_travel_add_local(const adg_study *study, adg_study_travel *travel,
                                      adg_error *error)
{
    double side_m = study->project->travel.intrazonal_m;
    adg_travel *base = travel->travel;
    if (!(side_m > 0) || !base)
        return ADG_OK;
    travel->travel = NULL;
    return adg_intrazonal_new(base, study->cells.xy, study->facilities.xy, side_m, &travel->travel,
                              error);
}

adg_status adg_study_travel_build(const adg_study *study, adg_inputs *inputs,
                                  const adg_context *ctx, adg_study_travel *travel,
                                  adg_faults *faults, adg_error *error)
{
    *travel = (adg_study_travel){0};
    adg_status status;
    if (study->project->travel.mode == ADG_TRAVEL_ROAD)
        status = by_road(study, inputs, ctx, travel, faults, error);
    else if (study->project->travel.mode == ADG_TRAVEL_FRICTION)
        status = by_friction(study, &inputs->roads, travel, faults, error);
    else if (study->project->travel.mode == ADG_TRAVEL_MATRIX)
        status = by_given_matrix(study, &inputs->given_times, travel, faults, error);
    else
        status = adg_straight_new(study->cells.xy, study->cells.n, study->facilities.xy,
                                  study->facilities.n, study->project->travel.access_kmh,
                                  &travel->travel, error);
    if (status == ADG_OK)
        status = adg_study_travel_add_local(study, travel, error);
    if (status != ADG_OK)
        adg_study_travel_release(travel);
    return status;
}

void adg_study_travel_release(adg_study_travel *travel)
{
    adg_travel_free(travel->travel);
    if (travel->by_road)
        adg_road_network_release(&travel->network);
    free(travel->cell_snap);
    free(travel->facility_snap);
    adg_friction_surface_release(&travel->surface);
    adg_raster_close(travel->grid);
    free(travel->facility_cell);
    *travel = (adg_study_travel){0};
}
