/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_CONTRACTION_GRAPH_H
#define ADG_NETWORK_CONTRACTION_GRAPH_H

#include <stdbool.h>

#include "network/graph.h"

/** What joins a node to another: the shortest known way there and back. Each time is the least of
 *  its own kind; where two ways are all but equal, ms and minutes may belong to different ones.
 *  A closed direction has ADG_UNREACHED_MS and +inf. */
typedef struct {
    uint32_t other, hops; /* hops: edges of the network behind it, about */
    uint32_t out_ms, in_ms;
    double out_min, in_min;
} adg_link;

typedef struct {
    adg_link *link;
    size_t n, capacity;
} adg_links;

/** A graph from which nodes are taken one by one while the distances between the others stay. */
typedef struct {
    uint32_t n_nodes;
    adg_links *at; /* [n_nodes] */
} adg_contraction_graph;

/** Loops are left out, parallel edges become one link. False without memory. */
bool adg_contraction_graph_init(const adg_graph *graph, adg_contraction_graph *g);
void adg_contraction_graph_release(adg_contraction_graph *g);

/** A way from one node to another: kept where it is shorter than what is known. */
typedef struct {
    uint32_t from, to, ms, hops;
    double minutes;
} adg_way;
bool adg_contraction_graph_offer(adg_contraction_graph *g, const adg_way *way);

/** Takes a node out of its neighbours' lists and gives its own away. */
adg_links adg_contraction_graph_take(adg_contraction_graph *g, uint32_t node);

#endif
