/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TRAVEL_ROAD_H
#define ADG_TRAVEL_ROAD_H

#include "adgang/travel.h"
#include "network/road_network.h"
#include "network/snap.h"

/** Travel by road:  minutes = access leg + shortest path + access leg.  The access leg is the
 *  straight distance between a point and its place on the road at access_kmh; both places on one
 *  road are joined along it too. A point that did not reach a road (adg_snap.reached) is
 *  unreachable. The network is borrowed and must outlive the engine; the snaps are copied. */
adg_status adg_road_travel_new(const adg_road_network *network, const adg_snap *origins,
                               size_t n_origins, const adg_snap *facilities, size_t n_facilities,
                               double access_kmh, adg_travel_direction direction,
                               adg_travel **travel, adg_error *error);

/** The way from one origin to one facility, for people who want to see it: the roads in the order
 *  in which they are travelled (when going to the facility). */
typedef struct {
    uint32_t road;  /* edge of the network */
    double minutes; /* on it */
    double share;   /* of its length that is travelled, 0 ... 1 */
} adg_path_step;

typedef struct {
    double access_origin_min, access_facility_min, total_min; /* +inf: no way */
    adg_path_step *step;
    size_t n;
} adg_path;

adg_status adg_road_travel_path(const adg_travel *travel, size_t origin, size_t facility,
                                adg_path *path, adg_error *error);
void adg_path_release(adg_path *path);

#endif
