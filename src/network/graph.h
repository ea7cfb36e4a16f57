/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_GRAPH_H
#define ADG_NETWORK_GRAPH_H

#include <stddef.h>
#include <stdint.h>

#include "adgang/status.h"

/** Inside the engine time is a whole number of milliseconds: sums are exact, and equal times are
 *  equal. One arc may take up to 12 days, a whole path up to 24; what lies beyond is unreachable.
 *  The proof that adding an arc to a label cannot wrap stands below. */
#define ADG_UNREACHED_MS UINT32_MAX
#define ADG_MAX_PATH_MS (UINT32_MAX / 2)
#define ADG_MAX_ARC_MS (UINT32_MAX / 4)
_Static_assert((uint64_t)ADG_MAX_PATH_MS + ADG_MAX_ARC_MS < ADG_UNREACHED_MS,
               "a label plus an arc must stay below the mark of the unreached");
#define ADG_MS_PER_MIN 60000.0

/** One way to go on from a node; 8 bytes, so that a node's arcs share a cache line. */
typedef struct {
    uint32_t head;
    uint32_t ms;
} adg_arc;

/** All arcs by the node they leave (a forward star, CSR). Arc a of node v: first[v] <= a <
 *  first[v + 1]. minutes[a] is the same time unrounded, edge[a] the edge it belongs to. */
typedef struct {
    uint32_t n_nodes, n_arcs;
    uint32_t longest_ms; /* of all arcs */
    uint32_t *first;     /* [n_nodes + 1] */
    adg_arc *arc;        /* [n_arcs] */
    double *minutes;     /* [n_arcs] */
    uint32_t *edge;      /* [n_arcs] */
} adg_star;

/** An edge as the input has it; +inf minutes close a direction. */
typedef struct {
    uint32_t from, to;
    double minutes_forward, minutes_backward;
} adg_edge;

/** A directed graph that never changes: `out` leads along the arcs, `in` against them. */
typedef struct {
    uint32_t n_nodes, n_edges;
    adg_edge *edge; /* [n_edges] */
    double *xy;     /* [2 n_nodes], or NULL for a graph without places */
    adg_star out, in;
} adg_graph;

/** Builds both stars. The arrays are copied. With xy the nodes are renumbered along a Hilbert
 *  curve, so that neighbours in space are neighbours in memory; edge[] then holds the new numbers.
 *  ADG_E_INVALID for a node that does not exist or a time that is negative, NaN or beyond
 *  ADG_MAX_ARC_MS.  O(nodes + edges). */
adg_status adg_graph_build(uint32_t n_nodes, const double *xy, const adg_edge *edges,
                           uint32_t n_edges, adg_graph *graph, adg_error *error);
void adg_graph_release(adg_graph *graph);
void adg_star_release(adg_star *star);

#endif
