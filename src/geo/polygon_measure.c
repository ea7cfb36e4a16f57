/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/polygons.h"

#include <math.h>

#include "core/error.h"
#include "core/memory.h"
#include "geo/geos_session.h"

/* One number or point of every polygon: what the two functions below share. */
typedef struct {
    bool centroid;
    double *xy;
    double *area;
} wanted;

static bool measure(adg_geos *geos, const GEOSGeometry *polygon, size_t f, const wanted *want)
{
    if (want->area)
        return GEOSArea_r(geos->handle, polygon, &want->area[f]) == 1;
    want->xy[2 * f] = want->xy[2 * f + 1] = NAN;
    if (GEOSisEmpty_r(geos->handle, polygon))
        return true;
    GEOSGeometry *point = want->centroid ? GEOSGetCentroid_r(geos->handle, polygon)
                                         : GEOSPointOnSurface_r(geos->handle, polygon);
    bool ok = point && GEOSGeomGetX_r(geos->handle, point, &want->xy[2 * f]) == 1 &&
              GEOSGeomGetY_r(geos->handle, point, &want->xy[2 * f + 1]) == 1;
    GEOSGeom_destroy_r(geos->handle, point);
    return ok;
}

static adg_status measure_all(const adg_shapes *polygons, const wanted *want, adg_error *error)
{
    adg_geos geos = {NULL, {0}};
    adg_status status = adg_geos_open(&geos, error);
    for (size_t f = 0; status == ADG_OK && f < polygons->n; f++) {
        GEOSGeometry *polygon = adg_geos_polygon(&geos, polygons, f);
        if (!polygon || !measure(&geos, polygon, f, want))
            status = adg_geos_fail(&geos, error);
        GEOSGeom_destroy_r(geos.handle, polygon);
    }
    adg_geos_close(&geos);
    return status;
}

adg_status adg_polygons_points(const adg_shapes *polygons, bool centroid, double *xy,
                               adg_error *error)
{
    return measure_all(polygons, &(wanted){centroid, xy, NULL}, error);
}

adg_status adg_polygons_areas(const adg_shapes *polygons, double *area, adg_error *error)
{
    return measure_all(polygons, &(wanted){false, NULL, area}, error);
}
