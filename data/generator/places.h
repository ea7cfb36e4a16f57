/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_PLACES_H
#define GENERATOR_PLACES_H

#include "facts.h"
#include "land.h"

/** Places are what roads lead to: the nodes of the road graph. Towns, districts and villages are
 *  also the middles of parishes. */
typedef enum {
    PLACE_TOWN,     /* fact: town */
    PLACE_DISTRICT, /* fact: district */
    PLACE_VILLAGE,  /* constructed parish between the towns */
    PLACE_RAMP_END, /* where the ramps of an interchange meet the ordinary road; fact: way point */
    PLACE_ROAD_END, /* where a motorway ends in an ordinary road; fact: way point */
    PLACE_BRIDGEHEAD, /* fact: bridge */
    PLACE_HARBOUR,    /* fact: harbour */
    PLACE_HAMLET      /* constructed, a few houses */
} place_kind;

typedef struct {
    place_kind kind;
    point at;
    size_t ring; /* of the land */
    size_t fact; /* its row among the facts of that kind */
    size_t
        town; /* the town it belongs to: itself, the district's, or the nearest on the same ring */
} road_place;

typedef struct {
    road_place *place;
    size_t n, capacity;
} place_list;

void places_release(place_list *list);

/** Adds a place; it is a failure when it lies in the water (`what` names it in the message). */
bool places_add(place_list *list, const land_map *land, const region_facts *facts, place_kind kind,
                size_t fact, point at, const char *what, failure *why);

/** Towns, districts, and villages where these leave wide gaps: the middles of the parishes. */
bool places_add_parish_middles(place_list *list, const land_map *land, const region_facts *facts,
                               failure *why);

/** Bridgeheads and harbours. */
bool places_add_crossings(place_list *list, const land_map *land, const region_facts *facts,
                          failure *why);

/** Hamlets in what is still empty, clear of the motorways, so that no farm is far from a road. */
bool places_add_hamlets(place_list *list, const land_map *land, const region_facts *facts,
                        failure *why);

/** The first place of that kind and fact; list->n when there is none. */
size_t places_find(const place_list *list, place_kind kind, size_t fact);

/** The nearest place to a point. */
size_t places_nearest(const place_list *list, point at);

/** Squared distance to the nearest motorway way-point line. */
double squared_distance_to_motorway(const region_facts *facts, point at);

#endif
