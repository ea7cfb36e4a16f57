/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_ROAD_GRAPH_H
#define GENERATOR_ROAD_GRAPH_H

#include "places.h"
#include "road_class.h"

/** The ordinary roads between places, before they are drawn.
 *
 *  Two places are joined when no third place lies in the circle that has them as its ends
 *  (Gabriel graph: Gabriel & Sokal 1969), which gives a planar net much like rural roads; edges
 *  that would cross water are left out, bridges are added. */
typedef struct {
    size_t a, b;   /* places */
    double length; /* straight, metres */
    road_class class;
    const char *route; /* "" where it has no number */
    const bridge_fact *bridge;
    const closed_road_fact *closed;
} road_edge;

typedef struct {
    road_edge *edge;
    size_t n, capacity;
} road_graph;

/** Joins the places and gives every edge its class: routes of the facts, the way from every town
 *  to the next larger one, the ways from ramp ends to a town; the rest are local roads. */
bool road_graph_build(const place_list *places, const land_map *land, const region_facts *facts,
                      road_graph *graph, failure *why);
void road_graph_release(road_graph *graph);

#endif
