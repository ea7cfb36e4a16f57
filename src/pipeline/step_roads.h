/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PIPELINE_STEP_ROADS_H
#define ADG_PIPELINE_STEP_ROADS_H

#include "adgang/context.h"
#include "adgang/status.h"
#include "core/faults.h"
#include "geo/crs.h"
#include "load/matrix_places.h"
#include "load/roads.h"
#include "network/road_network.h"
#include "network/snap.h"

/** What the single steps over roads have in common. */

/** The analysis CRS of a step; ADG_E_INVALID for one that is not projected in metres. */
adg_status adg_step_crs(const char *name, adg_crs **crs, adg_error *error);

/** Reads roads and builds their network; what is odd about them is said in warnings. */
adg_status adg_step_network(const adg_road_rules *rules, const adg_crs *crs, const adg_context *ctx,
                            adg_faults *faults, adg_road_network *network, adg_error *error);

/** How places get on to the roads, snap [places->n]; those that do not are counted in a warning.
 *  NULL when out of memory; the caller frees it. */
adg_snap *adg_step_snap(const adg_road_network *network, const adg_places *places,
                        double max_snap_m, const adg_context *ctx);

#endif
