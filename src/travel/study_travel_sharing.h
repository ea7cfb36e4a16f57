/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TRAVEL_STUDY_TRAVEL_SHARING_H
#define ADG_TRAVEL_STUDY_TRAVEL_SHARING_H

#include "travel/snap_reuse.h"
#include "travel/study_travel.h"

/** What a study's travel begins with, when it is made from that of another. */
typedef struct {
    const adg_study_travel *baseline;
    const uint32_t
        *facility; /* [facilities] of the other study, at the same place; ADG_NONE: new */
    const adg_road_network
        *network;         /* by road: the network; the baseline's, or another, borrowed */
    adg_line_reuse lines; /* how that follows from the baseline's */
} adg_travel_beginning;

/** Builds the engine of a study whose cells are those of the baseline's. The network and the surface
 *  are shared, snaps are reused as far as they hold. inputs: for a given matrix. */
adg_status adg_study_travel_share(const adg_travel_beginning *beginning, const adg_study *study,
                                  adg_inputs *inputs, const adg_context *ctx,
                                  adg_study_travel *travel, adg_faults *faults, adg_error *error);

/** Frees what is its own. */
void adg_study_travel_share_release(adg_study_travel *travel);

#endif
