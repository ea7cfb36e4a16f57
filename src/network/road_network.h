/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_ROAD_NETWORK_H
#define ADG_NETWORK_ROAD_NETWORK_H

#include "load/roads.h"
#include "network/graph.h"
#include "network/segment_index.h"
#include "network/turns.h"

/** Roads as a graph: edge e is road e, its nodes are the ends of the line. */
typedef struct {
    adg_roads roads;
    adg_graph graph;
    unsigned char *stop_parts; /* [roads] what of each one may stop on, ADG_LINE_... */
    adg_segment_index *stops;  /* the same as an index */
    adg_turns turns;           /* empty unless roads.minds_turns */
} adg_road_network;

/** Takes the roads (empty afterwards). join_m: see adg_line_nodes_find. */
adg_status adg_road_network_build(adg_roads *roads, double join_m, adg_road_network *network,
                                  adg_error *error);
void adg_road_network_release(adg_road_network *network);

#endif
