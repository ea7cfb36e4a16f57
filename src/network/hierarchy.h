/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_HIERARCHY_H
#define ADG_NETWORK_HIERARCHY_H

#include "network/graph.h"

/** A contraction hierarchy: the network once more, with shortcuts, so that every shortest way
 *  climbs and then descends. Nodes have places such that arcs lead from a place to lower places
 *  only (more important nodes); neighbours in space are neighbours in this order too.
 *
 *  Contract: in milliseconds every distance is exactly that of an integer Dijkstra on the graph, up
 *  to ADG_MAX_PATH_MS. In minutes it is that of a Dijkstra in doubles but for the rounding of sums
 *  in another order (1e-12 of the time). docs/decisions/0017-hierarchy.md
 *
 *  Immutable: any number of threads may sweep, each with an object of its own.
 *  Source: Geisberger et al. 2012; order of places: Delling et al. 2013. */
typedef struct {
    uint32_t n_nodes;
    uint32_t *place; /* [n_nodes] of a node */
    uint32_t *node;  /* [n_nodes] at a place */
    adg_star up;     /* by place: arcs from it to lower places; edge is NULL */
    adg_star down;   /* by place: arcs to it, head = the lower place they come from; edge is NULL */
} adg_hierarchy;

/** Builds it on up to `threads` threads; the result does not depend on their number. Half a minute
 *  per million nodes of roads on one thread, 100 bytes a node. Fails only without memory. */
adg_status adg_hierarchy_build(const adg_graph *graph, int threads, adg_hierarchy *hierarchy,
                               adg_error *error);
void adg_hierarchy_release(adg_hierarchy *hierarchy);

#endif
