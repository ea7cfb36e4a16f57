/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_OSM_ROADS_H
#define ADG_LOAD_OSM_ROADS_H

#include "load/profile.h"
#include "load/roads.h"

/** Reads an OpenStreetMap file into roads that are still empty: the ways the profile can use, cut where
 *  they meet (load/osm_pieces.h). Row of a road: the id of its way. Values that are not known are
 *  counted in warnings; no road in the file, and none that may be used, are error faults.
 *  O(nodes). Memory: see adg_osm_read, and some 60 bytes a node of the ways that are used. */
adg_status adg_osm_roads_load(const adg_road_rules *rules, const adg_profile *profile,
                              const adg_crs *crs, adg_roads *roads, adg_faults *faults,
                              adg_error *error);

#endif
