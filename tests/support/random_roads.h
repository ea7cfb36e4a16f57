/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TESTS_SUPPORT_RANDOM_ROADS_H
#define ADG_TESTS_SUPPORT_RANDOM_ROADS_H

#include "core/random.h"
#include "network/graph.h"

/** What a random network is like. Shares are of its edges. */
typedef struct {
    uint32_t rows, columns;           /* crossings on a jittered grid */
    double missing;                   /* left out: dead ends, islands */
    double one_way;                   /* half of them along, half against the line */
    double zero;                      /* take no time at all */
    uint32_t parallel, loops;         /* further edges between the same nodes, and from a node to
                                        itself */
    double shortest_min, longest_min; /* times are drawn evenly on the logarithmic scale */
} roads_wish;

/** A network as a list of edges with places. */
typedef struct {
    uint32_t n_nodes, n_edges;
    adg_edge *edge;
    double *xy; /* [2 n_nodes] metres */
} random_roads;

/** The same wish and the same state of the generator give the same network. */
random_roads random_roads_draw(const roads_wish *wish, adg_random *random);
void random_roads_release(random_roads *roads);

/** Even on [least, most). */
double random_between(adg_random *random, double least, double most);
/** Even on the logarithmic scale; both above 0. */
double random_log_between(adg_random *random, double least, double most);

#endif
