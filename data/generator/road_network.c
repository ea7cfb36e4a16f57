/* SPDX-License-Identifier: MPL-2.0 */
#include "road_network.h"

#include <stdlib.h>

#include "built_up.h"
#include "chance.h"
#include "connectivity.h"
#include "motorways.h"
#include "noding.h"
#include "road_graph.h"
#include "streets.h"

/* Mean speeds without congestion, in the country and in towns. Below the limits of 80 and 50 km/h,
 * because crossings and bends cost time. */
static const int COUNTRY_KMH[ROAD_CLASSES] = {
    [ROAD_MAIN] = 72, [ROAD_SECONDARY] = 63, [ROAD_LOCAL] = 50, [ROAD_STREET] = 30};
static const int TOWN_KMH[ROAD_CLASSES] = {
    [ROAD_MAIN] = 34, [ROAD_SECONDARY] = 31, [ROAD_LOCAL] = 30, [ROAD_STREET] = 24};

static const double BEND_EVERY_M = 900;
static const double SWING = 0.055; /* sideways, as a share of the road's length */
enum {
    MOST_BENDS = 6,
    FEWEST_METRES = 1200
};

/* A road between two places swings to one side and back, with small bends on the way. */
static size_t draw_curve(point a, point b, adg_random *random, point *line)
{
    const double length = distance(a, b);
    const int bends =
        (int)(length / BEND_EVERY_M) < MOST_BENDS ? (int)(length / BEND_EVERY_M) : MOST_BENDS;
    const double swing = chance_between(random, -SWING, SWING) * length;
    const direction heading = direction_of(a, b);
    size_t n = 0;
    line[n++] = a;
    for (int i = 1; i <= bends; i++) {
        const double t = (double)i / (bends + 1);
        const double aside = 4 * t * (1 - t) * swing + chance_between(random, -0.01, 0.01) * length;
        line[n++] = moved(a, heading, t * length, aside);
    }
    line[n++] = b;
    return n;
}

static road_line road_of_edge(const road_edge *edge)
{
    road_line road = {
        .class = edge->class, .oneway = 'B', .name = "", .route = edge->route, .structure = ""};
    if (edge->bridge) {
        road.kmh = (int)edge->bridge->kmh;
        road.name = edge->bridge->name;
        road.structure = edge->bridge->structure;
    } else if (edge->closed) {
        road.closed = true;
        road.name = edge->closed->name;
    }
    return road;
}

static bool draw_edges(const road_graph *graph, const place_list *places, const land_map *land,
                       road_list *roads, failure *why)
{
    for (size_t e = 0; e < graph->n; e++) {
        const road_edge *edge = &graph->edge[e];
        const point a = places->place[edge->a].at, b = places->place[edge->b].at;
        adg_random random = chance_stream(CHANCE_CURVES, e);
        point line[MOST_BENDS + 2] = {a, b};
        size_t n = 2;
        if (!edge->bridge && edge->length > FEWEST_METRES) {
            n = draw_curve(a, b, &random, line);
            if (!land_holds_line(land, line, n)) {
                line[1] = b;
                n = 2;
            }
        }
        const road_line like = road_of_edge(edge);
        if (!roads_add(roads, &like, line, n, why))
            return false;
    }
    return true;
}

static bool draw_ferries(const region_facts *facts, road_list *roads, failure *why)
{
    for (size_t i = 0; i < facts->n_ferries; i++) {
        const ferry_fact *ferry = &facts->ferry[i];
        point line[FERRY_BENDS + 2];
        size_t n = 0;
        line[n++] = facts->harbour[ferry->from].at;
        for (size_t b = 0; b < ferry->n_bends; b++)
            line[n++] = ferry->bend[b];
        line[n++] = facts->harbour[ferry->to].at;
        const road_line like = {.class = ROAD_FERRY,
                                .oneway = 'B',
                                .minutes = (int)ferry->minutes,
                                .headway_minutes = (int)ferry->headway_minutes,
                                .name = ferry->name,
                                .route = "",
                                .structure = ""};
        if (!roads_add(roads, &like, line, n, why))
            return false;
    }
    return true;
}

static void set_speeds(const region_facts *facts, road_list *roads)
{
    for (size_t r = 0; r < roads->n; r++) {
        road_line *road = &roads->road[r];
        if (!road_is_surface(road) || road->kmh > 0)
            continue;
        const bool in_town = built_up_town(facts, road_middle(road)) < facts->n_towns;
        road->kmh = in_town ? TOWN_KMH[road->class] : COUNTRY_KMH[road->class];
    }
}

static point largest_town(const region_facts *facts)
{
    size_t largest = 0;
    for (size_t t = 1; t < facts->n_towns; t++)
        if (facts->town[t].people > facts->town[largest].people)
            largest = t;
    return facts->town[largest].at;
}

bool road_network_build(const region_facts *facts, const land_map *land, place_list *places,
                        road_list *roads, failure *why)
{
    road_graph graph = {0};
    bool done = motorways_build(facts, land, places, roads, why) &&
                places_add_crossings(places, land, facts, why) &&
                places_add_hamlets(places, land, facts, why) &&
                road_graph_build(places, land, facts, &graph, why) &&
                draw_edges(&graph, places, land, roads, why) &&
                streets_build(facts, land, roads, why) && roads_node(roads, why) &&
                draw_ferries(facts, roads, why);
    if (done)
        set_speeds(facts, roads);
    done = done && roads_connect(roads, largest_town(facts), why);
    road_graph_release(&graph);
    return done;
}
