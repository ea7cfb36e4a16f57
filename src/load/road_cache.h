/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_ROAD_CACHE_H
#define ADG_LOAD_ROAD_CACHE_H

#include "adgang/context.h"
#include "load/roads.h"

/** adg_roads_load through the cache of the context: roads and findings are the same, bit by bit,
 *  whether they were read from the files or found there. A cache that is damaged or cannot be written
 *  never is a failure; notes tell what it did. Only roads without error faults are kept. */
adg_status adg_roads_load_cached(const adg_road_rules *rules, const adg_crs *crs,
                                 const adg_context *ctx, adg_roads *roads, adg_faults *faults,
                                 adg_error *error);

#endif
