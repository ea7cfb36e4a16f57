/* SPDX-License-Identifier: MPL-2.0 */
#include "scenario/scenario.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/text.h"
#include "prepare/study_sharing.h"
#include "scenario/change_place.h"
#include "scenario/population_changes.h"
#include "travel/study_travel_sharing.h"

static adg_status make_project(const adg_project *project, const adg_scenario_settings *settings,
                               adg_scenario *scenario, adg_error *error)
{
    scenario->project = *project;
    scenario->name = adg_strdup_format("%s – %s", project->name, settings->label);
    scenario->project.name = scenario->name;
    for (unsigned c = 0; c < settings->changes_count; c++) {
        if (settings->changes[c].ferries)
            scenario->project.travel.ferries.mode = *settings->changes[c].ferries;
        if (settings->changes[c].facilities)
            scenario->project.facilities.source = settings->changes[c].source;
    }
    return scenario->name ? ADG_OK : adg_fail_memory(error);
}

static adg_status make_study(const adg_study *baseline, adg_changed_facilities *changed,
                             adg_scenario *scenario, adg_faults *faults, adg_error *error)
{
    double *factor = NULL;
    adg_status status = adg_population_change(baseline, scenario->settings, &factor, faults, error);
    if (status == ADG_OK)
        status = adg_study_share(baseline, &scenario->project, &changed->facilities,
                                 &scenario->study, faults, error);
    if (status == ADG_OK && factor)
        status = adg_study_share_people(factor, &scenario->study, error);
    free(factor);
    return status;
}

static bool is_reached(const adg_study_travel *travel, size_t facility)
{
    if (travel->by_road)
        return travel->facility_snap[facility].reached;
    return !travel->facility_cell || travel->facility_cell[facility] != ADG_NONE;
}

/* Where the analyst puts a facility, people shall be able to come. */
static void check_sites(const adg_scenario *scenario, const adg_change *const *change,
                        adg_faults *faults)
{
    const adg_facilities *facilities = &scenario->study.facilities;
    const adg_study_travel *travel = &scenario->travel;
    for (size_t j = 0; j < facilities->n; j++) {
        if (!change[j] || is_reached(travel, j))
            continue;
        adg_fault *fault;
        if (travel->by_road)
            fault =
                adg_change_fault(&scenario->project, scenario->settings, change[j], faults,
                                 _("%s (%s) would lie %s m from the nearest road one may stop "
                                   "on, beyond max_snap_m = %s."),
                                 facilities->id[j], facilities->label[j],
                                 ADG_NUMBER(travel->facility_snap[j].distance_m, 0),
                                 ADG_NUMBER(scenario->project.travel.max_snap_m, ADG_AS_WRITTEN));
        else
            fault = adg_change_fault(&scenario->project, scenario->settings, change[j], faults,
                                     _("%s (%s) would lie outside the friction raster or on a "
                                       "barrier."),
                                     facilities->id[j], facilities->label[j]);
        adg_fault_advise(fault, _("Is the place right? Coordinates are easting, northing in the "
                                  "project's crs."));
        adg_fault_at(fault, facilities->xy[2 * j], facilities->xy[2 * j + 1]);
    }
}

static adg_status make_travel(const adg_baseline *baseline, const adg_changed_facilities *changed,
                              const adg_context *ctx, adg_scenario *scenario, adg_faults *faults,
                              adg_error *error)
{
    const adg_travel_beginning beginning = {baseline->travel, changed->before,
                                            &scenario->roads.network, scenario->roads.lines};
    adg_status status = adg_study_travel_share(&beginning, &scenario->study, baseline->inputs, ctx,
                                               &scenario->travel, faults, error);
    if (status == ADG_OK)
        check_sites(scenario, changed->change, faults);
    return status;
}

/* ---- what stays as it was ---- */

/* The same open facilities at the same places with the same capacity. */
static bool is_same_service(const adg_study *before, const adg_study *after,
                            const uint32_t *facility_before, size_t s)
{
    const adg_service *a = &before->service[s], *b = &after->service[s];
    bool same = a->n == b->n;
    for (size_t k = 0; same && k < a->n; k++) {
        uint32_t j = b->facility[k];
        double old = before->facilities.capacity[a->facility[k]];
        double now = after->facilities.capacity[j];
        same = a->facility[k] == j && facility_before[j] == j &&
               (old == now || (isnan(old) && isnan(now)));
    }
    return same;
}

static adg_status compare_services(const adg_study *before, const adg_changed_facilities *changed,
                                   adg_scenario *scenario, adg_error *error)
{
    const adg_study *after = &scenario->study;
    bool same_ground =
        scenario->roads.change == ADG_ROADS_SHARED && after->cells.people == before->cells.people;
    scenario->same_service = ADG_NEW_ARRAY(bool, after->n_services);
    if (!scenario->same_service)
        return adg_fail_memory(error);
    for (size_t s = 0; s < after->n_services; s++)
        scenario->same_service[s] =
            same_ground && is_same_service(before, after, changed->before, s);
    return ADG_OK;
}

adg_status adg_scenario_make(const adg_baseline *baseline, const adg_scenario_settings *settings,
                             const adg_context *ctx, adg_scenario *scenario, adg_faults *faults,
                             adg_error *error)
{
    const adg_study *study = baseline->study;
    const size_t errors_before = faults->count[ADG_ERROR];
    adg_changed_facilities changed = {.before = NULL};
    *scenario = (adg_scenario){.settings = settings, .baseline = study};
    adg_status status = make_project(study->project, settings, scenario, error);
    if (status == ADG_OK)
        status = adg_facilities_change(study, settings, &changed, faults, error);
    if (status == ADG_OK && baseline->travel->by_road)
        status =
            adg_roads_change_make(&scenario->project, study->project, settings,
                                  &baseline->travel->network, ctx, &scenario->roads, faults, error);
    if (status == ADG_OK && faults->count[ADG_ERROR] == errors_before)
        status = make_study(study, &changed, scenario, faults, error);
    if (status == ADG_OK && faults->count[ADG_ERROR] == errors_before)
        status = make_travel(baseline, &changed, ctx, scenario, faults, error);
    if (status == ADG_OK && faults->count[ADG_ERROR] == errors_before)
        status = compare_services(study, &changed, scenario, error);
    adg_changed_facilities_release(&changed);
    return status;
}

void adg_scenario_release(adg_scenario *scenario)
{
    const adg_project *project = scenario->baseline ? scenario->baseline->project : NULL;
    adg_travel_mode mode = project ? project->travel.mode : ADG_TRAVEL_ROAD;
    if (mode == ADG_TRAVEL_ROAD || mode == ADG_TRAVEL_FRICTION)
        adg_study_travel_share_release(&scenario->travel);
    else
        adg_study_travel_release(&scenario->travel);
    if (scenario->study.level)
        adg_study_share_release(scenario->baseline, &scenario->study);
    adg_changed_roads_release(&scenario->roads);
    free(scenario->same_service);
    free(scenario->name);
    *scenario = (adg_scenario){.settings = NULL};
}
