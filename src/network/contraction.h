/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_CONTRACTION_H
#define ADG_NETWORK_CONTRACTION_H

#include "network/contraction_graph.h"
#include "network/witness.h"

/** What taking a node out would do. */
typedef struct {
    uint32_t removed, added; /* arcs */
    uint64_t removed_hops, added_hops;
} adg_contraction_cost;

/** Counts the shortcuts that have to be added when the node goes: for every way from a neighbour
 *  over it to another, unless there is a witness, a way round that is no longer. Looks at so many
 *  links for each neighbour; too few only means shortcuts that are not needed. The graph is not
 *  changed. False without memory. */
bool adg_contraction_try(const adg_contraction_graph *g, adg_witness *witness, uint32_t node,
                         size_t most_links, adg_contraction_cost *cost);

/** Adds the shortcuts, takes the node out and gives its links away. False without memory. */
bool adg_contraction_do(adg_contraction_graph *g, adg_witness *witness, uint32_t node,
                        size_t most_links, adg_links *links);

#endif
