/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TESTS_SUPPORT_DIJKSTRA_H
#define ADG_TESTS_SUPPORT_DIJKSTRA_H

#include <stdbool.h>

#include "network/bucket_search.h"
#include "network/graph.h"

/** Shortest times by the book, in doubles, straight from a list of edges: the second opinion for
 *  every faster search. Without heap, buckets or forward star: settle the nearest open node, look
 *  at all edges, repeat. against: along the reversed edges. minutes [n_nodes] (out).  O(n (n + m)).
 *  Source: Dijkstra 1959. */
void reference_dijkstra(uint32_t n_nodes, const adg_edge *edges, uint32_t n_edges, bool against,
                        const adg_seed *seeds, size_t n_seeds, double *minutes);

#endif
