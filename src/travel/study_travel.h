/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TRAVEL_STUDY_TRAVEL_H
#define ADG_TRAVEL_STUDY_TRAVEL_H

#include "adgang/context.h"
#include "adgang/travel.h"
#include "network/road_network.h"
#include "network/snap.h"
#include "prepare/study.h"
#include "raster/cost_distance.h"
#include "raster/friction_reader.h"

/** How the people of a study travel to its facilities, by the mode its project asks for. */
typedef struct {
    adg_travel *travel; /* origins = cells, facilities = the study's facilities */
    bool by_road;       /* the members below are set */
    adg_road_network network;
    adg_snap *cell_snap;     /* [cells] */
    adg_snap *facility_snap; /* [facilities] */
    adg_raster *grid;        /* by friction: the raster, and the members below; NULL otherwise */
    adg_friction_surface surface;
    adg_cost_options cost;
    uint32_t *facility_cell; /* [facilities] as adg_friction_places finds them */
} adg_study_travel;

/** Builds the engine; takes the roads from the inputs. Facilities and people too far from a road or
 *  off the friction raster, ids of a given matrix that do not exist, are reported in faults. A friction
 *  raster that cannot be used is an error fault there; travel->travel stays NULL then. */
adg_status adg_study_travel_build(const adg_study *study, adg_inputs *inputs,
                                  const adg_context *ctx, adg_study_travel *travel,
                                  adg_faults *faults, adg_error *error);
void adg_study_travel_release(adg_study_travel *travel);

#endif
