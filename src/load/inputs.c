/* SPDX-License-Identifier: MPL-2.0 */
#include "load/inputs.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/progress.h"
#include "core/text.h"
#include "load/road_cache.h"

static adg_status load_levels(const adg_project *project, adg_inputs *inputs, adg_faults *faults,
                              adg_error *error)
{
    inputs->level = ADG_NEW_ARRAY(adg_zone_level, project->zones_count);
    if (!inputs->level)
        return adg_fail_memory(error);
    adg_status status = ADG_OK;
    for (unsigned l = 0; status == ADG_OK && l < project->zones_count; l++) {
        status = adg_zones_load(&project->zones[l], project->crs, &inputs->level[l], faults, error);
        inputs->n_levels += status == ADG_OK;
    }
    return status;
}

static bool uses_roads(const adg_travel_settings *travel)
{
    return travel->mode == ADG_TRAVEL_ROAD ||
           (travel->mode == ADG_TRAVEL_FRICTION && travel->friction.roads);
}

static adg_status load_roads(const adg_project *project, const adg_context *ctx, adg_inputs *inputs,
                             adg_faults *faults, adg_error *error)
{
    const adg_travel_settings *travel = &project->travel;
    const adg_road_rules rules = {travel->roads, travel->ferries, travel->speeds,
                                  (const char *const *)travel->no_snap, travel->no_snap_count};
    return adg_roads_load_cached(&rules, project->crs, ctx, &inputs->roads, faults, error);
}

adg_status adg_inputs_load(const adg_project *project, const adg_context *ctx, adg_inputs *inputs,
                           adg_faults *faults, adg_error *error)
{
    *inputs = (adg_inputs){0};
    const char *stage = _("load");
    adg_status status = load_levels(project, inputs, faults, error);
    if (status == ADG_OK)
        status = adg_progress(ctx, 0.1, stage, error);
    if (status == ADG_OK)
        status = adg_population_load(&project->population, project->crs, &inputs->population,
                                     faults, error);
    if (status == ADG_OK)
        status = adg_progress(ctx, 0.4, stage, error);
    if (status == ADG_OK && project->deprivation.given)
        status = adg_deprivation_load(&project->deprivation, project->crs, &inputs->deprivation,
                                      faults, error);
    if (status == ADG_OK)
        status = adg_facilities_load(&project->facilities, project->crs, &inputs->facilities,
                                     faults, error);
    if (status == ADG_OK)
        status = adg_progress(ctx, 0.5, stage, error);
    if (status == ADG_OK && uses_roads(&project->travel))
        status = load_roads(project, ctx, inputs, faults, error);
    if (status == ADG_OK && project->travel.mode == ADG_TRAVEL_MATRIX)
        status = adg_given_times_load(&project->travel.matrix, &inputs->given_times, faults, error);
    if (status == ADG_OK)
        status = adg_progress(ctx, 1, stage, error);
    if (status != ADG_OK)
        adg_inputs_release(inputs);
    return status;
}

void adg_inputs_release(adg_inputs *inputs)
{
    for (size_t l = 0; l < inputs->n_levels; l++)
        adg_zones_release(&inputs->level[l]);
    free(inputs->level);
    adg_population_release(&inputs->population);
    adg_deprivation_release(&inputs->deprivation);
    adg_facilities_release(&inputs->facilities);
    adg_roads_release(&inputs->roads);
    adg_given_times_release(&inputs->given_times);
    *inputs = (adg_inputs){0};
}
