/* SPDX-License-Identifier: MPL-2.0 */
#include "support/dijkstra.h"

#include <math.h>
#include <stdlib.h>

#include "support/test.h"

static uint32_t nearest_open(uint32_t n_nodes, const bool *settled, const double *minutes)
{
    uint32_t nearest = ADG_NONE;
    for (uint32_t v = 0; v < n_nodes; v++)
        if (!settled[v] && isfinite(minutes[v]) &&
            (nearest == ADG_NONE || minutes[v] < minutes[nearest]))
            nearest = v;
    return nearest;
}

static void improve(double *minutes, uint32_t node, double through)
{
    if (through < minutes[node])
        minutes[node] = through;
}

void reference_dijkstra(uint32_t n_nodes, const adg_edge *edges, uint32_t n_edges, bool against,
                        const adg_seed *seeds, size_t n_seeds, double *minutes)
{
    bool *settled = NEW(bool, n_nodes);
    for (uint32_t v = 0; v < n_nodes; v++)
        minutes[v] = INFINITY;
    for (size_t s = 0; s < n_seeds; s++)
        improve(minutes, seeds[s].node, seeds[s].minutes);
    for (uint32_t v; (v = nearest_open(n_nodes, settled, minutes)) != ADG_NONE;) {
        settled[v] = true;
        for (uint32_t e = 0; e < n_edges; e++) {
            const adg_edge *edge = &edges[e];
            double along = against ? edge->minutes_backward : edge->minutes_forward;
            double back = against ? edge->minutes_forward : edge->minutes_backward;
            if (edge->from == v)
                improve(minutes, edge->to, minutes[v] + along);
            if (edge->to == v)
                improve(minutes, edge->from, minutes[v] + back);
        }
    }
    free(settled);
}
