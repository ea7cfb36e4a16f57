/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_COMPONENTS_H
#define ADG_NETWORK_COMPONENTS_H

#include <stdbool.h>
#include <stdint.h>

#include "adgang/status.h"
#include "network/graph.h"

/** Pieces of a network that hang together when every edge may be used both ways. component
 *  [n_nodes] (out) numbers them from 0 in order of their lowest node; edges for which leave_out
 *  [n_edges] is true do not join anything (NULL: all join). Returns the number of pieces in *n.
 *  O(nodes + edges). */
adg_status adg_components(const adg_graph *graph, const bool *leave_out, uint32_t *component,
                          uint32_t *n, adg_error *error);

/** Pieces within which every node can be reached from every other along the directions: a node that
 *  can be left but not reached, or the other way round, is a piece of its own. Same numbering.
 *  O(nodes + arcs).  Source: Tarjan 1972. */
adg_status adg_strong_components(const adg_graph *graph, uint32_t *component, uint32_t *n,
                                 adg_error *error);

#endif
