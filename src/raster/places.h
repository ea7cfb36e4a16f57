/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_RASTER_PLACES_H
#define ADG_RASTER_PLACES_H

#include "geo/crs.h"
#include "geo/raster_reader.h"
#include "raster/friction_surface.h"

/** The cell [n] each point lies in, as the search counts them: xy [2 n] in crs, which need not be that
 *  of the raster. ADG_NONE for a point outside the raster or on a barrier: nobody gets there. O(n). */
adg_status adg_friction_places(const adg_friction_surface *surface, const adg_raster *grid,
                               const adg_crs *crs, const double *xy, size_t n, uint32_t *cell,
                               adg_error *error);

#endif
