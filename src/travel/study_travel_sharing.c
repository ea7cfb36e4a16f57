/* SPDX-License-Identifier: MPL-2.0 */
#include "travel/study_travel_sharing.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/progress.h"
#include "travel/study_travel_parts.h"

static adg_status snap_study(const adg_travel_beginning *b, const adg_study *study, int threads,
                             adg_study_travel *travel, adg_error *error)
{
    double max_snap_m = study->project->travel.max_snap_m;
    const adg_snapped_before cells = {b->baseline->cell_snap, NULL};
    const adg_snapped_before facilities = {b->baseline->facility_snap, b->facility};
    travel->cell_snap = ADG_NEW_ARRAY(adg_snap, study->cells.n);
    travel->facility_snap = ADG_NEW_ARRAY(adg_snap, study->facilities.n);
    if (!travel->cell_snap || !travel->facility_snap)
        return adg_fail_memory(error);
    adg_status status =
        adg_snap_again(b->network, &b->lines, &cells, study->cells.xy, study->cells.n, max_snap_m,
                       threads, travel->cell_snap, error);
    return status == ADG_OK ? adg_snap_again(b->network, &b->lines, &facilities,
                                             study->facilities.xy, study->facilities.n, max_snap_m,
                                             threads, travel->facility_snap, error)
                            : status;
}

adg_status adg_study_travel_share(const adg_travel_beginning *b, const adg_study *study,
                                  adg_inputs *inputs, const adg_context *ctx,
                                  adg_study_travel *travel, adg_faults *faults, adg_error *error)
{
    adg_travel_mode mode = study->project->travel.mode;
    if (mode != ADG_TRAVEL_ROAD && mode != ADG_TRAVEL_FRICTION)
        return adg_study_travel_build(study, inputs, ctx, travel, faults, error);
    *travel = (adg_study_travel){.by_road = mode == ADG_TRAVEL_ROAD};
    adg_status status;
    if (travel->by_road) {
        travel->network = *b->network;
        status = snap_study(b, study, adg_threads(ctx), travel, error);
        if (status == ADG_OK)
            status = adg_study_travel_over_roads(study, travel, faults, error);
    } else {
        travel->grid = b->baseline->grid;
        travel->surface = b->baseline->surface;
        travel->cost = b->baseline->cost;
        status = adg_study_travel_over_surface(study, travel, faults, error);
    }
    if (status == ADG_OK)
        status = adg_study_travel_add_local(study, travel, error);
    if (status != ADG_OK)
        adg_study_travel_share_release(travel);
    return status;
}

void adg_study_travel_share_release(adg_study_travel *travel)
{
    adg_travel_free(travel->travel);
    free(travel->cell_snap);
    free(travel->facility_snap);
    free(travel->facility_cell);
    *travel = (adg_study_travel){0};
}
