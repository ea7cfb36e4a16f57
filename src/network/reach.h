/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_REACH_H
#define ADG_NETWORK_REACH_H

#include <stddef.h>
#include <stdint.h>

#include "adgang/status.h"
#include "adgang/travel.h"
#include "network/road_network.h"
#include "network/snap.h"

/** The time between every place on the roads and the nearest of some facilities: not at the nodes
 *  alone but along every road, both ways round and past facilities that lie on it. The facility's
 *  access leg is part of it, that of the place is not. */
typedef struct adg_road_reach adg_road_reach;

/** The network is borrowed. */
adg_status adg_road_reach_new(const adg_road_network *network, adg_travel_direction direction,
                              double access_kmh, adg_road_reach **reach, adg_error *error);
void adg_road_reach_free(adg_road_reach *reach);

/** Searches from the facilities [n]; those that reach no road count for nothing. Times beyond
 *  limit_min may be given as +inf. One search, whatever their number. */
adg_status adg_road_reach_search(adg_road_reach *reach, const adg_snap *facilities, size_t n,
                                 double limit_min, adg_error *error);

/** Part of a road, along which time rises or falls evenly. */
typedef struct {
    double from, to;       /* shares of the road's length, from < to */
    double at_from, at_to; /* minutes; +inf both where nobody gets */
    uint32_t facility;     /* the nearest, the first of those that tie; ADG_NONE */
} adg_road_reach_part;

/** All parts of a road, in order from 0 to 1 without gaps; *n of them. They stay as they are until
 *  the next call. */
adg_status adg_road_reach_parts(adg_road_reach *reach, uint32_t road,
                                const adg_road_reach_part **part, size_t *n, adg_error *error);

/** Minutes at one place of a road, and the nearest facility (NULL: not asked for). Any number of
 *  threads may ask at once. */
double adg_road_reach_at(const adg_road_reach *reach, uint32_t road, double fraction,
                         uint32_t *facility);

#endif
