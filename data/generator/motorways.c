/* SPDX-License-Identifier: MPL-2.0 */
#include "motorways.h"

#include <stdlib.h>
#include <string.h>

static const double CARRIAGEWAY_OFFSET_M = 18; /* to the right of the middle line */
static const double RAMP_NODE_M = 450;         /* before and after the interchange */
static const double RAMP_END_OFFSET_M = 210;   /* to the right of the middle line */
static const double JUNCTION_RADIUS_M = 650;   /* where the links of a junction begin */
static const double END_RADIUS_M = 500;
static const double STRAIGHT_ON_COSINE = 0.75;
enum {
    RAMP_KMH = 48,
    LINK_KMH = 75,
    THROUGH_KMH = 105,
    LINK_POINTS = 7
};

/* One way into or out of a motorway junction. */
typedef struct {
    const waypoint_fact *junction;
    point node;
    direction heading; /* of the traffic */
    bool arrives;
} junction_leg;

typedef struct {
    const region_facts *facts;
    const land_map *land;
    place_list *places;
    road_list *roads;
    junction_leg *leg;
    size_t n_legs, leg_capacity;
} motorway_site;

/* A carriageway while it is drawn: the way points in the direction of travel, and the points of
 * the piece that is not finished yet. */
typedef struct {
    const waypoint_fact **waypoint;
    size_t n;
    bool forward; /* in the order of the facts */
    point piece[64];
    size_t n_piece;
    int kmh;
} carriageway_drawing;

static void extend(carriageway_drawing *way, point to)
{
    way->piece[way->n_piece++] = to;
}

/* Ends the piece at its last point and begins the next one there. */
static bool finish_piece(motorway_site *site, carriageway_drawing *way, const char *route,
                         failure *why)
{
    const road_line like = {.class = ROAD_MOTORWAY,
                            .oneway = 'F',
                            .kmh = way->kmh,
                            .name = "",
                            .route = route,
                            .structure = ""};
    if (way->n_piece >= 2 && !roads_add(site->roads, &like, way->piece, way->n_piece, why))
        return false;
    way->piece[0] = way->piece[way->n_piece - 1];
    way->n_piece = 1;
    return true;
}

static bool add_ramp(motorway_site *site, const waypoint_fact *at, const point *points, size_t n,
                     int kmh, failure *why)
{
    const road_line like = {.class = ROAD_RAMP,
                            .oneway = 'F',
                            .kmh = kmh,
                            .name = at->name,
                            .route = at->route,
                            .structure = ""};
    return roads_add(site->roads, &like, points, n, why);
}

static bool draw_interchange(motorway_site *site, carriageway_drawing *way, size_t i, direction in,
                             direction out, failure *why)
{
    const waypoint_fact *w = way->waypoint[i];
    const point exit_node = moved(w->at, in, -RAMP_NODE_M, CARRIAGEWAY_OFFSET_M);
    const point entry_node = moved(w->at, out, RAMP_NODE_M, CARRIAGEWAY_OFFSET_M);
    const point ramp_end = moved(w->at, direction_of(exit_node, entry_node), 0, RAMP_END_OFFSET_M);
    const size_t fact = (size_t)(w - site->facts->waypoint);
    extend(way, exit_node);
    if (!finish_piece(site, way, w->route, why))
        return false;
    extend(way, moved(w->at, direction_of(exit_node, entry_node), 0, CARRIAGEWAY_OFFSET_M));
    extend(way, entry_node);
    return finish_piece(site, way, w->route, why) &&
           places_add(site->places, site->land, site->facts, PLACE_RAMP_END, fact, ramp_end,
                      w->name, why) &&
           add_ramp(site, w, (point[]){exit_node, ramp_end}, 2, RAMP_KMH, why) &&
           add_ramp(site, w, (point[]){ramp_end, entry_node}, 2, RAMP_KMH, why);
}

static bool add_leg(motorway_site *site, const waypoint_fact *junction, point node,
                    direction heading, bool arrives, failure *why)
{
    junction_leg *legs = grown(site->leg, &site->leg_capacity, site->n_legs + 1, sizeof *legs);
    if (!legs)
        return fail_memory(why);
    site->leg = legs;
    legs[site->n_legs++] = (junction_leg){junction, node, heading, arrives};
    return true;
}

/* The first way point: the carriageway comes out of a junction, or starts at an end. */
static bool draw_start(motorway_site *site, carriageway_drawing *way, failure *why)
{
    const waypoint_fact *w = way->waypoint[0];
    const direction out = direction_of(w->at, way->waypoint[1]->at);
    const double radius = w->kind == WAYPOINT_JUNCTION ? JUNCTION_RADIUS_M : END_RADIUS_M;
    const point node = moved(w->at, out, radius, CARRIAGEWAY_OFFSET_M);
    way->n_piece = 0;
    extend(way, node);
    if (w->kind == WAYPOINT_JUNCTION)
        return add_leg(site, w, node, out, false, why);
    return add_ramp(site, w, (point[]){w->at, node}, 2, RAMP_KMH, why);
}

/* The last way point, the mirror of the first. */
static bool draw_finish(motorway_site *site, carriageway_drawing *way, failure *why)
{
    const waypoint_fact *w = way->waypoint[way->n - 1];
    const direction in = direction_of(way->waypoint[way->n - 2]->at, w->at);
    const double radius = w->kind == WAYPOINT_JUNCTION ? JUNCTION_RADIUS_M : END_RADIUS_M;
    const point node = moved(w->at, in, -radius, CARRIAGEWAY_OFFSET_M);
    extend(way, node);
    if (!finish_piece(site, way, w->route, why))
        return false;
    if (w->kind == WAYPOINT_JUNCTION)
        return add_leg(site, w, node, in, true, why);
    return add_ramp(site, w, (point[]){node, w->at}, 2, RAMP_KMH, why);
}

static bool draw_carriageway(motorway_site *site, carriageway_drawing *way, failure *why)
{
    if (!draw_start(site, way, why))
        return false;
    for (size_t i = 1; i < way->n; i++) {
        const waypoint_fact *w = way->waypoint[i];
        /* The speed of a way point holds for the part that follows it in the facts. */
        way->kmh = (int)(way->forward ? way->waypoint[i - 1] : w)->kmh;
        if (i + 1 == way->n)
            break;
        const direction in = direction_of(way->waypoint[i - 1]->at, w->at);
        const direction out = direction_of(w->at, way->waypoint[i + 1]->at);
        if (w->kind == WAYPOINT_INTERCHANGE) {
            if (!draw_interchange(site, way, i, in, out, why))
                return false;
        } else {
            const point before = moved(w->at, in, -1, CARRIAGEWAY_OFFSET_M);
            const point after = moved(w->at, out, 1, CARRIAGEWAY_OFFSET_M);
            extend(way, between(before, after, 0.5));
        }
    }
    return draw_finish(site, way, why);
}

/* Both carriageways of the stretch facts->waypoint[first .. last). */
static bool draw_stretch(motorway_site *site, size_t first, size_t last, failure *why)
{
    const size_t n = last - first;
    const waypoint_fact *waypoint = &site->facts->waypoint[first];
    if (n < 2 || n > 60)
        return fail(why, "motorway stretch %lld has %zu way points; 2 to 60 are possible",
                    (long long)waypoint->stretch, n);
    const waypoint_fact *along[64];
    carriageway_drawing way = {.waypoint = along, .n = n, .forward = true};
    for (size_t i = 0; i < n; i++)
        along[i] = &waypoint[i];
    if (!draw_carriageway(site, &way, why))
        return false;
    for (size_t i = 0; i < n; i++)
        along[i] = &waypoint[n - 1 - i];
    way = (carriageway_drawing){.waypoint = along, .n = n, .forward = false};
    return draw_carriageway(site, &way, why);
}

/* A link bends from one leg to the other around the middle of the junction (a quadratic curve). */
static bool draw_link(motorway_site *site, const junction_leg *from, const junction_leg *to,
                      failure *why)
{
    const double cosine = from->heading.x * to->heading.x + from->heading.y * to->heading.y;
    const point middle = from->junction->at;
    point curve[LINK_POINTS];
    for (int i = 0; i < LINK_POINTS; i++) {
        const double t = (double)i / (LINK_POINTS - 1);
        curve[i] = between(between(from->node, middle, t), between(middle, to->node, t), t);
    }
    road_line like = {.class = ROAD_RAMP,
                      .oneway = 'F',
                      .kmh = LINK_KMH,
                      .name = from->junction->name,
                      .route = from->junction->route,
                      .structure = ""};
    if (cosine > STRAIGHT_ON_COSINE) {
        like.class = ROAD_MOTORWAY;
        like.kmh = THROUGH_KMH;
    }
    return roads_add(site->roads, &like, curve, LINK_POINTS, why);
}

static bool draw_junctions(motorway_site *site, failure *why)
{
    for (size_t i = 0; i < site->n_legs; i++)
        for (size_t j = 0; j < site->n_legs; j++) {
            const junction_leg *from = &site->leg[i], *to = &site->leg[j];
            const bool same_junction = strcmp(from->junction->name, to->junction->name) == 0;
            const bool same_stretch = from->junction->stretch == to->junction->stretch;
            if (from->arrives && !to->arrives && same_junction && !same_stretch &&
                !draw_link(site, from, to, why))
                return false;
        }
    return true;
}

/* What lies over water is a bridge. */
static void mark_bridges(const land_map *land, road_list *roads)
{
    for (size_t i = 0; i < roads->n; i++)
        if (!land_holds_line(land, roads->road[i].point, roads->road[i].n))
            roads->road[i].structure = "bro";
}

bool motorways_build(const region_facts *facts, const land_map *land, place_list *places,
                     road_list *roads, failure *why)
{
    motorway_site site = {.facts = facts, .land = land, .places = places, .roads = roads};
    bool done = true;
    for (size_t first = 0, last; done && first < facts->n_waypoints; first = last) {
        for (last = first; last < facts->n_waypoints; last++)
            if (facts->waypoint[last].stretch != facts->waypoint[first].stretch)
                break;
        done = draw_stretch(&site, first, last, why);
    }
    for (size_t i = 0; done && i < facts->n_waypoints; i++)
        if (facts->waypoint[i].kind == WAYPOINT_END)
            done = places_add(places, land, facts, PLACE_ROAD_END, i, facts->waypoint[i].at,
                              facts->waypoint[i].name, why);
    done = done && draw_junctions(&site, why);
    if (done)
        mark_bridges(land, roads);
    free(site.leg);
    return done;
}
