/* SPDX-License-Identifier: MPL-2.0 */
#include "places.h"

#include <math.h>
#include <stdlib.h>

#include "chance.h"

/* How places are scattered: so far from each other, from the coast and from motorways at least,
 * and so many attempts for each square kilometre of a ring's bounding box. */
typedef struct {
    place_kind kind;
    chance_purpose purpose;
    double apart_m, from_coast_m, from_motorway_m, attempts_per_km2;
} scatter_rule;

static const scatter_rule VILLAGE_RULE = {PLACE_VILLAGE, CHANCE_VILLAGES, 6300, 1500, 900, 1.0};
static const scatter_rule HAMLET_RULE = {PLACE_HAMLET, CHANCE_HAMLETS, 2100, 300, 450, 3.0};

void places_release(place_list *list)
{
    free(list->place);
    *list = (place_list){0};
}

static size_t nearest_town(const place_list *list, point at, size_t ring)
{
    size_t town = 0;
    int64_t nearest2 = INT64_MAX;
    for (size_t i = 0; i < list->n; i++) {
        const road_place *p = &list->place[i];
        if (p->kind == PLACE_TOWN && p->ring == ring && squared_distance(p->at, at) < nearest2) {
            nearest2 = squared_distance(p->at, at);
            town = p->fact;
        }
    }
    return town;
}

bool places_add(place_list *list, const land_map *land, const region_facts *facts, place_kind kind,
                size_t fact, point at, const char *what, failure *why)
{
    const int ring = land_ring_at(land, at);
    if (ring == NO_RING)
        return fail(why, "%s lies in the water (%lld, %lld); move it or the coast", what,
                    (long long)at.x, (long long)at.y);
    road_place *places = grown(list->place, &list->capacity, list->n + 1, sizeof *places);
    if (!places)
        return fail_memory(why);
    list->place = places;
    road_place *added = &places[list->n];
    *added = (road_place){kind, at, (size_t)ring, fact, 0};
    added->town = kind == PLACE_TOWN       ? fact
                  : kind == PLACE_DISTRICT ? facts->district[fact].town
                                           : nearest_town(list, at, added->ring);
    list->n++;
    return true;
}

double squared_distance_to_motorway(const region_facts *facts, point at)
{
    double nearest2 = INFINITY;
    for (size_t i = 1; i < facts->n_waypoints; i++) {
        const waypoint_fact *a = &facts->waypoint[i - 1], *b = &facts->waypoint[i];
        if (a->stretch == b->stretch)
            nearest2 = fmin(nearest2, squared_distance_to_segment(at, a->at, b->at));
    }
    return nearest2;
}

static bool fits(const place_list *list, const scatter_rule *rule, const region_facts *facts,
                 const land_ring *ring, point at)
{
    const int64_t apart2 = (int64_t)(rule->apart_m * rule->apart_m);
    for (size_t i = 0; i < list->n; i++)
        if (squared_distance(list->place[i].at, at) < apart2)
            return false;
    return inside_ring(at, ring->vertex, ring->n) &&
           land_distance_to_edge(ring, at) >= rule->from_coast_m &&
           squared_distance_to_motorway(facts, at) >= rule->from_motorway_m * rule->from_motorway_m;
}

/* Dart throwing: a random point stays when it keeps its distances. */
static bool scatter(place_list *list, const scatter_rule *rule, const land_map *land,
                    const region_facts *facts, failure *why)
{
    size_t number = 0;
    for (size_t r = 0; r < land->n_rings; r++) {
        const land_ring *ring = &land->ring[r];
        adg_random random = chance_stream(rule->purpose, r);
        const double width = (double)(ring->high.x - ring->low.x);
        const double height = (double)(ring->high.y - ring->low.y);
        const size_t attempts = (size_t)(width * height / 1e6 * rule->attempts_per_km2);
        for (size_t a = 0; a < attempts; a++) {
            const point at = chance_point(&random, ring->low, ring->high);
            if (fits(list, rule, facts, ring, at) &&
                !places_add(list, land, facts, rule->kind, number++, at, "a scattered place", why))
                return false;
        }
    }
    return true;
}

bool places_add_parish_middles(place_list *list, const land_map *land, const region_facts *facts,
                               failure *why)
{
    for (size_t i = 0; i < facts->n_towns; i++)
        if (!places_add(list, land, facts, PLACE_TOWN, i, facts->town[i].at, facts->town[i].name,
                        why))
            return false;
    for (size_t i = 0; i < facts->n_districts; i++)
        if (!places_add(list, land, facts, PLACE_DISTRICT, i, facts->district[i].at,
                        facts->district[i].name, why))
            return false;
    return scatter(list, &VILLAGE_RULE, land, facts, why);
}

bool places_add_crossings(place_list *list, const land_map *land, const region_facts *facts,
                          failure *why)
{
    for (size_t i = 0; i < facts->n_bridges; i++) {
        const bridge_fact *bridge = &facts->bridge[i];
        if (!places_add(list, land, facts, PLACE_BRIDGEHEAD, i, bridge->from, bridge->name, why) ||
            !places_add(list, land, facts, PLACE_BRIDGEHEAD, i, bridge->to, bridge->name, why))
            return false;
    }
    for (size_t i = 0; i < facts->n_harbours; i++)
        if (!places_add(list, land, facts, PLACE_HARBOUR, i, facts->harbour[i].at,
                        facts->harbour[i].name, why))
            return false;
    return true;
}

bool places_add_hamlets(place_list *list, const land_map *land, const region_facts *facts,
                        failure *why)
{
    return scatter(list, &HAMLET_RULE, land, facts, why);
}

size_t places_find(const place_list *list, place_kind kind, size_t fact)
{
    size_t i = 0;
    while (i < list->n && !(list->place[i].kind == kind && list->place[i].fact == fact))
        i++;
    return i;
}

size_t places_nearest(const place_list *list, point at)
{
    size_t nearest = 0;
    for (size_t i = 1; i < list->n; i++)
        if (squared_distance(list->place[i].at, at) < squared_distance(list->place[nearest].at, at))
            nearest = i;
    return nearest;
}
