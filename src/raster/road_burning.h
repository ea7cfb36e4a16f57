/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_RASTER_ROAD_BURNING_H
#define ADG_RASTER_ROAD_BURNING_H

#include "geo/raster_reader.h"
#include "load/roads.h"
#include "raster/friction_surface.h"

typedef struct {
    size_t n_lowered; /* cells that became faster */
    size_t n_bridges; /* of these, barriers that can be passed now */
} adg_burnt_roads;

/** Burns roads into a surface: every cell a road passes takes the time of the road where that is less,
 *
 *      f = min(f, minutes / length_m)          = min(f, 60 / (1000 kmh)) for a road with a speed
 *
 *  and a barrier under a road can be passed: that is a bridge, a dam or a ferry, whose waiting is spread
 *  over its crossing. The cells of a road share sides, so the way along it is whole even for 4
 *  neighbours. One-way roads, and classes where nobody gets on or off, cannot be told in cells: they are
 *  burnt as any other. The lines are in crs, which need not be that of the raster; what lies outside it
 *  is left alone. The surface must be without elevation.  O(points + cells passed). Decision 0021. */
adg_status adg_burn_roads(adg_friction_surface *surface, const adg_raster *grid, const adg_crs *crs,
                          const adg_roads *roads, adg_burnt_roads *burnt, adg_error *error);

#endif
