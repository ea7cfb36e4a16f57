/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PIPELINE_MATRIX_H
#define ADG_PIPELINE_MATRIX_H

#include <stdbool.h>
#include <stddef.h>

#include "adgang/context.h"
#include "adgang/status.h"
#include "adgang/travel.h"
#include "load/matrix_places.h"
#include "load/roads.h"
#include "raster/cost_distance.h"
#include "raster/friction_reader.h"

/** Travel times between two sets of places, over plain layers and tables. */
typedef struct {
    /* How people travel: by a road layer, over a friction raster, by the edges of `places`, or
       straight. */
    const adg_road_rules *roads;   /* NULL: none */
    adg_friction_sources friction; /* .friction NULL: none */
    adg_cost_options cost;         /* how its cells are crossed; limit and direction are not used */
    bool straight;

    adg_matrix_sources places;
    const char *crs; /* analysis CRS */
    double access_kmh, max_snap_m;
    adg_travel_direction direction; /* ADG_TO_FACILITY: origin to destination */
    double max_min;                 /* +inf: no limit */
    size_t nearest;                 /* 0: every pair */

    const char *out; /* .csv or .gpkg; NULL: CSV on standard output */
    bool overwrite;
} adg_matrix_request;

/** Every asked pair has a row, unreachable ones with empty minutes; with `nearest` up to that many
 *  rows an origin with their rank, and one row without destination where there is none. Searches run
 *  from the side with fewer places. Places that do not reach a road, or lie off the friction raster, are
 *  counted in a warning.
 *  Memory: 8 bytes a pair. */
adg_status adg_matrix(const adg_matrix_request *request, const adg_context *ctx, adg_error *error);

#endif
