/* SPDX-License-Identifier: MPL-2.0 */
#include "road_like.h"

#include <math.h>
#include <stdlib.h>

#include "core/id_index.h"
#include "core/random.h"
#include "crossings.h"
#include "network/bucket_search.h"
#include "support/test.h"

enum {
    RANKS = 4
};
static const double KMH[RANKS] = {40, 60, 80, 110}, CIRCUITY = 1.15;
static const uint32_t NODES_PER_HUB[RANKS] = {0, 300, 3000, 30000};

static void add_edge(void *data, uint32_t a, uint32_t b)
{
    road_like *roads = data;
    roads->edge[roads->n_edges++] = (adg_edge){a, b, 0, 0};
}

static void measure(road_like *roads)
{
    roads->rank = NEW(uint8_t, roads->n_edges);
    roads->length_km = NEW(double, roads->n_edges);
    for (uint32_t e = 0; e < roads->n_edges; e++) {
        adg_edge *edge = &roads->edge[e];
        const double *p = roads->xy + 2 * (size_t)edge->from, *q = roads->xy + 2 * (size_t)edge->to;
        roads->length_km[e] = hypot(p[0] - q[0], p[1] - q[1]) / 1000;
        edge->minutes_forward = edge->minutes_backward = roads->length_km[e];
    }
}

/* ---- main roads: the shortest ways between neighbouring hubs ---- */

/* The edge in the middle of a way between two hubs. */
typedef struct {
    uint32_t low_hub, high_hub, edge;
    double km;
} bridge;

static int by_hubs_then_km(const void *a, const void *b)
{
    const bridge *p = a, *q = b;
    if (p->low_hub != q->low_hub)
        return p->low_hub < q->low_hub ? -1 : 1;
    if (p->high_hub != q->high_hub)
        return p->high_hub < q->high_hub ? -1 : 1;
    return (p->km > q->km) - (p->km < q->km);
}

/* The hub from which the search came to a node; what was found on the way is kept. */
static uint32_t hub_of(const adg_search *search, uint32_t *hub, uint32_t v)
{
    uint32_t root = v;
    while (hub[root] == ADG_NONE && adg_search_parent(search, root) != ADG_NONE)
        root = adg_search_parent(search, root);
    uint32_t found = hub[root] == ADG_NONE ? root : hub[root];
    for (uint32_t u = v; u != ADG_NONE && hub[u] == ADG_NONE; u = adg_search_parent(search, u))
        hub[u] = found;
    return found;
}

static uint32_t find_bridges(const road_like *roads, const adg_search *search, bridge *found)
{
    uint32_t n = 0, *hub = NEW(uint32_t, roads->n_nodes);
    const double *km = adg_search_minutes(search);
    for (uint32_t v = 0; v < roads->n_nodes; v++)
        hub[v] = ADG_NONE;
    for (uint32_t e = 0; e < roads->n_edges; e++) {
        const adg_edge *edge = &roads->edge[e];
        uint32_t a = hub_of(search, hub, edge->from), b = hub_of(search, hub, edge->to);
        double through = km[edge->from] + roads->length_km[e] + km[edge->to];
        if (a != b && isfinite(through))
            found[n++] = (bridge){a < b ? a : b, a < b ? b : a, e, through};
    }
    free(hub);
    qsort(found, n, sizeof *found, by_hubs_then_km);
    return n;
}

static void raise_way(road_like *roads, const adg_graph *graph, const adg_search *search,
                      uint32_t node, uint8_t rank)
{
    for (uint32_t v = node; adg_search_parent(search, v) != ADG_NONE;
         v = adg_search_parent(search, v))
        roads->rank[graph->out.edge[adg_search_parent_arc(search, v)]] = rank;
}

static void raise_ways(road_like *roads, const adg_graph *graph, const adg_search *search,
                       uint8_t rank)
{
    bridge *bridges = NEW(bridge, roads->n_edges);
    uint32_t n = find_bridges(roads, search, bridges);
    for (uint32_t k = 0; k < n; k++) {
        const bridge *b = &bridges[k];
        if (k > 0 && b->low_hub == b[-1].low_hub && b->high_hub == b[-1].high_hub)
            continue;
        roads->rank[b->edge] = rank;
        raise_way(roads, graph, search, roads->edge[b->edge].from, rank);
        raise_way(roads, graph, search, roads->edge[b->edge].to, rank);
    }
    free(bridges);
}

static void lay_main_roads(road_like *roads, const adg_graph *graph, adg_search *search,
                           uint8_t rank, adg_random *random)
{
    adg_error error = ADG_ERROR_INIT;
    uint32_t n = 1 + roads->n_nodes / NODES_PER_HUB[rank];
    adg_seed *hub = NEW(adg_seed, n);
    for (uint32_t k = 0; k < n; k++)
        hub[k].node = (uint32_t)adg_random_below(random, roads->n_nodes);
    if (adg_search_run(search, &graph->out, hub, n, INFINITY, &error) != ADG_OK)
        abort();
    raise_ways(roads, graph, search, rank);
    free(hub);
}

static void set_minutes(road_like *roads)
{
    for (uint32_t e = 0; e < roads->n_edges; e++)
        roads->edge[e].minutes_forward = roads->edge[e].minutes_backward =
            60 * CIRCUITY * roads->length_km[e] / KMH[roads->rank[e]];
}

road_like road_like_draw(uint32_t n_nodes, uint64_t seed)
{
    adg_random random;
    adg_random_seed(&random, seed);
    road_like roads = {.n_nodes = n_nodes};
    roads.xy = NEW(double, 2 * (size_t)n_nodes);
    roads.edge = NEW(adg_edge, 3 * (size_t)n_nodes);
    place_crossings(n_nodes, &random, roads.xy);
    join_neighbours(n_nodes, roads.xy, add_edge, &roads);
    measure(&roads);
    adg_error error = ADG_ERROR_INIT;
    adg_graph by_length;
    adg_search *search = NULL;
    if (adg_graph_build(n_nodes, NULL, roads.edge, roads.n_edges, &by_length, &error) != ADG_OK ||
        adg_search_new(n_nodes, &search, &error) != ADG_OK)
        abort();
    for (uint8_t rank = 1; rank < RANKS; rank++)
        lay_main_roads(&roads, &by_length, search, rank, &random);
    adg_search_free(search);
    adg_graph_release(&by_length);
    set_minutes(&roads);
    return roads;
}

void road_like_release(road_like *roads)
{
    free(roads->xy);
    free(roads->edge);
    free(roads->rank);
    free(roads->length_km);
    *roads = (road_like){0};
}

void road_like_facilities(const road_like *roads, uint64_t seed, uint32_t *node, uint32_t n)
{
    adg_random random;
    adg_random_seed(&random, seed);
    /* One in each stretch of the curve: spread over the land as the crossings are. */
    for (uint32_t k = 0; k < n; k++) {
        uint64_t from = (uint64_t)roads->n_nodes * k / n,
                 to = (uint64_t)roads->n_nodes * (k + 1) / n;
        node[k] = (uint32_t)(from + adg_random_below(&random, to - from));
    }
}
