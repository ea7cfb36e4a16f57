/* SPDX-License-Identifier: MPL-2.0 */
#include "projection.h"

bool projection_open(map_projection *p, failure *why)
{
    *p = (map_projection){0};
    OGRSpatialReferenceH degrees = OSRNewSpatialReference(NULL);
    p->map = OSRNewSpatialReference(NULL);
    if (!degrees || !p->map || OSRImportFromEPSG(degrees, 4326) != OGRERR_NONE ||
        OSRImportFromEPSG(p->map, 25832) != OGRERR_NONE) {
        OSRDestroySpatialReference(degrees);
        return fail(why, "PROJ does not know EPSG:4326 and EPSG:25832; is its database installed?");
    }
    OSRSetAxisMappingStrategy(degrees, OAMS_TRADITIONAL_GIS_ORDER);
    OSRSetAxisMappingStrategy(p->map, OAMS_TRADITIONAL_GIS_ORDER);
    p->to_map = OCTNewCoordinateTransformation(degrees, p->map);
    OSRDestroySpatialReference(degrees);
    return p->to_map || fail(why, "PROJ cannot transform EPSG:4326 to EPSG:25832");
}

void projection_release(map_projection *p)
{
    if (p->to_map)
        OCTDestroyCoordinateTransformation(p->to_map);
    if (p->map)
        OSRDestroySpatialReference(p->map);
    *p = (map_projection){0};
}

bool project(const map_projection *p, double lon, double lat, point *at, failure *why)
{
    double x = lon, y = lat;
    if (!OCTTransform(p->to_map, 1, &x, &y, NULL))
        return fail(why, "longitude %g, latitude %g cannot be projected", lon, lat);
    *at = (point){whole_metres(x), whole_metres(y)};
    return true;
}
