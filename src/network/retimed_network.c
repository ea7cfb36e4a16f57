/* SPDX-License-Identifier: MPL-2.0 */
#include "network/retimed_network.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "network/road_network_parts.h"

adg_status adg_retimed_network_make(const adg_road_network *baseline, adg_road *road,
                                    adg_road_network *retimed, adg_error *error)
{
    const adg_graph *graph = &baseline->graph;
    *retimed = *baseline;
    retimed->graph = (adg_graph){0};
    retimed->turns = (adg_turns){0};
    retimed->roads.road = road;
    adg_edge *edges = ADG_NEW_ARRAY(adg_edge, graph->n_edges);
    adg_status status =
        edges ? adg_road_network_check_times(&retimed->roads, error) : adg_fail_memory(error);
    if (status == ADG_OK) {
        for (uint32_t e = 0; e < graph->n_edges; e++)
            edges[e] = adg_road_edge(&road[e], graph->edge[e].from, graph->edge[e].to);
        /* Without places the nodes keep their numbers. */
        status =
            adg_graph_build(graph->n_nodes, NULL, edges, graph->n_edges, &retimed->graph, error);
    }
    free(edges);
    if (status == ADG_OK)
        retimed->graph.xy = graph->xy;
    if (status == ADG_OK && retimed->roads.minds_turns)
        status = adg_road_network_build_turns(retimed, error);
    if (status != ADG_OK)
        adg_retimed_network_release(retimed);
    return status;
}

void adg_retimed_network_release(adg_road_network *retimed)
{
    retimed->graph.xy = NULL;
    adg_graph_release(&retimed->graph);
    adg_turns_release(&retimed->turns);
    *retimed = (adg_road_network){0};
}
