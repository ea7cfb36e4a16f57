/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_GEO_GEOS_SESSION_H
#define ADG_GEO_GEOS_SESSION_H

/* For the files of geo/ alone. */
#ifndef GEOS_USE_ONLY_R_API
#define GEOS_USE_ONLY_R_API
#endif
#include <geos_c.h>

#include "adgang/status.h"
#include "core/shapes.h"

/** A GEOS context and the last thing GEOS complained about. */
typedef struct {
    GEOSContextHandle_t handle;
    char message[512];
} adg_geos;

adg_status adg_geos_open(adg_geos *geos, adg_error *error);
void adg_geos_close(adg_geos *geos);

/** The failure of a GEOS call, in its own words. */
adg_status adg_geos_fail(const adg_geos *geos, adg_error *error);

/** A multipolygon of one feature; NULL on failure. */
GEOSGeometry *adg_geos_polygon(adg_geos *geos, const adg_shapes *polygons, size_t feature);

#endif
