/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/polygons.h"

#include <math.h>

#include "core/error.h"
#include "core/memory.h"
#include "geo/geos_session.h"

/* One number or point of every polygon: what the two functions below share. */
typedef enum {
    AREA,
    CENTROID,
    INNER_POINT
} wanted;

static bool measure(adg_geos *geos, const GEOSGeometry *polygon, wanted want, double *result)
{
    if (want == AREA)
        return GEOSArea_r(geos->handle, polygon, result) == 1;
    result[0] = result[1] = NAN;
    if (GEOSisEmpty_r(geos->handle, polygon))
        return true;
    GEOSGeometry *point = want == CENTROID ? GEOSGetCentroid_r(geos->handle, polygon)
                                           : GEOSPointOnSurface_r(geos->handle, polygon);
    bool ok = point && GEOSGeomGetX_r(geos->handle, point, &result[0]) == 1 &&
              GEOSGeomGetY_r(geos->handle, point, &result[1]) == 1;
    GEOSGeom_destroy_r(geos->handle, point);
    return ok;
}

/* result [n polygons x 1 (area) or 2 (points)]. */
static adg_status measure_all(const adg_shapes *polygons, wanted want, double *result,
                              adg_error *error)
{
    size_t width = want == AREA ? 1 : 2;
    adg_geos geos = {NULL, {0}};
    adg_status status = adg_geos_open(&geos, error);
    for (size_t f = 0; status == ADG_OK && f < polygons->n; f++) {
        GEOSGeometry *polygon = adg_geos_polygon(&geos, polygons, f);
        if (!polygon || !measure(&geos, polygon, want, result + f * width))
            status = adg_geos_fail(&geos, error);
        GEOSGeom_destroy_r(geos.handle, polygon);
    }
    adg_geos_close(&geos);
    return status;
}

adg_status adg_polygons_points(const adg_shapes *polygons, bool centroid, double *xy,
                               adg_error *error)
{
    return measure_all(polygons, centroid ? CENTROID : INNER_POINT, xy, error);
}

adg_status adg_polygons_areas(const adg_shapes *polygons, double *area, adg_error *error)
{
    return measure_all(polygons, AREA, area, error);
}
