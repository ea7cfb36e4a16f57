/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_RASTER_FRICTION_READER_H
#define ADG_RASTER_FRICTION_READER_H

#include "core/faults.h"
#include "geo/raster_reader.h"
#include "load/friction_unit.h"
#include "raster/friction_surface.h"

/** Where the friction comes from. */
typedef struct {
    const char *
        friction; /* raster as it can be opened; NULL: only the elevation, at Tobler's speed on the flat */
    adg_friction_unit unit; /* of the friction */
    const char *elevation;  /* raster of metres on the same grid; NULL: flat ground */
    const char *shown;      /* the friction as people read of it; NULL: as it is opened */
} adg_friction_sources;

/** Reads the surface. *grid is opened and stays open: the raster whose cells the surface has. A raster
 *  that is missing, has no CRS in metres or no square north-up cells, an elevation on another grid,
 *  friction that is not above 0 become error faults; NoData is a barrier. */
adg_status adg_friction_read(const adg_friction_sources *sources, adg_friction_surface *surface,
                             adg_raster **grid, adg_faults *faults, adg_error *error);

#endif
