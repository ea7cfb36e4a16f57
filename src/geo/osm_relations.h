/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_GEO_OSM_RELATIONS_H
#define ADG_GEO_OSM_RELATIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "adgang/status.h"
#include "core/faults.h"

typedef struct {
    const char *key, *value;
} adg_osm_tag;

typedef struct {
    char type; /* 'n' node, 'w' way, 'r' relation */
    long long id;
    const char *role;
} adg_osm_member;

/** A relation, as long as it is being looked at. */
typedef struct {
    long long id;
    const adg_osm_tag *tag;
    size_t n_tags;
    const adg_osm_member *member;
    size_t n_members;
} adg_osm_relation;

/** Takes a relation; false: out of memory. */
typedef bool (*adg_osm_relation_taker)(void *data, const adg_osm_relation *relation);

/** Takes the nodes that a way begins and ends with; false: out of memory. */
typedef bool (*adg_osm_ends_taker)(void *data, long long way, long long first, long long last);

/** Reads all relations of an OpenStreetMap file in its order, with the roles of their members, which GDAL
 *  does not tell; XML and PBF, packed as adg_osm_read takes them; and the ends of every way with nodes, which come before the
 *  relations. shown is the path as the user wrote it. A
 *  damaged file is an error fault.  O(file).
 *  Source: wiki.openstreetmap.org/wiki/OSM_XML, .../PBF_Format. */
adg_status adg_osm_relations_read(const char *path, const char *shown, adg_osm_relation_taker take,
                                  adg_osm_ends_taker take_ends, void *data, adg_faults *faults,
                                  adg_error *error);

#endif
