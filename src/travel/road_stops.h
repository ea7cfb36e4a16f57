/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TRAVEL_ROAD_STOPS_H
#define ADG_TRAVEL_ROAD_STOPS_H

#include <stdbool.h>

#include "network/graph.h"
#include "travel/engine.h"

/** A place on an edge, as a traveller leaving it or arriving at it sees it. */
typedef struct {
    uint32_t edge;     /* ADG_NONE: not on the network */
    double fraction;   /* from the edge's start */
    double access_min; /* between the point and the road */
    double start_min;  /* leaving: to the edge's start; arriving: from it; +inf where one may not */
    double end_min;    /* the same for the edge's end */
    uint32_t start, end; /* nodes of the star that stand for the two ends */
} adg_road_stop;

/** The engine of travel by road. */
typedef struct {
    adg_travel head;
    const adg_graph *graph;
    const adg_star *star;    /* leads from the facilities to the people */
    bool by_turns;           /* its nodes are edges driven one way (adg_turns) */
    adg_road_stop *origin;   /* [n_origins] */
    adg_road_stop *facility; /* [n_facilities] */
} adg_road_travel;

/** Time over the part of the edge from place a to place b (shares of its length), in the direction
 * that leads there; +inf against a one-way road. */
static inline double adg_road_along(const adg_edge *edge, double a, double b)
{
    if (a == b)
        return 0;
    return a < b ? (b - a) * edge->minutes_forward : (a - b) * edge->minutes_backward;
}

/** Over the edge both places lie on, without leaving it. */
static inline double adg_road_direct(const adg_road_travel *t, const adg_road_stop *o,
                                     const adg_road_stop *f)
{
    if (o->edge != f->edge)
        return INFINITY;
    const adg_edge *edge = &t->graph->edge[o->edge];
    return t->head.direction == ADG_TO_FACILITY ? adg_road_along(edge, o->fraction, f->fraction)
                                                : adg_road_along(edge, f->fraction, o->fraction);
}

#endif
