/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TESTS_BENCH_ROAD_LIKE_H
#define ADG_TESTS_BENCH_ROAD_LIKE_H

#include <stdint.h>

#include "network/graph.h"

/** A network of any size that is like roads: towns of all sizes and countryside, crossings joined as
 *  a relative neighbourhood graph (mean degree 2.5, like roads), main roads between neighbouring
 *  towns in three ranks above the local streets. Nodes are numbered along a Hilbert curve. */
typedef struct {
    uint32_t n_nodes, n_edges;
    double *xy;        /* [2 n_nodes] metres */
    adg_edge *edge;    /* [n_edges] both ways */
    uint8_t *rank;     /* [n_edges] 0 street ... 3 motorway */
    double *length_km; /* [n_edges] straight */
} road_like;

/** The same size and seed give the same network. One node for every 250 x 250 m on average.
 *  Source of the graph: Toussaint 1980. */
road_like road_like_draw(uint32_t n_nodes, uint64_t seed);
void road_like_release(road_like *roads);

/** Nodes [n] (out) where facilities stand: different from each other, increasing. */
void road_like_facilities(const road_like *roads, uint64_t seed, uint32_t *node, uint32_t n);

#endif
