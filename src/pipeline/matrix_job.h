/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PIPELINE_MATRIX_JOB_H
#define ADG_PIPELINE_MATRIX_JOB_H

#include <stdbool.h>

#include "adgang/travel.h"
#include "geo/crs.h"
#include "network/road_network.h"
#include "pipeline/matrix.h"
#include "raster/friction_surface.h"

/** What a matrix is made from. */
typedef struct {
    const adg_matrix_request *request;
    const adg_context *ctx;
    adg_faults faults;
    adg_crs *crs;
    adg_matrix_places places;
    adg_road_network network;
    adg_friction_surface surface;
    adg_travel *travel;
    /** Searches start at the origins instead of the destinations: the engine's "facilities" are the
     *  origins then. */
    bool from_origins;
} adg_matrix_job;

#endif
