/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_ROAD_LAYER_H
#define ADG_LOAD_ROAD_LAYER_H

#include "load/profile.h"
#include "load/roads.h"

/** Reads a line layer into roads that are still empty. A profile (NULL: none) gives the speed of
 *  classes that have none under travel.speeds, says which classes and access words are closed to it, which
 *  classes are one-way where the one-way field is empty, and may ignore one-way signs. Findings: see adg_roads_load.  O(points). */
adg_status adg_road_layer_load(const adg_road_rules *rules, const adg_profile *profile,
                               const adg_crs *crs, adg_roads *roads, adg_faults *faults,
                               adg_error *error);

#endif
