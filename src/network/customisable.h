/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_CUSTOMISABLE_H
#define ADG_NETWORK_CUSTOMISABLE_H

#include <stdbool.h>

#include "network/elimination.h"
#include "network/graph.h"

/** A customisable contraction hierarchy: what is costly, the order of the nodes and the links between
 *  them, depends on which edges there are, and on no time. A network with other times, or with roads
 *  closed and opened, then needs a customisation alone, a second or so a million nodes.
 *
 *  It pays where one network is asked with several sets of times. For a single set with thousands
 *  of searches network/hierarchy.h has fewer links, for a single search the graph itself will do.
 *  Built once and never changed: any number of threads may use it.
 *  Source: Dibbelt, Strasser and Wagner 2016, doi:10.1145/2886843. */
typedef struct {
    uint32_t n_nodes, n_edges;
    uint32_t *rank; /* [n_nodes] of every node */
    adg_elimination elimination;
    uint32_t *edge_link; /* [n_edges] link the edge lies on; ADG_NONE for a loop */
    bool *edge_up;       /* [n_edges] its `from` is the lower end */
} adg_customisable;

/** Orders the nodes of a graph.  See adg_nested_dissection and adg_eliminate. */
adg_status adg_customisable_build(const adg_graph *graph, adg_customisable *customisable,
                                  adg_error *error);
void adg_customisable_release(adg_customisable *customisable);

/** Times of a network by its edges, milliseconds up to ADG_MAX_ARC_MS; ADG_UNREACHED_MS closes. */
typedef struct {
    const uint32_t *forward_ms, *backward_ms; /* [n_edges] */
} adg_edge_times;

/** One set of times on the links. */
typedef struct {
    uint32_t *up_ms;   /* [n_links] from the lower end to the higher; unreached where closed */
    uint32_t *down_ms; /* [n_links] back */
} adg_customised;

/** Puts times on the links, so that the shortest way between any two nodes leads up and then down.
 *  Paths beyond ADG_MAX_PATH_MS are unreached.
 *  O(triangles of the links). */
adg_status adg_customise(const adg_customisable *customisable, const adg_edge_times *times,
                         adg_customised *customised, adg_error *error);
void adg_customised_release(adg_customised *customised);

/** Milliseconds of the graph's own edges, both [n_edges] on the heap. */
adg_status adg_edge_times_of(const adg_graph *graph, uint32_t **forward_ms, uint32_t **backward_ms,
                             adg_error *error);

/** Milliseconds from a node to all; against: from all to the node. ms [n_nodes] (out) by node,
 *  label [n_nodes] is room to work in.  O(links). */
void adg_customised_sweep(const adg_customisable *customisable, const adg_customised *customised,
                          uint32_t node, bool against, uint32_t *label, uint32_t *ms);

/** Milliseconds from one node to another, by the ways of both up the tree. label [2 n_nodes] is room to
 *  work in; all ADG_UNREACHED_MS before the first call, and after every one.
 *  O(links of the nodes above the two). */
uint32_t adg_customised_ms(const adg_customisable *customisable, const adg_customised *customised,
                           uint32_t from, uint32_t to, uint32_t *label);

#endif
