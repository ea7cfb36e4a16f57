/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_OSM_PIECES_H
#define ADG_LOAD_OSM_PIECES_H

#include <stdint.h>

#include "core/key_tally.h"
#include "load/road_building.h"

/** A way that is used, as a whole. */
typedef struct {
    long long id;
    char *name; /* NULL: none */
    uint32_t class_index;
    adg_road_direction direction;
    bool ferry, may_stop;
    double kmh;          /* above 0 */
    double kmh_backward; /* against the line, where that differs; else 0 */
    double minutes;      /* of the whole way; NaN: length and kmh say it. out: never NaN */
    double waiting_min;  /* of a ferry: once a crossing */
    size_t first_point;  /* in place; the next way's is its end */
    size_t n_pieces;     /* out: roads it became, one after the other along it */
    double length_m;     /* out: of all of them */
} adg_osm_used_way;

/** Ways one after the other, with their nodes. */
typedef struct {
    adg_osm_used_way *way;
    size_t n, capacity;
    int32_t *place; /* [2 n_points], units of ADG_OSM_DEGREES */
    size_t n_points, capacity_points;
    adg_key_tally barred; /* nodes nobody passes, once each */
    size_t n_barred;      /* out: those of them that lie in or between ways */
    size_t n_long_calls;  /* out: ferries that call at more than ADG_MOST_CALLS places */
} adg_osm_ways;

/** A node's place as one number below 2^63 - 1. */
uint64_t adg_osm_place_key(const int32_t place[2]);

/** Makes roads of the ways: a way is cut at every node that another way also has, or that it has twice
 *  itself, and at barred nodes, whose pieces are marked (adg_road.barred_from). Nodes are told apart by where they lie. Pieces share the minutes of their way by length;
 *  pieces without length are left out and counted. A ferry's waiting stands half at each end that
 *  touches land (a road, or nothing at all): a crossing in several ways waits once. Who stays on board where a way calls at land
 *  on its way has roads of his own, from every cut of the way to every other beyond a call: they stand after the pieces of all
 *  ways, and wait at their ends alone. Ways with more than ADG_MOST_CALLS cuts have none and are counted. Places that cannot be
 *  transformed are an error fault.  O(nodes).  Source: docs/decisions/0015, 0037. */
enum {
    ADG_MOST_CALLS = 32
};
adg_status adg_osm_pieces(adg_osm_ways *ways, const adg_crs *crs, adg_road_builder *builder,
                          adg_faults *faults, adg_error *error);

#endif
