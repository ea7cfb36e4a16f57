/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_ISOCHRONE_H
#define ADG_NETWORK_ISOCHRONE_H

#include <stddef.h>
#include <stdint.h>

#include "adgang/context.h"
#include "adgang/status.h"
#include "adgang/travel.h"
#include "core/shapes.h"
#include "network/road_network.h"
#include "network/snap.h"

typedef struct {
    adg_travel_direction direction;
    double access_kmh;       /* between a place and its road */
    double max_snap_m;       /* places further from a road are not reached */
    const double *limit_min; /* [n_limits] upwards, 0 or more, finite */
    size_t n_limits;
    double cell_m; /* side of the lattice's squares; 0: adg_isochrone_cell */
} adg_isochrone_options;

/** Isochrones: the ground from where (or to where) a facility is reached within a limit, as polygons
 *  in the analysis CRS.
 *
 *  Contract (docs/decisions/0020-isochrones.md):
 *    - no point of any road of the network, those one may not stop on included, that is further than
 *      the limit from the facility lies in the polygon or on its border: roads beyond the limit stay
 *      5 cm away at least. Where a reached and an unreached road cross, the crossing is outside.
 *    - polygons of longer limits, and of more facilities together, hold those of shorter limits and
 *      of each facility;
 *    - polygons are valid, their holes are kept.
 *  Off the roads a place counts as `adgang matrix` counts it: nearest road one may stop on, and the
 *  access leg to it; borders there are exact to about a side of the lattice.
 *
 *  Method: times at the nodes of a square lattice, borders between them (raster/outline.h); squares
 *  that hold a part of a road beyond the limit are shut. */
typedef struct adg_isochrones adg_isochrones;

/** The network is borrowed. ADG_E_INVALID when the lattice would be too large for its side. */
adg_status adg_isochrones_new(const adg_road_network *network, const adg_isochrone_options *options,
                              const adg_context *ctx, adg_isochrones **isochrones,
                              adg_error *error);
void adg_isochrones_free(adg_isochrones *isochrones);

/** A side that suits the roads and the longest limit: a five hundredth of the way that is driven in that
 *  time at the mean speed of the roads, down to 1, 2 or 5 times a power of ten, 5 to 100 m. */
double adg_isochrone_cell(const adg_road_network *network, double longest_min);
double adg_isochrones_cell(const adg_isochrones *isochrones);

/** Adds a feature to shapes for every limit: the ground of the facilities [n] together. Features
 *  without parts where not one square is reached. O(search + nodes of the ground). */
adg_status adg_isochrones_add(adg_isochrones *isochrones, const adg_snap *facilities, size_t n,
                              adg_shapes *shapes, adg_error *error);

/** Adds a feature for every facility [n]: the ground within the longest limit that it is the nearest
 *  for, the first of those that tie. The features do not overlap; no point of a road that another
 *  facility is nearer to lies in them. */
adg_status adg_isochrones_add_catchments(adg_isochrones *isochrones, const adg_snap *facilities,
                                         size_t n, adg_shapes *shapes, adg_error *error);

#endif
