/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PIPELINE_COSTDISTANCE_H
#define ADG_PIPELINE_COSTDISTANCE_H

#include <stdbool.h>

#include "adgang/context.h"
#include "adgang/status.h"
#include "load/roads.h"
#include "raster/cost_distance.h"
#include "raster/friction_reader.h"

/** Minutes over a friction surface to the nearest of some sources. */
typedef struct {
    adg_friction_sources surface;
    const adg_road_rules *roads; /* burnt into the friction (raster/road_burning.h); NULL: none */
    const char *sources;         /* layer, or CSV with x,y in the raster's CRS or lon,lat */
    adg_cost_options options;
    const char *out;        /* GeoTIFF of minutes, NaN where unreachable */
    const char *allocation; /* GeoTIFF of the nearest source, its place in the list from 1; NULL */
    bool overwrite;
} adg_costdistance_request;

/** Sources outside the raster or on a barrier are counted in a warning; ADG_E_INVALID when none is
 *  left. */
adg_status adg_costdistance(const adg_costdistance_request *request, const adg_context *ctx,
                            adg_error *error);

#endif
