/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TRAVEL_FRICTION_H
#define ADG_TRAVEL_FRICTION_H

#include "adgang/travel.h"
#include "raster/cost_distance.h"

/** Travel over a friction surface (raster/cost_distance.h): the minutes between two places are those
 *  between the cells they lie in; within one cell they are 0. A place whose cell (adg_friction_places)
 *  is ADG_NONE is unreachable.
 *
 *  The surface is borrowed, never written to and must outlive the engine; the cells are copied. A query
 *  has a copy of the surface of its own: 12 or 16 bytes a cell and thread, and 4 more where the nearest
 *  is asked for. Of options the direction is not looked at: it is that of the engine. */
adg_status adg_friction_travel_new(const adg_friction_surface *surface,
                                   const adg_cost_options *options, const uint32_t *origin,
                                   size_t n_origins, const uint32_t *facility, size_t n_facilities,
                                   adg_travel_direction direction, adg_travel **travel,
                                   adg_error *error);

#endif
