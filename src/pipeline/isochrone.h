/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PIPELINE_ISOCHRONE_H
#define ADG_PIPELINE_ISOCHRONE_H

#include <stdbool.h>
#include <stddef.h>

#include "adgang/context.h"
#include "adgang/status.h"
#include "load/roads.h"
#include "network/isochrone.h"

/** Polygons of what is reached from facilities, or from where they are, over plain layers. */
typedef struct {
    const adg_road_rules *roads;
    const char *origins; /* layer, or table with x,y or lon,lat */
    const char *origin_id;
    const char *crs;                /* analysis CRS */
    adg_isochrone_options polygons; /* limits, cell_m, access, direction */
    bool merged;                    /* also one polygon a limit over all facilities */
    bool catchments;                /* also one a facility: where it is the nearest */
    const char *out;                /* .gpkg or .geojson */
    bool overwrite;
} adg_isochrone_request;

/** A GeoPackage gets the layers isochrones, merged and catchments, a GeoJSON file one layer of all.
 *  Fields: id (none for merged), minutes, area_km2, kind (isochrone, merged, catchment). Facilities
 *  that reach no road, and polygons that are empty, are counted in warnings and have no feature. */
adg_status adg_isochrone(const adg_isochrone_request *request, const adg_context *ctx,
                         adg_error *error);

#endif
