/* SPDX-License-Identifier: MPL-2.0 */
#include "network/road_network.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/text.h"
#include "network/line_nodes.h"
#include "network/road_network_parts.h"

adg_edge adg_road_edge(const adg_road *road, uint32_t from, uint32_t to)
{
    return (adg_edge){from, to, road->direction == ADG_ROAD_BACKWARD ? INFINITY : road->minutes,
                      road->direction == ADG_ROAD_FORWARD ? INFINITY
                                                          : adg_road_minutes_backward(road)};
}

adg_status adg_road_network_check_times(const adg_roads *roads, adg_error *error)
{
    for (size_t r = 0; r < roads->n; r++) {
        const adg_road *road = &roads->road[r];
        double minutes = fmax(road->minutes, road->minutes_backward);
        if (minutes * ADG_MS_PER_MIN > ADG_MAX_ARC_MS)
            return adg_fail(error, ADG_E_INVALID,
                            _("%s, row %lld: the road takes %s minutes; more than %s cannot be "
                              "used. Is its speed or length right?"),
                            roads->shown, road->row, ADG_NUMBER(minutes, 0),
                            ADG_NUMBER(ADG_MAX_ARC_MS / ADG_MS_PER_MIN, 0));
    }
    return ADG_OK;
}

static void mark_node(bool *taken, uint32_t node, bool barred)
{
    taken[node] = taken[node] || !barred;
}

/* One end keeps the node that all of them had. */
static void part_end(adg_line_nodes *nodes, bool *taken, uint32_t *node, bool barred)
{
    if (barred && taken[*node]) {
        nodes->xy[2 * nodes->n_nodes] = nodes->xy[2 * *node];
        nodes->xy[2 * nodes->n_nodes + 1] = nodes->xy[2 * *node + 1];
        *node = nodes->n_nodes++;
    } else if (barred)
        taken[*node] = true;
}

/* Where nobody passes, every road ends at a node of its own. */
static adg_status part_barred_ends(const adg_roads *roads, adg_line_nodes *nodes, adg_error *error)
{
    size_t n_barred = 0;
    for (size_t r = 0; r < roads->n; r++)
        n_barred += roads->road[r].barred_from + roads->road[r].barred_to;
    if (n_barred == 0)
        return ADG_OK;
    double *xy = realloc(nodes->xy, 2 * (nodes->n_nodes + n_barred) * sizeof *xy);
    nodes->xy = xy ? xy : nodes->xy;
    bool *taken = xy ? calloc(nodes->n_nodes, sizeof *taken) : NULL;
    if (!taken)
        return adg_fail_memory(error);
    for (size_t r = 0; r < roads->n; r++) {
        mark_node(taken, nodes->from[r], roads->road[r].barred_from);
        mark_node(taken, nodes->to[r], roads->road[r].barred_to);
    }
    for (size_t r = 0; r < roads->n; r++) {
        part_end(nodes, taken, &nodes->from[r], roads->road[r].barred_from);
        part_end(nodes, taken, &nodes->to[r], roads->road[r].barred_to);
    }
    free(taken);
    return ADG_OK;
}

static adg_status build_graph(adg_road_network *network, double join_m, adg_error *error)
{
    const adg_roads *roads = &network->roads;
    adg_line_nodes nodes = {0};
    adg_edge *edges = ADG_NEW_ARRAY(adg_edge, roads->n);
    adg_status status = edges ? adg_road_network_check_times(roads, error) : adg_fail_memory(error);
    if (status == ADG_OK)
        status = adg_line_nodes_find(&roads->lines, join_m, &nodes, error);
    if (status == ADG_OK)
        status = part_barred_ends(roads, &nodes, error);
    if (status == ADG_OK) {
        for (size_t r = 0; r < roads->n; r++)
            edges[r] = adg_road_edge(&roads->road[r], nodes.from[r], nodes.to[r]);
        status = adg_graph_build(nodes.n_nodes, nodes.xy, edges, (uint32_t)roads->n,
                                 &network->graph, error);
    }
    adg_line_nodes_release(&nodes);
    free(edges);
    return status;
}

/* Whose pieces end at a node: those of one feature or way, or of several. */
typedef struct {
    bool any, several;
    long long row;
} node_ends;

static void note_end(node_ends *end, long long row)
{
    end->several = end->several || (end->any && end->row != row);
    end->any = true;
    end->row = row;
}

/* Of a road that nobody may stop on, the harbours without a road: where a ferry ends and nothing else
 * does, so that it is no meeting of ferries at sea. Source: docs/decisions/0037. */
static unsigned char stops_of(const adg_road *road, const adg_edge *edge, const node_ends *at)
{
    if (road->may_stop)
        return ADG_LINE_WHOLE;
    if (!road->ferry)
        return 0;
    unsigned start = !road->barred_from && !at[edge->from].several ? ADG_LINE_START : 0;
    unsigned end = !road->barred_to && !at[edge->to].several ? ADG_LINE_END : 0;
    return (unsigned char)(start | end);
}

static adg_status index_stops(adg_road_network *network, adg_error *error)
{
    const adg_roads *roads = &network->roads;
    const adg_edge *edge = network->graph.edge;
    node_ends *at = ADG_NEW_ARRAY(node_ends, network->graph.n_nodes);
    unsigned char *stops = network->stop_parts = ADG_NEW_ARRAY(unsigned char, roads->n);
    adg_status status = at && stops ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK) {
        for (size_t r = 0; r < roads->n; r++) {
            note_end(&at[edge[r].from], roads->road[r].row);
            note_end(&at[edge[r].to], roads->road[r].row);
        }
        for (size_t r = 0; r < roads->n; r++)
            stops[r] = stops_of(&roads->road[r], &edge[r], at);
        status = adg_segment_index_build(&roads->lines, stops, &network->stops, error);
    }
    free(at);
    return status;
}

/* Turns take no time here, and nobody turns round on the road but in dead ends. */
adg_status adg_road_network_build_turns(adg_road_network *network, adg_error *error)
{
    const adg_roads *roads = &network->roads;
    return adg_turns_build(&network->graph, roads->turn_rule, roads->n_turn_rules,
                           (adg_turn_costs){0, INFINITY}, &network->turns, error);
}

adg_status adg_road_network_build(adg_roads *roads, double join_m, adg_road_network *network,
                                  adg_error *error)
{
    *network = (adg_road_network){.roads = *roads};
    *roads = (adg_roads){0};
    adg_status status = build_graph(network, join_m, error);
    if (status == ADG_OK)
        status = index_stops(network, error);
    if (status == ADG_OK && network->roads.minds_turns)
        status = adg_road_network_build_turns(network, error);
    if (status != ADG_OK)
        adg_road_network_release(network);
    return status;
}

void adg_road_network_release(adg_road_network *network)
{
    adg_segment_index_free(network->stops);
    free(network->stop_parts);
    adg_turns_release(&network->turns);
    adg_graph_release(&network->graph);
    adg_roads_release(&network->roads);
    *network = (adg_road_network){0};
}
