/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "checks/checks.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/text.h"

/* Nearer than this an end was probably meant to touch. */
static const double NEAR_M = 2;

typedef struct {
    const adg_road_network *network;
    uint32_t node; /* the loose end */
    double x, y;
    double nearest2;
    uint32_t road;
    double at[2];
} end_search;

/* The nearest place on a road that does not end at the node itself. */
static bool compare(uint32_t road, uint32_t point, void *data)
{
    end_search *s = data;
    const adg_edge *edge = &s->network->graph.edge[road];
    if (edge->from == s->node || edge->to == s->node)
        return true;
    const double *p = s->network->roads.lines.xy + 2 * (size_t)point;
    double dx = p[2] - p[0], dy = p[3] - p[1], length2 = dx * dx + dy * dy;
    double t = length2 > 0 ? ((s->x - p[0]) * dx + (s->y - p[1]) * dy) / length2 : 0;
    t = fmin(fmax(t, 0), 1);
    double x = p[0] + t * dx, y = p[1] + t * dy;
    double d2 = (s->x - x) * (s->x - x) + (s->y - y) * (s->y - y);
    if (d2 < s->nearest2 || (d2 == s->nearest2 && road < s->road)) {
        s->nearest2 = d2;
        s->road = road;
        s->at[0] = x;
        s->at[1] = y;
    }
    return true;
}

static void report(const end_search *s, uint32_t own_road, adg_faults *faults)
{
    const adg_roads *roads = &s->network->roads;
    const double end[2] = {s->x, s->y};
    adg_fault *fault =
        adg_faults_add(faults, ADG_WARNING, "dangling_end",
                       (adg_place){roads->shown, NULL, NULL, roads->road[own_road].row},
                       _("the road ends %s m from row %lld without joining it."),
                       ADG_NUMBER(sqrt(s->nearest2), 2), roads->road[s->road].row);
    adg_fault_advise(fault, _("Let the end snap to the other road and split that one there, or set "
                              "travel.roads.join_m where only the ends are apart."));
    adg_fault_between(fault, end, s->at);
}

/* The end at a barrier is meant. */
static bool is_barred(const adg_road_network *network, uint32_t road, uint32_t node)
{
    const adg_edge *edge = &network->graph.edge[road];
    const adg_road *at = &network->roads.road[road];
    return (at->barred_from && edge->from == node) || (at->barred_to && edge->to == node);
}

adg_status adg_check_dangling_ends(const adg_road_network *network, adg_faults *faults,
                                   adg_error *error)
{
    const adg_graph *graph = &network->graph;
    uint32_t *degree = ADG_NEW_ARRAY(uint32_t, graph->n_nodes);
    uint32_t *own_road = ADG_NEW_ARRAY(uint32_t, graph->n_nodes);
    adg_segment_index *index = NULL;
    adg_status status = degree && own_road ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK)
        status = adg_segment_index_build(&network->roads.lines, NULL, &index, error);
    for (uint32_t e = 0; status == ADG_OK && e < graph->n_edges; e++) {
        degree[graph->edge[e].from]++;
        degree[graph->edge[e].to]++;
        own_road[graph->edge[e].from] = own_road[graph->edge[e].to] = e;
    }
    for (uint32_t v = 0; status == ADG_OK && v < graph->n_nodes; v++) {
        if (degree[v] != 1 || is_barred(network, own_road[v], v))
            continue;
        double x = graph->xy[2 * (size_t)v], y = graph->xy[2 * (size_t)v + 1];
        end_search s = {network, v, x, y, NEAR_M * NEAR_M, ADG_NONE, {x, y}};
        adg_box box = {x - NEAR_M, y - NEAR_M, x + NEAR_M, y + NEAR_M};
        adg_segment_index_query(index, &box, compare, &s);
        if (s.road != ADG_NONE)
            report(&s, own_road[v], faults);
    }
    adg_segment_index_free(index);
    free(degree);
    free(own_road);
    return status;
}
