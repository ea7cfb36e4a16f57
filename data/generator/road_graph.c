/* SPDX-License-Identifier: MPL-2.0 */
#include "road_graph.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double LONGEST_EDGE_M = 15000;
static const int64_t LARGE_TOWN = 1500;

void road_graph_release(road_graph *graph)
{
    free(graph->edge);
    *graph = (road_graph){0};
}

static bool add_edge(road_graph *graph, road_edge edge, failure *why)
{
    road_edge *edges = grown(graph->edge, &graph->capacity, graph->n + 1, sizeof *edges);
    if (!edges)
        return fail_memory(why);
    graph->edge = edges;
    edges[graph->n++] = edge;
    return true;
}

static bool circle_is_empty(const place_list *places, size_t a, size_t b)
{
    const point p = places->place[a].at, q = places->place[b].at;
    for (size_t k = 0; k < places->n; k++) {
        const point r = places->place[k].at;
        /* r lies in the circle over p-q when it sees p-q under an obtuse angle. */
        const int64_t dot = (p.x - r.x) * (q.x - r.x) + (p.y - r.y) * (q.y - r.y);
        if (k != a && k != b && dot < 0)
            return false;
    }
    return true;
}

static bool join_neighbours(const place_list *places, const land_map *land, road_graph *graph,
                            failure *why)
{
    for (size_t a = 0; a < places->n; a++)
        for (size_t b = a + 1; b < places->n; b++) {
            const road_place *p = &places->place[a], *q = &places->place[b];
            const double length = distance(p->at, q->at);
            if (p->ring != q->ring || length > LONGEST_EDGE_M || !circle_is_empty(places, a, b) ||
                !land_holds_segment(&land->ring[p->ring], p->at, q->at))
                continue;
            if (!add_edge(graph, (road_edge){a, b, length, ROAD_LOCAL, "", NULL, NULL}, why))
                return false;
        }
    return true;
}

static bool join_bridges(const place_list *places, const region_facts *facts, road_graph *graph,
                         failure *why)
{
    for (size_t i = 0; i < facts->n_bridges; i++) {
        const bridge_fact *bridge = &facts->bridge[i];
        const size_t a = places_find(places, PLACE_BRIDGEHEAD, i), b = a + 1;
        const double length = distance(bridge->from, bridge->to);
        if (!add_edge(graph, (road_edge){a, b, length, bridge->class, bridge->route, bridge, NULL},
                      why))
            return false;
    }
    return true;
}

static bool has_edge(const road_graph *graph, size_t a, size_t b)
{
    for (size_t e = 0; e < graph->n; e++)
        if ((graph->edge[e].a == a && graph->edge[e].b == b) ||
            (graph->edge[e].a == b && graph->edge[e].b == a))
            return true;
    return false;
}

static bool join_closed_roads(const place_list *places, const land_map *land,
                              const region_facts *facts, road_graph *graph, failure *why)
{
    for (size_t i = 0; i < facts->n_closed_roads; i++) {
        const closed_road_fact *closed = &facts->closed_road[i];
        const size_t a = places_nearest(places, closed->from);
        const size_t b = places_nearest(places, closed->to);
        const road_place *p = &places->place[a], *q = &places->place[b];
        if (a == b || has_edge(graph, a, b) || p->ring != q->ring ||
            !land_holds_segment(&land->ring[p->ring], p->at, q->at))
            return fail(why,
                        "no closed road can be laid for %s: its ends are one place, neighbours "
                        "or parted by water",
                        closed->name);
        const double length = distance(p->at, q->at);
        if (!add_edge(graph, (road_edge){a, b, length, ROAD_LOCAL, "", NULL, closed}, why))
            return false;
    }
    return true;
}

/* The edges at each place: edge[first[p] .. first[p + 1]). */
typedef struct {
    size_t *first, *edge;
} incidence;

static void release_incidence(incidence *at)
{
    free(at->first);
    free(at->edge);
}

static bool build_incidence(const road_graph *graph, size_t n_places, incidence *at, failure *why)
{
    at->first = calloc(n_places + 2, sizeof *at->first);
    at->edge = calloc(2 * graph->n + 1, sizeof *at->edge);
    if (!at->first || !at->edge)
        return fail_memory(why);
    for (size_t e = 0; e < graph->n; e++) {
        at->first[graph->edge[e].a + 2]++;
        at->first[graph->edge[e].b + 2]++;
    }
    for (size_t p = 2; p < n_places + 2; p++)
        at->first[p] += at->first[p - 1];
    for (size_t e = 0; e < graph->n; e++) {
        at->edge[at->first[graph->edge[e].a + 1]++] = e;
        at->edge[at->first[graph->edge[e].b + 1]++] = e;
    }
    return true;
}

/* A search over the places: cost and the edge by which each was reached. */
typedef struct {
    const place_list *places;
    road_graph *graph;
    incidence at;
    double *cost;
    size_t *by_edge;
    bool *done;
} path_search;

static const size_t NO_EDGE = SIZE_MAX;

/* Through traffic gathers on what is already an important road. */
static double edge_cost(const road_edge *edge)
{
    static const double FACTOR[ROAD_CLASSES] = {
        [ROAD_MAIN] = 0.75, [ROAD_SECONDARY] = 0.85, [ROAD_LOCAL] = 1.0};
    return edge->closed ? INFINITY : edge->length * FACTOR[edge->class];
}

static size_t cheapest_open(const path_search *s)
{
    size_t best = s->places->n;
    double least = INFINITY;
    for (size_t p = 0; p < s->places->n; p++)
        if (!s->done[p] && s->cost[p] < least) {
            least = s->cost[p];
            best = p;
        }
    return best;
}

/* Dijkstra's shortest path with a plain array: 1,500 places do not need a heap. */
static bool find_path(path_search *s, size_t from, size_t to)
{
    for (size_t p = 0; p < s->places->n; p++) {
        s->cost[p] = INFINITY;
        s->done[p] = false;
        s->by_edge[p] = NO_EDGE;
    }
    s->cost[from] = 0;
    for (size_t p = from; p < s->places->n && p != to; p = cheapest_open(s)) {
        s->done[p] = true;
        for (size_t k = s->at.first[p]; k < s->at.first[p + 1]; k++) {
            const road_edge *edge = &s->graph->edge[s->at.edge[k]];
            const size_t q = edge->a == p ? edge->b : edge->a;
            const double cost = s->cost[p] + edge_cost(edge);
            if (cost < s->cost[q]) {
                s->cost[q] = cost;
                s->by_edge[q] = s->at.edge[k];
            }
        }
    }
    return s->by_edge[to] != NO_EDGE || from == to;
}

/* Makes the path found last at least of the class, with the number where it has none yet. */
static void upgrade_path(path_search *s, size_t from, size_t to, road_class class,
                         const char *route)
{
    for (size_t p = to; p != from;) {
        road_edge *edge = &s->graph->edge[s->by_edge[p]];
        if (class < edge->class)
            edge->class = class;
        if (!*edge->route)
            edge->route = route;
        p = edge->a == p ? edge->b : edge->a;
    }
}

static bool lay_routes(path_search *s, const region_facts *facts, failure *why)
{
    for (size_t i = 0; i < facts->n_routes; i++) {
        const route_fact *route = &facts->route[i];
        for (size_t t = 1; t < route->n_towns; t++) {
            const size_t from = places_find(s->places, PLACE_TOWN, route->town[t - 1]);
            const size_t to = places_find(s->places, PLACE_TOWN, route->town[t]);
            if (!find_path(s, from, to))
                return fail(why, "no road leads from %s to %s",
                            facts->town[route->town[t - 1]].name, facts->town[route->town[t]].name);
            upgrade_path(s, from, to, route->class, route->route);
        }
    }
    return true;
}

/* The nearest larger town on the same piece of land; the town itself when it is the largest. */
static size_t next_larger_town(const place_list *places, const region_facts *facts, size_t from)
{
    const road_place *home = &places->place[from];
    size_t nearest = from;
    int64_t nearest2 = INT64_MAX;
    for (size_t i = 0; i < places->n; i++) {
        const road_place *other = &places->place[i];
        if (other->kind != PLACE_TOWN || other->ring != home->ring ||
            facts->town[other->fact].people <= facts->town[home->fact].people)
            continue;
        const int64_t d2 = squared_distance(home->at, other->at);
        if (d2 < nearest2) {
            nearest2 = d2;
            nearest = i;
        }
    }
    return nearest;
}

static size_t nearest_large_town(const place_list *places, const region_facts *facts, size_t from)
{
    const road_place *home = &places->place[from];
    size_t nearest = from;
    int64_t nearest2 = INT64_MAX;
    for (size_t i = 0; i < places->n; i++) {
        const road_place *other = &places->place[i];
        if (other->kind != PLACE_TOWN || other->ring != home->ring ||
            facts->town[other->fact].people < LARGE_TOWN)
            continue;
        const int64_t d2 = squared_distance(home->at, other->at);
        if (d2 < nearest2) {
            nearest2 = d2;
            nearest = i;
        }
    }
    return nearest;
}

static bool lay_connections(path_search *s, const region_facts *facts, failure *why)
{
    for (size_t i = 0; i < s->places->n; i++) {
        const place_kind kind = s->places->place[i].kind;
        size_t to = i;
        road_class class = ROAD_SECONDARY;
        if (kind == PLACE_TOWN) {
            to = next_larger_town(s->places, facts, i);
        } else if (kind == PLACE_RAMP_END || kind == PLACE_ROAD_END || kind == PLACE_HARBOUR) {
            to = nearest_large_town(s->places, facts, i);
            class = kind == PLACE_HARBOUR ? ROAD_SECONDARY : ROAD_MAIN;
        }
        if (!find_path(s, i, to))
            return fail(why, "the road graph is in pieces: nothing leads from %lld, %lld to %s",
                        (long long)s->places->place[i].at.x, (long long)s->places->place[i].at.y,
                        facts->town[s->places->place[to].fact].name);
        upgrade_path(s, i, to, class, "");
    }
    return true;
}

static bool classify(const place_list *places, const region_facts *facts, road_graph *graph,
                     failure *why)
{
    path_search s = {.places = places, .graph = graph};
    s.cost = calloc(places->n, sizeof *s.cost);
    s.by_edge = calloc(places->n, sizeof *s.by_edge);
    s.done = calloc(places->n, sizeof *s.done);
    bool done = s.cost && s.by_edge && s.done ? true : fail_memory(why);
    done = done && build_incidence(graph, places->n, &s.at, why) && lay_routes(&s, facts, why) &&
           lay_connections(&s, facts, why);
    release_incidence(&s.at);
    free(s.cost);
    free(s.by_edge);
    free(s.done);
    return done;
}

bool road_graph_build(const place_list *places, const land_map *land, const region_facts *facts,
                      road_graph *graph, failure *why)
{
    return join_neighbours(places, land, graph, why) && join_bridges(places, facts, graph, why) &&
           join_closed_roads(places, land, facts, graph, why) &&
           classify(places, facts, graph, why);
}
