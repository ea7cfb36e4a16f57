/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_ROADS_H
#define ADG_LOAD_ROADS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/faults.h"
#include "core/shapes.h"
#include "load/project.h"
#include "load/turn_rule.h"

/** In which directions a road may be driven, seen along its line. */
typedef enum {
    ADG_ROAD_BOTH,
    ADG_ROAD_FORWARD,
    ADG_ROAD_BACKWARD
} adg_road_direction;

/** One piece of road: a single line from node to node. */
typedef struct {
    uint32_t class_index; /* into adg_roads.class_name; ADG_NONE without class */
    adg_road_direction direction;
    bool ferry;
    bool may_stop;   /* points may get on and off between its ends (not a no_snap class) */
    double minutes;  /* the whole piece; a ferry's waiting included */
    double length_m; /* of the geometry */
    long long row;   /* feature in the layer, or id of the way */
    bool barred_from, barred_to; /* nobody passes on to other roads at its start, at its end */
    double minutes_backward;     /* against the line, where that differs; 0: minutes both ways */
} adg_road;

static inline double adg_road_minutes_backward(const adg_road *road)
{
    return road->minutes_backward > 0 ? road->minutes_backward : road->minutes;
}

/** The roads that may be driven, in layer order; line r is shape r (one part). */
typedef struct {
    size_t n;
    adg_road *road;   /* [n] */
    adg_shapes lines; /* [n] */
    char **name;      /* [n] or NULL; entries may be NULL */
    size_t n_classes;
    char **class_name;    /* [n_classes] in order of appearance */
    char *shown;          /* the layer's path, for messages */
    size_t n_closed;      /* pieces left out: closed to traffic */
    size_t n_ferries_off; /* pieces left out: ferries switched off */
    bool minds_turns;     /* turn_rule counts, and nobody turns round on the road */
    adg_turn_rule *turn_rule;
    size_t n_turn_rules;
    double ferry_wait_min; /* the fixed part of what was added to every ferry */
} adg_roads;

/** How the time of a road is found, from the project file or the command line. */
typedef struct {
    adg_road_source source;
    adg_ferry_settings ferries;
    adg_number_map speeds;
    const char *const *no_snap;
    size_t n_no_snap;
} adg_road_rules;

/** Reads the roads: an OpenStreetMap file through its profile (load/osm_roads.h), anything else as
 *  a line layer. Minutes of a line of a piece: its minutes field; else length (field or geometry) by
 *  speed (field, else the speed of its class, else 15 km/h for a ferry). Ferries wait as
 *  methods 1.6: min(headway / 2, cap) + wait. Zero and negative speeds, negative minutes, roads
 *  without any time and unknown one-way words are error faults; pieces of length 0 are left out and
 *  counted in a note.  O(points). */
adg_status adg_roads_load(const adg_road_rules *rules, const adg_crs *crs, adg_roads *roads,
                          adg_faults *faults, adg_error *error);
void adg_roads_release(adg_roads *roads);

/** Whether a path is one of an OpenStreetMap file: .osm, .osm.gz, .osm.bz2, .pbf. */
bool adg_road_is_osm(const char *path);

/** Reads a one-way word: OpenStreetMap's yes, true, 1, -1, reverse, no, false, 0; F, T, B; ja, nej;
 *  empty = both. `closed` is set for "reversible" and "alternating", which change by the hour.
 *  False = unknown word. */
bool adg_oneway_parse(const char *word, adg_road_direction *direction, bool *closed);

/** Whether an access word keeps everybody else out: no, private, forbudt, privat. "destination", NULL
 *  and what is not known stay open. */
bool adg_access_is_closed(const char *word);

#endif
