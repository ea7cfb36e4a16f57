/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_PROJECTION_H
#define GENERATOR_PROJECTION_H

#include "failure.h"
#include "geometry.h"

#include <ogr_srs_api.h>

/** From longitude and latitude to the map, EPSG:25832. */
typedef struct {
    OGRSpatialReferenceH map;
    OGRCoordinateTransformationH to_map;
} map_projection;

bool projection_open(map_projection *projection, failure *why);
void projection_release(map_projection *projection);

/** Degrees to whole metres. */
bool project(const map_projection *projection, double lon, double lat, point *at, failure *why);

#endif
