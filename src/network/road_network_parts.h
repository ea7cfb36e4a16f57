/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_ROAD_NETWORK_PARTS_H
#define ADG_NETWORK_ROAD_NETWORK_PARTS_H

/* For the files of network/ alone: what every network of roads is made of. */
#include "network/road_network.h"

/** A road as an edge between two nodes. */
adg_edge adg_road_edge(const adg_road *road, uint32_t from, uint32_t to);

/** ADG_E_INVALID for a road that takes longer than an arc may. */
adg_status adg_road_network_check_times(const adg_roads *roads, adg_error *error);

/** Makes the graph of turns. */
adg_status adg_road_network_build_turns(adg_road_network *network, adg_error *error);

#endif
