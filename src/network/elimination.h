/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_ELIMINATION_H
#define ADG_NETWORK_ELIMINATION_H

#include "network/graph.h"

/** What is left of a network when its nodes are taken out in an order and the neighbours of each are
 *  joined: a chordal graph, and the tree of who is joined to whom first. Nodes are named by rank, links
 *  lead up, l of node r: first[r] <= l < first[r + 1], heads increasing.
 *  Source: Rose, Tarjan and Lueker 1976, doi:10.1137/0205021; Liu 1990, doi:10.1137/0611010. */
typedef struct {
    uint32_t n_nodes, n_links;
    uint32_t *first; /* [n_nodes + 1] */
    uint32_t *head;  /* [n_links] > tail */
    uint32_t *below; /* [n_nodes + 1] links by their head: those to r are below[r] ... */
    uint32_t *link;  /* [n_links] ... of this list, tails increasing */
    uint32_t *tail;  /* [n_links] of link[i] */
} adg_elimination;

/** The lowest node above r: its parent in the tree, ADG_NONE for a root. */
uint32_t adg_elimination_parent(const adg_elimination *elimination, uint32_t r);

/** Takes the nodes out in the order of rank [n_nodes]. Closed edges count: they may be opened.
 *  ADG_E_INVALID beyond 2^32 links.  O(links log links). */
adg_status adg_eliminate(const adg_graph *graph, const uint32_t *rank, adg_elimination *elimination,
                         adg_error *error);
void adg_elimination_release(adg_elimination *elimination);

/** The link from a to b (a < b), which must be there.  O(log). */
uint32_t adg_elimination_link(const adg_elimination *elimination, uint32_t a, uint32_t b);

#endif
