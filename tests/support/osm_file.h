/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TESTS_SUPPORT_OSM_FILE_H
#define ADG_TESTS_SUPPORT_OSM_FILE_H

#include <stddef.h>
#include <stdint.h>

/** OpenStreetMap data written down in a test, as files of the scratch folder. */

typedef struct {
    long long id;
    int32_t lon, lat; /* 1e-7 degrees */
} osm_node;

typedef struct {
    long long id;
    const long long *ref;
    size_t n_refs;
    const char *tags; /* "highway=primary, maxspeed=50;30" */
} osm_way;

typedef struct {
    long long id;
    const char *members; /* "w11 from, n2 via, w12 to" */
    const char *tags;
} osm_relation;

typedef struct {
    const osm_node *node;
    size_t n_nodes;
    const osm_way *way;
    size_t n_ways;
    const osm_relation *relation;
    size_t n_relations;
} osm_data;

/** Writes XML and returns the path. */
const char *osm_write(const char *name, const osm_data *data);

/** Writes an .osm.pbf: one block of uncompressed plain nodes, one of ways, one of relations packed by
 *  zlib. At most 100,000 of each, 64 refs a way. Source: wiki.openstreetmap.org/wiki/PBF_Format. */
const char *osm_write_pbf(const char *name, const osm_data *data);

/** A place drawn in metres east and north of (500000, 6100000) in EPSG:25832. */
typedef struct {
    char name; /* A ... Z */
    double east, north;
} osm_place;

typedef struct {
    const char *places; /* "ABC" */
    const char *tags;
} osm_street;

/** Writes XML of what is drawn, node ids 'A' ..., way ids 1, 2, ... Coordinates are rounded to 1e-7
 *  degrees, so that lengths are right to 2 cm. */
const char *osm_draw(const char *name, const osm_place *places, size_t n_places,
                     const osm_street *streets, size_t n_streets);

#endif
