/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_RASTER_FRICTION_READER_H
#define ADG_RASTER_FRICTION_READER_H

#include "core/faults.h"
#include "geo/raster_reader.h"
#include "raster/friction_surface.h"

typedef enum {
    ADG_FRICTION_MIN_PER_M,
    ADG_FRICTION_S_PER_M,
    ADG_FRICTION_KMH
} adg_friction_unit;

/** Where the friction comes from. */
typedef struct {
    const char *friction;   /* raster; NULL: only the elevation, at Tobler's speed on the flat */
    adg_friction_unit unit; /* of the friction */
    const char *elevation;  /* raster of metres on the same grid; NULL: flat ground */
} adg_friction_sources;

/** Reads the surface. *grid is opened and stays open: the raster whose cells the surface has. A raster
 *  that is missing, has no CRS in metres or no square north-up cells, an elevation on another grid,
 *  friction that is not above 0 become error faults; NoData is a barrier. */
adg_status adg_friction_read(const adg_friction_sources *sources, adg_friction_surface *surface,
                             adg_raster **grid, adg_faults *faults, adg_error *error);

#endif
